"""What a project file looks like inside, in every version there has been, and how an older one becomes today's.

A file says what it is by SQLite's `application_id`, and which version it has by `user_version`. `STEPS[n]` makes
version n + 1 of version n; a new file goes through all of them, so that there is one way to every schema.

    migrate(db)     # from whatever version to VERSION, all or nothing
"""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x544C4E31
"""“TLN1”, in the header of every project file."""

STEPS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
        """CREATE TABLE journal (
            number INTEGER PRIMARY KEY,
            step INTEGER NOT NULL,
            edit TEXT NOT NULL,
            who TEXT NOT NULL,
            at INTEGER NOT NULL,
            state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'undone', 'dropped'))
        )""",
        "CREATE TABLE kept (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
        """CREATE TABLE files (
            path TEXT PRIMARY KEY,
            size INTEGER NOT NULL,
            digest TEXT NOT NULL
        )""",
        """CREATE TABLE texts (
            number INTEGER PRIMARY KEY,
            path TEXT NOT NULL,
            article BLOB NOT NULL,
            version TEXT NOT NULL,
            facts BLOB NOT NULL
        )""",
        "CREATE TABLE reports (number INTEGER PRIMARY KEY, report TEXT NOT NULL)",
    ),
)
"""`about`: name, sources and the like. `journal`: the edits. `kept`: view state and saved views. `files`: what was in
the folder, to know it again where it has moved. `texts`, `reports`: what a portable file carries of the articles."""

VERSION = len(STEPS)

TABLES = ("about", "journal", "kept", "files", "texts", "reports")
"""All tables, what matters most first: in this order a damaged file is read."""


def version(db: sqlite3.Connection) -> int:
    """The version of the file, 0 for an empty one."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def is_timeline(db: sqlite3.Connection) -> bool:
    """Whether the database is a project of this program."""
    return int(db.execute("PRAGMA application_id").fetchone()[0]) == APPLICATION_ID


def migrate(db: sqlite3.Connection, steps: tuple[tuple[str, ...], ...] = STEPS) -> None:
    """Brings the file to the version that `steps` lead to; all or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        for step in steps[version(db) :]:
            for statement in step:
                db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {len(steps)}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
