# Two commands on a machine that has python3 (3.11 or newer) and make:
#   make demo    read samples/, print a dossier, serve the site (DEMO_SERVE=0: stop before serving)
#   make test    set up and run every check
# Packages come from wherever pip is configured to look on this machine; their hashes are in requirements.lock.

SHELL := /bin/sh
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := .demo

.PHONY: help venv test check lint types floors pytest evaluate demo docs lock clean

help:
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

venv: $(READY) ## make the virtual environment from the lock file

$(READY): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo "$(PYTHON) is not there: install Python 3.11 or newer (Debian: apt-get install python3 python3-venv)" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$(PYTHON) is $$($(PYTHON) -V 2>&1): Tawatur needs Python 3.11 or newer; say which with PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make virtual environments: install its venv part (Debian: apt-get install python3-venv)" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $(READY)

test: venv ## set up, then everything that check does
	@$(MAKE) --no-print-directory check

check: lint types floors pytest ## ruff, mypy --strict, import floors, tests and quality floors

lint: venv
	$(BIN)/ruff check .

types: venv
	$(BIN)/mypy

floors: venv
	$(BIN)/lint-imports

pytest: venv
	@# A file's tests share what they made, so each file stays with one process.
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

evaluate: venv ## print every evaluation; fail where a score is under its floor (evaluation/README.md)
	$(BIN)/python -m evaluation

demo: venv ## read samples/ into .demo/, print the dossier of Morocco and the United States, serve the site
	@rm -rf $(DEMO)
	@mkdir -p $(DEMO)
	@# Three of the samples give no article, on purpose: that is exit code 1.
	$(BIN)/tawatur --home $(DEMO) add $(filter-out samples/expected samples/README.md %_files,$(wildcard samples/*)) \
	  || [ $$? -eq 1 ]
	@echo
	$(BIN)/tawatur --home $(DEMO) timeline المغرب "الولايات المتحدة"
	@if [ "$(DEMO_SERVE)" != "0" ]; then $(BIN)/tawatur --home $(DEMO) serve --host 127.0.0.1 --port 0; fi

docs: venv ## write docs/cli.md and the tour in README.md again from what the program says
	$(BIN)/python tools/build_cli_docs.py
	$(BIN)/python tools/build_tour.py

lock: venv ## choose versions again and write requirements.lock
	$(BIN)/python -m venv $(VENV)/lock
	$(VENV)/lock/bin/python -m pip install --quiet --disable-pip-version-check pip-tools
	$(VENV)/lock/bin/pip-compile --quiet --extra dev --generate-hashes --allow-unsafe --strip-extras \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file requirements.lock pyproject.toml

clean: ## remove what the other commands made
	rm -rf $(VENV) $(DEMO) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
