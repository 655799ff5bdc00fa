"""Sets when an article came out: other dates that were considered, a line to type any, and how many dates follow it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from timeline_app.core.article import Published
from timeline_app.core.chronicle import LinkedArticle
from timeline_app.core.date_entry import write_date
from timeline_app.core.interval import Interval
from timeline_app.gui.editors.date_line import DateLine
from timeline_app.gui.editors.date_popover import DatePicker, usual_year
from timeline_app.gui.editors.previewing import PublicationPreview
from timeline_app.gui.widgets import label, link_button
from timeline_app.session.choices import publication_choices
from timeline_app.session.correcting import publish
from timeline_app.session.session import Session
from timeline_app.session.why import evidence_lines

_MOST_EVIDENCE = 4


class PublishedPopover(DatePicker):
    """For one article or several. `settled` comes when it was decided, after the edit was made, if any was needed."""

    settled = Signal()

    def __init__(self, session: Session, articles: Sequence[LinkedArticle], parent: QWidget) -> None:
        self._session = session
        self._articles = tuple(a.article.id for a in articles)
        first = articles[0].published if articles else None
        alone = first if len(articles) == 1 else None
        line = DateLine(session.month_first, usual_year(first.interval if first else None))
        line.line.setAccessibleName("Publication date")
        heading = "When was it published?" if len(articles) == 1 else f"When were these {len(articles):,} published?"
        super().__init__(parent, heading, publication_choices(alone), line)
        self.list.setVisible(len(self.list.choices) > 1)
        self._was = alone.interval if alone else None
        self.effect = label("", "muted", wrap=True)
        self.effect.setObjectName("previewWords")
        self.column.insertWidget(2, self.effect)
        self._add_evidence(alone)
        if any(set_by_user(a.published) for a in articles):
            self.foot.insertWidget(0, link_button("As found", lambda: self._decide(None, "as found")))
        self._preview = PublicationPreview(session, self.effect)
        self.line.changed.connect(lambda when: self._ask(when))
        if self._was is not None:
            self.line.set_text(write_date(self._was))
        self.decided.connect(self._set)

    def _add_evidence(self, published: Published | None) -> None:
        lines = evidence_lines(published)[:_MOST_EVIDENCE]
        if lines:
            self.column.insertWidget(3, label("\n".join(lines), "muted", wrap=True))

    def _ask(self, when: Interval | None) -> None:
        marked = self.list.marked
        meant = self.list.choices[marked].when if marked >= 0 else when
        self._preview.ask(self._articles, meant if meant != self._was else None)

    def _point(self, choice: object) -> None:
        super()._point(choice)  # type: ignore[arg-type]
        if choice is not None:
            self._ask(None)

    def _set(self, when: Interval | None, _: str) -> None:
        if when is None or when != self._was:
            self._session.editor.do(*publish(self._session, self._articles, when))
        self.settled.emit()


def set_by_user(published: Published | None) -> bool:
    """Whether the user set the publication date."""
    return published is not None and any(e.kind == "you" for e in published.evidence)
