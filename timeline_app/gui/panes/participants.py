"""Who takes part: a check filters, a click points them out everywhere, an arrow opens their other spellings.

And the place to correct them: F2 renames, one dragged on another merges the two, a right click does the rest.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from timeline_app.core.chronicle import Participant
from timeline_app.core.edit_words import KINDS
from timeline_app.core.edits import Edit, ParticipantRef, RenameParticipant, SplitParticipant
from timeline_app.core.facts import NAMELESS, EntityKind
from timeline_app.gui.editors.split_participant import SplitPopover
from timeline_app.gui.models.participants import ALIAS, KEY, TITLES, ParticipantsModel
from timeline_app.gui.panes.participant_tree import ParticipantTree, WholeRows
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import SearchLine, hairline, label, link_button
from timeline_app.session.correcting import merge_people, undo_offer
from timeline_app.session.session import Session
from timeline_app.session.state import Filters, Origin


class ParticipantsPane(QWidget):
    """The tree with its filter box, and what is filtered by at its foot."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self.model = ParticipantsModel(session, self)
        self.box = SearchLine("Filter names", "Filter participants by name")
        self.tree = ParticipantTree(theme)
        self.tree.setModel(self.model)
        self._seen: set[str] = set()
        self._closed: set[str] = set()
        self._here: tuple[int, str | None] = (0, None)
        self._checked: frozenset[str] = frozenset()
        self._marked: frozenset[str] = frozenset()
        self._foot = QWidget()
        self._chosen = label(role="muted")
        self._every = link_button("", self._turn_every)
        self._all = link_button("Show all", self._clear)
        self._idle = link_button("", self._turn_idle)
        self._idle.setObjectName("idle")
        self._lay_out()
        self._connect()
        self._reopen()
        self._renew()

    def set_theme(self, theme: Theme) -> None:
        """Colours for what is painted here."""
        self._theme = theme
        self.tree.set_theme(theme)
        self.box.set_theme(theme)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(8, 8, 8, 8)
        top.addWidget(self.box)
        column.addLayout(top)
        column.addWidget(WholeRows(self.tree), 1)
        column.addWidget(self._idle)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 6)
        foot.setSpacing(4)
        foot.addWidget(hairline())
        row = QHBoxLayout()
        row.setContentsMargins(12, 2, 8, 0)
        row.addWidget(self._chosen, 1)
        row.addWidget(self._every)
        row.addWidget(self._all)
        foot.addLayout(row)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self.box.textChanged.connect(self._narrow)
        self.model.checkedChanged.connect(self._filter)
        self.model.recounted.connect(self.tree.viewport().update)
        self.model.modelAboutToBeReset.connect(self._remember)
        self.tree.clicked.connect(self._clicked)
        self.tree.activated.connect(self._clicked)
        self.tree.customContextMenuRequested.connect(self._menu)
        self.model.renamed.connect(self._renamed)
        self.model.mergeWanted.connect(self._merge)
        self._session.chronicleChanged.connect(self._renew)
        self._session.shownChanged.connect(self.model.recount)
        self._session.filtersChanged.connect(self._show_filter)
        self._session.marksChanged.connect(self._show_marks)

    def _narrow(self, words: str) -> None:
        self.model.set_needle(words)
        self._expand()
        # Whoever is found by another spelling only shows which.
        for place in self.model.found_by_another():
            self.tree.expand(place)

    def _renew(self) -> None:
        if self.model.renew():
            self._reopen()
        self._say_idle()
        self._show_filter()

    def _remember(self) -> None:
        """Before the list is another: what is closed, where one looks, and who is in focus."""
        self._closed = {self.model.data(i) for i in self._groups() if not self.tree.isExpanded(i)} & self._seen
        self._here = self.tree.verticalScrollBar().value(), self.model.data(self.tree.currentIndex(), KEY)

    def _reopen(self) -> None:
        """After it: what one looks at stays where it is."""
        place, here = self._here
        new = {TITLES[NAMELESS]} - self._seen
        for index in self._groups():
            self.tree.setExpanded(index, self.model.data(index) not in self._closed | new)
        self._seen |= {self.model.data(i) for i in self._groups()}
        if here and (again := self.model.index_of(here)).isValid():
            self.tree.selectionModel().setCurrentIndex(again, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.tree.doItemsLayout()
        self.tree.verticalScrollBar().setValue(place)

    def _turn_idle(self) -> None:
        self.model.show_idle(not self.model.idle_shown)
        self._expand()
        self._say_idle()

    def _say_idle(self) -> None:
        self._idle.setVisible(self.model.idle > 0)
        hidden = f"{self.model.idle:,} more {'is' if self.model.idle == 1 else 'are'} named, in no event"
        self._idle.setText("Hide who is in no event" if self.model.idle_shown else hidden)

    def _groups(self) -> list[QModelIndex]:
        return [self.model.index(row, 0) for row in range(self.model.rowCount())]

    def _expand(self) -> None:
        for index in self._groups():
            self.tree.expand(index)

    def _filter(self, chosen: frozenset[str]) -> None:
        self._session.set_filters(replace(self._session.filters, participants=chosen), Origin.PARTICIPANTS)

    def _turn_every(self) -> None:
        filters = self._session.filters
        self._session.set_filters(replace(filters, every=not filters.every), Origin.PARTICIPANTS)

    def _clear(self) -> None:
        self._session.set_filters(
            replace(self._session.filters, participants=Filters().participants, every=False), Origin.PARTICIPANTS
        )

    def _clicked(self, index: QModelIndex) -> None:
        if self.tree.checked():
            return
        if index.internalId() == 0:
            self.tree.setExpanded(index, not self.tree.isExpanded(index))
        elif key := self.model.data(index, KEY):
            marks, chosen = self._session.marks, self._picked()
            alone = () if marks == {key} else (key,)
            self._session.set_marks(chosen if len(chosen) > 1 else alone, Origin.PARTICIPANTS)

    # ── correcting ───────────────────────────────────────────────────────────────────────────────────────────────
    def rename(self) -> None:
        """Opens the name of the current one for editing."""
        index = self.tree.currentIndex()
        if self.model.data(index, KEY):
            self.tree.edit(index)

    def _picked(self) -> tuple[str, ...]:
        keys = (self.model.data(i, KEY) for i in self.tree.selectionModel().selectedRows())
        return tuple(key for key in keys if key)

    def _menu(self, at: QPoint) -> None:
        index = self.tree.indexAt(at)
        key, alias = self.model.data(index, KEY), self.model.data(index, ALIAS)
        member = self._session.participant(key or (self.model.data(index.parent(), KEY) or ""))
        if member is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if key:
            self.tree.setCurrentIndex(index) if key not in self._picked() else None
            self._fill_menu(menu, member, self._place(at))
        elif alias and alias in member.aliases:
            apart = menu.addAction(f"{_plain(alias)} is somebody else")
            apart.triggered.connect(lambda: self._do(SplitParticipant(ParticipantRef.of(member), (alias,))))
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(self.tree.viewport().mapToGlobal(at))

    def _fill_menu(self, menu: QMenu, member: Participant, place: QRect) -> None:
        name = _plain(member.name)
        menu.addAction(f"Show only events with {name}").triggered.connect(lambda: self._only(member.id))
        menu.addAction(f"Leave out events with {name}").triggered.connect(lambda: self._without(member.id))
        menu.addSeparator()
        menu.addAction("Rename…").triggered.connect(self.rename)
        kinds = menu.addMenu("Is a")
        for kind, words in KINDS.items():
            action = kinds.addAction(words.capitalize())
            action.setCheckable(True)
            action.setChecked(kind == member.kind)
            action.triggered.connect(lambda _=False, chosen=kind: self._set_kind(member, chosen))
        others = [key for key in self._picked() if key != member.id]
        if others:
            words = f"Merge {len(others) + 1} into {name}"
            menu.addAction(words).triggered.connect(lambda: self._merge(member.id, others))
        if member.aliases:
            split = menu.addAction("Split…")
            split.triggered.connect(lambda: SplitPopover(self._session, member, self.window()).open_by(place))

    def _place(self, at: QPoint) -> QRect:
        return QRect(self.tree.viewport().mapToGlobal(at), self.tree.visualRect(self.tree.indexAt(at)).size() / 8)

    def _only(self, key: str) -> None:
        filters = replace(self._session.filters, participants=frozenset({key}), every=False)
        self._session.set_filters(filters, Origin.SESSION)

    def _without(self, key: str) -> None:
        filters = self._session.filters
        self._session.set_filters(replace(filters, without=filters.without | {key}), Origin.SESSION)

    def _renamed(self, key: str, name: str) -> None:
        member = self._session.participant(key)
        if member and name and name != member.name:
            self._do(RenameParticipant(ParticipantRef.of(member), name, member.kind))

    def _set_kind(self, member: Participant, kind: EntityKind) -> None:
        if kind != member.kind:
            self._do(RenameParticipant(ParticipantRef.of(member), member.name, kind))

    def _merge(self, into: str, keys: list[str]) -> None:
        members = [m for key in (into, *keys) if (m := self._session.participant(key))]
        editor = self._session.editor
        if made := editor.do(*merge_people(members)):
            others = members[1].name if len(members) == 2 else f"{len(members) - 1} others"
            words = f"{others} and {members[0].name} are one now."
            self._session.notify(undo_offer(editor, words, made))

    def _do(self, *edits: Edit) -> bool:
        return bool(self._session.editor.do(*edits))

    def _show_filter(self, *_: object) -> None:
        filters = self._session.filters
        count = len(filters.participants)
        self._foot.setVisible(count > 0)
        self._chosen.setText("1 chosen" if count == 1 else f"{count} chosen")
        self._every.setVisible(count > 1)
        self._every.setText("all of them" if filters.every else "any of them")
        self._every.setToolTip("Show events that have all of them, or any of them")
        self.model.refresh(self._checked ^ filters.participants)
        self._checked = filters.participants

    def _show_marks(self, marks: frozenset[str], origin: str) -> None:
        self.model.refresh(self._marked ^ marks)
        self._marked = marks
        if origin != Origin.PARTICIPANTS and marks:
            # A group that is closed stays closed.
            places = [i for i in self.model.indexes_of(marks) if self.tree.isExpanded(i.parent())]
            if places and not any(self.tree.visualRect(i).intersects(self.tree.viewport().rect()) for i in places):
                self.tree.scrollTo(places[0], QAbstractItemView.ScrollHint.PositionAtCenter)


def _plain(text: str) -> str:
    """Menu text in which "&" is an ampersand."""
    return text.replace("&", "&&")
