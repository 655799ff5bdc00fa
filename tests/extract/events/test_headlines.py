from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.extract.events.reading import Read
from timeline_app.extract.events.headline import LONGEST

PEOPLE = "Anna Lindqvist, Tomas Okoro, Maria Velasquez"


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("In Geneva, Minister Anna Lindqvist met President Tomas Okoro on Tuesday.", "Lindqvist meets Okoro in Geneva"),
        ("President Tomas Okoro was welcomed by Maria Velasquez on 3 May 2019.", "Okoro is welcomed by Velasquez"),
        ("Two men were rescued by the coast guard on Friday.", "Two men are rescued by the coast guard"),
        ("Anna Lindqvist will visit Peru on Monday.", "Lindqvist will visit Peru"),
        ("Lindqvist and Okoro agreed on Thursday to open a school.", "Lindqvist and Okoro agree to open a school"),
        ("Maria Velasquez was born in 1950 in Lima.", "Velasquez is born in Lima"),
        ("Okoro resigned on 4 June 2012.", "Okoro resigns"),
        ("A ferry with 40 men sank off the coast on Sunday.", "A ferry with 40 men sinks off the coast"),
        ("Police said on Monday that three men were arrested in Leeds.", "Three men are arrested in Leeds"),
        ("On 2 March 2011 the court did not release Okoro.", "The court does not release Okoro"),
        ("She was sentenced to ten years in prison on Friday.", None),
    ],
)  # fmt: skip
def test_reads_like_a_chronology(sentence: str, headline: str | None) -> None:
    read = Read(sentence, people=PEOPLE, places="Geneva, Lima, Leeds, Peru")
    if headline is None:
        assert read.headlines
        assert not read.headlines[0].startswith("She is")
    else:
        assert read.headlines[0] == headline


def test_pronoun_is_replaced_by_whom_it_stands_for() -> None:
    read = Read("Tomas Okoro arrived in Lagos on Monday. He opened a bridge on Tuesday.", people=PEOPLE)
    assert read.headlines[1] == "Okoro opens a bridge"


def test_never_longer_than_the_line() -> None:
    many = ", ".join(f"the {n}th of the very long list of participants" for n in range(4, 20))
    read = Read(f"On 5 May 2015 the committee visited {many}.")
    assert all(0 < len(h) <= LONGEST + 1 for h in read.headlines)


def test_no_date_inside() -> None:
    read = Read("The storm of Wednesday destroyed forty houses in Valmora on 9 April 2018.")
    assert all("2018" not in h and "Wednesday" not in h for h in read.headlines)


CORPUS = tomllib.loads((Path(__file__).parents[2] / "corpus" / "headlines_en.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", CORPUS["example"], ids=lambda e: e["cause"])
def test_corpus(example: dict[str, str]) -> None:
    assert example["headline"] in Read(example["text"], people=PEOPLE, places="Oslo, Peru").headlines


def test_it_in_what_is_said_is_told_by_name() -> None:
    read = Read("The council has eleven members. On Friday Tomas Okoro warned that it could split.", people=PEOPLE)
    assert "Okoro warns that the council could split" in read.headlines


def test_a_noun_that_says_not_which_one_is_no_line_beside_another() -> None:
    read = Read("Tomas Okoro opened the Oslo fair on 3 May 2011. Guests spoke of the 3 May event.", people=PEOPLE)
    assert read.headlines == ["Okoro opens the Oslo fair"]


def test_things_that_something_was_done_to_twice() -> None:
    read = Read("Two paintings were stolen from the museum in 2002. They were found in Lagos in 2016.", people=PEOPLE)
    assert "Two paintings are found in Lagos" in read.headlines


_TAILS = (
    "by the end of the decade",
    "in all ports of the coast",
    "as the council had asked",
    "with pilots",
)


@pytest.mark.parametrize("many", range(5))
def test_a_fuller_line_is_never_much_longer(many: int) -> None:
    tail = " ".join(_TAILS[:many])
    read = Read(f"On Friday the Harbour Institute published a report warning that ferries will be late {tail}.")
    assert all(len(h) <= LONGEST + 10 for h in read.headlines)
    assert any("report warning that ferries will be late" in h for h in read.headlines)


def test_a_warning_that_does_not_fit_is_no_event_of_its_own() -> None:
    long = "the extraordinarily complicated " * 5
    read = Read(f"On Friday Lindqvist opened a school. The guild issued a warning calling on {long}boards.", PEOPLE)
    assert "The guild issues a warning" not in read.headlines


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("Tomas Okoro claimed Lindqvist stole the boat on 3 May 2019.", "Lindqvist steals the boat, Okoro claims"),
        ("Tomas Okoro said Lindqvist had lit the mill on 3 May 2019.", "Lindqvist lights the mill, Okoro says"),
        (
            "Rebels said they had captured the town of Vik on 3 May 2019.",
            "Rebels say they have captured the town of Vik",
        ),
    ],
)
def test_who_says_so_stands_behind_a_deed_that_has_its_own_day(sentence: str, headline: str) -> None:
    assert headline in Read(sentence, PEOPLE).headlines
