"""The item type choice: one of several."""
