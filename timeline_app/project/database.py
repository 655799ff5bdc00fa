"""Opening SQLite files so that they are safe, private and told of in plain words.

with in_words(path):        # sqlite3.Error -> ProjectError that says what to do
    db = connect(path)
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from timeline_app.core.errors import (
    DamagedProjectError,
    NewerProjectError,
    NotAProjectError,
    ProjectError,
    ProjectFullError,
)
from timeline_app.project import schema

_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_FORMAT}
_LEAST_ROOM = 1 << 17
"""Bytes without which SQLite cannot write at all."""
_WAIT = 10.0
"""Seconds to wait for another process that is writing right now."""


def connect(path: Path, read_only: bool = False) -> sqlite3.Connection:
    """The database in a file that exists, of which nothing is known yet. Raises sqlite3.Error."""
    return _connect_read_only(path) if read_only else _connect(path, "mode=rw")


def make_durable(db: sqlite3.Connection) -> None:
    """From now on what is committed survives a power cut. Raises sqlite3.Error."""
    # Where the disk cannot share memory (a network drive), or is full, SQLite stays with its older journal: slower, as
    # safe.
    with suppress(sqlite3.OperationalError):
        db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")


def create(path: Path) -> sqlite3.Connection:
    """A new project file that only the user may read. Raises FileExistsError, OSError or sqlite3.Error."""
    try:
        db = blank(path)
        try:
            schema.migrate(db)
            make_durable(db)
        except sqlite3.Error:
            db.close()
            raise
    except sqlite3.Error:
        remove(path)
        raise
    return db


def blank(path: Path) -> sqlite3.Connection:
    """A new file that only the user may read, with nothing in it. Raises FileExistsError, OSError or sqlite3.Error."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return connect(path)


def remove(path: Path) -> None:
    """Deletes a database with what SQLite keeps beside it."""
    for end in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            path.with_name(path.name + end).unlink()


def finish(db: sqlite3.Connection) -> None:
    """Closes a database so that its file alone is all of it."""
    with suppress(sqlite3.Error):
        if not db.in_transaction:
            db.execute("PRAGMA journal_mode = DELETE")
    db.close()


def check(path: Path, db: sqlite3.Connection) -> None:
    """Raises NotAProjectError or NewerProjectError unless the file is a project of a version that is known."""
    if not schema.is_timeline(db):
        raise not_a_timeline(path)
    if schema.version(db) > schema.VERSION:
        raise NewerProjectError(
            f"“{path.name}” was saved by a newer version of this program. Update the program to open it; "
            "nothing in the file was changed."
        )


def not_a_timeline(path: Path) -> NotAProjectError:
    """The error for a file that is something else."""
    return NotAProjectError(
        f"“{path.name}” is not a timeline project. Choose a file that was saved with “Save project as…”."
    )


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turns errors of SQLite and of the disk into a ProjectError with words for the user."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise _in_words(path, error) from error
    except OSError as error:
        raise ProjectError(f"“{path.name}” cannot be used: {error.strerror or error}.") from error


def known_as(path: Path) -> str:
    """What the user knows a project by: a folder's own one by that folder, without the digits that tell it apart."""
    kept = re.fullmatch(r"(.+) [0-9a-f]{12}\.timeline", path.name)
    return kept[1] if kept else path.name


def _in_words(path: Path, error: Exception) -> ProjectError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _is_full(path)):
        return ProjectFullError(f"There is no room left on the disk for “{known_as(path)}”.")
    if damaged(error):
        return DamagedProjectError(f"Parts of “{path.name}” are damaged and cannot be read.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return ProjectError(
            f"“{path.name}” cannot be written to. Use “Save project as…” to keep your changes elsewhere."
        )
    if code == sqlite3.SQLITE_BUSY:
        return ProjectError(f"“{path.name}” is being used by another program. Close it there and try again.")
    return ProjectError(f"“{path.name}” cannot be used: {error}.")


def _is_full(path: Path) -> bool:
    """Whether there is no room on the disk: SQLite does not always tell that apart from a disk that fails."""
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_ROOM
    except OSError:
        return False


def damaged(error: BaseException) -> bool:
    """Whether SQLite found the file to be broken, or not to have the tables or names that it must have."""
    return isinstance(error, UnicodeDecodeError) or getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE


def _connect(path: Path, how: str) -> sqlite3.Connection:
    db = sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, timeout=_WAIT, isolation_level=None)
    db.text_factory = as_text
    try:
        # The file may come from somebody else: what it says is data, never to be run.
        db.execute("PRAGMA trusted_schema = OFF")
        db.execute("PRAGMA cell_size_check = ON")
        db.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error:
        db.close()
        raise
    return db


def as_text(data: bytes) -> str:
    """Words of a file, whatever bytes they are."""
    return data.decode("utf-8", "replace")


def _connect_read_only(path: Path) -> sqlite3.Connection:
    try:
        db = _connect(path, "mode=ro")
        db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        if damaged(error):
            raise
        # On a disk where nothing can be written SQLite must be told that nobody else writes there either.
        db = _connect(path, "immutable=1")
    db.execute("PRAGMA query_only = ON")
    return db
