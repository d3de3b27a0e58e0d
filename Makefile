# Two commands are all the set-up there is: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
SHARED := -n 2 --dist worksteal

.PHONY: help setup dev demo run check test browser benchmark-check office new-year messages lock

help: ## Say what can be done here
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup: .venv/installed ## Make .venv with the prongsai command in it

.venv/installed: requirements.lock pyproject.toml
	@$(PYTHON) scripts/check_python.py
	@test -d .venv || $(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.lock -e .
	@$(BIN)/python -m compileall -q src
	@touch $@

dev: .venv/dev-installed ## Add what tests and checks need

.venv/dev-installed: .venv/installed requirements-dev.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@

demo: setup ## Build five real agencies and serve http://127.0.0.1:8000
	@$(BIN)/prongsai demo

run: setup ## Serve this installation
	@$(BIN)/prongsai serve

check: dev ## Everything that CI runs, without a browser and without PostgreSQL
	$(BIN)/ruff format --check . && $(BIN)/ruff check .
	$(BIN)/mypy & types=$$!; $(BIN)/lint-imports && $(BIN)/prongsai frameworks check --lang en && \
	$(BIN)/prongsai manage makemigrations --check --dry-run && wait $$types
	$(BIN)/pytest $(SHARED) -m "not browser" --durations=5

test: office check browser ## Everything that CI runs
	$(BIN)/python scripts/test_on_postgresql.py $(SHARED)
	$(BIN)/pytest $(SHARED) -n 3 -m browser tests/browser

benchmark-check: dev ## How much of what was planted in the farm the check finds
	$(BIN)/python benchmarks/check.py

browser:
	@$(BIN)/python scripts/find_chromium.py

office: dev
	@$(BIN)/python scripts/find_office.py

new-year: setup ## Start the rules of a new fiscal year: make new-year YEAR=2570
	@$(BIN)/prongsai frameworks new $(YEAR)

messages: dev ## Collect the wording of pages for translation
	cd src/prongsai && PRONGSAI_VAR=$(CURDIR)/var ../../$(BIN)/prongsai manage makemessages -l th --no-location --no-obsolete
	cd src/prongsai && PRONGSAI_VAR=$(CURDIR)/var ../../$(BIN)/prongsai manage compilemessages

lock: dev ## Write the lock files anew from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --extra postgres pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --extra postgres --group dev pyproject.toml -o requirements-dev.lock
