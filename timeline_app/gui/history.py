"""Back and forward through the stretches of time that were looked at.

A stretch counts once the view has rested on it, so that a wheel's turns or an animation's frames are one step.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app.gui.timeline.view import TimelineView

_REST = 600
"""Milliseconds without a movement after which a view counts."""
_MOST = 200
_SAME = 0.02
"""Share of the visible time by which two views may differ and be one."""

Range = tuple[float, float]


class ViewHistory(QObject):
    """`changed` when what can be done may be another."""

    changed = Signal()

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view)
        self._view = view
        self._visited: list[Range] = []
        self._at = -1
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self.note)
        view.viewChanged.connect(lambda *_: self._timer.start())

    @property
    def can_go_back(self) -> bool:
        """Whether there is a view before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a view after this one."""
        return self._at < len(self._visited) - 1

    def clear(self) -> None:
        """Another folder is open."""
        self._visited, self._at = [], -1
        self.changed.emit()

    def note(self) -> None:
        """Counts the present view."""
        self._timer.stop()
        here = self._view.viewport_range
        if self._at >= 0 and _alike(here, self._visited[self._at]):
            return
        self._visited = [*self._visited[: self._at + 1], here][-_MOST:]
        self._at = len(self._visited) - 1
        self.changed.emit()

    def go(self, by: int) -> None:
        """Back (-1) or forward (1)."""
        self.note()
        to = self._at + by
        if 0 <= to < len(self._visited):
            self._at = to
            self._view.show_interval(*self._visited[to])
            self.changed.emit()


def _alike(one: Range, other: Range) -> bool:
    slack = _SAME * (one[1] - one[0])
    return abs(one[0] - other[0]) <= slack and abs(one[1] - other[1]) <= slack
