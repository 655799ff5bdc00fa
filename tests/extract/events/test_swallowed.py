"""What a clause inside the sentence has swallowed of the words around it is given back to them."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "A paste which is used to brew a glue against river moths has been produced by Halden weavers.",
            "A paste which is used to brew a glue against river moths is produced by Halden weavers",
        ),
        (
            "A dye that is used to make glue has been found by Halden weavers.",
            "A dye that is used to make glue is found by Halden weavers",
        ),
        (
            "The guild has sent looms to Norway that will help find out who is at risk.",
            "The guild sends looms to Norway that will help find out who is at risk",
        ),
    ],
)
def test_every_verb_has_its_own(sentence: str, line: str) -> None:
    assert line in Read(sentence, countries="Norway").headlines


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("A plan agreed on Monday will close the mill.", "A plan agreed will close the mill"),
        (
            "Two German weavers admitted to hospital in Halden after coming home from Norway have been confirmed as "
            "having lead fever.",
            "Two German weavers are confirmed as having lead fever",
        ),
        (
            "Norway confirmed on Monday 125 weavers -- many who are not smiths -- had been hurt by the new loom, "
            "after Halden saw its first death.",
            "Norway confirms 125 weavers have been hurt by the new loom",
        ),
        (
            "Oslo-based Nine Gulls filed for permission to dig Sunday evening, a move that was widely "
            "expected by weavers.",
            "Oslo-based Nine Gulls file for permission to dig",
        ),
    ],
)
def test_what_leads_to_the_verb_is_not_the_verb(sentence: str, line: str) -> None:
    assert line in Read(sentence, countries="Norway").headlines


def test_a_sum_is_that_of_the_verb_before_the_clause() -> None:
    lines = Read("The fire takes the number of weavers who have died there this year to 12.").headlines
    assert "Weavers die to 12" not in lines


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("The weaver who left the hall was fined on 3 May 2011.", "The weaver who left the hall is fined"),
        (
            "The man the guild wanted to hire left Halden on 3 May 2011.",
            "The man the guild wanted to hire leaves Halden",
        ),
    ],
)
def test_what_is_whole_is_left_so(sentence: str, line: str) -> None:
    assert line in Read(sentence).headlines


def test_a_form_that_is_no_participle_stays_the_verb() -> None:
    assert not any("is sank" in line for line in Read("The barge sank in May was raised on Tuesday.").headlines)
