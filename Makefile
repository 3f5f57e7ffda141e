# make demo   the graph of the articles in examples/
# make test   style, types and tests
# Everything is installed into .venv; nothing else on the machine is changed, but that the tests
# install Chromium and its kin with apt-get where they are absent and we may.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT ?= out

.PHONY: demo test lint check-python browser clean

demo: $(VENV)/.installed
	@$(BIN)/kgbuild build examples/fr examples/en -o $(OUT) --title "kgbuild: the examples"
	@echo "Open $(OUT)/graph.html in a browser. Ask the graph: $(BIN)/kgbuild query $(OUT) --name who-says-what"

test: $(VENV)/.installed-test browser lint
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(VENV)/.installed-test
	@$(BIN)/ruff check .
	@$(BIN)/mypy

check-python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "kgbuild needs Python 3.11 or newer: install it (Debian: apt-get install python3 python3-venv)"; \
	  echo "or name it: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Python's venv module is missing: install it (Debian: apt-get install python3-venv)"; exit 1; }

$(VENV)/.created: | check-python
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.created pyproject.toml hatch_build.py $(wildcard kgbuild/view/web/*)
	@echo "Installing kgbuild into $(VENV) (some minutes the first time) ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -e '.[fr,en]' || { \
	  echo "The installation failed: are PyPI and a disk with 2 GB free within reach? Then run make again."; exit 1; }
	@test -f kgbuild/view/static/bundle/graph.js || \
	  echo "The JavaScript of the pages could not be built (is an npm registry within reach?): they do without it."
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -e '.[fr,en,validate,test]' || { \
	  echo "The installation failed: are PyPI and a disk with 2 GB free within reach? Then run make again."; exit 1; }
	@touch $@

# The page is tested in a real browser. Where there is none and it cannot be installed, those tests skip.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
	command -v google-chrome >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing Chromium for the tests of the page ..."; \
	    apt-get update -qq >/dev/null 2>&1; \
	    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null 2>&1 || \
	      echo "Chromium could not be installed; the tests of the page will skip."; \
	  else \
	    echo "No Chromium here: the tests of the page will skip (apt-get install chromium)."; \
	  fi; }

clean:
	@rm -rf $(VENV) $(OUT) dist .mypy_cache .ruff_cache .pytest_cache
