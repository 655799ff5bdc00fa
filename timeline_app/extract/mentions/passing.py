"""Whose kin somebody is who is named in passing, and what that says of "he" and "she" in the sentences behind it.

"Holm was born in Oslo. His father, Josef, drowned. Later he married": Holm did. "She married Tarn Berg": Berg is a man.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.extract.mentions.gazetteer import gender_of, gender_of_kin, words
from timeline_app.extract.mentions.people import Group
from timeline_app.extract.mentions.tokens import Line

_OWNERS = frozenset({"his", "her"})
_ARTICLES = frozenset({"a", "an", "one", "the", "their"})
_HE_OR_SHE = {"he": "m", "she": "f"}
_OTHER = {"m": "f", "f": "m"}
_MARRYING = frozenset({"marry", "wed"})
_DYING = frozenset({"die", "drown", "perish"})
_KILLING = frozenset({"kill", "murder", "hang", "behead", "execute", "assassinate"})
_DESCRIBING = frozenset({"NN", "JJ", "DT", "HYPH"})
_MOST_DESCRIBING = 5
"""So many words may say what somebody is, between noun and name: "her daughter, the French cellist Ida"."""
_BEFORE_CHILD = 8
"""So many words before a child's name it is told that it was born."""
_BEFORE_KIN = 4
"""So many words "his" may stand before the noun: "his much younger half brother"."""


@dataclass(slots=True)
class Place:
    """Where a person was last referred to: line number, offset, entity, and whether as the sentence's subject.

    `owner`: whose kin it is who is named there in passing, `dies`: with the death of that kin, `told`: and what else he
    did. `source`: who only tells something of that owner. `spoken`: by a pronoun, so that the text goes on about him.
    """

    line: int
    start: int
    entity: int
    subject: bool
    quoted: bool = False
    owner: int | None = None
    dies: bool = False
    told: bool = False
    source: bool = False
    spoken: bool = False


def owner_of(line: Line, first: int) -> int | None:
    """The "his", "her" or name of the one whose kin or agent is named at word `first`: "his father, Josef".

    A name counts only before kin who only say something: "Holm's son Max sold the boat to his cousin" is about Max.
    """
    at = _kin_before(line, first)
    at = _related_before(line, first) if at is None else at
    if at is None:
        return None
    for i in range(at - 1, max(-1, at - 1 - _BEFORE_KIN), -1):
        if line.lows[i] in _OWNERS:
            return i
        if line.lows[i] in ("'s", "’s"):
            return i - 1 if only_says(line, first) else None
    return None


def is_new_kin(line: Line, first: int) -> bool:
    """Whether the name at word `first` is that of kin of whom nothing says whose: "a son, Max", "the uncle, Karl"."""
    at = _kin_before(line, first)
    return at is not None and any(line.lows[i] in _ARTICLES for i in range(max(0, at - _BEFORE_KIN), at))


def is_told_more(line: Line, first: int) -> bool:
    """Whether a clause goes on about the name at word `first`: "a brother, Max, who sings"."""
    end = first + 1
    while end < len(line.words) and line.words[end].tag in ("NNP", "NNPS", ","):
        end += 1
    return line.lows[end : end + 1] in (["who"], ["whose"])


def _kin_before(line: Line, first: int) -> int | None:
    """The noun of kinship just before the name at word `first`, or before a comma."""
    at = first - 1
    at -= at > 0 and line.lows[at] == ","
    return at if at > 0 and line.words[at].lemma.lower() in words("references", "kin") else None


def _related_before(line: Line, first: int) -> int | None:
    """The noun of kinship or service farther before the name: "her agent, Ida", "his son, the actor Max"."""
    at = first - 1
    while first - at <= _MOST_DESCRIBING and at > 0 and line.words[at].tag in _DESCRIBING:
        at -= 1
    if at < 1 or line.lows[at] != ",":
        return None
    related = words("references", "kin") | words("references", "in_service")
    return at - 1 if line.words[at - 1].lemma.lower() in related else None


def gender_told(line: Line, first: int) -> str | None:
    """What the sentence says of whoever is named at word `first`: "her husband Tarn", "she married Tarn"."""
    kin = _kin_before(line, first)
    if kin is not None and (owner_of(line, first) is not None or is_new_kin(line, first)):
        return gender_of_kin(line.lows[kin])
    at = first
    for _ in range(3):
        word = line.words[at]
        if word.dep == "dobj" and line.words[word.head].lemma in _MARRYING:
            spouse = next((w.low for w in line.words if w.head == word.head and w.dep == "nsubj"), "")
            return _OTHER.get(_HE_OR_SHE.get(spouse, ""))
        if word.dep not in ("compound", "appos") or word.head == at or word.head >= len(line.words):
            return None
        at = word.head
    return None


def is_last_deed(line: Line, first: int) -> bool:
    """Whether the sentence tells the death of the kin who is named at word `first`."""
    dep, verb = _deed(line, first)
    return verb in _DYING or (dep == "nsubjpass" and verb in _KILLING)


def only_says(line: Line, first: int) -> bool:
    """Whether whoever stands at word `first` says or confirms something, and no more."""
    dep, verb = _deed(line, first)
    return dep == "nsubj" and verb in words("references", "telling")


def _deed(line: Line, first: int) -> tuple[str, str]:
    """What sort of subject the name at word `first` is, and of which verb; empty where it is none."""
    at = first
    for _ in range(4):
        word = line.words[at]
        if word.dep in ("nsubj", "nsubjpass"):
            return word.dep, line.words[min(word.head, len(line.words) - 1)].lemma
        if word.head == at or word.head >= len(line.words):
            break
        at = word.head
    return "", ""


def given_gender(group: Group) -> str | None:
    """What a given name says that stands alone throughout: "Mark" is no "she"."""
    return gender_of(group.forms[0][0]) if group.forms and all(len(form) == 1 for form in group.forms) else None


def is_just_born(line: Line, index: int) -> bool:
    """Whether the name at word `index` is that of a child to whom somebody gives birth there."""
    near = range(max(1, index - _BEFORE_CHILD), index)
    return any(line.lows[i] == "birth" and line.words[i - 1].lemma == "give" for i in near)
