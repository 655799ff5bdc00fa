"""From a group of tellings to one event: which date holds, who disagrees, which passage tells it best.

A: "on 15 January"  B: "Thursday" (15 January)  C: "the week started with" (12 January)
-> 15 January, with a disagreement: C says the week started with it
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from operator import attrgetter

from timeline_app.core.calendar import DAY
from timeline_app.core.chronicle import Event, EventMention, EventParticipant, LinkedArticle
from timeline_app.core.facts import DateSource, Role, Status
from timeline_app.core.interval import Interval
from timeline_app.link.counts import counted_otherwise
from timeline_app.link.disagreement import disagreements
from timeline_app.link.event_dates import EventDate
from timeline_app.link.standing import by_first
from timeline_app.link.tellings import Telling

_TRUST = {DateSource.STATED: 1.0, DateSource.INHERITED: 0.5, DateSource.ARTICLE_DAY: 0.35, DateSource.NONE: 0.0}
_STEPS = 4
"""Support of inferred dates is told apart in steps of a quarter: the rest is noise."""
_DOUBTFUL = 0.35
"""A date of less confidence than this is no better than a guess."""
_WORD = re.compile(r"\w+")
_ROLES = (Role.AGENT, Role.PATIENT, Role.OTHER)


def build_event(
    group: Sequence[Telling],
    articles: Mapping[str, LinkedArticle],
    dates: Mapping[str, Sequence[EventDate]],
    reasons: Sequence[str] = (),
    related: Sequence[Telling] = (),
    guests: Sequence[Telling] = (),
) -> Event:
    """The event that all tellings of `group` tell. Importance is set later; `reasons` say why it is one.

    `related` passages are listed as details: their articles are about the event, though they do not tell it themselves.
    So are `guests`, each with the telling of its article that it is near to: no line tells clearly what they tell.
    `articles` and `dates` go by id of the article.
    """
    ordered = sorted(group, key=attrgetter("order"))
    chosen = _chosen_date(ordered, articles)
    date = by_first(ordered, _day_told_elsewhere(chosen, related)) if chosen else None
    main = _best_telling(ordered, chosen)
    when = date.when if date else None
    mentions = (*_mentions(ordered, main, guests, articles, dates), *_related(related, articles))
    several = len(ordered) > 1
    others = tuple(disagreements(ordered, when, articles)) if when and several else ()
    counts = counted_otherwise(mentions, articles) if several else ()
    return Event(
        key=_key(ordered),
        when=when,
        confidence=_confidence(ordered, chosen, len(others), articles),
        headline=main.candidate.headline,
        kind=main.candidate.kind,
        status=_status(ordered, main),
        source=date.source if date else DateSource.NONE,
        importance=0.0,
        place=_place(ordered, main),
        participants=_participants(ordered, main, guests),
        mentions=mentions,
        disagreements=(*others, *counts),
        reasons=tuple(reasons),
    )


def _key(ordered: Sequence[Telling]) -> str:
    """From content alone: the first telling in the order of content stands for the event."""
    return hashlib.sha256("\0".join(map(str, ordered[0].key)).encode(errors="replace")).hexdigest()[:16]


def _chosen_date(ordered: Sequence[Telling], articles: Mapping[str, LinkedArticle]) -> Telling | None:
    """The telling whose date has most support; of about equally good ones the finer, then the surer.

    Of inferred days the earlier: who does not say when, tells it afterwards; so is the day by which it was known.
    """
    dated = [t for t in ordered if t.when is not None]
    dated = [t for t in dated if not t.by_then or not any(_falls_within(other, t) for other in dated)]
    if len(dated) < 2:
        return dated[0] if dated else None
    support = _support(dated, articles)

    def merit(t: Telling) -> tuple[int, float, int, float, float]:
        rank, votes = support(t)
        start = 0 if t.when is None else t.when.end if t.when.start is None else t.when.start
        votes = votes if t.stated else round(_STEPS * votes) / _STEPS
        return rank, votes, -(_width(t.when) // DAY), 0 if t.stated else -(start or 0), t.date.confidence

    return max(dated, key=merit, default=None)


def _falls_within(news: Telling, known: Telling) -> bool:
    """Whether one that is told as news was so soon that the other may know of it."""
    return news is not known and not news.by_then and news.start < known.end


def _day_told_elsewhere(chosen: Telling, related: Sequence[Telling]) -> EventDate:
    """The date of `chosen`; but news that gives no day was on the day before, where others on it say so in words.

    `related` passages are those of other articles about the event. They have to agree.
    """
    when = chosen.when
    if chosen.date.source is not DateSource.ARTICLE_DAY or when is None or when.start is None or _width(when) > DAY:
        return chosen.date
    here = when.start // DAY
    told = [t for t in related if t.stated and t.fine]
    near = {t.start // DAY for t in told if here - _NEWS_DAYS <= t.start // DAY <= here}
    if len(near) != 1 or here in near:
        return chosen.date
    day = near.pop()
    date = max((t.date for t in told if t.start // DAY == day), key=lambda d: d.confidence)
    sure, own = round(0.8 * date.confidence, 6), Interval.of_days(day, day)
    return replace(date, when=own, source=DateSource.INHERITED, time=None, confidence=sure)


_NEWS_DAYS = 2
"""Days that news may be old."""


def _support(dated: Sequence[Telling], articles: Mapping[str, LinkedArticle]) -> Callable[[Telling], tuple[int, float]]:
    """How much speaks for a telling's date: trusted words of distinct articles that allow it, coarse ones less."""
    trusted: dict[tuple[str, Interval], float] = {}
    for by in dated:
        article = articles[by.article]
        if by.when is not None:
            said = (article.duplicate_of or article.article.id, by.when)
            trusted[said] = max(trusted.get(said, 0.0), _TRUST[by.date.source] * by.date.confidence)

    @cache
    def votes(when: Interval) -> float:
        best: dict[str, float] = {}
        for (source, theirs), trust in trusted.items():
            if theirs.overlaps(when):
                vote = trust * (1.0 if _width(theirs) <= _width(when) else 0.6)
                best[source] = max(best.get(source, 0.0), vote)
        return round(sum(best.values()), 6)

    return lambda of: (_rank(of), votes(of.when) if of.when is not None else 0.0)


