"""Values made quickly are made as dataclasses make them."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.interval import Interval
from timeline_app.core.quick import quick
from timeline_app.core.span import Span


@dataclass(frozen=True, slots=True)
class Plain:
    a: object
    b: object = 2
    c: object = ()


@quick
@dataclass(frozen=True, slots=True)
class Quick:
    a: object
    b: object = 2
    c: object = ()


some = st.one_of(st.none(), st.integers(), st.text())


@given(st.lists(some, max_size=4), st.dictionaries(st.sampled_from("abcd"), some))
def test_it_takes_what_a_dataclass_takes(given_: list[object], named: dict[str, object]) -> None:
    made = []
    for kind in (Plain, Quick):
        try:
            value = kind(*given_, **named)
            made.append((value.a, value.b, value.c))
        except TypeError:
            made.append(None)
    assert made[0] == made[1]


def test_it_stays_frozen_equal_and_replaceable() -> None:
    value = Quick(1, c=3)
    with pytest.raises(FrozenInstanceError):
        value.a = 2  # type: ignore[misc]
    assert value == Quick(1, 2, 3) and hash(value) == hash(Quick(1, 2, 3))
    assert replace(value, b=5) == Quick(1, 5, 3)


def test_what_a_value_checks_is_checked() -> None:
    with pytest.raises(ValueError):
        Span(3, 1)
    assert Interval.of_days(1, 2) == Interval.of_days(1, 2)


def test_what_is_made_each_time_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Made\.rows"):

        @quick
        @dataclass(frozen=True, slots=True)
        class Made:
            rows: list[int] = field(default_factory=list)
