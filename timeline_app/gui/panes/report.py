"""What became of every file, good or bad."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from timeline_app.core.span import Span
from timeline_app.gui.models.report import ARTICLE, OUTCOME, ReportModel
from timeline_app.gui.panes.events import Table
from timeline_app.gui.theme import Theme
from timeline_app.session.search import TextHit
from timeline_app.session.session import Session

_COLOURS = {"read": "good", "failed": "bad", "skipped": "caution", "empty": "caution"}
_WIDTHS = {"File": 200, "Outcome": 90, "Published": 170, "Articles": 76, "Events": 70}


class ReportPane(QWidget):
    """One row a file; activating it opens its article."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._stale = True
        self.model = ReportModel(self)
        self.table = Table("Import report", 2, ("Articles", "Events"))
        self.table.setModel(self.model)
        self.table.set_columns(_WIDTHS)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._outcome = _Outcome(theme, self)
        self.table.setItemDelegateForColumn(1, self._outcome)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.table.clicked.connect(self._open)
        self.table.activated.connect(self._open)
        session.chronicleChanged.connect(self._renew)
        self._renew()

    def set_theme(self, theme: Theme) -> None:
        """Colours of the outcomes."""
        self._outcome.theme = theme
        self.table.viewport().update()

    def refresh(self) -> None:
        """Takes the files from the session again, if anything has changed."""
        if self._stale:
            self._stale = False
            self.model.show(self._session.chronicle)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Called by Qt: behind other panes nothing was counted."""
        super().paintEvent(event)
        if self._stale:
            QTimer.singleShot(0, self, self.refresh)

    def _renew(self) -> None:
        self._stale = True
        if not self.visibleRegion().isEmpty():
            self.refresh()

    def _open(self, index: QModelIndex) -> None:
        key = self.model.data(index, ARTICLE)
        if key:
            self._session.show_text_hit(TextHit(key, Span(0, 0)))


class _Outcome(QStyledItemDelegate):
    """The outcome with a dot before it, so that colour is not the only sign."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: object) -> None:
        """Called by Qt: room for the dot."""
        super().initStyleOption(option, index)  # type: ignore[arg-type]
        option.text = f"    {option.text}"

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        """Called by the view."""
        super().paint(painter, option, index)  # type: ignore[arg-type]
        outcome = index.data(OUTCOME)  # type: ignore[attr-defined]
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour(_COLOURS.get(outcome, "faint")))
            painter.drawEllipse(option.rect.left() + 10, option.rect.center().y() - 3, 7, 7)
        finally:
            painter.restore()
