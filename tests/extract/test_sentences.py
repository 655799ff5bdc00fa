from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.article import Block, BlockKind
from timeline_app.core.span import Span
from timeline_app.extract.sentences import LONGEST, split_sentences


def split(text, blocks=()):
    return [s.of(text) for s in split_sentences(text, blocks)]


ONE_SENTENCE = [
    "He met Brig. Gen. Ada Cole and Lt. Col. Tim Ray at the base.",
    "Rear Adm. J. P. Hart spoke to Sen. Mary W. Quill of Ore. on Jan. 16 in St. Louis.",
    "The minister, Kenjir? Mori, left for the U.S. embassy.",
    "It rose 3.5 percent to $4.20, i.e. No. 5 on the list.",
    "“Why now?” she asked.",
    "“Stop!” Captain Reed shouted.",
    "The firm, Acme Inc. of Dover, Del., agreed.",
    "At 5 p.m. Tuesday he left.",
    "They waited... and waited.",
]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_stays_one(text):
    assert split(text) == [text]


TWO_SENTENCES = [
    ("He went to the U.S.", "The visit was short."),
    ("She works at Acme Inc.", "He does not."),
    ("Who is Kenjiro?", "Mori did not say."),
    ("“It is over.”", "Then he left."),
    ("They met at 5 p.m.", "The talks failed."),
    ("It ended…", "Nobody spoke."),
    ("He scored in 2004.", "12 others did too."),
    ("Is it true?!", "“No.”"),
]


@pytest.mark.parametrize(("first", "second"), TWO_SENTENCES)
def test_falls_in_two(first, second):
    assert split(f"{first} {second}") == [first, second]


@pytest.mark.parametrize("gap", ["", " ", "\n"])
def test_the_name_of_a_share_is_not_torn(gap):
    text = f"Norpharm (NORN.{gap}VX) will close its mill in Halden."
    assert split(f"{text} It rained.") == [text, "It rained."]


def test_what_ends_with_a_bracket_that_opens_no_share_ends():
    assert split("He left (to Oslo. N) was missing.") == ["He left (to Oslo.", "N) was missing."]


def test_a_missing_space_after_the_full_stop_does_not_glue():
    assert split("They signed the details.Agreeing on more, they left. See example.com for it.") == [
        "They signed the details.",
        "Agreeing on more, they left.",
        "See example.com for it.",
    ]


def test_wrapped_lines_are_joined_and_list_lines_are_not():
    wrapped = (
        "The council met in the old town hall on Friday and heard Mayor Ann\n"
        "Brook, who had come back from her journey to the north only the day\n"
        "before.\n\nA list\nof short\nlines"
    )
    assert len(split(wrapped)) == 4


def test_only_body_is_split():
    text = "Old title\nHe left. She stayed.\nCopyright 2020."
    blocks = (
        Block(BlockKind.TITLE, Span(0, 9)),
        Block(BlockKind.BODY, Span(10, 30)),
        Block(BlockKind.BOILERPLATE, Span(31, len(text))),
    )
    assert split(text, blocks) == ["He left.", "She stayed."]


def test_a_huge_sentence_is_cut_softly():
    text = "and then the river, the hill " * 7_000
    pieces = split_sentences(text, ())
    assert all(len(p) <= LONGEST for p in pieces)
    assert sum(len(p.of(text).replace(" ", "")) for p in pieces) == len(text.replace(" ", ""))
    assert all(p.end == len(text) or not (text[p.end - 1].isalnum() and text[p.end].isalnum()) for p in pieces)


@given(st.text(alphabet="aB. ?!\"\n'é,…1", max_size=200))
def test_sentences_are_ordered_apart_and_not_blank(text):
    spans = split_sentences(text, ())
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(any(c.isalnum() for c in s.of(text)) for s in spans)
    kept = sum(c.isalnum() for s in spans for c in s.of(text))
    assert kept == sum(c.isalnum() for c in text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Smoke over the port A ship has sunk off the coast.",
            ["Smoke over the port", "A ship has sunk off the coast."],
        ),
        (
            "Rescuers at work They bring one man out of the house.",
            ["Rescuers at work", "They bring one man out of the house."],
        ),
        ("He told People magazine about the Bank of England.", ["He told People magazine about the Bank of England."]),
        ("She lives in The Hague and reads The Times there.", ["She lives in The Hague and reads The Times there."]),
    ],
)
def test_a_caption_without_a_stop_is_parted_from_the_sentence(text: str, parts: list[str]) -> None:
    assert [s.of(text) for s in split_sentences(text, ())] == parts


def test_bullets_bars_and_programme_slots_part_what_had_lines_of_its_own():
    text = "Port of Lisbon closed * Ships wait outside * Winds to last"
    assert split(text) == ["Port of Lisbon closed", "Ships wait outside", "Winds to last"]
    assert split("Lisbon | Ann Lee | Port closed for a week") == ["Lisbon", "Ann Lee", "Port closed for a week"]
    assert split("3 May 2010 | The port of Lisbon is closed") == ["3 May 2010 | The port of Lisbon is closed"]
    slot = "Producer of the week 7.00-10.30 pm RADIO NORTH 2 Ann Lee presents the news."
    assert split(slot) == ["Producer of the week", "Ann Lee presents the news."]
    signed = "A fine story of the sea Posted by Ann Lee on June 2, 2011 09:35 AM"
    assert split(signed) == ["A fine story of the sea", "Posted by Ann Lee on June 2, 2011 09:35 AM"]


@pytest.mark.parametrize("label", ["UPDATE 2:", "Exclusive:", "LIVE -", "Breaking news:", "Key dates:"])
def test_what_a_page_calls_its_news_is_no_part_of_it(label):
    assert split(f"{label} The mayor of Lima has resigned.") == [label, "The mayor of Lima has resigned."]


@pytest.mark.parametrize(
    "text",
    [
        "Live: the choir.",
        "Exclusive schools: what they cost.",
        "Updates: none.",
        "Exclusive: Mayor left town.",
        "Breaking: 9 hurt as mill burns.",
    ],
)
def test_other_words_before_a_colon_stay(text):
    assert split(text) == [text]


def test_notes_without_capitals_have_sentences_too():
    text = "on 5 may ann holt met ned falk in lund. they left at 3 p.m. on monday. nobody spoke."
    assert [s.of(text) for s in split_sentences(text, ())] == [
        "on 5 may ann holt met ned falk in lund.",
        "they left at 3 p.m. on monday.",
        "nobody spoke.",
    ]
    mixed = "Shares of Acme rose. iPhone sales, too, rose in May."
    assert len(split_sentences(mixed, ())) == 1


def test_items_and_rows_of_one_width_are_not_joined():
    items = "* The port of Lisbon is closed for the week\n* The ships are waiting in the old harbour"
    assert split(items) == ["The port of Lisbon is closed for the week", "The ships are waiting in the old harbour"]
