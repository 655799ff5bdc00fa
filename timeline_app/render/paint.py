"""Paints a DisplayList on any QPainter: widget, picture or vector file. Nothing is decided here.

paint(painter, display, LIGHT, fonts, atlas)     # on the screen, with remembered texts
paint(painter, display, LIGHT, fonts)            # in a file, texts drawn directly
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from timeline_app.render.atlas import Atlas
from timeline_app.render.fonts import Fonts
from timeline_app.render.glyphs import MARGIN, draw_bar, draw_point
from timeline_app.render.theme import Theme
from timeline_app.timeline.display import DisplayList, Rect
from timeline_app.timeline.rug import ongoing_text
from timeline_app.timeline.ticks import Tick


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
    _Painting(painter, display, theme, fonts, atlas, band or (0.0, float(display.height))).all()


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
        self._atlas = atlas
        self._colours = [theme.category(i) for i in range(len(theme.categories))]

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
        plot = self._d.plot
        shade = QColor(self._theme.shade)
        for x0, x1 in self._d.axis.shades:
            left, right = round(plot.x + x0), round(plot.x + x1)
            self._p.fillRect(QRectF(left, plot.y, right - left, plot.h), shade)

    def _grid(self) -> None:
        plot, p = self._d.plot, self._p
        context = {t.t for t in self._d.axis.context}
        for tick in self._d.axis.detail:
            strong = tick.t in context
            p.fillRect(
                QRectF(_px(plot.x + tick.x), plot.y, 1, plot.h),
                QColor(self._theme.hairline if strong else self._theme.grid),
            )
        for tick in self._d.axis.context:
            if 0 <= tick.x < plot.w:
                p.fillRect(QRectF(_px(plot.x + tick.x), plot.y, 1, plot.h), QColor(self._theme.hairline))

    def _columns(self) -> None:
        columns, p = self._d.columns, self._p
        if not len(columns.count) or self._high < columns.top.min() or self._low > columns.bottom.max():
            return
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QColor(self._theme.density))
        p.drawRects(
            [
                QRectF(x0, top, max(x1 - x0, 1.0), bottom - top)
                for x0, x1, top, bottom in zip(
                    columns.x0.round().tolist(),
                    columns.x1.round().tolist(),
                    columns.top.tolist(),
                    columns.bottom.tolist(),
                    strict=True,
                )
            ]
        )

    # --- marks -----------------------------------------------------------------------------------------------------

    def _marks(self) -> None:
        marks = self._d.marks
        values = zip(
            marks.x0.tolist(),
            marks.x1.tolist(),
            marks.y.tolist(),
            marks.bar.tolist(),
            marks.flags.tolist(),
            marks.colour.tolist(),
            strict=True,
        )
        left, right = self._d.plot.x - 40.0, self._d.plot.right + 40.0
        for x0, x1, y, bar, flags, colour in values:
            if not self._low <= y <= self._high:
                continue
            if bar:
                self._bar(max(x0, left), min(x1, right), y, flags, colour)
            else:
                self._point((x0 + x1) / 2, y, flags, colour)

    def _bar(self, x0: float, x1: float, y: float, flags: int, colour: int) -> None:
        draw_bar(self._p, _px(x0), _px(x1), y, flags, self._colours[colour], self._theme)

    def _point(self, x: float, y: float, flags: int, colour: int) -> None:
        size = float(self._d.style.glyph)
        if self._atlas is None:
            draw_point(self._p, QPointF(_px(x) + 0.5, y), flags, self._colours[colour], self._theme, size)
            return
        side = 2 * MARGIN + 1
        make = self._glyph_maker(flags, colour, size)
        self._atlas.draw(self._p, (flags, colour, size), _px(x) - MARGIN, y - MARGIN - 0.5, side, side, make)

    def _glyph_maker(self, flags: int, colour: int, size: float) -> Callable[[QPainter], None]:
        centre = QPointF(MARGIN + 0.5, MARGIN + 0.5)
        return lambda painter: draw_point(painter, centre, flags, self._colours[colour], self._theme, size)

    def _folds(self) -> None:
        folds = self._d.folds
        height = self._d.style.fold
        values = (folds.x, folds.y, folds.width, folds.count, folds.first)
        for x, y, width, count, first in zip(*(v.tolist() for v in values), strict=True):
            if not self._low <= y <= self._high:
                continue
            text = ongoing_text(count) if first < 0 else str(count)
            wide, left, top = round(width), _px(x - width / 2), y - height / 2
            if self._atlas is None:
                self._p.save()
                self._p.translate(left, top)
                self._pill(self._p, wide, text)
                self._p.restore()
            else:
                make = self._pill_maker(wide, text)
                self._atlas.draw(self._p, ("fold", wide, text), left, top, wide, height, make)

    def _pill_maker(self, width: int, text: str) -> Callable[[QPainter], None]:
        return lambda painter: self._pill(painter, width, text)

    def _pill(self, painter: QPainter, width: int, text: str) -> None:
        """A counted mark with its top left corner at (0, 0)."""
        fonts, height = self._fonts, float(self._d.style.fold)
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
        labels, theme = self._d.labels, self._theme
        line = self._fonts.line
        if self._atlas is not None:
            self._learn(self._atlas, labels.text, theme.text, "label")
            self._learn(self._atlas, labels.second, theme.muted, "small")
        for x, y, text, second, strength in zip(
            labels.x.tolist(), labels.y.tolist(), labels.text, labels.second, labels.strength.tolist(), strict=True
        ):
            if not self._low <= y <= self._high:
                continue
            if strength < 1.0:
                self._p.setOpacity(strength)
            if text:
                self._text(text, x, y, theme.text)
            if second:
                self._text(second, x, y + line, theme.muted, "small")
            if strength < 1.0:
                self._p.setOpacity(1.0)

    def _learn(self, atlas: Atlas, texts: Iterable[str], colour: str, style: str) -> None:
        """Has the atlas draw all new texts in one go."""
        new = [t for t in texts if t and not atlas.has((t, colour, style))]
        atlas.add([((t, colour, style), *self._size(t, style), self._maker(t, colour, style)) for t in new])

    def _text(self, text: str, x: float, y: float, colour: str, style: str = "label") -> None:
        """A text with its top left corner at (x, y), on whole pixels. Styles: label, small, strong."""
        x, y = round(x), round(y)
        if self._atlas is None:
            self._p.setFont(self._font(style))
            self._p.setPen(QColor(colour))
            self._p.drawText(QPointF(x, y + self._ascent(style)), text)
        elif not self._atlas.show(self._p, (text, colour, style), x, y):
            width, height = self._size(text, style)
            self._atlas.draw(self._p, (text, colour, style), x, y, width, height, self._maker(text, colour, style))

    def _font(self, style: str) -> QFont:
        fonts = self._fonts
        return fonts.label if style == "label" else fonts.small if style == "small" else fonts.strong

    def _ascent(self, style: str) -> float:
        return self._fonts.ascent if style == "label" else self._fonts.small_ascent

    def _size(self, text: str, style: str) -> tuple[int, int]:
        fonts = self._fonts
        if style == "label":
            return int(fonts.width(text)) + 4, int(fonts.line) + 1
        width = fonts.small_width(text) if style == "small" else fonts.strong_width(text)
        return int(width) + 4, int(fonts.small_line) + 1

    def _maker(self, text: str, colour: str, style: str) -> Callable[[QPainter], None]:
        def make(painter: QPainter) -> None:
            painter.setFont(self._font(style))
            painter.setPen(QColor(colour))
            painter.drawText(QPointF(0, self._ascent(style)), text)

        return make

    # --- frame -----------------------------------------------------------------------------------------------------

    def _heads(self) -> None:
        d, p, theme = self._d, self._p, self._theme
        if not d.heads:
            return
        p.save()
        p.setClipRect(QRectF(0, d.plot.y, d.width, d.plot.h))
        p.fillRect(QRectF(0, d.plot.y, d.plot.x, d.plot.h), QColor(theme.background))
        pad = d.style.pad
        for head in d.heads:
            p.fillRect(QRectF(0, round(head.y + head.height) - 1, d.width, 1), QColor(theme.hairline))
            # The head stays in sight while its lane is scrolled past.
            first = min(pad + (d.style.pitch - self._fonts.line) // 2, (head.height - self._fonts.line) // 2)
            y = min(max(head.y, d.plot.y), head.y + head.height - self._fonts.line - 2 * first) + first
            count = f"{head.count:,}"
            self._text(head.name, pad, y, theme.text)
            shift = (self._fonts.line - self._fonts.small_line) / 2
            self._text(count, d.plot.x - pad - self._fonts.small_width(count), y + shift, theme.muted, "small")
        p.fillRect(QRectF(d.plot.x - 1, d.plot.y, 1, d.plot.h), QColor(theme.hairline))
        p.restore()

    def _axis(self) -> None:
        d, p, theme = self._d, self._p, self._theme
        plot = d.plot
        p.fillRect(QRectF(0, 0, d.width, plot.y), QColor(theme.background))
        p.fillRect(QRectF(0, plot.y - 1, d.width, 1), QColor(theme.hairline))
        line = self._fonts.small_line
        upper = 6.0
        lower = plot.y - line - 6.0
        p.save()
        p.setClipRect(QRectF(plot.x, 0, plot.w, plot.y))
        self._context(d.axis.context, plot, upper)
        single = not d.axis.context
        for tick in d.axis.detail:
            x = _px(plot.x + tick.x)
            p.fillRect(QRectF(x, lower if not single else plot.y - 14, 1, plot.y - lower), QColor(theme.hairline))
            if tick.x + 5 + self._fonts.small_width(tick.text) <= plot.w:
                self._text(tick.text, x + 5, lower, theme.muted if not single else theme.text, "small")
        p.restore()

    def _context(self, context: tuple[Tick, ...], plot: Rect, y: float) -> None:
        """The upper row: a name waits at the left edge until the next one needs its room; none is ever cut."""
        for i, tick in enumerate(context):
            width = self._fonts.strong_width(tick.text)
            end = context[i + 1].x if i + 1 < len(context) else plot.w + width
            x = min(max(tick.x + 5, 8), end - width - 12)
            if tick.x >= 0:
                line = QRectF(_px(plot.x + tick.x), 0, 1, plot.y)
                self._p.fillRect(line, QColor(self._theme.hairline))
            if 0 <= x <= plot.w - width:
                self._text(tick.text, plot.x + x, y, self._theme.text, "strong")

    def _now(self) -> None:
        d = self._d
        if d.now_x is not None:
            line = QColor(self._theme.now)
            line.setAlphaF(0.55)
            self._p.fillRect(QRectF(_px(d.now_x), d.plot.y, 1, d.plot.h), line)

    def _now_head(self) -> None:
        d, p = self._d, self._p
        if d.now_x is not None:
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(QColor(self._theme.now))
            p.drawEllipse(QPointF(_px(d.now_x) + 0.5, d.plot.y - 0.5), 3.5, 3.5)


def _q(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.w, rect.h)


def _px(value: float) -> float:
    """The nearest pixel boundary; half pixels go up, so that equal distances stay equal."""
    return float(int(value + 0.5)) if value >= 0 else float(-int(0.5 - value))
