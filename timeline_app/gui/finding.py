"""The search box at work: filters the events while typing, lists what is found, and F3 goes through it.

First the events in order of time, then the places in articles that no event is told at.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from timeline_app.gui.found import FoundPanel, Hit
from timeline_app.gui.theme import load_theme
from timeline_app.gui.toolbar import SearchBox
from timeline_app.session.search import TextHit
from timeline_app.session.session import Session
from timeline_app.session.state import Filters, Origin

_PAUSE = 120
"""Milliseconds after the last letter before the events are searched."""


class Finder(QObject):
    """Joins the search box and the list under it to the session."""

    def __init__(self, session: Session, box: SearchBox) -> None:
        super().__init__(box)
        self._session, self._box = session, box
        self._at = -1
        self._hits: list[Hit] = []
        self.panel = FoundPanel(session, load_theme("light"), box.window())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._search)
        box.edited.connect(lambda _: self._timer.start())
        box.stepped.connect(self.step)
        box.moved.connect(self._move)
        box.themed.connect(self.panel.set_theme)
        box.line.installEventFilter(self)
        self.panel.chosen.connect(self._go)
        session.filtersChanged.connect(self._show_filter)
        session.shownChanged.connect(self._collect)

    def step(self, by: int) -> None:
        """Goes to the next or previous place found, round and round."""
        self._search_now()
        if self._hits:
            before = self._at if self._at >= 0 else (-1 if by > 0 else len(self._hits))
            self._go((before + by) % len(self._hits))

    def _move(self, by: int) -> None:
        """The arrow keys open the list first."""
        self._search_now()
        if self._session.filters.text.strip() and not self.panel.isVisible():
            self.panel.open_under(self._box.line)
        self.step(by)

    def _go(self, at: int) -> None:
        self._at = at
        self._say()
        self.panel.point_out(at)
        hit = self._hits[at]
        if isinstance(hit, TextHit):
            self._session.show_text_hit(hit)
        else:
            self._session.select((hit,), Origin.SEARCH)

    def _search_now(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._search()

    def _search(self) -> None:
        words = self._box.line.text()
        self._session.set_filters(replace(self._session.filters, text=words), Origin.SEARCH)
        if words.strip() and self._box.line.hasFocus():
            self.panel.open_under(self._box.line)
        else:
            self.panel.hide()

    def _show_filter(self, filters: Filters, origin: str) -> None:
        if origin != Origin.SEARCH and filters.text != self._box.line.text():
            self._box.line.setText(filters.text)
            self._timer.stop()

    def _collect(self) -> None:
        kept = self._hits[self._at] if 0 <= self._at < len(self._hits) else None
        self._at, self._hits = -1, []
        words = self._session.filters.text
        if words.strip():
            shown = self._session.shown()
            index = self._session.index
            self._hits += index.event[shown[index.event]].tolist()
            self._hits += index.undated[shown[index.undated]].tolist() if len(shown) else []
            self._hits += self._session.text_hits()
        if isinstance(kept, TextHit) and kept in self._hits:
            self._at = self._hits.index(kept)
        self.panel.show_hits(self._hits, words)
        if not words.strip():
            self.panel.hide()
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list is there as long as the box has the focus; the first Esc closes only the list."""
        if event.type() == QEvent.Type.FocusOut:
            self.panel.hide()
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() == Qt.Key.Key_Escape and self.panel.isVisible() and self._hits:  # type: ignore[attr-defined]
            self.panel.hide()
            return True
        return super().eventFilter(watched, event)
