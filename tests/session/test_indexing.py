"""The index of words is built beside the window, kept up with edits, and finds what would be found without it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from timeline_app.core.article import Article
from timeline_app.core.chronicle import Chronicle, Event, EventMention, LinkedArticle, Marks
from timeline_app.core.facts import ArticleFacts, DateSource, Status
from timeline_app.core.span import Span
from timeline_app.index.event_index import EventIndex
from timeline_app.project.text_index import TextIndex
from timeline_app.session.indexing import Indexer
from timeline_app.session.search import SearchIndex
from timeline_app.session.session import Session
from timeline_app.session.state import ReadingState

TEXTS = {
    "a": "The harbour was opened. Ana Brun cut the ribbon. Then it rained.",
    "b": "Ana Brun resigned. “Enough”, she said.",
    "c": "東京で会議があった。Nobody resigned.",
}
QUESTIONS = ("ana", '"ana brun"', "ANÁ rib", "東京", "resigned enough", "tag", "note harb", "nothing", "“", "", "e")


def _article(name: str, text: str) -> LinkedArticle:
    return LinkedArticle(Article(name, f"{name}.txt", 0, name * 8, "txt", text), ArticleFacts(name, "en"), None)


def _event(key: str, headline: str, article: str, span: Span, marks: Marks | None = None) -> Event:
    mention = EventMention(article, span, None, DateSource.NONE, None, headline, main=True)
    return Event(
        key, None, 0.5, headline, "other", Status.HAPPENED, DateSource.NONE, 0.5, mentions=(mention,),
        marks=marks or Marks(),
    )  # fmt: skip


CHRONICLE = Chronicle(
    articles=tuple(_article(name, text) for name, text in TEXTS.items()),
    events=(
        _event("k1", "Harbour opened", "a", Span(0, 23)),
        _event("k2", "Ana Brun resigns", "b", Span(0, 18), Marks(tags=("a tag",), note="note of the harbour")),
        _event("k3", "Meeting", "c", Span(0, 10)),
    ),
)


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session()
    yield made
    made.deleteLater()


@pytest.fixture
def indexer(session: Session, tmp_path: Path) -> Iterator[Indexer]:
    with closing(Indexer(session)) as made:
        made.open(tmp_path / "search" / "x.search")
        yield made


def show(qtbot: QtBot, session: Session, indexer: Indexer, chronicle: Chronicle) -> None:
    with qtbot.waitSignal(indexer.ready):
        session.set_chronicle(chronicle, EventIndex.from_chronicle(chronicle))


def check(session: Session, questions: tuple[str, ...] = QUESTIONS) -> None:
    """What the index finds is what is found without it."""
    plain = SearchIndex(session.chronicle)
    for words in questions:
        assert np.array_equal(session.search.matching(words), plain.matching(words)), words
        assert session.search.text_hits(words) == plain.text_hits(words), words


def test_the_same_is_found_with_the_index_and_without(qtbot: QtBot, session: Session, indexer: Indexer) -> None:
    show(qtbot, session, indexer, CHRONICLE)
    check(session)
    assert session.search.matching("brun").tolist() == [False, True, False]
    assert session.search.matching("harbour").tolist() == [True, True, False]
    (hit,) = session.search.text_hits("brun")
    assert (hit.article, hit.span.of(TEXTS["a"])) == ("a", "Brun")
    assert [h.article for h in session.search.text_hits("resigned")] == ["c"]
    assert session.search.found_in(CHRONICLE.articles[1], '"ana brun"') == (Span(0, 8),)


def test_an_edit_is_found_at_once_and_costs_one_text(qtbot: QtBot, session: Session, indexer: Indexer) -> None:
    show(qtbot, session, indexer, CHRONICLE)
    edited = replace(CHRONICLE.events[0], headline="Bridge opened")
    changed = replace(CHRONICLE, events=(edited, *CHRONICLE.events[1:]), articles=CHRONICLE.articles[::-1])
    session.set_chronicle(changed, EventIndex.from_chronicle(changed))
    check(session, ("bridge", "opened", "harbour", "resigned", "nobody"))
    show(qtbot, session, indexer, changed)
    check(session, ("bridge", "opened", "harbour"))
    assert session.search.matching("bridge").tolist() == [True, False, False]
    show(qtbot, session, indexer, CHRONICLE)
    assert session.search.matching("bridge").tolist() == [False, False, False]


def test_what_is_in_the_file_is_not_put_there_again(
    qtbot: QtBot, session: Session, indexer: Indexer, tmp_path: Path
) -> None:
    show(qtbot, session, indexer, CHRONICLE)
    indexer.open(tmp_path / "search" / "y.search")
    show(qtbot, session, indexer, replace(CHRONICLE, events=()))
    indexer.open(tmp_path / "search" / "x.search")
    show(qtbot, session, indexer, CHRONICLE)
    check(session)
    indexer.close()
    with closing(TextIndex(tmp_path / "search" / "x.search")) as index:
        assert index.count() == 6


def test_while_a_folder_is_read_nothing_is_indexed(qtbot: QtBot, session: Session, indexer: Indexer) -> None:
    session.set_reading(ReadingState(active=True))
    session.set_chronicle(CHRONICLE, EventIndex.from_chronicle(CHRONICLE))
    assert not indexer.active
    check(session)
    with qtbot.waitSignal(indexer.ready):
        session.set_reading(ReadingState())
    check(session)


def test_an_index_that_breaks_costs_nothing_but_speed(qtbot: QtBot, session: Session, indexer: Indexer) -> None:
    show(qtbot, session, indexer, CHRONICLE)
    assert indexer._words is not None
    indexer._words.close()
    check(session)


def test_forgotten_indexes_leave_no_file(qtbot: QtBot, session: Session, indexer: Indexer, tmp_path: Path) -> None:
    show(qtbot, session, indexer, CHRONICLE)
    with qtbot.waitSignal(indexer.ready):
        assert indexer.forget() == 1
    assert list((tmp_path / "search").iterdir()) == []
    check(session)
