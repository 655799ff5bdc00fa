"""Linking again: what the user set counts, and what was linked before makes no difference."""

from __future__ import annotations

from dataclasses import replace

import pytest

from timeline_app.core.interval import Interval
from timeline_app.core.span import Span
from timeline_app.link.linker import Linker
from timeline_app.link.pipeline import link
from timeline_app.pipeline import read_steps

STORIES = {
    "a.txt": "Vienna, March 3, 2024 - Anna Berg met Carl Holm in Vienna on Friday. On Saturday they visited Graz.",
    "b.txt": "Carl Holm and Anna Berg signed a treaty on rivers in Vienna on Friday. Holm flew home on Sunday.",
    "c.txt": "Oslo, May 9, 2024 - Anna Berg resigned on Tuesday. She had met Carl Holm in Vienna on March 1, 2024.",
}


@pytest.fixture(scope="module")
def linker(tmp_path_factory: pytest.TempPathFactory) -> Linker:
    folder = tmp_path_factory.mktemp("stories")
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    linker = Linker()
    *_, _last = read_steps(folder, workers=0, linker=linker)
    return linker


def test_a_date_that_the_user_set_is_certain_and_moves_its_own_article_alone(linker: Linker) -> None:
    before = linker.again()
    after = linker.again(published={"a1": Interval.of_day(2023, 7, 14)})
    assert [a for a in before.articles if a.article.id != "a1"] == [a for a in after.articles if a.article.id != "a1"]
    mine = after.articles[1]
    assert mine.published is not None
    assert (mine.published.edtf, mine.published.confidence) == ("2023-07-14", 1.0)
    assert mine.published.evidence[0].kind == "you"
    assert {t.interval.edtf() for t in mine.times if t.interval} == {"2023-07-14", "2023-07-09"}
    assert linker.again() == before


def test_what_was_read_can_be_linked_without_reading(linker: Linker) -> None:
    folder = linker.folder
    assert link(folder.articles, folder.facts, folder.files, folder.warnings) == linker.again()


def test_the_event_that_one_of_its_passages_tells(linker: Linker) -> None:
    chronicle = linker.again()
    shared = next(e for e in chronicle.events if len({m.article for m in e.mentions if not m.detail}) > 1)
    for mention in shared.mentions:
        alone = linker.event_from([mention])
        assert [(m.article, m.span) for m in alone.mentions] == [(mention.article, mention.span)]
        assert alone.headline == mention.headline
        assert alone.main.main
    whole = linker.event_from(shared.mentions)
    assert (whole.key, whole.when, whole.mentions, whole.confidence) == (
        shared.key, shared.when, shared.mentions, shared.confidence,
    )  # fmt: skip


def test_a_passage_that_nothing_was_found_in_still_tells_its_event(linker: Linker) -> None:
    own = replace(linker.again().events[0].mentions[0], span=Span(0, 3), headline="Mine")
    alone = linker.event_from([own])
    assert (alone.headline, alone.mentions) == ("Mine", (own,))
    with pytest.raises(ValueError, match="no passage"):
        linker.event_from([])
