"""Like happenings of one day in different towns, or to different people, are not one, nor listed together."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.link.stories import Told, build, candidate, retold
from timeline_app.core.chronicle import Chronicle
from timeline_app.core.facts import EntityKind, EventCandidate
from timeline_app.link.alike import Alike
from timeline_app.link.linker import Linker
from timeline_app.link.strangers import names_in
from timeline_app.link.topics import Topics
from timeline_app.pipeline import read_steps

DAY = "2024-05-14"


def fire(article: int, text: str, verb: str = "destroy") -> Told:
    return Told(article, text, (), DAY, "accident", verb)


def groups(told: list[Told]) -> set[frozenset[str]]:
    return {frozenset(m.headline for m in e.mentions) for e in retold(told)}


def test_fires_in_two_towns_are_two() -> None:
    told = [
        fire(0, "A fire destroyed the harbour office in Tolnavik."),
        fire(1, "A fire destroyed the harbour office in Brunholm."),
    ]
    assert len(groups(told)) == 2


def test_fires_in_one_town_are_one() -> None:
    told = [
        fire(0, "A fire destroyed the harbour office in Tolnavik."),
        fire(1, "The harbour office in Tolnavik burned down.", "burn"),
    ]
    assert len(groups(told)) == 1


def test_whoever_knows_the_other_name_may_tell_of_the_same() -> None:
    told = [
        fire(0, "A fire destroyed the harbour office in Tolnavik."),
        fire(1, "A fire destroyed the harbour office in Norrland."),
        Told(1, "Firemen came from all over Tolnavik to help.", (), None, "action", "come"),
    ]
    assert max(map(len, groups(told))) == 2


def test_what_names_nobody_is_told_apart_by_what_its_article_is_about() -> None:
    told = [
        Told(0, "Weavers walked out in Tolnavik.", (), DAY, "protest", "walk", salience=1.0),
        Told(0, "About three hundred people marched to the market.", (), DAY, "protest", "march", salience=0.3),
        Told(1, "Weavers walked out in Brunholm.", (), DAY, "protest", "walk", salience=1.0),
        Told(1, "About five hundred people marched to the market.", (), DAY, "protest", "march", salience=0.3),
    ]
    assert len(groups(told)) == 4


def test_what_two_articles_remember_may_be_one_whatever_they_are_about() -> None:
    told = [
        Told(0, "Weavers walked out in Tolnavik.", (), DAY, "protest", "walk", salience=1.0),
        Told(0, "A flood had carried off the old market.", (), "2009-11-02", "disaster", "carry", salience=0.2),
        Told(1, "Weavers walked out in Brunholm.", (), DAY, "protest", "walk", salience=1.0),
        Told(1, "A flood had swept away the old market.", (), "2009-11-02", "disaster", "sweep", salience=0.2),
    ]
    topics = Topics()
    _, (_, one, _, other) = build(told, topics=topics)
    assert Alike(topics).strangers(one, other)
    assert not Alike(topics).strangers(replace(one, back=True), replace(other, back=True))


BRIDGE = Told(0, "A minister opened a bridge in Tolnavik.", (), DAY, "launch", "open")
CAROL = Told(0, "A choir gathered on the square in Tolnavik against higher fares.", (), DAY, "protest", "gather")


@pytest.mark.parametrize(
    ("one", "other", "events"),
    [
        (BRIDGE, Told(1, "A bridge collapsed in Tolnavik.", (), DAY, "accident", "collapse"), 2),
        (BRIDGE, Told(1, "A minister cut the ribbon of a bridge in Tolnavik.", (), DAY, "launch", "cut"), 1),
        (BRIDGE, Told(1, "A minister welcomed lorries to a bridge in Tolnavik.", (), DAY, "action", "welcome"), 1),
        (CAROL, Told(1, "A choir was robbed on the square in Tolnavik.", (), DAY, "attack", "rob"), 2),
        (CAROL, Told(1, "A choir sang against higher fares on the square in Tolnavik.", (), DAY, "attack", "sing"), 1),
    ],
)
def test_a_thing_of_one_town_does_not_make_one_of_unlike_happenings(one: Told, other: Told, events: int) -> None:
    assert len(groups([one, other])) == events


@pytest.mark.parametrize(("more", "sources"), [("", 1), ("Divers from Brunholm searched the river below.", 2)])
def test_short_articles_on_a_thing_of_one_town_are_no_story(more: str, sources: int) -> None:
    """A town and a thing make much of what a dozen words have in common, and nothing of what two pages have."""
    told = [BRIDGE, Told(1, "A bridge collapsed in Tolnavik.", (), DAY, "accident", "collapse")]
    told += [Told(n, more, (), f"202{n}-03-09", "action", "search", salience=0.2) for n in (0, 1) if more]
    assert max(len({m.article for m in event.mentions}) for event in retold(told)) == sources


def test_a_short_line_with_a_full_name_names_somebody() -> None:
    kinds = {"liv": EntityKind.PERSON, "krag": EntityKind.PERSON}
    assert [n.words for n in names_in(_died("Liv Krag dies"), kinds)] == [("liv", "krag")]
    assert not list(names_in(_died("LIV KRAG DIES AT HOME"), kinds)), "who shouts says nothing of names"


def _died(line: str) -> EventCandidate:
    return replace(candidate(Told(0, line, (), DAY, "death", "die"), line), terms=("die", "krag", "liv"))


FOLDER = {
    "a": "Judge jails boatman\n\nOSLO, 18 June 2019 - A court in Oslo sentenced Knut Moe to nine years in prison for "
    "fraud on Monday. Moe, 60, owned three boats.",
    "b": "Judge jails banker\n\nBERGEN, 18 June 2019 - A court in Bergen sentenced Olav Dahl to nine years in prison "
    "for fraud on Monday. Dahl, 52, ran a bank.",
    "c": "Nine years for Olav Dahl\n\nBERGEN, 18 June 2019 - Olav Dahl was sentenced to nine years in prison on Monday "
    "by a court in Bergen. His bank had failed in May.",
}


@pytest.fixture(scope="module")
def courts(tmp_path_factory: pytest.TempPathFactory) -> Chronicle:
    folder = tmp_path_factory.mktemp("courts")
    for name, text in FOLDER.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    linker = Linker()
    *_, _last = read_steps(Path(folder), workers=0, linker=linker)
    return linker.again()


def test_two_men_jailed_on_one_day_by_two_courts_are_two_events_and_neither_lists_the_other(courts: Chronicle) -> None:
    paths = {a.article.id: a.article.path for a in courts.articles}
    jailed = [e for e in courts.events if "sentence" in e.headline]
    assert sorted(sorted({paths[m.article] for m in e.mentions}) for e in jailed) == [["a.txt"], ["b.txt", "c.txt"]]


def test_an_article_that_has_gone_is_forgotten() -> None:
    told = [
        fire(0, "A fire destroyed the harbour office in Tolnavik."),
        fire(1, "A fire destroyed the harbour office in Brunholm."),
    ]
    topics = Topics()
    articles, (one, other) = build(told, topics=topics)
    facts = articles[0].facts
    before = sys.getrefcount(facts)
    alike = Alike(topics)
    assert alike.strangers(one, other)
    assert sys.getrefcount(facts) > before
    alike.forget(one.article)
    assert sys.getrefcount(facts) == before
    assert alike.strangers(one, other), "and is read again if it comes back"
