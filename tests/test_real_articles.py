"""Five real articles that lie beside the checkout where the project is developed: the hardest small test there is.

They are never copied into the project, so elsewhere this is skipped.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline_app.core.chronicle import Chronicle, Event, LinkedArticle
from timeline_app.core.facts import Status
from timeline_app.pipeline import read_folder

ARTICLES = Path(__file__).parents[2] / "shared" / "articles"

pytestmark = pytest.mark.skipif(not ARTICLES.is_dir(), reason="the five real articles are not beside this checkout")


@pytest.fixture(scope="module")
def chronicle() -> Chronicle:
    return read_folder(ARTICLES, workers=0)


def article(chronicle: Chronicle, number: str) -> LinkedArticle:
    return next(a for a in chronicle.articles if a.article.path.startswith(number))


def numbers(chronicle: Chronicle, event: Event) -> set[str]:
    """The articles that an event's passages are from, by the number that their file names begin with."""
    paths = {a.article.id: a.article.path for a in chronicle.articles}
    return {paths[m.article][:3] for m in event.mentions}


def people(event: Event) -> set[str]:
    return {word for p in event.participants for word in p.name.split()}


def on(chronicle: Chronicle, day: str, *names: str) -> list[Event]:
    return [
        e
        for e in chronicle.events
        if e.when is not None and (e.when.first_day, e.when.last_day) == (day, day) and set(names) <= people(e)
    ]


def days(linked: LinkedArticle) -> tuple[str | None, str | None]:
    assert linked.published is not None
    assert linked.published.interval is not None
    return linked.published.interval.first_day, linked.published.interval.last_day


@pytest.mark.parametrize(("number", "day"), [("000", "2026-01-17"), ("001", "2026-01-15"), ("003", "2025-01-31")])
def test_publication_dates_that_the_text_settles(chronicle: Chronicle, number: str, day: str) -> None:
    assert days(article(chronicle, number)) == (day, day)


@pytest.mark.parametrize(
    ("number", "first", "last"), [("002", "2021-12-11", "2021-12-31"), ("004", "2026-01-15", "2026-01-31")]
)
def test_publication_dates_that_stay_uncertain(chronicle: Chronicle, number: str, first: str, last: str) -> None:
    earliest, latest = days(article(chronicle, number))
    assert earliest is not None
    assert latest is not None
    assert first <= earliest <= latest <= last
    assert earliest < latest


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("2021-12-11", ("Blinken", "Hayashi")),
        ("2025-01-31", ("Nakatani", "Hegseth")),
        ("2026-01-12", ("Bessent", "Katayama")),
        ("2026-01-15", ("Hegseth", "Koizumi")),
        ("2026-01-16", ("Landau", "Funakoshi")),
    ],
)
def test_the_meetings_stand_on_their_days(chronicle: Chronicle, day: str, names: tuple[str, str]) -> None:
    assert on(chronicle, day, *names)


def test_the_meeting_in_three_stories_is_one_event_with_its_disagreement(chronicle: Chronicle) -> None:
    meetings = [e for e in on(chronicle, "2026-01-15", "Hegseth", "Koizumi") if e.kind in ("meeting", "agreement")]
    (meeting,) = meetings
    assert numbers(chronicle, meeting) == {"000", "001", "004"}
    (disagreement,) = meeting.disagreements
    assert article(chronicle, "000").article.id == disagreement.article
    assert disagreement.says == "says the week started with it"


def test_taking_office_is_one_event_with_two_sources(chronicle: Chronicle) -> None:
    october = [
        e
        for e in chronicle.events
        if e.when and e.when.edtf() == "2025-10" and e.kind in ("appointment", "election") and "Koizumi" in people(e)
    ]
    (taking_office,) = october
    assert numbers(chronicle, taking_office) == {"000", "001"}


def test_stories_of_other_years_stay_apart(chronicle: Chronicle) -> None:
    for event in chronicle.events:
        found = numbers(chronicle, event)
        assert not ({"002", "003"} & found and len(found) > 1), event.headline


def test_the_training_session_is_not_the_meeting(chronicle: Chronicle) -> None:
    (session,) = [e for e in chronicle.events if "training session" in e.main.span.of(_text(chronicle, e))]
    assert session not in [e for e in on(chronicle, "2026-01-15", "Hegseth", "Koizumi") if e.kind == "meeting"]


def test_no_event_comes_from_furniture(chronicle: Chronicle) -> None:
    for event in chronicle.events:
        for mention in event.mentions:
            text = mention.span.of(article_text(chronicle, mention.article))
            assert "Copyright" not in text
            assert "Similar Readings" not in text
            assert "Last Read" not in text
            assert "Statistics" not in text


def test_a_text_pasted_twice_is_read_once(chronicle: Chronicle) -> None:
    third = article(chronicle, "003").article
    passages = [m for e in chronicle.events for m in e.mentions if m.article == third.id]
    telephone = [m for m in passages if "telephone talks" in m.span.of(third.text)]
    assert len({m.span for m in telephone}) == 1


@pytest.mark.parametrize("name", ["Koizumi", "Hegseth", "Nakatani"])
def test_each_person_is_one_participant(chronicle: Chronicle, name: str) -> None:
    (person,) = [p for p in chronicle.participants if any(name in n.split() for n in (p.name, *p.aliases))]
    assert person.name != name
    assert name in person.aliases


def article_text(chronicle: Chronicle, identity: str) -> str:
    return next(a.article.text for a in chronicle.articles if a.article.id == identity)


def _text(chronicle: Chronicle, event: Event) -> str:
    return article_text(chronicle, event.main.article)


def test_titles_and_loose_sentences_go_to_what_the_article_is_about(chronicle: Chronicle) -> None:
    def passages(day: str, *names: str) -> str:
        return " ".join(
            m.span.of(article_text(chronicle, m.article)) for e in on(chronicle, day, *names) for m in e.mentions
        )

    assert "strengthen alliance amid security concerns" in passages("2021-12-11", "Blinken", "Hayashi")
    assert "Russia and China" in passages("2025-01-31", "Nakatani", "Hegseth")
    (inaugurated,) = [e for e in chronicle.events if e.headline == "Takaichi is inaugurated"]
    assert (inaugurated.kind, len(inaugurated.mentions)) == ("appointment", 1)


def test_plans_are_events_with_the_date_they_have_or_none(chronicle: Chronicle) -> None:
    planned = {e.headline: e.when.edtf() if e.when else None for e in chronicle.events if e.status is Status.PLANNED}
    assert planned["Takaichi’s U.S. trip is planned"] == "2026-03/2026-05"
    assert planned["Nakatani will visit the US"] is None
    assert "../2026-12-31" in planned.values()


def test_the_collision_is_quoted_from_its_beginning(chronicle: Chronicle) -> None:
    (collision,) = [e for e in chronicle.events if e.kind == "accident"]
    assert collision.main.span.of(_text(chronicle, collision)).startswith("the fatal collision")


def test_the_meeting_at_the_pentagon_has_its_place(chronicle: Chronicle) -> None:
    places = {e.place for e in on(chronicle, "2026-01-15", "Hegseth", "Koizumi")}
    assert places & {"Pentagon", "U.S. Defense Department"}
