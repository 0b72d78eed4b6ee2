"""One test for every engine people use: Chromium, Firefox and WebKitGTK, each behind the same small tab."""
