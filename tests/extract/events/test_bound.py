"""Prepositions that belong to their verb, adverbs and sums without which a line says something else."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read


def headlines(sentence: str) -> list[str]:
    return Read(sentence, people="Anna Lindqvist, Tomas Okoro", places="Halden").headlines


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "The town placed dozens of strays in a heated barn on Monday as a step against rabies.",
            "The town places dozens of strays in a heated barn as a step against rabies",
        ),
        (
            "The bishop on Monday threatened editors with the Church Act if they printed the letters of a dead monk.",
            "The bishop threatens editors with the Church Act if they print the letters of a dead monk",
        ),
        (
            "The complaint accused Tomas Okoro of gross neglect on Monday.",
            "The complaint accuses Okoro of gross neglect",
        ),
        (
            "The council accused the ferry of neglect and the mill of greed on Monday.",
            "The council accuses the ferry of neglect and the mill of greed",
        ),
    ],
)
def test_what_the_verb_needs_is_told(sentence: str, line: str) -> None:
    assert headlines(sentence) == [line]


def test_what_the_verb_needs_stays_when_the_line_is_too_long() -> None:
    told = headlines(
        "The town placed dozens of strays in a heated barn on Monday as a cautious step against the spread of a "
        "rather dangerous kind of rabies."
    )
    assert told
    assert all(line.startswith("The town places dozens of strays in a heated barn") for line in told)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "For the first time in Halden, a goat suffering from foot rot died on Monday.",
            "A goat suffering from foot rot dies for the first time in Halden",
        ),
        ("The harbour was raided on Monday as part of the inquiry into the missing salt.", "as part of the inquiry"),
        ("Anna Lindqvist pleaded on Monday for more time to mend the organ.", "Lindqvist pleads for more time to mend"),
        ("The valley last saw a flood in 1931.", "The valley last sees a flood"),
        ("Halden Mills shares fell 6.6% on Monday.", "Halden Mills shares fall 6.6%"),
        ("Tomas Okoro was addicted to laudanum in 1931.", "Okoro is addicted to laudanum"),
        (
            "Eight divers died on Monday when the ferry they slept on crashed north of the pier.",
            "Eight divers die when the ferry they slept on crashes north of the pier",
        ),
        (
            "The leak at the mill is more serious than first thought with the lake rising, the council said on Monday.",
            "more serious than first thought",
        ),
        (
            "Anna Lindqvist revealed details on Monday of how the mayor had sunk the barge in the lake.",
            "details of how the mayor had sunk the barge",
        ),
        ("The kite missed its landing due to a wet rope on Monday.", "misses its landing due to a wet rope"),
        (
            "Some 4,000 blankets and 500 litres of oil were lost on Monday, the navy said.",
            "Some 4,000 blankets and 500",
        ),
        (
            "On Monday Anna Lindqvist appeared on Halden Radio and said that the weir should be blown up.",
            "Lindqvist appears on Halden Radio and says that the weir should be blown up",
        ),
        (
            "Widows of nine sailors killed off the coast appealed to the king on Monday.",
            "Widows of nine sailors killed off the coast appeal to the king",
        ),
        ("The new weir could cost $3 million (2 million pounds), the council said on Monday.", "could cost $3 million"),
    ],
)
def test_what_changes_the_sense_is_told(sentence: str, line: str) -> None:
    assert any(line in told for told in headlines(sentence))


def test_what_is_only_said_to_the_reader_is_not() -> None:
    line = "The council closes the ferry"
    assert headlines("In particular, the council closed the ferry on Monday at the same time.") == [line]


def test_no_line_ends_in_solidarity() -> None:
    told = headlines("On Monday a hundred people in the town attended nine vigils in solidarity with her late aunt.")
    assert told and all(not line.endswith("solidarity") for line in told)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "The Reeds would lose the town hall if it were sold now, a survey showed on Monday.",
            "A survey shows the Reeds would lose the town hall if it were sold",
        ),
        (
            "Okoro said on Monday that she would sell the mill if it were flooded again.",
            "Okoro says that she would sell the mill if it were flooded again",
        ),
        (
            "Okoro said on Monday that the mill would close if prices fell.",
            "Okoro says that the mill will close if prices fall",
        ),
    ],
)
def test_what_is_only_thought_of_stays_so(sentence: str, line: str) -> None:
    lines = Read(sentence, people="Tomas Okoro").headlines
    assert line in lines
