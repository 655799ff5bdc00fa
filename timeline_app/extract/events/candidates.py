"""Turns the clauses and event nouns of a sentence into drafts of events, each with its kind, time and people.

Which of them a reader would call an event is judged later; here only what plainly tells none is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.core.facts import EntityKind, Role, Status
from timeline_app.core.span import Span
from timeline_app.core.timex import Direction
from timeline_app.extract.events.actors import clause_actors, content_actors, noun_actors
from timeline_app.extract.events.clauses import Clause, Tense, reports
from timeline_app.extract.events.context import Timed, View
from timeline_app.extract.events.denied import befalls_nobody
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.each_date import on_each_date
from timeline_app.extract.events.fineness import best, is_day, says_day
from timeline_app.extract.events.imagined import never_came
from timeline_app.extract.events.lexicon import OTHER, kind_of_craft, kind_of_verb
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.not_when import names_happening
from timeline_app.extract.events.places import find_place
from timeline_app.extract.events.plans import is_agreed, planned_nouns
from timeline_app.extract.events.put_off import put_off
from timeline_app.extract.events.status import due_words, is_called_for, is_due, is_to_come, status_of
from timeline_app.extract.events.timing import Ownership, is_event_noun, noun_kind, own_times

_TRAVEL = frozenset({"visit"})
_RECEIVING = frozenset({"welcome", "invite", "summon"})
_SERIOUS = frozenset(
    (
        "death",
        "attack",
        "accident",
        "disaster",
        "election",
        "appointment",
        "resignation",
        "trial",
        "meeting",
        "agreement",
        "contest",
    )
)


def drafts_of(view: View, text: str) -> list[Draft]:
    """All drafts of one sentence, the one that the sentence is about first."""
    owned = own_times(view)
    drafts: list[Draft] = []
    main = _main_clause(view)
    if main is None:
        return []
    carried: set[int] = set()
    for number, clause in enumerate(view.clauses):
        times = owned.clauses.get(number, [])
        if clause.head in carried:
            continue
        if befalls_nobody(view, clause):
            continue
        if never_came(view, clause):
            carried.add(_carrier(view, clause).head)
            continue
        if number == main or _tells_more(view, clause, number, main, times):
            carried.add(_carrier(view, clause).head)
            drafts += on_each_date(_clause_draft(view, number, clause, times, owned, text, number == main))
    drafts += [
        _noun_draft(view, noun, times, text) for noun, times in owned.nouns.items() if not _taken(view, noun, drafts)
    ]
    for noun, times in planned_nouns(view, owned).items():
        if not _taken(view, noun, drafts):
            drafts.append(_noun_draft(view, noun, times, text))
            drafts[-1].status, drafts[-1].plan = Status.PLANNED, True
    drafts += put_off(view, owned, text)
    if any(d.statement and d.nested for d in drafts) and view.clauses[main].above is not None:
        # The saying has its own date, so what is said is only what stands after it.
        next(d for d in drafts if not d.nested).span = _clause_span(view, main)
    drafts.sort(key=lambda d: (d.nested, d.trigger))
    return drafts


def _main_clause(view: View) -> int | None:
    """The number of the clause that the sentence is about: the root's, or what the root only reports."""
    roots = [n for n, c in enumerate(view.clauses) if c.above is None]
    if not roots:
        return None
    current = roots[0]
    if befalls_nobody(view, view.clauses[current]):  # "The bus overturned; nobody was hurt"
        first = (n for n, c in enumerate(view.clauses) if c.above == current and c.relation == "parataxis")
        current = next((n for n in first if view.clauses[n].own_subject), current)
    for _ in range(4):
        content = _content(view, current)
        if content is None:
            return current
        current = content
    return current


def _content(view: View, number: int) -> int | None:
    """The clause that clause `number` only reports: a past happening, told in the reporter's own words."""
    clause = view.clauses[number]
    if not reports(view.tree, clause) or clause.negated:
        return None
    inner = [
        n
        for n, c in enumerate(view.clauses)
        if c.above == number and c.relation == "ccomp" and not c.quoted and c.subject and c.own_subject
    ]
    if not inner:
        return None
    told = view.clauses[inner[0]]
    lemma = view.tree.words[told.head].lemma
    happening = told.tense in (Tense.PAST, Tense.PERFECT, Tense.PLUPERFECT) and not told.negated
    weighty = view.tree.words[clause.head].lemma in listed("weighty_say")
    eventive = kind_of_verb(lemma, told.particle) is not None and lemma not in listed("stative")
    first_person = any(view.tree.words[s].lemma in ("i", "we", "you") for s in told.subject)
    return inner[0] if happening and eventive and not weighty and not first_person else None


