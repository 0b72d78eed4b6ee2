"""The item type ranking: entries in the person's order."""
