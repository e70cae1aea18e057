# Each target does the set-up that it needs, once. `make help` lists them.

VENV     := .venv
BIN      := $(VENV)/bin
READY    := $(VENV)/.ready
JUDGES   := .venv-judges
JUDGED   := $(JUDGES)/.ready
TIMED    := $(JUDGES)/.tensorflow
PYTHON   ?=
ARGS     ?=
TOUR     ?= tour
JOBS     ?= auto
export PYTHON
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help run test fuzz kills slow lint format types contracts check parity bench pictures wheel clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

$(READY): pyproject.toml tools/make_venv
	@tools/make_venv $(VENV) dev $@

$(JUDGED): pyproject.toml tools/make_venv
	@tools/make_venv $(JUDGES) dev,judges $@

$(TIMED): $(JUDGED)
	@echo "Installing TensorFlow for Keras (once; 300 MB to fetch) ..."
	@$(JUDGES)/bin/python -m pip install --quiet --disable-pip-version-check --editable ".[tensorflow]" || \
	    echo "TensorFlow could not be installed for this Python: Keras is measured without it."
	@touch $@

run: $(READY) ## Open the studio; without a display, take the tour and save its pictures
	@case "$$(uname -s):$$QT_QPA_PLATFORM:$$DISPLAY$$WAYLAND_DISPLAY" in \
	*:offscreen:* | *:minimal:* | Linux::) \
	    echo "There is no display here (DISPLAY and WAYLAND_DISPLAY): taking the tour offscreen instead."; \
	    $(BIN)/python tools/qt_libraries.py && \
	    QT_QPA_PLATFORM=offscreen $(BIN)/python -m nnstudio tour $(TOUR) && \
	    echo "The pictures are in $$(cd $(TOUR) && pwd)";; \
	*) \
	    $(BIN)/python tools/qt_libraries.py --window && $(BIN)/python -m nnstudio $(ARGS);; \
	esac

test: $(READY) ## Run the test suite (ARGS="-k pooling" to choose, JOBS=0 for one process)
	@$(BIN)/python tools/qt_libraries.py
	@$(BIN)/python -m pytest --numprocesses $(JOBS) --maxprocesses 4 --dist worksteal $(ARGS)

fuzz: $(READY) ## Damage 5,000 files, and 1,000 of other programs, and see what becomes of it (ARGS="--seed 1")
	@$(BIN)/python tools/qt_libraries.py
	@$(BIN)/python -m tests.fuzz $(ARGS)
	@$(BIN)/python -m tests.fuzz.foreign $(ARGS)

kills: $(READY) ## Kill 200 windows while somebody works in them, and look at what they leave
	@$(BIN)/python tools/qt_libraries.py
	@$(BIN)/python -m tests.kills $(ARGS)

slow: $(READY) ## Run the tests that take minutes
	@$(BIN)/python tools/qt_libraries.py
	@$(BIN)/python -m pytest -m slow $(ARGS)

lint: $(READY) ## Look for mistakes and for lines out of format
	@$(BIN)/python -m ruff check
	@$(BIN)/python -m ruff format --check

format: $(READY) ## Put every file into format
	@$(BIN)/python -m ruff check --fix-only
	@$(BIN)/python -m ruff format

types: $(READY) ## Check the types
	@$(BIN)/python -m mypy

contracts: $(READY) ## Check that each package imports only what it may
	@$(BIN)/lint-imports

check: lint types contracts test ## All of the above

parity: $(JUDGED) ## Compare the engine with PyTorch and Keras, in an environment of its own
	@$(JUDGES)/bin/python tools/qt_libraries.py
	@$(JUDGES)/bin/python -m pytest tests/parity -m parity $(ARGS)

bench: $(TIMED) ## Measure speed beside PyTorch and Keras
	@$(JUDGES)/bin/python -m benchmarks $(ARGS)

# The states of the window that docs/pictures shows: those that a reader wants to see.
SHOWN := gallery empty template training-tab several problem drop-that-fits drop-that-does-not-fit wire-mends wire-refused wire-choice branch graph error layers keys \
    data data-colours data-own-table training paused finished diverged baseline pad-digits colours remade plane-training plane \
    form evaluate evaluate-numbers evaluate-images evaluate-calibration evaluate-robustness-wrong tested \
    seen inside-layers inside-cell inside-drivers inside-why inside-map-large inside-step inside-time doubt-turns doubt-row doubt-point \
    hand-learned doctor-marked looked-back code

pictures: $(READY) ## Make the pictures of docs/pictures again
	@$(BIN)/python tools/qt_libraries.py
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tools.pictures docs/pictures --size large --state $(SHOWN)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m nnstudio tour docs/pictures/tour

wheel: $(READY) ## Build dist/nnstudio-*.whl
	@$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## Remove the environments and everything that was built
	rm -rf $(VENV) $(JUDGES) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
