"""The item type date: a day of the calendar."""
