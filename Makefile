# `make run` is all that a newcomer needs; `make` alone lists the rest.

PYTHON ?= python3
UV ?= uv
PORT ?= 8000
N ?= 100000
export PORT

BIN := .venv/bin
# The environment is current while a stamp in it bears the checksum of the pins.
RUNTIME := .venv/runtime-$(firstword $(shell cat requirements.txt | cksum))
DEVELOPMENT := .venv/development-$(firstword $(shell cat requirements.txt requirements-dev.txt | cksum))
INSTALL := $(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check --require-hashes
# On a Ctrl-C pip would say a traceback: what it says is kept until it has failed of itself.
install = trap 'echo; echo "Stopped. make $(firstword $(MAKECMDGOALS)) goes on from here."; exit 130' INT; \
	$(INSTALL) --requirement $(1) 2>.venv/said || { cat .venv/said >&2; exit 1; }
PINS := --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --upgrade --quiet

# The Nu HTML checker (MIT), a program in Java that comes as a package of npm.
VNU := 26.9.27
VNU_SHA256 := 5970d3ffca91a627cf0965e5d91bb2e4242307c29292998de0b419d6a901b2b7

.PHONY: help setup run test check checker bench messages requirements

help:
	@echo "make run            run a newsroom on this machine (PORT=8000)"
	@echo "make setup          make the environment in .venv, with the tools for tests"
	@echo "make test           run all tests (ARGS= for pytest)"
	@echo "make bench          time the public pages of a newsroom of N=100000 stories; Lighthouse's scores of the demo's"
	@echo "make checker        fetch the Nu HTML checker for the tests (needs npm; Java 17 runs it)"
	@echo "make check          check style, templates and types"
	@echo "make messages       gather what readers are told into articles/locale, and compile it (needs gettext)"
	@echo "make requirements   pin the newest packages that pyproject.toml allows (needs uv)"

setup: $(DEVELOPMENT)

run: $(RUNTIME)
	@exec $(BIN)/python -m newsroom.launch

test: $(DEVELOPMENT)
	@exec $(BIN)/python -m pytest --numprocesses auto $(ARGS)

check: $(DEVELOPMENT)
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check
	find templates -name '*.html' -exec $(BIN)/djade --check --target-version 5.2 {} +
	$(BIN)/python -m mypy

bench: $(DEVELOPMENT)
	@$(BIN)/python -m tests.bench $(N)
	@exec $(BIN)/python -m tests.lighthouse

messages: $(DEVELOPMENT)
	$(BIN)/python manage.py makemessages --all --no-obsolete
	$(BIN)/python manage.py compilemessages --ignore .venv

checker: .local/vnu.jar

.local/vnu.jar:
	@mkdir -p .local
	@cd .local && npm pack --silent vnu-jar@$(VNU) >/dev/null
	@cd .local && echo "$(VNU_SHA256)  vnu-jar-$(VNU).tgz" | sha256sum --check --quiet
	@cd .local && tar -xzf vnu-jar-$(VNU).tgz --strip-components=3 package/build/dist/vnu.jar && rm vnu-jar-$(VNU).tgz
	@touch $@

# Without ensurepip (Debian's python3 alone) venv makes no pip; the one outside installs into it.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Newsroom needs Python 3.11 or later. Name one: make $(MAKECMDGOALS) PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -m pip --version >/dev/null \
		|| { echo "Newsroom needs pip for $(PYTHON): on Debian and Ubuntu, apt install python3-pip" >&2; exit 1; }
	@$(PYTHON) -m venv --clear --without-pip .venv

$(RUNTIME): $(BIN)/python
	@echo "Installing packages into .venv …"
	@$(call install,requirements.txt)
	@touch $@

$(DEVELOPMENT): $(BIN)/python
	@echo "Installing packages and tools into .venv …"
	@$(call install,requirements-dev.txt)
	@touch $@ $(RUNTIME)

requirements:
	$(UV) pip compile pyproject.toml --extra heic $(PINS) --output-file requirements.txt
	$(UV) pip compile pyproject.toml --extra heic --group dev $(PINS) --constraint requirements.txt --output-file requirements-dev.txt
