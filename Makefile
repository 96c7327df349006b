# What people and .ci/run call. Python 3.11 or newer is all that must be there; everything else comes into .venv.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python

.PHONY: setup screens demo test check faults format lock pictures clean

setup: $(VENV)/.installed screens

$(VENV)/.installed: requirements/everything.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Glassbay needs Python 3.11 or newer; set PYTHON=") if sys.version_info < (3, 11) else 0'
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/everything.txt
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# The builder itself looks whether a source or the lock has changed.
screens: $(VENV)/.installed
	$(RUN) display/build.py

demo: setup
	$(RUN) -m server demo

test: setup
	$(RUN) -m pytest --ignore=tests/faults
	$(RUN) display/build.py test

check: setup
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(RUN) display/build.py npm exec -- pyright --project ../pyproject.toml --pythonpath ../$(VENV)/bin/python
	$(VENV)/bin/lint-imports
	$(RUN) display/build.py check
	$(RUN) -m pytest --quiet tests/house

faults: setup
	$(RUN) -m pytest tests/faults

format: setup
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

lock: $(VENV)/.installed
	$(RUN) -m pip install --quiet --disable-pip-version-check uv
	$(VENV)/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--override requirements/overrides.txt --group build --group test --extra postgresql pyproject.toml \
		--output-file requirements/everything.txt --quiet

pictures: setup
	$(RUN) docs/take_pictures.py

clean:
	rm -rf $(VENV) display/node_modules display/dist data/demo
