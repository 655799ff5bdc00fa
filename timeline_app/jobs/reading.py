"""Reads folders beside the window: processes do the work, a thread collects it, the window stays free.

    reader = Reader()
    reader.arrived.connect(lambda reading: session.set_chronicle(reading.chronicle, reading.index))
    reader.start([folder])

Starting again drops what is under way (the latest wins): a result carries the generation it belongs to, and one of an
older generation is never passed on.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from timeline_app.core.article import Article
from timeline_app.core.chronicle import Chronicle
from timeline_app.core.errors import AppError
from timeline_app.core.interval import Interval
from timeline_app.core.options import AS_WRITTEN, LinkOptions
from timeline_app.index.event_index import EventIndex
from timeline_app.index.lookup import Lookup
from timeline_app.jobs.courtesy import courteous
from timeline_app.jobs.relinking import Corrections
from timeline_app.project.damage import ALL_READ, Unread

if TYPE_CHECKING:
    from timeline_app.pipeline import Progress
    from timeline_app.tasks import Pool

_Send = Callable[[int, str, object], None]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read so far; `complete` if that is all. `cancelled`: the user stopped it. `number` counts results.

    The user's edits are laid over it; `serial` says how new they are, `went` where events went (jobs/relinking.py).
    """

    chronicle: Chronicle
    index: EventIndex
    lookup: Lookup
    complete: bool
    cancelled: bool = False
    number: int = 0
    serial: int = 0
    went: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kept:
    """A portable project file to read instead of folders. `keeps`: what is read anew may be put into it.

    `unread`: the changes in it that were not understood.
    """

    path: Path
    keeps: bool = True
    unread: Unread = ALL_READ


@dataclass(frozen=True, slots=True)
class _Request:
    """What the thread is to do. `stop` is set to make it end early, `gone` where nobody wants the result any more."""

    generation: int
    sources: tuple[Path, ...]
    stop: threading.Event
    cache: Path | None
    corrections: Corrections
    kept: Kept | None = None
    gone: threading.Event = field(default_factory=threading.Event)


class _AbandonedError(Exception):
    """Nobody wants the result: what is half done is left, not put together."""


class Reader(QObject):
    """Starts, cancels and repeats readings. Its signals come in the thread that it lives in.

    `progressed` a Progress; `arrived` a Reading, several times while reading, the last one complete; `failed` words for
    the user, where nothing could be read at all; `known` what files there are, once all are read, to know the folder by
    (project/folders.py); `damaged` a Damage, where parts of a project file could not be read.

    `cache` is the file in which what was read is kept (None: nowhere).
    """

    progressed = Signal(object)
    arrived = Signal(object)
    failed = Signal(str)
    known = Signal(object)
    damaged = Signal(object)
    _sent = Signal(int, str, object)

    def __init__(self, parent: QObject | None = None, cache: Path | None = None) -> None:
        super().__init__(parent)
        self._cache = cache
        self._generation = 0
        self._thread: _ReadingThread | None = None
        self._waiting: _Request | None = None
        self._request: _Request | None = None
        self._pool: Pool | None = None
        self._sent.connect(self._pass_on)

    @property
    def active(self) -> bool:
        """Whether a reading is under way."""
        return self._request is not None

    def warm_up(self) -> None:
        """Starts a worker process, so that the language model is loaded before a folder is opened."""
        if self._pool is None:
            from timeline_app.tasks import start_workers

            self._pool = start_workers(1)

    def start(
        self,
        sources: Sequence[Path],
        options: LinkOptions = AS_WRITTEN,
        corrections: Corrections | None = None,
        kept: Kept | None = None,
    ) -> None:
        """Reads these files and folders as one timeline, in place of what is being read.

        The edits of `corrections` are laid over it, and its linker is used. `kept` is read instead, where there is one.
        """
        self._abandon()
        self._generation += 1
        over = corrections or Corrections()
        over.options = options
        self._request = _Request(self._generation, tuple(sources), threading.Event(), self._cache, over, kept)
        if self._thread is None:
            self._run(self._request)
        else:
            self._waiting = self._request

    def cancel(self) -> None:
        """Stops reading; what was read until then arrives as the last, complete result."""
        if self._request is not None:
            self._request.stop.set()

    def _abandon(self) -> None:
        """Stops as soon as can be: what was read is in the cache, and is not put together any more."""
        if self._request is not None:
            self._request.gone.set()
        self.cancel()

    def close(self) -> None:
        """Ends everything and waits for it."""
        self._generation += 1
        self._waiting = None
        self._abandon()
        if self._thread is not None:
            self._thread.wait()
            self._thread = None
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def _run(self, request: _Request) -> None:
        self.warm_up()
        assert self._pool is not None
        self._thread = _ReadingThread(request, self._pool, self._sent.emit, self)
        self._thread.finished.connect(self._ended)
        self._thread.start()

    def _ended(self) -> None:
        if self._thread is not None:
            self._thread.deleteLater()
            self._thread = None
        if self._waiting is not None:
            request, self._waiting = self._waiting, None
            self._run(request)

    def _pass_on(self, generation: int, what: str, value: object) -> None:
        if generation != self._generation:
            return
        if what == "progress":
            self.progressed.emit(value)
        elif what == "failed":
            self._request = None
            self.failed.emit(value)
        elif what == "known":
            self.known.emit(value)
        elif what == "damaged":
            self.damaged.emit(value)
        elif isinstance(value, Reading):
            if not value.complete and self._thread is not None and value.number < self._thread.results:
                return  # a newer one is on its way: the window need not show both
            if value.complete:
                self._request = None
            self.arrived.emit(value)


