"""The words that tell events, read once from `resources/events`.

>>> kind_of_verb("crash"), kind_of_noun("summit")
('accident', 'meeting')
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from timeline_app.resources import resource

OTHER = "other"
"""The kind of a happening that no word list knows."""


@cache
def _kinds() -> dict[str, dict[str, list[str]]]:
    return _load("kinds.toml")


@cache
def _load(name: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((resource("events") / name).read_text(encoding="utf-8"))


@cache
def _index(part: str) -> dict[str, str]:
    index: dict[str, str] = {}
    for kind, data in _kinds().items():
        for word in data.get(part, ()):
            index.setdefault(word, kind)
    return index


def kind_of_verb(lemma: str, particle: str | None = None, *, thing: bool = True, person: bool = False) -> str | None:
    """The kind that a verb tells, with its particle first if it has one; None for a verb that no kind lists.

    `thing`: what does it is no person; `person`: what it is done to is one.
    """
    if person and lemma in _index("of_persons"):
        return _index("of_persons")[lemma]
    if thing and lemma in _index("of_things") and not particle:
        return _index("of_things")[lemma]
    verbs = _index("verbs")
    kind = (verbs.get(f"{lemma} {particle}") if particle else None) or verbs.get(lemma)
    if kind is None and lemma.startswith(("co-", "re-")):  # "re-arrest", "co-found": what it is to do so at all
        return kind_of_verb(lemma[3:], particle, thing=thing, person=person)
    return kind


def kind_of_craft(verb: str) -> str | None:
    """The kind that a verb with its particle tells of a ship or a plane alone: "go down"."""
    return _index("of_crafts").get(verb)


def kind_of_noun(lemma: str) -> str | None:
    """The kind of event that a noun names; None for a noun that names none."""
    return _index("nouns").get(lemma)


@cache
def weight_of(kind: str) -> float:
    """How sure words of this kind tell a happening: about 1 to 2; .4 for the kind "other"."""
    return float(_kinds()[kind]["weight"]) if kind in _kinds() else 0.4  # type: ignore[arg-type]


@cache
def words(name: str) -> frozenset[str]:
    """A list of `words.toml`, `people.toml` or `empty.toml`."""
    return frozenset((_load("words.toml") | _load("people.toml") | _load("empty.toml"))[name])


@cache
def style() -> dict[str, Any]:
    """How headlines are written: `style.toml`."""
    return tomllib.loads((resource("events") / "style.toml").read_text(encoding="utf-8"))


@cache
def lemmas() -> dict[str, str]:
    """The verbs of forms that the parser takes for another's: "hoped" is of "hope", not of "hop"."""
    return {form: verb for verb, forms in style()["lemmas"].items() for form in forms}
