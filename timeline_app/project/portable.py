"""What a portable `.timeline` carries beside the edits: the articles' texts, what was read in them, and the report.

    write(path, contents, journal)     # "Save project as…": a whole file, or none
    contents = read(path)              # on another computer, without the folder

The file may come from anybody. It holds plain JSON (core/codec.py), of which nothing is ever run; an article that is
not understood costs only itself, facts that are not understood are read anew from the text.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from timeline_app.core.article import Article
from timeline_app.core.chronicle import FileReport
from timeline_app.core.codec import Reader, layout, parsed, plain
from timeline_app.core.edit_codec import to_json
from timeline_app.core.edits import Entry
from timeline_app.core.errors import ProjectError, Warning
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.garbage import uncollected
from timeline_app.core.span import Span
from timeline_app.project import damage, database, salvage
from timeline_app.project.lock import take

log = logging.getLogger(__name__)

_KINDS = (Article, ArticleFacts, FileReport, Warning)
_FAST = 1
_LARGEST = 1 << 28
"""Bytes that one article or its facts may have: more is no article."""


@dataclass(frozen=True, slots=True)
class Text:
    """An article with what was read in it by some version of the rules; `facts` None: to be read anew."""

    article: Article
    facts: ArticleFacts | None
    version: str


@dataclass(frozen=True, slots=True)
class Contents:
    """All that was read in a folder. Of a file: how many articles are `lost`, of which `broken` are in it still."""

    texts: tuple[Text, ...] = ()
    files: tuple[FileReport, ...] = ()
    warnings: tuple[Warning, ...] = ()
    lost: int = 0
    broken: int = 0


Row = tuple[Any, ...]
"""An entry as it is in the file: number, step, edit, who, at, state."""


@dataclass(frozen=True, slots=True)
class Journal:
    """All that the user made: edits, view state by name (as JSON), and lines about the project.

    `others`: entries that this version does not understand, carried along as they are.
    """

    entries: tuple[Entry, ...] = ()
    kept: Mapping[str, str] | None = None
    about: Mapping[str, str] | None = None
    others: tuple[Row, ...] = ()


def write(path: Path, contents: Contents, journal: Journal) -> None:
    """Writes a project file, in place of what is there, once all of it is written. Raises ProjectError."""
    new = path.with_name(f".{path.name}.{os.getpid()}.part")
    with database.in_words(path):
        if path.is_dir():
            raise ProjectError(f"“{path.name}” is a folder; choose another name.")
        lock = take(path)
        if lock is None:
            raise ProjectError(f"“{path.name}” is open in another window. Close it there, or choose another name.")
        try:
            database.remove(new)
            with closing(database.create(new)) as db:
                _fill(db, contents, journal)
                database.finish(db)
            _flush(new)
            new.replace(path)
        finally:
            database.remove(new)
            lock.release()


def keep(path: Path, contents: Contents) -> None:
    """Puts articles and facts into a project file that is open elsewhere in this program. Raises ProjectError."""
    rows, reports = list(_texts(contents.texts)), list(_reports(contents))
    with database.in_words(path), closing(database.connect(path)) as db:
        db.execute("BEGIN IMMEDIATE")
        try:
            db.execute("DELETE FROM texts")
            db.execute("DELETE FROM reports")
            _insert(db, rows, reports)
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise


def holds_texts(path: Path) -> bool:
    """Whether a project file carries the articles themselves. Raises ProjectError."""
    with database.in_words(path), closing(database.connect(path, read_only=True)) as db:
        database.check(path, db)
        return db.execute("SELECT 1 FROM texts LIMIT 1").fetchone() is not None


def read(
    path: Path,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Contents:
    """What a file carries of the articles, as far as it is understood. Raises ProjectError.

    `progress` is told how many of how many articles are read.
    """
    with database.in_words(path), closing(database.connect(path, read_only=True)) as db, uncollected():
        database.check(path, db)
        about = dict(db.execute("SELECT key, value FROM about WHERE key = 'layout'"))
        reader = Reader(_layout(about.get("layout", "")))
        total = _count(db)
        texts: list[Text] = []
        broken: list[str] = []
        for _, place, *row in _rows(db, "texts", "path, article, version, facts"):
            if cancelled():
                break
            try:
                texts.append(_text(reader, *row))
            except (ValueError, zlib.error, TypeError) as error:
                log.info("an article in %s is damaged: %s", path, error)
                broken.append(_path(place))
            if len(texts) % 100 == 0:
                progress(len(texts), total)
        files, warnings = _read_reports(reader, db)
    if cancelled():
        return Contents(tuple(texts), files, warnings)
    files, lost = damage.told(files, [text.article.path for text in texts], broken)
    return Contents(tuple(texts), files, warnings, lost, len(broken))


# ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def _fill(db: sqlite3.Connection, contents: Contents, journal: Journal) -> None:
    db.execute("BEGIN")
    entries = ((e.number, e.step, to_json(e.edit), e.who, e.at, str(e.state)) for e in journal.entries)
    insert = "INTO journal (number, step, edit, who, at, state) VALUES (?, ?, ?, ?, ?, ?)"
    db.executemany(f"INSERT {insert}", entries)
    db.executemany(f"INSERT OR IGNORE {insert}", journal.others)
    db.executemany("INSERT INTO kept VALUES (?, ?)", (journal.kept or {}).items())
    db.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", (journal.about or {}).items())
    _insert(db, _texts(contents.texts), _reports(contents))
    db.execute("COMMIT")


def _insert(db: sqlite3.Connection, texts: Iterable[Sequence[object]], reports: Iterable[Sequence[object]]) -> None:
    db.executemany("INSERT INTO texts (path, article, version, facts) VALUES (?, ?, ?, ?)", texts)
    db.executemany("INSERT INTO reports (report) VALUES (?)", reports)
    db.execute("INSERT OR REPLACE INTO about VALUES ('layout', ?)", (json.dumps(layout(*_KINDS)),))


def _texts(texts: Iterable[Text]) -> Iterator[Sequence[object]]:
    for text in texts:
        facts = b"" if text.facts is None else _packed(text.facts)
        yield json.dumps(text.article.path), _packed(text.article), text.version, facts


def _reports(contents: Contents) -> Iterator[Sequence[object]]:
    for report in (*contents.files, *contents.warnings):
        yield (json.dumps([type(report).__name__, plain(report)]),)


def _packed(value: object) -> bytes:
    return zlib.compress(json.dumps(plain(value), separators=(",", ":")).encode(), _FAST)


def _flush(path: Path) -> None:
    """What is written is on the disk before the file gets its name."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def _layout(text: object) -> dict[str, list[str]]:
    try:
        found = parsed(str(text))
        return {str(kind): [str(name) for name in names] for kind, names in found.items()}
    except (ValueError, TypeError, AttributeError):
        return layout(*_KINDS)


