"""A line below the timeline that tells what lies so far from all the rest that fitting leaves it aside.

    ‹ 3 events far before: 1 May 1798 – 3 May 1798        Show everything (0)        1 event far after: 2100 ›

Hidden where nothing does. A click goes there; `0` shows most events, `0` again all of them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from timeline_app.gui.status import many
from timeline_app.gui.timeline.view import TimelineView
from timeline_app.gui.widgets import link_button


class FarEvents(QFrame):
    """Follows the timeline when `renew` is called."""

    def __init__(self, view: TimelineView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("farEvents")
        self.setAccessibleName(self.tr("Events far from the others"))
        self._view = view
        self.before = link_button("", lambda: view.fit_rows(view.composer.reach.before))
        self.after = link_button("", lambda: view.fit_rows(view.composer.reach.after))
        self.fit = link_button("", view.fit)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(8)
        row.addWidget(self.before)
        row.addStretch(1)
        row.addWidget(self.fit)
        row.addStretch(1)
        row.addWidget(self.after)
        view.lanesChanged.connect(self.renew)
        view.viewChanged.connect(self._offer)
        self.renew()

    def renew(self, *_: object) -> None:
        """Says what lies far off now."""
        reach = self._view.composer.reach
        for link, rows, words in (
            (self.before, reach.before, self.tr("‹ {} far before: {}")),
            (self.after, reach.after, self.tr("{} far after: {} ›")),
        ):
            link.setVisible(len(rows) > 0)
            if len(rows):
                link.setText(words.format(many(len(rows), "event"), self._when(rows)))
                link.setToolTip(self._view.composer.texts.several(rows.astype(np.int32)))
        self.setVisible(len(reach.before) + len(reach.after) > 0)
        self._offer()

    def _offer(self, *_: object) -> None:
        """What `0` does now."""
        self.fit.setText(self.tr("Show everything (0)") if self._view.is_fitted else self.tr("Show most (0)"))

    def _when(self, rows: NDArray[np.int64]) -> str:
        date = self._view.composer.texts.date
        first, last = date(int(rows[0])), date(int(rows[-1]))
        return first if first == last else f"{first} – {last}"
