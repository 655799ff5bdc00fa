"""Tells of who speaks in an interview what he says of himself: "Ada Holm: I came here in 1955" is about Ada Holm.

`of_speaker` marks "I" and "my" in a sentence, `in_third_person` makes "his" or "her" of what of it stands in a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline_app.core.facts import Entity, EntityKind, Mention, MentionForm
from timeline_app.extract.events.tree import Tree, Word
from timeline_app.extract.interviews import Turn
from timeline_app.extract.mentions.gazetteer import gender_of

if TYPE_CHECKING:
    from timeline_app.extract.events.context import View

_SUBJECTS = ("he", "she")
_UNKNOWN = "one"
_FORMS = {
    "i": ("he", "she"),
    "my": ("his", "her"),
    "me": ("him", "her"),
    "mine": ("his", "hers"),
    "myself": ("himself", "herself"),
}
_GENDERS = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "hers": "f"}
_QUOTES = '“”"«»'


class Speakers:
    """Who of the entities speaks where in an interview; `sexes` says who of them is "he" ("m") or "she" ("f")."""

    def __init__(self, turns: Sequence[Turn], entities: Sequence[Entity], mentions: Sequence[Mention]) -> None:
        """Notes once whom each label means; one that may mean several means nobody."""
        people = [n for n, e in enumerate(entities) if e.kind is EntityKind.PERSON]
        labels = dict.fromkeys(turn.name for turn in turns)
        meant = {label: [n for n in people if _is_called(entities[n], label)] for label in labels}
        self._turns = [(t.said, meant[t.name][0] if len(meant[t.name]) == 1 else None) for t in turns]
        known = {speaker for _, speaker in self._turns if speaker is not None}
        self.sexes = {speaker: _gender(speaker, entities, mentions) for speaker in known}

    def at(self, start: int) -> int | None:
        """The number of the person in whose turn the character `start` stands; None where nobody known speaks."""
        number = bisect_right(self._turns, start, key=lambda turn: turn[0].start) - 1
        said, speaker = self._turns[number] if number >= 0 else (None, None)
        return speaker if said is not None and start < said.end else None


def _is_called(entity: Entity, label: str) -> bool:
    """By the name, by a part of it, or by its first letters: "Ada Holm", "Holm", "AH"."""
    parts = entity.name.split()
    return label in (entity.name, *entity.names, *parts) or label == "".join(p[:1] for p in parts if p[:1].isupper())


def _gender(speaker: int, entities: Sequence[Entity], mentions: Sequence[Mention]) -> str | None:
    """Whether the speaker is "he" ("m") or "she" ("f"): as he is spoken of elsewhere, or by his first name."""
    spoken_of = (m.text.lower() for m in mentions if m.entity == speaker and m.form is MentionForm.PRONOUN)
    told = next((_GENDERS[low] for low in spoken_of if low in _GENDERS), None)
    return told or gender_of(entities[speaker].name.split()[0])


def of_speaker(tree: Tree, sex: str | None, text: str) -> list[int]:
    """Marks the words by which the speaker speaks of himself as "he" or "she", by their lemma; their numbers.

    What somebody else is quoted with stays; and "my", where nothing says whether it is "his" or "her".
    """
    if any(mark in tree.span.of(text) for mark in _QUOTES):
        return []
    found: list[int] = []
    for word in tree.words:
        low = word.text.lower()
        if low == "i" and word.dep == "conj":
            word.lemma = _UNKNOWN  # "he and I": a line would leave one of them out
        elif low in _FORMS and word.tag.startswith("PRP") and (sex is not None or low == "i"):
            word.lemma = _UNKNOWN if sex is None else _SUBJECTS[sex == "f"]
            found.append(word.i)
    return found


def is_speaker(word: Word) -> bool:
    """Whether it is the "my" of somebody of whom a line can say "his" or "her"."""
    return word.lemma in _SUBJECTS and word.text.lower() in _FORMS


def in_third_person(line: str, view: View) -> str:
    """The line with "her mother" for "my mother", where it is known who speaks; empty where that is no English."""
    for word in filter(is_speaker, view.tree.words):
        low = word.text.lower()
        verb = view.tree.words[word.head]
        if low == "i" and re.search(r"\bI\b", line) and verb.tag in ("VBP", "VB"):
            return ""  # "when I want it"
        line = re.sub(rf"\b{word.text}\b", _FORMS[low][word.lemma == "she"], line)
    unknown = {w.text for w in view.tree.words if w.lemma == _UNKNOWN and w.text.lower() in _FORMS}
    return "" if unknown & set(line.split()) else line  # "thinks I will die": whether "he" or "she" is not known
