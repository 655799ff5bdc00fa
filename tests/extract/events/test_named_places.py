"""Which town "the city" is in a line."""

from __future__ import annotations

import pytest

from tests.extract.events.test_placing import lines_of

LATER = "Sailors cut off the city's water on 5 May 2011."


@pytest.mark.parametrize(
    "opening",
    ["Ferries left the city of Leeds at dawn.", "Gulls left Leeds, the largest city.", "Rain fell on the city, Leeds."],
)
def test_the_one_city_that_was_named_so(opening: str) -> None:
    assert "Sailors cut off Leeds's water" in lines_of(f"{opening} The mill burnt. {LATER}")


@pytest.mark.parametrize(
    "opening",
    [
        "Ferries left the city of Leeds and the city of York at dawn.",
        "Ferries left the city of Leeds at dawn. Another city was dark.",
        "Ferries left Leeds at dawn.",
        "Gulls slept in the city, Leeds said.",
        "Ferries left the city of Peru at dawn.",
    ],
)
def test_no_name_where_it_may_be_another(opening: str) -> None:
    assert "Sailors cut off the city's water" in lines_of(f"{opening} The mill burnt. {LATER}")


def test_the_capital_named_in_the_sentence_itself() -> None:
    assert "Ten goats are stolen in Lima" in lines_of("Ten goats were stolen in the capital, Lima, on 4 May 2011.")


def test_the_only_country_of_the_sentence() -> None:
    text = "Bankers sold ships to Peru before Ada Holm left the country on 5 May 2011."
    assert "Holm leaves Peru" in lines_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chile was calm until Ada Holm left the country on 5 May 2011.",
        "Ships went from Peru to Chile before Ada Holm left the country on 5 May 2011.",
        "Sailors quarrelled with Peru before Ada Holm left the country on 5 May 2011.",
        "After talks in Peru ended, Ada Holm left the country on 5 May 2011.",
        "The Peru fans sang until Ada Holm left the country on 5 May 2011.",
    ],
)
def test_a_country_that_may_be_another(text: str) -> None:
    assert "Holm leaves the country" in lines_of(text)


def test_the_capital_of_a_country_is_not_the_country() -> None:
    text = "Sailors entered the capital of Peru on 4 May 2011. Ten goats were stolen in the capital on 5 May 2011."
    assert not any(line.endswith("in Peru") for line in lines_of(text))
    assert any("goats" in line and "capital" in line for line in lines_of(text))
