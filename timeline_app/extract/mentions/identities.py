"""Who is meant by "a man", "the gunman", where the article says it: "The gunman was identified as Omar Holt".

"A man shot nine people. … Police named the man as Ned Holt."  ->  "A man" and "the man" are Ned Holt

A noun that the article gives to two people, or introduces twice ("a man … another man"), stands for nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline_app.extract.mentions.gazetteer import words
from timeline_app.extract.mentions.tokens import Line, Word

_NAMING = frozenset({"identify", "name", "call"})
_OTHERS = frozenset({"second", "third", "other", "another", "fellow", "young", "old", "former"})
_REACH = 6
_LEDE = 1


@dataclass(frozen=True, slots=True)
class Identity:
    """Entity number `entity` is called `noun` in line `line`. `told`: in words that say who the one spoken of is."""

    noun: str
    entity: int
    line: int
    told: bool


class Identities:
    """The nouns of an article that stand for one person, as the lines are read."""

    def __init__(self, lines: Sequence[Line], people: Mapping[int, int]) -> None:
        """`people` are the entities of persons by the offset at which a name of theirs begins."""
        found = [one for line in lines for one in _said(line, people)]
        self._by_noun: dict[str, Identity] = {}
        for noun in {one.noun for one in found}:
            same = [one for one in found if one.noun == noun]
            if len({one.entity for one in same}) == 1:
                self._by_noun[noun] = max(same, key=lambda one: (one.told, -one.line))
        self._new: dict[str, list[int]] = {}
        for line in lines if self._by_noun else ():
            for index, word in enumerate(line.words):
                if word.low in ("a", "an") and (new := self._noun(line, index)) is not None:
                    self._new.setdefault(new, []).append(line.number)

    def at(self, line: Line, index: int) -> tuple[int, int] | None:
        """For the article at word `index`: whom its noun stands for, and the end of the noun; None if for nobody."""
        noun = self._noun(line, index) if self._by_noun else None
        if noun is None:
            return None
        one, low, end = self._by_noun[noun], line.words[index].low, line.words[index].head + 1
        first = [n for n in self._new.get(noun, ()) if n <= one.line]
        if low in ("a", "an"):
            fits = len(first) == 1 and line.number <= one.line and (one.told or line.number <= _LEDE)
        else:
            fits = one.told and len(self._new.get(noun, ())) <= 1 and (line.number >= one.line or len(first) == 1)
        return (one.entity, end) if fits else None

    def _noun(self, line: Line, index: int) -> str | None:
        """The singular noun of the article at word `index`, if somebody is known by it."""
        word = line.words[index]
        if word.low not in ("a", "an", "the", "this") or not index < word.head < min(index + _REACH, len(line.words)):
            return None
        noun = line.words[word.head]
        if noun.tag != "NN" or noun.lemma not in self._by_noun or word.dep != "det":
            return None
        return None if any(w.low in _OTHERS for w in line.words[index + 1 : word.head]) else noun.lemma


def _said(line: Line, people: Mapping[int, int]) -> Iterator[Identity]:
    for index, word in enumerate(line.words):
        entity = people.get(word.start)
        if entity is None or index == 0:
            continue
        before = line.words[index - 1]
        if before.tag in ("NN", "NNP") and before.lemma.lower() in words("references", "somebody"):
            yield Identity(before.lemma.lower(), entity, line.number, False)
        elif (noun := _named_as(line, index)) is not None:
            yield Identity(noun.lemma, entity, line.number, True)


def _named_as(line: Line, index: int) -> Word | None:
    """The noun for somebody whom the sentence names at `index`: "the man as …", "a boy named …", "the driver, …,"."""
    for back in range(index - 1, max(-1, index - 5), -1):
        word = line.words[back]
        above = line.words[word.head]
        if word.low == "as" and above.lemma in _NAMING:
            return _subject(line, word.head)
        if word.lemma in _NAMING and word.tag == "VBN" and word.dep == "acl":
            return _somebody(above)
        if word.low == "," and back == index - 1 and index > 1:
            noun = _somebody(line.words[index - 2])
            definite = noun is not None and any(w.low == "the" and w.head == index - 2 for w in line.words[:index])
            return noun if definite and line.words[index].head == index - 2 else None
        if word.tag in ("IN", ",", "CC"):
            return None
    return None


def _subject(line: Line, verb: int) -> Word | None:
    """Who is named: the subject of the passive, the object of the active, or the noun before the participle."""
    if line.words[verb].dep in ("acl", "relcl"):
        return _somebody(line.words[line.words[verb].head])
    for word in line.words:
        if word.head == verb and word.dep in ("nsubjpass", "dobj"):
            return _somebody(word)
    return None


def _somebody(word: Word) -> Word | None:
    return word if word.tag == "NN" and word.lemma in words("references", "somebody") else None
