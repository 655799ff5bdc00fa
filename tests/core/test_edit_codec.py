"""Edits go to JSON and back unchanged."""

from __future__ import annotations

import typing
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.edit_codec import from_json, to_json
from timeline_app.core.edits import KINDS, Edit
from timeline_app.core.interval import Grain, Interval
from timeline_app.core.span import Span

_INTERVALS = st.builds(
    lambda start, length, grain, about: Interval(start, start + length, grain, about),
    st.integers(-(10**12), 10**12), st.integers(1, 10**9), st.sampled_from(Grain), st.booleans(),
)  # fmt: skip
_SPANS = st.builds(lambda a, n: Span(a, a + n), st.integers(0, 10**6), st.integers(0, 500))
st.register_type_strategy(Interval, _INTERVALS)
st.register_type_strategy(Span, _SPANS)


@given(st.one_of(*(st.from_type(kind) for kind in KINDS)))
def test_an_edit_comes_back_as_it_was(edit: Any) -> None:
    line = to_json(edit)
    assert from_json(line) == edit
    assert "\n" not in line
    assert to_json(from_json(line)) == line


def test_every_edit_can_be_read_back_by_name() -> None:
    assert set(KINDS) == set(typing.get_args(Edit))


@pytest.mark.parametrize(
    "text", ["", "null", "[]", "{}", '{"edit":"Nothing"}', '{"edit":"Star"}', '{"edit":"Star","event":3}']
)
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an edit"):
        from_json(text)


def test_a_field_of_a_later_version_is_left_out() -> None:
    line = '{"edit":"Star","event":{"key":"k","headline":"h","passages":[],"colour":"red"},"starred":true,"size":3}'
    assert to_json(from_json(line)) == '{"edit":"Star","event":{"key":"k","headline":"h","passages":[]},"starred":true}'
