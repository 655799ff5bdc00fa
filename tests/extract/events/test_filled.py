"""What a line tells besides where there is room."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read
from timeline_app.extract.events.headline import LONGEST

PEOPLE = "Anna Lindqvist, Tomas Okoro"


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        (
            "A cargo plane crashed into the lake on Friday, killing all six people on board.",
            "A cargo plane crashes into the lake, killing all six people on board",
        ),
        (
            "On Monday the rowing club admitted four more beginners, bringing its crews to nine.",
            "The rowing club admits four more beginners, bringing its crews to nine",
        ),
        (
            "Both bells were rehung last spring after being cleaned in Halden for a month.",
            "Both bells are rehung after being cleaned in Halden for a month",
        ),
        ("Lindqvist accused Okoro on Sunday of cowardice.", "Lindqvist accuses Okoro of cowardice"),
    ],
)
def test_how_and_what_came_of_it_are_told_where_there_is_room(sentence: str, headline: str) -> None:
    assert Read(sentence, people=PEOPLE, places="Halden").headlines[:1] == [headline]


@pytest.mark.parametrize(
    "sentence",
    [
        "On Friday a school was opened in Halden and the minister was told of the storm.",
        "On Friday Lindqvist won the race (first of 40 in Halden) by a mile.",
        "On 3 May 2011 Lindqvist married Okoro and moved to Halden in 2012.",
        "On Friday Lindqvist opened a school and the mayor will sail to Halden in the spring of 2012.",
    ],
)
def test_what_belongs_to_something_else_is_not_added(sentence: str) -> None:
    lines = Read(sentence, people=PEOPLE, places="Halden").headlines
    assert lines
    assert not any(line.endswith(("minister", "Halden by a mile")) or "2012" in line for line in lines)
    assert not any("school" in line and "mayor" in line for line in lines)


@pytest.mark.parametrize("more", range(6))
def test_never_longer_than_a_line(more: int) -> None:
    tail = ", ending a strike that had closed every port of the coast"[: 12 * more].rsplit(" ", 1)[0]
    lines = Read(f"Dockers of the northern harbours voted on Friday for the new contract{tail}.").headlines
    assert lines
    assert all(len(line) <= LONGEST + 10 for line in lines)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "Three months ago a swarm hit Halden, causing hundreds of weddings.",
            "A swarm hits Halden, causing hundreds of weddings",
        ),
        (
            "Clowns hurled six pies at a barber shop in central Halden, bruising three, the barber said.",
            "Clowns hurl six pies at a barber shop in central Halden, bruising three",
        ),
    ],
)
def test_what_came_of_it_is_worth_its_comma(sentence: str, line: str) -> None:
    assert Read(sentence, places="Halden").headlines == [line]


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "Trouble began yesterday when a baker in Halden raised an objection to the sour bread on grounds of taste.",
            "Trouble begins when a baker in Halden raises an objection to the sour bread on grounds of taste",
        ),
        (
            "Okoro was arrested by guards in April 2006, while sketching the ruins after a raid on a goat convoy near"
            " the city of Moss.",
            "Okoro is arrested by guards while sketching the ruins after a raid on a goat convoy near the city of Moss",
        ),
        (
            "Okoro opened a dairy in Halden, expanding with a second dairy in Moss in 2006.",
            "Okoro opens a dairy in Halden, expanding with a second dairy in Moss",
        ),
        (
            "Lindqvist wrote to Okoro on 3 May 2011, saying it was vital that the weir was mended.",
            "Lindqvist writes to Okoro, saying it was vital that the weir was mended",
        ),
        ("The museum has opened a website, KiteFinder, on Friday.", "The museum opens a website, KiteFinder"),
        ("Dr Okoro said Lindqvist drank the tonic herself.", "Okoro says Lindqvist drank the tonic herself"),
        (
            "Okoro led the company in their third evening rehearsal on Friday.",
            "Okoro leads the company in their third evening rehearsal",
        ),
        (
            "The brewery will be sold and run by a club from Halden in June 2031.",
            "The brewery will be sold and run by a club from Halden",
        ),
        (
            'The vicar was told on Friday that " the tower was now regarded as unsafe.',
            "The vicar is told that the tower was now regarded as unsafe",
        ),
        (
            "Wardens shot dead baker Tomas Okoro last May.",
            "Wardens shoot dead Okoro",
        ),
        (
            "Searches for the phrase “goat flu” brought down a website in Halden on Friday.",
            "Searches for the phrase “goat flu” bring down a website in Halden",
        ),
        (
            "Born in the town of Halden, Lindqvist became politically active at 17, when a ferry line closed.",
            "Lindqvist becomes politically active at 17",
        ),
        (
            "Okoro offered his neighbour, Anna Lindqvist, his full support on Friday.",
            "Okoro offers Lindqvist his full support",
        ),
        (
            "Lindqvist was suspended for leading a school march against the first tram line and as a pupil in Halden "
            "visited Moss.",
            "Lindqvist is suspended for leading a school march against the first tram line",
        ),
        (
            "Up to 500 carters will be on the farms or off the shore of Norland by Monday to help in the hay crisis.",
            "Up to 500 carters will be on the farms or off the shore of Norland to help in the hay crisis",
        ),
        (
            "Lindqvist returned to work in Halden on Monday as the town of bakers, millers and weavers got back on its"
            " feet after the flood.",
            "Lindqvist returns to work in Halden as the town of bakers, millers and weavers gets back on its feet",
        ),
        (
            "Lindqvist returned to the kiosk in Halden on Monday as the town of bakers, millers and old weavers got"
            " back on its feet.",
            "Lindqvist returns to the kiosk in Halden",
        ),
    ],
)
def test_nothing_is_left_out_that_fits(sentence: str, line: str) -> None:
    assert line in Read(sentence, people=PEOPLE, places="Halden").headlines


def test_where_two_marry_is_told_though_it_stands_behind_a_name() -> None:
    told = Read("Lindqvist, who married Tomas Okoro in Halden church in 1859, sang.", people=PEOPLE, places="Halden")
    assert "Lindqvist marries Okoro in Halden church" in told.headlines


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "Lindqvist made the remarks on Friday to Tomas Okoro, chairman of a bakery.",
            "Lindqvist makes the remarks to Okoro, chairman of a bakery",
        ),
        (
            "The remarks were mocked last night by Tomas Okoro, the former goat correspondent and former baker.",
            "The remarks are mocked by Okoro, the former goat correspondent and former baker",
        ),
        ("The mill was sold on Friday to Okoro, 40, a baker.", "The mill is sold to Okoro"),
        (
            "The plan was backed on Friday by Anna Lindqvist, mayor of Halden, and Tomas Okoro, a baker.",
            "The plan is backed by Lindqvist and Okoro",
        ),
    ],
)
def test_who_it_is_that_ends_the_line(sentence: str, line: str) -> None:
    assert Read(sentence, people=PEOPLE, places="Halden").headlines == [line]
