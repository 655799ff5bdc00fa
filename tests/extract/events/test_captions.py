"""What a picture shows is no event."""

from __future__ import annotations

import pytest

from timeline_app.core.span import Span
from timeline_app.extract.events.captions import is_caption
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


@pytest.mark.parametrize(
    ("line", "verb"),
    [
        ("The mayor of Lima (right) resigns after a long vote", "resigns"),
        ("The president of Peru, Rosa Diaz (centre), signs the law in Lima on Friday. Photo: Bo Ek", "signs"),
        ("Rebels seize the port of Halden on Friday (Reuters)", "seize"),
        ("Photo: Ada Holm was arrested in Leeds on Friday.", "arrested"),
    ],
)
def test_a_caption_tells_who_resigned_and_who_was_attacked_on_its_day(line, verb):
    assert any(verb in told_line for told_line in told(line))


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Ada Holm leaves the court in Leeds on Friday",
        "Ada Holm (left) and Bo Ek wave to the crowd in Leeds",
        "GETTY IMAGES Ada Holm walks to the court in Leeds",
    ],
)
def test_a_caption_tells_nothing_of_what_is_merely_seen(line):
    assert not told(line)


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


def told(text):
    return [event.headline for event in extract(make_article("a.txt", 0, "txt", text)).events]


@pytest.mark.parametrize(
    "pointer",
    [
        "Ann Berg reports from the damaged port.",
        "Ann Berg explains how the port has changed.",
        "The BBC's Ann Berg is travelling to Halden, where families wait for water.",
        "The Daily Mail's Ann Berg has met the families who wait for water in Halden.",
        "Harbour correspondent Ann Berg meets the crews of the trawlers in Halden.",
        "Ann Berg hosts a three-hour special with songs about the sea.",
        "Ann Berg presents a series on the mills of the north.",
        "Ann Berg presents a series of programmes on the mills of the north.",
        "Ann Berg is joined by Jules Moreau for a two-hour special on old songs.",
    ],
)
def test_what_points_to_a_report_is_no_event(pointer):
    story = "The minister Bo Ek resigned on Friday after a long debate in the parliament of Norway.\n"
    assert len(told(story + pointer)) == 1


@pytest.mark.parametrize(
    ("news", "verb"),
    [
        ("The FBI investigates whether Ada Holm stole the ferry.", "investigates"),
        ("NATO considers whether to bomb the port of Halden.", "considers"),
        ("Norway examines how the mill in Halden burned.", "examines"),
        ("Ada Holm asks why the police shot her son in Leeds on Friday.", "asks"),
        ("Ada Holm of the BBC was arrested in Leeds.", "arrested"),
        ("The BBC's Ada Holm has resigned.", "resigns"),
        ("The harbour correspondent Ada Holm was shot in Halden.", "shot"),
        ("The BBC's Ada Holm says twelve people have died in Halden.", "die"),
        ("The BBC's Ada Holm says the mayor resigned on Friday.", "resigns"),
        ("Ada Holm presents a new series of stamps in Leeds on Friday.", "presents"),
        ("The BBC's director meets the mayor of Leeds.", "meets"),
        ("The reporter's widow visits the mill in Leeds.", "visits"),
        ("Harbour reporter Ada Holm launches a party in Leeds.", "launches"),
        ("Bo Ek is jailed for a series of thefts.", "jailed"),
        ("Bo Ek is arrested for a series of threats to neighbours.", "arrested"),
        ("Ada Holm introduces a series of rules for millers.", "introduces"),
        ("Ada Holm is fined for a documentary on the mill.", "fined"),
    ],
)
def test_what_bodies_look_into_and_whom_people_ask_is_told(news, verb):
    assert any(verb in line for line in told(news))


def test_what_a_report_says_is_told():
    assert told("Ann Berg reports that the port was closed on Friday.")


def test_what_points_to_a_picture_shows_it():
    line = "The harbour sends aid from Halden, including these barrows"
    assert is_caption(line, Span(0, len(line)))
    line = "The harbour closed these gates."
    assert not is_caption(line, Span(0, len(line)))


def test_what_a_listing_of_programmes_tells_without_a_day_is_no_event():
    told = "Jules Moreau was signed by the Oslo label. Tonight Ann Berg is joined by Jules Moreau for a session.\n"
    more = "Ann Berg was fined by a court in Oslo on 3 May 2031.\n"
    people = ("Ann Lie", "Ola Lie", "Una Lie")
    credits = "".join(f"Songs of the sea.\nPresenter/{who}, Producer/Bo Ek for the station\n" for who in people)
    lines = [e.headline for e in extract(make_article("a.txt", 0, "txt", told + more + credits)).events]
    assert any("fined" in line for line in lines)
    assert not any("joined" in line or "signed" in line for line in lines)
    lines = [e.headline for e in extract(make_article("a.txt", 0, "txt", told + more)).events]
    assert any("signed" in line for line in lines)


@pytest.mark.parametrize(
    "credits",
    [
        "Presenter: Ann Lie\nProducer: Bo Ek\nProducer: Una Lie",
        "Director: Ann Lie\n\nThe end.\n\nEditor: Bo Ek\n\nThe lamps.\n\nNews Editor: Una Lie",
    ],
)
def test_the_credits_of_one_programme_make_no_listing(credits: str) -> None:
    news = "Police closed the bridge in Oslo. Jules Moreau sued the ferry company.\n\n"
    lines = [e.headline for e in extract(make_article("a.txt", 0, "txt", news + credits)).events]
    assert any("close the bridge" in line for line in lines)
    assert any("sues the ferry company" in line for line in lines)
