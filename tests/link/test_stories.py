"""Articles on one happening share an event, also those that tell it in other words; others never do."""

from __future__ import annotations

from tests.link.stories import Told, build
from timeline_app.core.facts import DateSource
from timeline_app.link.merging import Group, merge
from timeline_app.link.stories import stories
from timeline_app.link.topics import Topics

FERRY = (
    "The Halden ferry sank near Tromsø on Tuesday night after striking the Kvalsund bridge.",
    "Rescue boats reached the Halden ferry near the Kvalsund bridge after it sank by Tromsø.",
    "Divers searched the wreck of the Halden ferry below the Kvalsund bridge at Tromsø.",
)
MINE = "Miners at Oruro walked out of the Santa Rosa mine over unpaid wages."
GUESS = DateSource.ARTICLE_DAY


def linked(told: list[Told]) -> tuple[list[list[int]], list[Group]]:
    articles, tellings = build(told, published="2024-05-15")
    topics = Topics([a.facts for a in articles])
    return stories(topics, articles), merge(tellings, articles, topics)


def test_a_story_is_known_by_its_words() -> None:
    told = [Told(n, text, (), "2024-05-14", "accident", "sink") for n, text in enumerate((*FERRY, MINE))]
    found, _ = linked(told)
    assert found == [[0, 1, 2], [3]]


def test_an_article_of_the_story_is_among_the_sources_of_its_central_event() -> None:
    told = [
        Told(0, FERRY[0], (), "2024-05-14", "accident", "sink", salience=1.0),
        Told(1, FERRY[1], (), "2024-05-14", "accident", "sink", salience=1.0),
        Told(2, FERRY[2], (), "2024-05-15", "action", "search", source=GUESS, salience=1.0),
        Told(3, MINE, (), "2024-05-14", "protest", "walk", salience=1.0),
    ]
    _, groups = linked(told)
    (central,) = [g for g in groups if g.central]
    assert {t.article for t in central.tellings} | {t.article for t in central.related} == {0, 1, 2}
    assert any("same story" in reason for reason in central.reasons) == bool(central.related)


def test_a_passage_that_states_another_day_is_not_taken_for_the_event() -> None:
    told = [
        Told(0, FERRY[0], (), "2024-05-14", "accident", "sink", salience=1.0),
        Told(1, FERRY[1], (), "2024-05-14", "accident", "sink", salience=1.0),
        Told(2, FERRY[2], (), "2024-06-20", "action", "search", salience=1.0),
    ]
    _, groups = linked(told)
    assert all(2 not in {t.article for t in (*g.tellings, *g.related)} for g in groups if g.central)
