"""Every English rule by example: the corpus is the specification."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline_app.core.article import Block, BlockKind, Published
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span
from timeline_app.core.timex import ResolvedTime
from timeline_app.extract.nlp import parse
from timeline_app.extract.sentences import split_sentences
from timeline_app.extract.times import is_narrative, recognise, with_directions
from timeline_app.extract.times.rules import rules_of
from timeline_app.link.resolve import resolve_times

CORPUS = tomllib.loads((Path(__file__).parents[2] / "corpus" / "times_en.toml").read_text("utf-8"))


def resolved(text: str, anchor: str) -> tuple[ResolvedTime, ...]:
    """The whole way of one small article: recognised, directed by the parse, resolved."""
    blocks = [Block(BlockKind.BODY, Span(0, len(text)))]
    times = with_directions(recognise(text), parse(text, split_sentences(text, blocks)))
    published = Published(Interval.parse(anchor), anchor, 1.0) if anchor else None
    return resolve_times(ArticleFacts("a1", "en", times=times, narrative=is_narrative(text, times)), published)


def cases() -> Iterator[tuple[str, str, list[str]]]:
    for group in CORPUS.values():
        for text, *expected in group.get("cases", ()):
            yield group["anchor"], text, expected


def described(time: ResolvedTime, like: str) -> str:
    line = f"{time.expression.text} = {time.value}".replace("'", "’")
    return f"{line} @ {time.interval.edtf() if time.interval else None}" if " @ " in like else line


@pytest.mark.parametrize(("anchor", "text", "expected"), list(cases()))
def test_reads_what_the_words_say(anchor: str, text: str, expected: list[str]) -> None:
    found = resolved(text, anchor)
    likes = expected + [""] * len(found)
    assert [described(t, like) for t, like in zip(found, likes, strict=False)] == [
        e.replace("'", "’") for e in expected
    ]


@pytest.mark.parametrize("text", CORPUS["never"]["sentences"])
def test_invents_no_time(text: str) -> None:
    assert [(t.text, t.rule) for t in recognise(text)] == []


def test_every_rule_has_an_example() -> None:
    used = {time.rule for _, text, _ in cases() for time in recognise(text)}
    assert {rule.name for rule in rules_of("en").rules} - used == set()
