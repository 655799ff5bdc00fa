"""The pattern language of the rules, and the numbers that their words mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.timex import TimeForm
from timeline_app.extract.times import terms
from timeline_app.extract.times.grammar import WordClass, compile_pattern

CLASSES = {
    "n": WordClass("n", r"\d{1,3}", frozenset({"#"}), int),
    "unit": WordClass("unit", "(?i:days?|weeks?)", frozenset({"day", "days", "week", "weeks"}), str),
}


@pytest.mark.parametrize(
    ("pattern", "text", "matched"),
    [
        ("in <n> <unit>", "In 3 days time", "In 3 days"),
        ("in <n> <unit>", "in 3\ndays", "in 3\ndays"),
        ("in <n> <unit>", "in 3\n\ndays", None),
        ("in <n> <unit>", "in 3 dayside", None),
        ("[the] <n> <unit>", "the 3 days", "the 3 days"),
        ("[the] <n> <unit>", "3 days", "3 days"),
        ("<n>~<unit>", "3-week", "3-week"),
        ("<n>~<unit>", "3 weeks", "3 weeks"),
        ("<n>~<unit>", "3weeks", None),
        ("<n>+<unit>", "3weeks", "3weeks"),
        ("<n>*<unit>", "3 weeks", "3 weeks"),
        ("<n> [,] [<unit>]", "3, weeks", "3, weeks"),
        ("(last|next) week", "next week", "next week"),
        ("year's end", "year’s end", "year’s end"),
        ("Jan. <n>", "Jan 5", "Jan 5"),
    ],
)
def test_patterns_match_as_they_read(pattern: str, text: str, matched: str | None) -> None:
    match = compile_pattern(pattern, CLASSES).match(text, 0)
    assert (match.group() if match else None) == matched


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        ("in <n> days", {"in"}),
        ("[the] <n> days", {"the", "#"}),
        ("(last|next) week", {"last", "next"}),
        ("[a|an] [full] <unit>", {"a", "an", "full", "day", "days", "week", "weeks"}),
    ],
)
def test_a_pattern_knows_the_words_that_it_can_begin_with(pattern: str, first: set[str]) -> None:
    assert compile_pattern(pattern, CLASSES).first == first


@pytest.mark.parametrize("pattern", ["<nothing>", "[a] [b]", "(a|b", "a]", ""])
def test_a_pattern_that_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        compile_pattern(pattern, CLASSES)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twelve", 12),
        ("twenty-four", 24),
        ("a", 1),
        ("a hundred", 100),
        ("two thousand", 2000),
        ("1,200", 1200),
        ("2 1/2", 2.5),
        ("2.5", 2.5),
        ("half", 0.5),
        ("a few", "X"),
        ("several", "X"),
        ("a couple of", 2),
        ("three dozen", 36),
    ],
)
def test_numbers_in_words(words: str, value: float | str) -> None:
    assert terms.number(words) == value


@given(st.text(max_size=30))
def test_any_text_is_some_number(text: str) -> None:
    assert isinstance(terms.number(text), int | float | str)


@pytest.mark.parametrize(
    ("words", "year"),
    [("nineteen ninety-six", 1996), ("two thousand", 2000), ("two thousand and four", 2004), ("twenty twelve", 2012)],
)
def test_years_in_words(words: str, year: int) -> None:
    assert terms.spoken_year(words) == year


@pytest.mark.parametrize(
    ("n", "unit", "value"),
    [
        (3, "D", "P3D"),
        (1.5, "TH", "PT1H30M"),
        (2.5, "Y", "P2Y6M"),
        (0.5, "TH", "PT30M"),
        ("X", "E", "PXE"),
        (0.5, "Y", "P6M"),
    ],
)
def test_amounts(n: float | str, unit: str, value: str) -> None:
    assert terms.amount(n, unit) == value


def test_a_template_makes_forms_within_forms() -> None:
    make = terms.build("date(calendar('Y', -n), month, None, mod='END')")
    inner = TimeForm("calendar", ("Y", -2))
    assert make({"n": 2, "month": 5}) == TimeForm("date", (inner, 5, None), "END")


@pytest.mark.parametrize("template", ["1 + 1", "name", "__import__('os').getcwd()", "[1]"])
def test_a_template_that_is_no_form_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match="form"):
        terms.build(template)({})
