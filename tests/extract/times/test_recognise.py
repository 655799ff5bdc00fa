"""Laws of recognition that hold for any text, and the bad input that must not hurt."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.core.timex import TimeType
from timeline_app.extract.times import is_narrative, recognise
from timeline_app.extract.times.rules import languages, rules_of, sentences_of_rules

VOCABULARY = """May 5 2019 , . - / : the of to from and early late mid-1996 Friday last next year years ago later 31 12
1999 2+2 a week quarter third noon p.m. every BC AD '98 1990s century between until February half an hour today in on"""
WORDS = VOCABULARY.split()

pieces = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)


@given(st.one_of(st.text(max_size=200), pieces))
@settings(max_examples=150, deadline=None)
def test_spans_are_in_order_apart_and_say_their_text(text: str) -> None:
    end = 0
    for time in recognise(text):
        assert time.span.start >= end
        assert time.span.of(text) == time.text
        assert time.text.strip() == time.text
        end = time.span.end


def test_a_modifier_belongs_to_one_expression() -> None:
    assert [t.text for t in recognise("YEARS LATER 1900")] == ["YEARS LATER", "1900"]


@given(pieces)
@settings(max_examples=50, deadline=None)
def test_the_same_text_gives_the_same_times(text: str) -> None:
    assert recognise(text) == recognise(text)


@given(pieces, pieces)
@settings(max_examples=60, deadline=None)
def test_a_paragraph_is_read_by_itself(before: str, after: str) -> None:
    """What stands two lines further up does not change what is read, but for what the rest of a text must vouch for."""
    doubtful = {r.name for r in rules_of("en").rules if r.doubtful}
    start = len(before) + 7
    alone = [(t.span.shifted(start), t) for t in recognise(after)]
    joined = [(t.span, t) for t in recognise(f"{before} end.\n\n{after}") if t.span.start >= start]
    unsure = [span for span, t in (*alone, *joined) if t.rule in doubtful]
    sure = [[t.text for span, t in side if not any(span.overlaps(u) for u in unsure)] for side in (alone, joined)]
    assert sure[0] == sure[1]


@pytest.mark.parametrize(
    "text",
    [
        "1/" * 20_000,
        "early " * 5_000,
        "9" * 100_000,
        "twenty-" * 5_000,
        "May\u00a0" * 5_000,
        " " * 200_000 + "on 5 May 2019",
        "\u202b12 مارس 2019\u202c",
        "\x00\x01 5 May 2019 \x7f\ufeff",
        "".join(chr(c) for c in range(1, 0x300)),
    ],
)
def test_odd_text_is_read_without_harm(text: str) -> None:
    for time in recognise(text):
        assert time.span.of(text) == time.text


def test_a_table_of_numbers_holds_no_date() -> None:
    table = "\n".join(" ".join(str(n) for n in range(start, start + 12)) for start in range(1, 6000, 12))
    assert recognise(table) == ()


@pytest.mark.parametrize("text", ["on ５ May ２０１９", "on ٥ May ٢٠١٩", "on ²³ May", "in Ⅻ"])
def test_other_digits_are_read_right_or_not_at_all(text: str) -> None:
    for time in recognise(text):
        assert time.form.args[0] in (None, 2019)


def test_an_unknown_language_has_its_dates_in_digits_read() -> None:
    assert [t.text for t in recognise("x 2019-05-05 y", "xx")] == ["2019-05-05"]


@pytest.mark.parametrize("language", languages())
def test_every_rule_has_its_own_name_and_says_something(language: str) -> None:
    names = [rule.name for rule in rules_of(language).rules]
    assert len(names) == len(set(names))
    for name, says in sentences_of_rules(language).items():
        assert says and says[0] in string.ascii_lowercase, name


@pytest.mark.parametrize("language", languages())
def test_times_have_a_timex_type(language: str) -> None:
    assert {rule.type for rule in rules_of(language).rules} <= set(TimeType)


HISTORY = (
    "The mill was built in 1702. In 1745 it burned down and in 1750 a second one was raised. The family sold it in "
    "March 1801. It was bought by the town in 1888 and closed in 1951."
)
NEWS = (
    "The mill burned down on Tuesday. Built in 1702, it was sold last year, the mayor said yesterday. It reopens today."
)


STORY = "The siege began on 3 June 1848. On 5 June the wall fell. The town gave up on 9 July and was burned."
WIRE = "LISBON, Jan. 15 (KNA) - The bridge of May 1966 closed. It opens on 3 March, the city said on 12 January."


@pytest.mark.parametrize(
    ("text", "expected"), [(HISTORY, True), (STORY, True), (NEWS, False), (WIRE, False), ("", False)]
)
def test_a_history_is_told_apart_from_news(text: str, expected: bool) -> None:
    assert is_narrative(text, recognise(text)) is expected


@pytest.mark.parametrize(
    ("text", "found"), [("How it came about\n\nOct. 3: rain", "Oct. 3"), ("about\n3 May", "about\n3 May")]
)
def test_what_ends_a_title_is_no_part_of_the_date_below_it(text: str, found: str) -> None:
    assert [t.text for t in recognise(text)] == [found]
