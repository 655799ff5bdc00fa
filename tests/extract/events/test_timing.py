"""Which date of a sentence is that of its happening, and which only tells something else."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read
from timeline_app.core.facts import Status
from timeline_app.core.timex import Direction


def dates(text: str) -> dict[str, set[str]]:
    """The words of the dates of each line told."""
    read = Read(text, people="Anna Lindqvist, Tomas Okoro", places="Halden")
    found: dict[str, set[str]] = {}
    for event in read.events:
        own = () if event.time is None else (event.time, *event.times)
        found.setdefault(event.headline, set()).update(read.times[n].span.of(text) for n in own)
    return found


@pytest.mark.parametrize(
    ("text", "line", "date"),
    [
        ("The 8 June concert was announced by the producers on Monday.", "announced", {"Monday"}),
        ("The 8 June concert in Halden drew 300 people.", "draws 300", {"The 8 June"}),
        ("Okoro was jailed in May for stealing a boat.", "jailed", {"May"}),
        ("The bank plans to lend 33 billion in 2010, an increase over 2008.", "lend", {"2010"}),
        ("Prices went down by 8% from May.", "go down", set()),
        ("Prices fell over the weekend.", "fall", {"over the weekend"}),
        ("Okoro fell down the stairs on Sunday.", "falls", {"Sunday"}),
        ("Okoro signed the minutes of 9 January 2019.", "signs", set()),
        ("Lindqvist was shaken by the memory of 9 January 2019.", "shaken", set()),
        ("In the course of 1931 Okoro lost his seat.", "loses", {"1931"}),
        ("Okoro threatened another attack like 9/11 and left the hall.", "threaten", set()),
        ("Halden is slowly recovering from heavy floods in 2008.", "recover", set()),
        ("Halden recovered from heavy floods in 2008.", "recovers", {"2008"}),
        ("Okoro was confirmed for a concert in Halden in October.", "confirmed", set()),
    ],
)
def test_a_date_that_says_which_one_or_compares_is_not_that_of_the_happening(
    text: str, line: str, date: set[str]
) -> None:
    assert [found for told, found in dates(text).items() if line in told] == [date]


@pytest.mark.parametrize(
    "text",
    [
        "The case against four bakers accused of poisoning a goat in 1998 collapsed.",
        "Police arrested two men accused of taking bribes on 4 March.",
        "Okoro was charged with burning the mill on 3 May.",
    ],
)
def test_what_somebody_is_accused_of_is_neither_told_as_done_nor_the_day_of_the_charge(text: str) -> None:
    found = dates(text)
    assert found
    assert set().union(*found.values()) == set()


@pytest.mark.parametrize(
    ("text", "line", "date"),
    [
        ("Okoro, unable to find who was behind the September 11 attacks, sold the mill.", "sells", set()),
        ("In the wake of 9/11, Okoro was given a seat on the council.", "given", set()),
        ("Okoro tried to profit from the memory of 9/11.", "tries", set()),
        ("9/11 changed the rules of the port.", "changes", set()),
        ("Lindqvist lost her brother on 9/11.", "loses", {"9/11"}),
        ("Two bakers from Halden died in the September 11 attacks.", "die", {"the September 11 attacks"}),
        ("Her husband was killed in 9/11.", "killed", {"9/11"}),
        ("The 9/11 attacks shook the markets of Halden.", "The 9/11 attacks shake", {"9/11"}),
    ],
)
def test_a_day_known_by_its_number_dates_what_happened_then_and_who_died_in_it(
    text: str, line: str, date: set[str]
) -> None:
    assert set().union(*(found for told, found in dates(text).items() if line in told)) == date


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("In 8 BC the Senate named the month of August after Augustus.", "The Senate names the month of August after"),
        ("The 8 June concert was announced by the producers on Monday.", "The 8 June concert is announced"),
        (
            "In 1705 Okoro published his finding that the comets of 1531, 1607 and 1682 were one and the same.",
            "Okoro publishes his finding that the comets of 1531, 1607 and 1682 were one",
        ),
    ],
)
def test_a_date_that_says_which_one_stays_in_the_line(text: str, line: str) -> None:
    assert any(told.startswith(line) for told in dates(text))


def test_what_is_said_of_the_past_is_said_in_the_present_of_a_chronology() -> None:
    text = "The chief of the council said it was useful for bakers to talk with the mills to keep bread cheap."
    line = "The chief of the council says it was useful for bakers to talk with the mills to keep bread cheap"
    assert list(dates(text)) == [line]


def test_the_day_of_a_deal_is_that_of_agreeing_to_it() -> None:
    found = Read("Alder Bank agreed to buy Finch Bank for $3 billion on Monday.")
    assert [(found.when(e), e.status) for e in found.shown] == [("Monday", Status.HAPPENED)]


def test_a_match_that_somebody_returns_for_is_to_come() -> None:
    found = Read("Anna Lindqvist takes charge for Saturday's match against Orby.", people="Anna Lindqvist")
    assert all(e.status is Status.PLANNED for e in found.events if found.when(e))


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        ("A fair was held in Halden in 1981, a century after her birth.", "held", "1981"),
        ("The dairy said profit rose in the three months ended Dec. 31.", "rose", None),
        ("Seats for the May 17 show will be kept at the door.", "kept", None),
        ("The paper endorsed the party for the election on 5 May.", "endorsed", None),
        ("Holm lost in the election on 5 March.", "lost", "5 March"),
        ("The book examines the 1920 occupation of the town.", "examines", None),
        ("A fire broke out shortly before midnight on Friday.", "broke", "midnight on Friday"),
        ("A fire broke out two days before midsummer.", "broke", None),
        ("Like Moreau in 1956, Holm left the party over a loan.", "left", None),
        ("As in 1956, Holm left the party over a loan.", "left", None),
        ("Holm left the party in 1956, like Moreau.", "left", "1956"),
        ("Profit fell to two million crowns from three million in the same quarter of 2014.", "fell", None),
        ("The council declared three days of mourning, starting on Friday.", "declared", None),
        ("Ten people have been found since the flood 11 days ago.", "found", None),
        ("Holm is looking for letters about a nurse who married his uncle at Halden in 1883.", "married", "1883"),
    ],
)
def test_a_date_of_something_else_is_not_that_of_the_verb(text: str, trigger: str, when: str | None) -> None:
    found = Read(text)
    assert found.when(found.told_by(trigger)) == when


def test_a_period_that_ended_is_no_happening() -> None:
    found = Read("The dairy said profit rose in the three months ended Dec. 31.")
    assert not any("ended" in e.headline for e in found.events)


def test_what_a_period_earned_leaves_open_when_its_shares_rose() -> None:
    period, year = (
        Read(f"The dairy said profit rose in the {when}. Its shares jumped by a third on the news.")
        for when in ("three months ended Dec. 31", "year 1931")
    )
    assert [period.times[n].text for n in period.told_by("jumped").amid or ()] == ["the three months"]
    assert year.told_by("jumped").amid


def test_a_period_that_is_compared_with_leaves_no_year_behind() -> None:
    read = Read("Profit fell to two million crowns from three million in the same quarter of 2014.")
    assert "2014" not in read.told_by("fell").headline


@pytest.mark.parametrize("day", ["on Friday", "Friday", "on Friday night", "yesterday"])
def test_a_day_between_a_verb_and_what_is_said_is_when_it_was_said(day: str) -> None:
    """Nothing is told of a coming Friday, and one line holds both."""
    read = Read(f"Okoro said {day} she would resign.", people="Tomas Okoro")
    (event,) = read.events
    assert event.time is not None
    assert (event.headline, read.times[event.time].direction) == ("Okoro says she will resign", Direction.PAST)


def test_what_is_said_keeps_its_own_day() -> None:
    read = Read("Okoro said on Monday she would resign on Friday.", people="Tomas Okoro")
    assert {(read.when(e), read.times[e.time].direction) for e in read.events if e.time is not None} == {
        ("Friday", Direction.FUTURE),
        ("Monday", Direction.PAST),
    }


@pytest.mark.parametrize(
    ("text", "line", "date"),
    [
        ("At a preliminary hearing in May, divers testified that Okoro hid the chart.", "testify", {"May"}),
        ("In a speech on 2 May to the pilots, Okoro said that fees would fall.", "says", {"2 May"}),
        ("Tomas Okoro, on a visit to Halden in May, found that the quay was closed.", "finds", {"May"}),
    ],
)
def test_what_is_said_is_of_the_day_of_its_occasion(text: str, line: str, date: set[str]) -> None:
    told = dates(text)
    assert date in [found for headline, found in told.items() if line in headline], told
