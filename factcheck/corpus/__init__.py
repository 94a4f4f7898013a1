"""Corpora of any size: articles to rows of claims, the claims of one subject to checks, in parallel and in stages."""
