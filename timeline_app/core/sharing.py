"""Equal values kept once, as they come from workers, the cache and project files: half of all memory would be copies.

What is shared is what occurs again and again in other articles: names, words, what time expressions say, places in the
text. What belongs to one article (its headlines, its texts) is left alone.

>>> from timeline_app.core.span import Span
>>> span = maker(Span)
>>> span(1, 2) is span(1, 2)
True
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from timeline_app.core.article import DateClaim
from timeline_app.core.facts import Actor, ArticleFacts, Entity, EventCandidate, Mention, Office, Role
from timeline_app.core.span import Span
from timeline_app.core.timex import TimeExpression, TimeForm

T = TypeVar("T")

_RECENT = 1 << 18
"""Equal spans of how many different ones are one value: in ten thousand articles most begin and end where others do."""
_MOST = 1_000_000
"""Different words, names and numbers that are kept once."""

_words: dict[str, str] = {}
_names: dict[tuple[str, ...], tuple[str, ...]] = {}
_terms: dict[tuple[str, int], tuple[str, int]] = {}
_floats: dict[float, float] = {}
_casts: dict[tuple[int, ...], tuple[Actor, ...]] = {}
"""Actors of events by their ids, which stay theirs while they are in here."""
_TABLES: tuple[dict[Any, Any], ...] = (_words, _names, _terms, _floats, _casts)
_word, _name, _term, _float = _words.setdefault, _names.setdefault, _terms.setdefault, _floats.setdefault
_cast = _casts.setdefault


def maker(kind: type[T]) -> Callable[..., T]:
    """What makes a value of a dataclass from its fields in order: its constructor, or one that shares what it can."""
    return _MAKERS.get(kind, kind)


def forget() -> None:
    """Lets go of all tables, once a folder is read: its values stay shared, and later ones begin anew."""
    for table in _TABLES:
        table.clear()
    shared_span.cache_clear()
    _form.cache_clear()


@lru_cache(maxsize=_RECENT)
def shared_span(start: int, end: int) -> Span:
    """A span; the same value for the same offsets, as long as they are among those that came last."""
    return Span(start, end)


@lru_cache(maxsize=1 << 12)
def shared_actor(entity: int, role: Role) -> Actor:
    """An actor; there are few different ones."""
    return Actor(entity, role)


def shared_mention(span: Span, text: str, form: Any, entity: int) -> Mention:
    """A mention, its words once."""
    return Mention(span, _word(text, text), form, entity)


def shared_office(title: str, country: str | None, span: Span) -> Office:
    """An office, its words once."""
    return Office(_word(title, title), country and _word(country, country), span)


def shared_entity(name: str, kind: Any, names: tuple[str, ...] = (), offices: Any = (), reasons: Any = ()) -> Entity:
    """An entity, its names and reasons once."""
    return Entity(_word(name, name), kind, _all(names), offices, _all(reasons))


def _all(words: tuple[str, ...]) -> tuple[str, ...]:
    if not words:
        return ()
    same = tuple(map(_word, words, words))
    return _name(same, same)


def shared_event(
    span: Span, trigger: Span, verb: str, kind: str, headline: str, status: Any, source: Any, time: int | None,
    times: tuple[int, ...], actors: tuple[Actor, ...], place: str | None, where: Span | None, detail_of: int | None,
    salience: float, background: bool, terms: tuple[str, ...], date_from: int | None, score: float, *more: Any,
) -> EventCandidate:  # fmt: skip
    """An event, its words and numbers once; its headline is its own."""
    if actors:  # each is one value: that is quicker than comparing
        actors = _cast(tuple(map(id, actors)), actors)
    return EventCandidate(
        span, trigger, _word(verb, verb), _word(kind, kind), headline, status, source, time, times, actors,
        place and _word(place, place), where, detail_of, _float(salience, salience), background,
        tuple(map(_word, terms, terms)), date_from, _float(score, score), *more,
    )  # fmt: skip


def shared_time(span: Span, text: str, kind: Any, rule: str, *more: Any) -> TimeExpression:
    """A time expression, its words once."""
    return TimeExpression(span, _word(text, text), kind, _word(rule, rule), *more)


def shared_time_form(op: str, args: Any = (), mod: str | None = None) -> TimeForm:
    """What a time expression says: most say what others say."""
    # 1 and 1.0 are equal, and do not say the same: "1 week", "1.0 week".
    if not _OF_THEIR_OWN.isdisjoint(map(type, args)):
        return TimeForm(_word(op, op), args, mod)
    return _form(op, args, mod)


_OF_THEIR_OWN = {float, TimeForm}


@lru_cache(maxsize=_RECENT)
def _form(op: str, args: Any, mod: str | None) -> TimeForm:
    return TimeForm(op, args, mod)


def shared_claim(kind: str, text: str, says: str, *more: Any) -> DateClaim:
    """A claim, what it says once."""
    return DateClaim(_word(kind, kind), text, _word(says, says), *more)


def shared_facts(article: str, language: str, *more: Any) -> ArticleFacts:
    """The facts of an article, its words with their counts once."""
    made = list(more)
    if len(_words) > _MOST:
        forget()
    if len(made) > _FACTS_TERMS:
        made[_FACTS_TERMS] = tuple(map(_term, made[_FACTS_TERMS], made[_FACTS_TERMS]))
    return ArticleFacts(article, _word(language, language), *made)


_FACTS_TERMS = list(ArticleFacts.__slots__)[2:].index("terms")

_MAKERS: dict[type, Callable[..., Any]] = {
    Span: shared_span, Actor: shared_actor, Mention: shared_mention, Office: shared_office, Entity: shared_entity,
    EventCandidate: shared_event, TimeExpression: shared_time, TimeForm: shared_time_form, DateClaim: shared_claim,
    ArticleFacts: shared_facts,
}  # fmt: skip
