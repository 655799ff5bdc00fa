"""After every edit the timeline comes anew, beside the window; the latest wins."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.link import desk
from tests.link.making import ref
from timeline_app.core.chronicle import Chronicle, EventMention
from timeline_app.core.edits import ArticleRef, Edit, Hide, SetPublished, SplitEvent, Star
from timeline_app.core.interval import Interval
from timeline_app.jobs.relinking import Corrections, Relinked, Relinker, _Work
from timeline_app.link.linker import Linker


@pytest.fixture
def relinker(qtbot: QtBot) -> Iterator[Relinker]:
    made = Relinker()
    made.follow(over())
    yield made
    made.close()


def over() -> Corrections:
    made = Corrections()
    made.lay(made.linker.link_folder(desk.read()))
    return made


def event(words: str) -> object:
    base, _ = desk.linked()
    return ref(base, next(e for e in base.events if words in e.headline))


def after(relinker: Relinker, qtbot: QtBot, *edits: Edit) -> Relinked:
    entries = desk.journal(*edits)
    with qtbot.waitSignal(relinker.relinked, timeout=20_000) as heard:
        relinker.changed(entries)
    found: Relinked = heard.args[0]
    return found


def test_an_edit_arrives_with_all_that_the_views_need(relinker: Relinker, qtbot: QtBot) -> None:
    found = after(relinker, qtbot, Hide(event("last arch")))
    assert [e.headline for e in found.chronicle.hidden] == ["Nordwerk lifts the last arch"]
    assert len(found.index) + len(found.index.undated) == len(found.chronicle.events)
    assert set(found.lookup.articles) == {a.article.id for a in found.chronicle.articles}


def test_a_publication_date_is_linked_anew_and_all_else_is_not(relinker: Relinker, qtbot: QtBot) -> None:
    before = relinker.corrections.again().chronicle
    starred = after(relinker, qtbot, Star(event("last arch"))).chronicle
    assert starred.articles is before.articles
    strike = next(a for a in before.articles if a.article.path == "strike.txt")
    setting = SetPublished((ArticleRef.of(strike),), Interval.of_day(2031, 6, 10))
    moved = after(relinker, qtbot, Star(event("last arch")), setting).chronicle
    fresh = Linker().link_folder(desk.read(), published={strike.article.id: Interval.of_day(2031, 6, 10)})
    assert moved.articles == fresh.articles
    assert after(relinker, qtbot).chronicle == before


def test_of_many_edits_at_once_the_last_one_is_shown(relinker: Relinker, qtbot: QtBot) -> None:
    arrived: list[Relinked] = []
    relinker.relinked.connect(arrived.append)
    edits = [Star(event("last arch"))] * 50
    for count in range(1, 51):
        relinker.changed(desk.journal(*edits[:count]))
    qtbot.waitUntil(lambda: not relinker.busy, timeout=20_000)
    assert 1 <= len(arrived) < 50
    assert [r.serial for r in arrived] == sorted({r.serial for r in arrived})
    assert relinker.corrections.entries == desk.journal(*edits)


def test_what_another_folder_was_asked_is_dropped(relinker: Relinker, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(relinker.relinked):
        relinker.changed(desk.journal(Star(event("last arch"))))
        relinker.follow(Corrections())
        qtbot.waitUntil(lambda: not relinker.busy, timeout=20_000)


def test_a_preview_says_what_would_change(relinker: Relinker, qtbot: QtBot) -> None:
    base = relinker.corrections.again().chronicle
    strike = next(a for a in base.articles if a.article.path == "strike.txt")
    edit = SetPublished((ArticleRef.of(strike),), Interval.of_day(2031, 6, 10))
    with qtbot.waitSignal(relinker.previewed, timeout=20_000) as heard:
        relinker.preview(edit)
    preview = heard.args[0]
    moved = after(relinker, qtbot, edit).chronicle
    times = next(a for a in moved.articles if a.article.path == "strike.txt").times
    pairs = zip(strike.times, times, strict=True)
    assert {c.words for c in preview.changes} == {a.expression.text for a, b in pairs if a.interval != b.interval}
    assert preview.dates_changed >= 2
    assert preview.counted >= preview.dates_changed
    back = relinker.corrections.preview(SetPublished((ArticleRef.of(strike),), None))
    assert {c.span for c in back.changes} == {c.span for c in preview.changes}


def test_an_edit_that_cannot_be_laid_over_costs_no_other(caplog: pytest.LogCaptureFixture) -> None:
    def broken(mentions: object) -> object:
        raise OSError("no such thing")

    corrections = Corrections()
    corrections.linker.event_from = broken  # type: ignore[method-assign, assignment]
    base = desk.linked()[0]
    several = next(e for e in base.events if sum(not m.detail for m in e.mentions) > 1)
    split = SplitEvent(ref(base, several), ref(base, several).passages[:1])
    corrections.entries = desk.journal(split, Hide(event("last arch")))
    found = corrections.lay(base).chronicle
    assert [o.number for o in found.orphans] == [1]
    assert len(found.hidden) == 1
    assert len(found.events) == len(base.events) - 1
    assert "cannot be laid over" in caplog.text
    caplog.clear()


def test_linking_that_fails_is_said_in_words(
    relinker: Relinker, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    relinker.corrections.linker.link_folder = None  # type: ignore[method-assign, assignment]
    article = relinker.corrections.linker.folder.articles[0]
    setting = SetPublished((ArticleRef(article.content_hash, article.path),), Interval.of_day(2031, 6, 10))
    relinker.corrections.entries = desk.journal(setting)
    with qtbot.waitSignal(relinker.failed, timeout=20_000) as heard:
        _Work(relinker.corrections, None, relinker).run()  # here: what logs in a thread of Qt's stays known to Python
    assert "The change is kept" in heard.args[0]
    assert [r.levelno for r in caplog.records] == [logging.ERROR]
    caplog.clear()


def test_nothing_open_is_nothing_to_lay_over(qtbot: QtBot) -> None:
    assert Corrections().again().chronicle == Chronicle()
    assert isinstance(desk.linked()[0].events[0].mentions[0], EventMention)
