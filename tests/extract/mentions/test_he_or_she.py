"""Whom "he" and "she" cannot be, and when it may be either of two."""

from __future__ import annotations

import pytest

from tests.extract.mentions.test_relatives import meant

TWO = "Thomas Lowell met Stephen Carver in Leeds on Monday. "


def test_he_is_nobody_whom_his_own_sentence_names_behind_him() -> None:
    text = "Judge Thomas Lowell heard Stephen Carver on Monday. He asked the council to close Lowell's mill."
    assert "Thomas Lowell" not in meant(text, "He")


@pytest.mark.parametrize(
    "rest",
    [
        "He spoke to the press in York, according to Lowell.",
        "He left for York on Tuesday and Lowell's brother went home.",
    ],
)
def test_he_may_be_who_is_named_outside_of_what_he_does(rest: str) -> None:
    assert meant("Thomas Lowell came to Leeds on Monday. " + rest, "He") == ["Thomas Lowell"]


def test_the_next_sentence_goes_on_about_its_subject() -> None:
    assert meant(TWO + "He left for York on Tuesday.", "He") == ["Thomas Lowell"]


@pytest.mark.parametrize(
    "rest", ["Police said he had left York.", "The court fined him on Tuesday.", "Prosecutors say that he took a boat."]
)
def test_under_another_subject_he_may_be_either_of_two(rest: str) -> None:
    assert not meant(TWO + rest, "he") + meant(TWO + rest, "him")


def test_under_another_subject_he_is_the_only_one_who_was_named() -> None:
    text = "Thomas Lowell came to Leeds on Monday. Police said he had left York."
    assert meant(text, "he") == ["Thomas Lowell"]


def test_whoever_is_made_minister_may_be_he() -> None:
    text = "Thomas Lowell named Stephen Carver as the new minister of trade on Monday. He took office on Friday."
    assert not meant(text, "He")


def test_what_is_only_added_does_not_say_which_of_two_fell() -> None:
    assert not meant("Thomas Lowell rode to Leeds with Stephen Carver after he had fallen.", "he")
    assert meant("Thomas Lowell rode to Leeds after he had fallen.", "he") == ["Thomas Lowell"]


def test_nobody_is_buried_by_a_guess() -> None:
    text = "Clara Holt was sent to York with her sister Ruth in 1901. She died there in 1903."
    assert not meant(text, "She")


def test_his_doctor_is_the_doctor_of_whom_the_article_has_spoken() -> None:
    text = (
        "Stephen Carver's doctor was heard in Leeds. Thomas Lowell was the first to reach Carver after his doctor had "
        "called on Monday."
    )
    assert meant(text, "his") == ["Stephen Carver"]


def test_kin_of_whom_it_is_not_said_whose_may_be_he() -> None:
    text = "Stephen Carver has a brother, Enoch, who is a miner. He left Leeds in 1890."
    assert not meant(text, "He")


def test_a_son_is_no_she() -> None:
    text = "Clara Holt gave birth to a son, Rowan, in 1897. Rowan left Leeds in 1916. She sold the house."
    assert "Rowan" not in meant(text, "She")


def test_a_spokeswoman_for_a_doctor_does_not_make_him_a_woman() -> None:
    text = (
        "Stephen Carver was questioned in Leeds on Monday. A spokeswoman for Dr Carver said he had been in York. "
        "Thomas Lowell left."
    )
    assert set(meant(text, "Carver")) == {"Stephen Carver"} == set(meant(text, "he"))


def test_the_minister_is_not_the_deputy() -> None:
    text = (
        "The deputy finance minister, Clara Holt, resigned on Monday. Finance Minister Stephen Carver was in York. "
        "The minister thanked the council. The deputy minister left Leeds."
    )
    assert meant(text, "The minister") == ["Stephen Carver"]
    assert meant(text, "The deputy minister") == ["Clara Holt"]


def test_whoever_was_shot_dies() -> None:
    text = "Thomas Lowell shot Stephen Carver through the lungs on 26 October. He died the next morning."
    assert meant(text, "He") == ["Stephen Carver"]


def test_she_who_shot_herself_is_neither_of_two() -> None:
    text = "Ruth Moore visited Clara Holt in 1909. She shot herself in 1915."
    assert not meant(text, "She")


def test_he_is_not_sought_behind_somebody_without_a_name_who_was_taken_away() -> None:
    text = "Stephen Carver called it a crime on Monday. Men took a reporter from his home. He was found on Friday."
    assert not meant(text, "He")