def forget(cache: Path) -> tuple[int, int]:
    """Empties the file of what was read; of how many files that was, and how many bytes."""
    from contextlib import closing

    from timeline_app.project.cache import ExtractionCache

    with closing(ExtractionCache(cache)) as kept:
        had = kept.count(), kept.size()
        kept.clear()
        return had


class _ReadingThread(QThread):
    """Runs the pipeline for one request and sends what it yields."""

    def __init__(self, request: _Request, pool: Pool, send: _Send, parent: QObject) -> None:
        super().__init__(parent)
        self._asked, self._pool, self._send = request, pool, send
        self._all_read = False
        self.results = 0

    def run(self) -> None:
        """Called by Qt in the new thread. Whatever goes wrong becomes words for the user."""
        try:
            with courteous():
                self._read()
        except AppError as error:
            self._tell("failed", str(error))
        except _AbandonedError:
            log.info("reading was left")
        except Exception as error:
            log.exception("reading failed")
            self._tell("failed", f"Reading stopped because of an unexpected error ({type(error).__name__}: {error}).")

    def _read(self) -> None:
        asked, stopped = self._asked, self._stopped
        corrections = asked.corrections
        for base in self._steps():
            laid = corrections.lay(base)
            chronicle = laid.chronicle
            index, lookup = EventIndex.from_chronicle(chronicle), Lookup.of(chronicle)
            cancelled = self._all_read and stopped()
            self.results += 1
            numbers = (self.results, laid.serial, laid.went)
            self._tell("result", Reading(chronicle, index, lookup, self._all_read, cancelled, *numbers))

        if asked.kept is None and not stopped():
            from timeline_app.project.folders import known_files

            self._tell("known", tuple(known_files(asked.sources)))

    def _stopped(self) -> bool:
        if self._asked.gone.is_set():
            raise _AbandonedError
        return self._asked.stop.is_set()

    def _published(self, articles: Sequence[Article]) -> Mapping[str, Interval]:
        """Asked before everything is put together, which takes a while and is not begun in vain."""
        self._stopped()
        return self._asked.corrections.published(articles)

    def _steps(self) -> Iterator[Chronicle]:
        asked, stopped = self._asked, self._stopped
        corrections = asked.corrections
        linker, options, published = corrections.linker, corrections.options, self._published
        if asked.kept is not None:
            from timeline_app.reopening import Reopening

            kept = asked.kept
            opening = Reopening(
                kept.path, self._pool, linker, options, published, self._progress, stopped, kept.keeps, kept.unread
            )
            opening.damaged = lambda damage: self._tell("damaged", damage)
            return opening.steps()
        from timeline_app.pipeline import read_steps

        return read_steps(
            asked.sources,
            progress=self._progress,
            cancelled=stopped,
            pool=self._pool,
            cache=asked.cache,
            options=options,
            linker=linker,
            published=published,
        )

    def _progress(self, progress: Progress) -> None:
        self._all_read = progress.linking
        self._tell("progress", progress)

    def _tell(self, what: str, value: object) -> None:
        self._send(self._asked.generation, what, value)
