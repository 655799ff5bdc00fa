"""What a picture shows is no event."""

from __future__ import annotations

import pytest

from timeline_app.core.span import Span
from timeline_app.extract.events.captions import is_caption, is_furniture
from timeline_app.extract.pipeline import extract
from timeline_app.ingest.articles import make_article

CAPTIONS = [
    "Ann Berg waves to the crowd in Oslo. REUTERS/Bo Ek",
    "Ann Berg waves to the crowd in Oslo. Bo Ek / AP",
    "Ann Berg waves to the crowd in Oslo. (Photo: City of Oslo)",
    "Ann Berg waves to the crowd in Oslo. Photograph: Bo Ek/Getty Images",
    "Ann Berg waves to the crowd in Oslo (AP Photo/Bo Ek)",
]


@pytest.mark.parametrize("line", CAPTIONS)
def test_a_line_with_the_credit_of_a_picture_is_a_caption(line):
    assert is_caption(line + "\nThe next line.", Span(0, line.index("Oslo") + 4))


@pytest.mark.parametrize(
    "line",
    [
        "Ann Berg left the AP on Friday.",
        "Ann Berg waved to them in Oslo on May 4, 2031.",
        "He told Reuters.",
        "The photo: a ship, then a storm, and then no more of it.",
    ],
)
def test_a_sentence_that_names_an_agency_is_none(line):
    assert not is_caption(line, Span(0, len(line)))


def test_what_is_seen_is_no_event_and_what_happened_is():
    story = "The minister Ann Berg resigned on Friday after a long debate in the parliament of Norway.\n"
    text = f"{story}Jules Moreau walks past the parliament in Oslo. REUTERS/Bo Ek\n{story.replace('Friday', 'Monday')}"
    lines = [e.headline for e in extract(make_article("a.txt", 0, "txt", text)).events]
    assert lines
    assert not any("walks" in line for line in lines)
    text = f"{story}Jules Moreau was arrested in Oslo on Sunday. REUTERS/Bo Ek\n"
    lines = [e.headline for e in extract(make_article("a.txt", 0, "txt", text)).events]
    assert any("arrested" in line for line in lines)


def test_a_listing_of_programmes_tells_nothing_in_the_present() -> None:
    hours = "\n".join(f"{n}.00-{n + 1}.30 pm CHANNEL {n}\nBo Ek plays old songs." for n in range(1, 7))
    text = hours + "\nAda Holm sings tonight."
    assert is_caption(text, Span(len(text) - 23, len(text)))
    assert not is_caption("Ada Holm sang at 7.00-8.30 pm.", Span(0, 30))


def test_a_line_that_opens_with_a_credit_is_a_caption() -> None:
    text = "GETTY IMAGES Ada Holm waves to the crowd"
    assert is_caption(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("A boy waves to the crowd in Oslo, May 4, 2031.", True),
        ("Sailors carry a mast near Oslo, western Norway May 14, 2031", True),
        ("Ann Berg waved to them in Oslo on May 4, 2031.", False),
        ("She dies May 4, 2031.", False),
    ],
)
def test_a_line_that_ends_with_where_and_when_is_a_caption(line, caption):
    assert is_caption(line, Span(0, len(line))) is caption


@pytest.mark.parametrize(
    "line",
    [
        "Norway: 96 calves - 12 said to have strayed from the herd Sweden: 31 lost lambs Denmark: 1 goat",
        "Ferry sinks off Oslo; mill burns in Leeds; ten soups for spring",
        "Mill fire captured on security camera",
    ],
)
def test_tables_rows_of_links_and_films_are_furniture(line):
    assert is_furniture(line, Span(0, len(line)))


@pytest.mark.parametrize(
    "line",
    [
        "The ferry sank off Oslo; the mill burned; nobody was hurt.",
        "Ann Berg was captured on Friday by the guards",
        "The mayor said: 20 people have died.",
    ],
)
def test_sentences_are_not(line):
    assert not is_furniture(line, Span(0, len(line)))


def told(text):
    return [event.headline for event in extract(make_article("a.txt", 0, "txt", text)).events]


@pytest.mark.parametrize(
    "pointer", ["Ann Berg reports from the damaged port.", "Ann Berg investigates how the port has changed."]
)
def test_what_points_to_a_report_is_no_event(pointer):
    story = "The minister Bo Ek resigned on Friday after a long debate in the parliament of Norway.\n"
    assert len(told(story + pointer)) == 1


def test_what_a_report_says_is_told():
    assert told("Ann Berg reports that the port was closed on Friday.")


def test_what_points_to_a_picture_shows_it():
    line = "The harbour sends aid from Halden, including these barrows"
    assert is_caption(line, Span(0, len(line)))
    line = "The harbour closed these gates."
    assert not is_caption(line, Span(0, len(line)))


@pytest.mark.parametrize(
    "line", ["As it happened: Halden flood 14 Jan", "1146 Let's recap so far", "The Man Who Left Ep 1/5 Monday"]
)
def test_the_head_of_a_running_report_is_furniture(line):
    assert is_furniture(line, Span(0, len(line)))
