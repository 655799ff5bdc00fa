"""The documents tell the truth: every option, command, setting, link and file they name exists, and the reverse."""

from __future__ import annotations

import argparse
import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QKeySequence

from timeline_app import __version__
from timeline_app.cli import parsers
from timeline_app.core.date_entry import parse_date
from timeline_app.gui.actions import COMMANDS
from timeline_app.gui.panes.review import KEYS
from timeline_app.timeline.names import ENGLISH

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "resources" / "guide"
PAGES = [
    *GUIDE.glob("*.md"),
    *ROOT.glob("*.md"),
    ROOT / "timeline_app" / "README.md",
    ROOT / "resources/samples/README.md",
]


def packaging_module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", ROOT / "packaging" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def options(parser: argparse.ArgumentParser) -> set[str]:
    return {option for action in parser._actions for option in action.option_strings} - {"-h"}


def options_in(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])(--?[a-z][a-z-]*)(?=[`\s=\],])", text))


def test_command_line_page_names_every_option_and_no_other() -> None:
    page = (GUIDE / "command-line.md").read_text(encoding="utf-8")
    named = options_in(page)
    known = set().union(*map(options, parsers().values()))
    assert known - named == set(), "options that the guide does not name"
    assert named - known == set(), "options that do not exist"


@pytest.mark.parametrize("command", [name for name in parsers() if name])
def test_each_command_has_its_options_in_its_section(command: str) -> None:
    page = (GUIDE / "command-line.md").read_text(encoding="utf-8")
    section = page.split(f"`timeline-app {command}`")[1].split("\n## ")[0]
    assert options(parsers()[command]) - options_in(section) <= {"--help"}


def test_readme_uses_options_that_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    calls = re.findall(r"timeline-app (extract|export) (.*)", readme)
    assert calls
    for command, words in calls:
        assert options_in(f"{words} ") <= options(parsers()[command])


def test_commands_of_the_readme_parse(tmp_path: Path) -> None:
    calls = re.findall(r"timeline-app (extract|export) (.*)", (ROOT / "README.md").read_text(encoding="utf-8"))
    for command, words in calls:
        parsers()[command].parse_args(words.split())


def test_generated_pages_are_up_to_date() -> None:
    for name, text in packaging_module("guide").pages().items():
        assert (GUIDE / name).read_text(encoding="utf-8") == text, f"run `make guide`: {name} is behind the program"


WRITTEN = ("README.md", "correcting.md", "review.md", "finding.md", "projects.md")
"""Pages of the guide written by hand that name commands."""


@pytest.mark.parametrize("name", WRITTEN)
def test_commands_named_in_the_guide_exist_with_their_keys(name: str) -> None:
    page = (GUIDE / name).read_text(encoding="utf-8")
    keys = {c.text: c.keys for c in COMMANDS}
    named = re.findall(r"\*([A-Z][^*]+)\*(?: (?:pane )?\(`([^`]+)`\))?", page.replace("**", ""))
    assert named
    for text, key in ((" ".join(text.split()), key) for text, key in named):
        assert text in keys or text in {c.menu for c in COMMANDS}, f"no command {text!r}"
        if key:
            assert key in keys[text], f"{text} is not on {key}"
    every = {key for command in COMMANDS for key in command.keys}
    assert set(re.findall(r"`((?:Ctrl\+|Alt\+|Shift\+)+[^`]+|F\d+)`", page)) <= every | {"Shift+Enter"}


def test_every_command_that_corrects_is_in_the_guide() -> None:
    pages = " ".join((GUIDE / name).read_text(encoding="utf-8") for name in WRITTEN)
    words = " ".join(pages.split())
    assert [c.text for c in COMMANDS if c.menu == "Event" and f"*{c.text}*" not in words] == []


def test_dates_that_the_guide_says_can_be_typed_can_be_typed() -> None:
    page = (GUIDE / "correcting.md").read_text(encoding="utf-8")
    table = page.split("| You type |")[1].split("\n\n")[0]
    typed = [form for row in table.splitlines()[2:] for form in re.findall(r"`([^`]+)`", row.split("|")[1])]
    assert len(typed) > 10
    for form in typed:
        parse_date(form)


def test_keys_that_the_guide_gives_for_review_are_those_it_has() -> None:
    page = (GUIDE / "review.md").read_text(encoding="utf-8")
    table = page.split("| Key |")[1].split("\n\n")[0]
    named = {key for row in table.splitlines()[2:] for key in re.findall(r"`([^`]+)`", row.split("|")[1])}
    known = {QKeySequence(key).toString() for key in KEYS}
    assert {QKeySequence(key).toString() for key in named - {"1", "9"}} | {"Return"} == known


def test_key_of_the_timeline_is_explained_as_it_is_worded() -> None:
    page = (GUIDE / "README.md").read_text(encoding="utf-8")
    words = ("lasting", "coarse", "planned", "denied", "inferred", "approximate", "open_start", "open_end")
    known = {
        getattr(ENGLISH, word) for word in (*words, "multi_source", "disagreement", "corrected", "checked", "starred")
    }
    assert set(re.findall("“([^”]+)”", page)) == known


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_make_targets_named_in_documents_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for page in PAGES:
        named = set(re.findall(r"(?:^    |`)make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE))
        assert named <= targets, page.name


def test_samples_that_documents_name_exist() -> None:
    text = (ROOT / "resources/samples/README.md").read_text(encoding="utf-8")
    names = [name for name in re.findall(r"`([^`]+)`", text) if "-" in name]
    assert names
    for name in names:
        assert list((ROOT / "resources/samples").rglob(name)), name


def test_version_is_the_same_everywhere() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{__version__}"' in project
    tree = ElementTree.parse(ROOT / "packaging/io.github.timeline_app.TimelineApp.metainfo.xml")
    assert __version__ in [release.get("version") for release in tree.iter("release")]


def test_no_path_of_a_developers_machine_is_in_the_project() -> None:
    bad = re.compile(r"/(?:work|tmp|home|root|opt)/\w|\.library|index-url|find-links", re.ASCII)
    suffixes = {".py", ".md", ".toml", ".txt", ".json", ".svg", ".xml", ".desktop", ""}
    files = [ROOT / "Makefile", *ROOT.glob("*.toml"), *ROOT.glob("*.txt"), *PAGES]
    for folder in ("timeline_app", "packaging", ".ci"):
        files += [
            p
            for p in (ROOT / folder).rglob("*")
            if p.is_file() and p.suffix in suffixes and "__pycache__" not in str(p)
        ]
    found = [p.relative_to(ROOT) for p in files if bad.search(p.read_text(encoding="utf-8"))]
    assert set(map(str, found)) <= {"Makefile"}
