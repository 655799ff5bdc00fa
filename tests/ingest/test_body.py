"""What a page puts before its sentences in the same line is set apart from them."""

from __future__ import annotations

import time

from timeline_app.core.article import BlockKind
from timeline_app.ingest.body import SPEAKER
from timeline_app.ingest.clocks import clocks
from timeline_app.ingest.structure import find_structure

ONE = "The ferry to the island ran aground in thick fog on Tuesday, the coast guard of the region said."
TWO = "Nobody was hurt, and all of the passengers were brought ashore by fishermen within the hour."


def blocks(text: str, kind: BlockKind) -> list[str]:
    return [b.span.of(text) for b in find_structure(text).blocks if b.kind is kind]


def body(text: str) -> list[str]:
    return blocks(text, BlockKind.BODY)


def test_a_byline_with_office_or_paper_in_the_first_line():
    assert body(f"By Ann Lee BBC News, Lisbon {ONE}\n{TWO}\n")[0] == ONE
    text = f"By Ann Lee and Bo Ek, Health Editor {ONE}\n{TWO}\n"
    assert (body(text)[0], blocks(text, BlockKind.BYLINE)) == (ONE, ["By Ann Lee and Bo Ek, Health Editor"])


def test_a_dateline_behind_a_title_and_a_byline():
    text = f"* Ferry runs aground in fog * Nobody hurt By Ann Lee LISBON, May 3 (AP) - {ONE}\n{TWO}\n"
    found = find_structure(text)
    assert found.dateline is not None
    assert (found.dateline.place, found.dateline.agency) == ("LISBON", "AP")
    assert ONE in body(text)
    assert any(c.kind == "dateline" for c in found.claims)


def test_a_place_and_dash_amid_a_sentence_are_no_dateline():
    text = f"The NATO (as it was called in the press) - had no comment. {ONE}\n{TWO}\n"
    assert find_structure(text).dateline is None


def test_a_blogs_name_and_time():
    assert body(f"Ann Lee | 16:42 UK time, Monday, 3 May 2010 {ONE}\n{TWO}\n")[0] == ONE


def test_the_word_of_the_menu_after_the_time_stamp():
    assert body(f"3 May 2010 Last updated at 16:42 GMT Help {ONE}\n{TWO}\n")[0] == ONE


def test_what_the_page_says_of_itself():
    text = f"{ONE}\nYour comments may be published on any of our pages.\nAn error has occurred.\n{TWO}\n"
    assert body(text) == [ONE, TWO]
    assert body(f"{ONE}\nImage caption Smoke over the port\n{TWO}\n")[1] == "Smoke over the port"


LIVE = (
    "0905 The port of Lisbon is closed.\n0912 A ferry has run aground in the fog.\n"
    "0930 Fishermen bring people ashore 0941 Nobody is hurt, the coast guard says.\n0955 The port is open again.\n"
)


def test_the_clocks_of_a_live_page_are_no_part_of_its_sentences():
    assert [c.of(LIVE) for c in clocks(LIVE)] == ["0905", "0912", "0930", "0941", "0955"]
    assert "Fishermen bring people ashore" in body(LIVE)
    assert not any(part[0].isdigit() for part in body(LIVE))


def test_years_are_no_clocks():
    text = "1914 War begins.\n1918 The war ends.\n1905 A bridge is built.\n2010 It falls.\n1830 It was planned.\n"
    assert clocks(text) == []
    history = (
        "1900 A war.\n1902 Peace.\n1905 A bridge.\n1911 A school.\n1914 War again.\n1918 Peace again.\n2001 A mall.\n"
    )
    assert clocks(history) == []
    assert clocks("1914 War begins.\n1918 The war ends.\n") == []


def test_a_section_an_agency_and_a_question_to_the_visitor_are_no_titles():
    for line in (
        "Politics",
        "Press Trust of India",
        "Want the Courier to notify you of the latest stories?\nNo, thank you",
    ):
        assert (
            find_structure(f"{line}\n\nFerry runs aground in fog\n\n{ONE}\n{TWO}\n").title
            == "Ferry runs aground in fog"
        )


def test_the_name_of_the_paper_stands_over_the_title():
    found = find_structure(f"The Courier\n\nFerry runs aground in fog\n\n{ONE}\n{TWO}\n")
    assert (found.title, found.publisher) == ("Ferry runs aground in fog", "The Courier")
    assert find_structure(f"Bad News\n\n{ONE}\n{TWO}\n").title == "Bad News"


def test_many_empty_lines_cost_nothing():
    began = time.thread_time()
    assert SPEAKER.findall("\n \n" * 20_000 + "  ANN LEE: Yes.") == ["  ANN LEE: "]
    assert time.thread_time() - began < 2
