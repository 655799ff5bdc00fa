"""What tests of the timeline do with it: events to show, and a hand on wheel and mouse."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from timeline_app.core.calendar import DAY
from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex

LEFT, SHIFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def sample(n: int = 10) -> EventIndex:
    start = np.arange(n) * 10 * DAY
    return EventIndex.from_arrays(
        start,
        start + DAY,
        headlines=[f"Happening {i}" for i in range(n)],
        lanes={LaneBy.KIND: (["vote", "work"], np.arange(n) % 2)},
    )


def canvas(view):
    return view.focusProxy().viewport()


def place(view, row: int) -> QPoint:
    labels = view.display().labels
    i = labels.row.tolist().index(row)
    return QPoint(int(labels.x[i] + labels.width[i] / 2), int(labels.y[i]) + 8)


def wheel(view, x: int, y: int, angle: int, modifiers=Qt.KeyboardModifier.NoModifier, sideways: int = 0) -> None:
    at = QPointF(x, y)
    event = QWheelEvent(
        at,
        canvas(view).mapToGlobal(at),
        QPoint(),
        QPoint(sideways, angle),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas(view), event)


def drag(qtbot, view, start: QPoint, end: QPoint, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    target = canvas(view)
    qtbot.mousePress(target, LEFT, modifiers, start)
    qtbot.mouseMove(target, (start + end) / 2)
    qtbot.mouseMove(target, end)
    qtbot.mouseRelease(target, LEFT, modifiers, end)
