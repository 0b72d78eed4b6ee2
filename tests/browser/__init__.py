"""What a person meets: the built site, taken in a real browser."""
