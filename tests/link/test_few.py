"""Tables of few values say the same as tables of sets and counters."""

from collections import Counter, defaultdict

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.link.few import Bag, Few, counts, put, tally, times

steps = st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 6), st.sampled_from([1, 1, -1])))


@given(steps)
def test_values_are_there_once_until_they_are_taken_out(done: list[tuple[str, int, int]]) -> None:
    few: dict[str, Few[int]] = {}
    plain: dict[str, set[int]] = defaultdict(set)
    for key, value, by in done:
        put(few, key, value, by)
        (plain[key].add if by > 0 else plain[key].discard)(value)
    assert {key: set(values) for key, values in few.items()} == {key: v for key, v in plain.items() if v}
    assert all(len(set(values)) == len(values) for values in few.values())


@given(steps)
def test_values_are_counted_in_and_out(done: list[tuple[str, int, int]]) -> None:
    bags: dict[str, Bag[int]] = {}
    plain: dict[str, Counter[int]] = defaultdict(Counter)
    for key, value, by in done:
        if by > 0 or plain[key][value]:
            tally(bags, key, value, by)
            plain[key][value] += by
    assert {key: dict(counts(bag)) for key, bag in bags.items()} == {key: dict(+c) for key, c in plain.items() if +c}
    assert all(times(bag, value) == plain[key][value] for key, bag in bags.items() for value in range(7))
