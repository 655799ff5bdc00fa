"""Whose the trial, the burial, the cause of death is that a line only names: "The jury in Holm's trial is out".

An article says once who stands trial or who died, and then speaks of "the jury", "opening statements", "the funeral". A
reader of one line needs the name. It is given where the article has exactly one such person, and none without a name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from timeline_app.core.facts import EntityKind
from timeline_app.extract.events.context import Reading, View
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.phrase import Phrases
from timeline_app.extract.events.pronouns import mark_of
from timeline_app.extract.events.tree import Word
from timeline_app.resources import resource

_MOST = 80
"""So many mentions of a word are looked at."""


def with_whose(line: str, reading: Reading, longest: int) -> str:
    """The line with the name of the one whose trial or death it is about, if it names nobody of whom that is said."""
    for rule in _rules():
        for pattern, written in rule["lines"].items():
            found = list(re.finditer(pattern, line))
            who = _one(rule, reading) if len(found) == 1 else ""
            if not who or who.removeprefix("the ") in line:
                continue
            text = found[0].expand(written).replace("{whose}", f"{who}{mark_of(who, reading)}").replace("{who}", who)
            before, after = line[: found[0].start()], line[found[0].end() :]
            again = {text.split()[-1]} & set(f"{before} {after}".split())  # "opening statements in the televised trial"
            longer = before + (text if before else text[:1].upper() + text[1:]) + after
            if len(longer) <= longest and not again:
                return longer
    return line


@cache
def _rules() -> list[dict[str, Any]]:
    data = tomllib.loads(resource("events/whose.toml").read_text(encoding="utf-8"))
    return list(data.values())


def _one(rule: dict[str, Any], reading: Reading) -> str:
    """The one of whom the article tells what the rule looks for: "Holm", "the child"; empty where there are two."""
    found = set(_told_of(rule, ("does", "suffers", "nouns"), reading)) or set(_told_of(rule, ("perhaps",), reading))
    only = found.pop() if len(found) == 1 else ""
    if isinstance(only, str):
        return f"the {only}" if only else ""
    return reading.short_names[only]


def _told_of(rule: dict[str, Any], parts: Sequence[str], reading: Reading) -> Iterator[int | str]:
    """Of whom it is told: the entity, or the noun for somebody brought in without a name; nothing for "him"."""
    for part in parts:
        for lemma in rule[part]:
            for number, i in reading.mentions_of(lemma)[:_MOST]:
                view = reading.views[number]
                for top in _TOPS[part](view, view.tree.words[i]):
                    yield from _who(view, top, reading)


def _doers(view: View, word: Word) -> Iterator[Word]:
    """Who "died", "pleaded", by the clause of the verb; not "Lund, who died in 1990, …", which is by the way."""
    clause = next((c for c in view.clauses if c.head == word.i and not c.passive), None) if word.is_verb else None
    if clause is None or (clause.relation == "relcl" and not view.timed_words.isdisjoint(view.tree.subtree(word.i))):
        return
    yield from (view.tree.words[t] for t in clause.subject)


def _sufferers(view: View, word: Word) -> Iterator[Word]:
    """Who "was charged", whom "prosecutors charged"."""
    if word.is_verb:
        clause = next((c for c in view.clauses if c.head == word.i), None)
        tops = (clause.subject if clause.passive else clause.objects) if clause is not None else ()
        yield from (view.tree.words[t] for t in tops)


def _owners(view: View, word: Word) -> Iterator[Word]:
    """Whose "trial", "death" it is, also "the trial of Holm", "the Holm trial"."""
    if word.is_noun:
        yield from view.tree.kids(word.i, "poss")
        yield from (w for w in view.tree.kids(word.i, "compound", "nmod") if w.i in view.name_at)
        for of in view.tree.kids(word.i, "prep"):
            yield from view.tree.kids(of.i, "pobj") if of.lemma == "of" else ()


_TOPS: dict[str, Callable[[View, Word], Iterator[Word]]] = {
    "does": _doers,
    "suffers": _sufferers,
    "nouns": _owners,
    "perhaps": _sufferers,
}


def _who(view: View, top: Word, reading: Reading) -> Iterator[int | str]:
    """The person meant, also of "the doctor, Ada Holm"; the noun of "a child"; an empty one for what is not one person.

    "The doctor", "him", "their" may be the one that is named elsewhere.
    """
    name = view.name_at.get(top.i) or Phrases(view, reading).person_at(top.i)
    several = bool(view.tree.kids(top.i, "conj")) or top.tag in ("NNS", "NNPS", "CD")
    known = any(w.text.lower() in ("the", "this") or w.dep == "poss" for w in view.tree.kids(top.i, "det", "poss"))
    if name is not None and name.kind is EntityKind.PERSON and not several:
        yield name.entity
    elif several:
        yield ""
    elif name is None and not known and top.is_noun:
        yield top.lemma if top.tag == "NN" and top.lemma in listed("humans") | listed("nameless_people") else ""
