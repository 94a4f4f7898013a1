"""A sentence as a row of tokens, the role of each figure in it, and the clauses that they make."""
