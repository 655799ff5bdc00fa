"""Who took part in an event and in which role, as chips: pressed they are pointed out, crossed out they go."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from timeline_app.core.chronicle import Event, EventParticipant
from timeline_app.core.edits import AddParticipant, ParticipantRef, RemoveParticipant
from timeline_app.core.facts import EntityKind, Role
from timeline_app.gui.editors.add_participant import ROLE_NAMES, AddParticipantPopover
from timeline_app.gui.editors.chips import Chip, plus
from timeline_app.gui.models.participants import called, is_nameless, tip
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
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 8, 0, 0)
        rows.setHorizontalSpacing(10)
        rows.setVerticalSpacing(4)
        rows.setColumnStretch(1, 1)
        members = sorted(event.participants, key=self._nameless)
        by_role = {role: [p for p in members if p.role == role] for role in ROLE_NAMES}
        shown = [role for role, members in by_role.items() if members] or [Role.AGENT]
        for row, role in enumerate(shown):
            # "To whom" asks for who did it: where nobody is said to have, they are whom it is about.
            alone = role == Role.PATIENT and not by_role[Role.AGENT]
            heading = label("About whom" if alone else ROLE_NAMES[role], "section")
            heading.setContentsMargins(0, 3, 0, 0)
            rows.addWidget(heading, row, 0, Qt.AlignmentFlag.AlignTop)
            holder = QWidget()
            flow = FlowLayout(holder)
            for member in by_role[role]:
                flow.addWidget(self._chip(member, theme))
            if role == shown[-1]:
                self.add = plus("Add" if by_role[role] else "Add who took part", theme, self.open_add)
                self.add.setObjectName("addParticipant")
                flow.addWidget(self.add)
            rows.addWidget(holder, row, 1)

    def open_add(self) -> None:
        """Asks who else took part."""
        AddParticipantPopover(self._session, self._event, self.window()).open_under(self.add)

    def show_marks(self) -> None:
        """Shows who is pointed out."""
        for key, chips in self.chips.items():
            for chip in chips:
                chip.button.setChecked(key in self._session.marks)

    def _chip(self, member: EventParticipant, theme: Theme) -> Chip:
        known = self._session.participant(member.participant)
        name = called(known) if known else member.name
        chip = Chip(name, theme, f"{name} did not take part", checkable=True)
        chip.button.setProperty("nameless", self._nameless(member))
        chip.button.setChecked(member.participant in self._session.marks)
        chip.button.setToolTip(tip(known) if known else member.name)
        chip.pressed.connect(lambda on: self._session.set_marks((member.participant,) if on else (), Origin.DETAILS))
        chip.removed.connect(lambda: self._remove(member))
        chip.menuWanted.connect(lambda place: self._menu(member, place))
        self.chips.setdefault(member.participant, []).append(chip)
        return chip

    def _nameless(self, member: EventParticipant) -> bool:
        known = self._session.participant(member.participant)
        return known is not None and is_nameless(known)

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
