"""Builds the index of words for what is open, beside the window, and keeps it up with every edit.

    indexer = Indexer(session)
    indexer.open(Path("…/search/0f3a.search"))     # another folder; texts that are in the file already cost nothing

What is searched before it is ready is found too (session/search.py), only more slowly.
"""

from __future__ import annotations

import hashlib
import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from timeline_app.core.chronicle import Chronicle, Participant
from timeline_app.core.garbage import give_back_what_is_free
from timeline_app.index.lookup import Lookup
from timeline_app.project.text_index import TextIndex, forget
from timeline_app.session.query import fold, tokens
from timeline_app.session.search import Indexed, SearchIndex, event_text
from timeline_app.session.session import Session
from timeline_app.session.settings import search_file

log = logging.getLogger(__name__)

Thing = TypeVar("Thing")

_AT_ONCE = 32
"""Texts between two looks at whether somebody else wants Python, or wants this to stop."""
_PAUSE = 200
"""Milliseconds after a change until the index follows: first the window shows it."""
_STALE = 4
"""So many times as many texts as there are may be in the file before it is begun anew."""
_FEW = 5_000


@dataclass(slots=True)
class _Known:
    """The numbers of what was indexed last, by the very objects: what an edit leaves alone costs nothing."""

    numbers: dict[int, tuple[object, int]] = field(default_factory=dict)
    people: dict[str, Participant] = field(default_factory=dict)


class Indexer(QObject):
    """Follows a session. `ready` whenever the index has all of what is shown."""

    ready = Signal()
    _done = Signal(object, object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._path: Path | None = None
        self._words: TextIndex | None = None
        self._known = _Known()
        self._thread: _IndexingThread | None = None
        self._wanted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._start)
        self._done.connect(self._take)
        session.chronicleChanged.connect(self._changed)
        session.readingChanged.connect(self._changed)

    @property
    def active(self) -> bool:
        """Whether it is at work, or about to be."""
        return self._thread is not None or self._timer.isActive()

    def open(self, path: Path | None) -> None:
        """Uses another file from now on; None: memory alone."""
        self.close()
        self._path = path

    def forget(self) -> int:
        """Deletes the index files of all folders; how many there were. What is open is indexed in memory."""
        folder = (self._path or search_file(())).parent
        self.open(None)
        count = sum(path.suffix == ".search" for path in forget(folder))
        self._changed()
        return count

    def close(self) -> None:
        """Ends what runs, and lets go of the file."""
        self._wanted = False
        self._timer.stop()
        if self._thread is not None:
            self._thread.stop.set()
            self._thread.wait()
            self._thread.deleteLater()
            self._thread = None
        if self._words is not None:
            self._session.search.forget_index()
            self._words.close()
            self._words = None
        self._known = _Known()

    def _changed(self, *_: object) -> None:
        session = self._session
        if session.reading.active or not session.chronicle.articles:
            return
        self._wanted = True
        if self._thread is None:
            self._timer.start()
        else:
            self._thread.stop.set()

    def _start(self) -> None:
        if self._thread is not None:
            return
        self._wanted = False
        session = self._session
        if self._words is None:
            try:
                self._words = TextIndex(self._path)
            except sqlite3.Error as error:
                log.info("no index of words: %s", error)
                return
        work = _Work(self._words, session.chronicle, session.lookup, self._known)
        self._thread = _IndexingThread(work, session.search, self._done.emit, self)
        self._thread.finished.connect(self._ended)
        self._thread.start()

    def _ended(self) -> None:
        if self._thread is None or not self._thread.isFinished():
            return  # that was one before, which was closed; another is at work
        self._thread.deleteLater()
        self._thread = None
        if self._wanted:
            self._timer.start()

    def _take(self, search: SearchIndex, indexed: Indexed) -> None:
        if indexed.words is self._words and search is self._session.search:
            search.attach(indexed)
            self.ready.emit()


@dataclass(frozen=True, slots=True)
class _Work:
    """Puts the texts of a chronicle into the index."""

    words: TextIndex
    chronicle: Chronicle
    lookup: Lookup
    known: _Known

    def run(self, stopped: Callable[[], bool]) -> Indexed | None:
        """Where the texts are; None if it was stopped. Raises sqlite3.Error."""
        chronicle, known = self.chronicle, self.known
        count = len(chronicle.articles) + len(chronicle.events)
        if not known.numbers and self.words.count() > _STALE * count + _FEW:
            self.words.clear()
        articles = [linked.article for linked in chronicle.articles]
        if not self._add(articles, lambda article: article.text, stopped):
            return None
        self._forget_renamed()
        if not self._add(chronicle.events, lambda event: event_text(event, self.lookup), stopped):
            return None
        if len(known.numbers) > 2 * count + _FEW:
            there = {id(thing) for thing in (*articles, *chronicle.events)}
            known.numbers = {key: kept for key, kept in known.numbers.items() if key in there}
        return Indexed.of(self.words, chronicle, known.numbers)

    def _add(self, things: Sequence[Thing], text: Callable[[Thing], str], stopped: Callable[[], bool]) -> bool:
        """Sees to it that every one of the things is known; False if it was stopped."""
        known = self.known.numbers
        new = [thing for thing in things if id(thing) not in known]
        for first in range(0, len(new), _AT_ONCE):
            some = new[first : first + _AT_ONCE]
            for thing, number in zip(some, self._texts_in([text(thing) for thing in some]), strict=True):
                known[id(thing)] = (thing, number)  # with the thing itself, so that no other gets its id
            if stopped():
                return False
            time.sleep(0)  # the window may want to paint
        return True

    def _texts_in(self, texts: Sequence[str]) -> list[int]:
        digests = [hashlib.blake2b(t.encode("utf-8", "surrogatepass"), digest_size=16).digest() for t in texts]
        numbers = self.words.known(digests)
        new = [place for place, number in enumerate(numbers) if number is None]
        made = self.words.add([(digests[place], " ".join(tokens(fold(texts[place])))) for place in new])
        found = dict(zip(new, made, strict=True))
        return [found[place] if number is None else number for place, number in enumerate(numbers)]

    def _forget_renamed(self) -> None:
        """Events are found by the names of those who take part as well."""
        people, before = self.lookup.participants, self.known.people
        changed = {key for key, person in people.items() if before.get(key) is not person} if before else set()
        for key in changed:
            for event in self.lookup.events_of.get(key, ()):
                self.known.numbers.pop(id(self.chronicle.events[event]), None)
        self.known.people = dict(people)


class _IndexingThread(QThread):
    """Does the work once. What goes wrong costs speed alone."""

    def __init__(
        self, work: _Work, search: SearchIndex, done: Callable[[SearchIndex, Indexed], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._work, self._search, self._done = work, search, done
        self.stop = threading.Event()

    def run(self) -> None:
        """Called by Qt in the new thread."""
        try:
            indexed = self._work.run(self.stop.is_set)
        except Exception as error:
            log.info("the texts could not be indexed: %s", error)
            return
        if indexed is not None:
            give_back_what_is_free()
            self._done(self._search, indexed)
