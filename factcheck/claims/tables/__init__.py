"""Claims of tables and of lists of results: what stands in rows and columns instead of sentences."""
