"""Correcting the five real articles that lie beside the checkout; elsewhere this is skipped."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import pytest

from tests.test_real_articles import ARTICLES
from timeline_app.core.chronicle import Chronicle, LinkedArticle
from timeline_app.core.edits import ArticleRef, Entry, EntryState, SetPublished
from timeline_app.core.interval import Interval
from timeline_app.core.timex import AnchorKind
from timeline_app.export.records import write_records
from timeline_app.jobs.relinking import Corrections
from timeline_app.link.linker import Linker
from timeline_app.pipeline import read_steps

pytestmark = pytest.mark.skipif(not ARTICLES.is_dir(), reason="the five real articles are not beside this checkout")


@cache
def _read() -> Linker:
    linker = Linker()
    list(read_steps(ARTICLES, workers=0, linker=linker, partial_every=None))
    return linker


def corrections() -> tuple[Corrections, Chronicle]:
    made = Corrections()
    base = made.linker.link_folder(_read().folder)
    made.lay(base)
    return made, base


def article(chronicle: Chronicle, number: str) -> LinkedArticle:
    return next(a for a in chronicle.articles if a.article.path.startswith(number))


def written(chronicle: Chronicle) -> str:
    out = io.StringIO()
    write_records(chronicle, out, include_text=True)
    return out.getvalue()


def test_setting_a_publication_date_moves_exactly_its_relative_dates_and_undo_brings_every_byte_back() -> None:
    over, base = corrections()
    before = written(base)
    fourth = article(base, "004")
    relative = {n for n, t in enumerate(fourth.times) if t.anchor.kind is AnchorKind.PUBLISHED}
    assert relative
    for day in (Interval.of_day(2026, 1, 16), Interval.of_day(2027, 2, 1)):
        edit = SetPublished((ArticleRef.of(fourth),), day)
        foreseen = over.preview(edit)
        entry = Entry(1, 1, edit, "you", 1_800_000_000)
        over.entries = (entry,)
        after = over.again().chronicle
        moved = article(after, "004")
        assert moved.published is not None
        assert moved.published.interval == day
        for number, (old, new) in enumerate(zip(fourth.times, moved.times, strict=True)):
            assert (new.anchor.interval == day) == (number in relative)
            assert new == old or number in relative
        changed = {
            a.expression.span for a, b in zip(fourth.times, moved.times, strict=True) if a.interval != b.interval
        }
        assert {c.span for c in foreseen.changes} == changed
        assert foreseen.counted == len(relative)
        others = [a for a in base.articles if a is not fourth]
        assert all(article(after, a.article.path[:3]).times == a.times for a in others)
        over.entries = (replace(entry, state=EntryState.UNDONE),)
        assert written(over.again().chronicle) == before


def test_another_year_of_publication_moves_the_day_that_has_no_year() -> None:
    over, base = corrections()
    fourth = article(base, "004")
    over.entries = (Entry(1, 1, SetPublished((ArticleRef.of(fourth),), Interval.of_day(2027, 2, 1)), "you", 0),)
    (moved,) = {t.interval.edtf() for t in article(over.again().chronicle, "004").times if t.interval}
    assert moved == "2027-01-15"
