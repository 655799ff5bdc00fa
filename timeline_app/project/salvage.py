"""A damaged project file is put together again from what can be read of it; the damaged one is kept.

    repair(path)    # -> "“x.timeline” was damaged. … The damaged file was kept as “x (damaged …).timeline”."

Rows are read table by table. Where a stretch of them fails it is halved until only what is broken is left out. Where
not even the beginning of the file is whole, which says where the tables are, that of a new file is put in its place:
the tables of all project files begin on the same pages.
"""

from __future__ import annotations

import logging
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from timeline_app.core.errors import DamagedProjectError
from timeline_app.project import database, schema

log = logging.getLogger(__name__)

_MAGIC = b"SQLite format 3\0"
_OWN = b"CREATE TABLE journal"
_HEAD = 8192
_PAGE = 4096
_MOST_ROWS = 1 << 40
_MOST_FAILURES = 5000
"""So often a stretch of rows may fail: enough for hundreds of broken pages."""


def check_kind(path: Path) -> None:
    """Raises NotAProjectError for a file that never was a project; a damaged one passes."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.startswith(_MAGIC) and _OWN not in head:
        raise database.not_a_timeline(path)


def repair(path: Path) -> str:
    """Puts a new file in the place of a damaged one; words for the user. Raises DamagedProjectError, OSError."""
    new = path.with_name(f".{path.name}-repaired")
    work = path.with_name(f".{path.name}-damaged")
    database.remove(new)
    try:
        for end in ("", "-wal"):
            if (beside := path.with_name(path.name + end)).exists():
                shutil.copyfile(beside, work.with_name(work.name + end))
        counts = _rescue(work, new)
        if not sum(counts.values()):
            raise DamagedProjectError(
                f"“{path.name}” is damaged so badly that nothing in it can be read. It was left as it is."
            )
        kept = set_aside(path, "damaged")
        for end in ("-wal", "-shm"):
            with suppress(OSError):
                path.with_name(path.name + end).replace(kept.with_name(kept.name + end))
        new.replace(path)
    finally:
        database.remove(work)
        database.remove(new)
    edits, texts = counts.get("journal", 0), counts.get("texts", 0)
    also = f" and {texts:,} articles" if texts else ""
    return (
        f"“{path.name}” was damaged. What could be read of it was saved: {edits:,} of your changes{also}. "
        f"The damaged file was kept as “{kept.name}”."
    )


def set_aside(path: Path, why: str) -> Path:
    """Gives a file a name that is free, and returns it."""
    aside = free_name(path, why)
    path.replace(aside)
    return aside


def free_name(path: Path, why: str) -> Path:
    """A name beside a file that nothing has: "news (damaged 2026-11-23).timeline"."""
    stamp = time.strftime("%Y-%m-%d")
    number = 1
    while True:
        again = f" {number}" if number > 1 else ""
        aside = path.with_name(f"{path.stem} ({why} {stamp}{again}){path.suffix}")
        if not aside.exists():
            return aside
        number += 1


def _rescue(damaged: Path, new: Path) -> dict[str, int]:
    """Copies all rows that can be read; how many of each table."""
    with closing(database.create(new)) as target:
        counts = _copied(damaged, target)
        if not counts:
            _give_new_beginning(damaged, new)
            counts = _copied(damaged, target)
        target.execute("DELETE FROM about WHERE key = 'files'")  # some of them may be missing now
        database.finish(target)
    return counts


def _copied(damaged: Path, target: sqlite3.Connection) -> dict[str, int]:
    counts: dict[str, int] = {}
    try:
        with closing(sqlite3.connect(damaged, isolation_level=None)) as source:
            source.text_factory = database.as_text
            source.execute("PRAGMA writable_schema = ON")  # reads on where the file is shorter than it says
            source.execute("PRAGMA trusted_schema = OFF")
            for table in schema.TABLES:
                counts[table] = _copy_table(source, target, table)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        log.info("%s: %s", damaged, error)
    return {table: count for table, count in counts.items() if count}


def _copy_table(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> int:
    columns = [row[1] for row in target.execute(f"PRAGMA table_info({table})")]
    marks = ", ".join("?" * len(columns))
    insert = f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({marks})"
    select = f"SELECT {', '.join(columns)} FROM {table} WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
    copied = 0
    target.execute("BEGIN")
    for row in rows(source, select):
        with suppress(sqlite3.Error):  # what was read of a broken page need not be a row of this table
            target.execute(insert, row)
            copied += 1
    target.execute("COMMIT")
    return copied


def rows(source: sqlite3.Connection, select: str, start: int = 0) -> Iterator[tuple[Any, ...]]:
    """Rows in stretches, from a number on: one that fails is halved, until only what cannot be read is left out.

    `select` asks for those between two numbers.
    """
    stretches, failures = [(start, _MOST_ROWS)], 0
    while stretches and failures < _MOST_FAILURES:
        first, last = stretches.pop()
        try:
            some = source.execute(select, (first, last)).fetchall()
        except (sqlite3.Error, UnicodeDecodeError):
            failures += 1
            if first < last:
                middle = (first + last) // 2
                stretches += [(middle + 1, last), (first, middle)]
            continue
        yield from some


def _give_new_beginning(damaged: Path, new: Path) -> None:
    """Puts the first page of a new file in the place of a broken one."""
    fresh = new.with_name(new.name + "-fresh")
    database.remove(fresh)
    try:
        database.finish(database.create(fresh))
        page = bytearray(fresh.read_bytes()[:_PAGE])
        page[92:96] = bytes(4)  # so that the number of pages is taken from the size of the file
    finally:
        database.remove(fresh)
    with damaged.open("r+b") as file:
        file.write(page)
