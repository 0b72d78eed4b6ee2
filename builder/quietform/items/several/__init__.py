"""The item type several: any number of choices."""
