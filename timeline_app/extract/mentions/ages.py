"""Who "the 50-year-old" is: the one of whom the article tells that age.

"Tim Berg, 50, was arrested. … The 50-year-old denied it" speaks of Berg, unless somebody else is 50, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from timeline_app.extract.mentions.gazetteer import words
from timeline_app.extract.mentions.tokens import Line

_OLD = ("-", "year", "-", "old")


class Ages:
    """The people of an article by their age in years."""

    def __init__(self, lines: Sequence[Line], people: Mapping[int, int]) -> None:
        """`people` are the entities of persons by the offset at which a name of theirs begins."""
        self._found: dict[str, set[int | None]] = {}
        for line in lines:
            for age, entity in _told(line, people):
                self._found.setdefault(age, set()).add(entity)

    def at(self, line: Line, index: int, names: Collection[int]) -> tuple[int, int] | None:
        """For the "the" at word `index` before "50-year-old": whom it means, and where the phrase ends.

        `names` are the offsets at which names begin: "the 50-year-old Berg" needs no such help.
        """
        if not self._found or line.lows[index] != "the" or tuple(line.lows[index + 2 : index + 6]) != _OLD:
            return None
        end = index + 6
        if end < len(line.words) and line.words[end].tag in ("NN", "NNP", "NNS", "NNPS"):
            follow = line.words[end + 1] if end + 1 < len(line.words) else None
            longer = follow is not None and (follow.tag.startswith("NN") or follow.low in ("of", "from", "who", "-"))
            if longer or line.words[end].lemma not in _people() or line.words[end].start in names:
                return None
            end += 1
        elif end < len(line.words) and line.words[end].tag.startswith(("JJ", "W")):
            return None
        entities = self._found.get(line.lows[index + 1], set())
        (one,) = entities if len(entities) == 1 else (None,)
        return None if one is None else (one, end)


def _people() -> frozenset[str]:
    return words("references", "somebody") | words("references", "fame")


def _told(line: Line, people: Mapping[int, int]) -> Iterator[tuple[str, int | None]]:
    """Ages with whose they are: "Tim Berg, 50,", "Tim Berg (50)", "50-year-old Tim Berg"; None for somebody unnamed."""
    for index, word in enumerate(line.words):
        if not (word.text.isdigit() and len(word.text) < _LONGEST):
            continue
        old = tuple(line.lows[index + 1 : index + 5]) == _OLD
        if old and line.lows[index - 1 : index] != ["the"]:
            yield word.text, _named_from(line, index + 5, people)
        elif (
            index > 1
            and line.lows[index - 1] in (",", "(")
            and line.lows[index + 1 : index + 2] in ([","], [")"], ["."])
        ):
            found = _ends_at(line, index - 1, people)
            if found is not None:
                yield word.text, found


def _named_from(line: Line, start: int, people: Mapping[int, int]) -> int | None:
    """Whoever is named behind an age with nothing but nouns between: "50-year-old sailor Tim Berg".

    "A 50-year-old sailor, Tim Berg, left" is he, too; "a 50-year-old sailor, Berg said" is not.
    """
    ahead = line.words[start : start + _BETWEEN]
    beside = any(word.dep == "appos" for word in ahead)
    for word in ahead:
        if word.start in people:
            return people[word.start]
        if not (word.tag.startswith(("NN", "JJ")) or (word.low == "," and beside)):
            return None
    return None


def _ends_at(line: Line, end: int, people: Mapping[int, int]) -> int | None:
    """Whoever is named by the words right before word `end`."""
    for index in range(end - 1, max(-1, end - 1 - _BETWEEN), -1):
        if not line.words[index].text[0].isupper():
            return None
        if line.words[index].start in people:
            return people[line.words[index].start]
    return None


_LONGEST = 4
_BETWEEN = 4
