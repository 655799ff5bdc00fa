"""The records are the contract with scripts: their order, their keys, and offsets that hold."""

from __future__ import annotations

import io
import json

from hypothesis import given
from hypothesis import strategies as st

from tests.link.stories import Told, build
from timeline_app.core.article import Article, DateCandidate, Dateline, Evidence, Published
from timeline_app.core.chronicle import (
    Chronicle,
    Disagreement,
    Event,
    EventMention,
    EventParticipant,
    LinkedArticle,
    Participant,
    ParticipantMention,
)
from timeline_app.core.errors import Stage, Warning
from timeline_app.core.facts import ArticleFacts, DateSource, EntityKind, Role, Status
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span
from timeline_app.core.timex import Anchor, AnchorKind, ResolvedTime, TimeExpression, TimeForm, TimeType
from timeline_app.export.records import write_records

TEXT = "Oslo, May 14 (Fjord News) Ada Quill met Ben Moss on Tuesday."
DAY = Interval.parse("2024-05-14")


def chronicle(text: str = TEXT, warnings: tuple[Warning, ...] = ()) -> Chronicle:
    where = Span(min(26, len(text)), len(text))
    words = TimeExpression(Span(0, 3), "xxx", TimeType.DATE, "weekday", TimeForm("weekday", (1,)))
    time = ResolvedTime(words, "2024-05-14", DAY, Anchor(AnchorKind.PUBLISHED, DAY, "the day it came out"), 0.9)
    article = Article(
        "a0", "x/1.txt", 0, "00", "txt", text, "A title", dateline=Dateline("Oslo", "Fjord News", Span(0, 4))
    )
    published = Published(
        DAY, "2024-05-14", 0.94, (Evidence("dateline", "Oslo", "month and day", Span(0, 4)),),
        (DateCandidate(DAY, 0.94, "agrees"),),
    )  # fmt: skip
    mention = EventMention("a0", where, DAY, DateSource.STATED, 0, "Quill meets Moss", main=True)
    event = Event(
        "key", DAY, 0.9, "Quill meets Moss", "meeting", Status.HAPPENED, DateSource.STATED, 0.41234567,
        participants=(EventParticipant("p0", "Ada Quill", Role.AGENT),), mentions=(mention,),
        disagreements=(Disagreement("a0", where, DAY, "says the week started with it"),),
    )  # fmt: skip
    person = Participant(
        "p0", "Ada Quill", EntityKind.PERSON, ("Quill",), mentions=(ParticipantMention("a0", where, ""),)
    )
    linked = LinkedArticle(article, ArticleFacts("a0", "en", times=(words,)), published, (time,))
    return Chronicle((linked,), (person,), (event,), (), warnings)


def rows(value: Chronicle, include_text: bool = False) -> list[dict]:
    out = io.StringIO()
    write_records(value, out, include_text)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_records_come_in_the_order_of_the_format() -> None:
    found = rows(chronicle(warnings=(Warning("broken.pdf", 0, Stage.READ, "no text"),)))
    assert [r["record"] for r in found] == ["article", "time", "participant", "event", "warning"]


def test_an_article_has_the_keys_of_the_format() -> None:
    article = rows(chronicle())[0]
    assert article["published"]["earliest"] == article["published"]["latest"] == "2024-05-14"
    assert article["published"]["confidence"] == 0.94
    evidence = {"kind": "dateline", "text": "Oslo", "start": 0, "end": 4, "says": "month and day"}
    assert article["published"]["evidence"] == [evidence]
    assert (article["dateline"]["place"], article["dateline"]["agency"]) == ("Oslo", "Fjord News")
    assert article["duplicate_of"] is None
    assert "text" not in article


def test_the_text_is_written_only_on_request() -> None:
    assert rows(chronicle(), include_text=True)[0]["text"] == TEXT


def test_what_is_quoted_is_what_stands_there() -> None:
    time, event = rows(chronicle())[1], rows(chronicle())[3]
    assert time["text"] == TEXT[time["start"] : time["end"]]
    assert (time["type"], time["value"], time["rule"], time["anchor"]) == ("DATE", "2024-05-14", "weekday", "published")
    mention = event["mentions"][0]
    assert mention["text"] == TEXT[mention["start"] : mention["end"]]
    assert mention["main"] is True
    assert event["disagreements"][0]["says"] == "says the week started with it"


def test_a_date_says_why_in_plain_words() -> None:
    lines = rows(chronicle())[1]["why"]
    assert any("14 May 2024" in line for line in lines)
    assert any("weekday" in line for line in lines)


def test_a_very_long_passage_is_quoted_in_part_with_whole_offsets() -> None:
    text = "On and on " * 500
    mention = rows(chronicle(text))[3]["mentions"][0]
    assert mention["end"] == len(text)
    assert mention["text"].endswith("…")
    assert len(mention["text"]) < 500


def test_an_article_without_a_date_says_so() -> None:
    articles, _ = build([Told(0, "Quill met Moss.")])
    assert rows(Chronicle(tuple(articles)))[0]["published"] is None


def test_a_day_without_a_year_is_written_without_one() -> None:
    articles, _ = build([Told(0, "Quill met Moss.")])
    unsure = LinkedArticle(articles[0].article, articles[0].facts, Published(None, "XXXX-02-26", 0.4))
    published = rows(Chronicle((unsure,)))[0]["published"]
    assert (published["edtf"], published["earliest"], published["latest"]) == ("XXXX-02-26", None, None)


@given(st.text(alphabet=st.characters(codec=None, categories=None), min_size=30, max_size=80))
def test_any_text_is_written_as_one_line_of_utf8_and_read_back(text: str) -> None:
    out = io.StringIO()
    write_records(chronicle(text), out, include_text=True)
    lines = out.getvalue().encode().decode().split("\n")
    assert len(lines) == 5
    assert json.loads(lines[0])["text"] == text
