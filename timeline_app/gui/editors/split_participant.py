"""Parts somebody in two: the spellings that are checked are somebody else."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from timeline_app.core.chronicle import Participant
from timeline_app.core.edits import ParticipantRef, SplitParticipant
from timeline_app.gui.editors.popover import Popover
from timeline_app.gui.widgets import label
from timeline_app.session.session import Session

_ROWS = 12
"""Spellings that are seen at once."""


class SplitPopover(Popover):
    """All spellings with how often each stands in the articles."""

    def __init__(self, session: Session, member: Participant, parent: QWidget) -> None:
        super().__init__(parent, 340)
        self._session, self._member = session, member
        count = Counter(m.text for m in member.mentions)
        self.boxes = {name: QCheckBox(_words(name, count[name])) for name in (member.name, *member.aliases)}
        self.words = label("", "muted", wrap=True)
        self.split = QPushButton("Split")
        self.split.setProperty("primary", True)
        self.split.setEnabled(False)
        self.split.clicked.connect(self._split)
        self.column.addWidget(label(f"Which spellings of {member.name} are somebody else?", "title", wrap=True))
        self.column.addWidget(self._list())
        self.column.addWidget(self.words)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.split)
        self.column.addLayout(row)
        for box in self.boxes.values():
            box.toggled.connect(self._chosen)
        self._chosen()

    def _list(self) -> QScrollArea:
        sheet = QWidget()
        sheet.setObjectName("sheet")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(4, 2, 4, 2)
        for box in self.boxes.values():
            column.addWidget(box)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(sheet)
        area.setFixedHeight(min(sheet.sizeHint().height(), sheet.sizeHint().height() * _ROWS // len(self.boxes)) + 4)
        return area

    @property
    def names(self) -> tuple[str, ...]:
        """The spellings that are checked."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def _chosen(self) -> None:
        names = self.names
        whole = len(names) == len(self.boxes)
        self.split.setEnabled(bool(names) and not whole)
        if whole:
            self.words.setText("One spelling at least has to stay.")
        else:
            self.words.setText(
                f"The new one is called {names[0]}." if names else "Check those that do not belong here."
            )

    def _split(self) -> None:
        names = self.names
        self.close()
        self._session.editor.do(SplitParticipant(ParticipantRef.of(self._member), names))


def _words(name: str, count: int) -> str:
    shown = name.replace("&", "&&")
    return f"{shown}   {count} ×" if count else shown
