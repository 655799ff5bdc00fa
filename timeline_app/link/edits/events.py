"""The events of a folder with what the user did to them: corrected, marked, merged, split, added.

Events are known by their keys. One that was merged into another is found through it, and is there again once the two
are split.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from timeline_app.core.chronicle import Event, EventMention, Marks
from timeline_app.core.edits import AddEvent, ArticleRef, Entry, EventRef, MergeEvents, Passage, SplitEvent
from timeline_app.core.facts import DateSource, Status
from timeline_app.core.span import Span
from timeline_app.link.edits.finding import Articles, Passages, Place, same_place
from timeline_app.link.edits.nodes import Cutter, Node, Step
from timeline_app.link.edits.people import People
from timeline_app.link.edits.steps import ArticlesById, EventEdit, joining, step_of
from timeline_app.link.edits.trail import Table, Trail

EventFrom = Callable[[Sequence[EventMention]], Event]
"""The event that passages of the timeline tell by themselves."""

GONE = "The event is not there any more."
_ADDED_IMPORTANCE = 0.9


class Events:
    """Events by key. `nodes` holds those that were touched: None for those that are no more."""

    def __init__(
        self, events: Sequence[Event], linked: ArticlesById, people: People, event_from: EventFrom, trail: Trail
    ) -> None:
        self.linked = {e.key: e for e in events}
        self.nodes: Table[str, Node[Event] | None] = trail.table()
        self._into: Table[str, str] = trail.table()
        self._people, self._event_from, self._by_id = people, event_from, linked
        self._articles = Articles([a.article for a in linked.values()])
        self._passages = Passages(events, self._articles, trail)

    # ── finding ──────────────────────────────────────────────────────────────────────────────────────────────────
    def now(self, key: str) -> Event | None:
        """The event that a key stands for now; None if there is none."""
        key = self._root(key)
        node = self.nodes.get(key)
        return node.now if node is not None else self.linked.get(key) if key not in self.nodes else None

    def find(self, ref: EventRef) -> str | None:
        """The key of an event that is there."""
        found = self.now(ref.key)
        return found.key if found is not None else self._passages.best(ref.passages, self.now)

    def node(self, key: str) -> Node[Event]:
        """An event that is there."""
        return self.nodes.get(key) or Node.of(self.linked[key])

    def went(self) -> dict[str, str]:
        """Keys of events that were merged into another, to the key of that one."""
        return {key: root for key in list(self._into) if (root := self._root(key)) != key}

    def _root(self, key: str) -> str:
        root = key
        while (into := self._into.get(root, root)) != root:
            root = into
        if self._into.get(key, root) != root:
            self._into[key] = root  # the way is short the next time
        return root

    # ── what may be done; each returns why not, if it cannot be ──────────────────────────────────────────────────
    def change(self, entry: Entry, edit: EventEdit) -> str:
        """Changes one event."""
        key = self.find(edit.event)
        if key is None:
            return GONE
        before = self.node(key)
        after = before.after(step_of(entry, edit, self._by_id, self._people))
        if after is not before:
            self.nodes[key] = after
        return ""

    def merge(self, entry: Entry, edit: MergeEvents) -> str:
        """Makes one event of several."""
        found = [self.find(ref) for ref in edit.events]
        keys = list(dict.fromkeys(key for key in found if key is not None))
        if not keys:
            return GONE
        first, *others = keys
        if others:
            self.nodes[first] = self.node(first).after(self._joining(entry, tuple(self.node(key) for key in others)))
            for key in others:
                self.nodes[key] = None
                self._into[key] = first
        return "" if None not in found else "One of the events is not there any more."

    def split(self, entry: Entry, edit: SplitEvent) -> str:
        """Takes passages out of an event: what was merged comes back, what was linked as one is made anew."""
        key = self.find(edit.event)
        if key is None:
            return GONE
        node = self.node(key)
        places = self._meant(edit.passages, {_place(m) for m in node.now.mentions})
        if not places:
            return "The event is not told by these passages any more."
        if all(_place(m) in places for m in _telling(node.now)):
            return "No other passage tells the event."
        kept, out = Cutter(lambda event: self._halved(entry, event, places), self._joining).cut(node)
        if kept is None or out is None:  # a passage of both, that one of them alone does not tell
            return "These passages cannot be taken out by themselves."
        self.nodes[key] = None
        for part in (kept, out):
            self._put_back(part)
        return ""

    def add(self, entry: Entry, edit: AddEvent) -> str:
        """Adds an event that the user found."""
        if self.now(edit.key) is not None or edit.key in self.nodes:
            return "It is there already."
        mentions: tuple[EventMention, ...] = ()
        if edit.passage is not None:
            places = self._articles.places(edit.passage)
            if not places:
                return "The passage that tells it is not there any more."
            article, span = places[0]
            mentions = (EventMention(article, span, None, DateSource.NONE, None, edit.headline, main=True),)
        event = Event(
            key=edit.key,
            when=edit.when,
            confidence=1.0 if edit.when is not None else 0.0,
            headline=edit.headline,
            kind=edit.kind,
            status=Status.HAPPENED,
            source=DateSource.CORRECTED,
            importance=_ADDED_IMPORTANCE,
            place=edit.place,
            mentions=mentions,
            reasons=("You added it.",),
            marks=Marks(added=True),
        )
        for ref, role in edit.participants:
            event = self._people.with_one(event, self._people.known(entry, ref), role)
        added: Step[Event] = Step(entry, "added", lambda e: e, lambda _: "")
        self.nodes[edit.key] = Node.of(event).noted(added)
        self._passages.add(event)
        return ""

    def missing(self, refs: Sequence[ArticleRef]) -> str:
        """Which of some articles are not there."""
        gone = sum(self._articles.find(ref) is None for ref in refs)
        if not gone:
            return ""
        if len(refs) == 1:
            return "The article is not there any more."
        return f"{gone} of the {len(refs)} articles are not there any more."

    # ── inside ───────────────────────────────────────────────────────────────────────────────────────────────────
    def _joining(self, entry: Entry, parts: tuple[Node[Event], ...]) -> Step[Event]:
        return joining(entry, parts, self._by_id)

    def _meant(self, passages: Sequence[Passage], told: set[Place]) -> set[Place]:
        """Which of the places where an event is told are `passages`: the very same ones, else those that overlap."""
        spans: dict[str, list[Span]] = defaultdict(list)
        found = set()
        for place in (place for passage in passages for place in self._articles.places(passage)):
            if place in told:
                found.add(place)
            else:
                spans[place[0]].append(place[1])
        near = {(a, s) for a, s in told - found if any(same_place(span, s) for span in spans.get(a, ()))}
        return found | near

    def _halved(self, entry: Entry, event: Event, places: set[Place]) -> tuple[Event | None, Event | None]:
        """What stays and what goes of an event as it was linked."""
        telling = _telling(event)
        goes = [m for m in telling if _place(m) in places]
        if len(goes) == len(telling):
            return None, event
        # Details go with what they follow, and by themselves where the user chose them.
        along = _details(event, places) | {_place(m) for m in event.mentions if m.detail and _place(m) in places}
        if not goes and not along:
            return event, None
        theirs = [m for m in event.mentions if _place(m) in (along if m.detail else places)]
        mine = [m for m in event.mentions if _place(m) not in (along if m.detail else places)]
        # One passage alone is given all of its details again, also those that are the other's now.
        kept, out = _without(self._event_from(mine), theirs), _without(self._event_from(theirs), mine)
        said = ("You said that it is another event.",)
        return (
            replace(
                kept, key=event.key, importance=event.importance, reasons=(*kept.reasons, *said), marks=event.marks
            ),
            replace(out, key=self._fresh(out.key, entry), importance=event.importance, reasons=(*out.reasons, *said)),
        )

    def _fresh(self, key: str, entry: Entry) -> str:
        """A key that no event has; the same each time, for it is made of the event's own."""
        while key in self.linked or key in self.nodes:
            key = hashlib.sha256(f"{key} split".encode()).hexdigest()[:16]
        return key

    def _put_back(self, node: Node[Event]) -> None:
        key = node.first.key
        if key not in self.linked and key not in self.nodes:
            self._passages.add(node.first)
        self.nodes[key] = node
        for leaf in _leaves(node):
            self._into[leaf.key] = key


def _telling(event: Event) -> list[EventMention]:
    return [m for m in event.mentions if not m.detail] or list(event.mentions)


def _details(event: Event, goes: set[Place]) -> set[Place]:
    """The details that go along with the passages `goes`: those that come next after one of them."""
    starts: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    for mention in sorted(_telling(event), key=lambda m: m.span):
        starts[mention.article].append((mention.span.start, _place(mention) in goes))
    found = set()
    for detail in event.mentions:
        near = starts.get(detail.article) if detail.detail else None
        if near:
            at = bisect_right(near, (detail.span.start, True)) - 1
            if near[max(0, at)][1]:
                found.add(_place(detail))
    return found


def _without(event: Event, others: Sequence[EventMention]) -> Event:
    """The event less what another one tells now."""
    gone = {_place(m) for m in others}
    return replace(event, mentions=tuple(m for m in event.mentions if _place(m) not in gone))


def _place(mention: EventMention) -> Place:
    return mention.article, mention.span


def _leaves(node: Node[Event]) -> Iterator[Event]:
    """As they were found: the first, and all that were merged into it."""
    yield node.first
    for step in node.steps():
        for part in step.parts:
            yield from _leaves(part)
