"""Writes the tables of the guide from the program: shortcuts from its commands, settings from their declarations.

    python packaging/guide.py       writes resources/guide/shortcuts.md and settings.md

A test compares the files with what this would write, so that the guide is never behind the program.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from timeline_app.gui.actions import COMMANDS, MOUSE
from timeline_app.session.settings import SETTINGS

GUIDE = Path(__file__).resolve().parents[1] / "resources" / "guide"


def pages() -> dict[str, str]:
    """The generated pages by file name."""
    return {"shortcuts.md": shortcuts(), "settings.md": settings()}


def shortcuts() -> str:
    """Every command by menu with its keys, then what the mouse does."""
    parts = [
        "# Commands, keys and mouse",
        "`Ctrl+K` finds every command by its name. Keys marked * act while the timeline has the focus.",
    ]
    for menu, commands in groupby(COMMANDS, key=lambda c: c.menu):
        rows = [(c.text, " ".join(f"`{k}`" for k in c.keys) + (" *" if c.near else ""), c.tip) for c in commands]
        parts += [f"## {menu.replace(' > ', ': ')}", table(("Command", "Keys", ""), rows)]
    parts += ["## On the timeline", table(("Mouse", ""), MOUSE)]
    return "\n\n".join(parts) + "\n"


def settings() -> str:
    """Every setting with its key and default."""
    rows = [(f"`{s.key}`", s.description, _default(s.default)) for s in SETTINGS]
    return (
        "# Settings\n\nThey are kept in `timeline-app/settings.ini` in your configuration folder; "
        "delete the file to start afresh.\n\n" + table(("Key", "What it is", "Default"), rows) + "\n"
    )


def _default(value: object) -> str:
    if isinstance(value, bool):
        return "`true`" if value else "`false`"
    return f"`{value}`" if isinstance(value, str) and value else ""


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def main() -> None:
    """Writes the pages."""
    for name, text in pages().items():
        (GUIDE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
