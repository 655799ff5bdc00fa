"""Adds an event that was not found by itself: from words of an article, with everything proposed, or from nothing."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.core.chronicle import LinkedArticle
from timeline_app.core.date_entry import write_date
from timeline_app.core.edit_words import kind_words
from timeline_app.core.edits import AddEvent, ParticipantRef, Passage
from timeline_app.core.facts import EntityKind, Role
from timeline_app.core.span import Span
from timeline_app.gui.editors.add_participant import known_names
from timeline_app.gui.editors.chips import Chip
from timeline_app.gui.editors.choice_list import ChoiceList
from timeline_app.gui.editors.date_line import DateLine
from timeline_app.gui.editors.date_popover import usual_year
from timeline_app.gui.editors.kinds import event_kinds
from timeline_app.gui.editors.suggesting import suggestions
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import FlowLayout, label, restyle
from timeline_app.session.choices import Choice
from timeline_app.session.naming import article_name
from timeline_app.session.proposing import Proposal, propose
from timeline_app.session.search import fold
from timeline_app.session.session import Session

_LONGEST_QUOTE = 400
_Who = tuple[ParticipantRef, Role]


class AddEventDialog(QDialog):
    """Everything proposed may be changed; an event without a date goes among the undated ones."""

    def __init__(
        self, session: Session, theme: Theme, parent: QWidget, linked: LinkedArticle | None = None,
        chosen: Span | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Add an event")
        self._session, self._theme, self._linked = session, theme, linked
        people = session.chronicle.participants
        told = linked is not None and chosen is not None
        # A span of no length is a place in the text, and false.
        self.proposal = Proposal(Span(0, 0))
        if linked is not None and chosen is not None:
            self.proposal = propose(linked, chosen, people)
        self.members: list[_Who] = [(ParticipantRef.of(p), role) for p, role in self.proposal.participants]
        self.headline = QLineEdit(self.proposal.headline)
        published = linked.published.interval if linked and linked.published else None
        self.date = DateLine(session.month_first, usual_year(self.proposal.when or published))
        self.choices = ChoiceList(self.proposal.dates)
        self.kind = QComboBox()
        self.place = QLineEdit(self.proposal.place or "")
        self.who = QLineEdit()
        self.choices.setVisible(any(not c.current for c in self.proposal.dates))
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._add = QPushButton("Add event")
        self._add.setProperty("primary", True)
        self.buttons.addButton(self._add, QDialogButtonBox.ButtonRole.AcceptRole)
        self._fill()
        self._lay_out(linked if told else None)
        self._connect()

    def _fill(self) -> None:
        kinds = event_kinds(self._session.chronicle.events)
        for kind in kinds:
            self.kind.addItem(kind_words(kind), kind)
        self.kind.setCurrentIndex(kinds.index(self.proposal.kind) if self.proposal.kind in kinds else len(kinds) - 1)
        places = sorted({e.place for e in self._session.chronicle.events if e.place})
        self.place.setCompleter(suggestions(places, self.place))
        self.who.setCompleter(suggestions(known_names(self._session), self.who))
        self.who.setPlaceholderText("A name, then Enter")
        if self.proposal.when is not None:
            self.date.line.setText(write_date(self.proposal.when))

    def _lay_out(self, linked: LinkedArticle | None) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QWidget, QWidget], ...] = (
            ("Headline", self.headline, self.headline),
            ("Date", self.date, self.date.line),
            ("Kind", self.kind, self.kind),
            ("Place", self.place, self.place),
            ("Who", self.who, self.who),
        )
        at = 0
        for name, widget, buddy in rows:
            title = QLabel(f"&{name}")
            title.setProperty("role", "muted")
            title.setBuddy(buddy)
            buddy.setAccessibleName(name)
            grid.addWidget(title, at, 0, Qt.AlignmentFlag.AlignTop)
            title.setContentsMargins(0, 6, 0, 0)
            grid.addWidget(widget, at, 1)
            at += 1
            below = {"Date": self.choices, "Who": self._chips}.get(name)
            if below is not None:
                grid.addWidget(below, at, 1)
                at += 1
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(14)
        if linked is not None:
            article = linked.article
            quote = " ".join(self.proposal.span.of(article.text).split())
            shown = quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
            column.addWidget(label(f"“{shown}”", wrap=True))
            column.addWidget(label(article_name(linked), "muted", wrap=True))
        column.addLayout(grid)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self._show_members()
        self.resize(480, column.totalHeightForWidth(480) if column.hasHeightForWidth() else self.sizeHint().height())

    def _connect(self) -> None:
        self.headline.textChanged.connect(self._check)
        self.date.changed.connect(self._check)
        self.choices.chosen.connect(self._take)
        self.who.returnPressed.connect(self._add_member)
        self.buttons.accepted.connect(self.add)
        self.buttons.rejected.connect(self.close)
        # Enter in a line belongs to the line.
        self._add.setAutoDefault(False)
        self._add.setDefault(False)
        self.headline.returnPressed.connect(self.add)
        self.date.entered.connect(lambda _: self.add())
        self.headline.selectAll()
        self._check()

    def _take(self, choice: Choice) -> None:
        self.date.line.setText(write_date(choice.when))

    def _check(self, *_: object) -> None:
        undated = not self.date.text
        if undated:
            self.date.say("Without a date it goes among the undated events")
        readable = undated or self.date.when is not None
        self._add.setEnabled(bool(self.headline.text().strip()) and readable)

    # ── who ──────────────────────────────────────────────────────────────────────────────────────────────────────
    def _show_members(self) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for member in self.members:
            chip = Chip(member[0].name, self._theme, f"Leave {member[0].name} out")
            chip.removed.connect(lambda gone=member: self._remove(gone))
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(self.members))

    def _add_member(self) -> None:
        typed = " ".join(self.who.text().split())
        if not typed or any(fold(who.name) == fold(typed) for who, _ in self.members):
            return
        known = (p for p in self._session.chronicle.participants if fold(typed) in map(fold, (p.name, *p.aliases)))
        found = next(known, None)
        who = ParticipantRef.of(found) if found else ParticipantRef(typed, EntityKind.PERSON, (typed,))
        self.members.append((who, Role.OTHER if self.members else Role.AGENT))
        self.who.clear()
        self._show_members()

    def _remove(self, member: _Who) -> None:
        self.members.remove(member)
        self._show_members()

    # ── doing it ─────────────────────────────────────────────────────────────────────────────────────────────────
    def add(self) -> None:
        """Adds the event and selects it."""
        headline = " ".join(self.headline.text().split())
        if not headline or not self._add.isEnabled():
            restyle(self.headline, "invalid", not headline)
            return
        self._add_member()
        passage = Passage.of(self._linked, self.proposal.span) if self._linked and len(self.proposal.span) else None
        place = " ".join(self.place.text().split()) or None
        key = f"added-{uuid4().hex}"
        made = AddEvent(key, headline, self.date.when, self.kind.currentData(), place, tuple(self.members), passage)
        self.close()
        self._session.expect(key)
        self._session.editor.do(made)
