"""What a project file must be before it is worked with: of today's version, for one window, and the same file still.

lock, why_not = lock_or_why(path)
db = ready(path, read_only=lock is None)
identity(path)                              # another one once the file was replaced
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from timeline_app.project import database, schema
from timeline_app.project.lock import Lock, take


def ready(path: Path, read_only: bool) -> sqlite3.Connection:
    """The database, of today's version."""
    db = database.connect(path, read_only)
    try:
        database.check(path, db)
        if schema.version(db) < schema.VERSION:
            if read_only:
                db = _in_memory(db)
            schema.migrate(db)
        return db
    except BaseException:
        db.close()
        raise


def _in_memory(db: sqlite3.Connection) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", isolation_level=None)
    db.backup(copy)
    db.close()
    return copy


def lock_or_why(path: Path) -> tuple[Lock | None, str]:
    """The lock, or in words why there is none."""
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return None, "It lies where nothing can be written."
    try:
        lock = take(path)
    except OSError:
        return None, "It lies where nothing can be written."
    return (lock, "") if lock else (None, "It is open in another window.")


def identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from every other that lies or lay in its place; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
