"""TEXTS IN OTHER LANGUAGES: files beside assessments and pages, each text with the hash of what it translates."""
