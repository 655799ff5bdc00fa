"""What a search found, listed under the search box while it has the focus: events first, then places in the texts.

┌ harbour                       2 of 14 ┐
├───────────────────────────────────────┤
│ Events                             5  │
│ 9 May 2031   Brandt opens the [harbour] bridge
│ In the texts                       9  │
│ Gazette      … of the [harbour] master …
└───────────────────────────────────────┘
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.core.chronicle import Event
from timeline_app.core.span import Span
from timeline_app.core.wording import describe
from timeline_app.gui.models.events import headline
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import hairline, label
from timeline_app.session.naming import article_name
from timeline_app.session.search import TextHit, occurrences
from timeline_app.session.session import Session

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
ROW = Qt.ItemDataRole.UserRole
Hit = int | TextHit

_WIDTH, _HEIGHT = 560, 420
_LEFT = 150
"""Pixels for the date or the source before the words."""
_SHORT = 34
"""Characters of a headline that are left where words of a passage stand beside it."""
_BEFORE, _AFTER = 16, 90
"""Characters of a text around the words that were found in it."""


class FoundPanel(QFrame):
    """`chosen` gives the number of the hit that was clicked. A child of the window: the box keeps the focus."""

    chosen = Signal(int)

    def __init__(self, session: Session, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("popover")
        self._anchor: QWidget | None = None
        self.model = FoundModel(session, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("What was found")
        self._row = _Row(theme, self.list)
        self.list.setItemDelegate(self._row)
        self.list.viewport().installEventFilter(self)
        self._nothing = label("", "muted", wrap=True)
        self._nothing.setMargin(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addWidget(self.list, 1)
        column.addWidget(self._nothing)
        column.addWidget(hairline())
        column.addWidget(label("↓ ↑ or Enter: from one to the next · Esc: close", "muted"))
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Colours of the rows."""
        self._row.theme = theme
        self.list.viewport().update()

    def show_hits(self, hits: Sequence[Hit], words: str) -> None:
        """Lists what was found for some words."""
        self.model.show(hits, words)
        self._row.words = words
        self.list.setVisible(bool(hits))
        self._nothing.setVisible(not hits)
        self._nothing.setText(f"Nothing has “{words.strip()}” in it. Fewer letters or words find more.")
        if self.isVisible():
            self._place()

    def open_under(self, anchor: QWidget) -> None:
        """Shows itself under the search box."""
        self._anchor = anchor
        self._place()
        self.show()
        self.raise_()

    def point_out(self, hit: int) -> None:
        """Marks the hit that is open now; -1 for none."""
        row = self.model.row_of(hit)
        index = self.model.index(row, 0) if row is not None else QModelIndex()
        self.list.setCurrentIndex(index)

    def _place(self) -> None:
        window = self.parentWidget()
        if self._anchor is None or window is None:
            return
        place = window.mapFromGlobal(self._anchor.mapToGlobal(QPoint(0, self._anchor.height() + 6)))
        width = min(_WIDTH, window.width() - place.x() - 8)
        rows = self.model.rowCount() * self.list.sizeHintForRow(0) if self.model.rowCount() else 0
        height = min(_HEIGHT, max(72, rows + 48), window.height() - place.y() - 40)
        self.setGeometry(QRect(place, QSize(width, height)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click chooses."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            hit = self.model.hit_of(self.list.indexAt(event.position().toPoint()).row())
            if hit is not None:
                self.chosen.emit(hit)
            return True
        return super().eventFilter(watched, event)


class FoundModel(QAbstractListModel):
    """Headings and hits; what a row says is worked out when it is painted, so that thousands cost nothing."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._hits: Sequence[Hit] = ()
        self._words = ""
        self._events = 0

    def show(self, hits: Sequence[Hit], words: str) -> None:
        """Lists other hits: events, then places in texts."""
        self.beginResetModel()
        self._hits, self._words = hits, words
        self._events = sum(isinstance(hit, int) for hit in hits)
        self.endResetModel()

    @property
    def _headings(self) -> tuple[int, ...]:
        """The rows of the headings."""
        texts = len(self._hits) - self._events
        first = (0,) if self._events else ()
        return (*first, self._events + len(first)) if texts else first

    def row_of(self, hit: int) -> int | None:
        """The row of a hit."""
        if not 0 <= hit < len(self._hits):
            return None
        headings = self._headings
        return hit + (1 if hit < self._events else len(headings))

    def hit_of(self, row: int) -> int | None:
        """The hit in a row; None for a heading, and beyond the end."""
        headings = self._headings
        if row < 0 or row in headings:
            return None
        hit = row - sum(h < row for h in headings)
        return hit if hit < len(self._hits) else None

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Called by the view."""
        return 0 if parent.isValid() else len(self._hits) + len(self._headings)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        return super().flags(index) if self.hit_of(index.row()) is not None else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by the view."""
        if not index.isValid():
            return None
        if role == ROW:
            return self._said(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(filter(None, self._said(index.row())))
        return None

    def _said(self, row: int) -> tuple[str, str]:
        """What stands at the left, and the words. A heading has its words at the left and a number."""
        number = self.hit_of(row)
        if number is None:
            events = row == 0 and self._events > 0
            count = self._events if events else len(self._hits) - self._events
            return ("Events" if events else "In the texts", f"{count:,}")
        hit = self._hits[number]
        if isinstance(hit, int):
            event = self._session.chronicle.events[hit]
            return (describe(event.when) if event.when else "no date", self._told(event))
        linked = self._session.article(hit.article)
        return (article_name(linked), _excerpt(linked.article.text, hit.span)) if linked else ("", "")

    def _told(self, event: Event) -> str:
        """The headline; where the words are not in it, with the stretch of a passage that they are in."""
        title = headline(event)
        if any(True for _ in occurrences(title, self._words)):
            return title
        for mention in event.mentions:
            linked = self._session.article(mention.article)
            text = mention.span.of(linked.article.text) if linked else ""
            for span in occurrences(text, self._words):
                short = title if len(title) <= _SHORT else f"{title[:_SHORT].rsplit(' ', 1)[0]}…"
                return f"{short} – {_excerpt(text, span)}"
        return title


def _excerpt(text: str, span: Span) -> str:
    start, end = max(0, span.start - _BEFORE), min(len(text), span.end + _AFTER)
    if start:
        start = text.find(" ", start, span.start) + 1 or start
    return f"{'…' if start else ''}{' '.join(text[start:end].split())}{'…' if end < len(text) else ''}"


class _Row(QStyledItemDelegate):
    """A heading, or a date or source with words, those that were looked for marked."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self.theme = theme
        self.words = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Called by the view."""
        return QSize(0, max(26, option.fontMetrics.height() + 10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Called by the view."""
        left, words = index.data(ROW)
        painter.save()
        try:
            if index.flags() == Qt.ItemFlag.NoItemFlags:
                self._heading(painter, option, left, words)
            else:
                self._hit(painter, option, left, words)
        finally:
            painter.restore()

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, text: str, count: str) -> None:
        rect = option.rect.adjusted(8, 0, -10, 0)
        painter.setPen(self.theme.colour("muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        font = option.font
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self.theme.colour("muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, text)

    def _hit(self, painter: QPainter, option: QStyleOptionViewItem, left: str, text: str) -> None:
        states = option.state
        if states & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = states & QStyle.StateFlag.State_Selected
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("accent_soft" if chosen else "hover"))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 6, 6)
        metrics = painter.fontMetrics()
        rect = option.rect.adjusted(8, 0, -8, 0)
        painter.setPen(self.theme.colour("muted"))
        shown = metrics.elidedText(left, Qt.TextElideMode.ElideRight, _LEFT - 12)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)
        place = rect.adjusted(_LEFT, 0, 0, 0)
        words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        for span in occurrences(words, self.words):
            x = place.left() + metrics.horizontalAdvance(words[: span.start])
            width = metrics.horizontalAdvance(words[span.start : span.end])
            mark = QRect(x, place.center().y() - metrics.height() // 2, width, metrics.height())
            painter.fillRect(mark, QColor(self.theme.colour("find_mark")))
        painter.setPen(self.theme.colour("text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
