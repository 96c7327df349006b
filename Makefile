# What people and .ci/run call. Python 3.11 or newer is all that must be there; everything else comes into .venv.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
INSTALL := -m pip install --quiet --disable-pip-version-check
EASYOCR_VENV := .venv-easyocr
TRAINING_VENV := .venv-training

.PHONY: setup screens demo test check faults format lock pictures clean
.PHONY: ruff mypy pyright lint-imports svelte-check house
.PHONY: rapidocr test-rapidocr easyocr test-easyocr test-training training-environment

setup: $(VENV)/.installed screens

$(VENV)/.installed: requirements/everything.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Glassbay needs Python 3.11 or newer; set PYTHON=") if sys.version_info < (3, 11) else 0'
	$(PYTHON) -m venv $(VENV)
	$(RUN) $(INSTALL) --no-deps --require-hashes -r requirements/everything.txt
	$(RUN) $(INSTALL) --no-deps --no-build-isolation --editable .
	touch $@

# The builder itself looks whether a source or the lock has changed.
screens: $(VENV)/.installed
	$(RUN) display/build.py

demo: setup
	$(RUN) -m server demo

# Files of tests go to as many processes as there are cores, in the order of their names: it begins with the browser's and
# ends with the quickest. One alone: pytest FILE.
test: setup
	$(RUN) -m pytest --numprocesses logical --dist loadfile --no-loadscope-reorder
	$(RUN) display/build.py test

# None of them waits for another: `make --jobs=2 check`.
check: ruff mypy pyright lint-imports svelte-check house

ruff: setup
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

mypy: setup
	$(VENV)/bin/mypy

pyright: setup
	$(RUN) display/build.py npm exec -- pyright --project ../pyproject.toml --pythonpath ../$(VENV)/bin/python

lint-imports: setup
	$(VENV)/bin/lint-imports

svelte-check: setup
	$(RUN) display/build.py check

house: setup
	$(RUN) -m pytest --quiet tests/house

# The soak takes 20 minutes, beside which the faults are injected.
faults: setup
	@soaked=$$(mktemp); $(RUN) -m tests.faults.soak_lounge 20 >"$$soaked" & soaking=$$!; \
	GLASSBAY_FAULTS=full $(RUN) -m pytest tests/faults; found=$$?; \
	wait $$soaking; kept=$$?; tail -n 1 "$$soaked"; rm "$$soaked"; exit $$((found + kept))

format: setup
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

lock: $(VENV)/.installed
	$(RUN) $(INSTALL) uv
	$(VENV)/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--group build --group test --extra postgresql pyproject.toml \
		--output-file requirements/everything.txt --quiet
	$(RUN) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["rapidocr"])' \
		| $(VENV)/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--override requirements/overrides.txt --constraints requirements/everything.txt - \
		--output-file requirements/rapidocr.txt --quiet

# The engine of PP-OCRv4: to measure ours against, and to ask where ours is not certain.
rapidocr: $(VENV)/.installed
	$(RUN) $(INSTALL) --no-deps --require-hashes -r requirements/rapidocr.txt

test-rapidocr: setup rapidocr
	GLASSBAY_REQUIRE_ENGINES=rapidocr $(RUN) -m pytest tests/recognition/engines -k rapidocr

# Our reader inside EasyOCR. PyTorch comes along: 1.4 GB.
easyocr: $(VENV)/.installed
	$(RUN) $(INSTALL) --constraint requirements/easyocr-constraints.txt torch torchvision easyocr onnx

$(EASYOCR_VENV)/.installed: requirements/everything.txt requirements/easyocr-constraints.txt pyproject.toml
	$(PYTHON) -m venv $(EASYOCR_VENV)
	$(EASYOCR_VENV)/bin/python $(INSTALL) --constraint requirements/easyocr-constraints.txt torch torchvision easyocr onnx
	$(EASYOCR_VENV)/bin/python $(INSTALL) --no-deps --require-hashes -r requirements/everything.txt
	$(EASYOCR_VENV)/bin/python $(INSTALL) --no-deps --no-build-isolation --editable .
	touch $@

test-easyocr: $(EASYOCR_VENV)/.installed
	GLASSBAY_REQUIRE_ENGINES=easyocr $(EASYOCR_VENV)/bin/python -m pytest tests/recognition/engines -k easyocr

# What trains the networks needs PyTorch, too, and EasyOCR's environment has it.
test-training: $(EASYOCR_VENV)/.installed
	GLASSBAY_REQUIRE_TRAINING=1 $(EASYOCR_VENV)/bin/python -m pytest tests/recognition/training

training-environment:
	$(PYTHON) -m venv $(TRAINING_VENV)
	$(TRAINING_VENV)/bin/python $(INSTALL) --constraint requirements/training-constraints.txt \
		brotli fonttools numpy onnx onnxruntime opencv-python-headless pillow shapely torch

pictures: setup
	$(RUN) docs/take_pictures.py

clean:
	rm -rf $(VENV) $(EASYOCR_VENV) $(TRAINING_VENV) display/node_modules display/dist data/demo
