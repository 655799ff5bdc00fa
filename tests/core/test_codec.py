"""Values as JSON: they come back as they were, in other versions too, and nothing else comes in."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.article import Article
from timeline_app.core.chronicle import FileReport
from timeline_app.core.codec import Reader, layout, plain
from timeline_app.core.edits import ArticleRef
from timeline_app.core.errors import Warning
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.interval import Grain, Interval
from timeline_app.core.numbers import Numbers
from timeline_app.core.span import Span
from timeline_app.core.timex import TimeForm

KINDS = (Article, ArticleFacts, FileReport, Warning)
NOW = layout(*KINDS, Interval)

st.register_type_strategy(Span, st.builds(lambda a, n: Span(a, a + n), st.integers(0, 9999), st.integers(0, 99)))
st.register_type_strategy(Numbers, st.lists(st.integers(0, 2**64 - 1)).map(Numbers))
st.register_type_strategy(float, st.floats(allow_nan=False))
forms = st.recursive(
    st.builds(TimeForm, st.text(), st.just(())),
    lambda inner: st.builds(
        TimeForm,
        st.text(),
        st.lists(st.one_of(st.none(), st.integers(), st.floats(allow_nan=False), st.text(), inner)).map(tuple),
        st.none() | st.text(),
    ),
    max_leaves=5,
)
st.register_type_strategy(TimeForm, forms)
scraps = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(st.one_of([st.from_type(kind) for kind in KINDS]))
def test_what_was_written_comes_back(value: Any) -> None:
    there = json.loads(json.dumps(plain(value)))
    assert Reader(json.loads(json.dumps(NOW))).read(type(value), there) == value


@given(st.sampled_from(KINDS), scraps)
def test_anything_else_is_refused_in_one_way(kind: type, data: Any) -> None:
    try:
        value = Reader(NOW).read(kind, data)
    except ValueError:
        return
    assert plain(value) == data


@given(st.from_type(ArticleFacts), st.data())
def test_one_broken_place_is_refused_or_of_the_right_type(facts: ArticleFacts, data: st.DataObject) -> None:
    broken = plain(facts)
    here: Any = broken
    while isinstance(here, list) and here:
        place = data.draw(st.integers(0, len(here) - 1))
        if not isinstance(here[place], list) or not here[place] or data.draw(st.booleans()):
            here[place] = data.draw(scraps)
            break
        here = here[place]
    try:
        value = Reader(NOW).read(ArticleFacts, broken)
    except ValueError:
        return
    assert Reader(NOW).read(ArticleFacts, plain(value)) == value


def test_fields_that_came_later_get_their_defaults() -> None:
    then = {**NOW, "Interval": ["end", "start", "grain"]}
    assert Reader(then).read(Interval, [5, 1, 3]) == Interval(1, 5, Grain.DAY)


def test_fields_of_a_later_version_are_left_out() -> None:
    later = {**NOW, "Interval": ["certain", *NOW["Interval"], "colour"]}
    assert Reader(later).read(Interval, [[1], 1, 5, 3, False, True, "red"]) == Interval(1, 5, Grain.DAY, spans=True)


def test_a_field_that_is_needed_must_be_there() -> None:
    with pytest.raises(ValueError, match="without grain"):
        Reader({**NOW, "Interval": ["start", "end"]}).read(Interval, [1, 5])
    with pytest.raises(ValueError, match="not a"):
        Reader({}).read(Interval, [1, 5])


def test_by_names_what_is_missing_gets_its_default() -> None:
    assert Reader().read(ArticleRef, {"content_hash": "a", "path": "b", "more": 1}) == ArticleRef("a", "b", 0)
    with pytest.raises(ValueError, match="content_hash"):
        Reader().read(ArticleRef, {"path": "b"})


def test_a_layout_that_is_hostile_runs_nothing() -> None:
    fields = ["start", "end", "grain", "__import__('os').abort()", "approximate); abort("]
    assert Reader({"Interval": fields}).read(Interval, [1, 5, 3, 0, 0]) == Interval(1, 5, Grain.DAY)
