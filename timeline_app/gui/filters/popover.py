"""Add filter: type a few letters of anything – a name, a place, a source, a date – and press Enter.

┌ what should the events have? ─────────┐
│ Participant                           │
│ ✓ Ilse Brandt                      12 │
│ – Nordwerk                          4 │   (– : left out)
│ Place …                               │
│ Enter: only these · Shift+Enter: not  │
└───────────────────────────────────────┘
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.core.interval import Interval
from timeline_app.gui.filters.choices import Choice, choices
from timeline_app.gui.icons import pixmap
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import hairline, label
from timeline_app.session.session import Session
from timeline_app.session.state import Origin

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
CHOICE = Qt.ItemDataRole.UserRole
_LINE = 26
_SIGN = 14


class FilterPopover(QDialog):
    """Stays open while values are chosen; closes with Esc or a click elsewhere."""

    def __init__(self, session: Session, theme: Theme, visible: Interval | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._visible = session, visible
        self.box = QLineEdit()
        self.box.setProperty("bare", True)
        self.box.setPlaceholderText("A name, place, source, tag, “starred”, “May 2024” …")
        self.box.setAccessibleName("Find something to filter by")
        self.box.installEventFilter(self)
        self.model = _Rows(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Row(theme, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("What can be filtered by")
        self.list.viewport().installEventFilter(self)
        self._nothing = label("Nothing here is called so.", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.box.textChanged.connect(lambda _: self._renew(keep=False))
        session.shownChanged.connect(self._renew)
        self.resize(380, min(520, max(240, parent.height() - 180)))
        self._renew(keep=False)

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setObjectName("popover")
        column = QVBoxLayout(frame)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.box)
        column.addWidget(hairline())
        column.addWidget(self.list, 1)
        column.addWidget(self._nothing, 1)
        column.addWidget(hairline())
        column.addWidget(label("Enter: only these · Shift+Enter: leave out · Esc: done", "muted"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    @property
    def rows(self) -> tuple[Choice, ...]:
        """What can be chosen now."""
        return tuple(row for row in self.model.rows if isinstance(row, Choice))

    def _renew(self, keep: bool = True) -> None:
        before = self.list.currentIndex().row() if keep else -1
        self.model.set_rows(choices(self._session, self.box.text(), self._visible))
        self.list.setVisible(bool(self.model.rows))
        self._nothing.setVisible(not self.model.rows)
        self._go_to(before if self._choice(before) else self._next(-1, 1))

    def _choice(self, row: int) -> Choice | None:
        found = self.model.rows[row] if 0 <= row < len(self.model.rows) else None
        return found if isinstance(found, Choice) else None

    def _next(self, row: int, by: int) -> int:
        count = len(self.model.rows)
        for step in range(1, count + 1):
            place = (row + by * step) % count
            if self._choice(place):
                return place
        return -1

    def _go_to(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row, 0))

    def _take(self, choice: Choice | None, leave: bool) -> None:
        if choice is None:
            return
        # What is typed has done its work once it is chosen, and the next value can be typed.
        wanted = choice.leave if leave and choice.leave else choice.take
        self._session.set_filters(wanted, Origin.FILTERS)
        self.box.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys move in the list while the box keeps the words; Shift leaves out what is chosen."""
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event) or super().eventFilter(watched, event)
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            left = event.button() == Qt.MouseButton.LeftButton and not shift
            self._take(self._choice(self.list.indexAt(event.position().toPoint()).row()), leave=not left)
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if by:
            self._go_to(self._next(self.list.currentIndex().row(), by))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            leave = shift or self.box.text().lstrip().startswith("-")
            self._take(self._choice(self.list.currentIndex().row()), leave)
            return True
        return False


class _Rows(QAbstractListModel):
    """Headings (text) and choices."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[str | Choice] = []

    def set_rows(self, found: tuple[Choice, ...]) -> None:
        """Shows other rows, each under its heading."""
        self.beginResetModel()
        self.rows = []
        title = ""
        for choice in found:
            if choice.title != title:
                title = choice.title
                self.rows.append(title)
            self.rows.append(choice)
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Called by the view."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if index.isValid() and isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by the view."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == CHOICE:
            return row if isinstance(row, Choice) else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else _text(row)
        return None


def _text(row: str | Choice) -> str:
    return row if isinstance(row, str) else row.text


def _spoken(row: str | Choice) -> str:
    if isinstance(row, str):
        return row
    said = {1: ", chosen", -1: ", left out", 0: ""}[row.on]
    return f"{row.title}: {row.text}{said}" + (f", {row.count} events" if row.count >= 0 else "")


class _Row(QStyledItemDelegate):
    """A heading, or a sign, a name and a count."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Called by the view."""
        return QSize(0, max(_LINE, option.fontMetrics.height() + 10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Called by the view."""
        painter.save()
        try:
            choice = index.data(CHOICE)
            if choice is None:
                self._heading(painter, option, str(index.data()))
            else:
                self._choice(painter, option, choice)
        finally:
            painter.restore()

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        font = option.font
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(option.rect.adjusted(8, 2, -8, 0), Qt.AlignmentFlag.AlignVCenter, text)

    def _choice(self, painter: QPainter, option: QStyleOptionViewItem, choice: Choice) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 6, 6)
        rect = option.rect.adjusted(8, 0, -10, 0)
        if choice.on:
            ratio = painter.device().devicePixelRatioF()
            name, colour = ("check", "accent") if choice.on > 0 else ("minus", "caution")
            place = QRect(rect.left(), rect.center().y() - _SIGN // 2 + 1, _SIGN, _SIGN)
            painter.drawPixmap(place, pixmap(name, self._theme, colour, _SIGN, ratio))
        metrics = painter.fontMetrics()
        count = f"{choice.count:,}" if choice.count >= 0 else ""
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        words = rect.adjusted(_SIGN + 8, 0, -metrics.horizontalAdvance(count) - 8, 0)
        painter.setPen(self._theme.colour("text"))
        shown = metrics.elidedText(choice.text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
