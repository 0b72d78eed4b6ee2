"""Wording and care as a check."""
