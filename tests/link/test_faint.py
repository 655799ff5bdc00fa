"""What no line tells clearly is an event only if somebody else tells it, too; else it is listed with its neighbour."""

from __future__ import annotations

from tests.link.stories import Told, retold

QUILL, PAIR = ("Ada Quill",), ("Ada Quill", "Ben Moss")
MET = Told(0, "Quill met Moss in Bergen.", PAIR, "2024-05-14")
FAINT = Told(0, "The group was released by the harbour patrol.", QUILL, "2024-05-16", "other", "release", near=0)
CLEAR = Told(1, "Quill was released by the harbour patrol in Bergen.", QUILL, "2024-05-16", "other", "release")


def test_a_faint_passage_is_listed_with_the_event_it_is_near_to() -> None:
    (event,) = retold([MET, FAINT])
    assert [(m.headline, m.detail) for m in event.mentions] == [
        ("Quill met Moss in Bergen", False),
        ("The group was released by the harbour patrol", True),
    ]


def test_it_keeps_its_own_date_there() -> None:
    (event,) = retold([MET, FAINT])
    assert [str(m.when.edtf()) if m.when else "" for m in event.mentions] == ["2024-05-14", "2024-05-16"]


def test_who_acts_in_it_takes_part_in_a_wider_sense() -> None:
    other = Told(0, "The group was released by the patrol.", ("Cora Holt",), "2024-05-16", "other", "release", near=0)
    (event,) = retold([MET, other])
    assert {p.name for p in event.participants} == {*PAIR, "Cora Holt"}


def test_another_article_that_tells_it_makes_it_an_event_and_gives_the_headline() -> None:
    events = retold([MET, FAINT, CLEAR])
    assert [e.headline for e in events] == [
        "Quill met Moss in Bergen",
        "Quill was released by the harbour patrol in Bergen",
    ]
    assert [m.detail for m in events[1].mentions] == [False, False]


def test_the_headline_is_of_who_tells_it_clearly_even_with_fewer_people() -> None:
    faint = Told(0, "The group was released by the harbour patrol.", PAIR, "2024-05-16", "other", "release", near=0)
    assert "Quill was released by the harbour patrol in Bergen" in [e.headline for e in retold([MET, faint, CLEAR])]


def test_told_faintly_by_two_articles_it_is_an_event() -> None:
    again = Told(1, "The group was released by the patrol at dawn.", QUILL, "2024-05-16", "other", "release", near=0)
    first = Told(1, "Quill met Moss in Bergen on Tuesday.", PAIR, "2024-05-14")
    assert len(retold([MET, FAINT, first, again])) == 2
