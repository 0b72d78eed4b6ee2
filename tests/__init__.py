"""The tests of Quietform; each module mirrors one of the package."""
