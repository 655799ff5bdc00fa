"""Words that belong together whatever the parser makes of them."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read


@pytest.mark.parametrize(
    "sentence",
    [
        "During world war two Norwegian sailors were sheltered in Halden.",
        "In World War Two Norwegian sailors landed in Halden.",
        "Before World War One Norwegian sailors led the trade.",
    ],
)
def test_the_number_of_a_war_counts_nobody(sentence: str) -> None:
    assert any(line.startswith("Norwegian sailors ") for line in Read(sentence, places="Halden").headlines)


def test_registers_marry_one_to_another() -> None:
    read = Read("Tomas Okoro married to Anna Lindqvist 1907.", people="Tomas Okoro, Anna Lindqvist")
    assert read.headlines == ["Okoro marries Lindqvist"]


def test_whoever_was_married_to_somebody_stays_so() -> None:
    read = Read("Tomas Okoro was married to Anna Lindqvist in 1907.", people="Tomas Okoro, Anna Lindqvist")
    assert read.headlines == ["Okoro is married to Lindqvist"]
