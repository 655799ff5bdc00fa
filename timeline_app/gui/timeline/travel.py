"""Where one looks, and how one gets there: at once, or by a short journey that any input interrupts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle, QWidget

from timeline_app.timeline.viewport import Viewport

_JOURNEY_MS = 200


class Traveller(QObject):
    """Holds the viewport within limits. `moved` after each change of it.

    `may_move` says whether journeys are wanted now; `extent` gives the first and last second of the events, if any.
    `fitted`: whether everything is in sight because the user never moved, or asked for it.
    """

    moved = Signal()

    def __init__(
        self, parent: QObject, may_move: Callable[[], bool], extent: Callable[[], tuple[float, float] | None]
    ) -> None:
        super().__init__(parent)
        self.view = Viewport(0.0, 30.0 * 86_400, 100)
        self.fitted = True
        self._may_move = may_move
        self._extent = extent
        self._journey: tuple[Viewport, Viewport] | None = None
        self._animation = QVariantAnimation(self)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self._arrive)

    @property
    def target(self) -> Viewport:
        """The viewport that is shown, or that a journey is on the way to."""
        return self._journey[1] if self._journey else self.view

    def go(self, view: Viewport, *, fitted: bool = False, milliseconds: int = _JOURNEY_MS) -> None:
        """Travels to a viewport; a new journey starts from where the last one was interrupted."""
        if not self._may_move():
            self.jump(view, fitted=fitted)
            return
        self.stop()
        self.fitted = fitted
        self._journey = (self.view, self._limited(view))
        self._animation.setDuration(milliseconds)
        self._animation.start()

    def jump(self, view: Viewport, *, fitted: bool = False) -> None:
        """Is there at once."""
        self.stop()
        self._set(self._limited(view), fitted)

    def resize(self, width: int) -> None:
        """Another width of the plot at the same scale; a journey ends here."""
        self.stop()
        self._set(self.view.resized(width), self.fitted)

    def rewidth(self, width: int) -> None:
        """Another width of the plot for the same seconds: lane heads came or went, and nothing is lost by that."""
        if width != self.view.width:
            self.stop()
            self._set(replace(self.view, width=width), self.fitted)

    def stop(self) -> None:
        """Ends a journey where it is."""
        self._animation.stop()
        self._journey = None

    def _arrive(self, part: float) -> None:
        if self._journey is not None:
            view = self._journey[0].between(self._journey[1], part)
            if part >= 1:
                self._journey = None
            self._set(view, self.fitted)

    def _limited(self, view: Viewport) -> Viewport:
        extent = self._extent()
        return view.clamped(*extent) if extent else view

    def _set(self, view: Viewport, fitted: bool) -> None:
        self.fitted = fitted
        if view != self.view:
            self.view = view
            self.moved.emit()


def motion_wanted(widget: QWidget) -> bool:
    """Whether the desktop wants things to move: its setting where Qt knows it (from 6.12), otherwise the style's."""
    hints = QGuiApplication.styleHints().accessibility()
    if "educed" in str(getattr(hints, "motionPreference", str)()):
        return False
    return int(widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget)) > 0
