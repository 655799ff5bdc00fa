"""What the events of one article have to do with each other: which are details, and whose date undated ones take."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from timeline_app.core.facts import EntityKind, Role, Status
from timeline_app.extract.events.context import Reading
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.elsewhen import goes_on_elsewhen, is_of_another_time, is_of_earlier
from timeline_app.extract.events.judge import SHOWN, content_words, is_personal
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.undated import beside, dater, is_deed_before_court, is_in_passing

_TALKS = frozenset({"meeting", "call"})
_REACH = 200
"""As many events back an event may belong to another: further than any article goes on about one thing."""
_SPOKEN = frozenset({"statement", "meeting", "agreement", "call"})


def relate(drafts: Sequence[Draft], reading: Reading) -> None:
    """Sets `parent` and `dated_by` of the drafts, which are in the order of the text."""
    said: set[int] = set()
    titles = [d for d in drafts if d.view.title]
    drafts = [d for d in drafts if not d.view.title]
    by_entries = any(d.own and not d.own_times for d in drafts)
    for number, draft in enumerate(drafts):
        before = drafts[max(0, number - _REACH) : number]
        if by_entries and draft.own:  # what a diary tells of a day is no part of another day
            before = [d for d in before if d.own[:1] == draft.own[:1]]
        draft.parent = _parent(draft, before, reading, said)
        _have_met(draft, reading)
    _give_dates_back(drafts, reading)
    _foreshadow(drafts, reading)
    _adopt_orphans(drafts)
    for number, draft in enumerate(drafts):
        draft.earlier = is_of_earlier(draft) or goes_on_elsewhen(draft, drafts, number)
        if draft.parent is None and (not draft.own or draft.clock):
            draft.dated_by = dater(draft, drafts, number)
            draft.background = draft.background or is_of_another_time(draft)
    _hand_up_days(drafts)
    _tell_with_others(drafts, reading)
    _place_titles(titles, drafts)
    _name_from_title(drafts, reading)


def _parent(draft: Draft, before: Sequence[Draft], reading: Reading, said: set[int]) -> Draft | None:
    """The earlier event that this one is a detail of, if it is one."""
    if draft.plan or draft.entry:
        return None
    shown = [d for d in before if d.parent is None and d.score >= SHOWN and d.status is Status.HAPPENED]
    if is_personal(draft) or (draft.nested and not draft.own and draft.clause and draft.clause.relation != "conj"):
        return _home(draft, shown)
    if _points_back(draft) and _names_day_of_subject(draft):
        return next((d for d in reversed(shown) if d.kind in _SPOKEN | {"visit"}), None)
    if draft.own and draft.status is Status.HAPPENED and draft.score >= SHOWN and not _told_twice(draft, said):
        return None
    if not draft.own and (meeting := _meeting_before(draft, shown, reading)):
        return meeting
    if not draft.own and (told := _told_before(draft, shown)):
        return told
    if not draft.own and _points_back(draft):
        return next((d for d in reversed(shown) if d.kind in _SPOKEN | {"visit"}), None)
    return None


def _give_dates_back(drafts: Sequence[Draft], reading: Reading) -> None:
    """ "Berg welcomed Moreau. The March 4 encounter …": the dated noun is the event told just before."""
    for number, draft in enumerate(drafts):
        noun = draft.view.tree.words[draft.trigger].is_noun
        if not noun or not draft.day or _people(draft, reading) or not _points_back(draft, any_noun=True):
            continue
        for earlier in reversed(drafts[max(0, number - _REACH) : number]):
            near = 0 <= draft.view.order - earlier.view.order <= 3 and earlier.parent is None and not earlier.nested
            near = near and earlier.view is not draft.view
            same = earlier.kind == draft.kind or (
                draft.word in listed("gathering") and earlier.kind in _SPOKEN | {"visit"}
            )
            known = earlier.own or earlier.background or is_of_another_time(earlier)
            if near and same and not known and earlier.status is draft.status is Status.HAPPENED:
                earlier.own, earlier.day, draft.parent = draft.own, True, earlier
                break


def _hand_up_days(drafts: Sequence[Draft]) -> None:
    """ "The Reds won the cup. … They won after a game that ended on Friday": what is told again was on that day."""
    for number, draft in enumerate(drafts):
        event = draft.parent
        if event is None or draft.own or event.own or event.parent is not None or event.word != draft.word:
            continue
        if event.dated_by is None and event.status is Status.HAPPENED and not event.background:
            event.dated_by = beside(draft, drafts, number)


def _foreshadow(drafts: Sequence[Draft], reading: Reading) -> None:
    """An undated agreement that opens the story is part of the dated meeting of the same people told next."""
    for number, draft in enumerate(drafts):
        if draft.parent is not None or draft.own or draft.kind not in _SPOKEN or draft.nested or draft.view.order > 2:
            continue
        people = {e for e in draft.actors if reading.entities[e].kind is EntityKind.PERSON}
        for later in drafts[number + 1 :]:
            met = {e for e in later.actors if reading.entities[e].kind is EntityKind.PERSON}
            same = people == met if people else _is_the_pair(draft)
            near = later.view.order - draft.view.order <= 2
            if near and later.kind in _TALKS and later.own and len(met) == 2 and same and later.parent is None:
                draft.parent = later
                later.salience = max(later.salience, draft.salience)
                break


def _points_back(draft: Draft, any_noun: bool = False) -> bool:
    """Whether the sentence goes on about a meeting told before: "Their talks lasted an hour", "The visit ended"."""
    tree = draft.view.tree
    subject = draft.clause.subject[0] if draft.clause and draft.clause.subject else draft.trigger
    if not any_noun and tree.words[subject].lemma not in listed("gathering"):
        return False
    marks = tree.kids(subject, "det", "poss")
    bare = not tree.kids(subject, "prep")
    return bare and any(w.text.lower() in ("the", "their", "this", "his", "her", "both") for w in marks)


def _names_day_of_subject(draft: Draft) -> bool:
    """Whether its date only says which one is spoken of: "The May 3 talks stressed …" tells of those."""
    if draft.clause is None or not draft.clause.subject or not draft.own:
        return False
    subject = set(draft.view.tree.subtree(draft.clause.subject[0]))
    return all(set(t.words) <= subject for t in draft.own_times)


def _home(draft: Draft, shown: Sequence[Draft]) -> Draft | None:
    """The event that an undated clause belongs to: what is said goes with what happened, the rest with its sentence."""
    happened = [d for d in _of_its_time(draft, shown) or shown if not d.statement]
    if draft.told:
        alike = [d for d in happened if d.view is not draft.view and d.kind == draft.kind]
        return max(alike or happened, key=lambda d: d.salience, default=None)
    near = next((d for d in shown if d.view is draft.view), None)
    return near or max(_of_its_time(draft, shown) or shown, key=lambda d: d.salience, default=None)


def _have_met(detail: Draft, reading: Reading) -> None:
    """ "A and B agreed … . Their talks lasted an hour": what they agreed was at a meeting."""
    event = detail.parent
    if event is None or event.kind not in ("agreement", "statement") or not _is_meeting(event, reading):
        return
    if detail.view.tree.words[detail.trigger].lemma in listed("gathering") and detail.kind in _TALKS:
        event.kind = "meeting"


def _told_twice(draft: Draft, said: set[int]) -> bool:
    """Whether it is a dated statement of somebody whose statement of that time has been told; remembers it if not."""
    if not draft.statement or not draft.own:
        return False
    speakers = {e for e, role in draft.actors.items() if role is Role.AGENT}
    repeated = bool(speakers & said)
    said |= speakers
    return repeated


def _people(draft: Draft, reading: Reading) -> set[int]:
    return {e for e in draft.actors if reading.entities[e].kind in (EntityKind.PERSON, EntityKind.ORGANIZATION)}


def _meeting_before(draft: Draft, shown: Sequence[Draft], reading: Reading) -> Draft | None:
    """The meeting that this talk belongs to: of the same people, or of those that nobody else has been named since."""
    if draft.word not in listed("talk") | listed("gathering") and draft.kind not in _SPOKEN and not draft.statement:
        return None
    people = _people(draft, reading)
    if not people and _is_the_pair(draft):
        return next((d for d in reversed(shown) if _is_meeting(d, reading) and d.kind != "visit"), None)
    for meeting in reversed([d for d in shown if _is_meeting(d, reading)]):
        met = _people(meeting, reading)
        if len(people & met) >= min(2, len(met)) and people <= met and people:
            return meeting
        if people and len(people) == 1 and people <= met and draft.kind not in _TALKS:
            return meeting
    return None


def _is_meeting(draft: Draft, reading: Reading) -> bool:
    """Whether people came together: a meeting, a call, a visit, or something that two of them agreed."""
    if draft.kind in _TALKS | {"visit"}:
        return True
    agents = [e for e, role in draft.actors.items() if role is Role.AGENT]
    return draft.kind in _SPOKEN and sum(reading.entities[e].kind is EntityKind.PERSON for e in agents) >= 2


def _is_the_pair(draft: Draft) -> bool:
    """Whether the subject is "they", "the two leaders", "both sides"."""
    clause = draft.clause
    if clause is None or not clause.subject:
        return False
    tree = draft.view.tree
    top = tree.words[clause.subject[0]]
    marks = {w.lemma for w in tree.kids(top.i, "det", "nummod", "predet")}
    if top.lemma in ("they", "both", "two") or (top.tag == "NNS" and marks & {"two", "both"}):
        return True
    return top.tag == "NNS" and top.lemma in listed("titles") | {"side", "official"} and "the" in marks


def _told_before(draft: Draft, shown: Sequence[Draft]) -> Draft | None:
    """The event that this sentence tells again: the same kind and word, and mostly the same people."""
    for earlier in reversed(shown):
        if earlier.kind != draft.kind or earlier.view is draft.view:
            continue
        same_word = earlier.word == draft.word
        shared = len(set(earlier.actors) & set(draft.actors))
        terms = len(set(earlier.terms) & set(draft.terms))
        smaller = max(1, min(len(earlier.terms), len(draft.terms)))
        if same_word and (shared >= max(1, min(len(earlier.actors), len(draft.actors))) or terms / smaller >= 0.6):
            return earlier
        if shared and terms / smaller >= 0.6:
            return earlier
    return None


def _adopt_orphans(drafts: Sequence[Draft]) -> None:
    """Makes sentences without an event of their own details of the nearest that shares people, or of the main one."""
    shown = [d for d in drafts if d.parent is None and d.score >= SHOWN]
    if not shown:
        return
    # A fact told in passing ("since his inauguration in May") is no subject that the article goes on about.
    subjects = [d for d in shown if not d.nested] or shown
    main = max(subjects, key=lambda d: d.salience)
    for draft in drafts:
        if draft.parent is not None or draft.score >= SHOWN or draft.own or draft.plan or draft in shown:
            continue
        draft.parent = _told_with(draft, subjects, main)


def _tell_with_others(drafts: Sequence[Draft], reading: Reading) -> None:
    """What is told in passing, and without a date, is a detail of the event that it is told with."""
    title = set(content_words(reading.article.title or ""))
    text = reading.article.text
    passing = {
        d: None
        for d in drafts
        if d.parent is None and is_in_passing(d) and len(title.intersection(content_words(d.span.of(text)))) < _TITULAR
    }
    shown = [d for d in drafts if d.parent is None and d.score >= SHOWN and d not in passing]
    main = max(shown, key=lambda d: d.salience, default=None)
    givers = set(shown)
    for draft in passing:
        draft.parent = draft.dated_by if draft.dated_by in givers else _told_with(draft, shown, main)


def _told_with(draft: Draft, events: Sequence[Draft], main: Draft | None) -> Draft | None:
    """Of `events`, in the order of the text, the last near before it that shares people, or else the last near it.

    The `main` one where none is near, or none of those can be what it goes on about.
    """
    first = bisect_left(events, draft.view.order - _NEAR, key=_order)
    near = [d for d in events[first : bisect_right(events, draft.view.order, key=_order)] if d is not draft]
    near = [d for d in near if not is_deed_before_court(d, draft)] or near
    if main is not None and not _is_of_a_year(main) and _of_its_time(draft, [main]):
        near = _of_its_time(draft, near)
    sharing = [d for d in near if set(d.actors) & set(draft.actors)]
    return next(reversed(sharing or near), main)


def _is_of_a_year(draft: Draft) -> bool:
    """Whether its date says of which year it is, as in a history."""
    return any(t.time.form.op == "date" and isinstance(t.time.form.args[0], int) for t in draft.own_times)


def _of_its_time(draft: Draft, events: Sequence[Draft]) -> list[Draft]:
    """Of `events` those that what has no date may go on about: no plan, and nothing of which only the year is known."""
    if draft.own or draft.status is not Status.HAPPENED:
        return list(events)
    return [d for d in events if d.status is Status.HAPPENED and (d.day or not d.own)]


def _order(draft: Draft) -> int:
    return draft.view.order


_TITULAR = 2
"""Words that a passage shares with the title from which on it tells what the article is about."""
_NEAR = 4
"""Sentences back to look for the event that a sentence goes on about."""


def _place_titles(titles: Sequence[Draft], drafts: Sequence[Draft]) -> None:
    """The title tells the event that it shares most words with again, those of the event's details counted in."""
    shown = [d for d in drafts if d.parent is None and d.score >= SHOWN]
    shown = [d for d in shown if not d.nested] or shown
    terms = {id(d): set(d.terms) for d in shown}
    for detail in drafts:
        if id(detail.parent) in terms:
            terms[id(detail.parent)].update(detail.terms)
    for title in titles:
        fitting = _of_its_time(title, shown) or shown
        title.parent = max(fitting, key=lambda d: (_likeness(title, d, terms[id(d)]), d.salience), default=None)


