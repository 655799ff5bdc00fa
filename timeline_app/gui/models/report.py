"""The import report as a table: a row for every file, good or bad, with what became of it and what to know of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt

from timeline_app.core.article import Published
from timeline_app.core.chronicle import Chronicle, LinkedArticle
from timeline_app.gui.models.table import Index, TableModel
from timeline_app.session.why import publication

OUTCOME = Qt.ItemDataRole.UserRole
ARTICLE = Qt.ItemDataRole.UserRole + 1

COLUMNS = ("File", "Outcome", "What to know", "Published", "Articles", "Events")
_WORST_FIRST = {"failed": 0, "skipped": 1, "empty": 2, "read": 3}


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one file. `article` is the id of its first article, None if it has none."""

    path: str
    outcome: str
    articles: int
    events: int
    published: str
    notes: tuple[str, ...]
    article: str | None


def report_rows(chronicle: Chronicle) -> list[Row]:
    """One row for each file of the report, in its order."""
    articles: dict[str, list[int]] = {}
    for number, linked in enumerate(chronicle.articles):
        articles.setdefault(linked.article.path, []).append(number)
    told: dict[str, int] = {}
    for event in chronicle.events:
        for key in {m.article for m in event.mentions}:
            told[key] = told.get(key, 0) + 1
    notes: dict[str, list[str]] = {}
    for warning in chronicle.warnings:
        notes.setdefault(warning.path, []).append(warning.message)
    paths = {a.article.id: a.article.path for a in chronicle.articles}
    rows = []
    for report in chronicle.files:
        own = [chronicle.articles[i] for i in articles.get(report.path, ())]
        messages = dict.fromkeys([report.message, *_duplicates(own, paths), *notes.get(report.path, ())])
        rows.append(
            Row(
                report.path,
                str(report.outcome),
                report.articles,
                sum(told.get(a.article.id, 0) for a in own),
                published_words(own[0].published) if len(own) == 1 else "",
                tuple(m for m in messages if m),
                own[0].article.id if own else None,
            )
        )
    return rows


def _duplicates(own: Sequence[LinkedArticle], paths: Mapping[str, str]) -> list[str]:
    return [f"The same text as {paths.get(a.duplicate_of, a.duplicate_of)}." for a in own if a.duplicate_of]


def published_words(published: Published | None) -> str:
    """When an article was published, in words, "not known" if nothing says."""
    return publication(published) or "not known"


class ReportModel(TableModel):
    """Bad news first, until the user sorts otherwise."""

    columns = COLUMNS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show(self, chronicle: Chronicle) -> None:
        """Takes the report of a chronicle."""
        self.beginResetModel()
        self.rows = sorted(report_rows(chronicle), key=lambda r: (_WORST_FIRST.get(r.outcome, 3), not r.notes))
        self.endResetModel()

    def counts(self) -> dict[str, int]:
        """Files by outcome."""
        counts: dict[str, int] = {}
        for row in self.rows:
            counts[row.outcome] = counts.get(row.outcome, 0) + 1
        return counts

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by the view."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == OUTCOME:
            return row.outcome
        if role == ARTICLE:
            return row.article
        if role == Qt.ItemDataRole.DisplayRole:
            return str(_CELLS[index.column()](row))
        if role == Qt.ItemDataRole.ToolTipRole and row.notes and COLUMNS[index.column()] == "What to know":
            return "\n".join(row.notes)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Called by the view."""
        if column >= 0:
            self.layoutAboutToBeChanged.emit()
            self.rows.sort(key=_CELLS[column], reverse=order == Qt.SortOrder.DescendingOrder)
            self.layoutChanged.emit()


_CELLS: tuple[Callable[[Row], Any], ...] = (
    lambda r: r.path,
    lambda r: r.outcome,
    lambda r: " ".join(r.notes),
    lambda r: r.published,
    lambda r: r.articles,
    lambda r: r.events,
)
