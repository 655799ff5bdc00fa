"""The frame on the screen as a value: made once for each state, in the time that a frame has, and a little ahead.

frames = Frames(item.update)
display = frames.shown(composer, lambda until: Frame(view, height, until=until), until)
"""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from timeline_app.gui.timeline.keys import STEP
from timeline_app.timeline.compose import Composer, Frame
from timeline_app.timeline.display import DisplayList
from timeline_app.timeline.viewport import Viewport

PLACING = 0.012
"""Seconds of a frame that may be spent on placing names; after a long jump the rest come a moment later."""

_FORESIGHT = 0.002
"""Seconds of a frame that may be spent on the labels of the next."""


class Frames:
    """Keeps the display list of the present state. `again` is called when a frame that was not whole can go on."""

    def __init__(self, owner: QObject, again: Callable[[], None], view: Viewport) -> None:
        self._owner = owner
        self._again = again
        self._display: DisplayList | None = None
        self._last_view = view

    def forget(self) -> None:
        """The state is another one."""
        self._display = None

    def shown(self, composer: Composer, frame: Callable[[float], Frame], until: float) -> DisplayList:
        """The display list of a frame; if `until` is not infinite, perhaps without names that there is no time for."""
        if self._display is None or not (self._display.whole or until < math.inf):
            self._display = composer.compose(frame(until))
            if not self._display.whole:
                QTimer.singleShot(0, self._owner, self._go_on)
        return self._display

    def _go_on(self) -> None:
        if self._display is not None and not self._display.whole:
            self._display = None
            self._again()

    def foresee(self, composer: Composer, now: Viewport, height: int) -> None:
        """While one zooms, places some of the labels that the next band of scales will need."""
        before, self._last_view = self._last_view, now
        ratio = before.span / now.span
        if before.width == now.width and 0.2 < ratio < 5 and abs(ratio - 1) > 1e-6:
            about = (now.t0 - before.t0) / (before.span - now.span) * now.width
            composer.prepare(now.zoom_about(about, STEP if ratio > 1 else 1 / STEP), height, _FORESIGHT)
