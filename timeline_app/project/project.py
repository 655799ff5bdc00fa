"""The project: what the user made of a folder of articles, in one file that survives everything that can be survived.

    project = Project.open(path)
    (entry,) = project.append([Star(event)], at=now)   # on the disk when it returns
    project.set_state(entry.step, EntryState.UNDONE)
    project.put("view", {"lanes": "kind"})
    project.close()

Belongs to the thread that opened it. Where nothing can be written (a read-only disk, another window) everything works
in memory, and `why_not_saved` says so in words for the user.
"""

from __future__ import annotations

import hashlib
import json
import logging
import sqlite3
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from timeline_app.core.codec import parsed
from timeline_app.core.edit_codec import from_json, to_json
from timeline_app.core.edits import Edit, Entry, EntryState
from timeline_app.core.errors import DamagedProjectError, ProjectError
from timeline_app.core.garbage import uncollected
from timeline_app.project import damage, database, portable, salvage, schema
from timeline_app.project.lock import Lock
from timeline_app.project.ready import identity, lock_or_why, ready

log = logging.getLogger(__name__)

_ENTRY = "INSERT INTO journal (number, step, edit, who, at, state) VALUES (?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file of the folder as it was read: place in the folder, bytes, and the SHA-256 hex digest of its content."""

    path: str
    size: int
    digest: str


