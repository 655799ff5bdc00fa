"""Packed numbers behave as the tuple of them."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.numbers import NONE, Numbers

given_numbers = st.lists(st.integers(0, 2**64 - 1) | st.integers(0, 99)).map(tuple)


@given(given_numbers)
def test_they_are_what_was_given(values: tuple[int, ...]) -> None:
    packed = Numbers(values)
    assert tuple(packed) == values
    assert packed == values
    assert packed == Numbers(list(values))
    assert hash(packed) == hash(Numbers(values))
    assert len(packed) == len(values)
    assert packed[:3] == values[:3]
    assert [packed[n] for n in range(len(values))] == list(values)
    assert pickle.loads(pickle.dumps(packed)) == packed
    assert bool(packed) == bool(values)


@given(given_numbers, given_numbers)
def test_others_are_not_equal(one: tuple[int, ...], other: tuple[int, ...]) -> None:
    assert (Numbers(one) == Numbers(other)) == (one == other)
    assert Numbers(one) != list(one)


def test_small_ones_take_half_the_memory() -> None:
    assert len(pickle.dumps(Numbers(range(1000)))) < 4200 < len(pickle.dumps(Numbers([1 << 40] * 1000)))
    assert tuple(NONE) == ()


@pytest.mark.parametrize("values", [[-1], [1 << 64], ["1"], [1.5]])
def test_anything_else_is_refused(values: list[object]) -> None:
    with pytest.raises(ValueError, match="whole numbers"):
        Numbers(values)  # type: ignore[arg-type]