def test_a_child_just_born_is_not_he() -> None:
    text = "Thomas Lowell was a chemist. In 1902 his wife gave birth to a son, Enoch. In 1906 he became a professor."
    assert "Enoch" not in meant(text, "he")


def test_of_two_the_woman_is_she() -> None:
    text = "Carver bank manager Ruth Moore said the sale was good. She took over in January."
    assert meant(text, "She") == ["Ruth Moore"]


def test_the_president_of_a_country_is_not_that_of_another() -> None:
    text = "President Ruth Moore met President Stephen Carver in York. The Chilean president flew to Leeds on Friday."
    assert not meant(text, "The Chilean president")


def test_who_sues_does_not_accuse_himself() -> None:
    text = "Stephen Carver filed a lawsuit against Thomas Lowell on Monday, accusing him of theft."
    assert "Stephen Carver" not in meant(text, "him")


def test_somebody_who_is_only_asked_does_not_stand_between() -> None:
    text = "Weavers asked a mason to train Stephen Carver for two winters in Leeds. His lawyers left on Monday."
    assert meant(text, "His") == ["Stephen Carver"]


def test_somebody_without_a_name_may_be_he() -> None:
    assert not meant("Jan Holm met the press. The officer fired twice. He fled on Tuesday.", "He")
    assert not meant("When the doctor chose to leave Jan Holm, he broke a promise on Monday.", "he")
    assert not meant("Jan Holm left the judge on Friday after he had ruled.", "he")
    assert not meant("Jan Holm, who sailed with the singer until he fell on Monday, left the house.", "he")


def test_a_day_named_by_a_death_stays_that_of_the_dead() -> None:
    assert meant("Jan Holm had shown the nurse a letter on the day he sold the boat.", "he") == ["Jan Holm"]


def test_whoever_is_thanked_for_a_deed_does_not_suffer_it() -> None:
    text = "Thomas Lowell thanked Stephen Carver on Monday for lending him a boat."
    assert meant(text, "him") == ["Thomas Lowell"]


def test_he_is_no_ruler_whose_land_or_times_are_meant() -> None:
    text = "Thomas Lowell wrote of men who had fled from Moen's Norway. Without money he left for York in 1961."
    assert meant(text, "he") == ["Thomas Lowell"]
    assert not meant("A play tells of men who had fled from Franco's Spain. In 1961 he left for York.", "he")


def test_he_may_be_the_minister_of_whom_the_sentence_between_tells() -> None:
    text = "Thomas Lowell said the minister would resign. The minister left for York. On Friday he was arrested."
    assert not meant(text, "he")
    assert meant(text.replace("The minister left", "A train left"), "he") == ["Thomas Lowell"]


@pytest.mark.parametrize(
    "first",
    [
        "In the plot to remove Stephen Carver, shells hit a mill near Leeds.",
        "It was the first such law since Stephen Carver.",
    ],
)
def test_he_is_not_who_was_named_by_the_way(first: str) -> None:
    assert not meant(f"{first} In 1961 he left for York.", "he")
    assert meant(f"Stephen Carver ran the mills of Leeds. {first} In 1961 he left for York.", "he")


def test_his_lawyer_may_be_the_lawyer_of_somebodys_doctor() -> None:
    rest = "has been searched by police in York, his lawyer says."
    assert not meant(f"The boat of Stephen Carver's doctor {rest}", "his")
    assert meant(f"The boat of Stephen Carver {rest}", "his")


def test_in_a_quotation_of_several_sentences_he_is_not_who_speaks() -> None:
    text = 'Thomas Lowell asks: "Who remembers my uncle, a miner in Leeds? He married a baker in 1904. Write to me."'
    assert not meant(text, "He")
    assert meant(text.replace('"', ""), "He")
    unclosed = 'Thomas Lowell came to Leeds and said: "Good day. He married a baker in 1904.'
    assert meant(unclosed, "He") == ["Thomas Lowell"]


@pytest.mark.parametrize(
    "text",
    [
        "Pastor Thomas Lowell was arrested in Leeds. The priest denied the theft. He left for York on Tuesday.",
        "Thomas Lowell was arrested in Leeds. The judge refused to see the press. He was freed on Tuesday.",
    ],
)
def test_somebody_without_a_name_between_does_not_hide_who_is_told_of(text: str) -> None:
    assert meant(text, "He") == ["Thomas Lowell"]


def test_somebody_without_a_name_between_may_be_he() -> None:
    assert not meant("Thomas Lowell spoke in Leeds. The minister left for York. He resigned on Tuesday.", "He")
