"""The events as a table, one for those with a date and one for those without."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
)
from PySide6.QtGui import QHelpEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from timeline_app.gui.models.events import EVENT, EventsModel
from timeline_app.gui.widgets import label
from timeline_app.session.session import Session
from timeline_app.session.state import Origin

_WIDTHS = {
    "Date": 180, "Participants": 150, "Sources": 80, "Kind": 112, "Place": 120, "Certainty": 150, "Tags": 110, "★": 40,
    "✓": 40,
}  # fmt: skip
_FIRST_TO_GO = ("Tags", "Certainty", "Kind", "Place", "Sources", "Participants")
"""Columns that a narrow table does without, in this order; they come back when there is room."""
_LEAST = 190
"""Pixels that the widest column keeps, however narrow the table is."""
_READABLE = 340
"""Pixels that it has before another column gets any: a headline is read, the rest is looked up."""

_Index = QModelIndex | QPersistentModelIndex


class _Cell(QStyledItemDelegate):
    """A cell that says on hovering what it had to cut, and does not repeat what is there to read."""

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Called by Qt."""
        plain = index.data(Qt.ItemDataRole.ToolTipRole) == index.data()
        if plain and self.sizeHint(option, index).width() <= option.rect.width():
            QToolTip.hideText()
            return True
        return super().helpEvent(event, view, option, index)


class Table(QTableView):
    """A table of rows: no grid of its own, whole rows selected, the widest column taking what is left.

    A column that has no room is left out rather than half shown, and so is a row. The menu of the header brings
    columns back; then the table can be moved sideways.
    """

    def __init__(self, name: str, wide: int, first_to_go: Sequence[str] = ()) -> None:
        super().__init__()
        self._wide, self._first_to_go = wide, first_to_go
        self._widths: dict[str, int] = {}
        self._wanted: dict[str, bool] = {}
        self.setAccessibleName(name)
        self.setItemDelegate(_Cell(self))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(max(28, self.fontMetrics().height() + 12))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(28)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Called by whoever has one; its columns may come and go."""
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self.fit)

    def choose(self, rows: Iterable[int]) -> None:
        """Chooses these rows and no others, in one step however many there are."""
        model, chosen = self.model(), QItemSelection()
        there = sorted(rows)
        begins = [row for before, row in pairwise([-2, *there]) if row > before + 1]
        ends = [row for row, after in pairwise([*there, 1 << 62]) if after > row + 1]
        for first, last in zip(begins, ends, strict=True):
            chosen.select(model.index(first, 0), model.index(last, model.columnCount() - 1))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def set_columns(self, widths: dict[str, int]) -> None:
        """Gives the columns their widths by their names; one takes what is left."""
        self._widths = {name: round(width * self._scale()) for name, width in widths.items()}
        self.fit()

    def _scale(self) -> float:
        """Widths are for letters of seven pixels; larger ones need more."""
        return max(self.fontMetrics().averageCharWidth() / 7, 1.0)

    def columns(self) -> dict[str, int]:
        """The columns by name."""
        model = self.model()
        return {model.headerData(c, Qt.Orientation.Horizontal): c for c in range(model.columnCount())}

    def want_column(self, name: str, wanted: bool | None) -> None:
        """Shows a column, or leaves it out, whatever room there is; None: as there is room."""
        if wanted is None:
            self._wanted.pop(name, None)
        else:
            self._wanted[name] = wanted
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Called by Qt."""
        super().resizeEvent(event)
        self.fit()

    def updateGeometries(self) -> None:
        """Called by Qt: room at the foot in place of half a row."""
        super().updateGeometries()
        margins = self.viewportMargins()
        row = self.verticalHeader().defaultSectionSize()
        room = self.viewport().height() + margins.bottom()
        spare = room % row if room > row else 0
        if spare != margins.bottom():
            self.setViewportMargins(margins.left(), margins.top(), margins.right(), spare)

    def fit(self) -> None:
        """Gives each column its width, and leaves out those that there is no room for."""
        columns = self.columns() if self.model() else {}
        shown = [name for name in columns if self._wanted.get(name, True)]
        wide = next((name for name, column in columns.items() if column == self._wide), "")
        room = self.viewport().width()
        for name in self._first_to_go:
            more = round((_READABLE - _LEAST) * self._scale())
            if name in shown and not self._wanted.get(name) and self._needed(shown, wide) + more > room:
                shown.remove(name)
        others = self._needed(shown, wide) - _LEAST
        for name, column in columns.items():
            self.setColumnHidden(column, name not in shown)
            width = max(_LEAST, room - others) if name == wide else self._widths.get(name, 100)
            if name in shown and self.columnWidth(column) != width:
                self.setColumnWidth(column, width)

    def _needed(self, shown: Sequence[str], wide: str) -> int:
        return _LEAST + sum(self._widths.get(name, 100) for name in shown if name != wide)

    def _choose_columns(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, column in self.columns().items():
            action = menu.addAction(_SPOKEN.get(name, name))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(column))
            action.setEnabled(column != self._wide)
            action.triggered.connect(lambda on, chosen=name: self.want_column(chosen, on))
        menu.addSeparator()
        menu.addAction("As there is room").triggered.connect(self._forget_columns)
        menu.popup(self.horizontalHeader().mapToGlobal(place))

    def _forget_columns(self) -> None:
        self._wanted.clear()
        self.fit()


