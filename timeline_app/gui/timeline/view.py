"""The timeline as a widget: shows an EventIndex, and says what the user clicks, hovers and looks at.

It knows no session: whoever owns it sets index, filter, selection and hover, and listens to the signals.

    view = TimelineView()
    view.set_index(EventIndex.from_chronicle(chronicle))
    view.eventClicked.connect(lambda row, modifiers: view.set_selection([row]))
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from timeline_app.gui.timeline.accessible import Spoken, install
from timeline_app.gui.timeline.canvas import Canvas
from timeline_app.gui.timeline.frames import PLACING, Frames
from timeline_app.gui.timeline.keys import press
from timeline_app.gui.timeline.lane_bar import LaneBar
from timeline_app.gui.timeline.pointer import Pointer
from timeline_app.gui.timeline.stage import Stage
from timeline_app.gui.timeline.teller import ViewTeller
from timeline_app.gui.timeline.travel import Traveller, motion_wanted
from timeline_app.gui.timeline.walker import Walker
from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.render.atlas import Atlas
from timeline_app.render.fonts import Fonts
from timeline_app.render.overlay import Highlight, paint_overlay
from timeline_app.render.paint import paint
from timeline_app.render.theme import LIGHT, Theme
from timeline_app.timeline.compose import Composer, Frame
from timeline_app.timeline.display import DisplayList
from timeline_app.timeline.hit import Hit, event_boxes, hit
from timeline_app.timeline.lanes import LaneOptions
from timeline_app.timeline.names import ENGLISH, Names
from timeline_app.timeline.reach import around
from timeline_app.timeline.viewport import Viewport


class TimelineView(QWidget):
    """The zoomable timeline.

    Signals: `eventClicked(row, modifiers)` also for the arrow keys; `eventActivated(row)` for a double click or Enter;
    `hoverChanged(row)` with -1 for none; `viewChanged(t0, t1)` in seconds; `emptyClicked()`; `foldOpened(rows)` for a
    fold that no zoom can open; `menuRequested(row, global position)` for a right click, row -1 on empty ground;
    `lanesChanged(LaneOptions)` when the user collapsed, hid or moved a lane; `escaped()` for Esc.
    """

    eventClicked = Signal(int, object)
    eventActivated = Signal(int)
    hoverChanged = Signal(int)
    viewChanged = Signal(float, float)
    emptyClicked = Signal()
    foldOpened = Signal(object)
    menuRequested = Signal(int, QPoint)
    lanesChanged = Signal(object)
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fonts = Fonts.of(self.font())
        self._theme = LIGHT
        self._names = ENGLISH
        self.composer = Composer(EventIndex.empty(), self._fonts, self._names)
        self.highlight = Highlight()
        self._scroll = 0
        self._now: int | None = None
        self._stage = Stage()
        self._tooltip: Callable[[int], str] | None = None
        self.animated = QGuiApplication.platformName() != "offscreen"
        self.travel = Traveller(self, self.moves, lambda: self.composer.extent)
        self.travel.moved.connect(self._moved)
        self._frames = Frames(self, self._more, self.travel.view)
        self.pointer = Pointer(self)
        self.walker = Walker(self)
        install()
        self._canvas = Canvas(self, self.pointer, self)
        self._canvas.teller = ViewTeller(self)
        self._spoken = Spoken(self._canvas)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._canvas)
        self._bar = LaneBar(self)
        self._bar.scrolled.connect(lambda value: self.scroll_by(value - self._scroll))
        self.setFocusProxy(self._canvas)
        self._canvas.setAccessibleName(self.tr("Timeline"))
        self.setMinimumSize(200, 120)

    # --- what is shown ---------------------------------------------------------------------------------------------

    @property
    def index(self) -> EventIndex:
        """The events shown."""
        return self.composer.index

    def set_index(self, index: EventIndex, *, keep_view: bool = False, edited: bool = False) -> None:
        """Shows other events.

        `keep_view`: stay where the user looks, if she has moved at all. `edited`: these are the events of before with
        some of them changed: the viewport and the order of the lanes stay in any case.
        """
        before, edited = self.composer, edited and len(self.index) > 0
        self.composer = Composer(index, self._fonts, self._names)
        self.composer.set_options(before.options)
        if edited:
            self.composer.hold_order(before)
        before.close()
        self.highlight = Highlight(focused=self.highlight.focused, framed=self.highlight.framed)
        self._spoken.forget()
        self.travel.resize(self._plot_width())
        if not edited and (self.travel.fitted or not keep_view):
            self.travel.jump(self.composer.opening(self._plot_width()), fitted=True)
        self._changed()

    def set_visible_rows(self, visible: NDArray[np.bool_] | None) -> None:
        """Shows only rows where the mask is true; None for all. The viewport stays."""
        self.composer.set_filter(visible)
        self.travel.rewidth(self._plot_width())
        self._changed()

    def set_selection(self, rows: Iterable[int]) -> None:
        """Marks events as selected. Does not move the view: see `reveal`."""
        self.set_highlight(selected=tuple(dict.fromkeys(int(r) for r in rows)))
        self._name_focus()

    def set_hover(self, row: int) -> None:
        """Marks an event as hovered, -1 for none; emits nothing."""
        self.set_highlight(hover=int(row))

    def set_highlight(self, **changes: Any) -> None:
        """Changes what is marked: fields of `Highlight`."""
        new = replace(self.highlight, **changes)
        if new != self.highlight:
            self.highlight = new
            self._canvas.item.update()

    def lanes_by(self, by: LaneBy) -> None:
        """Lanes by what; NONE for a single one."""
        self.set_lane_options(LaneOptions(by=by))

    def set_lane_options(self, options: LaneOptions) -> None:
        """Lanes, and which are hidden, collapsed, or moved."""
        if options == self.composer.options:
            return
        if options.by != self.composer.options.by:
            self._scroll = 0
        self.composer.set_options(options)
        self.travel.rewidth(self._plot_width())
        self._changed()

    @property
    def lane_options(self) -> LaneOptions:
        """The present lanes."""
        return self.composer.options

    def set_theme(self, theme: Theme) -> None:
        """Light or dark."""
        if theme != self._theme:
            self._theme = theme
            self._stage.forget()
            self._changed()

    def set_names(self, names: Names) -> None:
        """Month names and the like in the user's language."""
        if names != self._names:
            self._names = names
            self._rebuilt()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the system's text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.font() != self._fonts.label:
            self.set_text_font(self.font())

    def set_text_font(self, font: QFont) -> None:
        """Another text size or family."""
        self._fonts = Fonts.of(font)
        self._stage.forget()
        self._rebuilt()

    def set_now(self, seconds: int | None) -> None:
        """The instant of the "today" line; None for no line."""
        self._now = seconds
        self._changed()

    def set_tooltip(self, text: Callable[[int], str] | None) -> None:
        """What to say of a hovered row; None for headline and date."""
        self._tooltip = text

    def _rebuilt(self) -> None:
        old = self.composer
        self.composer = Composer(old.index, self._fonts, self._names)
        self.composer.set_options(old.options)
        self.composer.hold_order(old)
        self.composer.set_filter(old.visible)
        self.canvas_resized()

    # --- where one looks -------------------------------------------------------------------------------------------

    @property
    def viewport_range(self) -> tuple[float, float]:
        """First and last visible second."""
        return self.travel.view.t0, self.travel.view.t1

    @property
    def target(self) -> Viewport:
        """The viewport that is shown, or that an animation is on the way to."""
        return self.travel.target

    @property
    def is_fitted(self) -> bool:
        """Whether nearly everything is in sight because the user never moved, or asked for it."""
        return self.travel.fitted

    def show_interval(self, t0: float, t1: float) -> None:
        """Exactly these seconds, within the limits."""
        if t1 > t0:
            view = Viewport(t0, t1, self._plot_width())
            self.travel.go(view, fitted=view.alike(self.composer.opening(view.width)))

    def show_at_once(self, t0: float, t1: float) -> None:
        """As `show_interval`, without an animation: for a hand that is dragging."""
        if t1 > t0:
            self.travel.jump(Viewport(t0, t1, self._plot_width()))

    def fit(self) -> None:
        """Nearly all visible events; asked again, also what lies far from the rest."""
        if self.travel.fitted and self.composer.reach.aside:
            self.show_everything()
        else:
            self.travel.go(self.composer.opening(self._plot_width()), fitted=True)

    def show_everything(self) -> None:
        """All visible events, however far they lie from the rest."""
        self.travel.go(self.composer.fitted(self._plot_width()), fitted=not self.composer.reach.aside)

    def fit_rows(self, rows: Iterable[int]) -> None:
        """These events, with some ground around."""
        if len(chosen := np.fromiter(rows, np.int64)):
            self.travel.go(around(self.index, chosen, self._plot_width()))

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Zooms in by a factor about `x` pixels from the plot's left edge, or its middle."""
        about = self._plot_width() / 2 if x is None else x
        self.travel.go(self.target.zoom_about(about, factor))

    def reveal(self, row: int) -> None:
        """Brings an event into sight if it is not, at the present zoom."""
        if not 0 <= row < len(self.index):
            return
        start, end = float(self.index.start[row]), float(self.index.end[row])
        view = self.target
        if view.x_of(end) <= 0 or view.x_of(start) >= view.width:
            middle = (start + end) / 2 if (end - start) < view.span else start + view.span * 0.4
            # No further beyond the first and the last event than fitting leaves free.
            self.travel.go(view.centred(middle).within(self.composer.fitted(view.width)))
        self.scroll_to(row)

    def scroll_to(self, row: int) -> None:
        """Brings the lane of an event into sight if it is seen whole in none of its lanes."""
        page, place = self._height() - self.composer.style.axis, self.composer.place_of(row, self._height())
        if self.content_height <= page or place is None:
            return
        hidden = place[0] < self._scroll or place[1] > self._scroll + page
        boxes = event_boxes(self._shown(time.perf_counter() + PLACING), row) if hidden else []
        top, end = self.composer.style.axis, self._height()
        if hidden and not any(top <= box.y and box.bottom <= end for box in boxes):
            self.scroll_by(round(place[0] - page / 3) - self._scroll)

    @property
    def scrolled(self) -> int:
        """Pixels of the lanes that are above the window."""
        return self._scroll

    @property
    def content_height(self) -> int:
        """Pixels that all lanes take."""
        return self.composer.plan(self._height()).height

    def scroll_by(self, pixels: int) -> None:
        """Moves the lanes up (positive) or down."""
        page = self._height() - self.composer.style.axis
        scroll = max(0, min(self._scroll + pixels, self.content_height - page))
        if scroll != self._scroll:
            self._scroll = scroll
            self._changed()

    def moves(self) -> bool:
        """Whether journeys are wanted: in sight, and on a desktop that has not switched them off."""
        return self.animated and self.isVisible() and motion_wanted(self)

    def _moved(self) -> None:
        self._changed()
        self.viewChanged.emit(*self.viewport_range)

    # --- painting --------------------------------------------------------------------------------------------------

    def display(self) -> DisplayList:
        """The display list of the present state."""
        return self._shown(math.inf)

    def _shown(self, until: float) -> DisplayList:
        display = self._frames.shown(self.composer, self._frame, until)
        self._scroll = display.scroll
        return display

    def _frame(self, until: float) -> Frame:
        return Frame(self.travel.view, self._height(), self._scroll, self._now, until=until)

    def _more(self) -> None:
        self._stage.invalidate()
        self._canvas.item.update()

    def paint_frame(self, painter: QPainter, exposed: QRectF) -> None:
        """Called by the canvas: the frame from its buffer, and selection and hover over it."""
        whole = QRectF(self._canvas.viewport().rect())
        display = self._shown(time.perf_counter() + PLACING)
        self._stage.paint(painter, exposed, whole, self.devicePixelRatioF(), self._draw)
        paint_overlay(painter, display, self.highlight, self._theme, self._fonts, self._callout)

    def _draw(self, painter: QPainter, atlas: Atlas) -> None:
        display = self._shown(0.0)
        paint(painter, display, self._theme, self._fonts, atlas)
        rest = QRectF(display.width, 0, self.width() - display.width, self.height())
        painter.fillRect(rest, QColor(self._theme.background))
        self._frames.foresee(self.composer, self.travel.view, self._height())

    def _callout(self, row: int) -> tuple[str, float]:
        name = "" if self.composer.visible is not None and not self.composer.visible[row] else self.index.headline(row)
        return name, (float(self.index.start[row]) + float(self.index.end[row])) / 2

    def _changed(self) -> None:
        style = self.composer.style
        self._bar.follow(self.width(), self._height() - style.axis, self.content_height, self._scroll, style)
        self._frames.forget()
        self._more()

    def _plot_width(self) -> int:
        self.composer.set_canvas(canvas := int(self._canvas.viewport().width()))
        return max(canvas - self.composer.gutter - self._bar_width(), 50)

    def _bar_width(self) -> int:
        """Pixels that the scroll bar takes at the right, if there are more lanes than fit."""
        over = self.content_height > self._height() - self.composer.style.axis
        return self._bar.sizeHint().width() if over else 0

    def _height(self) -> int:
        return max(int(self._canvas.viewport().height()), 1)

    def canvas_resized(self) -> None:
        """Called by the canvas: keeps the fit, or the left edge and the scale."""
        width = self._plot_width()
        if self.travel.fitted:
            self.travel.jump(self.composer.opening(width), fitted=True)
        elif width != self.travel.view.width:
            self.travel.resize(width)
        self._changed()

    # --- for the hand and the keys ---------------------------------------------------------------------------------

    def hit(self, at: QPointF) -> Hit:
        """What is at a point of the canvas, as it is painted next."""
        return hit(self._shown(time.perf_counter() + PLACING), at.x(), at.y())

    def set_cursor(self, shape: Qt.CursorShape | None) -> None:
        """How the mouse looks over the canvas; None for as usual."""
        if shape is None:
            self._canvas.unsetCursor()
        else:
            self._canvas.setCursor(shape)

    def tooltip(self, row: int) -> str:
        """What the tooltip of an event says."""
        if self._tooltip is not None:
            return self._tooltip(row)
        return f"{self.index.headline(row)}\n{self.composer.texts.date(row)}"

    def key(self, event: QKeyEvent) -> bool:
        """Called by the canvas: the keys of the timeline."""
        return press(self.walker, event)

    def focus_changed(self, focused: bool, by_key: bool) -> None:
        """Called by the canvas: the selection is outlined while keys go here, all of it if a key brought them here."""
        self.set_highlight(focused=focused, framed=focused and by_key)

    def _name_focus(self) -> None:
        row = self.walker.row
        text = self.tooltip(row).replace("\n", ", ") if row is not None and len(self.highlight.selected) == 1 else ""
        self._canvas.setAccessibleDescription(text)
        self._spoken.focus(row)
