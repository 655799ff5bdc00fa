"""A clock time without a day has that of the clock time behind it in its sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.span import Span
from timeline_app.extract.times import recognise, with_shared_days


def days(text: str) -> list[object]:
    ends = [n + 1 for n, c in enumerate(text) if c == "."] if "." in text else [len(text)]
    sentences = [Span(a, b) for a, b in zip([0, *ends], ends, strict=False)]
    found = with_shared_days(recognise(text), sentences)
    return [t.form.args[4] is not None for t in found if t.form.op == "time"]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("The train left at 9:15 am and came at 11:40 am on Thursday.", [True, True]),
        ("The men robbed the bank at 10 am and were caught at 2 pm on 3 May 2019.", [True, True]),
        ("On Monday the train left at 9:15 am, and came at 11:40 am on Thursday.", [False, True]),
        ("The train left at 9:15 am. It came at 11:40 am on Thursday.", [False, True]),
        ("The train left at 9:15 am and came at 11:40 am.", [False, False]),
    ],
)
def test_the_day_is_shared_within_a_sentence(text: str, known: list[bool]) -> None:
    assert days(text) == known


@given(st.lists(st.sampled_from(["9:15 am", "on Monday", "11 pm on Friday", "and", "3 May 2019", "\n"]), max_size=12))
def test_nothing_else_changes(words: list[str]) -> None:
    text = " ".join(words)
    times = recognise(text)
    found = with_shared_days(times, [Span(0, len(text))] if text else [])
    assert [(t.span, t.type, t.rule) for t in found] == [(t.span, t.type, t.rule) for t in times]
    assert with_shared_days(found, [Span(0, len(text))] if text else []) == found
