"""Whom "a man", "the gunman" mean where the article says who it was."""

from tests.extract.mentions.reading import Reading
from timeline_app.core.facts import MentionForm


def test_who_was_identified_is_meant_before_and_after():
    read = Reading(
        "A man shot nine people in Houston on Monday. Local media identified the man as Nathan Desmond, a lawyer. "
        "The man had lost his firm."
    )
    assert read.where("Nathan Desmond", MentionForm.OFFICE) == ["A man", "the man", "The man"]


def test_a_participle_names_too():
    read = Reading("The driver, named on Monday as Karl Brenner, was thanked. The driver had left.")
    assert read.where("Karl Brenner", MentionForm.OFFICE) == ["The driver", "The driver"]


def test_two_of_one_kind_are_nobody():
    read = Reading(
        "Police named the victim as Ann Holt. The other victim was named as Tom Berg. The victim was asleep."
    )
    assert "The victim" not in read.where("Ann Holt") + read.where("Tom Berg")
    read = Reading("A man fell. A man died later. Police identified the man as Tom Berg. The man was old.")
    assert "A man" not in read.where("Tom Berg")


def test_a_judge_of_the_lede_is_the_judge_named_next():
    read = Reading("A judge in Lyon found the firm guilty. Judge Sylvie Daunis said on Monday that it had lied.")
    assert read.where("Sylvie Daunis", MentionForm.OFFICE) == ["A judge"]
