"""Offices are kept with country and place in the text, and lead back to their holders."""

import pytest

from tests.extract.mentions.reading import Reading
from timeline_app.core.facts import MentionForm

OFFICES = [
    ("Special Advisor to the President of Japan Mori Daichi visited the port.", "Mori Daichi",
     "Special Advisor to the President of Japan", "Japan"),
    ("Secretary of War Alan Pike spoke in Ohio.", "Alan Pike", "Secretary of War", "United States"),
    ("Norwegian Foreign Minister Ida Holm arrived.", "Ida Holm", "Norwegian Foreign Minister", "Norway"),
    ("Ken Abe, Japan’s Minister of Defense, spoke.", "Ken Abe", "Japan’s Minister of Defense", "Japan"),
    ("Deputy Secretary of State Carl Landis met him.", "Carl Landis", "Deputy Secretary of State", "United States"),
    ("They met Vice Minister for Foreign Affairs Abe Ken on Jan. 16.", "Abe Ken",
     "Vice Minister for Foreign Affairs", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "title", "country"), OFFICES)
def test_offices_by_a_name(text, name, title, country):
    read = Reading(text)
    (office,) = read.of(name).offices
    assert (office.title, office.country) == (title, country)
    assert office.span.of(text) == title


PAIR = (
    "U.S. Secretary of Defense Alan Pike received Japanese Defense Minister Ken Abe at the Pentagon on Friday. "
    "The two leaders spoke for an hour. The Pentagon chief praised the plan. The Japanese defense minister agreed."
)


def test_office_and_pair_refer_to_their_people():
    read = Reading(PAIR)
    assert read.where("Alan Pike", MentionForm.OFFICE) == ["The two leaders", "The Pentagon chief"]
    assert read.where("Ken Abe", MentionForm.OFFICE) == ["The two leaders", "The Japanese defense minister"]


def test_pronouns_only_where_one_person_is_left():
    read = Reading("Rosa Almeida resigned on Monday. She said she was tired. Tom Ray and Carl Moss met. He was late.")
    assert read.where("Rosa Almeida", MentionForm.PRONOUN) == ["She", "she"]
    assert not read.where("Tom Ray", MentionForm.PRONOUN)
    assert not read.where("Carl Moss", MentionForm.PRONOUN)


def test_a_name_that_only_looks_like_a_rank():
    read = Reading("Tanaka Gen and General Motors signed a contract. Tanaka smiled.")
    assert read.of("Tanaka").name == "Tanaka Gen"
    assert "General Motors" in read.names("organization")


def test_an_office_between_commas_belongs_to_the_name_before_it():
    read = Reading("At a meeting with Abe, the prime minister praised the plan. Prime Minister Ida Holm then left.")
    assert not any(o.title == "prime minister" for o in read.of("Abe").offices)


MARKET = (
    "The market lasted six days. Judge Gerald Pastor heard the baker Carl Holm in Oslo on 4 March 2021. "
    "Carl Holm had hidden a lamp. Judge Pastor read for an hour. He also let the porters go home. {} left early."
)


def test_a_word_for_an_office_is_the_family_name_it_was_before():
    assert len(Reading(MARKET.format("Pastor")).where("Gerald Pastor", MentionForm.NAME)) == 3
    assert "He" in Reading(MARKET.format("Pastor")).where("Gerald Pastor", MentionForm.PRONOUN)
    assert len(Reading(MARKET.format("The Pastor")).where("Gerald Pastor", MentionForm.NAME)) == 2
