"""Towns that no list knows, by who is of there, who travels there and what they stand beside."""

from __future__ import annotations

import pytest

from tests.extract.mentions.reading import Reading


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Deborah Lowell, 54, of Gannick, sold her goats on Monday.", "Gannick"),
        ("Peter Lowell, of Gateshead, met the baker on Tuesday.", "Gateshead"),
        ("The ferry was sailing from Cajabol to Chiclomar when the wind rose.", "Cajabol"),
        ("The ferry was sailing from Cajabol to Chiclomar when the wind rose.", "Chiclomar"),
    ],
)
def test_where_somebody_lives_or_travels_is_a_place(text: str, town: str) -> None:
    assert town in Reading(text).names("place")


def test_what_stands_beside_a_place_is_one() -> None:
    reading = Reading("Goats were sold in Leeds and Kerry on Monday. Fog lay over Leeds.")
    assert {"Leeds", "Kerry"} <= reading.names("place")


def test_who_speaks_for_somebody_is_of_a_body() -> None:
    reading = Reading("Ann Lowell, of Tank Watch, said on Monday that the barrel leaks.")
    assert "Tank Watch" not in reading.names("place")


def test_a_hospice_is_a_body() -> None:
    assert "Appleby Hospice" in Reading("Ann Lowell joined Appleby Hospice in 2009.").names("organization")
