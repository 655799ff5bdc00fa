"""One window at a time writes to a project: a lock that goes with its process, however that ends.

It is SQLite's own lock, held on an empty file beside the project: the system drops it when the process dies, it works
on every system, and between two windows of one process as well.

    lock = take(path)     # None: another window has it
    lock.release()
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_TRIES = 5


@dataclass(slots=True)
class Lock:
    """A lock that is held."""

    path: Path
    held: sqlite3.Connection | None

    def release(self) -> None:
        """Lets others have it. Doing so again changes nothing."""
        if self.held is None:
            return
        # While it is held: whoever waits for it sees that this file has gone, and takes a new one. (Where an open file
        # cannot be deleted it is tried again afterwards.)
        with suppress(OSError):
            self.path.unlink()
        self.held.close()
        self.held = None
        if os.name == "nt":
            with suppress(OSError):
                self.path.unlink()


def lock_file(project: Path) -> Path:
    """Where the lock of a project lies."""
    return project.with_name(f".{project.name}-lock")


def take(project: Path) -> Lock | None:
    """The lock of a project file; None if somebody else has it. Raises OSError where no file can be made."""
    path = lock_file(project)
    for _ in range(_TRIES):
        # Only SQLite opens the file: whoever closes a file loses all locks that the process has on it (POSIX). The
        # first try makes it, the next one can tell that what was locked still lies under this name.
        before = _identity(path)
        held = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            held.execute("PRAGMA journal_mode = OFF")
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            held.close()
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                return None
            raise OSError(f"no lock in {path.parent}: {error}") from error
        except sqlite3.DatabaseError:  # there is something in the file: not ours, and of no use
            held.close()
            path.unlink()
            continue
        if before is not None and before == _identity(path):
            return Lock(path, held)
        held.close()
    return None


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
