"""Who has a part in an event beside those that its own words name: who says it, who acts where it is told again.

"Two boats sank, the coastguard said. …": the coastguard. "Berg met Moreau. … The two were joined by Okoro": Okoro. They
are shown with the event, but say nothing of two events being one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline_app.core.facts import Actor, EntityKind, Role
from timeline_app.extract.events.clauses import reports
from timeline_app.extract.events.context import Reading
from timeline_app.extract.events.described import who_described
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.groups import Groups

_MOST = 6


def by_event(kept: Sequence[Draft]) -> dict[int, list[Draft]]:
    """The details among `kept` by the `id` of the event that they belong to, directly or through another."""
    found: dict[int, list[Draft]] = {}
    for detail in kept:
        above, steps = detail.parent, 0
        while above is not None and above.parent is not None and steps < _STEPS:
            above, steps = above.parent, steps + 1
        if above is not None:
            found.setdefault(id(above), []).append(detail)
    return found


_STEPS = 9


def wider_circle(
    draft: Draft, details: Sequence[Draft], reading: Reading, groups: Groups | None = None
) -> tuple[Actor, ...]:
    """Those who have a part in the event of `draft` in a wider sense, nearest first, without its own actors.

    `details`: those of the event; `groups`: those without a name, who come last.
    """
    if draft.parent is not None:
        return ()
    nameless: dict[int, None] = dict.fromkeys(groups.beside(draft)) if groups is not None else {}
    found: dict[int, None] = dict.fromkeys([*speakers(draft), *_present(draft)])
    for detail in details:
        if _goes_on(detail, draft):
            found |= dict.fromkeys(_acting(detail))
            if detail.view is draft.view:
                found |= dict.fromkeys(speakers(detail))
            if groups is not None:
                nameless |= dict.fromkeys(actor.entity for actor in groups.acting(detail))
    people = [e for e in found if e not in draft.actors and reading.entities[e].kind is not EntityKind.PLACE]
    return tuple(Actor(entity, Role.OTHER) for entity in [*people, *nameless][:_MOST])


def put_in(draft: Draft, reading: Reading) -> tuple[Actor, ...]:
    """Whom the headline begins with where the article has a pronoun or nobody: "It sold …" told as "Acme sells …"."""
    clause, tree = draft.clause, draft.view.tree
    subjects = [s for s in clause.subject if _inside(draft, s)] if clause is not None else []
    plain = [s for s in subjects if s in draft.view.name_at or tree.words[s].is_noun]
    if clause is None or not all(who_described(draft.view, s, reading) for s in plain):
        return ()
    line = draft.headline.removeprefix("The ")
    opener = reading.named_first(line)
    if opener is None:
        return ()
    entity, length = opener
    owner = line[length : length + 1] in "'’"
    return (Actor(entity, Role.OTHER if owner else Role.PATIENT if clause.passive else Role.AGENT),)


def _inside(draft: Draft, word: int) -> bool:
    return draft.span.start <= draft.view.tree.words[word].start < draft.span.end


def speakers(draft: Draft) -> Iterator[int]:
    """Whoever says what the draft tells: the subject of the saying above it, and after "according to"."""
    view, clause = draft.view, draft.clause
    while clause is not None and clause.above is not None:
        relation, clause = clause.relation, view.clauses[clause.above]
        if relation not in ("ccomp", "parataxis", "conj") or not (reports(view.tree, clause) or relation == "conj"):
            break
        if relation != "conj":
            for top in clause.subject:
                yield from (view.name_at[w].entity for w in view.tree.conjuncts(top) if w in view.name_at)
    for word in view.tree.words:
        if word.lemma == "accord":
            inside = set(view.tree.subtree(word.i))
            tops = [p.i for to in view.tree.kids(word.i, "prep") for p in view.tree.kids(to.i, "pobj")]
            yield from (n.entity for n in view.names if n.head in inside and n.head in tops)


def _present(draft: Draft) -> Iterator[int]:
    """Of an event that only a noun tells, those who were there: "Ann Holt came third in Sunday's race"."""
    view, tree = draft.view, draft.view.tree
    if draft.clause is not None:
        return
    noun = tree.words[draft.trigger]
    above = tree.words[noun.head]
    if noun.dep == "pobj" and above.lemma in _AT:
        above = tree.words[above.head]
    elif noun.dep != "dobj":
        return
    clause = next((c for c in view.clauses if c.head == above.i), None)
    tops = clause.subject if clause is not None else [w.i for w in tree.kids(above.i, "poss")]
    if clause is not None and (clause.negated or clause.quoted or reports(tree, clause)):
        return
    for top in tops:
        yield from (view.name_at[w].entity for w in tree.conjuncts(top) if w in view.name_at)


_AT = frozenset({"in", "at", "during", "into"})


def _goes_on(detail: Draft, draft: Draft) -> bool:
    """Whether the detail tells more of the same happening, not only what somebody thinks of it."""
    if detail.view is draft.view:
        return True
    if detail.statement or detail.clause is None or detail.clause.quoted:
        return False
    near = abs(detail.view.order - draft.view.order) <= 3
    return near or bool(set(detail.actors) & set(draft.actors))


def _acting(draft: Draft) -> Iterator[int]:
    """Those who act or suffer, and those whose something acts: "US efforts stalled", "Berg's plan failed"."""
    yield from (entity for entity, role in draft.actors.items() if role is not Role.OTHER)
    for top in draft.clause.subject if draft.clause is not None else ():
        owners = draft.view.tree.kids(top, "poss", "compound", "nmod")
        yield from (draft.view.name_at[w.i].entity for w in owners if w.i in draft.view.name_at)
