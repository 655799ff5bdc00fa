"""The last touch on a headline."""

from __future__ import annotations

import pytest

from timeline_app.extract.events.finish import finished


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Oslo – the council closes a bridge .", "Oslo – the council closes a bridge"),
        ("Oslo – The council closes a bridge", "The council closes a bridge"),
        ("Halden — Berg meets Moreau", "Berg meets Moreau"),
        ("Berg – who left – returns", "Berg – who left – returns"),
        ("Fans are ` speechless' at the end", "Fans are “speechless” at the end"),
        ("Two mills close - Reuters.", "Two mills close"),
    ],
)
def test_the_place_before_a_dispatch_is_no_part_of_its_line(text: str, line: str) -> None:
    assert finished(text) == line
