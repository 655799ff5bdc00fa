"""SVG and PDF: the same picture on other paper, the same bytes each time; and pictures that name their sources."""

from __future__ import annotations

import re

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from timeline_app.core.article import Article, Published
from timeline_app.core.chronicle import Chronicle, Event, EventMention, LinkedArticle
from timeline_app.core.errors import ExportError
from timeline_app.core.facts import ArticleFacts, DateSource, Status
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span
from timeline_app.export.image import ImageOptions, layout
from timeline_app.export.vector import pdf_bytes, svg_bytes, write_picture


@pytest.fixture(autouse=True)
def _application(qapp):
    return qapp


def article(number: int, title: str | None, publisher: str | None) -> LinkedArticle:
    when = Interval.of_day(2024, 1, number)
    text = Article(f"a{number}", f"box/{number}.txt", 0, str(number), "txt", "text", title=title, publisher=publisher)
    return LinkedArticle(text, ArticleFacts(text.id, "en"), Published(when, when.edtf(), 0.9))


def event(number: int, *articles: str) -> Event:
    mentions = tuple(EventMention(a, Span(0, 1), None, DateSource.STATED, None, "told") for a in articles)
    return Event(
        f"k{number}", Interval.of_month(2023, number), 0.9, f"The {number}. chapter begins", "work",
        Status.HAPPENED, DateSource.STATED, 0.5, mentions=mentions,
    )  # fmt: skip


def chronicle() -> Chronicle:
    articles = (
        article(1, "Never told", None), article(2, "The long way", "The Harbour Post"), article(3, None, None)
    )  # fmt: skip
    return Chronicle(articles, (), (event(1, "a2"), event(2, "a2", "a3"), event(3, "a3")))


def test_svg_is_drawn_by_others_and_stays_the_same():
    picture = layout(chronicle(), ImageOptions(width=800, height=400, title="Chapters"))
    data = svg_bytes(picture)
    assert data == svg_bytes(picture)
    assert b"chapter begins" in data
    renderer = QSvgRenderer(data)
    assert renderer.isValid()
    image = QImage(800, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(400, 800, 4)
    assert (raw[:, :, 0] < 128).sum() > 500


def test_pdf_says_nothing_of_when_it_was_made():
    picture = layout(chronicle(), ImageOptions(width=800, height=400))
    data = pdf_bytes(picture)
    assert data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF")
    assert data == pdf_bytes(picture)
    assert not re.search(rb"D:(19|20)\d\d[01]\d", data)
    place = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    assert data[place : place + 4] == b"xref"


@pytest.mark.parametrize(("name", "start"), [("a.png", b"\x89PNG"), ("a.SVG", b"<?xml"), ("a.pdf", b"%PDF")])
def test_the_ending_decides(tmp_path, name, start):
    write_picture(chronicle(), tmp_path / name, ImageOptions(width=400, height=300))
    assert (tmp_path / name).read_bytes().startswith(start)
    assert len(list(tmp_path.iterdir())) == 1


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(ExportError, match=r"\.png, \.svg, \.pdf"):
        write_picture(chronicle(), tmp_path / "a.gif")


def test_sources_are_numbered_and_listed():
    picture = layout(chronicle(), ImageOptions(width=1200, height=500, sources=True))
    assert [s.text for s in picture.sources] == [
        "1. The long way – The Harbour Post, 2 January 2024 (box/2.txt)",
        "2. box/3.txt – 3 January 2024",
    ]
    assert set(picture.display.labels.text) == {
        "The 1. chapter begins [1]", "The 2. chapter begins [1, 2]", "The 3. chapter begins [2]"
    }  # fmt: skip


def test_only_sources_of_what_is_shown_are_listed():
    first, last = Interval.of_month(2023, 1).start, Interval.of_month(2023, 1).end
    picture = layout(chronicle(), ImageOptions(sources=True, first=first, last=last))
    assert [s.text[:15] for s in picture.sources] == ["1. The long way"]


def test_many_sources_leave_room_for_the_picture():
    articles = tuple(article(n % 28 + 1, f"Title {n}", None) for n in range(300))
    articles = tuple(
        LinkedArticle(Article(f"b{i}", f"{i}.txt", 0, str(i), "txt", "t", title=f"Title {i}"), a.facts, a.published)
        for i, a in enumerate(articles)
    )
    made = Chronicle(articles, (), (event(1, *(f"b{i}" for i in range(300))),))
    picture = layout(made, ImageOptions(width=900, height=600, sources=True))
    assert picture.display.height > 200
    assert picture.sources[-1].text.endswith("more")
