"""What one article tells twice is one event, and what it tells in other words stays two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.link.stories import Told, groups, retold
from timeline_app.core.facts import Status


def test_one_article_keeps_what_it_tells_apart() -> None:
    told = [
        Told(0, "Rebels attacked the mill.", (), "2024-05-14", "attack", "attack"),
        Told(0, "Rebels attacked the bridge.", (), "2024-05-14", "attack", "attack"),
    ]
    assert len(groups(told)) == 2


@pytest.mark.parametrize(
    ("again", "verb", "events"),
    [
        ("Rebels attacked the mill in Halden.", "attack", 1),
        ("Masked rebels attack the mill.", "storm", 1),
        ("Rebels burned the mill.", "burn", 2),
        ("Ada Quill said rebels attacked the mill.", "attack", 1),
    ],
)
def test_one_article_may_tell_an_event_again_in_nearly_the_same_words(again: str, verb: str, events: int) -> None:
    told = [
        Told(0, "Rebels attacked the mill.", (), "2024-05-14", "attack", "attack"),
        Told(0, again, ("Ada Quill",) if "Ada" in again else (), "2024-05-14", "attack", verb),
    ]
    assert len(groups(told)) == events


@pytest.mark.parametrize(
    ("again", "events"),
    [
        ("The harbour company of Halden pulled its orange ferry timetable from shops.", 1),
        ("Passengers of Halden complained of the orange ferry.", 2),
    ],
)
def test_one_article_may_tell_an_event_again_by_another_verb(again: str, events: int) -> None:
    told = [
        Told(0, "The orange ferry timetable of Halden was removed from shops.", (), "2024-05-14", "action", "remove"),
        Told(0, again, (), "2024-05-14", "action", "pull"),
    ]
    assert len(groups(told)) == events


def test_another_number_is_another_event() -> None:
    told = [
        Told(0, "Rebels attacked the mill with 40 men.", (), "2024-05-14", "attack", "attack"),
        Told(0, "Rebels attacked the mill with 90 men.", (), "2024-05-14", "attack", "attack"),
    ]
    assert len(groups(told)) == 2


def test_an_article_that_adds_a_number_tells_the_same_again() -> None:
    again = [
        Told(0, "Quill sells 40 boats to Bergen harbour.", ("Ada Quill",), "2024-05-14", "trade", "sell"),
        Told(0, "Quill sells 40 boats to Bergen harbour for 90 crowns.", ("Ada Quill",), "2024-05-14", "trade", "sell"),
    ]
    other = replace(again[1], text="Quill sells 90 boats to Bergen harbour.")
    assert len(groups(again)) == 1
    assert len(groups([again[0], other])) == 2


def test_an_article_tells_a_clause_of_a_line_as_a_line_of_its_own_once() -> None:
    told = [
        Told(0, "Two sisters were hurt when a tram struck the kiosk in Halden.", (), "2024-05-14", "accident", "hurt"),
        Told(0, "A tram struck the kiosk in Halden.", (), "2024-05-14", "accident", "strike"),
        Told(0, "The kiosk in Halden was rebuilt.", (), "2024-05-14", "action", "rebuild"),
    ]
    assert len(groups(told)) == 2


def test_one_line_of_which_a_part_denies_something_is_told_once() -> None:
    line = "Quill failed to finish the race in Halden."
    told = [
        Told(0, line, ("Ada Quill",), "2024-05-14", "contest", "finish", status=Status.DENIED),
        Told(0, line, ("Ada Quill",), "2024-05-14", "contest", "fail"),
    ]
    assert {e.status for e in retold(told)} == {Status.HAPPENED}
