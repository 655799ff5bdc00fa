"""What is put off to another day is planned for that day, if it is something that takes place."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read


def plans(sentence: str) -> list[str]:
    """The planned events of the sentence, told behind something else."""
    read = Read(f"On 4 May 2021 Ana Bel opened the gate. {sentence}", people="Ana Bel, Tomas Okoro", places="Halden")
    assert read.headlines[0] == "Bel opens the gate"
    return [event.headline for event in read.shown if event.status == "planned"]


@pytest.mark.parametrize(
    ("sentence", "plan"),
    [
        ("The council postponed the market to 30 June 2022.", "The market is planned"),
        ("The concert and the fair were postponed to 30 June 2022.", "The concert and the fair are planned"),
        ("The elections were put off to Friday.", "The elections are planned"),
        ("The council brought the vote forward to 30 June.", "The vote is planned"),
        ("The council moved the concert to 30 June.", "The concert is planned"),
        ("The council postponed Sunday's concerts in Halden to 30 June.", "Concerts in Halden are planned"),
        ("The flight of four divers was delayed to April 2022.", "The flight of four divers is planned"),
    ],
)
def test_what_takes_place_is_planned(sentence: str, plan: str) -> None:
    assert plans(sentence) == [plan]


@pytest.mark.parametrize(
    "sentence",
    [
        "The council extended the curfew in Halden to 30 June.",
        "The judge suspended the licence to 1 June.",
        "The council put the blame for the delay to 2019.",
        "The council pushed the boys to 4 June.",
        "The storm delayed passengers to Friday.",
        "The storm delayed Okoro to Friday.",
        "Halden moved the museum to 30 June.",
    ],
)
def test_nothing_else_is(sentence: str) -> None:
    assert not plans(sentence)


@pytest.mark.parametrize(
    ("sentence", "deed", "plan"),
    [
        ("Okoro was confirmed for a concert in June 2022.", "Okoro is confirmed for a concert", "A concert is planned"),
        (
            "The club chose Okoro for the race in June 2022.",
            "The club chooses Okoro for the race",
            "The race is planned",
        ),
        ("Okoro was invited to a summit in June 2022.", "Okoro is invited to a summit", "A summit is planned"),
    ],
)
def test_the_day_of_what_is_to_come_is_not_that_of_the_deed(sentence: str, deed: str, plan: str) -> None:
    read = Read(sentence, people="Tomas Okoro")
    found = {event.headline: (read.when(event), event.status.value) for event in read.events}
    assert found == {deed: (None, "happened"), plan: ("June 2022", "planned")}


@pytest.mark.parametrize(
    "sentence",
    [
        "The game was arranged for Friday.",
        "The summit was confirmed for 8 July 2022.",
        "A court fixed the trial for 3 July 2022.",
    ],
)
def test_what_is_fixed_for_a_day_is_planned(sentence: str) -> None:
    assert len(plans(sentence)) == 1


@pytest.mark.parametrize("sentence", ["The death was confirmed on Friday.", "Okoro was praised for a race in June."])
def test_what_is_fixed_or_praised_is_not(sentence: str) -> None:
    assert not plans(sentence)
