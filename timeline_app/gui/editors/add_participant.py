"""Adds somebody to an event: a name, completed from those who are known, and what they did in it."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from timeline_app.core.chronicle import Event, Participant
from timeline_app.core.edit_words import KINDS
from timeline_app.core.edits import AddParticipant, ParticipantRef
from timeline_app.core.facts import EntityKind, Role
from timeline_app.gui.editors.popover import Popover
from timeline_app.gui.editors.suggesting import suggestions
from timeline_app.gui.widgets import label
from timeline_app.session.correcting import ref
from timeline_app.session.search import fold
from timeline_app.session.session import Session

ROLE_NAMES = {Role.AGENT: "Who", Role.PATIENT: "To or with whom", Role.OTHER: "Also named"}
MOST_SUGGESTIONS = 5000
"""Names that are offered while one types: those named most often."""


class AddParticipantPopover(Popover):
    """Enter adds; one who is not known becomes known by it, as what is chosen beside."""

    def __init__(self, session: Session, event: Event, parent: QWidget, role: Role = Role.AGENT) -> None:
        super().__init__(parent, 340)
        self._session, self._event = session, event
        self.line = QLineEdit()
        self.line.setPlaceholderText("Name")
        self.line.setAccessibleName("Name of the participant")
        self.line.setCompleter(suggestions(known_names(session), self.line))
        self.role = QComboBox()
        for value, name in ROLE_NAMES.items():
            self.role.addItem(name, value)
        self.role.setCurrentIndex(list(ROLE_NAMES).index(role))
        self.role.setAccessibleName("What they did")
        self.kind = QComboBox()
        for kind, words in KINDS.items():
            self.kind.addItem(words.capitalize(), kind)
        self.kind.setAccessibleName("What it is")
        self._new = label("", "muted", wrap=True)
        self._add = QPushButton("Add")
        self._add.setProperty("primary", True)
        self._lay_out()
        self.line.textChanged.connect(self._read)
        self.line.returnPressed.connect(self.add)
        self._add.clicked.connect(self.add)
        self._read("")

    def _lay_out(self) -> None:
        self.column.addWidget(label("Who else took part?", "title"))
        self.column.addWidget(self.line)
        row = QHBoxLayout()
        row.addWidget(self.role)
        row.addWidget(self.kind)
        row.addStretch(1)
        row.addWidget(self._add)
        self.column.addLayout(row)
        self.column.addWidget(self._new)

    def showEvent(self, event: object) -> None:
        """Called by Qt."""
        super().showEvent(event)  # type: ignore[arg-type]
        self.line.setFocus()

    def _known(self) -> Participant | None:
        typed = fold(" ".join(self.line.text().split()))
        members = self._session.chronicle.participants
        by_name = (p for p in members if fold(p.name) == typed)
        by_alias = (p for p in members if any(fold(a) == typed for a in p.aliases))
        return next(by_name, None) or next(by_alias, None) if typed else None

    def _read(self, text: str) -> None:
        known = self._known()
        self.kind.setEnabled(known is None)
        if known is not None:
            self.kind.setCurrentIndex(list(KINDS).index(known.kind))
        self._add.setEnabled(bool(text.strip()))
        taking_part = known is not None and any(p.participant == known.id for p in self._event.participants)
        words = "Takes part already; the role will be the one chosen here." if taking_part else ""
        if text.strip() and known is None:
            words = "Nobody of this name is known yet: it will be new."
        elif known is not None and fold(known.name) != fold(text.strip()):
            words = f"This is {known.name}."
        self._new.setText(words or "Press Enter to add")

    def add(self) -> None:
        """Adds who is typed."""
        name = " ".join(self.line.text().split())
        if not name:
            return
        known = self._known()
        kind: EntityKind = self.kind.currentData()
        who = ParticipantRef.of(known) if known else ParticipantRef(name, kind, (name,))
        self.close()
        self._session.editor.do(AddParticipant(ref(self._session, self._event), who, self.role.currentData()))


def known_names(session: Session) -> list[str]:
    """Names of participants to offer, those named most often first."""
    people = sorted(session.chronicle.participants, key=lambda p: -len(p.mentions))
    return [p.name for p in people[:MOST_SUGGESTIONS]]
