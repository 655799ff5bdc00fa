"""Of one ship lost or one train derailed each article tells another moment, in other words: that is one event."""

from __future__ import annotations

from tests.link.stories import Told, groups, retold

DAY = "2031-03-04"


def _told(number: int, line: str, day: str | None = DAY, kind: str = "accident", verb: str = "strike") -> Told:
    return Told(number, line, (), day, kind, verb)


def test_a_wreck_in_other_words_is_one_event() -> None:
    told = (
        _told(0, "The Brisa strikes a reef off Orlo.", kind="attack"),
        _told(1, "The ferry Brisa runs aground with 90 people on board.", kind="action", verb="run"),
        _told(2, "Seven die when the Brisa sinks near Orlo.", kind="death", verb="die"),
    )
    assert len(groups(told)) == 1


def test_who_names_the_ship_elsewhere_tells_of_it() -> None:
    told = (
        _told(0, "The Brisa strikes the Orlo shoal.", kind="attack"),
        _told(1, "The ship goes onto the rocks before dawn.", kind="visit", verb="go"),
        _told(1, "Relatives wait for news of the Brisa.", kind="other", verb="wait"),
    )
    assert len(groups(told)) == 2


def test_a_ship_is_lost_once() -> None:
    told = (
        _told(0, "The collier Brisa sinks with twelve hands.", "2021"),
        _told(1, "The Brisa sinks in a gale.", "2022"),
        _told(2, "The Brisa sinks off Orlo.", None),
    )
    (event,) = retold(list(told))
    assert len({m.article for m in event.mentions}) == 3
    assert event.disagreements


def test_two_ships_two_days_and_two_trains_are_two() -> None:
    ship = _told(0, "The Brisa strikes a reef off Orlo.")
    assert len(groups([ship, _told(1, "The trawler Corona capsizes in the Gulf of Talva.", verb="capsize")])) == 2
    assert len(groups([ship, _told(1, "The Brisa runs aground off Orlo.", "2038-07-09", verb="run")])) == 2
    train = _told(0, "An express derails near Talva.", verb="derail")
    assert len(groups([train, _told(1, "A train crashes near Orlo.", verb="crash")])) == 2
    assert len(groups([train, _told(1, "An express crashes near Talva.", "2031-05-04", verb="crash")])) == 2


def test_a_crash_of_one_day_and_place_is_one_event() -> None:
    told = (
        _told(0, "An express derails near Talva.", verb="derail"),
        _told(1, "The night train crashes outside Talva, and nine die.", verb="crash"),
    )
    assert len(groups(told)) == 1


def test_what_one_article_goes_on_about_is_one_event() -> None:
    told = (
        _told(0, "A ferry carrying 90 people runs aground off Orlo.", verb="run"),
        _told(0, "The Brisa hits the Neva reef in thick fog.", verb="hit"),
        _told(1, "The Brisa runs aground.", verb="run"),
    )
    assert len(groups(told)) == 1


def test_how_many_were_aboard_is_said_by_whom() -> None:
    told = (
        _told(0, "The Brisa strikes a reef off Orlo with 93 people on board."),
        _told(1, "The Brisa, carrying 90 people, runs aground off Orlo.", verb="run"),
    )
    (event,) = retold(list(told))
    assert [d.says for d in event.disagreements] == ["says “carrying 90 people”"]


def test_what_a_ship_carries_besides_people_is_no_count() -> None:
    told = (
        _told(0, "The Brisa strikes a reef off Orlo with 93 people on board."),
        _told(1, "The Brisa, carrying 400 tonnes of grain, runs aground off Orlo.", verb="run"),
    )
    (event,) = retold(list(told))
    assert not event.disagreements


def test_what_is_done_after_a_fire_is_not_the_fire() -> None:
    fire = _told(0, "Fire destroys the mill in Talva.", kind="disaster", verb="destroy")
    visit = _told(1, "Holm visits Talva after fire destroys the mill.", kind="visit", verb="visit")
    assert len(groups([fire, visit])) == 2