def _tells_more(view: View, clause: Clause, number: int, main: int, times: list[Timed]) -> bool:
    """Whether a clause beside the main one is worth a draft: it has a date, or plainly tells another happening."""
    if clause.conditional or (clause.quoted and not times) or number == main:
        return False
    if clause.subject and all(s in view.timed_words for s in clause.subject):
        return False
    if not times and clause.relation == "advcl" and view.tree.kids(clause.head, "npadvmod"):
        return False  # "70 years after it sank": long before, and when is not said
    if is_agreed(view, clause):
        return True
    if clause.relation != "relcl" and asks(view, clause):
        return False
    lemma = view.tree.words[clause.head].lemma
    if lemma == "accord" or (clause.relation == "xcomp" and not times) or not view.tree.words[clause.head].is_verb:
        return False
    if clause.relation == "acl" and lemma in listed("ahead"):
        return bool(times)
    kind = kind_of_verb(lemma, clause.particle)
    past = clause.tense in (Tense.PAST, Tense.PERFECT, Tense.PLUPERFECT) or _is_told_of(view, clause, times)
    second = clause.relation == "conj" and clause.tense is Tense.PAST and lemma not in listed("stative")
    if any(is_day(t) for t in times) or (times and past and (kind is not None or second)):
        return True
    told = clause.tense in (Tense.PAST, Tense.PERFECT, Tense.PLUPERFECT) or (
        clause.relation == "acl" and clause.passive
    )
    if not told or clause.negated or lemma in listed("stative"):
        return bool(times) and lemma not in listed("stative") and (kind is not None or clause.finite)
    if clause.relation in ("conj", "ccomp", "parataxis"):
        return kind is not None and clause.own_subject
    return kind in _SERIOUS


def _is_told_of(view: View, clause: Clause, times: list[Timed]) -> bool:
    """ "His licence, [suspended in 2017]", "Holm, [freed in May]": not "laws [passed in 1978]", which says which."""
    if clause.relation != "acl" or not clause.passive or not any(says_day(t) for t in times):
        return False
    tree = view.tree
    return tree.is_parted(min(tree.subtree(clause.head))) or any(s in view.name_at for s in clause.subject)


def asks(view: View, clause: Clause) -> bool:
    """Whether it is "how they reacted", "what you were doing": a thing spoken of, not told."""
    kids = view.tree.words[clause.head].children
    return any(
        view.tree.words[k].lemma in ("how", "what", "why", "whether", "whatever") and k < clause.head for k in kids
    )


def _clause_draft(
    view: View, number: int, clause: Clause, times: list[Timed], owned: Ownership, text: str, main: bool
) -> Draft:
    tree = view.tree
    head = _carrier(view, clause)
    if head is not clause:
        times = times + owned.clauses.get(view.clauses.index(head), [])
    noun = _event_noun(view, head)
    kind = _kind(view, head, noun)
    if noun is not None and not any(is_day(t) for t in times):
        times = times + owned.nouns.get(noun, [])
    chosen, others = best(times)
    clock = chosen is not None and not any(says_day(t) for t in times)
    word = tree.words[head.head]
    draft = Draft(
        view=view,
        clause=clause,
        trigger=head.head if noun is None else noun,
        verb=word.lemma,
        kind=kind,
        span=tree.span if main else _clause_span(view, number),
        status=status_of(view, clause),
        own=() if chosen is None else (chosen, *others),
        day=any(is_day(t) for t in times),
        clock=clock,
        actors=clause_actors(view, clause),
        background=clause.tense is Tense.PLUPERFECT,
        statement=reports(tree, clause),
        nested=not main,
        told=clause.relation == "ccomp" and not main,
        plan=not main and is_agreed(view, clause),
    )
    if head is not clause:
        # "is expected to visit" has its roles from the second verb, "was accused of stealing" from the first.
        carried = clause_actors(view, head)
        first, second = (carried, draft.actors) if head.relation == "xcomp" else (draft.actors, carried)
        _join(first, second)
        draft.actors = first
    if draft.statement:
        _join(draft.actors, content_actors(view, clause))
    if noun is not None:
        _join(draft.actors, noun_actors(view, noun))
    asides = [w.i for w in tree.words if w.dep == "appos"]
    left_out = {i for s in [*clause.subject, *asides] if s != noun for i in tree.subtree(s)}
    tops = [clause.head, head.head, *(m for m in clause.members if m not in left_out and tree.words[m].is_noun)]
    tops += [w.i for i in tops if tree.words[i].is_noun for w in tree.kids(i, "acl") if w.lemma in listed("light")]
    place = find_place(view, tops, text, to=kind in _TRAVEL or word.lemma in _RECEIVING)
    if place:
        draft.place, draft.place_span = place
        _leave_out_place(view, draft)
    return draft


