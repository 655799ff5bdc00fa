"""Finds the events of one article: drafts from every sentence, judged, related and given their headlines.

"In Oslo, Foreign Minister Anna Berg met Jules Moreau on March 4" gives one candidate with the headline "Berg meets
Moreau in Oslo", both as actors and "March 4" as its time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.core.article import Article
from timeline_app.core.facts import Actor, DateSource, Entity, EntityKind, EventCandidate, Mention, Role, Status
from timeline_app.core.span import Span
from timeline_app.core.timex import TimeExpression
from timeline_app.extract.entries import entry_starts
from timeline_app.extract.events.by_now import has_come_about, is_in_perfect, may_come, was_by_then
from timeline_app.extract.events.candidates import drafts_of
from timeline_app.extract.events.captions import is_caption, is_pointer, shows
from timeline_app.extract.events.clarity import clarity
from timeline_app.extract.events.context import Reading, View, read
from timeline_app.extract.events.denied import is_corrected, is_taken_back
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.furniture import is_news, page_words
from timeline_app.extract.events.groups import Groups, all_mentions
from timeline_app.extract.events.happening import tells_happening
from timeline_app.extract.events.headed import Heading, headings, put_under
from timeline_app.extract.events.headline import headline
from timeline_app.extract.events.interviewed import in_third_person
from timeline_app.extract.events.judge import MENTIONED, SHOWN, saliences, score
from timeline_app.extract.events.listed_with import (
    PASSING,
    WEIGHTY,
    before,
    happened_then,
    is_by_the_way,
    is_dated_fact,
    neighbour,
    neighboured,
)
from timeline_app.extract.events.noun_entries import noun_entry
from timeline_app.extract.events.once import told_once
from timeline_app.extract.events.partakers import by_event, put_in, wider_circle
from timeline_app.extract.events.placing import placed
from timeline_app.extract.events.relate import relate
from timeline_app.extract.events.running import amid

if TYPE_CHECKING:
    from timeline_app.extract.nlp import ParsedSentence

_LEAST_WORDS = 4
_CONTENT_TAGS = ("NN", "VB", "JJ")


def find_events(
    article: Article,
    parsed: Sequence[ParsedSentence],
    times: Sequence[TimeExpression],
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
) -> tuple[EventCandidate, ...]:
    """Event candidates in the order of the text; those with `detail_of` are told with their event, not alone."""
    return find_with_groups(article, parsed, times, entities, mentions, groups=False)[0]


def find_with_groups(
    article: Article,
    parsed: Sequence[ParsedSentence],
    times: Sequence[TimeExpression],
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
    groups: bool = True,
) -> tuple[tuple[EventCandidate, ...], tuple[Entity, ...], tuple[Mention, ...]]:
    """The event candidates, and entities and mentions with those added that act or suffer without a name."""
    reading = read(article, parsed, times, entities, mentions)
    drafts = _judged(reading, headings(article.text, times))
    saliences(drafts, reading)
    relate(drafts, reading)
    _hand_up_places(drafts)
    kept = [d for d in drafts if d.parent is not None or d.score >= SHOWN or d.own or d.plan]
    kept = kept or _best_of(drafts)
    kept = _worded(kept, reading)
    number = {id(d): n for n, d in enumerate(kept)}
    found = Groups(len(entities), article.text)
    nameless = found if groups else None
    details = by_event(kept)
    events = tuple(
        _with_circle(
            _candidate(d, reading, number, nameless), wider_circle(d, details.get(id(d), ()), reading, nameless)
        )
        for d in kept
    )
    return events, (*entities, *found.entities()), all_mentions(mentions, found)


def _hand_up_places(drafts: Sequence[Draft]) -> None:
    """ "Berg met Moreau. Their talks, held in Oslo, lasted an hour": the place of the talks is that of the meeting."""
    for detail in drafts:
        event = detail.parent
        if event is not None and event.place is None and detail.kind in _TALKS and event.kind in _TOGETHER:
            event.place, event.place_span = detail.place, detail.place_span


_TALKS = ("meeting", "call")
_TOGETHER = ("meeting", "agreement", "statement")


def _judged(reading: Reading, over: Sequence[Heading]) -> list[Draft]:
    drafts: list[Draft] = []
    text = reading.article.text
    entries = entry_starts(text)
    for view in reading.views:
        pictured, page = is_caption(text, view.tree.span), page_words(view, text)
        for draft in _drafts(view, entries, text):
            if page is not None and not is_news(draft, page):
                continue
            if is_pointer(draft) or is_corrected(draft, reading) or (pictured and shows(draft, text)):
                continue
            if is_taken_back(draft, reading):
                draft.status = Status.DENIED
            put_under(draft, over)
            draft.terms = _terms(draft)
            draft.score = score(draft, reading)
            if draft.score > MENTIONED:
                drafts.append(draft)
    return drafts


def _drafts(view: View, entries: Sequence[int], text: str) -> list[Draft]:
    """What a sentence tells; of the entry of a chronology where no verb has its date, the whole line."""
    enough = sum(1 for w in view.tree.words if w.tag[:1].isalpha()) >= _LEAST_WORDS - bool(view.times)
    drafts = drafts_of(view, text) if enough else []
    for draft in drafts if entries else ():
        draft.listed = any(_opens(t.time.span.start, entries) for t in draft.own_times)
    entry = noun_entry(view, entries, text) if entries and not any(d.own for d in drafts) else None
    return drafts if entry is None else [entry]


def _opens(start: int, entries: Sequence[int]) -> bool:
    at = bisect_left(entries, start)
    return at < len(entries) and entries[at] == start


def _worded(kept: list[Draft], reading: Reading) -> list[Draft]:
    """With their headlines. What no line can tell alone ("It became …") is told with the nearest event before it.

    So is what only half of a sentence would tell. But one is left, if any may be a happening. What is told in passing,
    of another time than any other event, and cannot be put into words, is left out: the reader finds its date among
    those that date nothing.
    """
    alone: list[Draft] = []
    doubtful: set[Draft] = set()
    for draft in kept:
        draft.headline, sound = headline(draft, reading)
        if told := in_third_person(draft.headline, draft.view):
            draft.headline = told
        sound = sound and bool(told)
        if sound and not draft.entry:
            draft.headline = placed(draft.headline, draft, reading)
        draft.clarity = clarity(draft, reading) if sound else 0.0
        if not sound or not tells_happening(draft):
            doubtful.add(draft)
    _told_by_content(doubtful, kept)
    alone = told_once([d for d in kept if d.parent is None and d not in doubtful]) or _best_told(kept)
    if not alone:
        return []
    neighboured(alone)
    shown, hosts = set(alone), [d for d in alone if d.near is None]
    left = [d for d in kept if d.parent is None and d not in shown]
    for draft in left:
        near = neighbour(draft, hosts, draft in doubtful)
        if draft in doubtful and (draft.own or not is_by_the_way(draft)):
            stays = is_dated_fact(draft) or (draft.salience >= WEIGHTY and happened_then(draft))
            draft.near = near if near is not None or stays else before(draft, hosts)
        else:
            draft.parent = near
    lost = (d for d in left if d.parent is None and d.near is None)
    dumb = {d for d in lost if d.own and d.clause and d.salience <= PASSING and not is_dated_fact(d)}
    for draft in kept:
        if draft.parent in dumb:
            draft.parent = before(draft, alone)
        if draft.dated_by is not None and draft.dated_by in dumb:
            draft.own, draft.day, draft.dated_by = draft.dated_by.own, draft.dated_by.day, None
    return [d for d in kept if d not in dumb]


def _best_told(kept: Sequence[Draft]) -> list[Draft]:
    """Of an article in which no line tells a happening, the one that reads best of what may be one."""
    main = [d for d in kept if d.parent is None and (d.own or not d.clarity or has_come_about(d) or tells_happening(d))]
    return [max(main, key=lambda d: (d.clarity > 0.0, d.salience))] if main else []


def _told_by_content(doubtful: set[Draft], kept: Sequence[Draft]) -> None:
    """Gives those whose words cannot be told the line of what they report: "it emerged that Berg had left"."""
    for content in kept:
        draft, clause = content.parent, content.clause
        if draft is None or draft not in doubtful or draft.parent is not None or content in doubtful or clause is None:
            continue
        above = None if clause.above is None else content.view.clauses[clause.above]
        told = above is not None and above is draft.clause and clause.relation in ("ccomp", "parataxis")
        if told and content.status is draft.status:
            draft.headline, draft.clarity = content.headline, content.clarity
            doubtful.discard(draft)


def _best_of(drafts: list[Draft]) -> list[Draft]:
    """An article in which nothing reaches the bar still shows what it is most likely about."""
    best = max(drafts, key=lambda d: d.score + d.salience, default=None)
    return [best] if best is not None and best.score > 0 else []


def _terms(draft: Draft) -> tuple[str, ...]:
    tree = draft.view.tree
    words = tree.at(draft.span.start, draft.span.end)
    timed = draft.view.timed_words
    return tuple(
        sorted(
            {
                tree.words[i].lemma
                for i in words
                if tree.words[i].tag[:2] in _CONTENT_TAGS and i not in timed and len(tree.words[i].lemma) > 2
            }
        )
    )


def _candidate(draft: Draft, reading: Reading, number: dict[int, int], groups: Groups | None) -> EventCandidate:
    trigger = draft.view.tree.words[draft.trigger]
    dater = number.get(id(draft.dated_by)) if draft.dated_by is not None else None
    near = number.get(id(draft.near)) if draft.near is not None else None
    parent = number.get(id(draft.parent)) if draft.parent is not None else None
    by_then = was_by_then(draft, reading.views)
    # A time of day alone says nothing of the day: that comes from what went before, or is not known.
    own = () if draft.clock and (dater is not None or draft.background or by_then) else draft.own
    return EventCandidate(
        span=draft.span,
        trigger=draft.again or Span(trigger.start, trigger.end),
        verb=draft.verb,
        kind=draft.kind,
        headline=draft.headline,
        status=draft.status,
        date_source=_source(draft, own, dater if dater is not None else parent),
        time=own[0] if own else None,
        times=own[1:] if own else draft.own,
        actors=(
            *_named(draft, reading),
            *(groups.actors(draft) if groups is not None else ()),
        ),
        place=draft.place,
        place_span=draft.place_span,
        detail_of=parent,
        salience=draft.salience,
        background=draft.background,
        terms=draft.terms,
        date_from=None if own else dater if dater is not None else parent,
        score=draft.score,
        clarity=draft.clarity,
        near=near,
        amid=amid(draft, reading),
        perfect=is_in_perfect(draft),
        by_then=by_then,
        may_come=may_come(draft),
    )


def _with_circle(event: EventCandidate, circle: Sequence[Actor]) -> EventCandidate:
    acting = {actor.entity for actor in event.actors}
    return replace(event, also=tuple(actor for actor in circle if actor.entity not in acting))


def _named(draft: Draft, reading: Reading) -> tuple[Actor, ...]:
    acting = tuple(Actor(entity, role) for entity, role in draft.actors.items())
    more = tuple(actor for actor in put_in(draft, reading) if actor.entity not in draft.actors)
    return (*more, *acting) or _named_there(draft)


def _named_there(draft: Draft) -> tuple[Actor, ...]:
    """People and bodies that the passage names at all, where the grammar does not say who took part.

    Not countries: those are mostly where it happened, or whom it concerns.
    """
    tree = draft.view.tree
    found: dict[int, Actor] = {}
    for name in draft.view.names:
        start = tree.words[name.words[0]].start
        if name.kind in _PARTIES and draft.span.start <= start < draft.span.end:
            found.setdefault(name.entity, Actor(name.entity, Role.OTHER))
    return tuple(found.values())


_PARTIES = (EntityKind.PERSON, EntityKind.ORGANIZATION)


def _source(draft: Draft, own: tuple[int, ...], giver: int | None) -> DateSource:
    if own:
        return DateSource.STATED
    if giver is not None:
        return DateSource.INHERITED
    return DateSource.NONE if draft.background else DateSource.ARTICLE_DAY
