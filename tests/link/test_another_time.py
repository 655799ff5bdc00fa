"""What is told in the past without a date is of the article's day only where nothing says that it is of another."""

from __future__ import annotations

import pytest

from timeline_app.core.article import Published
from timeline_app.core.interval import Interval
from timeline_app.core.options import AS_WRITTEN
from timeline_app.extract.pipeline import extract
from timeline_app.ingest.articles import make_article
from timeline_app.link.dated import dated

TODAY = Published(Interval.of_day(2010, 4, 20), "2010-04-20", 0.9)
LEDE = "Anna Lindqvist has sold the mill in Halden. The price is not known."


def days(text: str) -> dict[str, str | None]:
    """The verb of each candidate with the day it gets in an article of Tuesday 20 April 2010."""
    article = make_article("a.txt", 0, "txt", text)
    facts = extract(article)
    dates = dated(article, facts, TODAY, AS_WRITTEN).events
    shown = [(e, d) for e, d in zip(facts.events, dates, strict=True) if e.detail_of is None]
    return dict(reversed([(e.verb, d.when.edtf() if d.when else None) for e, d in shown]))


def test_after_an_old_date_the_past_goes_on() -> None:
    text = f"{LEDE} The council built the mill in 1902. A storm destroyed the roof. Two men died in Bergen."
    assert days(text)["die"] is None


def test_by_an_old_date_the_past_has_come_to_it() -> None:
    lede = "Anna Lindqvist sold the mill on Friday. The price is high. Few came. The storm roared."
    text = f"{lede} But by autumn 1902 the council grew nervous. Two men died in Bergen."
    assert days(text)["die"] is None


def test_a_word_of_the_present_comes_back_from_it() -> None:
    text = f"{LEDE} The council built the mill in 1902. The town wants to keep it. Two men drowned in Bergen."
    assert days(text)["drown"] == "2010-04-20"


def test_what_somebody_says_is_news_even_after_an_old_date() -> None:
    text = (
        f"{LEDE} The council built the mill in 1902. Mayor Tomas Okoro warned Anna Lindqvist that the roof would fall."
    )
    assert days(text)["warn"] == "2010-04-20"


def test_an_old_date_in_its_own_sentence_counts() -> None:
    text = (
        f"{LEDE} The mill is old. Tomas Okoro lent Halden the money for the mill and did not get it back before 1947."
    )
    assert days(text)["lend"] is None


def test_a_near_date_before_it_keeps_the_day() -> None:
    text = f"{LEDE} On Monday Tomas Okoro visited the mill. Two men were hurt in the yard."
    assert days(text)["hurt"] == "2010-04-19"


def test_older_things_between_it_and_the_news_part_it_from_its_day() -> None:
    news = "Tomas Okoro visited Halden on Friday with his wife."
    assert days(f"{news} Two men drowned in Bergen.")["drown"] == "2010-04-16"
    assert days(f"{news} The mill burned down in 1902. Two men drowned in Bergen.")["drown"] is None


def test_deep_in_a_long_text_nothing_ties_the_past_to_its_day() -> None:
    news = "Tomas Okoro visited Halden on Friday."
    filling = " ".join(["The river is wide."] * 80)
    assert (
        days(f"{news} {filling} Anna Lindqvist married a painter from Bergen. She met a king in Oslo.")["meet"] is None
    )
    assert days(f"{filling} {news} She met a king in Oslo.")["meet"] is not None


@pytest.mark.parametrize(
    "text",
    [
        "In his youth Tomas Okoro trained with the painter Holm in Bergen.",
        "Tomas Okoro was previously accused of theft.",
        "Tomas Okoro has led the bank since his father died.",
        "On 31 February Tomas Okoro opened the bridge in Halden.",
    ],
)
def test_its_own_words_say_that_it_was_at_another_time(text: str) -> None:
    assert set(days(f"{LEDE} The mill is old. {text}").values()) == {"2010-04-20", None}


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Two pilots were killed during the war games in Bergen.", "kill"),
        ("As a child actor Tomas Okoro sang in Bergen.", "sing"),
    ],
)
def test_words_of_another_thing_say_no_other_time(text: str, verb: str) -> None:
    assert days(f"{LEDE} The mill is old. {text}")[verb] == "2010-04-20"


def test_which_day_it_was_on_which_somebody_died_is_told_elsewhere() -> None:
    # Of a sentence with two events the page shows one; the day of each is looked at in turn.
    assert days("The court heard where Tomas Okoro was on the day that Anna Lindqvist died.") == {"die": None}
    assert days("Police asked where Tomas Okoro was on the day that Anna Lindqvist died.") == {"ask": "2010-04-20"}


def test_who_was_struck_in_the_storm_of_a_day_was_struck_on_that_day() -> None:
    text = "Halden was devastated by Friday's storm. Two men were killed in last year's accident at the mill."
    found = days(text)
    assert (found["devastate"], found["kill"]) == ("2010-04-16", "2009")


def test_what_is_put_off_to_a_day_is_put_off_now() -> None:
    found = days("Halden postpones the music festival to April 2012. Visitors get their money back.")
    assert found == {"postpone": "2010-04-20", "festival": "2012-04"}
    assert days("The elections were put off to Friday.") == {"put": "2010-04-20", "election": "2010-04-23"}


def test_down_in_a_text_the_past_was_by_its_day_unless_it_goes_on_from_a_date_of_these_days() -> None:
    filling = " ".join(["The river is wide."] * 22)
    assert days(f"{LEDE} {filling} Tomas Okoro met a king in Oslo.")["meet"] == "../2010-04-20"
    assert days(f"{LEDE} {filling} The fair opened on Monday. Tomas Okoro met a king in Oslo.")["meet"] == "2010-04-19"
    assert days(f"{LEDE} Tomas Okoro met a king in Oslo.")["meet"] == "2010-04-20"


@pytest.mark.parametrize("told", ["The zoo cancelled Friday's concert.", "Friday's concert in Graz was cancelled."])
def test_the_day_of_what_is_called_off_is_not_when_it_was(told: str) -> None:
    assert days(f"{told} Anna Berg was to sing.")["cancel"] == "2010-04-20"
