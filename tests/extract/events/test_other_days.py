"""Days in a sentence that are not those of the verb above: counted from, of a second thing, of what is measured."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read
from tests.extract.events.test_timing import dates


@pytest.mark.parametrize(
    ("text", "did", "done"),
    [
        ("The club sacked the coach, Tomas Okoro, on Friday, two days after fans stormed the pitch.", "fans", "storm"),
        ("Halden banned Captain Anna Lindqvist, on Monday, a week after a tanker rammed a ferry.", "tanker", "rams"),
        ("The minister dismissed the chief of police, Tomas Okoro, two days after rats ate the grain.", "rats", "eat"),
    ],
)
def test_who_stands_before_a_count_did_not_do_what_it_is_counted_from(text: str, did: str, done: str) -> None:
    below = [line.lower() for line in Read(text, people="Anna Lindqvist, Tomas Okoro", places="Halden").headlines]
    told = [line for line in below if f" {done} " in line]
    assert told
    assert all(did in line.split(f" {done} ")[0] for line in told)


def test_what_a_day_is_counted_from_has_its_own() -> None:
    told = dates("The club sacked Tomas Okoro on Friday, two days after fans stormed the pitch.")
    assert [d for line, d in told.items() if line.startswith("Fans")] == [{"two days after"}]
    assert [d for line, d in told.items() if line.startswith("The club")] == [{"Friday"}]


@pytest.mark.parametrize(
    ("text", "line", "date"),
    [
        ("Okoro appeared before magistrates on Tuesday.", "appears", {"Tuesday"}),
        ("Lindqvist testified before a Halden committee on 3 May.", "testifies", {"3 May"}),
        ("Okoro spoke before Judge Lindqvist on Monday.", "speaks", {"Monday"}),
        ("Okoro sold the mill before Tuesday.", "sells", set()),
        ("The guild refused one plan in February and a second one on 4 May.", "refuses", {"February"}),
        ("Okoro opened the bridge in February and on 4 May.", "opens", {"February", "4 May"}),
        ("Halden announced the appointment of Okoro as warden, effective 1 February.", "announces", set()),
        ("The 19th century poet Okoro attacked the king.", "attacks", set()),
        ("Okoro won the fiercest election of the decade.", "wins", set()),
        ("The fiercest storm of 2009 closed the dam.", "closes", {"2009"}),
        ("Okoro had just published his novel about the siege in 1839.", "publishes", set()),
        ("The guild had lost 40 ships since the flood in May 2009.", "loses", set()),
        ("Okoro took charge of the rescue in 2004.", "takes charge", {"2004"}),
        ("Okoro spent most of 2009 in Halden.", "spent most", {"2009"}),
        ("Okoro is freed after the flood four days ago.", "freed", set()),
        ("Halden paid 90p, a premium to Friday's closing price.", "pays", set()),
    ],
)
def test_a_day_of_something_else_is_not_that_of_the_verb(text: str, line: str, date: set[str]) -> None:
    told = dates(text)
    assert [d for headline, d in told.items() if f" {line}" in headline] == [date], told


def test_behind_a_date_of_its_own_kind_a_verb_has_not_the_date_of_the_next() -> None:
    text = "The barge Marso failed to leave port after its launch on 8 May 2011 and sank in June 2013."
    failed, sank = (next(e for e in Read(text).events if word in e.headline) for word in (" fails ", " sinks"))
    assert (failed.time, failed.date_from) == (None, None)
    assert failed.amid  # and so is of no day of the article
    assert sank.time is not None
