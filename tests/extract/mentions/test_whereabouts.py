"""Towns that are called like people, by what happens to them."""

from __future__ import annotations

import pytest

from tests.extract.mentions.reading import Reading
from timeline_app.core.facts import EntityKind


@pytest.mark.parametrize(
    "text",
    [
        "Hassan fell to the rebels on Tuesday. Hassan was shelled on Friday.",
        "Troops retook Stanley on Monday. The army left Stanley in May.",
        "The floods hit Albury on Saturday. Albury lost forty houses.",
        "Residents of Jackson were told to leave. Jackson was flooded on Tuesday.",
        "Stanley, a market town in the north, was bombed on 3 May.",
        "Hassan has been under siege since March. Hassan has no water.",
    ],
)
def test_what_only_happens_to_places_tells_a_place(text: str) -> None:
    reading = Reading(text)
    name = next(n for n in ("Hassan", "Stanley", "Albury", "Jackson") if n in text)
    assert name not in reading.names(EntityKind.PERSON)


def test_a_man_of_the_name_of_the_town_stays_a_man() -> None:
    text = (
        "Troops retook Stanley on Monday. “It is empty,” said Jim Stanley, a farmer. Stanley said on Tuesday that he "
        "would stay. Residents of Stanley were told to leave."
    )
    reading = Reading(text)
    assert "Jim Stanley" in reading.names(EntityKind.PERSON)
    assert "Stanley" in reading.names(EntityKind.PLACE)
    assert reading.where("Jim Stanley").count("Stanley") == 1


@pytest.mark.parametrize(
    "text",
    [
        "Jim Stanley was hit by a car on Monday. Stanley was taken to York.",
        "Jim Stanley fell to Omar Holt in the final. Stanley left in tears.",
        "Jim Stanley sold the mill. Friends said Clara Holt fled Stanley. Stanley was fined on Monday.",
        "Confidence in Jim Stanley is gone. Interest in Stanley fell.",
    ],
)
def test_what_happens_to_people_leaves_them_people(text: str) -> None:
    assert "Jim Stanley" in Reading(text).names(EntityKind.PERSON)
    assert "Stanley" not in Reading(text).names(EntityKind.PLACE)
