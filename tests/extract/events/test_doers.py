"""A line is about who does it, not about who stands beside the verb."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read, article_of
from timeline_app.extract.pipeline import extract


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("Their daughter Ellen (born Hereford 1840) married Ada Hollis in 1856.", "Ellen marries Hollis"),
        ("His father, John Rees, (born Hereford 1840) died in 1890.", "Rees dies"),
        (
            "Some of those he wrote to denied knowledge of the plan on Monday.",
            "Some of those he wrote to deny knowledge of the plan",
        ),
        (
            "Some of those he taught refused to give their names on Monday.",
            "Some of those he taught refuse to give their names",
        ),
        (
            "Several of those Berg met on Tuesday denied any link with the bank.",
            "Several of those Berg met deny any link with the bank",
        ),
        ("Two of the men police arrested on Monday confessed.", "Police arrest the men"),
        ("Mr Speaker, the bill will be debated by the House on Monday.", "The bill will be debated by the House"),
        (
            "RADIO TODAY: Mr President, the AB4 fair will be led by John Rees on Monday.",
            "The AB4 fair will be led by Rees",
        ),
        ("The museum sold a map of rivers by Ada Hollis, published in 1856.", "A map of rivers by Hollis is published"),
        (
            "Inhabitants of the port interviewed by Harbour Radio on Sunday spoke of their anger at the noise.",
            "Inhabitants of the port are interviewed by Harbour Radio",
        ),
        (
            "David is looking for Ida Stokes from Hadley, Dorset who married a baker in 1901.",
            "Ida Stokes marries a baker",
        ),
    ],
)
def test_the_doer_is_told(sentence: str, headline: str) -> None:
    people = "John Rees, Ellen, Ada Hollis, Ida Stokes"
    told = Read(sentence, people=people, places="Hereford, Hadley, Dorset").headlines
    assert headline in told, told


def test_what_stands_before_brackets_does_nothing_in_them() -> None:
    told = Read("An article on Tuesday (Ferry runs aground off Varnholm) said that Berg had resigned.").headlines
    assert not any("article runs" in line for line in told), told


def test_nobody_is_which() -> None:
    text = (
        "Ada Moen, director of Amity Watch UK, which last year raised fears about the conduct of guards with "
        "ministers, said only an inquiry could help."
    )
    told = [event.headline for event in extract(article_of(text)).events]
    assert any(line.startswith("Amity Watch UK raises fears") for line in told), told


def test_a_place_somebody_is_from_does_nothing() -> None:
    text = "Pam from Kent is looking for her grandmother. She worked at a farm in Surrey in 1944."
    told = [event.headline for event in extract(article_of(text)).events]
    assert not any(line.startswith("Kent") for line in told), told
