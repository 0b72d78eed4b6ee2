"""The modules of scoring → small wrong changes of each, and whether the tests notice them; see README.md."""
