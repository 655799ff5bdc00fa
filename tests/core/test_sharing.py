"""What is kept once is what was given."""

import json
import pickle
from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core import packing, sharing
from timeline_app.core.article import DateClaim
from timeline_app.core.codec import Reader, layout, plain
from timeline_app.core.facts import (
    Actor,
    ArticleFacts,
    DateSource,
    Entity,
    EntityKind,
    EventCandidate,
    Mention,
    MentionForm,
    Office,
    Role,
    Status,
)  # fmt: skip
from timeline_app.core.span import Span
from timeline_app.core.timex import TimeExpression, TimeForm, TimeType


def _word(*parts: str) -> str:
    return "".join(parts)


def _facts() -> ArticleFacts:
    """Facts of which no word is the same value as that of another call."""
    anna = _word("Anna ", "Berg")
    event = EventCandidate(
        Span(0, 4000), Span(3500, 3506), _word("si", "gn"), "agreement", "Both sign a treaty", Status.HAPPENED,
        DateSource.STATED, None, actors=(Actor(700, Role.AGENT),), place=_word("Ber", "gen"), salience=1 / 3,
        terms=(_word("tre", "aty"), _word("fish", "ing")), score=2 / 3,
    )  # fmt: skip
    when = TimeExpression(
        Span(20, 23), _word("M", "ay"), TimeType.DATE, _word("mon", "th"), TimeForm(_word("da", "te"), (None, 5))
    )
    return ArticleFacts(
        "a1", "en", times=(when,), mentions=(Mention(Span(3, 7), anna, MentionForm.NAME, 0),),
        entities=(Entity(anna, EntityKind.PERSON, (anna,), (Office(_word("may", "or"), None, Span(1, 2)),)),),
        events=(event,), terms=((_word("tre", "aty"), 3),),
    )  # fmt: skip


def _parts(facts: ArticleFacts) -> list[object]:
    """What two articles share."""
    event, time, entity = facts.events[0], facts.times[0], facts.entities[0]
    return [
        event.span, event.verb, event.place, event.salience, event.score, *event.terms, event.actors[0], time.text,
        time.rule, time.form, facts.mentions[0].text, entity.name, entity.names, entity.offices[0].title, *facts.terms,
    ]  # fmt: skip


def test_what_two_articles_have_in_common_is_one_value_from_cache_and_project_file() -> None:
    packing.register()
    read = Reader(json.loads(json.dumps(layout(ArticleFacts))))
    ways = (
        lambda: pickle.loads(pickle.dumps(_facts(), pickle.HIGHEST_PROTOCOL)),
        lambda: read.read(ArticleFacts, json.loads(json.dumps(plain(_facts())))),
    )
    for way in ways:
        one, other = way(), way()
        assert one == other == _facts()
        assert all(a is b for a, b in zip(_parts(one), _parts(other), strict=True))
        assert [type(v) for v in _parts(one)] == [type(v) for v in _parts(_facts())]


def test_after_forgetting_values_are_as_they_were() -> None:
    make = sharing.maker(Span)
    one = make(900_001, 900_002)
    sharing.forget()
    assert make(900_001, 900_002) == one


@given(st.lists(st.none() | st.integers(-2, 2) | st.floats(-2, 2) | st.sampled_from(["D", "X"])).map(tuple))
def test_numbers_of_time_forms_stay_what_they_are(args: tuple[int | float | str | None, ...]) -> None:
    make = sharing.maker(TimeForm)
    for form in (make("shift", args, None), make("range", (make("shift", args, None),), None).args[0]):
        assert isinstance(form, TimeForm)
        assert repr(form) == repr(TimeForm("shift", args))


def test_other_kinds_are_made_by_their_constructors() -> None:
    assert sharing.maker(Status) is Status
    claim = DateClaim(*(getattr(_claim(), f.name) for f in fields(DateClaim)))
    assert sharing.maker(DateClaim)(*(getattr(claim, f.name) for f in fields(claim))) == replace(claim)


def _claim() -> DateClaim:
    from timeline_app.core.article import PartialDate

    return DateClaim("dateline", "Jan 17", "month and day", PartialDate(None, 1, 17), 0.9)