class Project:
    """One project file that is open. `notes` are words for the user on how opening it went.

    `unreadable` counts the entries that were not understood (`damaged` those of them that no version understands),
    `unsaved` what was done to the journal in memory alone.

    `tell` is called with words for the user when something happens later on.
    """

    def __init__(self, path: Path, db: sqlite3.Connection, lock: Lock | None, why_not_saved: str = "") -> None:
        self.path = path
        self.why_not_saved = why_not_saved
        self.notes: tuple[str, ...] = ()
        self.tell: Callable[[str], None] = lambda words: log.info("%s", words)
        self.unreadable = self.damaged = 0
        self.unsaved = 0
        self._db, self._lock = db, lock
        self._identity = identity(path)
        self._about, self._kept = _words(db, "about"), _words(db, "kept")
        self._entries: list[Entry] = []
        self._others: list[portable.Row] = []
        self._last = (0, 0)
        with uncollected():
            self._load()
        if not why_not_saved:
            database.make_durable(db)

    # ── opening and closing ──────────────────────────────────────────────────────────────────────────────────────
    @classmethod
    def open(cls, path: Path, read_only: bool = False) -> Self:
        """Opens a project file; one that is damaged is put together again from what can be read of it.

        Raises ProjectError (NotAProjectError, NewerProjectError, DamagedProjectError) with words for the user.
        """
        with database.in_words(path):
            if not path.is_file():
                raise ProjectError(f"There is no project “{path.name}” in {path.parent}.")
            lock, why = (None, "It was opened for reading only.") if read_only else lock_or_why(path)
            try:
                return cls._opened(path, lock, why)
            except BaseException:
                if lock:
                    lock.release()
                raise

    @classmethod
    def create(cls, path: Path, sources: Sequence[Path], name: str = "") -> Self:
        """A new project file for these folders and files. Raises ProjectError."""
        with database.in_words(path):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            database.finish(database.create(path))
        project = cls.open(path)
        project.set_sources(sources, name)
        return project

    @classmethod
    def in_memory(cls, sources: Sequence[Path], why_not_saved: str) -> Self:
        """A project that lasts as long as the window, where there is no place for a file."""
        db = sqlite3.connect(":memory:", isolation_level=None)
        schema.migrate(db)
        project = cls(Path("timeline.timeline"), db, None, why_not_saved)
        project.set_sources(sources)
        return project

    @classmethod
    def _opened(cls, path: Path, lock: Lock | None, why: str) -> Self:
        try:
            return cls._loaded(path, lock, why)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if not database.damaged(error):
                raise
            salvage.check_kind(path)
            if why:
                raise DamagedProjectError(
                    f"Parts of “{path.name}” are damaged, and it cannot be repaired where nothing can be written. "
                    "Copy the file to your own disk and open it there."
                ) from error
        note = salvage.repair(path)
        project = cls._loaded(path, lock, "")
        project.notes = (note,)
        return project

    @classmethod
    def _loaded(cls, path: Path, lock: Lock | None, why: str) -> Self:
        db = ready(path, why != "")
        try:
            for table in ("texts", "reports"):  # walks through all of it, so that pages that are broken are found
                db.execute(f"SELECT count(*) FROM {table}").fetchone()
            return cls(path, db, lock, why)
        except BaseException:
            db.close()
            raise

    def close(self) -> None:
        """Lets go of the file; afterwards the file alone is the whole project. Doing so again changes nothing."""
        if self._lock is not None and not self._gone():
            database.finish(self._db)
        else:
            self._db.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @property
    def saves(self) -> bool:
        """Whether what is done is written to the file; `why_not_saved` says why not."""
        return not self.why_not_saved

    # ── edits ────────────────────────────────────────────────────────────────────────────────────────────────────
    def entries(self) -> tuple[Entry, ...]:
        """The journal, in the order in which it was written (by number: clocks may be set back)."""
        return tuple(self._entries)

    @property
    def last(self) -> tuple[int, int]:
        """The highest number and step there are, unreadable ones as well; (0, 0) before the first."""
        return self._last

    def append(
        self, edits: Sequence[Edit], at: int, who: str = "you", states: Mapping[int, EntryState] | None = None
    ) -> tuple[Entry, ...]:
        """Writes edits as one step, and with it other states of earlier entries; all on the disk when it returns.

        `at` is in seconds since 1970 (UTC); `states` by number. Raises ProjectError; ProjectFullError where there is no
        room: then nothing of it was written.
        """
        number, step = self._last
        made = tuple(Entry(number + i, step + 1, edit, who, at) for i, edit in enumerate(edits, 1))
        rows = [(e.number, e.step, to_json(e.edit), e.who, e.at, str(e.state)) for e in made]

        def write(db: sqlite3.Connection) -> None:
            _write_states(db, states or {})
            db.executemany(_ENTRY, rows)

        self._write(write)
        self._change(states or {})
        self._entries.extend(made)
        self.unsaved += not self.saves
        if made:
            self._last = (made[-1].number, made[-1].step)
        return made

    def set_state(self, step: int, state: EntryState) -> None:
        """What became of all entries of a step; on the disk when it returns. Raises ProjectError."""
        self.set_states({e.number: state for e in self._entries if e.step == step})

    def set_states(self, states: Mapping[int, EntryState]) -> None:
        """What became of entries, by number; all or nothing, on the disk when it returns. Raises ProjectError."""
        if states:
            self._write(lambda db: _write_states(db, states))
            self._change(states)
            self.unsaved += not self.saves

    # ── what else is kept ────────────────────────────────────────────────────────────────────────────────────────
    def get(self, key: str, default: Any = None) -> Any:
        """What was kept under a name, as `put` was given it."""
        try:
            return parsed(self._kept[key])
        except (KeyError, ValueError):
            return default

    def put(self, key: str, value: Any) -> None:
        """Keeps something that JSON can hold: view state, saved views. Where it cannot be written it is not missed."""
        text = json.dumps(value)
        if self._kept.get(key) == text:
            return
        self._kept[key] = text
        self._write_quietly("INSERT OR REPLACE INTO kept VALUES (?, ?)", [(key, text)])

    @property
    def sources(self) -> tuple[Path, ...]:
        """The folders and files that it was made from; on another computer they need not be there."""
        try:
            return tuple(Path(p) for p in parsed(self._about.get("sources", "[]")))
        except (ValueError, TypeError):
            return ()

    @property
    def name(self) -> str:
        """What it is called: by its folder, or by its file."""
        return self._about.get("name") or self.path.stem

    def set_sources(self, sources: Sequence[Path], name: str = "") -> None:
        """The folders and files have another place."""
        self.set_about("sources", json.dumps([str(s) for s in sources]))
        if name:
            self.set_about("name", name)

    def about(self, key: str) -> str:
        """A line of what is known of the project itself, "" if there is none."""
        return self._about.get(key, "")

    def set_about(self, key: str, value: str) -> None:
        """Keeps such a line."""
        if self._about.get(key) != value:
            self._about[key] = value
            self._write_quietly("INSERT OR REPLACE INTO about VALUES (?, ?)", [(key, value)])

    def files(self) -> tuple[KnownFile, ...]:
        """What was in the folder when it was last read whole."""
        with database.in_words(self.path):
            rows = self._db.execute("SELECT path, size, digest FROM files")
            return tuple(KnownFile(parsed(path), size, digest) for path, size, digest in rows)

    def set_files(self, files: Iterable[KnownFile]) -> None:
        """Keeps what is in the folder, to know it where it has moved; where that is empty the drive may be missing."""
        new = sorted(set(files), key=lambda file: file.path)
        rows = [(json.dumps(f.path), f.size, f.digest) for f in new]  # a name need not be text
        print_of_all = hashlib.sha256(repr(rows).encode()).hexdigest()
        if not rows or self.why_not_saved or self.about("files") == print_of_all:
            return

        def write(db: sqlite3.Connection) -> None:
            db.execute("DELETE FROM files")
            db.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", rows)

        with suppress(ProjectError):
            self._write(write)
            self.set_about("files", print_of_all)

    @property
    def holds_texts(self) -> bool:
        """Whether the file carries the articles themselves, so that the folder need not be there."""
        with database.in_words(self.path):
            return self._db.execute("SELECT 1 FROM texts LIMIT 1").fetchone() is not None

    def journal(self) -> portable.Journal:
        """All that the user made, to be written elsewhere: `portable.write(path, contents, project.journal())`."""
        about = {
            key: value for key, value in self._about.items() if key not in ("places", "files", damage.ORIGINAL)
        }  # nobody else's business
        return portable.Journal(self.entries(), dict(self._kept), about, tuple(self._others))

    def is_at(self, path: Path) -> bool:
        """Whether this project is that file."""
        return self._identity is not None and identity(path) == self._identity

    def save_as(self, path: Path, contents: portable.Contents) -> None:
        """Writes one portable file, with the articles; this project stays where it is. Raises ProjectError."""
        if self.is_at(path):
            portable.keep(path, contents)
        else:
            portable.write(path, contents, self.journal())

    # ── inside ───────────────────────────────────────────────────────────────────────────────────────────────────
    def _load(self) -> None:
        rows = self._db.execute("SELECT number, step, edit, who, at, state FROM journal ORDER BY number")
        for row in rows:
            number, step, edit, who, at, state = row
            try:
                entry = Entry(number, int(step), from_json(edit), str(who), int(at), EntryState(state))
            except (ValueError, TypeError, OverflowError) as error:
                log.info("entry %s of %s is not understood: %s", number, self.path, error)
                self.unreadable += 1
                self.damaged += not _is_json(edit)
                self._others.append(row)
                self._last = (number, self._last[1])
                continue
            self._entries.append(entry)
            self._last = (number, max(self._last[1], entry.step))

    def _change(self, states: Mapping[int, EntryState]) -> None:
        for number, state in states.items():
            place = bisect_left(self._entries, number, key=lambda e: e.number)
            if place < len(self._entries) and self._entries[place].number == number:
                self._entries[place] = replace(self._entries[place], state=state)

    def _write_quietly(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        try:
            self._write(lambda db: db.executemany(statement, rows))
        except ProjectError as error:
            log.info("%s", error)

    def _write(self, work: Callable[[sqlite3.Connection], object]) -> None:
        """Does something to the file, all of it or nothing."""
        if self.why_not_saved:
            return
        if self._gone():
            self._restore()
            if self.why_not_saved:
                return
        with database.in_words(self.path):
            try:
                self._db.execute("BEGIN IMMEDIATE")
                work(self._db)
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def _gone(self) -> bool:
        """Whether the file was deleted, moved or replaced while it is open."""
        return identity(self.path) != self._identity

    def _restore(self) -> None:
        """Writes the file again from what is still open of it."""
        new = self.path.with_name(f".{self.path.name}-new")
        what = f"The file that keeps what you change in “{database.known_as(self.path)}”"
        try:
            self.path.parent.mkdir(exist_ok=True, mode=0o700)
            database.remove(new)
            with database.in_words(self.path):
                copy = database.create(new)
                try:
                    self._db.backup(copy)
                finally:
                    database.finish(copy)
                self._db.close()
                aside = _put_aside(self.path)
                database.remove(self.path)
                new.replace(self.path)
                self._db = ready(self.path, False)
                database.make_durable(self._db)
                self._identity = identity(self.path)
        except (ProjectError, OSError) as error:
            log.info("%s cannot be written again: %s", self.path, error)
            self.why_not_saved = "Its file is gone, and could not be written again."
            self.tell(
                f"{what} has gone, and could not be written again. What you change is kept only until you close it: "
                "“Save project as…” keeps it for good."
            )
            return
        also = f" The file that was in its place is now called “{aside.name}”." if aside else ""
        self.tell(f"{what} had gone; it was written again, with all your changes.{also}")


def _words(db: sqlite3.Connection, table: str) -> dict[str, str]:
    rows = db.execute(f"SELECT key, value FROM {table}")
    return {key: value for key, value in rows if isinstance(key, str) and isinstance(value, str)}


def _is_json(text: object) -> bool:
    """Whether it may be of a later version; else it is damaged."""
    with suppress(ValueError, TypeError):
        parsed(str(text))
        return True
    return False


def _write_states(db: sqlite3.Connection, states: Mapping[int, EntryState]) -> None:
    db.executemany("UPDATE journal SET state = ? WHERE number = ?", [(str(s), n) for n, s in states.items()])


def _put_aside(path: Path) -> Path | None:
    """Renames what is in the place of a file, without replacing anything; where it is now."""
    if not path.exists():
        return None
    return salvage.set_aside(path, "found beside")
