"""Whom "the singer", "the late star" stand for."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import article_of
from tests.extract.mentions.test_relatives import meant
from timeline_app.extract.pipeline import extract

OPENING = "Fans of Ada Holm met in Leeds on Monday. Holm lived in York for ten years. "


@pytest.mark.parametrize("words", ["the singer", "the late star", "the pop star", "the entertainer"])
def test_the_one_whom_the_article_is_about(words: str) -> None:
    assert meant(f"{OPENING}A letter to {words} was sold.", words) == ["Ada Holm"]


@pytest.mark.parametrize(
    "text",
    [
        OPENING + "A singer from Hull met them. A letter to the singer was sold.",
        OPENING + "Tomas Okoro, a singer from Hull, met Okoro's fans. A letter to the singer was sold.",
        OPENING + "A letter to the singer of the song was sold.",
        OPENING + "Tomas Okoro met Okoro's fans. Okoro wept. Okoro left. A letter from the singer was read.",
    ],
)
def test_nobody_where_it_may_be_another(text: str) -> None:
    assert "Ada Holm" not in meant(text, "the singer")


def test_a_rank_is_no_fame() -> None:
    text = "Dr Ada Holm treated Tomas Okoro. Okoro slept badly. Dr Holm gave the singer a drug."
    assert meant(text, "the singer") == ["Tomas Okoro"]


def test_a_line_names_whom_it_speaks_of() -> None:
    text = OPENING + "The pop star's doctor was arrested on 4 May 2011."
    assert "Holm's doctor is arrested" in [event.headline for event in extract(article_of(text)).events]


def test_a_prince_of_that_name_in_passing_gives_no_rank() -> None:
    text = "Ned Holm sang. Holm died in Leeds. The singer had sons. Prince Ned Holm II is one. Ida Holm fed Ida's cat."
    assert meant(text, "The singer") == ["Ned Holm II"]


def test_nobody_who_is_named_only_much_later() -> None:
    text = "The singer is missed. Trams stood still. Rain fell. Shops closed. It was cold. Ada Holm came. Holm wept."
    assert not meant(text, "The singer")


def test_who_is_with_the_singer_is_another() -> None:
    assert not meant("Holm, who sailed with the singer on Monday, left Leeds. Holm wept.", "the singer")


def test_the_singer_is_who_the_sentence_before_is_about() -> None:
    text = (
        "Karl Halden, a singer, died in Leeds in 2009. Nora Finch joined a Karl Halden tribute in York on Monday. "
        "The singer will perform on Friday. Karl Halden was mourned by many. Karl Halden sold records."
    )
    assert not {"Karl Halden"} & set(meant(text, "The singer"))


def test_a_number_makes_a_family_name_that_of_a_band() -> None:
    text = "Karl Halden died in Leeds in 2009. Halden was ill. The choir sang a Halden 5 song in York on Monday."
    assert len(meant(text, "Halden")) == 1
