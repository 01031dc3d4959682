# `make book` needs nothing but Python 3.11 or newer: the rest is installed on the first run.
# PYTHON=python3.12 names the interpreter of a new .venv.

python = .venv/bin/python

.PHONY: book test check conformance bench anchors scoreboard clean
.NOTPARALLEL:

book: .venv/.installed
	.venv/bin/chapbook build

test: .venv/.installed-dev
	$(python) -m pytest

check: .venv/.installed-dev
	$(python) -m ruff format --check .
	$(python) -m ruff check .
	$(python) -m mypy --strict pipeline tests
	$(python) -m pytest tests/test_imports.py

conformance: .venv/.installed-dev
	sh tests/conformance/install.sh .venv
	$(python) -m pytest tests/conformance $(if $(CORPUS),--corpus $(CORPUS))

bench: .venv/.installed-dev
	$(python) tests/bench/bench.py
	$(python) tests/bench/line_breaks.py $(CORPUS)

anchors: .venv/.installed-dev
	$(python) tests/bench/anchors.py

scoreboard: .venv/.installed-dev
	$(python) tests/bench/scoreboard.py $(CORPUS) $(if $(SCORER),--scorer $(SCORER)) $(ARGS)

clean:
	rm -rf output/* build .conformance .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find pipeline styles tests -name __pycache__ -prune -exec rm -rf {} +

# The stamps mean nothing once Python was upgraded or the folder was moved.
$(shell [ -x $(python) ] && grep -qsF '$(CURDIR)/.venv/bin/' .venv/bin/pip || rm -f .venv/.installed .venv/.installed-dev)

.venv/.installed: pyproject.toml constraints.txt
	@sh .ci/setup.sh .
	@touch $@

.venv/.installed-dev: pyproject.toml constraints.txt
	@sh .ci/setup.sh '.[dev]'
	@touch .venv/.installed $@
