"""Whom an article means by "the singer", "the late star": the one whom it is about, as everybody knows what he was.

"Ada Holm died on Monday. Holm had sung in Oslo … The singer's doctor was heard" speaks of Holm, though nothing says
that she sang. Nobody is meant where the article calls somebody else a singer or a star, or tells as much of another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from timeline_app.extract.mentions.gazetteer import words
from timeline_app.extract.mentions.grammar import same_clause, up
from timeline_app.extract.mentions.people import Group
from timeline_app.extract.mentions.tokens import Line

_CLEAR = 1.5
"""So many times as often as anybody else."""
_WIDEST = 3
"""Words from "the" to the noun."""
_AHEAD = 2
"""So many sentences after the noun whom it means may be named first."""


class Fame:
    """The one person of an article whom a noun of fame can stand for; settled where the first of them stands."""

    def __init__(self, lines: Sequence[Line], people: Mapping[int, int], groups: Mapping[int, Group]) -> None:
        """`people` are the entities of persons by the offset of each name of theirs, `groups` what is known of each."""
        self._entity: int | None = None
        times, called = Counter(people.values()), _called_so(lines, people)
        known = [n for n in groups if not _has_rank(groups[n])]
        starts = ((line.number, people[w.start]) for line in lines for w in line.words if w.start in people)
        self._first = {entity: number for number, entity in reversed(list(starts))}
        self._lines = lines
        self._people, self._often = people, {n for n in known if times[n] > 1}
        if any(_has_nameless(line) for line in lines) or len(called.difference(known)) > len(called) // 2:
            known = []
        first = max(self._often.intersection(known), key=lambda n: (n in called, times[n]), default=-1)
        others = [times[n] for n in known if n != first]
        clear = first >= 0 and times[first] >= _CLEAR * max([1, *others])
        self._main = {first} if clear else set()
        self._known = frozenset(known if not called else called.intersection(known))

    def at(self, line: Line, index: int, spoken_of: Collection[int]) -> tuple[int, int] | None:
        """For the "the" at word `index`: whom its noun stands for, of those just `spoken_of`, and the noun's end."""
        word = line.words[index]
        if word.dep != "det" or not index < word.head <= index + _WIDEST or not _is_plain(line, index):
            return None
        if self._entity is None:
            here = {self._people[w.start] for w in line.words[:index] if w.start in self._people}
            likely = self._known & ({*spoken_of} & self._often | here)
            self._entity = min(self._main or (likely if len(likely) == 1 else ()), default=None)
        if self._entity is None or line.number + _AHEAD < self._first[self._entity]:
            return None
        if self._is_beside_another(line.number - 1):
            return None
        meant = (self._entity in spoken_of or self._entity in self._main) and not self._acts_on(line, word.head)
        return (self._entity, word.head + 1) if meant else None

    def _is_beside_another(self, number: int) -> bool:
        """Whether that sentence is about another, and only a thing has the name in it: "Berg joined a Holm tribute"."""
        line = self._lines[max(0, number)]
        named = [i for i, w in enumerate(line.words) if self._people.get(w.start) == self._entity]
        others = [w for w in line.words if w.dep in ("nsubj", "nsubjpass") and w.tag == "NNP" and w.ent not in _NOBODY]
        return bool(named and others) and all(_names_thing(line, i) for i in named)

    def _acts_on(self, line: Line, noun: int) -> bool:
        """Whether the one meant does something to the noun: in "Holm, who was with the singer" that is another."""
        verb = next((i for i in up(line, noun)[1:] if line.words[i].tag.startswith("VB")), noun)
        who = line.words[verb].head if line.words[verb].dep == "relcl" else -1
        starts = [w.start for w in line.words[:noun] if self._people.get(w.start) == self._entity]
        return any(same_clause(line, noun, at) or who in up(line, line.at[at])[:2] for at in starts)


def _names_thing(line: Line, index: int) -> bool:
    """Whether the name at word `index` only stands before a common noun: "a Holm tribute"."""
    top = next((i for i in up(line, index) if line.words[i].dep != "compound"), index)
    return top != index and line.words[top].tag in ("NN", "NNS")


_NOBODY = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC"})


def _is_plain(line: Line, index: int) -> bool:
    """Whether the article at word `index` is of a noun of fame to which nothing is added that says which one it is."""
    at = line.words[index].head
    noun, follow = line.words[at], line.words[at + 1] if at + 1 < len(line.words) else None
    longer = follow is not None and (follow.tag.startswith(("NN", "WD", "WP")) or follow.low in ("of", "-", "from"))
    beside = all(w.low in words("references", "fame_beside") for w in line.words[index + 1 : at])
    return noun.tag == "NN" and noun.lemma in words("references", "fame") and beside and not longer


def _has_nameless(line: Line) -> bool:
    """Whether a singer without a name comes in: "a singer from Oslo was there"."""
    for index, word in enumerate(line.words):
        if word.low in ("a", "an") and word.dep == "det" and index < word.head:
            noun = line.words[word.head]
            if noun.lemma in words("references", "fame") and noun.dep in ("nsubj", "nsubjpass", "dobj"):
                return True
    return False


def _has_rank(group: Group) -> bool:
    """Whether he is called by an office or a rank: "Dr Holm", "Judge Berg" is no singer."""
    none = words("references", "fame") | words("references", "mister")
    ranked = [m.run.title is not None and m.run.title.head not in none for m in group.members]
    return ranked[0] or sum(ranked) > 1  # once in passing it is another's of that name: "his son, Prince Ned Holm"


def _called_so(lines: Sequence[Line], people: Mapping[int, int]) -> set[int]:
    """Those who are called a singer or a star: "singer Ada Holm", "Holm, a star of"."""
    found = set()
    for line in lines:
        for index, word in enumerate(line.words):
            if word.start in people and index and line.words[index - 1].lemma in words("references", "fame"):
                found.add(people[word.start])
            if word.dep == "appos" and word.lemma in words("references", "fame"):
                above = line.words[word.head]
                found |= {people[above.start]} if above.start in people else set()
    return found
