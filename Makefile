# Everything here works from a bare clone: `make demo` and `make test` make their environment themselves, in .venv.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.SUFFIXES:

PYTHON ?= $(shell tools/find_python.sh)
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
GOLD = $(SHARED)/gold/polnear-train.jsonl $(SHARED)/gold/reuters21578-train.jsonl.gz
VERSIONS ?= 3.11 3.12 3.13
WORKERS ?= 2
# pytest-benchmark, where it is installed, warns beside xdist, and warnings are errors here.
PYTEST := -m pytest -p no:benchmark -n $(WORKERS) --dist worksteal
PIP := -m pip install --quiet --disable-pip-version-check

.PHONY: help demo test lint types suite test-engines test-all docs generated bench scale scale-page hostile damage fuzz browser-test wheel wheel-test floors readme data train clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- environments: one folder, a stamp for each group of packages, made anew when pyproject.toml changes

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "newsdoc needs Python 3.11 or newer; none was found on PATH" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml | $(BIN)/python
	$(BIN)/python $(PIP) --upgrade pip
	$(BIN)/python $(PIP) --editable '.[cli]'
	@touch $@

$(VENV)/.test $(VENV)/.docs $(VENV)/.bench $(VENV)/.engines $(VENV)/.fuzz $(VENV)/.data $(VENV)/.train $(VENV)/.browser: $(VENV)/.%: $(VENV)/.run
	$(BIN)/python $(PIP) --group $*
	@touch $@

# --- what a visitor runs

demo: $(VENV)/.run ## Parse the example story and show what was found in it
	$(BIN)/newsdoc parse examples/harbour-bridge.txt

test: lint types suite ## Format, lint, types and the whole suite

lint: $(VENV)/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.test
	$(BIN)/mypy

suite: $(VENV)/.test
	$(BIN)/python $(PYTEST)

# --- what a developer and CI run

ENGINES := $(addprefix tests/engines/test_,spark.py ray.py recipes.py example.py)

test-engines: $(VENV)/.test $(VENV)/.engines ## Spark, Ray and the recipes, installed and run; Java comes where it is missing
	tools/install_java.sh
	NEWSDOC_ENGINES=required $(BIN)/python $(PYTEST) --dist loadfile $(ENGINES)

test-all: ## The suite on every supported Python that this machine has
	@tools/test_versions.sh $(WORKERS) $(VERSIONS)

docs: $(VENV)/.docs generated ## Build the manual (warnings are errors) and run its examples
	$(BIN)/sphinx-build -n -W -q -b html docs docs/_build/html
	$(BIN)/sphinx-build -n -W -q -b doctest docs docs/_build/doctest
	@echo "docs/_build/html/index.html"

generated: $(VENV)/.run ## Make the generated pages of the manual anew from code and tables
	$(BIN)/python tools/make_docs.py

browser-test: $(VENV)/.test $(VENV)/.browser ## Look at the HTML page in a real browser, which is installed where it is missing
	tools/install_browser.sh
	NEWSDOC_BROWSER=required $(BIN)/python -m pytest -p no:benchmark -q tests/browser

wheel: $(VENV)/.run
	rm -rf dist
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

wheel-test: wheel ## Build the wheel and run the suite against it, with src out of the way
	tools/test_wheel.sh "$(PYTHON)" $(WORKERS)

floors: $(VENV)/.test ## Score against the gold sets of ../shared and compare with benchmarks/floors.toml
	$(BIN)/python benchmarks/check_floors.py --shared $(SHARED) $(OPTIONS)

bench: $(VENV)/.bench $(VENV)/.test ## Speed, weight and behaviour on hostile input
	$(BIN)/python benchmarks/weight.py
	$(BIN)/python benchmarks/speed.py --shared $(SHARED)
	$(BIN)/python benchmarks/hostile.py
	$(BIN)/python -m pytest benchmarks/test_speed.py -q --benchmark-only

scale: $(VENV)/.run $(VENV)/.test ## Many stories: Arrow against the model, workers and their parent, memory, growth
	$(BIN)/python benchmarks/scale.py $(OPTIONS)

scale-page: $(VENV)/.test $(VENV)/.engines ## The same, written into the manual with its chart
	$(BIN)/python benchmarks/scale.py --json docs/scale.json $(OPTIONS)
	$(BIN)/python tools/scale_pages.py
	$(BIN)/python tools/make_readme.py

hostile: $(VENV)/.run ## Time on hostile texts: does it grow with the length alone?
	$(BIN)/python benchmarks/hostile.py $(OPTIONS)

damage: $(VENV)/.run ## Delete single quotation marks of the gold stories: does the damage stay local?
	$(BIN)/python benchmarks/damage.py $(SHARED)/gold/polnear-train.jsonl

fuzz: $(VENV)/.fuzz ## Ten minutes of texts that nobody would write, guided by coverage
	$(BIN)/python tools/fuzz.py --seconds 600 $(OPTIONS)

readme: $(VENV)/.bench $(VENV)/.test ## Measure, and write the figures into README.md and the manual
	$(BIN)/python tools/make_readme.py --measure --shared $(SHARED)

data: $(VENV)/.data ## Make the generated tables of src/newsdoc/data anew from GeoNames and CLDR
	$(BIN)/python tools/build_dates.py
	$(BIN)/python tools/build_gazetteer.py

train: $(VENV)/.train ## Make the tables of words and the attribution weights anew from the gold sets of ../shared
	$(BIN)/python tools/tag_words.py "$$($(BIN)/python -c 'import textblob; print(textblob.__path__[0])')/en/en-lexicon.txt" $(GOLD)
	$(BIN)/python tools/cluster_words.py $(GOLD)
	$(BIN)/python tools/train_attributions.py $(SHARED)/gold/polnear-train.jsonl

clean: ## Remove all that was made here, the environments too
	rm -rf $(VENV) $(VENV)-* dist build docs/_build .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks
