"""The item type pair: one stem, two halves."""
