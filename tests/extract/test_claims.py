"""Evidence for the day of publication in the running text."""

from __future__ import annotations

from timeline_app.core.article import Bound, DateClaim
from timeline_app.extract.claims import find_claims
from timeline_app.extract.sentences import split_sentences
from timeline_app.extract.times import recognise
from timeline_app.ingest.articles import make_article


def claims(text: str) -> list[DateClaim]:
    article = make_article("a.txt", 0, "txt", text)
    return list(find_claims(article, recognise(text), split_sentences(text, article.blocks)))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(c.kind, c.text) for c in claims(text)]


def test_days_months_and_years_are_lower_bounds():
    found = claims("The ferry sank on March 3, 2019. The inquiry began in April 2019 and ended the year after 2020.")
    assert [(c.kind, c.bound) for c in found[:2]] == [
        ("day in the text", Bound.NOT_BEFORE), ("month in the text", Bound.NOT_BEFORE)]  # fmt: skip
    assert (found[0].date.year, found[0].date.month, found[0].date.day) == (2019, 3, 3)


def test_a_month_and_day_need_no_year():
    (claim,) = claims("The two ministers met on December 11 in the old town hall of the city by the sea.")
    assert (claim.date.year, claim.date.month, claim.date.day) == (None, 12, 11)
    assert claim.says == "month and day"


def test_weekdays_count_only_in_the_opening():
    opening = "The ferry ran aground on Thursday. Nobody was hurt in it. The ship is still there."
    text = f"{opening} The captain was heard. He said nothing. They came back on Monday."
    assert kinds(text) == [("weekday", "Thursday")]


def test_what_is_to_come_is_an_upper_bound():
    found = claims("The plant will be built by 2035, and the council paid for it out of the funds of the year 2020.")
    assert [(c.date.year, c.bound) for c in found] == [(2035, Bound.NOT_AFTER), (2020, Bound.NOT_BEFORE)]


def test_a_happening_named_with_its_year_counts_where_something_is_upcoming():
    named = "The two did not speak of the Winter Games 2022 at all."
    assert ("coming event", "Games 2022") in kinds(f"{named} He will not attend the upcoming games.")
    assert "coming event" not in [k for k, _ in kinds(named)]


def test_copyright_is_a_bound_and_no_date():
    text = "The ferry ran aground in thick fog, the coast guard said.\n\nNobody was hurt in it at all, they said.\n\n"
    (claim,) = claims(text + "Copyright © 2014-2025 The Courier")
    assert (claim.kind, claim.bound, claim.date.year, claim.weight) == ("copyright", Bound.NOT_AFTER, 2025, 0.0)


def test_what_stands_outside_the_story_is_no_evidence_of_the_story():
    text = (
        "The ferry ran aground in thick fog, the coast guard said.\n\nRelated articles\n\nThe storm of March 3, 2011\n"
    )
    assert kinds(text) == []


def test_the_year_end_is_no_day():
    assert kinds("The council wants to change the law by year-end, the mayor said after the meeting with them.") == []


def test_every_claim_points_at_its_words():
    text = "On May 5 the ferry sailed. On Tuesday it sank. It had been built in 1999, and © 2020 stood on it."
    assert all(c.span and c.span.of(text) == c.text for c in claims(text))


def test_a_day_of_a_year_told_elsewhere_is_no_day_without_a_year():
    assert [c.kind for c in claims("The council of 20 MAY, 325\n\nThe bishops met on 5 May of that year.")] == []
