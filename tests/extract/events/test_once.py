"""What an article tells twice is one event."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Police said on Monday that Tomas Okoro was killed in Leeds on Sunday.", "Okoro is killed in Leeds"),
        (
            "Anna Lindqvist announced on Monday that Tomas Okoro has been found in Leeds.",
            "Lindqvist announces that Okoro has been found in Leeds",
        ),
        (
            "The miners went on strike on 2 May 2031. Tomas Okoro led the strike of 2 May 2031.",
            "The miners go on strike",
        ),
    ],
)
def test_one_line_is_left(text: str, line: str) -> None:
    read = Read(text, people="Tomas Okoro, Anna Lindqvist")
    assert read.shown[0].headline == line
    assert sum("killed" in e.headline or "found" in e.headline for e in read.shown) <= 1


def test_details_hang_on_events_only() -> None:
    read = Read("Police said on Monday that Tomas Okoro was killed in Leeds on Sunday.", people="Tomas Okoro")
    assert all(e.detail_of is None or read.events[e.detail_of].detail_of is None for e in read.events)
