"""All articles with when they came out: choose one or many, type a date, see how many dates follow, set it.

┌ Find ──────────────────────────────────────────────┐
│ Article          Published      Certainty     Why  │
│ A letter         not known      –                  │
├────────────────────────────────────────────────────┤
│ 3 articles chosen   [ 10 May 2031 ]  As found  Set │
│                     14 dates change                │
└────────────────────────────────────────────────────┘
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from timeline_app.core.interval import Interval
from timeline_app.gui.editors.date_line import DateLine
from timeline_app.gui.editors.previewing import PublicationPreview
from timeline_app.gui.editors.published_popover import set_by_user
from timeline_app.gui.models.articles import ARTICLE, ArticlesModel
from timeline_app.gui.panes.events import Table
from timeline_app.gui.status import many
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import SearchLine, hairline, label
from timeline_app.session.correcting import publish
from timeline_app.session.session import Session

_WIDTHS = {"Article": 260, "Published": 150, "Certainty": 100, "Why": 260, "File": 140}


class ArticleDates(QDialog):
    """Stays open, so that one article after another can be set."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Publication dates")
        self._session = session
        self.search = SearchLine("Find articles", "Find articles by title, file or date")
        self.search.set_theme(theme)
        self.model = ArticlesModel(self)
        self.table = Table("Articles", 0)
        self.table.setModel(self.model)
        self.table.set_columns(_WIDTHS)
        self.date = DateLine(session.month_first, hint="Type when they were published")
        self.effect = label("", "muted", wrap=True)
        self.chosen_words = label("", wrap=True)
        self.as_found = QPushButton("As found")
        self.as_found.setToolTip("Take back what was set, and let the program find the dates again")
        self.set_ = QPushButton("Set")
        self.set_.setProperty("primary", True)
        self._preview = PublicationPreview(session, self.effect)
        self._lay_out()
        self._connect()
        self._renew()
        self.resize(min(980, max(640, parent.width() - 160)), min(640, max(400, parent.height() - 120)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(12, 12, 12, 8)
        top.addWidget(self.search)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(hairline())
        foot = QGridLayout()
        foot.setContentsMargins(16, 12, 16, 12)
        foot.setHorizontalSpacing(12)
        foot.setColumnStretch(1, 1)
        foot.addWidget(self.chosen_words, 0, 0, Qt.AlignmentFlag.AlignTop)
        self.chosen_words.setMinimumWidth(160)
        self.chosen_words.setContentsMargins(0, 6, 0, 0)
        foot.addWidget(self.date, 0, 1)
        foot.addWidget(self.as_found, 0, 2, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.set_, 0, 3, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.effect, 1, 1, 1, 3)
        column.addLayout(foot)

    def _connect(self) -> None:
        for button in (self.as_found, self.set_):
            button.setAutoDefault(False)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.search.textChanged.connect(self._narrow)
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.date.changed.connect(self._choose)
        self.date.entered.connect(self._set)
        self.set_.clicked.connect(lambda: self._set(self.date.when))
        self.as_found.clicked.connect(lambda: self._set(None, found=True))
        self.table.activated.connect(lambda _: self.date.line.setFocus())
        self._session.chronicleChanged.connect(self._renew)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Ids of the articles that are chosen."""
        return tuple(self.model.data(index, ARTICLE) for index in self.table.selectionModel().selectedRows())

    def choose(self, keys: tuple[str, ...]) -> None:
        """Chooses these articles."""
        self.table.choose(self.model.rows_of(keys))

    def _narrow(self, words: str) -> None:
        kept = self.chosen
        self.model.narrow(words)
        self.choose(kept)

    def _renew(self) -> None:
        kept = self.chosen
        self.model.show(self._session.chronicle)
        self.choose(kept)
        self._choose()

    def _choose(self, *_: object) -> None:
        chosen = self.chosen
        self.chosen_words.setText(f"{many(len(chosen), 'article')} chosen" if chosen else "Choose articles above")
        known = [linked for key in chosen if (linked := self._session.article(key))]
        self.as_found.setEnabled(any(set_by_user(a.published) for a in known))
        self.set_.setEnabled(bool(chosen) and self.date.when is not None)
        self._preview.ask(chosen, self.date.when)

    def _set(self, when: Interval | None, found: bool = False) -> None:
        if self.chosen and (when is not None or found):
            self._session.editor.do(*publish(self._session, self.chosen, when))
