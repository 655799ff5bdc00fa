"""Who is meant by his age."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import article_of
from tests.extract.mentions.test_relatives import meant
from timeline_app.extract.pipeline import extract

OPENING = "Stephen Carver, 50, was arrested in Leeds on Monday. Clara Holt (44) was released on Tuesday. "


@pytest.mark.parametrize(
    ("rest", "words", "who"),
    [
        ("The 50-year-old was taken to York.", "The 50-year-old", ["Stephen Carver"]),
        ("The 44-year-old lawyer was taken to York.", "The 44-year-old lawyer", ["Clara Holt"]),
        ("The 50-year-old house burned.", "The 50-year-old", []),
        ("The 33-year-old was taken to York.", "The 33-year-old", []),
        ("A 50-year-old man was hurt. The 50-year-old was taken to York.", "The 50-year-old", []),
    ],
)
def test_an_age_means_the_one_who_is_so_old(rest: str, words: str, who: list[str]) -> None:
    assert meant(OPENING + rest, words) == who


def test_the_line_has_the_name() -> None:
    facts = extract(article_of(OPENING + "Clara Holt was accused of causing the 50-year-old's fall on Friday."))
    assert "Holt is accused of causing Carver's fall" in [e.headline for e in facts.events]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A 31-year-old man shot Tim Berg on Friday. The 31-year-old was taken to York.", []),
        ("Police freed a 31-year-old held by Tim Berg. The 31-year-old was taken to York.", []),
        ("A 31-year-old sailor, Tim Berg said, was hurt. The 31-year-old was taken to York.", []),
        ("A 31-year-old sailor, Tim Berg, was hurt. The 31-year-old was taken to York.", ["Tim Berg"]),
    ],
)
def test_an_age_is_of_the_name_that_it_stands_with(text: str, who: list[str]) -> None:
    assert meant(text, "The 31-year-old") == who
