"""The timeline as a picture: laid out for its own size, with title, axis and key; never an enlarged screenshot.

Works without a display, and the same input gives the same bytes.

    write_png(chronicle, Path("timeline.png"), ImageOptions(width=2400, height=1200, title="The harbour"))
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from timeline_app.core.calendar import DAY
from timeline_app.core.chronicle import Chronicle
from timeline_app.core.errors import ExportError
from timeline_app.export.png import PngWriter
from timeline_app.export.sources import numbered
from timeline_app.index.event_index import EventIndex
from timeline_app.render.fonts import Fonts
from timeline_app.render.key import paint_key
from timeline_app.render.paint import paint
from timeline_app.render.theme import LIGHT, Theme
from timeline_app.timeline.compose import Composer, Frame
from timeline_app.timeline.display import DisplayList
from timeline_app.timeline.key import KeyPlace, flow, key_items
from timeline_app.timeline.lanes import LaneOptions
from timeline_app.timeline.names import ENGLISH, Names, day_text
from timeline_app.timeline.text import elide, one_line
from timeline_app.timeline.viewport import Viewport

MOST_WIDTH, MOST_HEIGHT = 16_384, 8_192
LEAST_WIDTH, LEAST_HEIGHT = 200, 150
_BAND = 128
_TEXT_PX = 13
_MOST_LIST = 0.45
"""The part of a picture's height that its list of sources may take."""

_PAD = 24
_application: QGuiApplication | None = None


@dataclass(frozen=True, slots=True)
class ImageOptions:
    """`width` and `height` in pixels. `first`, `last`: seconds since 1970, half-open; None for the whole.

    `scale`: 2 draws everything twice as large (for 192 dpi). `visible`: a mask of index rows, None for all. `note`: a
    line under the title, by default how many events and which dates. `said` is added to it: in words, what the picture
    leaves out. `sources`: number the articles that tell each event and list them (needs a chronicle). `dpi`: pixels an
    inch on paper; None for 96 times `scale`, as large as on the screen.
    """

    width: int = 1600
    height: int = 900
    first: int | None = None
    last: int | None = None
    title: str | None = None
    note: str | None = None
    said: str = ""
    scale: float = 1.0
    dpi: float | None = None
    theme: Theme = LIGHT
    names: Names = ENGLISH
    lanes: LaneOptions = field(default_factory=LaneOptions)
    visible: NDArray[np.bool_] | None = None
    key: bool = True
    sources: bool = False

    @property
    def inch(self) -> float:
        """Pixels an inch on paper."""
        return self.dpi or 96 * self.scale


def write_png(
    source: Chronicle | EventIndex, path: Path, options: ImageOptions | None = None, index: EventIndex | None = None
) -> None:
    """Writes the picture to `path`, whole or not at all. Raises ExportError with a reason that can be acted on.

    `index`: that of the chronicle, if it is at hand.
    """
    options = options or ImageOptions()
    picture = layout(source, options, index)
    with replacing(path, ".png") as out:
        writer = PngWriter(out, options.width, options.height, round(options.inch, 2))
        for band in picture.bands():
            writer.rows(band)
        writer.close()


