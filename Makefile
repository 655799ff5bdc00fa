# make run     set everything up and open the window on the sample articles (FOLDER=... for yours)
# make test    set everything up and pass the checks and tests
# make lock    write the lock files anew from pyproject.toml (needs uv)
# make bench   measure the canvas; make screenshot: the guide's picture; make guide: its tables; make clean: remove all that was made

PYTHON ?= python3
UV ?= uv
FOLDER ?= resources/samples/news
BIN = .venv/bin
COMPILE = $(UV) pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header

.PHONY: run test check lock bench guide screenshot clean
.DEFAULT_GOAL := run

run:
	@$(PYTHON) packaging/set_up.py run
	@exec $(BIN)/python -m timeline_app "$(FOLDER)"

test: check
	$(BIN)/python -m pytest $(PYTEST)

check:
	@$(PYTHON) packaging/set_up.py dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --strict packaging/*.py

lock:
	$(COMPILE) --extra build -o requirements.txt pyproject.toml
	$(COMPILE) --extra build --extra dev -o requirements-dev.txt pyproject.toml

bench:
	@$(PYTHON) packaging/set_up.py dev
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench.bench_canvas $(BENCH)

guide:
	@$(PYTHON) packaging/set_up.py run
	$(BIN)/python packaging/guide.py

screenshot:
	@$(PYTHON) packaging/set_up.py run
	$(BIN)/python packaging/screenshot.py

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
	find timeline_app tests packaging -name __pycache__ -type d -exec rm -rf {} +
