"""The timeline as a widget: shows an EventIndex, and says what the user clicks, hovers and looks at.

It knows no session: whoever owns it sets index, filter, selection and hover, and listens to the signals.

    view = TimelineView()
    view.set_index(EventIndex.from_chronicle(chronicle))
    view.eventClicked.connect(lambda row, modifiers: view.set_selection([row]))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollBar, QStyle, QToolTip, QVBoxLayout, QWidget

from timeline_app.gui.timeline.canvas import Canvas, position
from timeline_app.gui.timeline.gestures import Drag, DragKind, wheel_factor
from timeline_app.gui.timeline.keys import STEP, press
from timeline_app.gui.timeline.lane_menu import lane_choices, show_lane_menu
from timeline_app.gui.timeline.stage import Stage
from timeline_app.gui.timeline.travel import Traveller
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
from timeline_app.timeline.viewport import Viewport, fit

_FLING = 0.4
"""Pixels a millisecond from which letting go of a drag is a fling."""

_RUN_OUT = 200
"""Milliseconds' worth of way that a fling still goes."""

_FORESIGHT = 0.002
"""Seconds of a frame that may be spent on the labels of the next."""

_NO_KEYS = Qt.KeyboardModifier.NoModifier


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
        self._composer = Composer(EventIndex.empty(), self._fonts, self._names)
        self._scroll = 0
        self._now: int | None = None
        self._display: DisplayList | None = None
        self._stage = Stage()
        self._highlight = Highlight()
        self._drag: Drag | None = None
        self._under = Hit()
        self._tooltip: Callable[[int], str] | None = None
        self.animated = QGuiApplication.platformName() != "offscreen"
        self._travel = Traveller(self, self._moves, lambda: self._composer.extent)
        self._travel.moved.connect(self._moved)
        self._last_view = self._travel.view
        self._canvas = Canvas(self, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._canvas)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setVisible(False)
        self._bar.valueChanged.connect(lambda value: self.scroll_by(value - self._scroll))
        self.setFocusProxy(self._canvas)
        self._canvas.setAccessibleName(self.tr("Timeline"))
        self.setMinimumSize(200, 120)

    # --- what is shown ---------------------------------------------------------------------------------------------

    @property
    def index(self) -> EventIndex:
        """The events shown."""
        return self._composer.index

    def set_index(self, index: EventIndex, *, keep_view: bool = False) -> None:
        """Shows other events. `keep_view`: stay where the user looks, if she has moved at all."""
        options = self._composer.options
        self._composer = Composer(index, self._fonts, self._names)
        self._composer.set_options(options)
        self._highlight = Highlight(focused=self._highlight.focused, framed=self._highlight.framed)
        self._travel.resize(self._plot_width())
        if not keep_view or self._travel.fitted:
            self._travel.jump(self._composer.fitted(self._plot_width(), self._height()), fitted=True)
        self._changed()

    def set_visible_rows(self, visible: NDArray[np.bool_] | None) -> None:
        """Shows only rows where the mask is true; None for all. The viewport stays."""
        self._composer.set_filter(visible)
        self._changed()

    def set_selection(self, rows: Iterable[int]) -> None:
        """Marks events as selected. Does not move the view: see `reveal`."""
        selected = tuple(dict.fromkeys(int(r) for r in rows))
        self._set_highlight(selected=selected)
        self._name_focus()

    def set_hover(self, row: int) -> None:
        """Marks an event as hovered, -1 for none; emits nothing."""
        self._set_highlight(hover=int(row))

    def lanes_by(self, by: LaneBy) -> None:
        """Lanes by what; NONE for a single one."""
        self.set_lane_options(LaneOptions(by=by))

    def set_lane_options(self, options: LaneOptions) -> None:
        """Lanes, and which are hidden, collapsed, or moved."""
        if options == self._composer.options:
            return
        if options.by != self._composer.options.by:
            self._scroll = 0
        self._composer.set_options(options)
        self._travel.resize(self._plot_width())
        self._changed()

    @property
    def lane_options(self) -> LaneOptions:
        """The present lanes."""
        return self._composer.options

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

    def set_text_font(self, font: QFont) -> None:
        """Another text size or family."""
        self._fonts = Fonts.of(font)
        self._stage.forget()
        self._rebuilt()

    def set_now(self, seconds: int | None) -> None:
        """The instant of the "today" line; None for no line."""
        if seconds != self._now:
            self._now = seconds
            self._changed()

    def set_tooltip(self, text: Callable[[int], str] | None) -> None:
        """What to say of a hovered row; None for headline and date."""
        self._tooltip = text

    def _rebuilt(self) -> None:
        old = self._composer
        self._composer = Composer(old.index, self._fonts, self._names)
        self._composer.set_options(old.options)
        self._composer.set_filter(old.visible)
        self._changed()

    # --- where one looks -------------------------------------------------------------------------------------------

    @property
    def viewport_range(self) -> tuple[float, float]:
        """First and last visible second."""
        return self._travel.view.t0, self._travel.view.t1

    @property
    def target(self) -> Viewport:
        """The viewport that is shown, or that an animation is on the way to."""
        return self._travel.target

    @property
    def is_fitted(self) -> bool:
        """Whether everything is in sight because the user never moved, or asked for it."""
        return self._travel.fitted

    def show_interval(self, t0: float, t1: float) -> None:
        """Exactly these seconds, within the limits."""
        if t1 > t0:
            self._travel.go(Viewport(t0, t1, self._plot_width()))

    def show_at_once(self, t0: float, t1: float) -> None:
        """As `show_interval`, without an animation: for a hand that is dragging."""
        if t1 > t0:
            self._travel.jump(Viewport(t0, t1, self._plot_width()))

    def fit(self) -> None:
        """All visible events."""
        self._travel.go(self._composer.fitted(self._plot_width(), self._height()), fitted=True)

    def fit_rows(self, rows: Iterable[int]) -> None:
        """These events, with some ground around."""
        chosen = np.fromiter(rows, np.int64)
        if not len(chosen):
            return
        first, last = float(self.index.start[chosen].min()), float(self.index.end[chosen].max())
        least = max(14 * float((self.index.end - self.index.start)[chosen].min()), 600.0)
        self._travel.go(fit(first, last, self._plot_width(), left=80, right=280, least=least))

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Zooms in by a factor about `x` pixels from the plot's left edge, or its middle."""
        about = self._plot_width() / 2 if x is None else x
        self._travel.go(self.target.zoom_about(about, factor))

    def go_to(self, t: float) -> None:
        """Centres an instant."""
        self._travel.go(self.target.centred(t))

    def reveal(self, row: int) -> None:
        """Brings an event into sight if it is not, at the present zoom."""
        if not 0 <= row < len(self.index):
            return
        start, end = float(self.index.start[row]), float(self.index.end[row])
        view = self.target
        inside = view.x_of(end) >= 24 and view.x_of(start) <= view.width - 120
        if not inside:
            middle = (start + end) / 2 if (end - start) < view.span else start + view.span * 0.4
            self._travel.go(view.centred(middle))
        self._scroll_to(row)

    def _scroll_to(self, row: int) -> None:
        """Brings the lane of an event into sight if none of its lanes is."""
        display = self.display()
        place = self._composer.place_of(row, self._height())
        if display.content_height <= display.plot.h or place is None or event_boxes(display, row):
            return
        top, bottom = place
        if top < self._scroll or bottom > self._scroll + display.plot.h:
            self.scroll_by(round(top - display.plot.h / 3) - self._scroll)

    def scroll_by(self, pixels: int) -> None:
        """Moves the lanes up (positive) or down."""
        display = self.display()
        scroll = max(0, min(display.scroll + pixels, display.content_height - int(display.plot.h)))
        if scroll != self._scroll:
            self._scroll = scroll
            self._changed()

    def _moves(self) -> bool:
        return self.animated and self.isVisible() and self._pace() > 0

    def _pace(self) -> int:
        """Milliseconds of an animation on this desktop; 0 where the user wants no motion."""
        return int(self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self))

    def _moved(self) -> None:
        self._changed()
        self.viewChanged.emit(*self.viewport_range)

    # --- painting --------------------------------------------------------------------------------------------------

    def display(self) -> DisplayList:
        """The display list of the present state."""
        if self._display is None:
            frame = Frame(self._travel.view, self._height(), self._scroll, self._now)
            self._display = self._composer.compose(frame)
            self._scroll = self._display.scroll
        return self._display

    def paint_frame(self, painter: QPainter, exposed: QRectF) -> None:
        """Called by the canvas: the frame from its buffer, and selection and hover over it."""
        whole = QRectF(self._canvas.viewport().rect())
        self._stage.paint(painter, exposed, whole, self.devicePixelRatioF(), self._draw)
        paint_overlay(painter, self.display(), self._highlight, self._theme, self._fonts, self._callout)

    def _draw(self, painter: QPainter, atlas: Atlas) -> None:
        paint(painter, self.display(), self._theme, self._fonts, atlas)
        self._foresee()

    def _foresee(self) -> None:
        """While one zooms, places some of the labels that the next band of scales will need."""
        before, now = self._last_view, self._travel.view
        self._last_view = now
        ratio = before.span / now.span
        if before.width == now.width and 0.2 < ratio < 5 and abs(ratio - 1) > 1e-6:
            about = (now.t0 - before.t0) / (before.span - now.span) * now.width
            self._composer.prepare(now.zoom_about(about, STEP if ratio > 1 else 1 / STEP), self._height(), _FORESIGHT)

    def _callout(self, row: int) -> tuple[str, float]:
        return self.index.headline(row), (float(self.index.start[row]) + float(self.index.end[row])) / 2

    def _sync_bar(self) -> None:
        """Shows by a scroll bar over the right edge that there are more lanes than fit."""
        style = self._composer.style
        page = self._height() - style.axis
        over = self._composer.plan(self._height()).height - page
        self._bar.setVisible(over > 0)
        if over > 0:
            width = self._bar.sizeHint().width()
            self._bar.setGeometry(self.width() - width, style.axis, width, max(page, 1))
            blocked = self._bar.blockSignals(True)
            self._bar.setRange(0, over)
            self._bar.setPageStep(max(page, 1))
            self._bar.setSingleStep(style.pitch)
            self._bar.setValue(self._scroll)
            self._bar.blockSignals(blocked)

    def _changed(self) -> None:
        self._sync_bar()
        self._display = None
        self._stage.invalidate()
        self._canvas.item.update()

    def _set_highlight(self, **changes: Any) -> None:
        new = replace(self._highlight, **changes)
        if new != self._highlight:
            self._highlight = new
            self._canvas.item.update()

    def _plot_width(self) -> int:
        return max(int(self._canvas.viewport().width()) - self._composer.gutter, 50)

    def _height(self) -> int:
        return max(int(self._canvas.viewport().height()), 1)

    def canvas_resized(self) -> None:
        """Called by the canvas: keeps the fit, or the left edge and the scale."""
        width = self._plot_width()
        if self._travel.fitted:
            self._travel.jump(self._composer.fitted(width, self._height()), fitted=True)
        elif width != self._travel.view.width:
            self._travel.resize(width)
        self._changed()

    # --- input -----------------------------------------------------------------------------------------------------

    def wheel(self, event: QWheelEvent) -> None:
        """Wheel: zoom about the cursor; with Shift or sideways: pan; over the lane heads: scroll."""
        at, step, pixels = position(event), event.angleDelta(), event.pixelDelta()
        gutter = self._composer.gutter
        sideways = step.x() if abs(step.x()) > abs(step.y()) else 0
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            sideways = step.y() or step.x()
        if sideways:
            by = pixels.x() or sideways * 0.75
            self._travel.jump(self._travel.view.pan(-by))
        elif at.x() < gutter or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.scroll_by(round(-step.y() * 0.5))
        else:
            self._travel.jump(self._travel.view.zoom_about(at.x() - gutter, wheel_factor(step.y())))
        self._hover_at(at)

    def pinched(self, event: QNativeGestureEvent) -> bool:
        """Called by the canvas: two fingers zoom about the point between them."""
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        x = event.position().x() - self._composer.gutter
        self._travel.jump(self._travel.view.zoom_about(x, max(1.0 + event.value(), 0.2)))
        return True

    def pressed(self, event: QMouseEvent) -> None:
        """Called by the canvas."""
        self._travel.stop()
        at = position(event)
        if event.button() == Qt.MouseButton.RightButton:
            found, place = self.hit(at), event.globalPosition().toPoint()
            if found.on == "head":
                self._lane_menu(self._composer.lanes.lanes[found.lane].key, place)
            else:
                self.menuRequested.emit(found.row, place)
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._drag = Drag(at, self._travel.view, self._scroll, shift)

    def moved(self, event: QMouseEvent) -> None:
        """Called by the canvas."""
        at = position(event)
        drag = self._drag
        if drag is None:
            self._hover_at(at, event.globalPosition().toPoint())
            return
        kind = drag.kind(at, self.hit(drag.start))
        if kind == DragKind.PAN:
            drag.note(at.x(), event.timestamp())
            self._canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._travel.jump(drag.view.pan(drag.start.x() - at.x()))
            if self.display().content_height > self.display().plot.h:
                self.scroll_by(drag.scroll + round(drag.start.y() - at.y()) - self._scroll)
        elif kind == DragKind.RANGE:
            self._set_highlight(band=(drag.start.x(), at.x()))

    def released(self, event: QMouseEvent) -> None:
        """Called by the canvas."""
        drag, self._drag = self._drag, None
        self._canvas.unsetCursor()
        if drag is None:
            return
        at = position(event)
        if drag.last == DragKind.RANGE:
            self._set_highlight(band=None)
            gutter = self._composer.gutter
            t0, t1 = sorted((self._travel.view.t_of(drag.start.x() - gutter), self._travel.view.t_of(at.x() - gutter)))
            self.show_interval(t0, t1)
        elif drag.last == DragKind.PAN:
            self._glide(drag.speed(event.timestamp()))
        elif drag.last == DragKind.CLICK and event.button() == Qt.MouseButton.LeftButton:
            self._clicked(self.hit(at), event.modifiers())

    def double_clicked(self, event: QMouseEvent) -> None:
        """Called by the canvas."""
        found = self.hit(position(event))
        if found.on == "event":
            self.eventActivated.emit(found.row)
        elif found.on == "":
            self.zoom(2.0, position(event).x() - self._composer.gutter)

    def left(self) -> None:
        """Called by the canvas: the mouse is gone."""
        self._hovered(-1)

    def hit(self, at: QPointF) -> Hit:
        """What is at a point of the canvas."""
        return hit(self.display(), at.x(), at.y())

    def _clicked(self, found: Hit, modifiers: Qt.KeyboardModifier) -> None:
        if found.on == "event":
            self.eventClicked.emit(found.row, modifiers)
        elif found.on == "fold":
            self._open_fold(found)
        elif found.on == "column":
            self.show_interval(*_wider(float(found.first), float(found.last), 4.0))
        elif found.on == "head":
            self._toggle_lane(found.lane)
        elif found.on == "":
            self.emptyClicked.emit()

    def _open_fold(self, found: Hit) -> None:
        """Zooms until the members stand apart; where no zoom can do that, hands them over as a list."""
        rows = self._members(found)
        if found.first < 0 or not len(rows):
            self.foldOpened.emit(rows.tolist())
            return
        starts = self.index.start[rows]
        first, last = float(starts.min()), float(self.index.end[rows].max())
        closest = self._travel.view.width * 86_400 / 64
        if starts.min() == starts.max() and self._travel.view.span < closest:
            self.foldOpened.emit(rows.tolist())
            return
        target = fit(first, last, self._plot_width(), left=80, right=280, least=closest)
        if target.span > self._travel.view.span * 0.8:
            target = self._travel.view.zoom_about(self._travel.view.x_of((first + float(starts.max())) / 2), 4.0)
        self._travel.go(target)

    def _glide(self, speed: float) -> None:
        """Lets a flung timeline run out, in the direction and at the speed (pixels a millisecond) of the hand."""
        if abs(speed) >= _FLING and self._moves():
            self._travel.go(self._travel.view.pan(-speed * _RUN_OUT), milliseconds=_RUN_OUT * 2)

    def _toggle_lane(self, lane: int) -> None:
        key = self._composer.lanes.lanes[lane].key
        self._choose_lanes(replace(self.lane_options, collapsed=self.lane_options.collapsed ^ {key}))

    def _lane_menu(self, key: str, place: QPoint) -> None:
        keys = [lane.key for lane in self._composer.lanes.lanes]
        show_lane_menu(self, lane_choices(self.lane_options, keys, key), place, self._choose_lanes)

    def _choose_lanes(self, options: LaneOptions) -> None:
        self.set_lane_options(options)
        self.lanesChanged.emit(options)

    def _hover_at(self, at: QPointF, tip: QPoint | None = None) -> None:
        found = self.hit(at)
        if found != self._under:
            self._under = found
            hand = found.on in ("event", "fold", "column")
            self._canvas.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
            if tip is not None:
                QToolTip.showText(tip, self._tip(found), self._canvas)
        self._hovered(found.row)

    def _tip(self, found: Hit) -> str:
        """What is said of an event, or of several that share a mark."""
        if found.on == "event":
            return self.tooltip(found.row)
        if found.on not in ("fold", "column"):
            return ""
        return self._composer.texts.several(self._members(found))

    def _members(self, found: Hit) -> NDArray[np.int32]:
        """The rows in a fold or a column of the histogram."""
        lane = self._composer.lanes.lanes[found.lane]
        if found.on == "column":
            low, high = np.searchsorted(lane.start, (found.first, found.last))
            return lane.rows[low:high]
        if found.first < 0:
            return np.array(self._composer.ongoing(found.lane, self._travel.view), np.int32)
        rows = lane.rows[found.first : found.last + 1]
        # Those that have a name between them stand elsewhere.
        return rows[~np.isin(rows, self.display().labels.row)]

    def _hovered(self, row: int) -> None:
        if row != self._highlight.hover:
            self._set_highlight(hover=row)
            self.hoverChanged.emit(row)

    def tooltip(self, row: int) -> str:
        """What the tooltip of an event says."""
        if self._tooltip is not None:
            return self._tooltip(row)
        return f"{self.index.headline(row)}\n{self._composer.texts.date(row)}"

    def key(self, event: QKeyEvent) -> bool:
        """Called by the canvas: the keys of the timeline."""
        return press(self, event)

    def focus_changed(self, focused: bool, by_key: bool) -> None:
        """Called by the canvas: the selection is outlined while keys go here, all of it if a key brought them here."""
        self._set_highlight(focused=focused, framed=focused and by_key)

    def page(self, by: int) -> None:
        """Moves most of a window further, or back."""
        self._travel.go(self.target.pan(0.8 * by * self._travel.view.width))

    def activate(self) -> None:
        """Opens the selected event."""
        if self._highlight.selected:
            self.eventActivated.emit(self._highlight.selected[-1])

    def escape(self) -> None:
        """Gives up what is being dragged, and says so."""
        if self._drag is not None:
            self._drag = None
            self._set_highlight(band=None)
        self.escaped.emit()

    def frame_selection(self) -> None:
        """Zooms to the selection; if it is framed already, or empty, to everything."""
        if self._highlight.selected and not self._framed():
            self.fit_rows(self._highlight.selected)
            self._framed_at = self.target
        else:
            self.fit()

    _framed_at: Viewport | None = None

    def _framed(self) -> bool:
        return self._framed_at is not None and self._framed_at == self.target

    def step(self, by: int) -> None:
        """Selects the next or previous visible event in time: of the selection, or of what is in sight."""
        shown = self._composer.shown_rows
        if not len(shown):
            return
        if self._highlight.selected:
            current = self._highlight.selected[-1]
            after = int(np.searchsorted(shown, current, side="right"))
            place = after if by > 0 else int(np.searchsorted(shown, current)) - 1
        else:
            edge = self._travel.view.t0 if by > 0 else self._travel.view.t1
            place = int(np.searchsorted(self.index.start[shown], edge)) - (by < 0)
        self._choose(int(shown[max(0, min(place, len(shown) - 1))]))

    def to_end(self, last: bool) -> None:
        """Selects the first or the last visible event."""
        shown = self._composer.shown_rows
        if len(shown):
            self._choose(int(shown[-1 if last else 0]))

    def vertical(self, by: int) -> None:
        """Selects the event nearest in time in the next lane that has one, or scrolls."""
        rows = self._composer.neighbour_lane(self._highlight.selected[-1], by) if self._highlight.selected else None
        if rows is None:
            self.scroll_by(by * self._composer.style.pitch * 2)
        else:
            self._choose(rows)

    def _choose(self, row: int) -> None:
        self.eventClicked.emit(row, _NO_KEYS)
        self.reveal(row)

    def _name_focus(self) -> None:
        selected = self._highlight.selected
        text = self.tooltip(selected[-1]).replace("\n", ", ") if len(selected) == 1 else ""
        self._canvas.setAccessibleDescription(text)


def _wider(t0: float, t1: float, times: float) -> tuple[float, float]:
    middle, half = (t0 + t1) / 2, (t1 - t0) / 2 * times
    return middle - half, middle + half