def _join(actors: dict[int, Role], more: dict[int, Role]) -> None:
    for entity, role in more.items():
        actors.setdefault(entity, role)


def _leave_out_place(view: View, draft: Draft) -> None:
    """A place where it happened takes no part in it, unless it also acts."""
    for name in view.names:
        inside = draft.place_span and draft.place_span.overlaps(
            Span(view.tree.words[name.words[0]].start, view.tree.words[name.words[-1]].end)
        )
        acts = draft.actors.get(name.entity) in (Role.AGENT, Role.PATIENT)
        if inside and not acts and name.kind in (EntityKind.PLACE, EntityKind.COUNTRY):
            draft.actors.pop(name.entity, None)


def _carrier(view: View, clause: Clause) -> Clause:
    """The clause whose verb says what happens: of "began to burn", "is expected to visit" the second."""
    lemma = view.tree.words[clause.head].lemma
    to_come = lemma == "be" and (is_to_come(view, clause) or is_due(view, clause))
    believed = clause.passive and lemma in listed("believed")
    if (
        lemma not in listed("aspect")
        and not to_come
        and not believed
        and not (lemma in listed("ahead") and clause.passive)
    ):
        return clause
    prepositions = {p.i for p in view.tree.kids(clause.head, "prep") if p.lemma in ("by", "with")}
    over = {clause.head, *(w.i for w in due_words(view, clause))}
    for inner in view.clauses:
        above = view.tree.words[inner.head].head
        if (inner.relation == "xcomp" and above in over) or (inner.relation == "pcomp" and above in prepositions):
            return clause if believed and view.tree.words[inner.head].lemma in listed("stative") else inner
    return clause


def _event_noun(view: View, clause: Clause) -> int | None:
    """The noun that names the event: object of a light verb, or subject of a verb that only says that it took place."""
    tree, verb = view.tree, view.tree.words[clause.head]
    patients = clause.subject if clause.passive else clause.objects
    if verb.lemma in listed("light"):
        for i in patients:
            if noun := next((j for j in tree.conjuncts(i) if is_event_noun(tree, j)), None):
                return noun
        for preposition in tree.kids(clause.head, "prep"):
            for pobj in tree.kids(preposition.i, "pobj"):
                event = is_event_noun(tree, pobj.i) and pobj.i not in view.name_at
                if event and preposition.lemma in ("in", "with", "at", "to"):
                    return pobj.i
    takes_place = verb.lemma == "take" and any(tree.words[o].lemma == "place" for o in clause.objects)
    if (takes_place or verb.lemma in listed("occur")) and not clause.passive:
        return next((i for i in clause.subject if is_event_noun(tree, i)), None)
    if verb.lemma == "be" and tree.kids(clause.head, "expl"):
        return next((i for i in clause.objects if is_event_noun(tree, i)), None)
    return None


def _kind(view: View, clause: Clause, noun: int | None) -> str:
    words = view.tree.words
    if noun is not None:
        return noun_kind(view.tree, noun) or OTHER
    lemma = words[clause.head].lemma
    taken = clause.passive or bool(clause.objects)  # "took to the streets", but "was taken to hospital"
    behind = [p.lemma for p in view.tree.kids(clause.head, "prep") if not (taken and p.lemma == "to")]
    beside = [w.lemma for w in view.tree.kids(clause.head, "advmod") if w.i == clause.head + 1]  # "stepped down"
    if craft := _kind_of_craft(view, clause, beside):
        return craft
    particles = [clause.particle, *behind, *(adverb for adverb in beside if kind_of_verb(f"{lemma} {adverb}"))]
    objects = [words[o].lemma for o in clause.objects]
    found = [w.lemma for w in view.tree.kids(clause.head, "oprd", "ccomp") if w.tag[:2] == "JJ"]  # "found him guilty"
    for extra in [*particles, *objects, *found]:
        kind = kind_of_verb(lemma, extra)
        if kind and extra and kind != kind_of_verb(lemma):
            return kind
    if lemma in listed("evaluation") and lemma in listed("stative") | listed("talk"):
        return "statement" if lemma in listed("talk") else OTHER
    if lemma in listed("say"):
        return kind_of_verb(lemma) or "statement"
    if lemma == "become" and not _are_persons(view, clause.subject):
        return OTHER
    subject, objects_ = _are_persons(view, clause.subject), _are_persons(view, clause.objects)
    done_to = subject if clause.passive else objects_
    return kind_of_verb(lemma, clause.particle, thing=not subject, person=done_to) or OTHER


