"""After every edit: links again if need be, lays the edits over, builds what the views need, all beside the window.

    corrections = Corrections()                       # one for each folder that is opened
    reader.start(sources, options, corrections)       # what is read comes with the edits laid over it
    relinker.follow(corrections)
    relinker.changed(editor.entries)                  # `relinked` brings the timeline with them

The latest wins: while one edit is worked on, any number of others wait as one. A result says by its `serial` how new it
is, for what is read and what is edited come from two threads.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from timeline_app.core.article import Article
from timeline_app.core.chronicle import Chronicle
from timeline_app.core.edits import Entry, SetPublished
from timeline_app.core.garbage import uncollected
from timeline_app.core.interval import Interval
from timeline_app.core.options import AS_WRITTEN, LinkOptions
from timeline_app.index.event_index import EventIndex
from timeline_app.index.lookup import Lookup
from timeline_app.jobs.courtesy import courteous

if TYPE_CHECKING:
    from timeline_app.link.edits.preview import Preview
    from timeline_app.link.linker import Linker
    from timeline_app.link.overlay import Overlay

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """A timeline with the user's edits. The higher the `serial`, the newer it is.

    `went`: keys of events that were merged into another, to the key of that one.
    """

    chronicle: Chronicle
    serial: int
    went: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Relinked:
    """A timeline with all that the views need of it."""

    chronicle: Chronicle
    index: EventIndex
    lookup: Lookup
    serial: int
    went: Mapping[str, str] = field(default_factory=dict)


class Corrections:
    """A folder's linker and the edits that are laid over what it links. May be used from any thread."""

    def __init__(self, options: LinkOptions = AS_WRITTEN) -> None:
        from timeline_app.link.linker import Linker

        self.linker: Linker = Linker()
        self.options = options
        self.entries: tuple[Entry, ...] = ()
        self._lock = threading.Lock()
        self._overlay: Overlay | None = None
        self._asked: Mapping[str, Interval] = {}
        self._linked_with: Mapping[str, Interval] = {}
        self._serial = 0

    def published(self, articles: Sequence[Article]) -> Mapping[str, Interval]:
        """The publication dates that the user set, for who is about to link these articles."""
        from timeline_app.link.overlay import published_by_user

        self._asked = published_by_user(self.entries, articles)
        return self._asked

    def lay(self, base: Chronicle) -> Laid:
        """What was just linked (with `published`), with the edits laid over it."""
        with self._lock:
            self._linked_with = self._asked
            if self._overlay is None or self._overlay.base is not base:
                self._overlay = self._over(base)
            return self._laid(self._overlay)

    @property
    def empty(self) -> bool:
        """Whether nothing was laid over yet."""
        return self._overlay is None

    def again(self) -> Laid:
        """What was linked last, with the edits as they are now."""
        with self._lock:
            return self._laid(self._overlay or self._over(Chronicle()))

    def preview(self, edit: SetPublished) -> Preview:
        """What an edit would change in what was linked last."""
        from timeline_app.link.edits.preview import preview

        over = self._overlay
        return preview(edit, over.base.articles if over else (), self.options)

    def _laid(self, over: Overlay) -> Laid:
        from timeline_app.link.overlay import published_by_user

        entries = self.entries
        wanted = published_by_user(entries, [a.article for a in over.base.articles])
        if wanted != self._linked_with:
            over = self._over(self.linker.again(self.options, wanted))
            self._overlay, self._linked_with = over, wanted
        chronicle = over.laid(entries)
        self._serial += 1
        return Laid(chronicle, self._serial, over.went())

    def _over(self, base: Chronicle) -> Overlay:
        from timeline_app.link.overlay import Overlay

        return Overlay(base, self.linker.event_from)


class Relinker(QObject):
    """Works on the latest edits in a thread. `relinked` brings a Relinked, `previewed` a Preview, `failed` words."""

    relinked = Signal(object)
    previewed = Signal(object)
    failed = Signal(str)
    _sent = Signal(object, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._corrections = Corrections()
        self._thread: _Work | None = None
        self._edited = False
        self._asked: SetPublished | None = None
        self._sent.connect(self._pass_on)

    @property
    def corrections(self) -> Corrections:
        """Of the folder that is open."""
        return self._corrections

    @property
    def busy(self) -> bool:
        """Whether something is being worked on."""
        return self._thread is not None

    def follow(self, corrections: Corrections) -> None:
        """Goes on with another folder; what is under way for the one before is dropped."""
        self._corrections = corrections
        self._edited, self._asked = False, None

    def changed(self, entries: tuple[Entry, ...]) -> None:
        """The edits are these now."""
        self._corrections.entries = entries
        self._edited = True
        self._next()

    def preview(self, edit: SetPublished) -> None:
        """Asks what an edit would change; only the latest is answered."""
        self._asked = edit
        self._next()

    def close(self) -> None:
        """Ends everything and waits for it."""
        self._edited, self._asked = False, None
        self._corrections = Corrections()
        if self._thread is not None:
            self._thread.wait()
            self._ended()

    def _next(self) -> None:
        if self._thread is not None or not (self._edited or self._asked):
            return
        self._thread = _Work(self._corrections, None if self._edited else self._asked, self)
        if self._edited:
            self._edited = False
        else:
            self._asked = None
        self._thread.finished.connect(self._ended)
        self._thread.start()

    def _ended(self) -> None:
        if self._thread is not None:
            self._thread.deleteLater()
            self._thread = None
        self._next()

    def _pass_on(self, corrections: Corrections, what: str, value: object) -> None:
        if corrections is not self._corrections:
            return
        if what == "relinked":
            self.relinked.emit(value)
        elif what == "previewed":
            self.previewed.emit(value)
        else:
            self.failed.emit(value)

    def send(self, corrections: Corrections, what: str, value: object) -> None:
        """For the thread."""
        self._sent.emit(corrections, what, value)


class _Work(QThread):
    """Lays the edits over once, or works out one preview."""

    def __init__(self, corrections: Corrections, asked: SetPublished | None, parent: Relinker) -> None:
        super().__init__(parent)
        self._corrections, self._asked, self._send = corrections, asked, parent.send

    def run(self) -> None:
        """Called by Qt in the new thread. Whatever goes wrong becomes words for the user."""
        try:
            with courteous(), uncollected():
                self._work()
        except Exception as error:
            log.exception("an edit could not be laid over")
            words = f"The change is kept, but it cannot be shown ({type(error).__name__}: {error})."
            self._send(self._corrections, "failed", words)

    def _work(self) -> None:
        if self._asked is not None:
            self._send(self._corrections, "previewed", self._corrections.preview(self._asked))
        else:
            laid = self._corrections.again()
            index, lookup = EventIndex.from_chronicle(laid.chronicle), Lookup.of(laid.chronicle)
            done = Relinked(laid.chronicle, index, lookup, laid.serial, laid.went)
            self._send(self._corrections, "relinked", done)
