"""The selected event in full: what, when and how surely, where, who in which role, who says so, who says otherwise."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from timeline_app.core.chronicle import Event, EventMention, EventParticipant
from timeline_app.core.facts import DateSource, Role, Status
from timeline_app.core.wording import certainty, describe, describe_long, level
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import ClickableFrame, FlowLayout, label
from timeline_app.session.session import Session
from timeline_app.session.state import Origin

_ROLES = {Role.AGENT: "Who", Role.PATIENT: "To whom", Role.OTHER: "Also named"}
_LONGEST_QUOTE = 320


class DetailsPane(QScrollArea):
    """Follows the selection."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self.setAccessibleName("Event")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        session.selectionChanged.connect(self._show)
        session.chronicleChanged.connect(self._show)
        session.marksChanged.connect(self._mark)
        self._chips: dict[str, list[QPushButton]] = {}
        self._show()

    @property
    def text(self) -> str:
        """Everything that is said, top to bottom."""
        from PySide6.QtWidgets import QLabel

        sheet = self.widget()
        return "\n".join(w.text() for w in sheet.findChildren(QLabel)) if sheet else ""

    def _show(self, *_: object) -> None:
        self._chips = {}
        event = self._session.current
        sheet = QWidget()
        sheet.setObjectName("sheet")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(4)
        if event is None:
            nothing = label("No event is selected.", "faint", wrap=True)
            nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(nothing, 1)
        else:
            self._fill(column, event)
            column.addStretch()
        self.setWidget(sheet)

    def _fill(self, column: QVBoxLayout, event: Event) -> None:
        column.addWidget(label(event.headline, "title", wrap=True, scale=1.15, selectable=True))
        column.addWidget(label(describe_long(event.when) if event.when else "No date", wrap=True, selectable=True))
        if sure := _how_sure(event):
            column.addWidget(label(sure, "muted", wrap=True))
        if facts := _facts(event):
            column.addWidget(label(facts, "muted", wrap=True))
        for role, title in _ROLES.items():
            self._participants(column, title, [p for p in event.participants if p.role == role])
        self._disagreements(column, event)
        self._sources(column, event)

    def _participants(self, column: QVBoxLayout, title: str, members: list[EventParticipant]) -> None:
        if not members:
            return
        column.addSpacing(8)
        column.addWidget(label(title, "section"))
        holder = QWidget()
        flow = FlowLayout(holder)
        for member in members:
            flow.addWidget(self._chip(member))
        column.addWidget(holder)

    def _chip(self, member: EventParticipant) -> QPushButton:
        chip = QPushButton(member.name.replace("&", "&&"))
        chip.setProperty("chip", True)
        chip.setCheckable(True)
        chip.setChecked(member.participant in self._session.marks)
        chip.setToolTip(f"Point out {member.name} everywhere")
        chip.clicked.connect(lambda on: self._session.set_marks((member.participant,) if on else (), Origin.DETAILS))
        self._chips.setdefault(member.participant, []).append(chip)
        return chip

    def _mark(self, *_: object) -> None:
        for key, chips in self._chips.items():
            for chip in chips:
                chip.setChecked(key in self._session.marks)

    def _disagreements(self, column: QVBoxLayout, event: Event) -> None:
        if not event.disagreements:
            return
        column.addSpacing(8)
        column.addWidget(label("Told otherwise", "section"))
        for other in event.disagreements:
            name = self._name(other.article)
            words = f"{name}: {describe(other.when)} – {other.says}"
            column.addWidget(label(words, "caution", wrap=True, selectable=True))

    def _sources(self, column: QVBoxLayout, event: Event) -> None:
        column.addSpacing(8)
        articles = len({m.article for m in event.mentions})
        column.addWidget(label("Source" if articles == 1 else f"{articles} sources", "section"))
        for number, mention in enumerate(event.mentions):
            column.addWidget(self._card(number, mention))

    def _card(self, number: int, mention: EventMention) -> QFrame:
        card = ClickableFrame()
        card.setProperty("card", True)
        card.setProperty("current", number == self._session.selection.mention)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(2)
        when = f" · {describe(mention.when)}" if mention.when else ""
        inside.addWidget(label(f"{self._name(mention.article)}{when}", "muted", wrap=True))
        quote = label(f"“{self._quote(mention)}”", wrap=True)
        inside.addWidget(quote)
        card.setAccessibleName(f"Source {number + 1}: {quote.text()}")
        card.pressed.connect(lambda: self._session.select(self._session.selection.events, Origin.DETAILS, number))
        return card

    def _name(self, article: str) -> str:
        linked = self._session.article(article)
        return (linked.article.publisher or linked.article.title or linked.article.path) if linked else article

    def _quote(self, mention: EventMention) -> str:
        linked = self._session.article(mention.article)
        text = " ".join(mention.span.of(linked.article.text).split()) if linked else mention.headline
        return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"


def _how_sure(event: Event) -> str:
    words = {
        DateSource.INHERITED: "taken from the passage before",
        DateSource.ARTICLE_DAY: "not stated; the article's own day",
        DateSource.STATED: "stated in the text",
    }
    if event.when is None:
        return ""
    parts = [words.get(event.source, ""), certainty(event.when), level(event.confidence)]
    text = " · ".join(p for p in parts if p)
    return text[:1].upper() + text[1:]


def _facts(event: Event) -> str:
    parts = ["" if event.kind == "other" else event.kind.replace("_", " ").capitalize(), event.place or ""]
    parts.append({Status.PLANNED: "planned", Status.DENIED: "denied"}.get(event.status, ""))
    return " · ".join(p for p in parts if p)