def _kind_of_craft(view: View, clause: Clause, beside: Sequence[str]) -> str | None:
    """ "The ferry went down", "the plane came down in a field": what befalls a craft, where others only go or come."""
    if not any(_is_craft(view, s) for s in clause.subject):
        return None
    lemma = view.tree.words[clause.head].lemma
    return next((k for adverb in (clause.particle, *beside) if (k := kind_of_craft(f"{lemma} {adverb}"))), None)


def _is_craft(view: View, top: int) -> bool:
    """Whether it is called one, or named with what it is: "the ferry Morning Star", not "the ferry pilot"."""
    tree, crafts = view.tree, listed("nameless_things")
    if top in view.name_at and view.name_at[top].kind is EntityKind.THING:
        return True
    called = tree.words[top].tag in ("NNP", "NNPS") and tree.kids(top, "compound", "nmod", "amod")
    return tree.words[top].lemma in crafts or any(w.lemma in crafts for w in called or ())


def _are_persons(view: View, tops: list[int]) -> bool:
    """Whether the noun phrases are people: named ones, "he", "the coach", "two workers"."""
    for top in tops:
        word = view.tree.words[top]
        name = view.name_at.get(top)
        if name is not None and name.kind is EntityKind.PERSON:
            return True
        if word.text.lower() in ("he", "she", "who", "him", "her", "they") or word.lemma in listed("titles") | listed(
            "humans"
        ):
            return True
    return False


def _clause_span(view: View, number: int) -> Span:
    """The stretch from the first to the last word under the clause's verb, with the noun that it describes."""
    tree, clause = view.tree, view.clauses[number]
    words = tree.subtree(clause.head, lambda w: w.dep != "punct" or w.i > clause.head)
    if clause.relation in ("relcl", "acl"):
        # From the thing itself on: of "a collision between a car and a train that occurred" not from the train.
        noun = min([tree.words[clause.head].head, *(clause.subject if clause.relation == "relcl" else ())])
        words = sorted({*words, *tree.subtree(noun)})
    while len(words) > 1 and tree.words[words[-1]].dep == "punct" and tree.words[words[-1]].text in ",;:-–—":
        words.pop()
    return Span(tree.words[words[0]].start, tree.words[words[-1]].end)


def _taken(view: View, noun: int, drafts: list[Draft]) -> bool:
    """Whether a draft has already been made from this event noun."""
    return any(d.trigger == noun for d in drafts)


def _is_ahead(time: Timed) -> bool:
    """ "Next week's match": not "last week's storm would …", nor "the 2005 trial", of which the verb says nothing."""
    form = time.time.form
    if form.op == "calendar" and isinstance(form.args[1], int) and form.args[1] != 0:
        return form.args[1] > 0
    year = form.op == "date" and form.args[1:3] == (None, None)
    return time.time.direction is Direction.FUTURE and not year


def _noun_draft(view: View, noun: int, times: list[Timed], text: str) -> Draft:
    """An event that only a dated noun tells: "the January 15 encounter", "his inauguration last October"."""
    tree = view.tree
    word = tree.words[noun]
    chosen, others = best(times)
    ahead = times and all(
        t.words[0] < noun and not names_happening(tree, t) and _is_ahead(t) for t in times
    )  # "next week's match"
    words = tree.subtree(noun, lambda w: w.dep not in ("relcl", "punct"))
    as_subject = word.dep in ("nsubj", "nsubjpass") and tree.words[word.head].head == word.head
    draft = Draft(
        view=view,
        clause=None,
        trigger=noun,
        verb=word.lemma,
        kind=noun_kind(tree, noun) or OTHER,
        span=tree.span if as_subject else Span(tree.words[words[0]].start, tree.words[words[-1]].end),
        own=() if chosen is None else (chosen, *others),
        day=any(is_day(t) for t in times),
        actors=noun_actors(view, noun),
        status=Status.PLANNED if ahead or is_called_for(view, noun) else Status.HAPPENED,
        nested=True,
    )
    if place := find_place(view, [noun], text, to=draft.kind in _TRAVEL):
        draft.place, draft.place_span = place
        _leave_out_place(view, draft)
    return draft
