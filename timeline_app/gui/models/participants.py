"""The participants as a tree: kind, then who, then the other spellings; a check filters, counts say how many events.

People            12
  ☑ Ada Lovelace   7
      Lady Lovelace
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from timeline_app.core.chronicle import Participant
from timeline_app.core.facts import NAMELESS, EntityKind
from timeline_app.session.search import fold
from timeline_app.session.session import Session
from timeline_app.session.state import Part

KEY = Qt.ItemDataRole.UserRole
COUNT = Qt.ItemDataRole.UserRole + 1
MARKED = Qt.ItemDataRole.UserRole + 2
KIND = Qt.ItemDataRole.UserRole + 3
ALIAS = Qt.ItemDataRole.UserRole + 4
"""The spelling that stands in a row below somebody; None elsewhere."""
BECAUSE = Qt.ItemDataRole.UserRole + 5
"""Why such a spelling is taken for this one; empty if nothing says so."""
_MOST_OPENED = 50
"""Participants that a search opens at most, to show by which spelling they were found."""

_MOST_REASONS = 6
MIME = "application/x-timeline-participants"

TITLES: dict[str, str] = {
    EntityKind.PERSON: "People",
    EntityKind.ORGANIZATION: "Organizations",
    EntityKind.COUNTRY: "Countries",
    EntityKind.PLACE: "Places",
    EntityKind.THING: "Things",
    NAMELESS: "Without a name",
}
"""Groups and what they are called: kinds, and last those whom the text only calls "police" or "residents"."""
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_GROUP_FLAGS = Qt.ItemFlag.ItemIsEnabled
_ALIAS_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_MEMBER_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
    | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
)  # fmt: skip


@dataclass(slots=True)
class _Group:
    kind: str
    members: list[Participant]


class ParticipantsModel(QAbstractItemModel):
    """Who takes part. Counts leave out this pane's own filter, so that choosing one does not empty the others.

    `recounted`: other counts are to be painted. `renamed(id, name)` and `mergeWanted(id, others)` ask for corrections:
    others were dropped on one.
    """

    checkedChanged = Signal(object)
    recounted = Signal()
    renamed = Signal(str, str)
    mergeWanted = Signal(str, object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._groups: list[_Group] = []
        self._counts: dict[str, int] = {}
        self._needle = ""
        self.idle_shown = False
        self.idle = 0
        self._known: Sequence[Participant] = ()
        self._busy: frozenset[str] = frozenset()
        self.rebuild()

    def renew(self) -> bool:
        """Takes the participants again, if they are not the same ones; most corrections leave them alone."""
        members, busy = self._session.chronicle.participants, self._session.lookup.events_of.keys()
        same = members is self._known or (
            len(members) == len(self._known) and all(map(operator.is_, members, self._known))
        )
        if same and busy == self._busy:
            return False
        self.rebuild()
        return True

    def rebuild(self) -> None:
        """Takes the participants from the session again."""
        self.beginResetModel()
        self._count()
        self._known = self._session.chronicle.participants
        self._busy = frozenset(self._session.lookup.events_of)
        self.idle = sum(p.id not in self._busy for p in self._known)
        self._groups = [_Group(kind, self._members(kind)) for kind in TITLES]
        self._groups = [g for g in self._groups if g.members]
        self.endResetModel()

    def recount(self) -> None:
        """Counts again under other filters; order and places stay, so that nothing jumps under the mouse."""
        before = self._counts
        self._count()
        if self._counts != before:
            # Of a hundred thousand rows some twenty are seen: the view paints those again, and asks for no others.
            self.recounted.emit()

    def refresh(self, keys: Iterable[str]) -> None:
        """Shows checks and marks of some participants again."""
        for place in self.indexes_of(keys):
            self.dataChanged.emit(place, place, [Qt.ItemDataRole.CheckStateRole, MARKED])

    def set_needle(self, words: str) -> None:
        """Shows only those whose name or another spelling holds the words."""
        if fold(words.strip()) != self._needle:
            self._needle = fold(words.strip())
            self.rebuild()

    def show_idle(self, shown: bool) -> None:
        """Whether to show those who are named but take part in no event; a search by name finds them anyway."""
        if shown != self.idle_shown:
            self.idle_shown = shown
            self.rebuild()

    def index_of(self, key: str) -> QModelIndex:
        """Where somebody stands; invalid if not shown."""
        return next(iter(self.indexes_of([key])), QModelIndex())

    def indexes_of(self, keys: Iterable[str]) -> list[QModelIndex]:
        """Where these stand, top to bottom; who is not shown is left out."""
        wanted = set(keys)
        found = [
            (row, g + 1)
            for g, group in enumerate(self._groups if wanted else ())
            for row, member in enumerate(group.members)
            if member.id in wanted
        ]
        return [self.createIndex(row, 0, group) for row, group in found]

    def found_by_another(self) -> list[QModelIndex]:
        """Where those stand whose name lacks the words that are looked for, but another spelling has them."""
        missed = (m.id for group in self._groups for m in group.members if self._needle not in fold(m.name))
        return self.indexes_of(islice(missed, _MOST_OPENED))

    # ── for the view ─────────────────────────────────────────────────────────────────────────────────────────────
    def columnCount(self, parent: _Index = _ROOT) -> int:
        """One column; the count is drawn by the delegate."""
        return 1

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Groups, their members, or a member's other spellings."""
        if not parent.isValid():
            return len(self._groups)
        if parent.column() != 0:
            return 0
        group, member = self._place(parent)
        if member is None:
            return len(group.members)
        return len(_others(member)) if not self._is_alias(parent) else 0

    def index(self, row: int, column: int, parent: _Index = _ROOT) -> QModelIndex:
        """Called by the view."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, 0)
        if parent.internalId() == 0:
            return self.createIndex(row, column, parent.row() + 1)
        return self.createIndex(row, column, parent.internalId() | (parent.row() + 1) << 8)

    def parent(self, child: _Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        """Called by the view."""
        if not child.isValid() or child.internalId() == 0:
            return QModelIndex()
        group, member = child.internalId() & 0xFF, child.internalId() >> 8
        return self.createIndex(member - 1, 0, group) if member else self.createIndex(group - 1, 0, 0)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Members can be checked; other spellings only be read."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.internalId() == 0:
            return _GROUP_FLAGS
        return _ALIAS_FLAGS if self._is_alias(index) else _MEMBER_FLAGS

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by the view."""
        if not index.isValid():
            return None
        group, member = self._place(index)
        if member is None:
            return _group_data(group, role)
        if self._is_alias(index):
            return _alias_data(member, _others(member)[index.row()], role)
        return self._member_data(member, role)

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A check asks for another filter, a name for a correction; the session has the say."""
        key = self.data(index, KEY)
        if role == Qt.ItemDataRole.EditRole and key is not None:
            self.renamed.emit(key, " ".join(str(value).split()))
            return True
        if role != Qt.ItemDataRole.CheckStateRole or key is None:
            return False
        chosen = self._session.filters.participants
        checked = Qt.CheckState(value) == Qt.CheckState.Checked
        self.checkedChanged.emit(chosen | {key} if checked else chosen - {key})
        return True

    # ── dragging one on another ──────────────────────────────────────────────────────────────────────────────────
    def supportedDropActions(self) -> Qt.DropAction:
        """Called by the view."""
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """Called by the view."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Called by the view: the ids of those that are dragged, a line each."""
        data = QMimeData()
        keys = [key for index in indexes if (key := self.data(index, KEY))]
        data.setData(MIME, "\n".join(keys).encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index) -> bool:
        """Called by the view: only on somebody else, not between rows."""
        target = self.data(parent, KEY)
        return target is not None and any(key != target for key in _dragged(data))

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index) -> bool:
        """Called by the view: asks for them to be merged; rows go and come with the chronicle alone."""
        target = self.data(parent, KEY)
        others = [key for key in _dragged(data) if key != target]
        if target is None or not others:
            return False
        self.mergeWanted.emit(target, others)
        return True

    # ── inside ───────────────────────────────────────────────────────────────────────────────────────────────────
    def _count(self) -> None:
        self._counts = self._session.lookup.counts(self._session.shown(without=Part.PARTICIPANTS))

    def _members(self, kind: str) -> list[Participant]:
        of_kind = [p for p in self._session.chronicle.participants if _group_of(p) == kind]
        if self._needle:
            of_kind = [p for p in of_kind if self._needle in fold("\n".join((p.name, *p.aliases, *p.offices)))]
        elif not self.idle_shown:
            of_kind = [p for p in of_kind if p.id in self._busy]
        return sorted(of_kind, key=lambda p: (-len(self._session.events_of(p.id)), -len(p.mentions), p.name))

    def _place(self, index: _Index) -> tuple[_Group, Participant | None]:
        code = index.internalId()
        if code == 0:
            return self._groups[index.row()], None
        group = self._groups[(code & 0xFF) - 1]
        return group, group.members[(code >> 8) - 1 if code >> 8 else index.row()]

    def _is_alias(self, index: _Index) -> bool:
        return index.internalId() > 0xFF

    def _member_data(self, member: Participant, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return member.name if role == Qt.ItemDataRole.EditRole else called(member)
        if role == Qt.ItemDataRole.CheckStateRole:
            checked = member.id in self._session.filters.participants
            return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(member, self._counts.get(member.id, 0))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{called(member)}, {_events(self._counts.get(member.id, 0))}"
        own = {KEY: member.id, COUNT: self._counts.get(member.id, 0), KIND: member.kind}
        if role == MARKED:
            return member.id in self._session.marks
        return own.get(Qt.ItemDataRole(role) if role < 256 else role)


def _dragged(data: QMimeData) -> list[str]:
    return [key for key in bytes(data.data(MIME).data()).decode().split("\n") if key]


def _alias_data(member: Participant, words: str, role: int) -> str | None:
    because = why_same(member, words)
    if role in (Qt.ItemDataRole.DisplayRole, ALIAS):
        return words
    if role == BECAUSE:
        return because
    if role == Qt.ItemDataRole.ToolTipRole:
        return f"“{words}” {because}" if because else None
    return f"{words}, {because}" if because and role == Qt.ItemDataRole.AccessibleTextRole else None


def is_nameless(member: Participant) -> bool:
    """Whether the text only says what they are: "police", "residents"."""
    return NAMELESS in member.reasons


def called(member: Participant) -> str:
    """The name as it is shown: who has none is written like the word that it is."""
    name = member.name
    return name[:1].lower() + name[1:] if is_nameless(member) and name[1:2].islower() else name


def _group_of(member: Participant) -> str:
    return NAMELESS if is_nameless(member) else member.kind


def _group_data(group: _Group, role: int) -> Any:
    if role == Qt.ItemDataRole.DisplayRole:
        return TITLES[group.kind]
    if role == COUNT:
        return len(group.members)
    return ("nameless" if group.kind == NAMELESS else group.kind) if role == KIND else None


def _others(member: Participant) -> tuple[str, ...]:
    """Other spellings, then what they are called by office, each once whatever its capitals."""
    found: dict[str, str] = {}
    for words in (*member.aliases, *member.offices):
        found.setdefault(words.casefold(), words)
    return tuple(found.values())


def why_same(member: Participant, words: str) -> str:
    """Why another spelling is taken for this one, as the end of a sentence that it begins; empty if nothing says so.

    >>> why_same(Participant("p", "Ada Quill", EntityKind.PERSON, reasons=("“Quill” is the family name",)), "Quill")
    'is the family name'
    """
    begin = f"“{words}” "
    found = next((r.removeprefix(begin) for r in member.reasons if r.startswith(begin)), "")
    return found or ("title or office" if words in member.offices else "")


def tip(member: Participant, count: int | None = None) -> str:
    """Who that is: how often named, by which titles and offices, and why other spellings are taken for them."""
    often = "once" if len(member.mentions) == 1 else f"{len(member.mentions)} times"
    named = [] if count is None else [_events(count)]
    lines = [f"{called(member)} — {', '.join([*named, f'named {often}'])}"]
    lines += [", ".join(member.offices[:4])] if member.offices else []
    return "\n".join((*lines, *member.reasons[:_MOST_REASONS]))


def _events(count: int) -> str:
    return "1 event" if count == 1 else f"{count} events"