def _name_from_title(drafts: Sequence[Draft], reading: Reading) -> None:
    """People and bodies named in the title take part in what the article is about, if the title plainly tells that."""
    title = reading.article.title
    main = max((d for d in drafts if d.parent is None), key=lambda d: d.salience, default=None)
    if not title or main is None:
        return
    own = set(content_words(main.span.of(reading.article.text)))
    said = set(content_words(title))
    if len(own & said) < 2 and not (own & said and len(said) <= 5):
        return
    plain = f" {' '.join(re.findall(_WORD, title.casefold()))} "
    for number, entity in enumerate(reading.entities):
        if entity.kind not in (EntityKind.PERSON, EntityKind.ORGANIZATION) or number in main.actors:
            continue
        spellings = (" ".join(re.findall(_WORD, name.casefold())) for name in (entity.name, *entity.names))
        if any(len(s) > 2 and f" {s} " in plain for s in spellings):
            main.actors[number] = Role.OTHER


_WORD = r"\w+"


def _likeness(one: Draft, other: Draft, told: set[str]) -> float:
    """How much a title agrees with an event for which the article uses the words `told`."""
    words = len(set(one.terms) & told) / max(1, min(len(one.terms), len(told)))
    who = len(set(one.actors) & set(other.actors)) / max(1, min(len(one.actors), len(other.actors)))
    return words + 0.5 * who + (0.5 if one.kind == other.kind else 0.0) + (0.3 if one.word == other.word else 0.0)
