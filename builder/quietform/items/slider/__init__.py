"""The item type slider: a place between two ends."""
