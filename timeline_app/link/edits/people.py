"""The participants of a folder with what the user said of them: called otherwise, one with others, not one after all.

Events go on naming participants as they were linked (or added); who that is now is asked here, event by event. So
nothing is lost where two become one, and nothing is left to be put right where they part again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from timeline_app.core.chronicle import Event, EventParticipant, Participant, ParticipantMention
from timeline_app.core.edits import Entry, MergeParticipants, ParticipantRef, RenameParticipant, SplitParticipant
from timeline_app.core.facts import Role
from timeline_app.link.edits.halves import Halves, spellings
from timeline_app.link.edits.nodes import Cutter, Node, Step
from timeline_app.link.edits.trail import Table, Trail

_UNKNOWN = "Nobody is called so any more."
_SOME_UNKNOWN = "Not all of them are there any more."


class People:
    """Participants by id. `nodes` holds those that were touched: None for those that are no more."""

    def __init__(self, participants: Sequence[Participant], articles: Iterable[str], trail: Trail) -> None:
        self._all = tuple(participants)
        self._linked = {p.id: p for p in participants}
        self._order = {article: number for number, article in enumerate(articles)}
        self.nodes: Table[str, Node[Participant] | None] = trail.table()
        self._into: Table[str, str] = trail.table()
        self._halves: Table[str, Halves] = trail.table()
        self._called: Table[str, tuple[str, ...]] = trail.table()
        self._origin: Table[str, tuple[str, ...]] = trail.table()

    # ── who is who ───────────────────────────────────────────────────────────────────────────────────────────────
    def node(self, key: str) -> Node[Participant]:
        """Somebody who is there."""
        node = self.nodes.get(key)
        return Node.of(self._linked[key]) if node is None else node

    def root(self, key: str) -> str:
        """Whom somebody was merged into, directly or in the end."""
        root = key
        while (into := self._into.get(root, root)) != root:
            root = into
        if self._into.get(key, root) != root:
            self._into[key] = root  # the way is short the next time
        return root

    def find(self, ref: ParticipantRef) -> str | None:
        """Somebody by name and kind; by another spelling, or as another kind, where nobody is called so."""
        best: tuple[bool, int, bool, int, int, str] | None = None
        meant = frozenset((ref.name, *ref.names))
        for rank, name in enumerate((ref.name, *ref.names)):
            for key in self._of_name(name):
                who = self.node(key).now
                # Two may be called the same, since the user called them so: it is the one with the same spellings.
                unlike = len(meant ^ spellings(who))
                merit = (who.kind != ref.kind, rank, who.name != name, unlike, -len(who.mentions), key)
                best = merit if best is None else min(best, merit)
        return best[-1] if best else None

    def _of_name(self, name: str) -> set[str]:
        known = (*self._spellings.get(name, ()), *self._called.get(name, ()))
        there = {part for key in known for part in self._parts(key)}
        return {key for key in there if name in spellings(self.node(key).now)}

    def _parts(self, key: str) -> Iterator[str]:
        key = self.root(key)
        halves = self._halves.get(key)
        if halves is None:
            yield key
        else:
            yield from self._parts(halves.kept)
            yield from self._parts(halves.other)

    @cached_property
    def _spellings(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for key, who in self._linked.items():
            for name in spellings(who):
                found[name].append(key)
        return found

    # ── what may be done ─────────────────────────────────────────────────────────────────────────────────────────
    def rename(self, entry: Entry, edit: RenameParticipant) -> str:
        """Calls somebody otherwise; returns why not, if that cannot be."""
        key = self.find(edit.participant)
        if key is None:
            return _UNKNOWN
        self._put(key, self.node(key).after(_renaming(entry, edit)))
        return ""

    def merge(self, entry: Entry, edit: MergeParticipants) -> str:
        """Makes one of several; returns why not, if that cannot be."""
        found = [self.find(ref) for ref in edit.participants]
        keys = list(dict.fromkeys(key for key in found if key is not None))
        if not keys:
            return _UNKNOWN
        first, *others = keys
        if others:
            self._absorb(entry, first, others)
        return "" if None not in found else _SOME_UNKNOWN

    def split(self, entry: Entry, edit: SplitParticipant) -> str:
        """Makes two of one; returns why not, if that cannot be."""
        key = self.find(edit.participant)
        if key is None:
            return _UNKNOWN
        names = frozenset(edit.names) & spellings(self.node(key).now)
        if not names:
            return _UNKNOWN
        if names == spellings(self.node(key).now):
            return "These are all of the names: nobody would be left."
        if not self._parted(entry, key, names):
            self._halve(entry, key, edit.names)
        return ""

    def known(self, entry: Entry, ref: ParticipantRef) -> str:
        """Somebody, who becomes known by this if nobody is called so."""
        key = self.find(ref)
        if key is not None:
            return key
        key = f"u{entry.number}"
        while key in self.nodes:
            key += "+"
        self._put(key, Node.of(Participant(key, ref.name, ref.kind, reasons=("You added it.",))))
        return key

    def _absorb(self, entry: Entry, first: str, others: Sequence[str]) -> None:
        parts = tuple(self.node(key) for key in others)
        self.nodes[first] = self.node(first).after(self._joining(entry, parts))
        for key in others:
            self._into[key] = first
            self.nodes[key] = None

    def _parted(self, entry: Entry, key: str, names: frozenset[str]) -> bool:
        """Takes out those who were merged into somebody and are called only so; False if there is none such."""
        node = self.node(key)
        found = list(_leaves(node))
        goes = {who.id for who in found if spellings(who) <= names}
        if not goes or len(goes) == len(found):
            return False
        cutter = Cutter(lambda who: (None, who) if who.id in goes else (who, None), self._joining)
        kept, out = cutter.cut(node)
        assert kept is not None
        assert out is not None
        self.nodes[key] = None
        for part in (kept, out):
            for leaf in _leaves(part):
                self._into[leaf.id] = part.first.id
            self._put(part.first.id, part)
        more = names & spellings(kept.now) - spellings(out.now)
        if more and more != spellings(kept.now):
            other = self._halve(entry, kept.first.id, sorted(more))
            self._absorb(entry, out.first.id, [other])
        return True

    def _halve(self, entry: Entry, key: str, names: Sequence[str]) -> str:
        """Makes two of one by what is written where; returns the id of the other."""
        who = self.node(key).now
        own = [n for n in dict.fromkeys(names) if n in spellings(who)]
        rest = [n for n in (who.name, *who.aliases) if n not in own]
        kept, other = (self._fresh(f"{key}.{entry.number}{end}") for end in ("a", "b"))
        halves = Halves.between(who, own, kept, other)
        mine, theirs = halves.mentions(who)
        said = (f"You said that “{rest[0]}” and “{own[0]}” are not one.",)
        left = replace(
            who, id=kept, name=rest[0], aliases=tuple(rest[1:]), mentions=mine, reasons=(*who.reasons, *said)
        )
        self._put(kept, Node.of(left))
        self._put(other, Node.of(Participant(other, own[0], who.kind, tuple(own[1:]), (), theirs, said)))
        self._halves[key] = halves
        for half in (kept, other):
            self._origin[half] = (key, *(leaf.id for leaf in _leaves(self.node(key))))
        self.nodes[key] = None
        return other

    def _fresh(self, key: str) -> str:
        while key in self.nodes or key in self._linked:
            key += "+"
        return key

    def _put(self, key: str, node: Node[Participant]) -> None:
        self.nodes[key] = node
        for name in spellings(node.now):
            if key not in self._spellings.get(name, ()) and key not in self._called.get(name, ()):
                self._called[name] = (*self._called.get(name, ()), key)

    def _joining(self, entry: Entry, parts: tuple[Node[Participant], ...]) -> Step[Participant]:
        others = [part.now for part in parts]
        return Step(entry, "merged", lambda who: self._joined(who, others), lambda who: "", parts)

    def _joined(self, who: Participant, others: Sequence[Participant]) -> Participant:
        names = dict.fromkeys(n for p in (who, *others) for n in (p.name, *p.aliases) if n != who.name)
        said = (f"You said that “{who.name}” and “{p.name}” are one." for p in others)
        return replace(
            who,
            aliases=tuple(names),
            offices=tuple(dict.fromkeys(o for p in (who, *others) for o in p.offices)),
            mentions=self._mentions([who, *others]),
            reasons=tuple(dict.fromkeys((*who.reasons, *said, *(r for p in others for r in p.reasons)))),
        )

    def _mentions(self, people: Sequence[Participant]) -> tuple[ParticipantMention, ...]:
        """Those of all, in the order of articles and text, each once."""
        order = self._order
        every = [m for who in people for m in who.mentions]
        every.sort(key=lambda m: (order.get(m.article, -1), m.span.start, m.span.end))
        return tuple(m for n, m in enumerate(every) if not n or m != every[n - 1])

    def meant(self, keys: Iterable[str]) -> set[str]:
        """All ids under which events may name any of these: also of those that they were made from."""
        found: set[str] = set()
        waiting = list(keys)
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                waiting.extend(self._origin.get(key, ()))
                if (node := self.nodes.get(key)) is not None:
                    waiting.extend(leaf.id for leaf in _leaves(node))
        return found

    def everybody(self) -> tuple[Participant, ...]:
        """All participants, those who are named most often first."""
        if not self.nodes:
            return self._all
        there = [p for p in self._all if p.id not in self.nodes]
        there.extend(node.now for node in self.nodes.values() if node is not None)
        return tuple(sorted(there, key=lambda p: (-len(p.mentions), p.name, p.kind, p.id)))

    # ── events ───────────────────────────────────────────────────────────────────────────────────────────────────
    def ids(self, key: str, event: Event) -> tuple[str, ...]:
        """Who somebody named in an event is now: two, where one was taken for two and both are in it."""
        key = self.root(key)
        halves = self._halves.get(key)
        if halves is None:
            return (key,)
        return tuple(dict.fromkeys(who for half in halves.of(event) for who in self.ids(half, event)))

    def in_event(self, event: Event) -> tuple[EventParticipant, ...]:
        """Those who take part, as they are called now, each once."""
        if not self.nodes:
            return event.participants
        found: dict[str, EventParticipant] = {}
        for named in event.participants:
            for key in self.ids(named.participant, event):
                role = named.role
                if key in found:
                    role = found[key].role if found[key].role != Role.OTHER else named.role
                found[key] = EventParticipant(key, self.node(key).now.name, role)
        return tuple(found.values())

    def with_one(self, event: Event, key: str, role: Role) -> Event:
        """The event with somebody taking part in a role.

        `key` may be one who was merged into another since: what is done to an event is done again when it is split.
        """
        if any(key in self.ids(p.participant, event) for p in event.participants):
            event = self.without(event, key) if self._role(event, key) != role else event
        if any(key in self.ids(p.participant, event) for p in event.participants):
            return event
        others = tuple(p for p in event.participants if p.participant != key)
        name = self.node(self.ids(key, event)[0]).now.name
        return replace(event, participants=(*others, EventParticipant(key, name, role)))

    def without(self, event: Event, key: str, meant: Collection[str] = ()) -> Event:
        """The event without somebody taking part.

        `meant` are all ids under which events named `key` at the time of the edit: they hold where it is no more.
        """
        now = self.ids(key, event)
        left: list[EventParticipant] = []
        for named in event.participants:
            ids = self.ids(named.participant, event)
            if key in ids or (now != (key,) and self._was(named.participant, meant, event)):
                left.extend(replace(named, participant=other) for other in ids if other not in now)
            else:
                left.append(named)
        return event if len(left) == len(event.participants) and left == list(event.participants) else replace(
            event, participants=tuple(left)
        )  # fmt: skip

    def _was(self, key: str, meant: Collection[str], event: Event) -> bool:
        """Whether somebody named in an event was one of those `meant`."""
        if key not in meant:
            return False
        halves = self._halves.get(self.root(key))
        if halves is None or (halves.kept not in meant and halves.other not in meant):
            return True
        return any(self._was(half, meant, event) for half in halves.of(event))

    def _role(self, event: Event, key: str) -> Role | None:
        return next((p.role for p in self.in_event(event) if p.participant == key), None)


def _renaming(entry: Entry, edit: RenameParticipant) -> Step[Participant]:
    def act(who: Participant) -> Participant:
        aliases = tuple(n for n in dict.fromkeys((who.name, *who.aliases)) if n != edit.name)
        return replace(who, name=edit.name, kind=edit.kind, aliases=aliases)

    return Step(entry, "name", act, lambda who: who.name)


def _leaves(node: Node[Participant]) -> Iterator[Participant]:
    """As they were found: the first, and all that were merged into it."""
    yield node.first
    for step in node.steps():
        for part in step.parts:
            yield from _leaves(part)
