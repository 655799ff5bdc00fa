"""An article that tells no event is known by its title; it makes no event by itself."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.article import Article
from timeline_app.core.facts import DateSource
from timeline_app.core.span import Span
from timeline_app.extract.titled import by_title
from timeline_app.index.lookup import Lookup
from timeline_app.pipeline import read_folder
from timeline_app.session.left_out import LeftOut

WALL = "Sign up to read on. All rights reserved."


TOLD = "The Halden ferry sank off Tromsø on 14 May 2031. Ninety passengers of the Halden ferry were saved at Tromsø."


def _article(title: str | None, text: str) -> Article:
    return Article("a0", "0.json", 0, "hash", "json", text, title=title)


def test_the_title_stands_for_an_article_that_tells_no_event() -> None:
    article = _article("Halden ferry\nsinks", WALL)
    (event,) = by_title(article, [Span(0, 19)])
    assert (event.headline, event.span, event.date_source) == (
        "Halden ferry sinks",
        Span(0, 19),
        DateSource.ARTICLE_DAY,
    )
    assert event.terms == ("ferry", "halden", "sinks")
    assert event.near == 0


def test_without_a_title_or_a_sentence_there_is_none() -> None:
    assert by_title(_article(None, WALL), [Span(0, 19)]) == ()
    assert by_title(_article("Halden ferry sinks", ""), []) == ()


@given(st.text(max_size=40), st.text(max_size=60))
def test_no_title_breaks_it(title: str, text: str) -> None:
    for event in by_title(_article(title, text), [Span(0, len(text))]):
        assert event.span.end <= len(text)
        assert "\n" not in event.headline


def test_such_an_article_is_among_those_that_tell_of_the_same_but_makes_no_event(tmp_path: Path) -> None:
    _write(tmp_path / "wall.jsonl", ("Halden ferry sinks off Tromsø", WALL))
    assert read_folder([tmp_path], workers=0).events == ()
    _write(tmp_path / "told.jsonl", ("Ninety saved", TOLD), ("Ferry lost", TOLD.replace("sank", "capsized")))
    chronicle = read_folder([tmp_path], workers=0)
    wall = next(a.article.id for a in chronicle.articles if a.article.path == "wall.jsonl")
    (event,) = (e for e in chronicle.events if any(m.article == wall for m in e.mentions))
    assert len({m.article for m in event.mentions}) == 3
    assert event.headline.startswith("The Halden ferry")


def test_it_tells_nothing_of_the_dates_in_its_text(tmp_path: Path) -> None:
    _write(tmp_path / "gallery.jsonl", ("Halden ferry sinks", "Halden before and after 4 February 2031, in pictures."))
    chronicle = read_folder([tmp_path], workers=0)
    (date,) = LeftOut().dates(chronicle, Lookup.of(chronicle))
    assert date.reason == "no event was found in its sentence"


def _write(path: Path, *articles: tuple[str, str]) -> None:
    rows = ({"title": title, "text": text, "date_publish": "2031-05-15"} for title, text in articles)
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