def _rank(telling: Telling) -> int:
    """Words that name a day come before words that name a longer time, and both before what was only inferred."""
    if telling.date.source is DateSource.ARTICLE_DAY or telling.date.confidence < _DOUBTFUL:
        return 0
    fine = _width(telling.when) <= 2 * DAY
    return 3 if fine and telling.stated else 2 if fine else 1


def _width(when: Interval | None) -> int:
    if when is None or when.start is None or when.end is None:
        return 1 << 50
    return when.end - when.start


def _best_telling(ordered: Sequence[Telling], chosen: Telling | None) -> Telling:
    """The passage a reader should see first: told as happened, with the date that holds, by whom it matters most."""
    if len(ordered) == 1:
        return ordered[0]
    when = chosen.when if chosen else None

    def rank(t: Telling) -> tuple[bool, bool, float, float, int]:
        agrees = when is None or (t.when is not None and t.when.overlaps(when))
        people = min(2, len(t.people)) / 4
        value = t.candidate.salience + people + (0.3 if t.stated else 0.0) - (0.2 if t.candidate.background else 0.0)
        value += (
            t.candidate.clarity
            + (_NAMING if _names_somebody(t) else 0.0)
            - (_FAINT if t.candidate.near is not None else 0.0)
        )
        return (
            t.candidate.status is Status.HAPPENED,
            agrees,
            round(value, 6),
            t.candidate.score,
            -t.candidate.span.start,
        )

    return max(ordered, key=rank)


def _names_somebody(telling: Telling) -> bool:
    """Whether the line names who takes part or where it is: "Haiti is hit by a quake", not "The quake strikes"."""
    named = (*(p.name for p in telling.participants), telling.candidate.place or "")
    return not {words[-1] for words in map(_WORD.findall, named) if words}.isdisjoint(
        _WORD.findall(telling.candidate.headline)
    )


_NAMING = 0.3
"""What a passage gains against others whose line leaves open who or where it was."""
_FAINT = 0.5
"""What a passage loses against others that its own article does not let stand alone ("The bombings occur")."""


