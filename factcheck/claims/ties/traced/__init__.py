"""What only digits show of two or more claims, told from chance: sums, shares, growth, differences, quotients."""
