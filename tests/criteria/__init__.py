"""Tests named after the criteria of content and safety: SAF, PRV, SCR, RES, A11Y."""