@contextmanager
def replacing(path: Path, ending: str, what: str = "picture") -> Iterator[BinaryIO]:
    """A file that takes the place of `path` once it is complete. Raises ExportError, which calls it `what`."""
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(suffix=ending, prefix=".timeline-", dir=path.parent)
        with os.fdopen(handle, "wb") as out:
            yield out
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise ExportError(f"The {what} cannot be written to {path}: {error.strerror or error}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def ensure_application() -> None:
    """Fonts and painting need a QGuiApplication: makes one without a display if there is none."""
    global _application
    if QGuiApplication.instance() is None:
        _application = QGuiApplication(["timeline-app", "-platform", "offscreen"])


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A picture laid out and ready to be painted on anything."""

    options: ImageOptions
    fonts: Fonts
    title_font: QFont
    title: str
    note: str
    top: float
    display: DisplayList
    key: tuple[KeyPlace, ...]
    key_height: float
    sources: tuple[SourcePlace, ...]
    width: float
    height: float

    def paint(self, painter: QPainter, low: float = 0.0, high: float | None = None) -> None:
        """Paints all that touches the y's low..high, in logical pixels."""
        theme = self.options.theme
        high = self.height if high is None else high
        painter.fillRect(0, 0, int(self.width) + 1, int(self.height) + 1, QColor(theme.background))
        painter.save()
        painter.translate(0, self.top)
        paint(painter, self.display, theme, self.fonts, band=(low - self.top, high - self.top))
        painter.restore()
        painter.setPen(QColor(theme.text))
        painter.setFont(self.title_font)
        if self.title:
            painter.drawText(QPointF(_PAD, _PAD + self.title_font.pixelSize() * 0.8), self.title)
        painter.setPen(QColor(theme.muted))
        painter.setFont(self.fonts.small)
        painter.drawText(QPointF(_PAD, self.top - 12), self.note)
        below = self.top + self.display.height + 12
        paint_key(painter, self.key, theme, self.fonts, _PAD, below)
        painter.setFont(self.fonts.small)
        painter.setPen(QColor(theme.muted))
        for line in self.sources:
            top = below + self.key_height + 4 + line.y
            painter.drawText(QPointF(_PAD + line.x, round(top) + self.fonts.small_ascent), line.text)

    def bands(self) -> Iterator[NDArray[np.uint8]]:
        """The pixels from the top, some rows at a time: rows × width × 3."""
        options = self.options
        for y in range(0, options.height, _BAND):
            rows = min(_BAND, options.height - y)
            image = QImage(options.width, rows, QImage.Format.Format_RGB32)
            painter = QPainter(image)
            try:
                painter.translate(0, -y)
                painter.scale(options.scale, options.scale)
                self.paint(painter, y / options.scale, (y + rows) / options.scale)
            finally:
                painter.end()
            pixels = np.frombuffer(image.constBits(), np.uint8).reshape(rows, options.width, 4)
            # A copy: the image is gone when the next band is made.
            yield pixels[:, :, 2::-1].copy()


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """A line of the list of sources, relative to the list's top left corner."""

    text: str
    x: float
    y: float


def layout(source: Chronicle | EventIndex, options: ImageOptions, index: EventIndex | None = None) -> Picture:
    """Places everything of a picture. Raises ExportError if the size or the range cannot be drawn."""
    _check(options)
    ensure_application()
    if index is None:
        index = source if isinstance(source, EventIndex) else EventIndex.from_chronicle(source)
    font = QFont(QGuiApplication.font())
    font.setPixelSize(_TEXT_PX)
    fonts = Fonts.of(font)
    title_font = QFont(font)
    title_font.setPixelSize(20)
    title_font.setBold(True)
    width, height = options.width / options.scale, options.height / options.scale
    index, lines = _with_sources(source, index, options)
    key: tuple[KeyPlace, ...] = ()
    key_height = 0.0
    if options.key:
        key, key_height = flow(key_items(index, _in_range(index, options), options.names), width - 2 * _PAD, fonts)
    top = _PAD + (24.0 if options.title else 0.0) + fonts.small_line + 12.0
    room = height - top - key_height - 24
    sources, list_height = _columns(lines, width - 2 * _PAD, room * _MOST_LIST, fonts)
    inner = int(room - list_height)
    composer = Composer(index, fonts, options.names)
    composer.set_canvas(int(width))
    composer.set_options(options.lanes)
    composer.set_filter(options.visible)
    view = _view(composer, options, int(width))
    display = _whole_lanes(composer, Frame(view, max(inner, composer.style.axis + 20), still=True))
    title = elide(one_line(options.title or ""), width - 2 * _PAD, lambda t: fonts.width(t) * 1.7)
    note = options.note if options.note is not None else _note(composer, view, options)
    note = elide(f"{note}  ·  {one_line(options.said)}" if options.said else note, width - 2 * _PAD, fonts.small_width)
    if len(display.heads) < len(composer.lanes.lanes) and display.heads:
        note += f"  ·  {options.names.lanes.format(len(display.heads), len(composer.lanes.lanes))}"
    return Picture(options, fonts, title_font, title, note, top, display, key, key_height, sources, width, height)


def _whole_lanes(composer: Composer, frame: Frame) -> DisplayList:
    """A frame that ends with a whole lane; the lanes that do not fit are left out, and counted in the note."""
    display = composer.compose(frame)
    whole = [head for head in display.heads if head.y + head.height <= display.plot.bottom + 0.5]
    if len(whole) == len(display.heads) or not whole:
        return display
    return composer.compose(replace(frame, height=int(whole[-1].y + whole[-1].height)))


def _with_sources(
    source: Chronicle | EventIndex, index: EventIndex, options: ImageOptions
) -> tuple[EventIndex, tuple[str, ...]]:
    if not options.sources or isinstance(source, EventIndex):
        return index, ()
    result = numbered(source, index, np.flatnonzero(_in_range(index, options)))
    return result.index, result.lines


def _in_range(index: EventIndex, options: ImageOptions) -> NDArray[np.bool_]:
    """The rows that the picture is of."""
    shown = np.ones(len(index), bool) if options.visible is None else options.visible.copy()
    if options.first is not None:
        shown &= index.end > options.first
    if options.last is not None:
        shown &= index.start < options.last
    return shown


def _columns(lines: Sequence[str], width: float, most: float, fonts: Fonts) -> tuple[tuple[SourcePlace, ...], float]:
    """The lines in columns that fill at most `most` pixels of height; what does not fit is counted."""
    if not lines:
        return (), 0.0
    columns = max(min(int(width // 420), -(-len(lines) // 6)), 1)
    line = fonts.small_line + 3
    rows = max(min(-(-len(lines) // columns), int(most // line)), 1)
    shown = list(lines[: rows * columns])
    if len(lines) > len(shown):
        shown[-1] = f"… {len(lines) - len(shown) + 1:,} more"
    wide = width / columns
    places = [
        SourcePlace(elide(one_line(text), wide - 24, fonts.small_width), i // rows * wide, i % rows * line)
        for i, text in enumerate(shown)
    ]
    return tuple(places), rows * line + 8


def _check(options: ImageOptions) -> None:
    if not (LEAST_WIDTH <= options.width <= MOST_WIDTH and LEAST_HEIGHT <= options.height <= MOST_HEIGHT):
        raise ExportError(
            f"A picture of {options.width} × {options.height} pixels cannot be made: choose a width from {LEAST_WIDTH} "
            f"to {MOST_WIDTH:,} and a height from {LEAST_HEIGHT} to {MOST_HEIGHT:,}."
        )
    if options.first is not None and options.last is not None and options.last <= options.first:
        raise ExportError("The picture's range ends before it starts.")
    if not 0.25 <= options.scale <= 8:
        raise ExportError("The picture's scale must be between 0.25 and 8.")


def _view(composer: Composer, options: ImageOptions, width: int) -> Viewport:
    plot = max(width - composer.gutter, 50)
    whole = composer.fitted(plot)
    if options.first is None and options.last is None:
        return whole
    first = whole.t0 if options.first is None else float(options.first)
    last = whole.t1 if options.last is None else float(options.last)
    if last <= first:
        raise ExportError("No event lies in the picture's range.")
    return Viewport(first, max(last, first + 60.0), plot)


def _note(composer: Composer, view: Viewport, options: ImageOptions) -> str:
    lanes, names = composer.lanes, options.names
    rows = composer.shown_rows
    start, end = composer.index.start[rows], composer.index.end[rows]
    inside = (start < view.t1) & (end > view.t0)
    count = int(inside.sum())
    words = names.event if count == 1 else names.events.format(f"{count:,}")
    if not count or not lanes.lanes:
        return words
    whole = options.first is None and options.last is None
    first, last = (start.min(), end.max()) if whole else (view.t0, view.t1)
    return f"{words}  ·  {day_text(int(first // DAY), names)} – {day_text(int((last - 1) // DAY), names)}"
