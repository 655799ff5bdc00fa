"""Whose name a family name alone is, and for whom "he" cannot stand."""

from __future__ import annotations

from tests.extract.events.reading import article_of
from timeline_app.extract.pipeline import extract


def meant(text: str, word: str) -> list[str]:
    """Whom the mentions spelt `word` are taken for."""
    facts = extract(article_of(text))
    return [facts.entities[m.entity].name for m in facts.mentions if m.span.of(text) == word]


def test_a_brother_just_named_in_full_has_no_part_in_the_family_name_alone() -> None:
    text = (
        "Police in Leeds searched the flat of Stephen Carver on Monday. Mr. Carver was a gambler. "
        "“He was rich,” his brother, Eric Carver, told reporters. Mr. Carver bought three cars last year."
    )
    assert set(meant(text, "Carver")) == {"Stephen Carver"}


def test_a_first_lady_is_not_the_president() -> None:
    text = (
        "President Carver met reporters in Leeds on Monday. He spoke of the budget. First lady Helen Carver visited "
        "a school in York. Carver will return on Friday."
    )
    assert "Helen Carver" not in meant(text, "Carver")


def test_he_is_not_who_was_named_before_somebody_without_a_name() -> None:
    text = "Stephen Carver spoke in Leeds on Monday. An official said that he had lost his keys."
    assert not meant(text, "he")


def test_he_is_not_the_one_whom_he_is_unlike() -> None:
    text = "Stephen Carver left early. Thomas Lowell stayed. Unlike Carver, he spoke to reporters in Leeds."
    assert "Stephen Carver" not in meant(text, "he")


def test_the_family_name_alone_is_not_that_of_a_father_named_in_passing() -> None:
    text = (
        "Fans met in Leeds to mark the death of Stephen Carver. Carver's father Walter came late. A letter from Walter "
        "Carver was read out. Carver sang in York for ten years."
    )
    assert set(meant(text, "Carver")) == {"Stephen Carver"}


def test_the_family_name_alone_is_that_of_the_brother_whom_the_article_is_about() -> None:
    text = (
        "Walter Carver, brother of the late painter Stephen Carver, was taken to a clinic in Leeds on Monday. "
        "Carver, 48, was found in his kitchen."
    )
    assert set(meant(text, "Carver")) == {"Walter Carver"}


def test_nobody_does_it_to_himself_by_another_word() -> None:
    text = "Thomas Lowell denies the theft of a boat from Stephen Carver in May. He sold him a false key."
    assert meant(text, "He") == ["Thomas Lowell"]
    assert meant(text, "him") == ["Stephen Carver"]


def test_both_men_are_not_those_of_whom_the_article_spoke_before_two_others() -> None:
    text = (
        "Stephen Carver and Thomas Lowell met in Leeds on Monday. Peter Holt is accused of sending a letter to Eric "
        "Dunn. Both men left Leeds on Friday."
    )
    assert not {"Stephen Carver", "Thomas Lowell"} & set(meant(text, "Both men"))


def test_a_father_who_drowned_does_not_marry_later() -> None:
    text = (
        "Stephen Carver was born in York in 1848. His father, Enoch, drowned when he was nine. In 1869 he married "
        "Clara Holt. In 1875 he built a mill in Leeds."
    )
    assert set(meant(text, "he")) == {"Stephen Carver"}


def test_he_is_nobody_for_sure_behind_a_son_who_is_still_alive() -> None:
    text = "Stephen Carver was born in York in 1848. His son, Enoch, became a miner. He left Leeds in 1890."
    assert not meant(text, "He")


def test_the_wife_of_whom_the_next_sentence_goes_on_is_she() -> None:
    text = "Stephen Carver was born in York in 1848. His wife, Clara, became a miner. She left Leeds in 1890."
    assert meant(text, "She") == ["Clara"]


def test_she_is_not_the_man_whom_she_married() -> None:
    text = (
        "The barrister was born in York. She married, in 1958, the miner Tarn Lowell. In 1962 she defended Ruth Holt."
    )
    assert "Tarn Lowell" not in meant(text, "she")


def test_she_is_not_somebody_with_a_given_name_of_men() -> None:
    text = "The judge was born in York. Two of her sons, Mark and Peter, drowned in 1985. She retired in 2000."
    assert not meant(text, "She")


def test_a_king_of_another_century_is_not_the_king() -> None:
    text = "King Stephen gave the abbey its land in 1147. In 1538 the king closed the abbey."
    assert not meant(text, "the king")
    assert meant(text.replace("1538", "1150"), "the king") == ["Stephen"]


def test_gunmen_at_the_head_of_a_sentence_are_no_place() -> None:
    assert not meant("Gunmen abducted three sailors near Leeds on Monday.", "Gunmen")[1:]
    facts = extract(article_of("Gunmen abducted three sailors near Leeds on Monday."))
    assert [e.headline for e in facts.events] == ["Gunmen abduct three sailors near Leeds"]


def test_two_of_one_family_name_stay_two() -> None:
    text = "Fay Carver met Pia Holt in Leeds on Monday. Anna Carver met Ben Cole in York on Tuesday."
    facts = extract(article_of(text))
    assert {"Fay Carver", "Anna Carver"} <= {e.name for e in facts.entities}


def test_he_is_not_sought_behind_what_may_be_somebody_as_well() -> None:
    text = (
        "A rival app, Quillfax, was sold. Stephen Carver left. Quillfax laid a wreath in York on Monday. "
        "He was booed by some residents."
    )
    assert not meant(text, "He")


def test_of_a_family_the_one_named_most_bears_its_name_alone() -> None:
    text = (
        "Ida Holm opened a fair in Leeds. Fans of Ned Holm sang. "
        "Letters to Ned Holm burnt. Adam Moss saw Olga Berg. Tim Lund hid. Holm's uncle wept."
    )
    assert meant(text, "Holm") == ["Ned Holm"]


def test_a_wife_called_by_her_given_name_is_not_somebody_else_of_that_name() -> None:
    text = "Alan Berry met Margaret Holt in 1990. An earlier wife, Margaret, whom he wed in 1971, died in 1985."
    assert meant(text, "Margaret") == ["Margaret"]
    family = "Frank Carver won on Monday. His wife, Margaret, sang. Margaret Carver has sung before."
    assert meant(family, "Margaret") == ["Margaret Carver"]


def test_the_name_that_somebody_married_into_is_hers_and_so_is_the_one_she_was_born_with() -> None:
    text = (
        "Lotte Brandt, who has died, was a painter. Born Lotte Meyer in Kiel, she studied in Bonn. "
        "In 1955 she married Ernst Brandt, who died in 1990. Brandt moved to Leeds in 1992."
    )
    assert meant(text, "she") == ["Lotte Brandt"] * 2
    assert meant(text, "Brandt") == ["Lotte Brandt"]
    other = "Ada Berg was born in Bonn. She married Rolf Moen in 1955. Moen moved to Leeds in 1992."
    assert meant(other, "Moen") == ["Rolf Moen"]


def test_beside_somebody_called_mrs_the_family_name_alone_is_the_others() -> None:
    text = (
        "Stephen Carver spoke in Leeds on Monday. Carver was tired. A son of Mrs Carver was ill. Then Carver left. "
        "Helen Carver opened a school in York. On Tuesday Carver came back."
    )
    first, mrs, *others = meant(text, "Carver")
    assert (first, mrs, set(others)) == ("Stephen Carver", "Helen Carver", {"Stephen Carver"})
