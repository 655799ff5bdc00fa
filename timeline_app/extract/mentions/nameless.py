"""Somebody without a name who may be the one that "he" and "she" stand for: "An official said that his group …".

`strangers(line, named)` are the subjects of a sentence that name nobody, with their offset and gender.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from timeline_app.extract.mentions.gazetteer import words
from timeline_app.extract.mentions.grammar import up
from timeline_app.extract.mentions.tokens import Line

_PHRASE = 9
"""Words to either side of a noun that may belong to it."""


def strangers(line: Line, named: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, str | None]]:
    """Subjects that are somebody without a name, with line, offset and gender: "An official", "his client"."""
    yield from _without_name(line, named, ("nsubj", "nsubjpass"))


def done_to(line: Line, named: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, str | None]]:
    """The same for those who suffered it: "men kidnapped a reporter"."""
    verbs = words("people", "suffers") | words("people", "hurts") | _TAKING
    for number, start, sex in _without_name(line, named, ("dobj",)):
        if line.words[min(line.words[line.at[start]].head, len(line.words) - 1)].lemma in verbs:
            yield number, start, sex


def definite(line: Line, article: int, named: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, str | None]]:
    """ "The doctor" as a subject, by its article, where nobody is known to be meant: he may go on as "he"."""
    index = line.words[article].head
    noun = line.words[min(index, len(line.words) - 1)]
    bare = index == article + 1 and line.words[article].dep == "det" and noun.tag == "NN"
    subject = bare and noun.dep in ("nsubj", "nsubjpass")
    if (
        subject
        and noun.lemma in _somebody()
        and not any(_is_of(line, line.at.get(start), index) for start, _, _ in named)
    ):
        yield line.number, noun.start, _gender(noun.lemma)


def unnamed(line: Line, end: int, known: Sequence[int]) -> Iterator[int]:
    """The words before `end` that are somebody to whom or with whom something is done, none of the `known` offsets."""
    starts = {line.at[start] for start in known if start in line.at}
    for index, word in enumerate(line.words[:end]):
        known_here = any(i in starts for i in range(max(0, index - 3), index + 2))
        if word.dep in ("dobj", "dative", "pobj") and word.tag == "NN" and word.lemma in _somebody() and not known_here:
            yield index


def served(line: Line, index: int) -> Iterator[tuple[int, str | None]]:
    """Who is only called by whose name is at word `index`, and the gender: the "doctor" of "Holm's doctor"."""
    for i in up(line, index)[:_WHOLE_NAME]:
        above = min(line.words[i].head, len(line.words) - 1)
        if line.words[i].dep == "poss" and line.words[above].tag == "NN" and line.words[above].lemma in _people():
            yield above, _gender(line.words[above].lemma)


_WHOLE_NAME = 3
_TAKING = frozenset({"abduct", "charge", "detain", "free", "rescue", "seize", "take"})


def _without_name(
    line: Line, named: Sequence[tuple[int, int, int]], parts: tuple[str, ...]
) -> Iterator[tuple[int, int, str | None]]:
    for index, word in enumerate(line.words):
        if word.dep not in parts or word.tag != "NN" or word.lemma not in _people():
            continue
        beside = [w for w in line.words[max(0, index - _PHRASE) : index + _PHRASE] if w.head == index]
        new = any(w.low in ("a", "an", "another", "one") or w.tag == "PRP$" or w.dep == "poss" for w in beside)
        if new and not any(_is_of(line, line.at.get(start), index) for start, _, _ in named):
            yield line.number, word.start, _gender(word.lemma)


def _is_of(line: Line, name: int | None, noun: int) -> bool:
    """Whether the name at a word is that of the noun: "his son, the actor John Moss"."""
    for _ in range(4):
        if name is None or name == noun or line.words[name].dep not in ("appos", "compound"):
            break
        name = line.words[name].head
    return name == noun


@cache
def _people() -> frozenset[str]:
    return words("references", "somebody") | words("references", "kin") | words("references", "spoken_of")


@cache
def _somebody() -> frozenset[str]:
    return _people() | words("references", "fame")


def _gender(noun: str) -> str | None:
    low = noun.lower()
    return "f" if low in words("offices", "female") else "m" if low in words("offices", "male") else None
