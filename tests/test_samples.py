"""The sample articles, read as a user would: the difficulties put into them come out right.

These are the program's own samples, so what they say is known. The run is made once for the module.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline_app.cli import main
from timeline_app.resources import resource

pytestmark = pytest.mark.slow

Records = dict[str, list[dict[str, Any]]]


def read(collection: str, folder: Path) -> Records:
    out = folder / f"{collection}.jsonl"
    assert (
        main(["extract", str(resource("samples") / collection), "--output", str(out), "--include", "text", "-q"]) == 0
    )
    found: Records = {}
    for line in out.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found.setdefault(record["record"], []).append(record)
    return found


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Records:
    return read("news", tmp_path_factory.mktemp("news"))


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Records:
    return read("history", tmp_path_factory.mktemp("history"))


def published(records: Records) -> dict[str, str]:
    return {f"{a['path']}#{a['part']}": a["published"]["edtf"] for a in records["article"] if a["published"]}


def headlines(records: Records, day: str) -> str:
    """All headlines of one day, or month or year, in one text."""
    return "\n".join(e["headline"] for e in records["event"] if (e["edtf"] or "").startswith(day))


def article(records: Records, path: str) -> dict[str, Any]:
    return next(a for a in records["article"] if a["path"] == path)


def mentions(records: Records) -> Iterator[tuple[str, str]]:
    """Path and passage of everything that became part of an event."""
    by_id = {a["id"]: a for a in records["article"]}
    for event in records["event"]:
        for mention in event["mentions"]:
            source = by_id[mention["article"]]
            yield source["path"], source["text"][mention["start"] : mention["end"]]


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("canal-1-aground.txt#0", "2021-03-24"),  # month and day in the dateline, the year in a copyright line
        ("canal-2-apology.html#0", "2021-03-26"),
        ("canal-3-freed.txt#0", "2021-03-30"),  # only Created: and Updated: lines
        ("canal-4-wire.jsonl#1", "2021-04-03"),
        ("cathedral-1-fire.html#0", "2019-04-15"),
        ("cathedral-2-five-years.txt#0", "2019-04-17"),  # the year from the folder's other articles
        ("cathedral-4-reopening.txt#0", "2024-12-08"),  # place and date in the last line
        ("cathedral-5-first-mass.md#0", "2024-12-08"),
        ("leaving-the-union.txt#0", "2020-01-31"),  # day first, with a time
        ("telescope-3-first-image.html#0", "2022-07-12"),
    ],
)
def test_publication_dates(news: Records, path: str, day: str) -> None:
    assert published(news)[path] == day


@pytest.mark.parametrize(
    ("day", "word"),
    [
        ("2016-06-24", "Cameron"),
        ("2019-04-15", "athedral"),  # "Monday evening"
        ("2020-11-24", "scaffolding"),
        ("2021-03-25", "Suez Canal Authority"),
        ("2021-03-29", "afloat|freed|free"),
        ("2021-04-13", "court"),
        ("2022-07-11", "Biden"),  # "on Monday evening" beside a dateline of the 12th
        ("2023-08-18", "Georgelin"),
    ],
)
def test_events_stand_on_their_day(news: Records, day: str, word: str) -> None:
    assert any(part in headlines(news, day) for part in word.split("|")), headlines(news, day)


def test_planned_event_lies_in_the_future(news: Records) -> None:
    assert "Artemis" in headlines(news, "2026-04") or "flight" in headlines(news, "2026-04")


def test_years_before_our_era(history: Records) -> None:
    assert "murdered" in headlines(history, "-0043-03-15") or "Caesar" in headlines(history, "-0043-03-15")
    assert "Memphis" in headlines(history, "-0195-03-27")
    assert "Julian" in headlines(history, "-0044-01-01")


def test_far_future(history: Records) -> None:
    assert "comet" in headlines(history, "2061").lower()
    assert "Venus" in headlines(history, "2117-12-11")


def test_a_calendar_that_skips_days(history: Records) -> None:
    assert "bull" in headlines(history, "1582-02-24")


@pytest.mark.parametrize(
    "trap",
    [
        "Copyright", "©", "All rights reserved", "Last read", "Created:", "Updated:", "Similar", "newsletter",
        "Who pays for a blocked canal", "Port strike", "Subscribe", "cookies", "Advertis", "First published",
    ],
)  # fmt: skip
def test_no_event_from_what_surrounds_an_article(news: Records, trap: str) -> None:
    assert [passage for _, passage in mentions(news) if trap in passage] == []


def test_text_pasted_twice_is_told_once(news: Records) -> None:
    text = article(news, "canal-3-freed.txt")["text"]
    second = text.index("The container ship that had blocked", text.index("The container ship that had blocked") + 1)
    starts = [
        mention["start"]
        for event in news["event"]
        for mention in event["mentions"]
        if mention["article"] == article(news, "canal-3-freed.txt")["id"]
    ]
    assert starts
    assert max(starts) < second


def test_article_fifty_is_no_date(news: Records) -> None:
    texts = [t["text"] for t in news["time"]]
    assert not any("50" in text and "Article" in text for text in texts)


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Georgelin", {"Jean-Louis Georgelin"}),
        ("Higaki", {"Higaki Yukito", "Yukito Higaki"}),
        ("Tsuda", {"Tsuda Yuichi", "Yuichi Tsuda"}),
        ("Berdowski", {"Peter Berdowski"}),
        ("Macron", {"Emmanuel Macron"}),
    ],
)
def test_one_person_whatever_the_spelling(news: Records, name: str, spellings: set[str]) -> None:
    found = [p for p in news["participant"] if any(name in n for n in (p["name"], *p["aliases"]))]
    assert [p["name"] for p in found if p["kind"] == "person"] != []
    assert len(found) == 1, [(p["name"], p["kind"], p["aliases"]) for p in found]
    assert spellings <= {found[0]["name"], *found[0]["aliases"]}


def test_damaged_letter_finds_its_person(news: Records) -> None:
    text = article(news, "asteroid-1-capsule.txt")["text"]
    at = text.index("Y?ichi")
    holders = [
        p["name"]
        for p in news["participant"]
        for m in p["mentions"]
        if m["article"] == article(news, "asteroid-1-capsule.txt")["id"] and m["start"] <= at < m["end"]
    ]
    assert holders in (["Tsuda Yuichi"], ["Yuichi Tsuda"])


def test_one_meeting_told_by_two_articles_is_one_event(news: Records) -> None:
    paths = {a["id"]: a["path"] for a in news["article"]}
    meetings = [
        e
        for e in news["event"]
        if {"Donald Trump", "Emmanuel Macron"} <= {p["name"] for p in e["participants"]} and e["kind"] == "meeting"
    ]
    assert len(meetings) == 1, [(e["headline"], e["edtf"]) for e in meetings]
    told = {paths[m["article"]] for m in meetings[0]["mentions"]}
    assert {"cathedral-4-reopening.txt", "cathedral-5-first-mass.md"} <= told
    assert meetings[0]["edtf"].startswith("2024-12-07")


def test_every_offset_holds(news: Records, history: Records) -> None:
    for records in (news, history):
        texts = {a["id"]: a["text"] for a in records["article"]}
        for time in records["time"]:
            assert texts[time["article"]][time["start"] : time["end"]] == time["text"]
        for participant in records["participant"]:
            for mention in participant["mentions"]:
                assert texts[mention["article"]][mention["start"] : mention["end"]] == mention["text"]


def test_no_headline_is_empty_or_too_long(news: Records, history: Records) -> None:
    for event in (*news["event"], *history["event"]):
        assert 5 <= len(event["headline"]) <= 120, event["headline"]
