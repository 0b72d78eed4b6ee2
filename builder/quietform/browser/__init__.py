"""PYTHON IN THE BROWSER: the page that checks a result with the second engine, and the files it runs."""
