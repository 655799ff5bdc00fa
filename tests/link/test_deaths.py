"""Nobody dies twice: a death that an article of later days recalls without its day is the one that others date."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.link.stories import Told, retold
from timeline_app.core.facts import DateSource

DIED = Told(0, "Ada Quill dies in a hospital in Bergen.", ("Ada Quill",), "2031-03-04", "death", "die")
RECALLED = Told(
    1, "Quill dies before her film is shown.", ("Ada Quill",), "2031-06-20", "death", "die", DateSource.ARTICLE_DAY
)


def test_who_died_months_ago_does_not_die_again() -> None:
    (event,) = retold([DIED, RECALLED])
    assert event.when is not None
    assert event.when.edtf() == "2031-03-04"


@pytest.mark.parametrize(
    "other",
    [
        replace(RECALLED, text="Moss dies before his film is shown.", people=("Ben Moss",)),
        replace(RECALLED, text="A pupil and son of Quill dies in a fire."),
        replace(RECALLED, text="Quill is buried beside the lighthouse.", verb="bury"),
        replace(RECALLED, source=DateSource.STATED),
        replace(RECALLED, when="2031-02-01"),
    ],
)
def test_another_death_a_funeral_and_another_stated_day_stay_apart(other: Told) -> None:
    assert len(retold([DIED, other])) == 2


def test_what_one_article_tells_of_a_death_twice_is_one_event() -> None:
    again = replace(DIED, text="Quill dies of a fever that nobody could name.")
    assert len(retold([DIED, again])) == 1
    assert len(retold([DIED, replace(again, when="2031-03-09")])) == 2
