"""A portable project of which parts are broken: what is missing is told, and the file as it was is kept beside it.

    files, lost = told(files, ["news/1.txt"], broken=["news/5.txt"])     # its row in the import report says so
    found(path, lost, 1, Unread(changes=4, broken=4), keeps=True)
    # -> Damage(articles=1, changes=4, original=Path("for Ben (damaged 2026-11-23).timeline"))

The copy is made once, before anything is written in the place of what is broken.
"""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from timeline_app.core.chronicle import FileReport
from timeline_app.core.codec import parsed
from timeline_app.core.errors import ProjectError
from timeline_app.project import database, salvage

log = logging.getLogger(__name__)

ORIGINAL = "original"
"""Under this key a project knows the copy of what it was, and how much of that is broken."""
_WHY = "damaged in the project file, and could not be read"


@dataclass(frozen=True, slots=True)
class Unread:
    """How many changes of the user's were not understood, and how many of them no version can understand."""

    changes: int = 0
    broken: int = 0


ALL_READ = Unread()


@dataclass(frozen=True, slots=True)
class Damage:
    """How many articles and changes could not be read, and where the file as it was is kept (None: nowhere).

    `broken`: there is something in the file still that is worth a copy.
    """

    articles: int
    changes: int
    original: Path | None = None
    broken: bool = False


def told(
    reports: Sequence[FileReport], found: Sequence[str], broken: Sequence[str]
) -> tuple[tuple[FileReport, ...], int]:
    """The import report as things are, and how many articles are lost.

    `found`: the file of every article that was read; `broken`: of those that could not be, as far as it is known.
    """
    here, gone, lost = Counter(found), Counter(path for path in broken if path), 0
    made = []
    for report in reports:
        missing = max(0, report.articles - here[report.path]) if report.outcome == "read" else 0
        here[report.path] -= report.articles - missing
        gone.pop(report.path, None)
        lost += missing
        made.append(_with(report, missing))
    for path, count in sorted(gone.items()):  # their rows of the report are broken too
        made.append(FileReport(path, "failed", 0, f"{_articles(count)} {_WHY}."))
    return tuple(made), max(lost + sum(gone.values()), len(broken))


def found(path: Path, articles: int, broken: int, unread: Unread, keeps: bool) -> Damage | None:
    """What is wrong with a file, None if nothing is. `keeps`: something may be written, so that it is copied first.

    `articles`: how many are lost; `broken`: how many of those are still in the file.
    """
    if not articles and not unread.changes:
        return None
    worth = broken + unread.broken
    original = _original(path, worth) if worth and keeps else None
    return Damage(articles, unread.changes, original, worth > 0)


def _with(report: FileReport, missing: int) -> FileReport:
    if not missing:
        return report
    left = report.articles - missing
    if not left:
        return replace(report, outcome="failed", articles=0, message=f"{_articles(report.articles)} {_WHY}.")
    words = f"{missing:,} of its {report.articles:,} articles: {_WHY}."
    return replace(report, articles=left, message=f"{report.message} {words}".strip())


def _articles(count: int) -> str:
    return "Its article is" if count == 1 else f"Its {count:,} articles are"


def _original(path: Path, broken: int) -> Path | None:
    """The copy of a file, made unless there is one of the same damage; None where none can be made."""
    with suppress(ProjectError), database.in_words(path), closing(database.connect(path)) as db:
        known = dict(db.execute("SELECT key, value FROM about WHERE key = ?", (ORIGINAL,))).get(ORIGINAL, "")
        with suppress(ValueError, TypeError):
            name, count = parsed(known)
            if path.with_name(name).is_file() and count >= broken:
                return path.with_name(name)
        copy = salvage.free_name(path, "damaged")
        part = path.with_name(f".{path.name}-copy")
        try:
            database.remove(part)
            with closing(database.blank(part)) as target:
                db.backup(target)
                database.finish(target)
            part.replace(copy)
        finally:
            database.remove(part)
        db.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (ORIGINAL, json.dumps([copy.name, broken])))
        return copy
    log.info("no copy of %s could be made", path)
    return None
