"""The item type text: the person's own words."""
