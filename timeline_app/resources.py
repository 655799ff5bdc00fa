"""Finds `resources/` in a checkout, an installed wheel and a frozen build.

>>> resource("samples").is_dir()
True
"""

from __future__ import annotations

import sys
from pathlib import Path


def resource(name: str) -> Path:
    """The path of a file or folder in `resources/`; it may not exist."""
    return _root() / name


def _root() -> Path:
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = [Path(frozen) / "resources"] if frozen else []
    places += [package / "_resources", package.parent / "resources"]
    return next((p for p in places if p.is_dir()), places[-1])
