"""What a body says of its own doings is told as done, on the day on which it said so."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The council has opened an inquiry, it announced on Tuesday.", "The council opens an inquiry"),
        (
            "The Halden council cleared the purchase of the mill without conditions, it said on Tuesday.",
            "The Halden council clears the purchase of the mill without conditions",
        ),
    ],
)
def test_what_a_body_says_to_have_done_is_told_as_done(text: str, line: str) -> None:
    read = Read(text, people="Tomas Okoro", places="Halden")
    (event,) = [e for e in read.events if e.detail_of is None]
    assert event.headline == line
    assert event.time is not None
    assert read.times[event.time].span.of(text) == "Tuesday"


@pytest.mark.parametrize(
    "text",
    [
        "The army killed 20 rebels in Halden, it said on Tuesday.",
        "Tomas Okoro was beaten by guards, he told the court on Tuesday.",
        "Tomas Okoro robbed the baker, she said on Tuesday.",
    ],
)
def test_what_somebody_says_of_others_stays_a_saying(text: str) -> None:
    lines = [e.headline for e in Read(text, people="Tomas Okoro", places="Halden").events if e.time is not None]
    assert all("sa" in line or "tells" in line for line in lines)
