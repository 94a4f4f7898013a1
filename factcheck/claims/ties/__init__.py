"""What the text says of two or more of its claims: sums, shares, ranks, lists, figures told again."""
