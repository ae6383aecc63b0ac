# What a person types. Needs Python 3.11 or newer and make; all else is installed into .venv.
#
#   make demo            sample reports -> figures -> indicators, then API and page on port 8000
#   make demo SERVE=0    the same, and stop before serving
#   make test            the tests (those that drive a browser skip themselves where there is none);
#                        MARKS= runs also the slow ones, which kill processes or fill disks
#   make lint            format, style, types, import layers
#   make score           how well the reading does on labelled texts, beside other systems;
#                        GOLD=folder adds sets of your own
#   make calibrate DATA=folder  how often estimates cover what public sets of several sources say
#   make bench           speeds, beside another reader of quantities (TEXTS=file for other texts)

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
# The first of these that runs and is new enough makes the environment.
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3.14 python3 python; do \
  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
UV ?= $(shell command -v uv)

HOST ?= 127.0.0.1
PORT ?= 8000
SERVE ?= 1
DEMO_HOME ?= humetrics-demo
# What `make test` runs, so that the check script can run the same under coverage.
PYTEST ?= -m pytest
WORKERS ?= 2
TESTS ?=
# Which marks of tests are run; the check script runs all.
MARKS ?= not slow
# A file or folder of texts whose reading is measured, else the sample reports.
TEXTS ?=
# A folder of data sets as published (UCDP GED, IDMC, UNHCR, Tech for Palestine), for `make calibrate`.
DATA ?=
# More files of labelled lines, or folders of them, for `make score`.
GOLD ?=

.PHONY: help setup setup-test demo test lint format score calibrate bench clean

help:
	@sed -n 's/^#   //p' Makefile

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found"; exit 1; }
	@echo "making $(VENV) with $(if $(UV),uv,venv)"
	@$(if $(UV),$(UV) venv --quiet --python "$$(command -v $(PYTHON))" $(VENV),$(PYTHON) -m venv $(VENV))

# A stamp inside .venv tells what is installed, so that a second run starts at once.
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "installing humetrics (the first time takes a minute)"
	@$(if $(UV),$(UV) pip install --quiet --python $(BIN)/python --editable .,$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .)
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(BIN)/python
	@echo "installing humetrics and what its tests need"
	@$(if $(UV),$(UV) pip install --quiet --python $(BIN)/python --editable '.[test]',$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]')
	@touch $@ $(VENV)/.installed

setup: $(VENV)/.installed

setup-test: $(VENV)/.installed-test

demo: setup
	@$(BIN)/humetrics --home $(DEMO_HOME) demo $(if $(filter 0,$(SERVE)),--no-serve,--host $(HOST) --port $(PORT))

test: setup-test
	@$(BIN)/python $(PYTEST) -n $(WORKERS) --dist worksteal $(if $(MARKS),-m "$(MARKS)") $(TESTS)

lint: setup-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup-test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

score: setup
	@$(BIN)/humetrics score tests/golden tests/golden/places $(GOLD)

calibrate: setup
	@test -n "$(DATA)" || { echo "make calibrate DATA=folder: a folder of data sets as published"; exit 2; }
	@$(BIN)/humetrics calibrate $(DATA)

# Only the measuring of speeds needs the other readers that it measures beside.
$(VENV)/.installed-bench: pyproject.toml | $(BIN)/python
	@echo "installing humetrics and what it is measured beside"
	@$(if $(UV),$(UV) pip install --quiet --python $(BIN)/python --editable '.[bench]',$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]')
	@touch $@ $(VENV)/.installed

bench: $(VENV)/.installed-bench
	@for bench in tests/bench/bench_*.py; do echo "$$bench"; $(BIN)/python "$$bench" $(TEXTS); done

clean:
	rm -rf $(VENV) $(DEMO_HOME) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
