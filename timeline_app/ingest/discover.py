"""Finds the files of a source, in an order that never changes, and never walks in a circle.

Every name it meets becomes a `FoundFile`: one that cannot be an article (hidden, a broken link, a pipe) carries the
reason, so that the import report has a row for it.

    [f.relative for f in discover(Path("articles"))]  ->  ["haiti/0001.txt", "readme.md"]
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of the source. `relative` is its name for people and records: `/` between folders, always valid UTF-8.

    `skip` says why it is not to be opened (None: open it); `failed` marks the reason as a fault rather than a choice.
    """

    path: Path
    relative: str
    skip: str | None = None
    failed: bool = False


def safe_name(name: str) -> str:
    """A file name that can be shown and written as UTF-8: bytes that are not UTF-8 and control characters as `\\xNN`.

    >>> safe_name("caf\\udce9.txt")
    'caf\\\\xe9.txt'
    """
    if name.isascii() and name.isprintable():
        return name
    return "".join(_shown(c) for c in name)


def _shown(char: str) -> str:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    if 0xD800 <= code <= 0xDFFF:
        return f"\\u{code:04x}"
    return f"\\x{code:02x}" if code < 0x20 or code == 0x7F else char


def discover(source: Path) -> Iterator[FoundFile]:
    """All files of a folder and the folders in it, files of a folder before its subfolders, by name; or the one file.

    Links to places inside the folder are named and left out, as what they point at is met anyway; links to other places
    are followed once. Raises nothing: what cannot be listed is a `FoundFile` with a reason.
    """
    if not source.is_dir():
        yield _file(source, safe_name(source.name))
        return
    root = Path(os.path.realpath(source))
    yield from _walk(source, "", root, {root})


def _walk(folder: Path, prefix: str, root: Path, seen: set[Path]) -> Iterator[FoundFile]:
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=attrgetter("name"))
    except OSError as error:
        yield FoundFile(
            folder, prefix.rstrip("/") or safe_name(folder.name), f"folder cannot be listed: {_why(error)}", True
        )
        return
    folders: list[tuple[Path, str]] = []
    for entry in entries:
        name, link = entry.name, entry.is_symlink()
        path, relative = folder / name, prefix + safe_name(name)
        if name.startswith("."):
            yield FoundFile(path, relative, "hidden")
        elif link and (reason := _link_problem(path, root, seen)):
            yield FoundFile(path, relative, reason[0], reason[1])
        elif path.is_dir() if link else entry.is_dir(follow_symlinks=False):
            folders.append((path, relative))
        else:
            yield _file(path, relative)
    for path, relative in folders:
        yield from _walk(path, relative + "/", root, seen)


def _link_problem(path: Path, root: Path, seen: set[Path]) -> tuple[str, bool] | None:
    """Why a link is not followed, and whether that is a fault; None for one that may be followed."""
    target = Path(os.path.realpath(path))
    if not target.exists():
        return "a link that leads nowhere", True
    if target == root or target in root.parents:
        return "a link back to the folder itself", False
    if target.is_relative_to(root):
        return f"a link to {safe_name(str(target.relative_to(root)))}, which is in the folder anyway", False
    if any(target == s or target.is_relative_to(s) for s in seen):
        return "a link to a place already read", False
    if target.is_dir():
        seen.add(target)
    return None


def _file(path: Path, relative: str) -> FoundFile:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return FoundFile(path, relative, f"cannot be opened: {_why(error)}", True)
    # A pipe or a device would make the reader wait for ever.
    return FoundFile(path, relative, None if stat.S_ISREG(mode) else "not a regular file")


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
