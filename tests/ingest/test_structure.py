"""The blocks of a text: what is the story, and what only stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.article import BlockKind
from timeline_app.ingest.structure import Structure, find_structure

ONE = "The ferry to the island ran aground in thick fog on Tuesday, the coast guard of the region said."
TWO = "Nobody was hurt, and all of the passengers were brought ashore by fishermen within the hour."
THREE = "The captain told reporters that the radar had failed a few minutes before the ship struck the rocks."


def blocks(text: str, kind: BlockKind, title: str | None = None) -> list[str]:
    return [b.span.of(text) for b in find_structure(text, title).blocks if b.kind is kind]


def body(text: str) -> list[str]:
    return blocks(text, BlockKind.BODY)


def test_the_first_short_line_is_the_title():
    text = f"Ferry runs aground in fog\n\n{ONE}\n\n{TWO}\n"
    found = find_structure(text)
    assert found.title == "Ferry runs aground in fog"
    assert found.title_span is not None
    assert found.title_span.of(text) == found.title
    assert body(text) == [ONE, TWO]


def test_the_only_short_line_after_the_story_is_the_title():
    assert find_structure(f"{ONE} {TWO}\nFerry runs aground in fog\n").title == "Ferry runs aground in fog"


def test_a_story_without_a_title_has_none():
    assert find_structure(f"{ONE}\n\n{TWO}\n").title is None


def test_a_list_of_other_stories_gives_no_title_and_no_story():
    text = f"{ONE}\n{TWO}\nSimilar readings (2 items)\nFerry line to close\nIsland waits for a bridge\n"
    found = find_structure(text)
    assert found.title is None
    assert body(text) == [ONE, TWO]


def test_a_title_given_by_the_file_is_found_in_the_text():
    text = f"Islands\n\nFerry runs aground — in fog\n\n{ONE}\n"
    found = find_structure(text, "Ferry runs aground - in fog")
    assert found.title_span is not None
    assert found.title_span.of(text) == "Ferry runs aground — in fog"


def test_headings_of_markdown_are_no_sentences():
    text = f"# Ferry runs aground\n\n{ONE}\n\n## The rescue\n\n{TWO}\n"
    found = find_structure(text)
    assert found.title_span is not None
    assert found.title_span.of(text) == found.title == "Ferry runs aground"
    assert body(text) == [ONE, TWO]


def test_a_time_stamp_over_the_story_is_set_apart():
    text = f"SALTHAVEN | Fri May 3, 2024 9:19 am BST SALTHAVEN (Wire) - {ONE}\n\n{TWO}"
    found = find_structure(text)
    assert body(text) == [ONE, TWO]
    assert found.dateline is not None
    assert [(c.kind, c.date.day) for c in found.claims] == [("time stamp", 3)]


@pytest.mark.parametrize("head", ["date 2024-05-03", "date 3 May 2024 –", "Posted on May 3, 2024"])
def test_a_date_with_its_label_over_the_story_needs_no_clock(head: str):
    found = find_structure(f"{head} {ONE}\n\n{TWO}")
    assert body(f"{head} {ONE}\n\n{TWO}") == [ONE, TWO]
    assert [(c.kind, c.date.day) for c in found.claims] == [("time stamp", 3)]


@pytest.mark.parametrize(
    "head", ["Published 3 May 2024 in Bonn, the", "The date 3 May 2024 was", "Dated 3 May 2024 by"]
)
def test_a_date_amid_a_sentence_is_no_stamp(head: str):
    assert find_structure(f"{head} {ONE}\n\n{TWO}").claims == ()


def test_dates_over_entries_are_not_the_articles_own():
    days = [f"{day} March 1915\n\n{ONE}\n\n" for day in (3, 4, 5, 6)]
    assert find_structure("".join(days)).claims == ()
    own = find_structure("2 May 1915\n\n" + "".join(days)).claims
    assert [(c.kind, c.date.month) for c in own] == [("date line", 5)]


def test_a_picture_credit_is_cut_from_the_sentence_behind_it():
    text = f"Ferry aground\n\nPhotograph: Ann Lee/AP {ONE}\n\n{TWO}"
    assert body(text) == [ONE, TWO]
    assert blocks(text, BlockKind.BOILERPLATE) == ["Photograph: Ann Lee/AP"]


def test_a_box_amid_the_story_does_not_end_it():
    paragraphs = [f"{ONE[:-1]} for the {n} time." for n in ("second", "third", "fourth", "fifth")]
    text = "\n\n".join(["Ferry aground", TWO, "Related articles", *paragraphs, THREE])
    assert THREE in body(text)


def test_a_title_set_twice_is_a_title_and_a_repeat():
    text = f"Ferry runs aground in fog\n\nFerry runs aground in fog\n\n{ONE}\n"
    assert blocks(text, BlockKind.REPEAT) == ["Ferry runs aground in fog"]


@pytest.mark.parametrize(
    "end", ["Related Articles", "Leave a comment", "© 2024 The Courier", "You may also like", "Tags: ferry, fog"]
)
def test_a_hard_line_ends_the_story(end):
    assert body(f"Ferry aground\n\n{ONE}\n\n{TWO}\n\n{end}\n\n{THREE}\n") == [ONE, TWO]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Read more: The bridge that never came",
        "Photo: Ann Lee/Courier",
        "Follow us on social media",
        "Share",
    ],
)
def test_a_soft_line_is_dropped_alone(line):
    assert body(f"Ferry aground\n\n{ONE}\n\n{line}\n\n{TWO}\n") == [ONE, TWO]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright law was changed by the island's council.",
        "Photo: the mayor was arrested in Salthaven on Friday.",
        "Join hands they did not: the two crews fought on the quay on 3 May, and four men were hurt.",
        "LIVE - Rebels shot down a plane near Salthaven on Tuesday, killing four.",
        "Register of voters in hand, the clerk marched to the court on Friday.",
    ],
)
def test_news_is_the_story_whatever_word_it_opens_with(line):
    assert body(f"Ferry aground\n\n{ONE}\n\n{line}\n\n{TWO}\n") == [ONE, line, TWO]


def test_an_agency_mark_at_the_end_of_the_text_is_no_story():
    text = f"{ONE} {TWO} END [Copyright The Island Wire, Ltd.]\nFerry runs aground\n"
    assert body(text) == [f"{ONE} {TWO}"]
    assert blocks(text, BlockKind.BOILERPLATE) == ["END [Copyright The Island Wire, Ltd.]"]


def test_a_publisher_speaking_of_itself_at_the_end_is_no_story():
    colophon = "THE COURIER stands for independent journalism and serves the readers of the islands with an e-paper."
    assert body(f"Ferry aground\n\n{ONE}\n\n{TWO}\n\n\n\n\n\n{colophon}") == [ONE, TWO]


def test_the_second_copy_of_a_pasted_text_is_a_repeat():
    text = "\n".join([ONE, TWO, THREE, TWO, THREE])
    assert body(text) == [ONE, TWO, THREE]
    assert blocks(text, BlockKind.REPEAT) == [TWO, THREE]


def test_a_copy_inside_one_long_line_is_found_too():
    text = f"{ONE} {TWO} Short one. {THREE} {TWO} Short one. {THREE}"
    assert body(text) == [f"{ONE} {TWO} Short one. {THREE}"]


def test_a_short_sentence_may_be_said_twice():
    assert len(body(f"He did not say why.\n{ONE}\nHe did not say why.\n{TWO}")) == 4


def test_a_summary_after_the_text_is_no_story():
    text = f"Ferry aground\n{ONE}\n{TWO}\nRelated stories\nOther\nSummary\n{THREE}\nStatistics\n42\n"
    assert blocks(text, BlockKind.SUMMARY) == [THREE]
    assert body(text) == [ONE, TWO]


def test_metadata_lines_are_read():
    text = (
        f"Title: Ferry runs aground\nAuthor: Ann Lee\nSource: The Courier\n"
        "URL: https://courier.example/a\nDate: 3 May 2024\n\n"
        f"{ONE}\n\nUpdated: 2024/05/06 10:00\nLast Read: 2024/07/01 11:10\n"
    )
    found = find_structure(text)
    assert (found.title, found.authors, found.publisher) == ("Ferry runs aground", ("Ann Lee",), "The Courier")
    assert found.url == "https://courier.example/a"
    assert [(c.kind, c.date.month, c.date.day, c.bound.value) for c in found.claims] == [
        ("date", 5, 3, "on"), ("updated", 5, 6, "on"), ("last read", 7, 1, "not after")]  # fmt: skip
    weights = {c.kind: c.weight for c in found.claims}
    assert weights["date"] > weights["updated"] > weights["last read"]
    assert all(c.span and c.span.of(text)[0].isdigit() for c in found.claims)


def test_the_export_of_a_press_database():
    text = (
        "The Island Courier\n\nMay 3, 2024 Friday\nLate Edition - Final\n\nFerry runs aground in fog\n\n"
        "BYLINE: By ANN LEE\n\n"
        f"SECTION: Section A; Pg. 9\n\nLENGTH: 812 words\n\nBODY:\n\n{ONE}\n\n{TWO}\n\nLOAD-DATE: May 4, 2024\n"
    )
    found = find_structure(text)
    assert (found.title, found.authors) == ("Ferry runs aground in fog", ("ANN LEE",))
    assert found.publisher == "The Island Courier"
    assert body(text) == [ONE, TWO]


def test_a_mail_has_its_subject_for_a_title():
    text = f"From: Ann Lee <ann@example.org>\nTo: desk@example.org\nSubject: Ferry aground\n\n{ONE}\n{TWO}\n"
    assert find_structure(text).title == "Ferry aground"
    assert body(text) == [ONE, TWO]


def test_speakers_give_no_title():
    assert (
        find_structure("INTERVIEWER: Where were you?\nMR. LEE: I was on the ferry when it ran aground.").title is None
    )


def test_a_key_without_a_value_claims_nothing():
    found = find_structure(f"Ferry aground\n\nIsland | Wire | Published :\n\n{ONE}\n")
    assert found.claims == ()
    assert [b.kind for b in found.blocks] == [BlockKind.TITLE, BlockKind.METADATA, BlockKind.BODY]


@pytest.mark.parametrize(
    "line",
    [
        "Friday, May 3, 2024",
        "First published 03/05/2024 23:30.",
        "Published on 3 May 2024 by the *Courier*",
        "(C) Island News, May 3, 2024, 21:40",
    ],
)
def test_a_line_that_says_when_it_appeared_is_a_claim_and_no_story(line):
    text = f"Ferry runs aground\n\n{ONE}\n\n{TWO}\n\n{line}\n"
    found = find_structure(text, month_first="/" not in line)
    assert [(c.date.year, c.date.month, c.date.day) for c in found.claims] == [(2024, 5, 3)]
    assert line not in body(text)


def test_days_of_a_chronology_stay_in_the_story():
    entry = "13 July 2016: Ann Lee becomes Mayor."
    assert entry in body(
        f"The ferry line\n\n{ONE}\n\n{entry}\n\n{TWO}\n\n{THREE}\n\n{ONE.replace('ferry', 'boat')}\n\nSo it goes on."
    )


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Copyright 2018 The Island Wire. All rights reserved.", "The Island Wire"),
        ("© 2014-2025 IRIS - Institute of Islands", "IRIS"),
        ("[Copyright The Island Press, Ltd.]", "The Island Press"),
        ("Copyright: all rights reserved", None),
    ],
)
def test_the_publisher_may_stand_in_the_copyright(line, name):
    assert find_structure(f"Ferry aground\n\n{ONE}\n\n{TWO}\n\n{line}\n").publisher == name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee", ("Ann Lee",)),
        ("By ANN LEE and Bo Ek, Staff Writers", ("ANN LEE", "Bo Ek")),
        ("Von Karl von Berg | 3. Mai 2024", ("Karl von Berg",)),
        ("By the end of the week", None),
    ],
)
def test_bylines(line, names):
    assert find_structure(f"Ferry aground\n\n{line}\n\n{ONE}\n").authors == (names or ())


def test_hard_wrapped_lines_are_one_paragraph():
    text = (
        "FERRY RUNS AGROUND IN FOG\n\nSALTHAVEN, May 3 - The ferry to the island ran aground in\n"
        "thick fog on Tuesday, the coast guard of the region said in\na short statement.\n"
        "    Nobody was hurt, and all of the passengers were brought\n"
        "ashore by fishermen within the hour, the harbour master\nadded.\n Wire\n"
    )
    assert [len(b.split("\n")) for b in body(text)][:2] == [3, 3]


def check(text: str) -> Structure:
    found = find_structure(text)
    end = 0
    covered = set()
    for block in found.blocks:
        assert block.span.start >= end
        assert block.span.end > block.span.start
        end = block.span.end
        covered.update(range(block.span.start, block.span.end))
    assert not [i for i, c in enumerate(text) if not c.isspace() and i not in covered]
    assert all(c.span is None or c.span.end <= len(text) for c in found.claims)
    return found


LINES = st.sampled_from(
    ["", "  ", ONE, TWO, THREE, "Ferry aground", "Related articles", "Summary", "Date: 3 May 2024", "By Ann Lee", "END",
     "SALTHAVEN, May 3 (AP) -- " + ONE, "Advertisement", "© 2024", "12 May 2024", "***", "Copyright The Wire",
     "a.b.c...", "\x0c", "\u2028x", "# Title"]
)  # fmt: skip


@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\n\n", "\r\n", " \n"]))
def test_blocks_are_in_order_and_hold_everything(lines, joint):
    check(joint.join(lines))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_blocks_of_any_text_are_in_order_and_hold_everything(text):
    check(text)


@pytest.mark.parametrize("bare", ["3 May 2017", "Posted by Ann Lee on 3 May 2017"])
def test_a_line_that_says_when_it_was_published_counts_more_than_a_bare_day(bare: str):
    for lines in (f"{bare}\nPublished: 9 May 2019", f"Published: 9 May 2019\n{bare}"):
        claims = find_structure(f"Ferry aground\n\n{lines}\n\n{ONE}\n\n{TWO}\n").claims
        assert max(claims, key=lambda c: c.weight).date.year == 2019
        assert min(c.weight for c in claims) < 0.6


@pytest.mark.parametrize("line", ["From our reporter in the harbour", "By Ann Lee", "By our reporter in Graz"])
def test_a_first_line_of_who_sent_it_and_a_whole_day_is_no_title(line: str):
    found = find_structure(f"{line}, 8 February 2023\n\nFERRY RUNS AGROUND\n\n{ONE}\n\n{TWO}\n")
    assert found.title == "FERRY RUNS AGROUND"
    assert [(c.text, c.date.day) for c in found.claims] == [("8 February 2023", 8)]


@pytest.mark.parametrize("line", ["By the sea, 8 May to 9 May 2023", "From Graz to Halden by boat, 8 May 2023"])
def test_a_title_may_open_like_it(line: str):
    assert find_structure(f"{line}\n\n{ONE}\n\n{TWO}\n").title == line
