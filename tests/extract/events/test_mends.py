"""Slips of the parser that are undone: who is the subject in lists, after participles, behind "city, country"."""

from __future__ import annotations

from tests.extract.events.reading import Read


def test_all_of_a_list_act() -> None:
    read = Read(
        "Costa Rica, Italy, and Ireland confirmed cases of the virus, which has now been found in 18 countries.",
        countries="Costa Rica, Italy, Ireland",
    )
    assert read.who(read.told_by("confirmed")) == {("Costa Rica", "agent"), ("Italy", "agent"), ("Ireland", "agent")}


def test_a_participle_has_no_subject_of_its_own() -> None:
    read = Read(
        "Simon Jenkins, writing today in the Guardian, has said the media has whipped up a panic.",
        people="Simon Jenkins",
    )
    assert ("Simon Jenkins", "agent") in read.who(read.told_by("said"))


def test_a_country_after_its_city_does_not_act() -> None:
    read = Read(
        "A judge in Paris, France found Air France and Airbus not guilty of manslaughter on Monday.",
        countries="France",
        places="Paris",
    )
    assert not {("France", "agent"), ("Paris", "other")} & read.who(read.told_by("found"))
