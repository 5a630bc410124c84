# Two commands: `make demo` sets everything up and shows the sample notices as tables; `make test` runs the tests.
# Both set up first what is not there yet; a second call finds it done.

SHELL := /bin/bash
PYTHON := .venv/bin/python
READY := .venv/.ready

.PHONY: demo test setup ocr dictionary

demo: setup ocr
	@scripts/demo

test: setup ocr
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/pytest

setup: $(READY)

$(READY): requirements.lock pyproject.toml scripts/set-up
	@scripts/set-up
	@touch $@

ocr:
	@scripts/set-up-ocr

# The data dictionary of the warehouse, generated from the declared tables; a test holds it up to date.
dictionary: setup
	$(PYTHON) -c 'from pathlib import Path; from load import dictionary; dictionary.write(Path("warehouse/README.md"))'
