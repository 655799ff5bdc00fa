"""Whether what happens to a name can only happen to a place, as towns are called like people: "Hassan falls to rebels".

"Troops retook Stanley. … Stanley said he would stay": the first is a town, the second Jim Stanley.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from timeline_app.core.names import plain
from timeline_app.extract.mentions.gazetteer import country_named, given_name, lists, words
from timeline_app.extract.mentions.runs import Run
from timeline_app.extract.mentions.tokens import Word

_SURE, _LIKELY = 2, 1
_BESIDE = frozenset({"near", "outside"})
_SUBJECT = ("nsubj", "nsubjpass")


class Whereabouts:
    """How often each name of an article stands where only a place can, and how often where only somebody can."""

    def __init__(self, runs: Sequence[Run], persons: Sequence[Run]) -> None:
        """`persons` are the runs to which something is said that is only said of people."""
        self._here = {(run.line.number, run.first): told for run in runs if (told := _told(run))}
        self._balance: Counter[str] = Counter()
        self._times = Counter(plain(run.text) for run in runs)
        for run in runs:
            self._balance[plain(run.text)] += self._here.get((run.line.number, run.first), 0)
        for run in persons:
            self._balance[plain(run.text)] -= _SURE
        self._persons = {(run.line.number, run.first) for run in persons}

    def is_place(self, run: Run, surname: bool) -> bool:
        """Whether the name is that of a place here; of one that is the `surname` of somebody more must say so."""
        at, name = (run.line.number, run.first), plain(run.text)
        enough = _SURE if surname or given_name(run.words[0].low) else _LIKELY
        mostly = self._balance[name] >= enough and self._balance[name] * _SURE >= self._times[name]
        here = self._here.get(at) == _SURE and (mostly or not surname)
        return here or (mostly and at not in self._persons)


def _told(run: Run) -> int:
    """How surely the words around the name say that it is a place."""
    if _is_taken(run) or _falls(run) or _is_struck(run) or _has_parts(run) or _is_town(run):
        return _SURE
    return _LIKELY if _is_where(run) or _is_taken(run, "may_be_done_to") or _is_held(run) else 0


def _is_taken(run: Run, deeds: str = "done_to") -> bool:
    """ "Retook Hassan", "Hassan was shelled"; what may be done to somebody as well is only likely."""
    last, verb = run.words[-1], _above(run)
    done_to = last.dep == "dobj" or last.dep == "nsubjpass" or (last.dep == "nsubj" and verb.tag == "VBN")
    return done_to and verb.tag.startswith("VB") and verb.lemma in words("places", deeds)


def _is_held(run: Run) -> bool:
    """ "Rebels took Hassan", "Hassan had been held by the army"."""
    last, verb = run.words[-1], _above(run)
    if verb.lemma not in words("places", "held"):
        return False
    by = _doers(run) if last.dep in ("nsubjpass", "nsubj") else []
    by += [w.lemma for w in _below(run, last.head, "nsubj")] if last.dep == "dobj" else []
    return not words("places", "takers").isdisjoint(by)


def _doers(run: Run) -> list[str]:
    """Who or what is told of with "by" behind the verb whose subject the name is."""
    head = run.words[-1].head
    agents = [*_below(run, head, "agent"), *_below(run, head, "prep")]
    return [w.lemma for a in agents if a.low == "by" for w in _below_word(run, a, "pobj")]


def _falls(run: Run) -> bool:
    """ "Hassan fell to the rebels", "Hassan has been under siege"."""
    last, verb = run.words[-1], _above(run)
    if last.dep not in _SUBJECT:
        return False
    behind = {(w.low, below.lemma) for w in _below(run, last.head, "prep") for below in _below_word(run, w, "pobj")}
    if verb.lemma == "fall":
        takers = words("places", "takers")
        return any((how == "to" and who in takers) or (how == "after" and who == "siege") for how, who in behind)
    return any(how == "under" and what in _UNDER for how, what in behind)


_UNDER = frozenset({"siege", "curfew", "bombardment", "lockdown", "blockade", "occupation"})


def _is_struck(run: Run) -> bool:
    """ "The floods hit Orange", "Orange was shaken by an earthquake"."""
    last, verb = run.words[-1], _above(run)
    if verb.lemma not in words("places", "struck"):
        return False
    if last.dep == "dobj":
        by = [w.lemma for w in _below(run, last.head, "nsubj")]
    elif last.dep in _SUBJECT:
        by = _doers(run)
    else:
        return False
    return not words("places", "disasters").isdisjoint(by)


def _has_parts(run: Run) -> bool:
    """ "The outskirts of Hassan", "Hassan's residents", "north of Hassan"."""
    last, above = run.words[-1], _above(run)
    if last.dep == "poss":
        return above.lemma in words("places", "people")
    whole = above.low == "of" and last.dep == "pobj" and above.head < len(run.line.words)
    return whole and run.line.words[above.head].lemma.lower() in words("places", "parts") | words("places", "sides")


def _is_town(run: Run) -> bool:
    """ "Hassan, a town of 9,000", "Hassan is a port"."""
    last, settlements = run.words[-1], words("places", "settlements")
    if any(w.lemma in settlements for i in range(run.first, run.end) for w in _below(run, i, "appos")):
        return True
    called = _below(run, last.head, "attr") if last.dep == "nsubj" and _above(run).lemma == "be" else []
    return any(w.lemma in settlements for w in called)


def _is_where(run: Run) -> bool:
    """ "In Hassan", "killed at Hassan", "Hassan, Texas"."""
    last, above, line = run.words[-1], _above(run), run.line
    follow = line.words[run.end : run.end + 2]
    if len(follow) == 2 and follow[0].low == "," and not follow[1].opens and len(run.words) == 1:
        country = country_named(follow[1].text)
        state = plain(follow[1].text) in {plain(s) for s in lists("places")["states"]}
        if (country is not None and not country.adjective) or state:
            return True
    if last.dep != "pobj" or above.head >= len(line.words):
        return False
    top = line.words[above.head]
    if above.low == "at":
        return top.lemma in words("places", "done_at")
    inside = above.low == "in" and top.lemma not in words("places", "put_in")
    return (above.low in _BESIDE or inside) and above.low == line.lows[run.first - 1]


def _above(run: Run) -> Word:
    last = run.words[-1]
    return run.line.words[min(last.head, len(run.line.words) - 1)]


def _below(run: Run, head: int, dep: str) -> list[Word]:
    return [w for w in (run.line.words[i] for i in run.line.below.get(head, ())) if w.dep == dep]


def _below_word(run: Run, word: Word, dep: str) -> list[Word]:
    return _below(run, run.line.at[word.start], dep)
