"""Words that belong together whatever the parser makes of them.

"In World War Two | American troops landed" is no landing of two troops; "Holm married to Ada" is Holm who married Ada.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline_app.extract.events.hanging import ASIDE
from timeline_app.extract.events.inflect import FINITE

if TYPE_CHECKING:
    from timeline_app.extract.events.tree import Word


def mend_wholes(words: Sequence[Word]) -> None:
    """Puts the number to the war, and the one who is married to whom."""
    for world, war, number in zip(words, words[1:], words[2:], strict=False):
        if (world.text.lower(), war.text.lower()) == ("world", "war") and number.text.lower() in _NUMBERS:
            _number(words, world, war, number)
    for verb, to in pairwise(words):
        behind = to.head == verb.i and to.dep == "prep" and to.lemma == "to"
        if behind and verb.lemma in ("marry", "wed") and verb.tag in FINITE:
            _marry(words, verb, to)


_NUMBERS = ("one", "two", "i", "ii", "1", "2")


def _number(words: Sequence[Word], world: Word, war: Word, number: Word) -> None:
    """ "World War Two" as one: the number is of no noun behind it, nor is the war."""
    if number.head == war.i:
        thing = words[war.head]
    else:
        thing = words[number.head]
        number.head, number.dep = war.i, "nummod"
    before = words[world.i - 1] if world.i else war
    if before.tag == "IN" and war.dep in ("nmod", "compound") and war.head == thing.i > number.i:
        war.head, war.dep = before.i, "pobj"


def _marry(words: Sequence[Word], verb: Word, to: Word) -> None:
    """ "Holm married to Ada Strand 1907", as registers have it."""
    below = [w for w in words if w.head == verb.i]
    whom = next((w for w in words if w.head == to.i and w.dep == "pobj"), None)
    if whom is not None and not any(w.dep in ("aux", "auxpass", "dobj") for w in below):
        whom.head, whom.dep = verb.i, "dobj"
        to.dep = ASIDE
