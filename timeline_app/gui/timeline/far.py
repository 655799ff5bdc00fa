"""A line below the timeline that tells of events which one does not see, and would not look for.

    ‹ 3 events earlier: 1–3 May 1798        Show everything (0)        1 event later: 2100 ›

Some lie so far from all the rest that fitting leaves them aside; or one looks at these, and most lie far off; or
filters leave none of those in sight. A click goes there; `0` shows most events, `0` again all of them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from timeline_app.gui.status import many
from timeline_app.gui.timeline.view import TimelineView
from timeline_app.gui.widgets import link_button
from timeline_app.timeline.names import stretch_text


class FarEvents(QFrame):
    """Follows the timeline when `renew` is called."""

    def __init__(self, view: TimelineView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("farEvents")
        self.setAccessibleName(self.tr("Events far from the others"))
        self._view = view
        nothing = np.zeros(0, np.int64)
        self._away, self._stays = (nothing, nothing), False
        self.before = link_button("", lambda: view.fit_rows(self._away[0]))
        self.after = link_button("", lambda: view.fit_rows(self._away[1]))
        self.fit = link_button("", view.fit)
        for link in (self.before, self.fit, self.after):
            # The window may become narrower than the words: see `_room`.
            link.setMinimumWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(8)
        row.addWidget(self.before)
        row.addStretch(1)
        row.addWidget(self.fit)
        row.addStretch(1)
        row.addWidget(self.after)
        view.lanesChanged.connect(self.renew)
        view.viewChanged.connect(self._look)
        self.renew()

    def renew(self, *_: object) -> None:
        """Other events are shown: is there anything to tell now?"""
        self._stays = False
        self._look()

    def _look(self, *_: object) -> None:
        """Says what lies off the screen. Once there the line stays, so that nothing jumps while one looks around."""
        view, reach = self._view, self._view.composer.reach
        self._away = reach.away(view.index, view.target.t0, view.target.t1)
        for link, rows, words in (
            (self.before, self._away[0], (self.tr("‹ {} earlier: {}"), self.tr("‹ {} earlier"))),
            (self.after, self._away[1], (self.tr("{} later: {} ›"), self.tr("{} later ›"))),
        ):
            link.setVisible(len(rows) > 0)
            if len(rows):
                whole, short = (each.format(many(len(rows), "event"), self._when(rows)) for each in words)
                link.setText(whole if link.fontMetrics().horizontalAdvance(whole) < self._room() else short)
                link.setToolTip(f"{self._when(rows)}\n{view.composer.texts.several(rows.astype(np.int32))}")
        all_of_them = view.is_fitted or not reach.aside
        self.fit.setText(self.tr("Show everything (0)") if all_of_them else self.tr("Show most events (0)"))
        self._stays |= reach.aside or any(map(len, self._away))
        self.setVisible(self._stays)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the dates are in the tooltips only."""
        super().resizeEvent(event)
        self._look()

    def _room(self) -> float:
        """Pixels that the words on either side may take."""
        return (self.width() - self.fit.sizeHint().width() - 64) / max(sum(map(bool, map(len, self._away))), 1)

    def _when(self, rows: NDArray[np.int64]) -> str:
        view = self._view
        return stretch_text(int(view.index.start[rows].min()), int(view.index.end[rows].max()), view.composer.names)
