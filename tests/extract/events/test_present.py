"""A sentence of the article as a line: all that happened with its verb is in the present with it."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "The tables were turned in 1996 when they were bought by a mill.",
            "The tables are turned when they are bought by a mill",
        ),
        (
            "Two of the boats are repaired; they have sailed on previous voyages.",
            "Two of the boats are repaired; they have sailed on previous voyages",
        ),
    ],
)
def test_no_past_stands_beside_the_present(sentence: str, line: str) -> None:
    assert line in Read(sentence, people="Tomas Okoro", places="Halden").headlines


def test_a_clause_before_its_sentence_keeps_what_joins_it() -> None:
    lines = Read("When the old ferry sank in Halden, ten people drowned on Monday.").headlines
    assert not any("sank in Halden, ten" in line or "sinks in Halden, ten" in line for line in lines)


def test_oneself_is_nobody_else() -> None:
    read = Read("Tomas Okoro drowned on Monday when he threw the rope over himself.", people="Tomas Okoro")
    assert not any("over Okoro" in line for line in read.headlines)


def test_a_pronoun_and_somebody_else_are_two() -> None:
    read = Read(
        "Tomas Okoro ran a mill. He and his pet goat were refused a seat in the theatre on Friday.",
        people="Tomas Okoro",
    )
    assert any(line.startswith("Okoro and his pet goat are refused a seat") for line in read.headlines)


def test_an_aside_that_breaks_off_is_left_out() -> None:
    lines = Read("Ada said he drowned on 3 May 1885, (his uncle had drowned too.").headlines
    assert not any("(" in line for line in lines)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "Berg told weavers on Friday that there were now 52 looms in the hall.",
            "Berg tells weavers there are 52 looms in the hall",
        ),
        (
            "Berg had claimed on Monday that the guild was hiding the looms.",
            "Berg claims that the guild is hiding the looms",
        ),
        (
            "Berg had claimed on Monday that the looms were being hidden by the guild.",
            "Berg claims that the looms are being hidden by the guild",
        ),
        (
            "Berg said on Monday that one of the weavers was expected to go home.",
            "Berg says that one of the weavers is expected to go home",
        ),
    ],
)
def test_what_is_so_when_it_is_said_is_in_the_present(sentence: str, line: str) -> None:
    assert line in Read(sentence).headlines


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "The guild said on Monday that only a third of the weavers had paid.",
            "The guild says that only a third of the weavers have paid",
        ),
        ("The river moth practically died out in Halden in 1911.", "The river moth practically dies out in Halden"),
    ],
)
def test_how_far_it_is_so_is_told(sentence: str, line: str) -> None:
    assert line in Read(sentence).headlines


def test_a_sentence_kept_whole_rather_than_broken_off_has_its_verb_in_the_present() -> None:
    lines = Read(
        "On Friday, the Halden Weaving Organisation (HWO) stated the West Valmoran Moth outbreak is now an "
        "international wool crisis."
    ).headlines
    assert not any("stated" in line or line.endswith((".", "…")) for line in lines)
