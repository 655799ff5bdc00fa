"""Whose own sentences stand in quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.events.reading import Read
from tests.extract.mentions.test_relatives import meant
from timeline_app.extract.quotes import spoken

HOLM = "Lars Holm opened the mill in Leeds on Monday. "


@given(st.text(alphabet="Aa '\"“”‘’`.,!\n", max_size=60))
def test_what_is_spoken_stands_in_the_text_in_order(text: str) -> None:
    ends = [n for stretch in spoken(text) for n in stretch]
    assert ends == sorted(ends)
    assert all(0 <= n <= len(text) for n in ends)


@pytest.mark.parametrize(
    "text", ["He was “proud of it”.", "The miners' union met.", "It's John's.", "the 'old' mill's wheel"]
)
def test_a_part_of_a_sentence_is_no_speech(text: str) -> None:
    assert not spoken(text)


@pytest.mark.parametrize("marks", ["‘{}’", "' {} '", "` {} '", "“{}”"])
def test_who_is_spoken_of_is_not_the_one_named_last(marks: str) -> None:
    text = f"{HOLM}Its founder, Ada Berg, said on Tuesday: {marks.format('His vision fed the town.')}"
    assert meant(text, "His") == []


def test_no_line_gives_a_speaker_what_is_another_ones() -> None:
    read = Read(f"{HOLM}Ada Berg said on Tuesday: ‘His boat was stolen in Leeds.’", people="Lars Holm, Ada Berg")
    assert not any("says his boat" in event.headline and event.near is None for event in read.events)
