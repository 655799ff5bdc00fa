"""Which project belongs to a folder: always the same one, also after the folder was renamed or moved.

    project = for_folder([Path("clippings")], home)     # in home/projects, never in the folder

A project knows every place that its folder has had. A folder in a place that no project knows belongs to the one whose
own folder is gone, if at least half of what was in that is in this.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from timeline_app.core.codec import parsed
from timeline_app.core.errors import DamagedProjectError, NotAProjectError, ProjectError
from timeline_app.project import database, salvage
from timeline_app.project.project import KnownFile, Project

log = logging.getLogger(__name__)

_HEAD = 1 << 16
"""Bytes of a file that tell it from others, together with its size."""

_ENOUGH = 0.5
"""Share of the files that a project has known by which a folder is known again."""

Places = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A project file, the places that its folder has had (the latest last), and what was in it."""

    path: Path
    places: tuple[Places, ...]
    files: frozenset[tuple[int, str]]


def for_folder(sources: Sequence[Path], home: Path) -> Project:
    """The project of these folders and files, a new one if there is none. `home` is the user's data folder of the app.

    Where nothing can be written it is one in memory. Raises ProjectError where there is one that cannot be opened.
    """
    place = _place(sources)
    own = home / "projects" / _file_name(place)
    try:
        path = own if own.exists() else _found_again(place, sources, own.parent)
    except OSError as error:
        log.info("%s: %s", own.parent, error)
        path = None
    note = ""
    try:
        project = _opened(path) if path else _created(own, sources)
    except (DamagedProjectError, NotAProjectError):
        aside = salvage.set_aside(own if path is None else path, "damaged")
        note = f"What you had corrected in this folder cannot be read any more. The damaged file was kept as “{aside}”."
        project = _created(own, sources)
    if note:
        project.notes = (*project.notes, note)
    _remember(project, place, sources)
    return project


def known_files(sources: Sequence[Path]) -> Iterator[KnownFile]:
    """What is in the folders now: every file by its place, its size and its beginning."""
    for path, name in _walk(sources):
        with suppress(OSError):
            yield KnownFile(name, path.stat().st_size, _digest(path))


def _opened(path: Path) -> Project:
    return Project.open(path)


def _created(path: Path, sources: Sequence[Path]) -> Project:
    try:
        return Project.create(path, sources)
    except ProjectError as error:
        log.info("%s", error)
        return Project.in_memory(sources, f"Nothing can be written in {path.parent}.")


def _remember(project: Project, place: Places, sources: Sequence[Path]) -> None:
    places = [p for p in parsed(project.about("places") or "[]") if p != list(place)]
    project.set_about("places", json.dumps([*places, list(place)]))
    # A name on disk need not be text.
    name = os.fsencode(Path(sources[0]).absolute().name).decode("utf-8", "backslashreplace") if sources else ""
    project.set_sources([s.absolute() for s in sources], name)


def _place(sources: Sequence[Path]) -> Places:
    return tuple(sorted(os.path.realpath(source) for source in sources))


def _file_name(place: Places) -> str:
    """A name that tells the user which folder it is for, and that no other folder has."""
    digest = hashlib.sha256(json.dumps(place).encode()).hexdigest()[:12]
    words = re.sub(r"[^\w-]+", " ", Path(place[0]).name).strip()[:40] if place else ""
    return f"{words or 'folder'} {digest}.timeline"


# ── found again ──────────────────────────────────────────────────────────────────────────────────────────────────────
def _found_again(place: Places, sources: Sequence[Path], folder: Path) -> Path | None:
    """The project that has known this place, or whose folder seems to be here now."""
    others = list(_kept(folder))
    for other in others:
        if place in other.places:
            return other.path
    lost = [o for o in others if o.files and o.places and not any(map(os.path.exists, o.places[-1]))]
    if not lost:
        return None
    here: dict[int, list[Path]] = {}
    for path, _ in _walk(sources):
        with suppress(OSError):
            here.setdefault(path.stat().st_size, []).append(path)
    digests = cache(_digest_if_readable)
    shares = [(_share(other, here, digests), other.path.name, other.path) for other in lost]
    share, _, path = max(shares)
    return path if share >= _ENOUGH else None


def _share(project: _Kept, here: Mapping[int, Sequence[Path]], digest: Callable[[Path], str]) -> float:
    """How much of what a project has known is here, 0..1; 0 where sizes alone tell that it is less than enough."""
    alike = [size for size, _ in project.files if size in here]
    if len(alike) < _ENOUGH * len(project.files):
        return 0.0
    found = {(size, digest(path)) for size in set(alike) for path in here[size]}
    return len(found & project.files) / len(project.files)


def _digest_if_readable(path: Path) -> str:
    try:
        return _digest(path)
    except OSError:
        return ""


def _kept(folder: Path) -> Iterator[_Kept]:
    for path in sorted(folder.glob("*.timeline")):
        with suppress(sqlite3.Error, ValueError, TypeError, ProjectError):
            with closing(database.connect(path, read_only=True)) as db:
                database.check(path, db)
                about = dict(db.execute("SELECT key, value FROM about"))
                files = frozenset((size, digest) for size, digest in db.execute("SELECT size, digest FROM files"))
            yield _Kept(path, tuple(tuple(p) for p in parsed(about.get("places", "[]"))), files)


def _walk(sources: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Files that are not hidden, with their place below the source."""
    for source in sources:
        if not source.is_dir():
            yield source, source.name
            continue
        for folder, folders, names in os.walk(source):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                path = Path(folder, name)
                if not name.startswith(".") and path.is_file():
                    yield path, path.relative_to(source).as_posix()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.sha256(file.read(_HEAD)).hexdigest()
