"""One date of a sentence dates every clause that it is said of: none of them is lost for want of it."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read


def dated(text: str) -> dict[str, list[str]]:
    read = Read(text, people="Anna Lindqvist, Tomas Okoro", places="Halden, Selden")
    numbers = {e.headline: [e.time, *e.times] for e in read.shown if e.time is not None}
    return {line: [read.times[n].text for n in found if n is not None] for line, found in numbers.items()}


@pytest.mark.parametrize(
    ("text", "line", "date"),
    [
        ("Two sailors drowned when a barge sank off Halden in May 1926.", "Two sailors drown when", "May 1926"),
        ("When war broke out in 1914, Okoro joined the navy.", "Okoro joins the navy", "1914"),
        ("Two crates fell on Okoro as dockers unloaded a barge in June 1931.", "Two crates fall", "June 1931"),
    ],
)
def test_what_happened_when_something_did_has_its_date(text: str, line: str, date: str) -> None:
    assert [d for told, d in dated(text).items() if told.startswith(line)] == [[date]]


def test_what_its_line_tells_as_well_is_told_once() -> None:
    assert len(dated("Two sailors drowned when a barge sank off Halden in May 1926.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Okoro was mayor when the granary collapsed in 1926.",
        "The news came as dockers closed the quay in 1926.",
        "Okoro had left when the granary collapsed in 1926.",
        "Okoro won the race, as he did in 1926.",
        "The guild won the suit as the deed lapsed in 1926.",
    ],
)
def test_what_went_on_or_had_been_before_has_not(text: str) -> None:
    assert not any("1926" in d for line, d in dated(text).items() if " is mayor" in line or " leaves" in line)
    assert not any("1926" in d for line, d in dated(text).items() if " comes " in line or " wins " in line)


def test_the_second_deed_with_a_date_of_its_own_is_an_event() -> None:
    told = dated("Okoro joined the guild in 1926 and was made a warden of Halden in 1934.")
    assert told == {"Okoro joins the guild": ["1926"], "Okoro is made a warden of Halden": ["1934"]}


def test_a_year_that_is_named_keeps_its_clause_a_line() -> None:
    text = (
        "Okoro sold the mill to his brother in May 1926 and the council of Halden thanked him at a dinner for it. "
        "The guild was moved to Selden in 1931, and the hall was given to the poor in 1938."
    )
    assert dated(text).get("The hall is given to the poor") == ["1938"]


@pytest.mark.parametrize(
    ("text", "line", "date"),
    [
        ("Okoro led the guild until May 1984, when the hall was sold.", "The hall is sold", "May 1984"),
        ("Okoro led the guild until 1990, when Lindqvist was elected.", "Lindqvist is elected", "1990"),
    ],
)
def test_what_happened_at_a_time_that_is_described_has_it(text: str, line: str, date: str) -> None:
    assert dated(text)[line] == [date]


def test_until_a_time_at_which_something_happened_is_that_time() -> None:
    read = Read("Okoro led the guild until May 1984, when the hall was sold. Lindqvist led it until 1990.")
    assert [t.form.mod for t in read.times] == [None, "ON_OR_BEFORE"]


def test_what_is_said_of_a_thing_with_its_date_is_an_event() -> None:
    told = dated("The licence of Okoro, withdrawn in November 1917, was restored in May 1918.")
    assert ["November 1917"] in told.values()
    assert ["May 1918"] in told.values()
    told = dated("The laws passed in November 1917 were read to Okoro in May 1918.")
    assert list(told.values()) == [["May 1918"]]


def test_what_an_event_does_happens_with_it() -> None:
    told = dated("The storm of 1973 forced Okoro to close the quay.")
    assert ["1973"] in [d for line, d in told.items() if line.startswith("The storm forces Okoro")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Okoro was sworn in on 1 December.", "Okoro is sworn in"),
        ("Okoro was elected in October and sworn in on 1 December.", "Okoro is sworn in"),
        ("Lindqvist took over in 2015.", "Lindqvist takes over"),
    ],
)
def test_a_line_may_end_with_the_verbs_own_word(text: str, line: str) -> None:
    assert line in dated(text)


@pytest.mark.parametrize(
    ("text", "line", "date"),
    [
        ("The court's ruling on Tuesday lets the town of Halden sell its quay.", "The court's ruling lets", "Tuesday"),
        ("A statement from Okoro on Tuesday said the quay was safe.", "A statement from Okoro says", "Tuesday"),
        ("In Halden, Monday's strike by dockers raised fares.", "The strike by dockers raises fares", "Monday"),
    ],
)
def test_what_an_event_did_has_the_date_of_the_event(text: str, line: str, date: str) -> None:
    (told,) = dated(text).items()
    assert told[0].startswith(line)
    assert told[1] == [date]


@pytest.mark.parametrize(
    "text",
    [
        "The strike in 1904 brought about a law on quays.",
        "The strike on Monday could bring about a law on quays.",
        "The strike on Monday was condemned by Okoro.",
    ],
)
def test_what_came_of_an_event_later_has_not(text: str) -> None:
    assert not [line for line in dated(text) if "law" in line or "condemned" in line]
