# Everything is made in .venv, node_modules and site; `make clean` takes them away again.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable
# The browser of the tests: CHROMIUM=/path names another one.
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
ROOT := $(shell test "$$(id -u)" = 0 && echo yes)
CHECKS := lint types imports javascript assessments pages
# The engines that people use, for `make test-browsers`; `make test` takes Chromium's alone.
ENGINES ?= chromium firefox webkit
FIREFOX := $(shell command -v firefox-esr || command -v firefox)
WEBKIT := $(shell command -v WebKitWebDriver)
SCREEN := $(shell command -v xvfb-run && command -v dbus-run-session)
APT := apt-get install -y --no-install-recommends

export PYTHONDONTWRITEBYTECODE = 1

.PHONY: help serve site test test-browsers bench mutants docs blocks messages picture gallery pins clean browser browsers $(CHECKS) pytest

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST)

# mkdocs 1.6 with click 8.3 or later leaves live reload off unless it is asked for.
serve: .venv/core ## Build the site and serve it on 127.0.0.1:8000, again at every change
	$(BIN)/mkdocs serve --livereload --dev-addr 127.0.0.1:8000

site: .venv/core ## Build the site into site/
	$(BIN)/mkdocs build --strict

test: .venv/test node_modules/.ready browser ## Run every check
	@$(MAKE) --no-print-directory --keep-going --jobs=2 --output-sync=target $(CHECKS); static=$$?; \
	$(MAKE) --no-print-directory pytest && exit $$static

test-browsers: .venv/test browser browsers ## Take the assessments in Chromium, Firefox and WebKit
	ENGINES="$(ENGINES)" CHROMIUM="$(CHROMIUM)" xvfb-run --auto-servernum dbus-run-session -- \
	  $(BIN)/python -m pytest -q -n 0 tests/engines

bench: .venv/test browser ## Measure bytes, times and memory; prints a table, writes bench.json
	CHROMIUM="$(CHROMIUM)" $(BIN)/python -m tests.bench --json bench.json

mutants: .venv/test node_modules/.ready ## Change each line of the scoring modules, and see that the tests notice
	$(BIN)/python -m tests.mutants

docs: .venv/test ## Write content/scoring.md from the vectors
	$(BIN)/python -m tests.scoring.page

# The checks, each by itself, two at a time before the tests; `make test` has made what they need.

lint: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/test
	$(BIN)/mypy

imports: .venv/test
	$(BIN)/lint-imports

javascript: .venv/test node_modules/.ready
	$(BIN)/node node_modules/typescript/bin/tsc

assessments: .venv/test
	$(BIN)/quietform check

pages: .venv/test node_modules/.ready
	$(BIN)/mkdocs build --strict
	$(BIN)/node node_modules/html-validate/bin/html-validate.mjs "site/**/*.html"

pytest: .venv/test node_modules/.ready browser
	CHROMIUM="$(CHROMIUM)" $(BIN)/python -m pytest -q -n 3 --dist worksteal

# What the targets need. Each stamp is newer than what it was made from, so a second run is quick.

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or later is needed; name one with: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  if [ "$(ROOT)" ]; then apt-get update -qq && $(APT) python3-venv; else \
	  echo "Python's venv is needed. On Debian: sudo apt-get install python3-venv"; exit 1; fi
	$(PYTHON) -m venv .venv

.venv/core: .venv/bin/python pyproject.toml constraints.txt
	$(PIP) ".[browser,languages]"
	@touch $@

.venv/test: .venv/core
	$(PIP) ".[test]"
	@touch $@

node_modules/.ready: .venv/test package.json package-lock.json
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm ci --silent --ignore-scripts
	@touch $@

browser:
	@if [ -n "$(CHROMIUM)" ]; then exit 0; \
	elif [ "$(ROOT)" ]; then apt-get update -qq && $(APT) chromium fonts-dejavu-core; else \
	echo "Chromium is needed. On Debian: sudo apt-get install chromium; or: make test CHROMIUM=/path/to/chromium"; exit 1; fi

# WebKit's browser has no way without a screen and a bus.
browsers:
	@if [ -n "$(FIREFOX)" ] && [ -n "$(WEBKIT)" ] && [ -n "$(word 2,$(SCREEN))" ]; then exit 0; \
	elif [ "$(ROOT)" ]; then apt-get update -qq && $(APT) firefox-esr webkit2gtk-driver xvfb xauth dbus fonts-dejavu-core; else \
	echo "Firefox and WebKitGTK are needed. On Debian: sudo apt-get install firefox-esr webkit2gtk-driver xvfb xauth dbus"; exit 1; fi

picture: .venv/test site browser ## Take the README's picture of the real page
	CHROMIUM="$(CHROMIUM)" $(BIN)/python -m tests.browser.picture site content/page.png

gallery: .venv/test site browser ## Take the pictures of the docs' gallery, of every state of the pages
	CHROMIUM="$(CHROMIUM)" $(BIN)/python -m tests.browser.gallery site content

blocks: .venv/test node_modules/.ready ## Minify the page's scripts anew, after a change of any
	$(BIN)/python -m tests.minify

messages: .venv/test ## Bring builder/quietform/locale up to date, after a change of any text that a person sees
	$(BIN)/python -m tests.messages

pins: ## Pin the newest versions that pyproject.toml allows
	rm -rf .venv/pins && $(PYTHON) -m venv .venv/pins
	.venv/pins/bin/pip install --quiet --disable-pip-version-check --editable ".[test]"
	.venv/pins/bin/pip freeze --exclude quietform | grep == > constraints.txt
	rm -rf .venv/pins

clean: ## Remove everything that was made
	rm -rf .venv node_modules site bench.json
