"""One person under one name, two people under two."""

import pytest

from tests.extract.mentions.reading import Reading
from timeline_app.core.facts import MentionForm


def test_a_family_name_joins_the_full_name_and_says_why():
    read = Reading("Mayor Petra Lindgren opened the bridge on Friday. Lindgren's speech was short. Petra smiled.")
    person = read.of("Petra Lindgren")
    assert set(person.names) >= {"Petra Lindgren", "Lindgren", "Petra"}
    assert any("family name" in r for r in person.reasons)
    assert read.spans_hold()


def test_the_part_used_alone_is_the_family_name_in_either_order():
    read = Reading("Foreign Minister Morita Kenji flew to Oslo. Morita spoke with reporters. Kishi Aya joined Morita.")
    assert read.of("Morita").name == "Morita Kenji"


def test_two_people_of_one_family_name_stay_two():
    read = Reading(
        "Senator Paul Hartley met the miners. His wife, Anna Hartley, waited outside. "
        "Mrs. Hartley spoke to nobody. Mr. Hartley left at noon."
    )
    assert read.names("person") == {"Paul Hartley", "Anna Hartley"}
    assert "Hartley" in read.of("Anna Hartley").names
    assert len(read.where("Paul Hartley", MentionForm.NAME)) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Defence Minister Tar? Ishida spoke. Taro Ishida will visit Rome.", "Taro Ishida"),
        ("Shunichi Ōkubo, a farmer, said no. Shunichi Okubo sold his land.", "Shunichi Ōkubo"),
        ("Gen. Charles D. Wexler spoke. Charles Wexler then left for Texas.", "Charles D. Wexler"),
        ("President William Thornton spoke. Bill Thornton was tired.", "William Thornton"),
    ],
)
def test_spellings_of_one_person(text, name):
    assert read_people(text) == {name}


def read_people(text):
    return Reading(text).names("person")


def test_titles_ranks_and_courtesy_are_not_part_of_the_name():
    read = Reading(
        "Brig. Gen. Ada Cole and Rear Adm. Brett Mies met Sen. Tom Ray. Lt Col Kevin Moss and Dr. Lena Falk came too."
    )
    assert read.names("person") == {"Ada Cole", "Brett Mies", "Tom Ray", "Kevin Moss", "Lena Falk"}


def test_a_nickname_in_quotes_is_part_of_the_name():
    read = Reading('Edward "Ted" Marlow won the race on Sunday. Ted Marlow thanked his crew.')
    assert len(read.names("person")) == 1


def test_people_and_places_of_one_name_stay_apart():
    read = Reading("Michael Jordan flew to Jordan on Monday. Jordan shares a border with Syria.")
    assert "Michael Jordan" in read.names("person")
    assert "Syria" in read.names("country")


def test_days_and_page_furniture_are_nobody():
    read = Reading("Copyright 2020. Monday was quiet. In January Rosa Almeida returned to Lisbon. Advertisement.")
    assert read.names("person") == {"Rosa Almeida"}
    assert not read.names("organization")


def test_hyphenated_pairs_are_two_people_and_hyphenated_names_one():
    read = Reading("Jean-Luc Perrin spoke. The Indo-Pacific was discussed. Perrin left for Port-au-Prince in Haiti.")
    assert "Jean-Luc Perrin" in read.names("person")
    assert "Indo-Pacific" in read.names("place")
    assert "Port-au-Prince" in read.names("place")


def test_picture_credits_are_nobody():
    read = Reading("Rosa Almeida in Lisbon (Getty Images). Photo: Shutterstock. Rosa Almeida left Lisbon on Friday.")
    assert not read.names("organization")
    assert read.names("person") == {"Rosa Almeida"}


def test_a_thing_may_bear_a_given_name():
    read = Reading("Victor Almeida spoke first. Then the bell Victor rang for an hour, and Almeida left.")
    assert "Victor" not in read.of("Victor Almeida").names


def test_a_family_name_may_be_a_word_for_an_office():
    read = Reading("Judge Tobias Pastor refused bail for Edwin Holt. Tobias Lindgren had left in June.")
    assert {"Tobias Pastor", "Edwin Holt", "Tobias Lindgren"} <= read.names("person")
    assert read.where("Tobias Lindgren") == ["Tobias Lindgren"]


def test_the_family_name_alone_is_the_one_whom_the_article_goes_on_about():
    read = Reading(
        "Governor Alan Brandt spoke in Lund. Brandt praised the harbour. Brandt then named the new port. "
        "Kirsi Brandt waited outside with Ilse Krohn and Mikko Saar. Krohn sang. Brandt left at noon."
    )
    assert len(read.where("Kirsi Brandt", MentionForm.NAME)) == 1


def test_two_names_with_nothing_between_stay_two():
    read = Reading(
        "Clara Hoffer sued Oskar Lind. The court heard Lind first, and Hoffer left. "
        "Photographs show Clara Hoffer Lind on Friday."
    )
    assert read.names("person") == {"Clara Hoffer", "Oskar Lind"}


def test_a_known_firm_inside_a_glued_name_stays_a_firm():
    read = Reading("Anna Holt Nokia Phones said so. Nokia sold a plant on Friday. Anna Holt left Nokia in May.")
    assert "Nokia" in read.names("organization")


@pytest.mark.parametrize("said", ["Helena Roos is a politician.", "Orla Vennick was a well-known painter."])
def test_who_is_said_to_be_somebody_is_a_person(said: str):
    read = Reading(f"{said} She was elected to the council in 2006.")
    assert read.names("person") == {" ".join(said.split()[:2])}


def test_a_given_name_that_many_bear_is_whoever_was_just_named():
    text = (
        "Mary Holm married Adam Price in 1850. Mary Olsen lived in Leeds with Edward Okoro. Anna Mary was a nurse. "
        "Robert Falk, Thomas Lind and George Berg worked in Leeds. Mary died in 1890."
    )
    assert "Mary" in read_people(text)


def test_a_forebear_is_no_name():
    assert not any(
        "Grandfather" in name for name in read_people("Paul Lord added that his GG Grandfather tuned pianos in Leeds.")
    )


def test_courtesy_tells_two_of_one_family_name_apart_by_their_given_names():
    read = Reading(
        "Senator Maeve Brennan beat the deputy Colm Brennan on Monday. Ms Brennan came to the council in 2014. "
        "Mr Brennan left it in 2007."
    )
    last = {m.entity: m.span.start for m in read.mentions if "Brennan" in m.text}
    assert last[read.entities.index(read.of("Maeve Brennan"))] < read.text.index("Mr Brennan")
    assert last[read.entities.index(read.of("Colm Brennan"))] >= read.text.index("Mr Brennan")


def test_she_is_nobody_whom_somebody_only_spoke_of():
    read = Reading('Ingrid Holm was born in Bergen. "Nobody knew my Brahms," she said. In 1985 she left for Oslo.')
    assert read.where("Brahms", MentionForm.PRONOUN) == []
    assert len(read.where("Ingrid Holm", MentionForm.PRONOUN)) == 2


def test_a_forebear_may_begin_a_name():
    read = Reading("Grandpa Jones opened a theatre. Anna Berg walked in Grandfather Mountain State Park on Sunday.")
    assert read.names("person") == {"Grandpa Jones", "Anna Berg"}
    assert read.names("place") == {"Grandfather Mountain State Park"}
