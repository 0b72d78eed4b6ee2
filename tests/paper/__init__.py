"""Tests of the paper form."""
