"""Whether two articles tell of different happenings, by whom and where: "ten killed in Varna", "ten killed in Plovdiv".

Likeness alone takes them for one: day, kind and nearly all words agree. What differs is a name in the same place of the
line, and neither article knows the other one's name. Who tells of the same happening mostly does, somewhere. Or they
are of unlike kinds, and one thing of one town is all they have in common: "a bridge opens", "a bridge falls".

    Strangers(topics).are(a, b)     -> True, where a is "A bomb kills ten in Varna", b "A bomb kills ten in Plovdiv"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline_app.core.facts import ArticleFacts, EntityKind, EventCandidate
from timeline_app.link.tellings import Telling
from timeline_app.link.topics import Topics

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SHOUTED = 0.6
"""Share of words with a capital, known names aside, from which those say nothing of names."""
_THINGS, _MORE_THINGS = 2, 3
"""Words besides names that two happenings of unlike kinds share at least if they are one, and so do two of kinds that
have nothing to do with each other."""
_WHERE = frozenset({"in", "near", "at", "off", "outside", "around", "of", "from", "to"})

_REMEMBERED = 20_000
"""Names of which it is remembered whether an article knows them: those compared with each other come close together."""
_AT_HAND = 256
"""Articles whose names are kept at hand while their lines are read."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a line: its words, and what it is the name of ("" if nobody knows)."""

    words: Words
    kind: str


@dataclass(frozen=True, slots=True)
class _Read:
    """What was looked up of one article: its weightiest event, and the names in the lines that were asked for."""

    facts: ArticleFacts
    lead: int
    lines: dict[int, tuple[Name, ...]]


class Strangers:
    """Looks up names; `topics` knows which words an article has."""

    def __init__(self, topics: Topics) -> None:
        self._topics = topics
        self._articles: dict[str, _Read] = {}
        self._known: dict[tuple[str, Words], bool] = {}
        self._kinds: dict[str, Mapping[str, EntityKind]] = {}

    def are(self, a: Telling, b: Telling) -> bool:
        """Whether the two, of different articles, tell of different people or places, or else their articles do.

        Articles are what their weightiest lines say.
        """
        ours, theirs = self._line(a.article, a.event), self._line(b.article, b.event)
        if self._rivals(a.article, ours, b.article, theirs):
            return True
        if a.back and b.back:
            return False  # what they are about themselves says nothing of what both remember
        ours, theirs = (*ours, *self._lead(a.article)), (*theirs, *self._lead(b.article))
        if any(self._knows(b.article, n) for n in ours) or any(self._knows(a.article, n) for n in theirs):
            return False
        return self._rivals(a.article, ours, b.article, theirs)

    def meet_by_chance(self, a: Telling, b: Telling, kin: float) -> bool:
        """Whether two happenings of unlike kinds share hardly more than a day, a place and a thing.

        "A mayor opens a bridge in Ulvo", "A bridge in Ulvo falls into the river": `kin` is how like their kinds are.
        """
        if a.candidate.verb == b.candidate.verb or not a.people.isdisjoint(b.people):
            return False
        shared = {w for w in a.line if w.isdigit()}.intersection(b.line).union(set(a.words).intersection(b.words))
        shared.difference_update(self._named(a), self._named(b))
        return len(shared) < (_THINGS if kin > 0 else _MORE_THINGS)

    def _named(self, telling: Telling) -> Iterator[str]:
        """The words of the names in the line of a telling."""
        return (word for name in self._line(telling.article, telling.event) for word in name.words)

    def forget(self, article: str) -> None:
        """Forgets an article that has gone, and what it knew."""
        if self._articles.pop(article, None) is not None:
            self._drop(article)

    def _rivals(self, a: str, ours: Sequence[Name], b: str, theirs: Sequence[Name]) -> bool:
        """Whether each names somebody, or somewhere, of one kind that the other article does not know."""
        if not ours or not theirs:
            return False
        strange = {n.kind for n in ours if n.kind and not self._knows(b, n)}
        return bool(strange) and any(n.kind in strange and not self._knows(a, n) for n in theirs)

    def _knows(self, article: str, name: Name) -> bool:
        asked = article, name.words
        known = self._known.get(asked)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[asked] = self._topics.has_some(article, name.words)
        return known

    def _lead(self, article: str) -> tuple[Name, ...]:
        return self._line(article, self._read(article).lead)

    def _line(self, article: str, event: int) -> tuple[Name, ...]:
        read = self._read(article)
        found = read.lines.get(event)
        if found is None:
            found = read.lines[event] = tuple(names_in(read.facts.events[event], self._kinds_in(article)))
        return found

    def _kinds_in(self, article: str) -> Mapping[str, EntityKind]:
        found = self._kinds.get(article)
        if found is None:
            if len(self._kinds) >= _AT_HAND:
                self._kinds.clear()
            found = self._kinds[article] = _kinds(self._topics.facts[article])
        return found

    def _read(self, article: str) -> _Read:
        facts, read = self._topics.facts[article], self._articles.get(article)
        if read is None or read.facts is not facts:
            if read is not None:
                self._drop(article)
            lead = max(range(len(facts.events)), key=lambda n: (facts.events[n].salience, -n))
            read = self._articles[article] = _Read(facts, lead, {})
        return read

    def _drop(self, article: str) -> None:
        """Lets go of what hangs on the words of an article, which may be others now."""
        self._known.clear()
        self._kinds.pop(article, None)


def _kinds(facts: ArticleFacts) -> dict[str, EntityKind]:
    named = [e for e in facts.entities if not e.nameless]
    return {w: e.kind for e in reversed(named) for name in e.names or (e.name,) for w in _folded(name)}


@lru_cache(maxsize=1 << 13)
def _folded(text: str) -> tuple[str, ...]:
    return tuple([_bare(word) for word in _WORD.findall(text)])


def _bare(word: str) -> str:
    return word.casefold().removesuffix("'s").removesuffix("’s")


def names_in(event: EventCandidate, kinds: Mapping[str, EntityKind]) -> Iterator[Name]:
    """The names in a headline: words with a capital, one after the other; at its beginning only of who is known."""
    words = _WORD.findall(event.headline)
    high = [word[0].isupper() for word in words]
    plain = [h for word, h in zip(words, high, strict=True) if _bare(word) not in kinds]
    if not any(high) or (plain and sum(plain) >= _SHOUTED * len(plain)):
        return
    terms = {w: w for w in event.terms}  # equal words are one value there
    run: list[str] = []
    before = ""
    for n, word in enumerate([*words, ""]):
        if word and high[n] and (n or _bare(word) in kinds):
            run.append(_bare(word))
            continue
        if run and (known := tuple([terms[w] for w in run if w in terms])):
            yield Name(known, _kind(known, _bare(before), kinds))
        run, before = [], word


def _kind(words: Words, before: str, kinds: Mapping[str, EntityKind]) -> str:
    kind = next((kinds[w] for w in reversed(words) if w in kinds), None)
    if kind is not None:
        return kind
    return EntityKind.PLACE if before in _WHERE else ""
