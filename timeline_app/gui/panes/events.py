"""The events as a table, one for those with a date and one for those without."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedLayout, QTableView, QWidget

from timeline_app.gui.models.events import EVENT, EventsModel
from timeline_app.gui.widgets import label
from timeline_app.session.session import Session
from timeline_app.session.state import Origin

_WIDTHS = {"Date": 180, "Kind": 100, "Place": 110, "Participants": 200, "Sources": 72, "Certainty": 120}
_LEAST = 300
"""Pixels that the widest column keeps, however narrow the table is."""


class Table(QTableView):
    """A table of rows: no grid of its own, whole rows selected, the widest column taking what is left."""

    def __init__(self, name: str, wide: int) -> None:
        super().__init__()
        self._wide = wide
        self.setAccessibleName(name)
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
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(48)

    def set_columns(self, widths: dict[str, int]) -> None:
        """Gives the columns their widths by their names; one takes what is left."""
        model, header = self.model(), self.horizontalHeader()
        # The widths are for letters of seven pixels; larger ones need more.
        scale = self.fontMetrics().averageCharWidth() / 7
        for column in range(model.columnCount()):
            name = model.headerData(column, Qt.Orientation.Horizontal)
            header.resizeSection(column, round(widths.get(name, 100) * max(scale, 1.0)))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Called by Qt."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        header = self.horizontalHeader()
        others = header.length() - header.sectionSize(self._wide)
        header.resizeSection(self._wide, max(_LEAST, self.viewport().width() - others))


class EventsPane(QWidget):
    """Follows the selection; choosing a row selects its event everywhere."""

    def __init__(self, session: Session, dated: bool = True) -> None:
        super().__init__()
        self._session = session
        self._origin = Origin.EVENTS if dated else Origin.UNDATED
        self.model = EventsModel(session, dated, self)
        self.table = Table("Events" if dated else "Undated events", 1 if dated else 0)
        self.table.setModel(self.model)
        self.table.set_columns(_WIDTHS)
        self.table.setSortingEnabled(True)
        if dated:
            self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        else:
            self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._nothing = label("", "faint", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
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
        chosen = self.table.selectionModel()
        chosen.clearSelection()
        rows = [r for r in map(self.model.row_of, self._session.selection.events) if r is not None]
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in rows:
            chosen.select(self.model.index(row, 0), flags)
        if rows:
            chosen.setCurrentIndex(self.model.index(rows[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate)
            self.table.scrollTo(self.model.index(rows[0], 0))
        self._busy = False
