"""The item type number: a number with its unit."""
