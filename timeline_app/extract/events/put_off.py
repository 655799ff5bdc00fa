"""What is put off is planned for its new day: "Halden postpones the fair to April 2026" is news of today and a plan.

put_off(view, owned, text)  ->  the draft "The fair is planned", of April 2026

Only what can take place: who moves the boys, or extends a curfew, to a day plans neither.
"""

from __future__ import annotations

from timeline_app.core.facts import EntityKind, Status
from timeline_app.core.span import Span
from timeline_app.extract.events.context import Timed, View
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.fineness import is_day
from timeline_app.extract.events.lexicon import OTHER
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.timing import Ownership, is_event_noun, noun_kind

_LONGEST = 80
"""Characters of what is put off that a line has room for."""


def put_off(view: View, owned: Ownership, text: str) -> list[Draft]:
    """A planned event for each thing that this sentence says is put off to a day."""
    found = [_planned(view, verb, timed, text) for verb, timed in owned.put_off]
    return [draft for draft in found if draft is not None]


def _planned(view: View, verb: int, timed: Timed, text: str) -> Draft | None:
    tree = view.tree
    clause = next((c for c in view.clauses if c.head == verb), None)
    things = (clause.subject if clause.passive else clause.objects) if clause is not None else []
    if clause is None or clause.negated or not things or not _takes_place(view, verb, things[0]):
        return None
    name = _called(view, things[0], timed, text)
    if name is None:
        return None
    many = tree.words[things[0]].tag in ("NNS", "NNPS") or bool(tree.kids(things[0], "conj"))
    return Draft(
        view=view,
        clause=None,
        trigger=things[0],
        verb=tree.words[things[0]].lemma,
        kind=noun_kind(tree, things[0]) or OTHER,
        span=tree.span,
        status=Status.PLANNED,
        own=(timed.index,),
        day=is_day(timed),
        plan=True,
        entry=f"{name[0].upper()}{name[1:]} {'are' if many else 'is'} planned",
    )


def _takes_place(view: View, verb: int, thing: int) -> bool:
    """Whether it is put off as a plan is: "postponed the fair", "moved the vote", not "moved the boys"."""
    tree, word, name = view.tree, view.tree.words[thing], view.name_at.get(thing)
    lemma = tree.words[verb].lemma
    if is_event_noun(tree, thing):
        with_particle = {f"{lemma} {w.lemma}" for w in tree.kids(verb, "prt", "advmod")}
        return bool({lemma, *with_particle} & (listed("put_off") | listed("moved")))
    people = listed("humans") | listed("titles") | listed("kin") | listed("roles")
    person = (name is not None and name.kind is EntityKind.PERSON) or word.lemma in people
    return word.is_noun and not person and lemma in listed("put_off")


def _called(view: View, thing: int, timed: Timed, text: str) -> str | None:
    """The words for it that stand in a row, without its days; None where they tell it of nobody or are too long."""
    tree = view.tree
    opening = {tree.words[timed.head].head, *timed.words}
    old = {i for w in tree.kids(thing, "poss") if w.i in view.timed_words for i in tree.subtree(w.i)}  # "Sunday's fair"
    words = [
        i
        for i in tree.subtree(thing)
        if i not in old and not any(w.i in opening for w in (tree.words[i], *tree.up(i)) if w.i > thing)
    ]
    if not words or words != list(range(words[0], words[-1] + 1)) or tree.words[words[0]].tag == "PRP$":
        return None
    name = " ".join(Span(tree.words[words[0]].start, tree.words[words[-1]].end).of(text).split())
    return name if len(name) <= _LONGEST else None
