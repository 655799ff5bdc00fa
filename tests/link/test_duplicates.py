"""Copies of a story are found whatever stands around them, and different stories never are."""

from __future__ import annotations

import random

from timeline_app.core.article import Article, Block, BlockKind, Published
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span
from timeline_app.extract.fingerprint import shingles
from timeline_app.link.duplicates import Copies, precedence, similarity

_NOUNS = (
    "harbour",
    "treaty",
    "minister",
    "storm",
    "bridge",
    "council",
    "vessel",
    "market",
    "signal",
    "orchard",
    "river",
)
_VERBS = ("opened", "closed", "struck", "praised", "rejected", "measured", "followed", "repaired", "counted", "offered")


def story(seed: int, sentences: int = 40) -> str:
    chance = random.Random(seed)
    noun = lambda: chance.choice(_NOUNS)  # noqa: E731
    return " ".join(f"The {noun()} {chance.choice(_VERBS)} the {noun()} of {noun()} {seed}." for _ in range(sentences))


def sources(texts: list[str], days: list[str] | None = None) -> list[int | None]:
    samples, orders = {}, {}
    for number, text in enumerate(texts):
        blocks = (Block(BlockKind.BODY, Span(0, len(text))),)
        article = Article(f"a{number}", f"{number}.txt", 0, f"{number:064x}", "txt", text, blocks=blocks)
        day = days[number] if days else "2024-05-14"
        samples[article.id] = shingles(text, blocks)
        orders[article.id] = precedence(article, Published(Interval.parse(day), day, 1.0))
    found = Copies().find(samples, orders)
    return [int(found[f"a{n}"][1:]) if f"a{n}" in found else None for n in range(len(texts))]


def test_a_copy_with_another_opening_is_a_copy() -> None:
    text = story(1)
    assert sources([text, "BERGEN (Fjord News) " + text + " Follow us for more.", story(2)]) == [1, None, None]


def test_the_one_published_first_is_the_original() -> None:
    text = story(1)
    assert sources([text, text + " Correction added.", text], ["2024-05-15", "2024-05-14", "2024-05-16"]) == [
        1,
        None,
        1,
    ]


def test_stories_of_one_vocabulary_are_not_copies() -> None:
    assert sources([story(n) for n in range(30)]) == [None] * 30


def test_a_follow_up_that_repeats_a_third_is_its_own_story() -> None:
    assert sources([story(1), story(2, 27) + story(1)[:500]]) == [None, None]


def test_very_short_texts_are_left_alone() -> None:
    assert sources(["More to follow.", "More to follow."]) == [None, None]


def test_similarity_is_one_for_equal_and_none_for_different_samples() -> None:
    a = shingles(story(1), (Block(BlockKind.BODY, Span(0, len(story(1)))),))
    assert similarity(a, a) == 1.0
    assert similarity(a, ()) == 0.0
    assert similarity((1, 2, 3), (4, 5, 6)) == 0.0


def test_a_thousand_copies_of_one_text_have_one_original() -> None:
    texts = [story(1), *(story(1) + f" Edition {n}." for n in range(1000))]
    found = sources(texts)
    assert sum(o is None for o in found) == 1


def test_what_was_found_before_makes_no_difference() -> None:
    texts = {f"a{n}": story(n % 7, 20 + n % 3) for n in range(20)}
    samples = {name: shingles(text, (Block(BlockKind.BODY, Span(0, len(text))),)) for name, text in texts.items()}
    orders = {name: (int(name[1:]) % 5, 0, name, name, 0, name) for name in samples}
    again = Copies()
    for gone in ("a3", "a11", "a0"):
        some = {name: sample for name, sample in samples.items() if name != gone}
        assert again.find(some, orders) == Copies().find(some, orders)
    assert again.find(samples, orders) == Copies().find(samples, orders)
