"""The language server: findings where articles are written; needs the extra `lsp`."""
