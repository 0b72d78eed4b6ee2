"""The criteria of the project: each test's name begins with the one that it holds; README.md says what people judge."""
