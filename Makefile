# Two commands for a clean clone: `make run` and `make test`. `make help` lists the rest.
# Works with GNU make 3.81 (macOS) and newer.

SHELL := bash
.DEFAULT_GOAL := help
# Checks stop at the first that fails, and the last lines are pytest's: one at a time, also under -j.
.NOTPARALLEL:

# The first Python that is new enough and can make a virtual environment; the name alone says
# little, since a version manager puts names on PATH that answer 'not found'.
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3; do \
	"$$name" -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo "$$name" && break; done)

# make exports what its command line sets, but reads a dollar sign in it as its own:
# taken literally, a secret or a password arrives as it was typed.
VARIABLES := PORT HOST WEB_CONCURRENCY DATABASE_URL SECRET_KEY ALLOWED_HOSTS DEBUG DATA_DIR SITE_URL CACHE_URL \
	CONTACT PUBLIC_ONLY DESK_PERSONS TRUSTED_PROXIES CHROMIUM NAME ROLE N KEEP
$(foreach name,$(VARIABLES),$(if $(filter command line,$(origin $(name))),\
	$(eval override $(name) := $$(value $(name)))$(eval export $(name))))

VENV := .venv
BIN := $(VENV)/bin/python
# Twice quiet: a warning about pip's own settings is no fault of this project.
PIP_INSTALL := $(BIN) -m pip install --quiet --quiet --disable-pip-version-check --require-hashes
# What checks do with a database or a data folder happens in one of their own.
ASIDE := DATA_DIR=$(VENV)/checks DATABASE_URL= PUBLIC_ONLY=0

.PHONY: help run staff test texts pictures try-reports bench lock format lint types
.PHONY: chromium lint-python lint-templates migrations tests tests-on-sqlite tests-on-postgres

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name what; do \
		printf 'make %-8s %s\n' "$$name" "$$what"; done

run: $(VENV)/installed ## prepare the database and serve the site at http://127.0.0.1:8000/
	@$(BIN) -m movement_stats.try_port
	@PUBLIC_ONLY=0 $(BIN) manage.py prepare
	@exec $(BIN) -m gunicorn -c movement_stats/gunicorn.conf.py movement_stats.wsgi

staff: $(VENV)/installed ## make an account of the desk: NAME=… ROLE=…; RESET=1 gives a new one-time password
	@PUBLIC_ONLY=0 $(BIN) manage.py make_staff $(if $(RESET),--reset) -- "$$NAME" "$$ROLE"

test: chromium lint-python types lint-templates migrations tests ## check format, lint, types and migrations, then run all tests on SQLite and PostgreSQL

texts: $(VENV)/installed ## collect new texts into the Vietnamese catalogue
	@$(ASIDE) $(BIN) manage.py update_texts

pictures: chromium $(VENV)/installed-for-tests ## take the pictures of the README anew
	@$(BIN) -m tests.tools.pictures

try-reports: $(VENV)/installed ## read the texts of held reports, DIR=…, and compare with what is held of them
	@$(BIN) -m tests.tools.try_reports "$$DIR"

bench: $(VENV)/installed-for-bench ## measure pages and files beside named peers: N=… figures; KEEP=… keeps the databases in a folder
	@$(BIN) -m bench --count="$${N:-1000000}" --keep="$$KEEP"
	@$(BIN) -m bench.export

lock: ## write the lock files anew from pyproject.toml; UPGRADE=1 takes newer versions
	@PATH="$$PATH:$(CURDIR)/.venv-tools/bin"; \
	if ! command -v uv >/dev/null; then \
		$(need_python) && "$(PYTHON)" -m venv .venv-tools \
		&& .venv-tools/bin/python -m pip install --quiet --quiet --disable-pip-version-check uv || exit 1; \
	fi; \
	compile="uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --no-header $(if $(UPGRADE),--upgrade)"; \
	$$compile pyproject.toml --output-file requirements.txt \
	&& $$compile pyproject.toml --extra test --constraint requirements.txt \
		--output-file requirements-test.txt \
	&& $$compile pyproject.toml --extra test --extra bench --constraint requirements-test.txt \
		--output-file requirements-bench.txt

format: $(VENV)/installed-for-tests ## format Python and templates
	@$(BIN) -m ruff format .
	@$(BIN) -m ruff check --fix .
	@$(BIN) -m djlint --quiet --reformat templates

lint: lint-python lint-templates ## check format and lint

types: $(VENV)/installed-for-tests ## check types
	@$(ASIDE) $(BIN) -m mypy .

lint-python: $(VENV)/installed-for-tests
	@$(BIN) -m ruff format --check .
	@$(BIN) -m ruff check .

lint-templates: $(VENV)/installed-for-tests
	@$(BIN) -m djlint --quiet --check --lint templates

migrations: $(VENV)/installed-for-tests
	@$(ASIDE) $(BIN) manage.py makemigrations --check --dry-run

chromium:
	@tests/tools/ensure_chromium.sh

# A worker a core, four at most, each with a database of its own, takes one file after the other.
PYTEST := $(BIN) -m pytest -n auto --maxprocesses=4 --dist loadfile --no-loadscope-reorder

# All at once, so that no core waits for a browser or for the last file. The lines of the browser and
# of PostgreSQL come last, whole.
tests: $(VENV)/installed-for-tests
	@logs=$$(mktemp -d); trap 'kill $$browser $$postgres 2>/dev/null; rm -rf "$$logs"' EXIT; \
	$(PYTEST) --database=postgres >"$$logs/postgres" 2>&1 & postgres=$$!; \
	$(PYTEST) tests/browser >"$$logs/browser" 2>&1 & browser=$$!; \
	$(PYTEST) --ignore=tests/browser; on_sqlite=$$?; \
	wait $$browser; in_browser=$$?; echo 'And in the browser:'; cat "$$logs/browser"; \
	wait $$postgres; on_postgres=$$?; echo 'And on PostgreSQL:'; cat "$$logs/postgres"; \
	exit $$((on_sqlite || in_browser || on_postgres))

tests-on-sqlite: $(VENV)/installed-for-tests
	@$(PYTEST) --database=sqlite

tests-on-postgres: $(VENV)/installed-for-tests
	@$(PYTEST) --database=postgres

# The virtual environment. Its stamps are files inside it, so that removing it removes them.

need_python = { "$(PYTHON)" -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' \
	2>/dev/null || { echo 'PYTHON: Python 3.11 or newer with its venv module is needed' \
	'(on Debian and Ubuntu: apt install python3-venv)' >&2; false; }; }

# One whose Python is gone or too old, as after an upgrade of the system, is made anew.
runs := $(shell $(BIN) -c 'import sys, pip; print(sys.version_info >= (3, 11))' 2>/dev/null)
ifneq ($(runs),True)
.PHONY: $(VENV)/made
endif

$(VENV)/made:
ifneq ($(runs),True)
	@$(need_python) && echo 'Making $(VENV)' && "$(PYTHON)" -m venv --clear $(VENV)
endif
	@touch $@

$(VENV)/installed: requirements.txt $(VENV)/made
	@echo 'Installing what the site needs'
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

$(VENV)/installed-for-tests: requirements-test.txt $(VENV)/installed
	@echo 'Installing what the tests need'
	@$(PIP_INSTALL) -r requirements-test.txt
	@touch $@

$(VENV)/installed-for-bench: requirements-bench.txt $(VENV)/installed-for-tests
	@echo 'Installing what the measurements need'
	@$(PIP_INSTALL) -r requirements-bench.txt
	@touch $@
