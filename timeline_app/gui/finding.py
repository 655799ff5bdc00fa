"""The search box at work: filters the events while typing, and F3 goes through everything found.

First the events in order of time, then the places in articles that no event is told at.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from timeline_app.gui.toolbar import SearchBox
from timeline_app.session.search import TextHit
from timeline_app.session.session import Session
from timeline_app.session.state import Filters, Origin

_PAUSE = 120
"""Milliseconds after the last letter before the events are searched."""


class Finder(QObject):
    """Joins the search box to the session."""

    def __init__(self, session: Session, box: SearchBox) -> None:
        super().__init__(box)
        self._session, self._box = session, box
        self._at = -1
        self._hits: list[int | TextHit] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._search)
        box.edited.connect(lambda _: self._timer.start())
        box.stepped.connect(self.step)
        session.filtersChanged.connect(self._show_filter)
        session.shownChanged.connect(self._collect)

    def step(self, by: int) -> None:
        """Goes to the next or previous place found, round and round."""
        if self._timer.isActive():
            self._timer.stop()
            self._search()
        if not self._hits:
            return
        if self._at < 0:
            self._at = 0 if by > 0 else len(self._hits) - 1
        else:
            self._at = (self._at + by) % len(self._hits)
        self._say()
        hit = self._hits[self._at]
        if isinstance(hit, TextHit):
            self._session.show_text_hit(hit)
        else:
            self._session.select((hit,), Origin.SEARCH)

    def _search(self) -> None:
        words = self._box.line.text()
        self._session.set_filters(replace(self._session.filters, text=words), Origin.SEARCH)

    def _show_filter(self, filters: Filters, origin: str) -> None:
        if origin != Origin.SEARCH and filters.text != self._box.line.text():
            self._box.line.setText(filters.text)
            self._timer.stop()

    def _collect(self) -> None:
        self._at, self._hits = -1, []
        if self._session.filters.text.strip():
            shown = self._session.shown()
            index = self._session.index
            self._hits += [int(e) for e in index.event[shown[index.event]]]
            self._hits += [int(e) for e in index.undated if shown[e]]
            self._hits += self._session.text_hits()
        self._say()

    def _say(self) -> None:
        if not self._session.filters.text.strip():
            self._box.set_count("")
        elif not self._hits:
            self._box.set_count("not found")
        elif self._at < 0:
            self._box.set_count(f"{len(self._hits):,} found")
        else:
            self._box.set_count(f"{self._at + 1:,} of {len(self._hits):,}")
