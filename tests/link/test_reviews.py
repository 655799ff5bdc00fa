"""A review of a year: its title names the year, and its months are those of that year."""

from __future__ import annotations

from timeline_app.core.article import Published
from timeline_app.core.interval import Interval
from timeline_app.core.options import AS_WRITTEN
from timeline_app.extract.pipeline import extract
from timeline_app.ingest.articles import make_article
from timeline_app.link.dated import dated

MONTHS = """January. Snow closed the port of Halden. On January 22 Anna Berg left the council.

In March a warehouse burned down. Two guards were charged on the 14th.

May: A tram hit a cart in Graz. The driver was charged on 19 May.

In August the river fell to 40 cm. A mill was sold on the 9th.

November. The zoo lost a bear.

December: Tomas Okoro won the gold medal. The new bridge will be opened in April. A ship sank on Christmas Eve."""


def values(title: str, day: Interval, text: str = MONTHS) -> dict[str, str]:
    """The words of each date with what they mean."""
    article = make_article("a.txt", 0, "txt", f"{title}\n\n{text}\n")
    facts = extract(article)
    found = dated(article, facts, Published(day, day.edtf(), 0.9), AS_WRITTEN)
    return {t.expression.text: t.value for t in found.times}


def test_its_months_and_days_are_of_the_year_in_the_title() -> None:
    found = values("The year in pictures: 2018", Interval.of_day(2018, 12, 30))
    assert found["January"] == "2018-01"
    assert found["January 22"] == "2018-01-22"
    assert found["the 14th"] == "2018-03-14"
    assert found["19 May"] == "2018-05-19"
    assert found["November"] == "2018-11"
    assert found["December"] == "2018-12"
    assert found["Christmas Eve"] == "2018-12-24"


def test_it_may_come_out_long_after_its_year() -> None:
    assert values("1987 in review", Interval.of_day(2018, 6, 3))["19 May"] == "1987-05-19"


def test_what_lies_ahead_is_not_of_its_year() -> None:
    assert values("The year in pictures: 2018", Interval.of_day(2018, 12, 30))["April"] == "2019-04"


def test_a_year_in_the_title_of_a_story_that_does_not_go_through_the_months_is_of_something_else() -> None:
    story = "In March the court heard Anna Berg on a Friday. Yesterday she wept. The mill burned down on 19 May."
    assert values("Berg tried for fire of 2015", Interval.of_day(2018, 6, 3), story)["19 May"] == "2018-05-19"


def test_months_out_of_order_are_no_review() -> None:
    shuffled = "\n\n".join(reversed(MONTHS.split("\n\n")))
    assert values("The fires of 1987", Interval.of_day(2018, 6, 3), shuffled)["19 May"] != "1987-05-19"
