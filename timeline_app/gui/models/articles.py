"""The articles with when they came out, how sure that is and why: for correcting one or many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt

from timeline_app.core.chronicle import Chronicle, LinkedArticle
from timeline_app.core.wording import level
from timeline_app.gui.editors.published_popover import set_by_user
from timeline_app.gui.models.report import published_words
from timeline_app.gui.models.table import Index, TableModel
from timeline_app.session.search import fold
from timeline_app.session.why import evidence_lines

ARTICLE = Qt.ItemDataRole.UserRole
COLUMNS = ("Article", "Published", "Certainty", "Why", "File")
_UNKNOWN = 1 << 62


@dataclass(frozen=True, slots=True)
class Row:
    """An article as it is shown. `first` is its day since 1970, for sorting; `sure` 0..1, 2 where the user set it."""

    id: str
    title: str
    published: str
    first: int
    sure: float
    why: tuple[str, ...]
    path: str

    @property
    def certainty(self) -> str:
        """How sure its date is, in words."""
        return "set by you" if self.sure > 1 else level(self.sure) if self.first != _UNKNOWN else "–"


def article_row(linked: LinkedArticle) -> Row:
    """The row of an article."""
    article, published = linked.article, linked.published
    first = published.interval.first if published and published.interval else None
    sure = 2.0 if set_by_user(published) else published.confidence if published else 0.0
    return Row(
        article.id, article.title or article.path, published_words(published), _UNKNOWN if first is None else first,
        sure, evidence_lines(published), article.path,
    )  # fmt: skip


class ArticlesModel(TableModel):
    """Those whose title, file, publisher or date hold the words searched for; in the order that was asked for last."""

    columns = COLUMNS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Row] = []
        self._needle = ""
        self._column, self._descending = -1, False
        self.rows: list[Row] = []

    def show(self, chronicle: Chronicle) -> None:
        """Takes the articles of a chronicle."""
        self._all = [article_row(linked) for linked in chronicle.articles]
        self._arrange()

    def narrow(self, words: str) -> None:
        """Shows only those with these words."""
        self._needle = fold(words.strip())
        self._arrange()

    def rows_of(self, keys: Sequence[str]) -> list[int]:
        """Where these articles stand; those that are not shown are left out."""
        wanted = set(keys)
        return [number for number, row in enumerate(self.rows) if row.id in wanted]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Called by the view."""
        self._column, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        self.rows = [r for r in self._all if self._needle in fold(f"{r.title}\n{r.path}\n{r.published}")]
        if 0 <= self._column < len(COLUMNS):
            self.rows.sort(key=_KEYS[self._column], reverse=self._descending)
        self.endResetModel()

    # ── for the view ─────────────────────────────────────────────────────────────────────────────────────────────
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by the view."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ARTICLE:
            return row.id
        if role == Qt.ItemDataRole.DisplayRole:
            return _CELLS[index.column()](row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(row.why) if COLUMNS[index.column()] == "Why" else _CELLS[index.column()](row)
        return None


_CELLS: tuple[Callable[[Row], str], ...] = (
    lambda r: r.title,
    lambda r: r.published,
    lambda r: r.certainty,
    lambda r: "; ".join(r.why),
    lambda r: r.path,
)
_KEYS: tuple[Callable[[Row], Any], ...] = (
    lambda r: fold(r.title),
    lambda r: (r.first, r.published),
    lambda r: r.sure,
    lambda r: "; ".join(r.why),
    lambda r: r.path,
)
