"""Shows one article in a readable column, with passages marked; a click tells which character was clicked.

view.show_article(article, theme, around=120)
view.set_marks([Mark(Span(10, 40), "accent_soft")])
view.reveal(Span(10, 40))
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from timeline_app.core.article import Article
from timeline_app.core.span import Span
from timeline_app.gui.panes.article_document import Places, build
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import EDGE, scaled

COLUMN = 34
"""Widest column of text, in times the height of a line of it: about 70 characters."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch: background colour by its name in the theme, "" for none; `line` the colour of an underline."""

    span: Span
    colour: str = ""
    line: str = ""


class ArticleView(QTextEdit):
    """Read only. `offsetClicked` and `offsetHovered` give a character of the article, -1 for none.

    `menuWanted` gives a character and the place on the screen, for a right click or the menu key.
    """

    offsetClicked = Signal(int)
    offsetHovered = Signal(int)
    menuWanted = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Article")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self._places = Places()
        self._shown: tuple[str, str, Span] | None = None
        self._theme: Theme | None = None
        self._base: tuple[Mark, ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self._pressed: QPointF | None = None
        self._revealed: tuple[Span, int] | None = None

    def show_article(self, article: Article, theme: Theme, around: int, base: Sequence[Mark] = ()) -> None:
        """Lays the article out, unless it is there already. `base` are marks that stay as long as it is shown."""
        self._theme = theme
        key, same = article.id + article.content_hash, self._shown
        there = same is not None and same[:2] == (key, theme.name) and same[2].start <= around < max(same[2].end, 1)
        if there and self._base == tuple(base):
            return
        self._base, self._marks = tuple(base), ()
        self._revealed = None
        self.setExtraSelections([])
        self._places = build(self.document(), article, theme, scaled(self.font(), 1.06), around)
        self._shown = (key, theme.name, self._places.shown)
        self._paint_base()
        self.verticalScrollBar().setValue(0)

    def _paint_base(self) -> None:
        """Formats of the document itself: hundreds of them cost nothing later."""
        edit = QTextCursor(self.document())
        edit.beginEditBlock()
        for mark in self._base:
            if mark.span.overlaps(self.shown):
                self._cursor(mark.span.start, mark.span.end).mergeCharFormat(self._look(mark))
        edit.endEditBlock()

    @property
    def shown(self) -> Span:
        """The part of the article that is laid out."""
        return self._places.shown

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Marks these stretches and no others; later ones lie over earlier ones."""
        wanted = tuple(marks)
        if wanted != self._marks:
            self._marks = wanted
            self.setExtraSelections([self._selection(_on_ground(m, wanted)) for m in wanted])

    def reveal(self, span: Span) -> None:
        """Scrolls so that the stretch stands in the upper third, unless all of it is well in view."""
        self._fit_column()
        top = self.cursorRect(self._cursor(span.start, span.start))
        bottom = self.cursorRect(self._cursor(span.end, span.end))
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        if top.top() < height // 16 or bottom.bottom() > height - height // 16:
            bar.setValue(bar.value() + top.top() - height // 4)
        self._revealed = span, bar.value()

    def chosen(self) -> Span | None:
        """The stretch of the article that the user selected; None for nothing."""
        cursor = self.textCursor()
        start, end = (self._places.offset(p) for p in (cursor.selectionStart(), cursor.selectionEnd()))
        return Span(start, end) if start is not None and end is not None and start < end else None

    def rect_of(self, offset: int) -> QPoint:
        """Where a character stands, in the viewport."""
        return self.cursorRect(self._cursor(offset, offset)).center()

    def marked(self) -> list[tuple[str, str, str]]:
        """The marks as (text, colour, line): what a reader sees."""
        all_marks = [m for m in self._base if m.span.overlaps(self.shown)] + list(self._marks)
        texts = [self._cursor(m.span.start, m.span.end).selectedText() for m in all_marks]
        return [(t, m.colour, m.line) for t, m in zip(texts, all_marks, strict=True)]

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(self._places.position(start), last))
        cursor.setPosition(min(self._places.position(end), last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _selection(self, mark: Mark) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(mark.span.start, mark.span.end)
        selection.format = self._look(mark)
        return selection

    def _look(self, mark: Mark) -> QTextCharFormat:
        assert self._theme is not None
        look = QTextCharFormat()
        if mark.colour:
            look.setBackground(self._theme.colour(mark.colour))
        if mark.line:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            look.setUnderlineColor(self._theme.colour(mark.line))
        return look

    # ── for Qt ───────────────────────────────────────────────────────────────────────────────────────────────────
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the column readable: it does not grow with the pane for ever. What was brought into sight stays there,
        also in a pane that becomes lower, unless the user has moved on."""
        super().resizeEvent(event)
        self._fit_column()
        if self._revealed and self.verticalScrollBar().value() == self._revealed[1]:
            self.reveal(self._revealed[0])

    def _fit_column(self) -> None:
        widest = self.fontMetrics().height() * COLUMN
        spare = max(0, self.width() - widest) // 2
        side = max(EDGE, spare)
        frame = self.document().rootFrame()
        look = frame.frameFormat()
        if look.leftMargin() != side:
            look.setLeftMargin(side)
            look.setRightMargin(side)
            look.setTopMargin(12)
            look.setBottomMargin(24)
            frame.setFrameFormat(look)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Notes where, to tell a click from a drag that selects text."""
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click without a drag asks for the event there."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        still = pressed is not None and (event.position() - pressed).manhattanLength() < 4
        if still and event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.offsetClicked.emit(self._offset_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tells what is under the mouse."""
        super().mouseMoveEvent(event)
        if not event.buttons():
            self.offsetHovered.emit(self._offset_at(event.position()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Called by Qt."""
        self.menuWanted.emit(self._offset_at(QPointF(event.pos())), event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse any more."""
        super().leaveEvent(event)
        self.offsetHovered.emit(-1)

    def _offset_at(self, point: QPointF) -> int:
        position = (
            self.document()
            .documentLayout()
            .hitTest(point + QPointF(0, self.verticalScrollBar().value()), Qt.HitTestAccuracy.ExactHit)
        )
        offset = self._places.offset(position) if position >= 0 else None
        return -1 if offset is None else offset


def _on_ground(mark: Mark, marks: Sequence[Mark]) -> Mark:
    """An underline keeps the colour it lies on: where marks overlap, Qt shows the last one alone."""
    if mark.colour:
        return mark
    ground = next((m.colour for m in reversed(marks) if m.colour and m.span.contains(mark.span)), "")
    return replace(mark, colour=ground)
