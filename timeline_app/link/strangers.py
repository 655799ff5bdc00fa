"""Whether two articles tell of different happenings, by whom and where: "ten killed in Varna", "ten killed in Plovdiv".

Likeness alone takes them for one: day, kind and nearly all words agree. What differs is a name in the same place of the
line, and neither article knows the other one's name. Who tells of the same happening mostly does, somewhere.

    Strangers(topics).are(a, b)     -> True, where a is "A bomb kills ten in Varna", b "A bomb kills ten in Plovdiv"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from timeline_app.core.facts import ArticleFacts, EntityKind, EventCandidate
from timeline_app.link.tellings import Telling
from timeline_app.link.topics import Topics

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SHOUTED = 0.6
"""Share of words with a capital from which those say nothing of names."""
_WHERE = frozenset({"in", "near", "at", "off", "outside", "around", "of", "from", "to"})

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a line: its words, and what it is the name of ("" if nobody knows)."""

    words: Words
    kind: str


@dataclass(frozen=True, slots=True)
class _Read:
    """What was looked up of one article: its weightiest event, what names are names of, by word, and which it knows."""

    facts: ArticleFacts
    lead: int
    kinds: Mapping[str, EntityKind]
    lines: dict[int, tuple[Name, ...]] = field(default_factory=dict)
    known: dict[Words, bool] = field(default_factory=dict)


class Strangers:
    """Looks up names; `topics` knows which words an article has."""

    def __init__(self, topics: Topics) -> None:
        self._topics = topics
        self._articles: dict[str, _Read] = {}

    def are(self, a: Telling, b: Telling) -> bool:
        """Whether the two, of different articles, tell of different people or places, or else their articles do.

        Articles are what their weightiest lines say.
        """
        ours, theirs = self._line(a.article, a.event), self._line(b.article, b.event)
        if self._rivals(a.article, ours, b.article, theirs):
            return True
        ours, theirs = (*ours, *self._lead(a.article)), (*theirs, *self._lead(b.article))
        if any(self._knows(b.article, n) for n in ours) or any(self._knows(a.article, n) for n in theirs):
            return False
        return self._rivals(a.article, ours, b.article, theirs)

    def _rivals(self, a: str, ours: Sequence[Name], b: str, theirs: Sequence[Name]) -> bool:
        """Whether each names somebody, or somewhere, of one kind that the other article does not know."""
        if not ours or not theirs:
            return False
        strange = {n.kind for n in ours if n.kind and not self._knows(b, n)}
        return bool(strange) and any(n.kind in strange and not self._knows(a, n) for n in theirs)

    def _knows(self, article: str, name: Name) -> bool:
        known = self._read(article).known
        if name.words not in known:
            known[name.words] = self._topics.has_some(article, name.words)
        return known[name.words]

    def _lead(self, article: str) -> tuple[Name, ...]:
        return self._line(article, self._read(article).lead)

    def _line(self, article: str, event: int) -> tuple[Name, ...]:
        read = self._read(article)
        if event not in read.lines:
            read.lines[event] = tuple(_names(read.facts.events[event], read.kinds))
        return read.lines[event]

    def _read(self, article: str) -> _Read:
        facts, read = self._topics.facts[article], self._articles.get(article)
        if read is None or read.facts is not facts:
            lead = max(range(len(facts.events)), key=lambda n: (facts.events[n].salience, -n))
            read = self._articles[article] = _Read(facts, lead, _kinds(facts))
        return read


def _kinds(facts: ArticleFacts) -> dict[str, EntityKind]:
    named = [e for e in facts.entities if not e.nameless]
    return {w: e.kind for e in reversed(named) for name in e.names or (e.name,) for w in _folded(name)}


def _folded(text: str) -> list[str]:
    return [_bare(w.group()) for w in _WORD.finditer(text)]


def _bare(word: str) -> str:
    return word.casefold().removesuffix("'s").removesuffix("’s")


def _names(event: EventCandidate, kinds: Mapping[str, EntityKind]) -> Iterator[Name]:
    """The names in a headline: words with a capital, one after the other; at its beginning only of who is known."""
    words, terms = list(_WORD.finditer(event.headline)), set(event.terms)
    if sum(w.group()[0].isupper() for w in words) >= _SHOUTED * len(words):
        return
    run: list[str] = []
    before = ""
    for n, word in enumerate([*words, None]):
        told = _bare(word.group()) if word else ""
        if word and word.group()[0].isupper() and (n or told in kinds):
            run.append(told)
            continue
        known = tuple(w for w in run if w in terms)
        if known:
            yield Name(known, _kind(known, before, kinds))
        run, before = [], told


def _kind(words: Words, before: str, kinds: Mapping[str, EntityKind]) -> str:
    kind = next((kinds[w] for w in reversed(words) if w in kinds), None)
    if kind is not None:
        return kind
    return EntityKind.PLACE if before in _WHERE else ""
