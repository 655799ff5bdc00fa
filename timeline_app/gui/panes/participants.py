"""Who takes part: a check filters, a click points them out everywhere, an arrow opens their other spellings."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from timeline_app.gui.icons import icon, pixmap
from timeline_app.gui.models.participants import COUNT, KEY, KIND, MARKED, ParticipantsModel
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import SearchLine, hairline, label, link_button
from timeline_app.session.session import Session
from timeline_app.session.state import Filters, Origin

_BOX = 16
_Index = QModelIndex | QPersistentModelIndex


class ParticipantsPane(QWidget):
    """The tree with its filter box, and what is filtered by at its foot."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self.model = ParticipantsModel(session, self)
        self.box = SearchLine("Filter names", "Filter participants by name")
        self.tree = _Tree(theme)
        self.tree.setModel(self.model)
        self._seen: set[str] = set()
        self._closed: set[str] = set()
        self._checked: frozenset[str] = frozenset()
        self._marked: frozenset[str] = frozenset()
        self._foot = QWidget()
        self._chosen = label(role="muted")
        self._every = link_button("", self._turn_every)
        self._all = link_button("Show all", self._clear)
        self._idle = link_button("", self._turn_idle)
        self._idle.setObjectName("idle")
        self._lay_out()
        self._connect()
        self._renew()

    def set_theme(self, theme: Theme) -> None:
        """Colours for what is painted here."""
        self._theme = theme
        self.tree.set_theme(theme)
        self.box.set_theme(theme)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(8, 8, 8, 8)
        top.addWidget(self.box)
        column.addLayout(top)
        column.addWidget(self.tree, 1)
        column.addWidget(self._idle)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 6)
        foot.setSpacing(4)
        foot.addWidget(hairline())
        row = QHBoxLayout()
        row.setContentsMargins(12, 2, 8, 0)
        row.addWidget(self._chosen, 1)
        row.addWidget(self._every)
        row.addWidget(self._all)
        foot.addLayout(row)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self.box.textChanged.connect(self._narrow)
        self.model.checkedChanged.connect(self._filter)
        self.tree.clicked.connect(self._clicked)
        self.tree.activated.connect(self._clicked)
        self._session.chronicleChanged.connect(self._renew)
        self._session.shownChanged.connect(self.model.recount)
        self._session.filtersChanged.connect(self._show_filter)
        self._session.marksChanged.connect(self._show_marks)

    def _narrow(self, words: str) -> None:
        self.model.set_needle(words)
        self._expand()

    def _renew(self) -> None:
        self._closed = {self.model.data(i) for i in self._groups() if not self.tree.isExpanded(i)} & self._seen
        self.model.rebuild()
        for index in self._groups():
            self.tree.setExpanded(index, self.model.data(index) not in self._closed)
        self._seen |= {self.model.data(i) for i in self._groups()}
        self._say_idle()
        self._show_filter()

    def _turn_idle(self) -> None:
        self.model.show_idle(not self.model.idle_shown)
        self._expand()
        self._say_idle()

    def _say_idle(self) -> None:
        self._idle.setVisible(self.model.idle > 0)
        hidden = f"{self.model.idle:,} more {'is' if self.model.idle == 1 else 'are'} named, in no event"
        self._idle.setText("Hide who is in no event" if self.model.idle_shown else hidden)

    def _groups(self) -> list[QModelIndex]:
        return [self.model.index(row, 0) for row in range(self.model.rowCount())]

    def _expand(self) -> None:
        for index in self._groups():
            self.tree.expand(index)

    def _filter(self, chosen: frozenset[str]) -> None:
        self._session.set_filters(replace(self._session.filters, participants=chosen), Origin.PARTICIPANTS)

    def _turn_every(self) -> None:
        filters = self._session.filters
        self._session.set_filters(replace(filters, every=not filters.every), Origin.PARTICIPANTS)

    def _clear(self) -> None:
        self._session.set_filters(
            replace(self._session.filters, participants=Filters().participants, every=False), Origin.PARTICIPANTS
        )

    def _clicked(self, index: QModelIndex) -> None:
        if self.tree.checked():
            return
        if index.internalId() == 0:
            self.tree.setExpanded(index, not self.tree.isExpanded(index))
        elif key := self.model.data(index, KEY):
            marks = self._session.marks
            self._session.set_marks(() if marks == {key} else (key,), Origin.PARTICIPANTS)

    def _show_filter(self, *_: object) -> None:
        filters = self._session.filters
        count = len(filters.participants)
        self._foot.setVisible(count > 0)
        self._chosen.setText("1 chosen" if count == 1 else f"{count} chosen")
        self._every.setVisible(count > 1)
        self._every.setText("all of them" if filters.every else "any of them")
        self._every.setToolTip("Show events that have all of them, or any of them")
        self.model.refresh(self._checked ^ filters.participants)
        self._checked = filters.participants

    def _show_marks(self, marks: frozenset[str], origin: str) -> None:
        self.model.refresh(self._marked ^ marks)
        self._marked = marks
        if origin != Origin.PARTICIPANTS and marks:
            places = self.model.indexes_of(marks)
            if places and not any(self.tree.visualRect(i).intersects(self.tree.viewport().rect()) for i in places):
                self.tree.scrollTo(places[0], QAbstractItemView.ScrollHint.PositionAtCenter)


