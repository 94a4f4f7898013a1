# make demo  sets up, then checks the sample articles
# make test  sets up, then runs the linter, the type checker and every test
# Needs Python 3.11 or later, and a package index that pip can reach.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DATE ?= 2025-10-20

.PHONY: demo test lint types tests test-ray test-spark bench clean

demo: $(VENV)/.ready
	$(BIN)/factcheck check seeds/ --date $(DATE) --fail-on never

test: lint types tests

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check .

types: $(VENV)/.ready-dev
	$(BIN)/mypy

tests: $(VENV)/.ready-dev
	$(BIN)/pytest -n 2

# Ray is large, so the tests of its engine are no part of `make test`.
test-ray: $(VENV)/.ready-dev
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-ray.txt
	$(BIN)/pytest tests/test_ray.py

# Spark is larger still, and needs Java.
test-spark: $(VENV)/.ready-dev
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-spark.txt
	$(BIN)/pytest tests/test_spark.py

bench: $(VENV)/.ready
	$(BIN)/python benchmarks/speed.py $(CORPUS)

# An environment without pip was not made by this file; it is completed, not replaced.
$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "factcheck needs Python 3.11 or later: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: requirements.txt pyproject.toml | $(BIN)/pip
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.ready-dev: requirements-dev.txt $(VENV)/.ready
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
