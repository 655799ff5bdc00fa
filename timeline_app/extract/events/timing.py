"""Which time expression says when a clause happened: the one that its verb or noun governs, not any in the sentence.

In "The man arrested on Monday died on Friday" Monday belongs to the arrest and Friday to the death.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline_app.core.timex import TimeType
from timeline_app.extract.events.context import Timed, View
from timeline_app.extract.events.lexicon import kind_of_noun
from timeline_app.extract.events.lexicon import words as listed

_DATED = (TimeType.DATE, TimeType.TIME)


@dataclass(slots=True)
class Ownership:
    """Who owns the times of a sentence: `clauses` by clause number, `nouns` by the word number of an event noun."""

    clauses: dict[int, list[Timed]] = field(default_factory=dict)
    nouns: dict[int, list[Timed]] = field(default_factory=dict)
    bounds: list[Timed] = field(default_factory=list)


def own_times(view: View) -> Ownership:
    """Shares the dates and clock times of a sentence among its clauses and event nouns."""
    ownership = Ownership()
    number = {clause.head: n for n, clause in enumerate(view.clauses)}
    for timed in view.times:
        if timed.time.type in _DATED:
            _assign(view, timed, number, ownership)
    return ownership


def _assign(view: View, timed: Timed, number: dict[int, int], ownership: Ownership) -> None:
    inside = set(timed.words)
    chain = [w for w in [view.tree.words[timed.head], *view.tree.up(timed.head)] if w.i not in inside]
    for word in chain:
        if word.tag == "IN" and word.lemma in listed("bounds") and word.lemma not in ("by", "from", "through"):
            # "since October", "until Friday": a limit, not the day. "After the attack on Friday" is met at the noun.
            ownership.bounds.append(timed)
            return
        if word.is_noun and word.i not in view.name_at and kind_of_noun(word.lemma):
            ownership.nouns.setdefault(word.i, []).append(timed)
            return
        if word.i in number:
            ownership.clauses.setdefault(number[word.i], []).append(timed)
            return


def best(times: list[Timed]) -> tuple[int | None, tuple[int, ...]]:
    """The number of the time expression that says when most plainly, and those of the others."""
    if not times:
        return None, ()
    ranked = sorted(times, key=lambda t: (_vagueness(t), t.time.span))
    return ranked[0].index, tuple(t.index for t in ranked[1:])


def _vagueness(timed: Timed) -> int:
    """0 for words that can name a day, 1 for a clock time alone, 2 for coarser or vague ones."""
    if timed.time.type is TimeType.TIME:
        return 0 if is_day(timed) else 1
    return 0 if is_day(timed) else 2


def is_day(timed: Timed) -> bool:
    """Whether the words seem to name one day: a weekday, a day of a month, "yesterday"."""
    text = timed.time.text.lower()
    return any(d in text for d in _DAY_WORDS) or (any(c.isdigit() for c in text) and any(m in text for m in _MONTHS))


_DAY_WORDS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "same day",
    "next day",
    "day before",
    "day after",
    "following day",
    "this morning",
    "last night",
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "-", "/")
