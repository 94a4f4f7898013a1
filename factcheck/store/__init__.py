"""The ledger on disk: earlier articles with their claims, found again by what they speak of."""
