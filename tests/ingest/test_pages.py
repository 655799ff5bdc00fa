"""Saved web pages: the story, and what the page says of itself, out of all the things a page says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from timeline_app.core.article import Article, BlockKind
from timeline_app.ingest.discover import FoundFile
from timeline_app.ingest.read import read_file
from timeline_app.ingest.readers.page import read_page
from timeline_app.ingest.readers.page_depth import flattened

STORY = "".join(
    f"<p>The harbour was closed for the {n} day in a row because of the storm, the port authority of the town said.</p>"
    for n in ("first", "second", "third", "fourth", "fifth", "sixth")
)


def article(tmp_path: Path, head: str, top: str = "<h1>Storm closes the harbour</h1>", bottom: str = "") -> Article:
    path = tmp_path / "page.html"
    path.write_text(f"<html lang='en'><head>{head}</head><body><article>{top}{STORY}</article>{bottom}</body></html>")
    (found,) = read_file(FoundFile(path, "page.html")).articles
    return found


def linked(**fields: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f"<script type='application/ld+json'>{json.dumps(data)}</script>"


def day(found: Article) -> tuple[int | None, int | None, int | None]:
    claim = next(c for c in found.claims if c.kind == "page")
    return claim.date.year, claim.date.month, claim.date.day


def test_the_title_stands_in_the_text_without_the_name_of_the_site(tmp_path):
    found = article(
        tmp_path,
        "<title>Storm closes the harbour | The Courier</title><meta property='og:site_name' content='The Courier'>",
    )
    assert found.title == "Storm closes the harbour"
    assert found.publisher == "The Courier"
    assert found.title_span is not None
    assert found.title_span.of(found.text) == found.title
    assert "second day in a row" in found.text


def test_the_site_is_known_by_its_address_too(tmp_path):
    head = "<link rel='canonical' href='https://www.coastal-courier.example/a'>"
    head += "<title>A harbour in trouble - Coastal Courier</title>"
    assert article(tmp_path, head, top="").title == "A harbour in trouble"


def test_a_heading_that_agrees_with_the_metadata_wins_over_a_slogan(tmp_path):
    head = "<meta property='og:title' content='Storm closes the harbour for a week'>"
    top = "<h1>Your window on the coast</h1><h1>Storm closes the harbour for a whole week</h1>"
    assert article(tmp_path, head, top).title == "Storm closes the harbour for a whole week"


def test_authors_come_from_linked_data_before_the_byline(tmp_path):
    head = linked(
        headline="Storm closes the harbour", author=[{"@type": "Person", "name": "Ann Lee"}, {"name": "Bo Ek"}]
    )
    assert article(tmp_path, head, "<h1>Storm</h1><p class='byline'>By Staff</p>").authors == ("Ann Lee", "Bo Ek")


def test_a_byline_is_stripped_to_the_name(tmp_path):
    top = "<h1>Storm closes the harbour</h1><div class='article-author'>By Ann Lee | May 3, 2024</div>"
    assert article(tmp_path, "", top).authors == ("Ann Lee",)


def test_authors_of_comments_are_not_authors(tmp_path):
    bottom = "<section class='comments'><span class='author'>Max Muster</span></section>"
    assert article(tmp_path, "", bottom=bottom).authors == ()


def test_an_institution_is_given_where_no_person_is_named(tmp_path):
    assert article(tmp_path, "<meta name='author' content='Coast Guard'>").authors == ("Coast Guard",)


def test_published_goes_before_modified(tmp_path):
    head = linked(datePublished="2024-05-03T08:00:00+02:00", dateModified="2024-06-09T08:00:00+02:00")
    assert day(article(tmp_path, head)) == (2024, 5, 3)


def test_the_day_shown_goes_before_the_same_hour_in_universal_time(tmp_path):
    head = linked(datePublished="2024-05-04T02:10:00Z")
    top = "<h1>Storm closes the harbour</h1><span class='date'>May 3, 2024, 9:10 p.m.</span>"
    assert day(article(tmp_path, head, top)) == (2024, 5, 3)


def test_dates_of_other_stories_do_not_count(tmp_path):
    top = "<h1>Storm closes the harbour</h1><time datetime='2024-05-03'>3 May</time>"
    others = "".join(f"<time datetime='2024-05-{d}'></time>" for d in ("10", "10", "11"))
    assert day(article(tmp_path, "", top, f"<div class='related'>{others}</div>")) == (2024, 5, 3)


def test_a_page_nested_beyond_measure_is_read_by_its_words(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("<div>" * 5000 + "<style>p {color: red}</style>" + STORY + "</div>" * 5000)
    (found,) = read_file(FoundFile(path, "page.html")).articles
    assert "second day in a row" in found.text
    assert "color" not in found.text


@pytest.mark.parametrize(
    "wrapper",
    ["div", "blockquote", "b", "ul><li", "table><tr><td", "p-card", "img-x", "time-ago", "b-x", "noscript", "time"],
)
@pytest.mark.parametrize("depth", [300, 5000])
def test_words_below_the_depth_that_a_parser_follows_are_read(tmp_path, wrapper, depth):
    path = tmp_path / "page.html"
    close = "".join(f"</{tag}>" for tag in reversed(wrapper.split("><")))
    deep = "<h1>The <em>old</em> mill</h1><p>It burnt down on <b>3 May</b>.</p><script>no()</script>Nobody was hurt."
    top = "<p>The harbour stays closed for a second day, as the storm has not gone by yet.</p>"
    path.write_text(f"<html><body>{top}{f'<{wrapper}>' * depth}{deep}{close * depth}</body></html>")
    (found,) = read_file(FoundFile(path, "page.html")).articles
    for words in ("second day", "The old mill", "It burnt down on 3 May.", "Nobody was hurt."):
        assert words in found.text
    assert "no()" not in found.text


@pytest.mark.parametrize("said", ['"a > b"', "'a > b'", "'don\"t > b'", '"a>"', "a"])
def test_what_a_deep_page_says_in_attributes_is_no_word_of_its_text(tmp_path, said):
    path = tmp_path / "page.html"
    start = f"<div title={said} class='x'>"
    path.write_text("<html><body>" + start * 260 + "<p>The mill burnt down on 3 May.</p>" + "</div>" * 260)
    (found,) = read_file(FoundFile(path, "page.html")).articles
    assert found.text == "The mill burnt down on 3 May."


@given(st.text("<>\"'a /=!-b", max_size=60))
def test_a_deep_page_of_broken_tags_is_read_without_a_fault(source):
    tree = lxml_html.fromstring("<div>" * 220 + "</div>" * 220)
    flat = flattened(f"{source} the mill", tree)
    assert flat is not None
    assert flat.endswith("the mill")


def test_a_short_page_that_is_deep_is_not_lost(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("<html><body>" + "<div>" * 260 + "<p>The mill burnt down on 3 May.</p>" + "</div>" * 260)
    (found,) = read_file(FoundFile(path, "page.html")).articles
    assert found.text == "The mill burnt down on 3 May."


@pytest.mark.parametrize("drawings", ["<svg>", "<svg><g>" * 3, "<svg>" * 300, "<svg><path d='M0 0'></svg><svg>"])
def test_a_drawing_that_is_never_closed_hides_no_story(tmp_path, drawings):
    path = tmp_path / "page.html"
    path.write_text(f"<html><body>{drawings}{STORY}</body></html>")
    (found,) = read_file(FoundFile(path, "page.html")).articles
    assert "second day in a row" in found.text


def test_broken_linked_data_is_passed_over(tmp_path):
    head = "<script type='application/ld+json'>{broken</script><meta name='author' content='Ann Lee'>"
    assert article(tmp_path, head).authors == ("Ann Lee",)


def test_a_page_that_names_no_day_has_no_claim(tmp_path):
    assert not [c for c in article(tmp_path, "").claims if c.kind == "page"]


def test_a_short_page_in_one_line_keeps_the_breaks_of_its_blocks():
    html = (
        "<html><head><title>Bridge opens</title></head><body><article><h1>Bridge opens</h1>"
        '<p class="byline">By Rosa Lind</p><p>The new bridge at Tarrin was opened on Sunday by the president.</p>'
        "<p>The old one was blown up in March 2015 after a boy had drowned there.</p></article></body></html>"
    )
    article = read_page("a.html", html)[0]
    body = [b.span.of(article.text) for b in article.blocks if b.kind is BlockKind.BODY]
    assert body == [
        "The new bridge at Tarrin was opened on Sunday by the president.",
        "The old one was blown up in March 2015 after a boy had drowned there.",
    ]
