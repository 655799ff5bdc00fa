"""Full-text search over many texts: SQLite FTS5 in a file of the cache, each text by its content.

    index = TextIndex(path)
    numbers = index.add([(digest(text), " ".join(tokens))])     # one that is there already costs nothing
    index.find('"fishing agreement" *')                         # -> numbers, ascending

The words come folded and parted by spaces (session/query.py), and are taken as they are. May be used from any thread.
What goes wrong with it raises sqlite3.Error; the file is of no other use, and is begun anew where it is damaged.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

log = logging.getLogger(__name__)

_VERSION = 1
_SCHEMA = (
    "CREATE TABLE texts (number INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE)",
    # Whatever is between spaces is a word, with its accents: folding is done before, the same way as for highlights.
    "CREATE VIRTUAL TABLE words USING fts5(text, content='', prefix='1 2 3', "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")",
    f"PRAGMA user_version = {_VERSION}",
)
_AT_ONCE = 64
"""Texts that are written together; a search waits no longer than for these."""


class TextIndex:
    """Texts by number. `path` None: in memory."""

    def __init__(self, path: Path | None) -> None:
        self._lock = threading.Lock()
        self._db = _opened(path)

    def add(self, texts: Sequence[tuple[bytes, str]]) -> list[int]:
        """Takes texts in, and returns their numbers; the same text has the same number for ever."""
        numbers: list[int] = []
        for first in range(0, len(texts), _AT_ONCE):
            with self._lock, self._db:
                self._db.execute("BEGIN")
                numbers += [self._add(*text) for text in texts[first : first + _AT_ONCE]]
        return numbers

    def known(self, digests: Sequence[bytes]) -> list[int | None]:
        """The numbers of texts that are there already, None for the others."""
        with self._lock:
            ask = "SELECT number FROM texts WHERE digest = ?"
            rows = [self._db.execute(ask, (digest,)).fetchone() for digest in digests]
        return [None if row is None else int(row[0]) for row in rows]

    def find(self, query: str) -> list[int]:
        """The numbers of the texts that an FTS5 query finds, ascending."""
        with self._lock:
            rows = self._db.execute("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid", (query,)).fetchall()
        return [number for (number,) in rows]

    def count(self) -> int:
        """How many texts there are, also of folders as they were once."""
        with self._lock:
            return int(self._db.execute("SELECT count(*) FROM texts").fetchone()[0])

    def clear(self) -> None:
        """Forgets all texts."""
        with self._lock, self._db:
            self._db.execute("BEGIN")
            self._db.execute("DELETE FROM texts")
            self._db.execute("INSERT INTO words(words) VALUES ('delete-all')")

    def close(self) -> None:
        """Lets go of the file."""
        with self._lock:
            self._db.close()

    def _add(self, digest: bytes, words: str) -> int:
        row = self._db.execute("SELECT number FROM texts WHERE digest = ?", (digest,)).fetchone()
        if row is not None:
            return int(row[0])
        number = self._db.execute("INSERT INTO texts (digest) VALUES (?)", (digest,)).lastrowid
        assert number is not None
        self._db.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, words))
        return number


def forget(folder: Path) -> Iterable[Path]:
    """Deletes all indexes in a folder; those that were there."""
    gone = sorted(folder.glob("*.search*")) if folder.is_dir() else []
    for path in gone:
        with suppress(OSError):
            path.unlink()
    return gone


def _opened(path: Path | None) -> sqlite3.Connection:
    if path is None:
        return _connected(":memory:")
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not path.exists():
                os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
            return _connected(str(path))
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_ERROR:
                log.info("no search index in %s: %s", path.parent, error)
                break
            _delete(path)
        except sqlite3.DatabaseError as error:
            log.info("the search index is begun anew: %s", error)
            _delete(path)
        except OSError as error:
            log.info("no search index in %s: %s", path.parent, error)
            break
    return _connected(":memory:")


def _connected(name: str) -> sqlite3.Connection:
    db = sqlite3.connect(name, timeout=1, isolation_level=None, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = OFF")  # it can be made again at any time
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, _VERSION):
            raise sqlite3.DatabaseError("of another version")
        if version == 0:
            db.execute("BEGIN IMMEDIATE")
            for statement in _SCHEMA:
                db.execute(statement)
            db.execute("COMMIT")
        db.execute("SELECT rowid FROM words WHERE words MATCH '\"a\"' LIMIT 1").fetchone()
    except sqlite3.Error:
        db.close()
        raise
    return db


def _delete(path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + end).unlink()