class _Tree(QTreeView):
    """A tree without lines, its rows drawn by the delegate."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("Participants")
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(True)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme = theme
        self._delegate = _Row(theme, self)
        self.setItemDelegate(self._delegate)

    def checked(self) -> bool:
        """Whether the click that is being answered was on a check box; asked once."""
        on_box, self._delegate.turned = self._delegate.turned, False
        return on_box

    def set_theme(self, theme: Theme) -> None:
        self._theme = self._delegate.theme = theme
        self.viewport().update()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The background of the whole row, also under its arrow."""
        across = QRect(0, option.rect.top(), self.viewport().width(), option.rect.height())
        if index.data(MARKED):
            painter.fillRect(across, self._theme.colour("accent_soft"))
            painter.fillRect(QRect(0, across.top(), 3, across.height()), self._theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(across, self._theme.colour("hover"))
        super().drawRow(painter, option, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        """An arrow of ours in place of the style's."""
        model = self.model()
        if model.hasChildren(index) and model.rowCount(index):
            name = "down" if self.isExpanded(index) else "right"
            place = QRect(rect.right() - 14, rect.center().y() - 6, 12, 12)
            icon(name, self._theme, "faint").paint(painter, place)


class _Row(QStyledItemDelegate):
    """A row: check box, icon of its kind, name, and the count at the right."""

    def __init__(self, theme: Theme, parent: QTreeView) -> None:
        super().__init__(parent)
        self.theme = theme
        self.turned = False

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Called by the view."""
        return QSize(0, max(28, option.fontMetrics.height() + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Called by the view."""
        painter.save()
        try:
            if index.data(KEY):
                self._member(painter, option, index)
            else:
                self._other(painter, option, index)
        finally:
            painter.restore()

    def _member(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        box = QStyleOptionViewItem(option)
        box.rect = self._box(option.rect)
        checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self._check(painter, box.rect, checked)
        count = index.data(COUNT)
        left = box.rect.right() + 8
        colour = "text" if count else "faint"
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self.theme.colour("accent"))
            painter.drawRect(option.rect.adjusted(1, 0, -2, -1))
        self._words(painter, option, left, index.data(), colour, str(count) if count else "")

    def _other(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        left = option.rect.left() + 4
        kind = index.data(KIND)
        if kind is None:
            self._words(painter, option, left + _BOX + 8, index.data(), "muted", "")
            return
        size = _BOX
        ratio = painter.device().devicePixelRatioF()
        place = QRect(left, option.rect.center().y() - size // 2, size, size)
        painter.drawPixmap(place, pixmap(str(kind), self.theme, "faint", size, ratio))
        font = option.font
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        self._words(painter, option, left + size + 8, index.data(), "muted", str(index.data(COUNT)))

    def _words(
        self, painter: QPainter, option: QStyleOptionViewItem, left: int, text: str, colour: str, count: str
    ) -> None:
        metrics = painter.fontMetrics()
        right = option.rect.right() - 12
        painter.setPen(self.theme.colour("faint"))
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(left, option.rect.top(), right - left, option.rect.height()),
                         flags | Qt.AlignmentFlag.AlignRight, count)  # fmt: skip
        width = right - left - (metrics.horizontalAdvance(count) + 8 if count else 0)
        painter.setPen(self.theme.colour(colour))
        painter.drawText(QRect(left, option.rect.top(), width, option.rect.height()), flags,
                         metrics.elidedText(text, Qt.TextElideMode.ElideRight, width))  # fmt: skip

    def _box(self, row: QRect) -> QRect:
        return QRect(row.left() + 4, row.center().y() - _BOX // 2, _BOX, _BOX)

    def _check(self, painter: QPainter, box: QRect, checked: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.theme.colour("accent" if checked else "strong"))
        painter.setBrush(self.theme.colour("accent" if checked else "surface"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if checked:
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(box.adjusted(2, 2, -2, -2), pixmap("check", self.theme, "on_accent", _BOX - 4, ratio))

    def editorEvent(self, event: object, model: object, option: QStyleOptionViewItem, index: _Index) -> bool:
        """A click on the box, or the space bar, turns the check."""
        from PySide6.QtCore import QEvent
        from PySide6.QtGui import QKeyEvent, QMouseEvent

        if not index.data(KEY):
            return False
        turn = False
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            turn = self._box(option.rect).adjusted(-4, -4, 4, 4).contains(event.position().toPoint())
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            turn = event.key() == Qt.Key.Key_Space
        if not turn:
            return False
        self.turned = isinstance(event, QMouseEvent)
        checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
        return bool(model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole))  # type: ignore[attr-defined]
