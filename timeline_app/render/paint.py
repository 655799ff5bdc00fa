"""Paints a DisplayList on any QPainter: widget, picture or vector file. Nothing is decided here.

paint(painter, display, LIGHT, fonts, atlas)     # on the screen, with remembered texts
paint(painter, display, LIGHT, fonts)            # in a file, texts drawn directly
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from timeline_app.index.columns import Flag
from timeline_app.render.atlas import Atlas
from timeline_app.render.batches import across, whole_pixels
from timeline_app.render.fonts import Fonts
from timeline_app.render.glyphs import BAR_HEIGHT, CAP, MARGIN, draw_bar, draw_point, soft
from timeline_app.render.pen import LABEL, SMALL, STRONG, Pen, TextStyle, px
from timeline_app.render.theme import Theme
from timeline_app.timeline.display import DisplayList, Rect
from timeline_app.timeline.rug import ongoing_text
from timeline_app.timeline.ticks import Tick

_SIDE = 2 * MARGIN + 1
_MULTI = int(Flag.MULTI_SOURCE)


def paint(
    painter: QPainter,
    display: DisplayList,
    theme: Theme,
    fonts: Fonts,
    atlas: Atlas | None = None,
    *,
    band: tuple[float, float] | None = None,
) -> None:
    """Paints one frame over the whole of its canvas.

    `band`: only what touches these y's needs to be painted (large pictures are painted in bands).
    """
    painting = _Painting(painter, display, theme, fonts, atlas, band or (0.0, float(display.height)))
    painting.learn()
    painting.all()


class _Painting:
    def __init__(
        self,
        painter: QPainter,
        display: DisplayList,
        theme: Theme,
        fonts: Fonts,
        atlas: Atlas | None,
        band: tuple[float, float],
    ) -> None:
        self._low, self._high = band[0] - 40.0, band[1] + 40.0
        self._p = painter
        self._d = display
        self._theme = theme
        self._fonts = fonts
        self._pen = Pen(painter, fonts, atlas)
        self._colours = [theme.category(i) for i in range(len(theme.categories))]
        self._taken: list[tuple[float, float]] = []
        single = not display.axis.context
        self._name = TextStyle(LABEL, theme.text)
        self._second = TextStyle(SMALL, theme.muted)
        self._detail = TextStyle(SMALL, theme.text) if single else self._second
        self._context_style = TextStyle(STRONG, theme.text)
        points = ~display.marks.bar
        self._points = np.flatnonzero(points & self._inside(display.marks.y))
        self._bars = np.flatnonzero(~points & self._inside(display.marks.y))
        self._shapes = (display.marks.colour[self._points] + 16 * display.marks.flags[self._points]).tolist()
        self._pills = [
            (round(width), ongoing_text(count) if first < 0 else str(count))
            for width, count, first in zip(
                display.folds.width.tolist(), display.folds.count.tolist(), display.folds.first.tolist(), strict=True
            )
        ]

    def _inside(self, y: NDArray[np.float64]) -> NDArray[np.bool_]:
        inside: NDArray[np.bool_] = (self._low <= y) & (y <= self._high)
        return inside

    def learn(self) -> None:
        """Has the atlas draw all that is new to it. Where that made it start over, what it knew before is gone."""
        round_ = self._pen.round
        self._learn()
        if self._pen.round != round_:
            self._learn()

    def _learn(self) -> None:
        d, pen = self._d, self._pen
        pen.learn_shapes("point", self._shapes, lambda _: (_SIDE, _SIDE), self._make_point)
        pen.learn_shapes("fold", self._pills, lambda pill: (pill[0], d.style.fold), self._make_pill)
        pen.learn(self._name, d.labels.text)
        pen.learn(self._second, d.labels.second)
        pen.learn(self._detail, [tick.text for tick in d.axis.detail])
        pen.learn(self._context_style, [tick.text for tick in d.axis.context])
        pen.learn(TextStyle(SMALL, self._theme.now), [d.now_text] if d.now_text else [])
        pen.learn(self._name, [head.name for head in d.heads])
        pen.learn(self._second, [f"{head.count:,}" for head in d.heads])

    def all(self) -> None:
        d, p = self._d, self._p
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        p.fillRect(QRectF(0, 0, d.width, d.height), QColor(self._theme.background))
        self._grounds()
        self._grid()
        self._now()
        p.save()
        p.setClipRect(_q(d.plot))
        self._columns()
        p.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._marks()
        self._folds()
        self._labels()
        p.restore()
        self._heads()
        self._axis()
        self._now_head()

    # --- ground ----------------------------------------------------------------------------------------------------

    def _grounds(self) -> None:
        plot, shades = self._d.plot, np.array(self._d.axis.shades)
        if len(shades):
            edges = whole_pixels(plot.x + shades)
            rects = across(edges[:, 0], plot.y, plot.h)
            rects[:, 2] = edges[:, 1] - edges[:, 0]
            self._pen.boxes(rects, self._theme.shade)

    def _grid(self) -> None:
        plot, axis = self._d.plot, self._d.axis
        strong = {tick.t for tick in axis.context}
        weak = [tick.x for tick in axis.detail if tick.t not in strong]
        begun = [tick.x for tick in axis.context if 0 <= tick.x < plot.w]
        for xs, colour in ((weak, self._theme.grid), (begun, self._theme.hairline)):
            self._pen.boxes(across(whole_pixels(plot.x + np.array(xs)), plot.y, plot.h), colour)

    def _columns(self) -> None:
        columns = self._d.columns
        if not len(columns.count) or self._high < columns.top.min() or self._low > columns.bottom.max():
            return
        left, right = np.round(columns.x0), np.round(columns.x1)
        rects = np.column_stack((left, columns.top, np.maximum(right - left, 1.0), columns.bottom - columns.top))
        self._pen.boxes(rects, self._theme.density)

    # --- marks -----------------------------------------------------------------------------------------------------

    def _marks(self) -> None:
        marks, points, bars = self._d.marks, self._points, self._bars
        left, right = self._d.plot.x - 40.0, self._d.plot.right + 40.0
        x0, x1 = whole_pixels(np.maximum(marks.x0[bars], left)), whole_pixels(np.minimum(marks.x1[bars], right))
        if self._pen.remembers:
            rest = ~self._plain_bars(bars, x0, x1)
            bars, x0, x1 = bars[rest], x0[rest], x1[rest]
        values = (x0, x1, marks.y[bars], marks.flags[bars], marks.colour[bars])
        for begin, end, y, flags, colour in zip(*(v.tolist() for v in values), strict=True):
            draw_bar(self._p, begin, end, y, flags, self._colours[colour], self._theme)
        x = whole_pixels((marks.x0[points] + marks.x1[points]) / 2) - MARGIN
        self._pen.shapes("point", self._shapes, x, marks.y[points] - MARGIN - 0.5, self._make_point)

    def _plain_bars(
        self, bars: NDArray[np.intp], x0: NDArray[np.float64], x1: NDArray[np.float64]
    ) -> NDArray[np.bool_]:
        """Draws in a few calls the bars of which nothing else is to be said; says which they are."""
        marks, half = self._d.marks, BAR_HEIGHT / 2
        flags = marks.flags[bars]
        plain: NDArray[np.bool_] = ((flags & ~_MULTI) == 0) & (x1 - x0 >= 4)
        colour, y = marks.colour[bars], np.round(marks.y[bars])
        self._p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for number in np.unique(colour[plain]).tolist():
            mine = np.flatnonzero(plain & (colour == number))
            body = np.column_stack((x0[mine], y[mine] - half, x1[mine] - x0[mine], np.full(len(mine), BAR_HEIGHT)))
            self._pen.boxes(body, soft(self._colours[number]))
            several = body[(flags[mine] & _MULTI) != 0]
            several[:, 1], several[:, 3] = several[:, 1] + BAR_HEIGHT + 2, 1.0
            self._pen.boxes(several, self._colours[number])
        self._p.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        shapes = colour[plain].tolist()
        caps = [(c, end) for end in (0, 1) for c in shapes]
        x = np.concatenate((x0[plain], x1[plain] - 2))
        self._pen.learn_shapes("cap", caps, lambda _: (2, int(BAR_HEIGHT) + 4), self._make_cap)
        self._pen.shapes("cap", caps, x, np.concatenate((y[plain], y[plain])) - half - 2, self._make_cap)
        return plain

    def _make_cap(self, painter: QPainter, cap: tuple[int, int]) -> None:
        colour, end = cap
        painter.fillRect(QRectF(2 - CAP if end else 0.0, 0, CAP, BAR_HEIGHT + 4), self._colours[colour])

    def _make_point(self, painter: QPainter, shape: int) -> None:
        centre, colour = QPointF(MARGIN + 0.5, MARGIN + 0.5), self._colours[shape % 16]
        draw_point(painter, centre, shape // 16, colour, self._theme, float(self._d.style.glyph))

    def _folds(self) -> None:
        folds = self._d.folds
        inside = np.flatnonzero(self._inside(folds.y))
        x, y = whole_pixels(folds.x - folds.width / 2), folds.y - self._d.style.fold / 2
        pills = [self._pills[i] for i in inside.tolist()]
        self._pen.shapes("fold", pills, x[inside], y[inside], self._make_pill)

    def _make_pill(self, painter: QPainter, pill: tuple[int, str]) -> None:
        """A counted mark with its top left corner at (0, 0)."""
        (width, text), fonts, height = pill, self._fonts, float(self._d.style.fold)
        painter.setPen(Qt.PenStyle.NoPen)
        if not text.isdecimal():
            # It waits at the edge while marks pass under it.
            painter.fillRect(QRectF(0, 0, width, height), QColor(self._theme.background))
        painter.setBrush(QColor(self._theme.fold))
        painter.drawRoundedRect(QRectF(0, 0, width, height), height / 2, height / 2)
        painter.setFont(fonts.small)
        painter.setPen(QColor(self._theme.text))
        inset = round((width - fonts.small_width(text)) / 2)
        painter.drawText(QPointF(inset, round((height - fonts.small_line) / 2) + fonts.small_ascent), text)

    def _labels(self) -> None:
        labels, pen = self._d.labels, self._pen
        inside = np.flatnonzero(self._inside(labels.y))
        x, y, strength = labels.x[inside], labels.y[inside], labels.strength[inside]
        chosen = inside.tolist()
        pen.texts(self._name, [labels.text[i] for i in chosen], x, y, strength)
        pen.texts(self._second, [labels.second[i] for i in chosen], x, y + self._fonts.line, strength)

    # --- frame -----------------------------------------------------------------------------------------------------

    def _heads(self) -> None:
        d, p, theme, fonts, pad = self._d, self._p, self._theme, self._fonts, self._d.style.pad
        if not d.heads:
            return
        p.save()
        p.setClipRect(QRectF(0, d.plot.y, d.width, d.plot.h))
        p.fillRect(QRectF(0, d.plot.y, d.plot.x, d.plot.h), QColor(theme.background))
        ends = np.array([round(head.y + head.height) - 1.0 for head in d.heads])
        lines = np.column_stack((np.zeros(len(ends)), ends, np.full(len(ends), d.width), np.ones(len(ends))))
        self._pen.boxes(lines, theme.hairline)
        tops = []
        for head in d.heads:
            # The head stays in sight while its lane is scrolled past.
            first = min(pad + (d.style.pitch - fonts.line) // 2, (head.height - fonts.line) // 2)
            tops.append(min(max(head.y, d.plot.y), head.y + head.height - fonts.line - 2 * first) + first)
        y, counts = np.array(tops), [f"{head.count:,}" for head in d.heads]
        self._pen.texts(self._name, [head.name for head in d.heads], np.full(len(y), float(pad)), y)
        x = np.array([d.plot.x - pad - fonts.small_width(count) for count in counts])
        self._pen.texts(self._second, counts, x, y + (fonts.line - fonts.small_line) / 2)
        p.fillRect(QRectF(d.plot.x - 1, d.plot.y, 1, d.plot.h), QColor(theme.hairline))
        p.restore()

    def _axis(self) -> None:
        d, p, theme = self._d, self._p, self._theme
        plot = d.plot
        p.fillRect(QRectF(0, 0, d.width, plot.y), QColor(theme.background))
        p.fillRect(QRectF(0, plot.y - 1, d.width, 1), QColor(theme.hairline))
        lower = plot.y - self._fonts.small_line - 6.0
        p.save()
        p.setClipRect(QRectF(plot.x, 0, plot.w, plot.y))
        self._context(d.axis.context, plot, 6.0)
        top = plot.y - 14 if not d.axis.context else lower
        xs = whole_pixels(plot.x + np.array([tick.x for tick in d.axis.detail]))
        self._pen.boxes(across(xs, top, plot.y - lower), theme.hairline)
        room = plot.w - 5
        shown = [
            (x, tick.text)
            for x, tick in zip(xs.tolist(), d.axis.detail, strict=True)
            if tick.x + self._fonts.small_width(tick.text) <= room
        ]
        self._pen.texts(
            self._detail, [t for _, t in shown], np.array([x for x, _ in shown]) + 5, np.full(len(shown), lower)
        )
        p.restore()

    def _context(self, context: tuple[Tick, ...], plot: Rect, y: float) -> None:
        """The upper row: a name waits at the left edge until the next one needs its room; none is ever cut."""
        begun = np.array([plot.x + tick.x for tick in context if tick.x >= 0])
        self._pen.boxes(across(whole_pixels(begun), 0.0, plot.y), self._theme.hairline)
        shown = []
        for i, tick in enumerate(context):
            width = self._fonts.strong_width(tick.text)
            end = context[i + 1].x if i + 1 < len(context) else plot.w + width
            x = min(max(tick.x + 5, 8), end - width - 12)
            if 0 <= x <= plot.w - width:
                shown.append((plot.x + x, tick.text))
        xs = np.array([x for x, _ in shown])
        self._pen.texts(self._context_style, [t for _, t in shown], xs, np.full(len(shown), y))
        self._taken = [(x - 8, x + self._fonts.strong_width(text) + 8) for x, text in shown]

    def _now(self) -> None:
        """The line of the present, broken where names stand."""
        d = self._d
        if d.now_x is None:
            return
        line = QColor(self._theme.now)
        line.setAlphaF(0.55)
        x, y = px(d.now_x), d.plot.y
        for top, bottom in self._names_at(x):
            if top > y:
                self._p.fillRect(QRectF(x, y, 1, top - y), line)
            y = max(y, bottom)
        self._p.fillRect(QRectF(x, y, 1, d.plot.bottom - y), line)

    def _names_at(self, x: float) -> list[tuple[float, float]]:
        """From where to where names stand at an x, top down."""
        labels, fonts = self._d.labels, self._fonts
        over = np.flatnonzero((labels.x - 3 <= x) & (x <= labels.x + labels.width + 3)).tolist()
        tall = [fonts.line + (fonts.small_line if labels.second[i] else 0.0) for i in over if labels.text[i]]
        tops = [float(labels.y[i]) for i in over if labels.text[i]]
        return sorted((top, top + high) for top, high in zip(tops, tall, strict=True))

    def _now_head(self) -> None:
        d, p = self._d, self._p
        if d.now_x is not None:
            p.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(QColor(self._theme.now))
            p.drawEllipse(QPointF(px(d.now_x) + 0.5, d.plot.y - 0.5), 3.5, 3.5)
            self._now_name(d.now_x)

    def _now_name(self, now: float) -> None:
        """What the line of the present is, in the axis's upper row, where there is room for it."""
        d, width = self._d, self._fonts.small_width(self._d.now_text)
        x = min(max(now - width / 2, d.plot.x + 4), d.plot.right - width - 4)
        if d.axis.context and not any(begin < x + width and x < end for begin, end in self._taken):
            self._pen.texts(TextStyle(SMALL, self._theme.now), [d.now_text], np.array([x]), np.array([6.0]))


def _q(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.w, rect.h)
