"""Reading one file: every kind of file, good or bad, ends in one row of the report."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from timeline_app.ingest import read
from timeline_app.ingest.discover import FoundFile, discover
from timeline_app.ingest.read import FileResult, read_file

STORY = "The bridge over the river was closed on Monday, officials said. It will open again in spring."


def read_bytes(tmp_path: Path, name: str, data: bytes | str) -> FileResult:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_file(FoundFile(path, name))


def outcome(result: FileResult) -> tuple[str, int]:
    return result.report.outcome, result.report.articles


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "a.md", "a.markdown"])
def test_text_is_the_decoded_content_as_it_stands(tmp_path, name):
    result = read_bytes(tmp_path, name, f"\ufeff  A title\r\n\r\n{STORY}\r\n")
    assert outcome(result) == ("read", 1)
    assert result.articles[0].text == f"  A title\n\n{STORY}\n"


@pytest.mark.parametrize(
    ("name", "data", "expected", "says"),
    [
        ("empty.txt", b"", "empty", "the file is empty"),
        ("blank.txt", b" \n\t\n", "empty", "nothing but blanks"),
        ("empty.json", b"", "empty", "the file is empty"),
        ("list.json", b"[]", "empty", "no articles"),
        ("picture.txt", bytes(range(256)) * 8, "failed", "binary"),
        ("paper.pdf", b"%PDF-1.4", "skipped", ".pdf files are not read"),
        ("README", b"words", "skipped", "without an ending"),
        ("bare.html", b"<html><body><script>var a;</script></body></html>", "empty", "no text"),
        ("nothing.html", b"<html></html>", "empty", "no text"),
        ("half.json", b'{"title": "A", \n "text": ', "failed", "line 2, column"),
        ("word.json", b'"text"', "failed", "this is a string"),
        ("other.json", b'{"name": "A"}', "failed", "there are: name"),
        ("broken.jsonl", b"{\n{", "failed", "line 1"),
    ],
)
def test_bad_input_is_reported_and_nothing_is_raised(tmp_path, name, data, expected, says):
    result = read_bytes(tmp_path, name, data)
    assert outcome(result) == (expected, 0)
    assert says in result.report.message
    assert result.report.path == name


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_fails(tmp_path):
    (tmp_path / "locked.txt").write_text(STORY)
    (tmp_path / "locked.txt").chmod(0)
    (found,) = discover(tmp_path)
    assert read_file(found).report.outcome == "failed"


def test_a_file_that_has_gone_fails(tmp_path):
    result = read_file(FoundFile(tmp_path / "gone.txt", "gone.txt"))
    assert outcome(result) == ("failed", 0)
    assert "no such file" in result.report.message


def test_what_discovery_left_out_is_reported_with_its_reason(tmp_path):
    result = read_file(FoundFile(tmp_path / "x", "x", "a link that leads nowhere", True))
    assert (result.report.outcome, result.report.message) == ("failed", "a link that leads nowhere")


def test_a_text_too_long_for_an_article_is_named_and_left_out(tmp_path, monkeypatch):
    monkeypatch.setattr(read, "MAX_ARTICLE_CHARS", 200)
    assert outcome(read_bytes(tmp_path, "long.txt", STORY * 5)) == ("skipped", 0)
    rows = [{"text": STORY * 5}, {"text": STORY}]
    mixed = read_bytes(tmp_path, "long.jsonl", "\n".join(map(json.dumps, rows)))
    assert outcome(mixed) == ("read", 1)
    assert "too long" in mixed.warnings[0].message


def test_fifty_megabytes_are_not_even_opened(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    result = read_file(FoundFile(path, "huge.txt"))
    assert result.report.outcome == "skipped"
    assert "50 MB" in result.report.message


def test_json_fields_by_their_usual_names(tmp_path):
    row = {
        "headline": "Bridge closed", "maintext": STORY, "date_publish": "2024-03-05 10:00:00", "url": "https://e.org/a",
        "author": "By Ann Lee and Bo Ek", "source_domain": "e.org", "language": "en",
    }  # fmt: skip
    (article,) = read_bytes(tmp_path, "a.json", json.dumps(row)).articles
    assert (article.title, article.text, article.url) == ("Bridge closed", STORY, "https://e.org/a")
    assert (article.authors, article.publisher, article.language) == (("Ann Lee", "Bo Ek"), "e.org", "en")
    metadata = next(c for c in article.claims if c.kind == "metadata")
    assert (metadata.date.year, metadata.date.month, metadata.date.day) == (2024, 3, 5)


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2024-03-05T23:30:00Z", (2024, 3, 5)),
        ("March 5, 2024", (2024, 3, 5)),
        ("5 März 2024", (2024, 3, 5)),
        ("20240305", (2024, 3, 5)),
        (1709596800, (2024, 3, 5)),
        (1709596800000, (2024, 3, 5)),
        ({"$date": "2024-03-05T00:00:00Z"}, (2024, 3, 5)),
    ],
)
def test_dates_of_json_in_all_shapes(tmp_path, given, day):
    (article,) = read_bytes(tmp_path, "a.json", json.dumps({"text": STORY, "date": given})).articles
    date = article.claims[0].date
    assert (date.year, date.month, date.day) == day


@pytest.mark.parametrize("given", ["yesterday", "", None, True, [], {"a": None}, "32.13.2024", 10**30])
def test_a_date_that_is_none_is_no_claim(tmp_path, given):
    (article,) = read_bytes(tmp_path, "a.json", json.dumps({"text": STORY, "date": given})).articles
    assert not article.claims


@pytest.mark.parametrize("url", ["http://[broken", "//", "no address", "http://x:99999/2024/05/03"])
def test_a_broken_address_costs_nothing(tmp_path, url):
    assert outcome(read_bytes(tmp_path, "a.json", json.dumps({"text": STORY, "url": url}))) == ("read", 1)
    page = f"<link rel='canonical' href='http://[broken'><p>{STORY}</p><p>{STORY} {STORY}</p>"
    assert outcome(read_bytes(tmp_path, "a.html", page)) == ("read", 1)


def test_json_text_stays_as_it_is_but_for_halves_of_surrogate_pairs(tmp_path):
    text = "  One\r\ntwo \ud800 three.  "
    (article,) = read_bytes(tmp_path, "a.json", json.dumps({"text": text})).articles
    assert article.text == "  One\r\ntwo � three.  "


def test_a_broken_line_costs_only_itself(tmp_path):
    lines = [
        json.dumps({"text": STORY}),
        "{broken",
        "[1]",
        json.dumps({"title": "no text"}),
        json.dumps({"text": "Two."}),
    ]
    result = read_bytes(tmp_path, "a.jsonl", "\n".join(lines) + "\n")
    assert outcome(result) == ("read", 2)
    assert [a.part for a in result.articles] == [0, 4]
    assert [w.part for w in result.warnings] == [1, 2, 3]
    assert "line 2" in result.warnings[0].message


def test_a_number_without_end_costs_only_its_own_line(tmp_path):
    endless = f'{{"text": "One.", "date": {"9" * 10_000}}}'
    report = read_bytes(tmp_path, "a.json", endless).report
    assert (report.outcome, report.message) == ("failed", "broken JSON: a number of thousands of digits")
    result = read_bytes(tmp_path, "a.jsonl", endless + "\n" + json.dumps({"text": STORY}) + "\n")
    assert len(result.articles) == 1


def test_json_nested_without_end_is_refused(tmp_path):
    assert read_bytes(tmp_path, "deep.json", "[" * 200_000).report.outcome == "failed"


def test_a_list_inside_an_object_is_found(tmp_path):
    result = read_bytes(tmp_path, "a.json", json.dumps({"articles": [{"text": STORY}, {"text": "Two."}]}))
    assert outcome(result) == ("read", 2)


def test_the_content_hash_survives_renaming_and_tells_articles_apart(tmp_path):
    one = read_bytes(tmp_path, "a.txt", STORY).articles[0]
    same = read_bytes(tmp_path, "b.txt", STORY).articles[0]
    other = read_bytes(tmp_path, "c.txt", STORY + " More.").articles[0]
    assert one.content_hash == same.content_hash != other.content_hash
    assert one.id != same.id
    assert one == read_bytes(tmp_path, "a.txt", STORY).articles[0]


def test_a_date_in_the_file_name_is_a_claim(tmp_path):
    (article,) = read_bytes(tmp_path, "courier_2024-03-05.txt", STORY).articles
    (claim,) = article.claims
    assert (claim.kind, claim.text, claim.span) == ("file name", "2024-03-05", None)


def test_the_order_of_day_and_month_is_the_texts_own(tmp_path):
    text = f"Date: 03/04/2020\n\n{STORY}\n\nIt had been closed since 31/01/2020, they said.\n"
    (article,) = read_bytes(tmp_path, "a.txt", text).articles
    assert (article.claims[0].date.month, article.claims[0].date.day) == (4, 3)
    british = {"text": f"Date: 03/04/2020\n\n{STORY}", "url": "https://courier.example.uk/ferry"}
    (article,) = read_bytes(tmp_path, "b.json", json.dumps(british)).articles
    assert (article.claims[0].date.month, article.claims[0].date.day) == (4, 3)


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (f"SALTHAVEN (Island Wire) - {STORY}", "Island Wire"),
        (f"Bridge closed\n\nPublished on 3 May 2024 by the *Salthaven Journal*\n\n{STORY}", "Salthaven Journal"),
        (f"{STORY}\n\nURL: https://www.courier.example/a\n", "courier.example"),
        (STORY, None),
    ],
)
def test_the_publisher_by_whatever_names_it(tmp_path, text, publisher):
    assert read_bytes(tmp_path, "a.txt", text).articles[0].publisher == publisher


def test_markdown_front_matter_and_heading_give_the_title(tmp_path):
    front = f"---\ntitle: Bridge closed\nauthor: Ann Lee\ndate: 2024-03-05\n---\n\n{STORY}\n"
    heading = f"# Bridge closed #\n\n{STORY}\n"
    one, two = (read_bytes(tmp_path, n, t).articles[0] for n, t in (("a.md", front), ("b.md", heading)))
    assert one.title == two.title == "Bridge closed"
    assert one.authors == ("Ann Lee",)
    assert one.claims[0].date.day == 5
    assert two.title_span is not None
    assert two.title_span.of(two.text).startswith("Bridge closed")
