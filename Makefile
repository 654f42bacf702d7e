# Needs Python 3.11 or newer and make. PYTHON=… chooses another interpreter.
PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: try test check bench

try: .venv/installed  ## start the bot on its own messenger and print the page to open
	$(BIN)/huibao run

test: .venv/installed-dev  ## all tests
	$(BIN)/pytest -n auto --dist worksteal

check: .venv/installed-dev  ## formatting, lint, types, import contracts, migrations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m bot.store.migrations.revise check

bench: .venv/installed-dev  ## benchmarks, ours beside a bare echo bot
	$(BIN)/python -m tests.benchmarks

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(INSTALL) --editable .
	touch $@

.venv/installed-dev: .venv/installed
	$(INSTALL) --editable '.[dev]'
	touch $@
