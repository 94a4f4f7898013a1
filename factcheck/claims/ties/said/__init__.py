"""What words and the layout of a text say of two or more of its claims: links, lists, parts, ranks."""