def _rows(db: sqlite3.Connection, table: str, columns: str) -> Iterator[tuple[Any, ...]]:
    """Rows by their number, which comes first; where a page is broken those around it."""
    select, last = f"SELECT number, {columns} FROM {table}", -1
    try:
        for row in db.execute(f"{select} ORDER BY number"):
            last = row[0]
            yield row
    except sqlite3.DatabaseError as error:
        log.info("%s: %s", table, error)
        yield from salvage.rows(db, f"{select} WHERE number BETWEEN ? AND ? ORDER BY number", last + 1)


def _count(db: sqlite3.Connection) -> int:
    with suppress(sqlite3.DatabaseError):
        return int(db.execute("SELECT count(*) FROM texts").fetchone()[0])
    return 0


def _path(place: object) -> str:
    """The file of an article that is broken; "" where that is broken too."""
    with suppress(ValueError, TypeError):
        path = parsed(str(place))
        return path if isinstance(path, str) and "\N{REPLACEMENT CHARACTER}" not in path else ""
    return ""


def _text(reader: Reader, article: bytes, version: str, facts: bytes) -> Text:
    made = reader.read(Article, _unpacked(article))
    _check(made)
    with suppress(ValueError, zlib.error, TypeError):
        read = reader.read(ArticleFacts, _unpacked(facts)) if facts else None
        if read is not None and _fits(made, read):
            return Text(made, replace(read, article=made.id), str(version))
    return Text(made, None, "")


def _check(article: Article) -> None:
    """Raises ValueError where an article points out of its own text."""
    spans: list[Span | None] = [block.span for block in article.blocks]
    spans += [claim.span for claim in article.claims]
    spans += [article.title_span, article.dateline.span if article.dateline else None]
    if any(span is not None and span.end > len(article.text) for span in spans):
        raise ValueError("it points out of its text")


def _fits(article: Article, facts: ArticleFacts) -> bool:
    """Whether facts point into this text."""
    end = len(article.text)
    spans = (*facts.sentences, *(t.span for t in facts.times), *(m.span for m in facts.mentions))
    times, entities, events = len(facts.times), len(facts.entities), len(facts.events)
    return (
        all(span.end <= end for span in spans)
        and all(event.span.end <= end and event.trigger.end <= end for event in facts.events)
        and all(0 <= mention.entity < entities for mention in facts.mentions)
        and all(0 <= actor.entity < entities for event in facts.events for actor in event.actors)
        and all(event.time is None or 0 <= event.time < times for event in facts.events)
        and all(0 <= time < times for event in facts.events for time in event.times)
        and all(at is None or 0 <= at < events for e in facts.events for at in (e.detail_of, e.date_from, e.near))
    )


def _unpacked(blob: bytes) -> Any:
    unpacker = zlib.decompressobj()
    text = unpacker.decompress(blob, _LARGEST)
    if unpacker.unconsumed_tail:
        raise ValueError("larger than any article")
    return parsed(text)


def _read_reports(reader: Reader, db: sqlite3.Connection) -> tuple[tuple[FileReport, ...], tuple[Warning, ...]]:
    files: list[FileReport] = []
    warnings: list[Warning] = []
    for _, text in _rows(db, "reports", "report"):
        with suppress(ValueError, TypeError):
            kind, data = parsed(text)
            if kind == "FileReport":
                files.append(reader.read(FileReport, data))
            elif kind == "Warning":
                warnings.append(reader.read(Warning, data))
    return tuple(files), tuple(warnings)
