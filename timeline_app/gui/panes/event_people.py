"""Who took part in an event and in which role, as chips: pressed they are pointed out, crossed out they go."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from timeline_app.core.chronicle import Event, EventParticipant
from timeline_app.core.edits import AddParticipant, ParticipantRef, RemoveParticipant
from timeline_app.core.facts import EntityKind, Role
from timeline_app.gui.editors.add_participant import ROLE_NAMES, AddParticipantPopover
from timeline_app.gui.editors.chips import Chip, plus
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import FlowLayout, label
from timeline_app.session.correcting import ref
from timeline_app.session.session import Session
from timeline_app.session.state import Origin


class EventPeople(QWidget):
    """A row of chips for each role, and a plus."""

    def __init__(self, session: Session, event: Event, theme: Theme) -> None:
        super().__init__()
        self._session, self._event = session, event
        self.chips: dict[str, list[Chip]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        by_role = {role: [p for p in event.participants if p.role == role] for role in ROLE_NAMES}
        shown = [role for role, members in by_role.items() if members] or [Role.AGENT]
        for role in shown:
            column.addSpacing(8)
            column.addWidget(label(ROLE_NAMES[role], "section"))
            holder = QWidget()
            flow = FlowLayout(holder)
            for member in by_role[role]:
                flow.addWidget(self._chip(member, theme))
            if role == shown[-1]:
                self.add = plus("Add" if by_role[role] else "Add who took part", theme, self.open_add)
                self.add.setObjectName("addParticipant")
                flow.addWidget(self.add)
            column.addWidget(holder)

    def open_add(self) -> None:
        """Asks who else took part."""
        AddParticipantPopover(self._session, self._event, self.window()).open_under(self.add)

    def show_marks(self) -> None:
        """Shows who is pointed out."""
        for key, chips in self.chips.items():
            for chip in chips:
                chip.button.setChecked(key in self._session.marks)

    def _chip(self, member: EventParticipant, theme: Theme) -> Chip:
        chip = Chip(member.name, theme, f"{member.name} did not take part", checkable=True)
        chip.button.setChecked(member.participant in self._session.marks)
        chip.button.setToolTip(f"Point out {member.name} everywhere")
        chip.pressed.connect(lambda on: self._session.set_marks((member.participant,) if on else (), Origin.DETAILS))
        chip.removed.connect(lambda: self._remove(member))
        chip.menuWanted.connect(lambda place: self._menu(member, place))
        self.chips.setdefault(member.participant, []).append(chip)
        return chip

    def _menu(self, member: EventParticipant, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = member.name.replace("&", "&&")
        menu.addAction(f"Show only events with {name}").triggered.connect(lambda: self._only(member))
        roles = menu.addMenu("Role")
        for role, words in ROLE_NAMES.items():
            action = roles.addAction(words)
            action.setCheckable(True)
            action.setChecked(role == member.role)
            action.triggered.connect(lambda _=False, chosen=role: self._give_role(member, chosen))
        menu.addSeparator()
        menu.addAction(f"{name} did not take part").triggered.connect(lambda: self._remove(member))
        menu.popup(place)

    def _only(self, member: EventParticipant) -> None:
        filters = replace(self._session.filters, participants=frozenset({member.participant}), every=False)
        self._session.set_filters(filters, Origin.DETAILS)

    def _give_role(self, member: EventParticipant, role: Role) -> None:
        if role != member.role:
            self._session.editor.do(AddParticipant(ref(self._session, self._event), self._who(member), role))

    def _remove(self, member: EventParticipant) -> None:
        self._session.editor.do(RemoveParticipant(ref(self._session, self._event), self._who(member)))

    def _who(self, member: EventParticipant) -> ParticipantRef:
        known = self._session.participant(member.participant)
        if known is not None:
            return ParticipantRef.of(known)
        return ParticipantRef(member.name, EntityKind.PERSON, (member.name,))