_SPOKEN = {"★": "Starred", "✓": "Checked"}


class EventsPane(QWidget):
    """Follows the selection; choosing a row selects its event everywhere."""

    def __init__(self, session: Session, dated: bool = True) -> None:
        super().__init__()
        self._session = session
        self._origin = Origin.EVENTS if dated else Origin.UNDATED
        self.model = EventsModel(session, dated, self)
        wide = self.model.columns.index("Event")
        self.table = Table("Events" if dated else "Undated events", wide, _FIRST_TO_GO)
        self.table.setModel(self.model)
        self.table.set_columns(_WIDTHS)
        self.table.setSortingEnabled(True)
        if dated:
            self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        else:
            self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._nothing = label("", "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        self.column.addLayout(self._stack, 1)
        self._busy = False
        self._connect()
        self._renew()

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.table.entered.connect(self._hovered)
        self._session.chronicleChanged.connect(self._renew)
        self._session.shownChanged.connect(self._refilter)
        self._session.selectionChanged.connect(self._follow)

    def _renew(self) -> None:
        self._busy = True
        self.model.rebuild()
        self._busy = False
        self._show_state()

    def _refilter(self) -> None:
        self._busy = True
        self.model.refilter()
        self._busy = False
        self._show_state()
        self._follow(None, Origin.SESSION)

    def _show_state(self) -> None:
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        dated = self._origin == Origin.EVENTS
        index = self._session.index
        if len(index) if dated else len(index.undated):
            self._nothing.setText("The filters hide everything here.")
        else:
            self._nothing.setText("No events with a date." if dated else "Every event has a date.")

    def _chosen(self, *_: object) -> None:
        if self._busy:
            return
        rows = self.table.selectionModel().selectedRows()
        current = self.table.currentIndex().row()
        events = [self.model.event_at(i.row()) for i in sorted(rows, key=lambda i: (i.row() != current, i.row()))]
        if events:
            self._session.select(events, self._origin)

    def _hovered(self, index: QModelIndex) -> None:
        self._session.set_hover(self.model.data(index, EVENT), self._origin)

    def leaveEvent(self, event: object) -> None:
        """Nothing is under the mouse any more."""
        super().leaveEvent(event)  # type: ignore[arg-type]
        self._session.set_hover(-1, self._origin)

    def _follow(self, _: object, origin: str) -> None:
        if origin == self._origin:
            return
        self._busy = True
        rows = self.model.rows_of(self._session.selection.events)
        self.table.choose(rows)
        if rows:
            self.table.selectionModel().setCurrentIndex(
                self.model.index(rows[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )
            self.table.scrollTo(self.model.index(rows[0], 0))
        self._busy = False
