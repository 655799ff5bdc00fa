"""What was read before is not read again: results of extraction, kept by the content they were made from.

    with closing(ExtractionCache(folder / "read.sqlite")) as cache:
        cache.put(key, "rules 7", blob)
        cache.get(key)  -> Kept("rules 7", blob), in this run or another

A cache may be lost without harm, so nothing that goes wrong with it ever reaches the user: a damaged file is begun
anew, and where the disk is full or read-only nothing is kept.
"""

from __future__ import annotations

import logging
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from timeline_app.project import database

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS kept "
    "(key TEXT PRIMARY KEY, version TEXT NOT NULL, used INTEGER NOT NULL, blob BLOB NOT NULL)",
    "CREATE TABLE IF NOT EXISTS again (key TEXT PRIMARY KEY, used INTEGER NOT NULL) WITHOUT ROWID",
)
"""In which run a blob was put, and in which it was used again: beside the blob, that would be written anew with it."""
_MOST_BYTES = 2 << 30
"""Some 100,000 articles of 700 words, of which each takes 20 kB."""
_STORED = 0
"""zlib level: checked, not made smaller. The lowest level makes 1 kB of 2.2 to 2.8, for a tenth of the time that
reopening a folder takes.
"""

log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kept:
    """What was put under a key, and the version of the rules that it came from."""

    version: str
    blob: bytes


class ExtractionCache:
    """Blobs by key in one SQLite file. Belongs to the thread that made it; several processes may share the file.

    `most_bytes` bounds the blobs' size; what was not used for longest goes first, when the cache is closed.
    """

    def __init__(self, path: Path, most_bytes: int = _MOST_BYTES) -> None:
        self._most = most_bytes
        self._used: list[str] = []
        self._store: sqlite3.Connection | None = _opened(path)
        self._run = self._try(0, _next_run)

    def get(self, key: str) -> Kept | None:
        """What was put under the key, None if nothing was or it cannot be read."""

        def look(store: sqlite3.Connection) -> Kept | None:
            row = store.execute("SELECT version, blob FROM kept WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            self._used.append(key)
            return Kept(str(row[0]), zlib.decompress(row[1]))

        return self._try(None, look)

    def put(self, key: str, version: str, blob: bytes) -> None:
        """Keeps a blob, in place of what was there."""
        packed = zlib.compress(blob, _STORED)
        self._do("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", key, version, self._run, packed)

    def size(self) -> int:
        """How many bytes the blobs take."""
        return self._try(0, _size)

    def count(self) -> int:
        """How many blobs are kept."""
        return self._try(0, lambda store: int(store.execute("SELECT count(*) FROM kept").fetchone()[0]))

    def clear(self) -> None:
        """Forgets everything, and leaves no trace of it in the file."""
        self._do("DELETE FROM kept")
        self._do("DELETE FROM again")
        self._do("VACUUM")
        self._do("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Drops what is too much, and lets go of the file."""
        self._try(None, self._tidy)
        if self._store is not None:
            self._store.close()
            self._store = None

    def _tidy(self, store: sqlite3.Connection) -> None:
        with store:
            store.execute("BEGIN IMMEDIATE")
            store.executemany("INSERT OR REPLACE INTO again VALUES (?, ?)", [(key, self._run) for key in self._used])
            self._prune(store)

    def _prune(self, store: sqlite3.Connection) -> None:
        size = _size(store)
        if size <= self._most:
            return
        oldest = (
            "SELECT key, length(blob) FROM kept LEFT JOIN again USING (key) "
            "ORDER BY max(kept.used, coalesce(again.used, 0)), key"
        )
        for key, length in store.execute(oldest).fetchall():
            store.execute("DELETE FROM kept WHERE key = ?", (key,))
            store.execute("DELETE FROM again WHERE key = ?", (key,))
            size -= length
            if size <= self._most:
                return

    def _do(self, statement: str, *values: object) -> None:
        self._try(None, lambda store: store.execute(statement, values).close())

    def _try(self, otherwise: T, work: Callable[[sqlite3.Connection], T]) -> T:
        if self._store is None:
            return otherwise
        try:
            return work(self._store)
        except (sqlite3.Error, zlib.error) as error:
            log.info("the cache does not answer: %s", error)
            return otherwise


def _opened(path: Path) -> sqlite3.Connection | None:
    """The database, begun anew where it is damaged; None where there can be none."""
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            return _connected(path)
        except sqlite3.Error as error:
            log.info("the cache is not to be used: %s", error)
            if not database.damaged(error):
                return None
            database.remove(path)  # it is begun anew
        except OSError as error:
            log.info("no cache: %s", error)
            return None
    return None


def _connected(path: Path) -> sqlite3.Connection:
    store = sqlite3.connect(path, timeout=1, isolation_level=None)
    try:
        with suppress(sqlite3.OperationalError):
            store.execute("PRAGMA journal_mode = WAL")
        store.execute("PRAGMA synchronous = NORMAL")
        for table in _SCHEMA:
            store.execute(table)
        store.execute("DROP TABLE IF EXISTS facts")  # of the first versions, which did not say which rules it was
        store.execute("SELECT key, version, blob FROM kept LIMIT 1").fetchone()
        path.chmod(0o600)
    except BaseException:
        store.close()
        raise
    return store


def _size(store: sqlite3.Connection) -> int:
    return int(store.execute("SELECT coalesce(sum(length(blob)), 0) FROM kept").fetchone()[0])


def _next_run(store: sqlite3.Connection) -> int:
    both = "SELECT used FROM kept UNION ALL SELECT used FROM again"
    return int(store.execute(f"SELECT coalesce(max(used), 0) + 1 FROM ({both})").fetchone()[0])