def _mentions(
    ordered: Sequence[Telling],
    main: Telling,
    guests: Sequence[Telling],
    articles: Mapping[str, LinkedArticle],
    dates: Mapping[str, Sequence[EventDate]],
) -> Iterable[EventMention]:
    """The main passage first, then article by article, each passage once; details after the passage they belong to."""
    found: dict[tuple[str, int, int], tuple[bool, bool, str, int, str, int, int, EventMention]] = {}
    for telling in sorted(ordered, key=lambda t: t is not main):
        here = (g for g in guests if g.article == telling.article and g.candidate.near == telling.event)
        below = (*telling.details, *(n for g in here for n in (g.event, *g.details)))
        linked, dated = articles[telling.article], dates[telling.article]
        own, events = linked.article, linked.facts.events
        for index in (telling.event, *below):
            candidate, date, detail = events[index], dated[index], index != telling.event
            span = candidate.span
            place = (own.id, span.start, span.end)
            if place in found:
                continue
            first = telling is main and not detail
            mention = EventMention(
                own.id, span, date.when, date.source, date.time, candidate.headline, main=first, detail=detail
            )
            found[place] = (not first, own.id != main.article, own.path, own.part, *place, mention)
    return (row[-1] for row in sorted(found.values()))


def _related(related: Sequence[Telling], articles: Mapping[str, LinkedArticle]) -> Iterable[EventMention]:
    for telling in related:
        candidate, date = telling.candidate, telling.date
        yield EventMention(
            article=articles[telling.article].article.id,
            span=candidate.span,
            when=date.when,
            source=date.source,
            time=date.time,
            headline=candidate.headline,
            detail=True,
        )


def _confidence(
    ordered: Sequence[Telling], chosen: Telling | None, contradicted: int, articles: Mapping[str, LinkedArticle]
) -> float:
    """That of the chosen date; raised by other articles that state it too, lowered by those that state another."""
    if chosen is None or chosen.when is None:
        return 0.0
    agreeing = {
        articles[t.article].duplicate_of or articles[t.article].article.id
        for t in ordered
        if t.stated and t.when is not None and t.when.overlaps(chosen.when)
    }
    doubt = 1.0 - chosen.date.confidence
    doubt *= 0.7 ** max(0, len(agreeing) - 1)
    return round(max(0.05, (1.0 - doubt) * 0.85**contradicted), 6)


def _status(ordered: Sequence[Telling], main: Telling) -> Status:
    """Once somebody tells that it happened, plans for it are history."""
    happened = [t for t in ordered if t.candidate.status is Status.HAPPENED]
    if happened:
        return Status.PLANNED if all(map(_lies_ahead, happened)) else Status.HAPPENED
    return main.candidate.status


def _lies_ahead(telling: Telling) -> bool:
    """ "The fair, which opens on Monday": told as if it happened, on a day after the article."""
    when, own = telling.when, telling.published
    if not telling.candidate.may_come or when is None or when.start is None or own is None or own.end is None:
        return False
    return when.start >= own.end


def _place(ordered: Sequence[Telling], main: Telling) -> str | None:
    if main.candidate.place:
        return main.candidate.place
    if len(ordered) == 1:
        return None
    places = Counter(t.candidate.place for t in ordered if t.candidate.place)
    return min(places, key=lambda p: (-places[p], p), default=None)


def _participants(ordered: Sequence[Telling], main: Telling, guests: Sequence[Telling]) -> tuple[EventParticipant, ...]:
    """Everybody that a telling names, those of the main passage first, then by how many tellings name them.

    Who acts in what is only listed with it takes part in a wider sense.
    """
    if len(ordered) == 1 and not guests:
        return main.participants
    roles: dict[str, list[Role]] = defaultdict(list)
    people: dict[str, EventParticipant] = {}
    for telling in [main, *(t for t in ordered if t is not main)]:
        for participant in telling.participants:
            people.setdefault(participant.participant, participant)
            roles[participant.participant].append(participant.role)
    for participant in (p for guest in guests for p in guest.participants if p.participant not in people):
        people.setdefault(participant.participant, participant)
        roles[participant.participant] = [Role.OTHER]
    first = {p.participant for p in main.participants}
    order = sorted(people, key=lambda i: (i not in first, 0 if i in first else -len(roles[i])))
    return tuple(_as(people[i], _role(roles[i])) for i in order)


def _as(participant: EventParticipant, role: Role) -> EventParticipant:
    return participant if participant.role is role else replace(participant, role=role)


def _role(roles: Sequence[Role]) -> Role:
    return max(_ROLES, key=lambda role: (roles.count(role), -_ROLES.index(role)))
