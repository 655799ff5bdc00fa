"""One event told by several articles is one; two events stay two, however alike their words are."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.link.stories import Told, build, groups, retold
from timeline_app.core.chronicle import EventParticipant
from timeline_app.core.facts import DateSource, Role, Status
from timeline_app.link.alike import ENOUGH, Alike
from timeline_app.link.tellings import Telling
from timeline_app.link.topics import Topics

PAIR = ("Ada Quill", "Ben Moss")


def test_a_meeting_in_three_stories_in_other_words_is_one_event() -> None:
    told = [
        Told(0, "Quill hosted Moss at the ministry.", PAIR, "2024-05-14", verb="host"),
        Told(1, "Moss and Quill agreed to share harbour patrols.", PAIR, "2024-05-14", "agreement", "agree"),
        Told(2, "Quill welcomed Moss for talks.", PAIR, "2024-05-14", verb="welcome"),
    ]
    assert len(groups(told)) == 1


def test_meetings_of_different_pairs_on_one_day_stay_apart() -> None:
    told = [
        Told(0, "Quill met Moss in Bergen.", PAIR, "2024-05-14"),
        Told(1, "Quill met Cole in Bergen.", ("Ada Quill", "Dora Cole"), "2024-05-14"),
    ]
    assert len(groups(told)) == 2


def test_the_same_pair_at_other_times_stays_apart() -> None:
    told = [
        Told(0, "Quill met Moss in Bergen in May.", PAIR, "2024-05-14"),
        Told(1, "Quill met Moss in Bergen again.", PAIR, "2024-05-20"),
        Told(2, "Quill met Moss in Bergen long ago.", PAIR, "2021-05-14"),
    ]
    assert len(groups(told)) == 3


def test_a_meeting_and_an_exercise_of_the_same_people_stay_apart() -> None:
    told = [
        Told(0, "Quill met Moss at the base.", PAIR, "2024-05-14"),
        Told(1, "Quill and Moss trained with recruits at the base.", PAIR, "2024-05-14", "military", "train"),
    ]
    assert len(groups(told)) == 2


def test_one_day_apart_is_one_event_where_time_zones_differ() -> None:
    told = [
        Told(0, "Quill telephoned Moss about the treaty.", PAIR, "2024-05-14", "call", "telephone"),
        Told(1, "Moss and Quill spoke by telephone about the treaty.", PAIR, "2024-05-15", "call", "speak"),
    ]
    assert len(groups(told)) == 1


@pytest.mark.parametrize(
    ("day", "people", "events"),
    [
        ("2024-05-17", ("Ada Quill",), 1),
        ("2024-05-18", ("Ada Quill",), 2),
        ("2024-05-11", ("Ada Quill",), 2),
        ("2024-05-17", ("Ben Moss",), 2),
    ],
)
def test_news_without_its_day_may_be_a_few_days_old(day: str, people: tuple[str, ...], events: int) -> None:
    one = Told(0, "Quill was arrested in Bergen over harbour fraud.", ("Ada Quill",), "2024-05-14", "trial", "arrest")
    later = Told(1, "Police arrested her in Bergen over harbour fraud.", people, day, "trial", "arrest")
    assert len(groups([one, replace(later, source=DateSource.ARTICLE_DAY)])) == events


@pytest.mark.parametrize(("day", "events"), [("2024-05-17", 1), ("2024-05-18", 2)])
def test_what_an_update_repeats_word_for_word_is_old_news(day: str, events: int) -> None:
    one = Told(0, "Ninety thousand sacks are buried at Halden.", (), "2024-05-14", "action", "bury")
    again = replace(one, article=1, text="Ninety Thousand Sacks are buried at Halden.", when=day)
    told = [replace(t, source=DateSource.ARTICLE_DAY) for t in (one, again)]
    assert len(groups(told)) == events


def test_a_month_and_a_day_in_it_are_one_event() -> None:
    told = [
        Told(0, "Cole became minister in October.", ("Dora Cole",), "2024-10", "appointment", "become"),
        Told(
            1,
            "Cole, minister since taking office in October, spoke.",
            ("Dora Cole",),
            "2024-10",
            "appointment",
            "take",
        ),
    ]
    assert len(groups(told)) == 1


def test_of_two_articles_on_one_thing_only_what_says_the_same_is_one_event() -> None:
    same = "The Halden ferry sank off Tromsø with ninety aboard."
    told = [
        Told(0, same, (), "2024-05-14", "accident", "sink", source=DateSource.ARTICLE_DAY),
        Told(1, "Halden ferry sinks off Tromsø.", (), "2024-05-14", "accident", "sink"),
        Told(1, "Divers wait for calmer water at Tromsø.", (), "2024-05-14", "other", "wait"),
    ]
    assert {len(g) for g in groups(told)} == {1, 2}


def test_events_without_people_merge_by_the_topic_of_their_articles() -> None:
    told = [
        Told(
            0,
            "The Halden ferry sank off Tromsø with ninety aboard.",
            (),
            "2024-05-14",
            "accident",
            "sink",
        ),
        Told(
            1,
            "Off Tromsø the Halden ferry sank with ninety aboard.",
            (),
            "2024-05-14",
            "accident",
            "sink",
        ),
        Told(
            2,
            "A mine collapsed near Oruro, killing eleven miners.",
            (),
            "2024-05-14",
            "accident",
            "collapse",
        ),
        Told(3, "Parliament of Malta debated fishing quotas until midnight.", (), "2024-05-14", "decision", "debate"),
    ]
    found = groups(told)
    assert len(found) == 3
    assert max(map(len, found)) == 2


def test_a_denial_is_not_the_event() -> None:
    told = [
        Told(0, "Quill met Moss in Bergen.", PAIR, "2024-05-14"),
        Told(1, "Quill denied that she met Moss.", PAIR, "2024-05-14", status=Status.DENIED),
    ]
    assert len(groups(told)) == 2


def test_every_merge_says_why() -> None:
    told = [
        Told(0, "Quill hosted Moss at the ministry.", PAIR, "2024-05-14", verb="host"),
        Told(1, "Quill welcomed Moss for talks.", PAIR, "2024-05-14", verb="welcome"),
    ]
    (event,) = retold(told)
    assert event.reasons == ("Told by 2 articles: all name Ada Quill and Ben Moss, their dates agree.",)


events = st.builds(
    Told,
    article=st.integers(0, 5),
    text=st.sampled_from(["Quill met Moss.", "Cole saw Quill.", "The mill burned.", "A treaty was signed."]),
    people=st.sampled_from([PAIR, ("Ada Quill",), ("Dora Cole", "Ada Quill"), (), ("Ben Moss",)]),
    when=st.sampled_from(["2024-05-14", "2024-05-15", "2024-05", "2024", None, "2024-05-16/2024-05-18", "-0044-03-15"]),
    kind=st.sampled_from(["meeting", "agreement", "attack", "accident", "statement", "military"]),
    verb=st.sampled_from(["meet", "sign", "burn", "say"]),
    source=st.sampled_from([DateSource.STATED, DateSource.ARTICLE_DAY]),
)


@given(st.lists(events, min_size=1, max_size=10), st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(told: list[Told], shuffle: random.Random) -> None:
    told = [Told(**{**vars(t), "article": n, "text": f"{t.text} Story {n}."}) for n, t in enumerate(told)]
    order = list(range(len(told)))
    shuffle.shuffle(order)
    other = [Told(**{**vars(told[n]), "article": place}) for place, n in enumerate(order)]
    assert groups(told) == groups(other)


@given(st.lists(events, max_size=12))
def test_every_telling_is_in_exactly_one_event(told: list[Told]) -> None:
    folder = [Told(**{**vars(t), "text": f"{t.text} Part {n}."}) for n, t in enumerate(_dense(told))]
    merged = [m.headline for e in retold(folder) for m in e.mentions if not m.detail]
    assert sorted(merged) == sorted(t.text.rstrip(".") for t in folder)


def _dense(told: list[Told]) -> list[Told]:
    """The same with articles numbered without gaps."""
    numbers = {a: n for n, a in enumerate(sorted({t.article for t in told}))}
    return [Told(**{**vars(t), "article": numbers[t.article]}) for t in told]


def test_happenings_without_a_date_that_no_name_joins_stay_apart() -> None:
    words = "overloaded ferry carrying holiday passengers sank during stormy weather"
    told = [
        Told(0, f"An {words} beside Halden lighthouse.", kind="accident", verb="sink"),
        Told(1, f"An {words} outside Manaus harbour.", kind="accident", verb="sink"),
    ]
    assert len(groups(told)) == 2


def news(first: str, second: str) -> list[Told]:
    return [
        Told(0, first, (), "2024-05-12", "death", "drown"),
        Told(1, second, (), "2024-05-14", "death", "drown", source=DateSource.ARTICLE_DAY),
    ]


def test_what_is_told_word_for_word_a_few_days_later_is_old_news() -> None:
    assert (
        len(groups(news("Two sailors drown off Halden lighthouse.", "Two sailors drown off Halden lighthouse."))) == 1
    )


@pytest.mark.parametrize("other", ["Six", "Seven", "12"])
def test_other_numbers_are_other_news(other: str) -> None:
    assert (
        len(groups(news("Two sailors drown off Halden lighthouse.", f"{other} sailors drown off Halden lighthouse.")))
        == 2
    )


@pytest.mark.parametrize(
    ("other", "kind", "verb", "events"),
    [
        ("Quill drove with Moss to the station.", "visit", "drive", 2),
        ("Quill pinned the silver star of Bergen on Moss.", "action", "pin", 1),
        ("Quill presented Moss with a medal.", "action", "present", 1),
    ],
)
def test_what_two_did_on_one_day_is_one_event_only_if_it_is_the_same(
    other: str, kind: str, verb: str, events: int
) -> None:
    told = [
        Told(0, "Quill gave Moss a medal, the silver star.", PAIR, "2024-05-14", "action", "give"),
        Told(1, other, PAIR, "2024-05-14", kind, verb),
    ]
    assert len(groups(told)) == events


def test_what_happened_around_one_thing_on_one_day_is_one_event_only_if_it_is_the_same() -> None:
    told = [
        Told(0, "Flames tore through the ancient minster of Halden.", (), "2024-05-14", "disaster", "tear"),
        Told(1, "Church bells in other valleys were tolled.", (), "2024-05-14", "other", "toll"),
        Told(1, "The minster of Halden is to be rebuilt after the flames.", (), "2024-05-16", "decision", "rebuild"),
        Told(2, "Flames destroyed the ancient minster of Halden.", (), "2024-05-14", "disaster", "destroy"),
    ]
    assert {frozenset(g) for g in groups(told) if len(g) > 1} == {
        frozenset(
            {"Flames tore through the ancient minster of Halden", "Flames destroyed the ancient minster of Halden"}
        )
    }


def test_what_a_line_tells_of_the_day_before_is_not_what_happens() -> None:
    bridge = "A bridge collapsed in Torvik and killed four people."
    told = [
        Told(0, bridge, (), "2024-05-14", "accident", "collapse"),
        Told(
            1,
            "Divers searched after a bridge collapsed in Torvik and killed four.",
            (),
            "2024-05-15",
            "trial",
            "search",
        ),
    ]
    assert len(groups(told)) == 2
    again = [told[0], Told(1, bridge, (), "2024-05-15", "accident", "collapse", source=DateSource.ARTICLE_DAY)]
    assert len(groups(again)) == 1


@pytest.mark.parametrize(("count", "events"), [("20", 1), ("26", 2)])
def test_another_number_in_the_news_of_the_next_day_is_an_update(count: str, events: int) -> None:
    line, day = "The ministry of Halden confirmed {} cases of the fever.", DateSource.ARTICLE_DAY
    told = [
        Told(0, line.format(20), (), "2024-05-14", "action", "confirm", source=day),
        Told(1, line.format(count), (), "2024-05-15", "action", "confirm", source=day),
    ]
    assert len(groups(told)) == events


@given(st.lists(events, min_size=2, max_size=6, unique_by=lambda t: (t.article, t.text)))
def test_likeness_is_the_same_both_ways(told: list[Told]) -> None:
    topics = Topics()
    _, tellings = build(told, None, topics)
    alike = Alike(topics)
    assert all(alike.score(a, b) == pytest.approx(alike.score(b, a)) for a in tellings for b in tellings)


@pytest.mark.parametrize(
    ("doer", "text", "likely"),
    [
        ("Peru", "Peru confirmed its first case of the harbour fever.", False),
        ("Norway", "Norway's ministry confirmed a case of the harbour fever.", True),
        ("Bank of Norway", "The Bank of Norway confirmed its first case of the harbour fever.", True),
    ],
)
def test_what_one_country_does_another_does_not(doer: str, text: str, likely: bool) -> None:
    topics = Topics()
    told = [
        Told(0, "Norway confirmed its first case of the harbour fever.", (), "2024-05-14", "action", "confirm"),
        Told(1, text, (), "2024-05-14", "action", "confirm"),
    ]
    _, tellings = build(told, None, topics)
    a, b = (acted_by(t, name) for t, name in zip(tellings, ("Norway", doer), strict=True))
    assert (Alike(topics).score(a, b) >= ENOUGH) is likely


def acted_by(telling: Telling, name: str) -> Telling:
    """The telling with a country or body as the one that acts."""
    return replace(telling, participants=(EventParticipant(name, name, Role.AGENT),), named=frozenset({name}))


def test_what_two_take_is_not_the_same_for_it() -> None:
    told = [
        Told(0, "Quill takes a sleeper train to Bergen.", PAIR[:1], "2024-05-14", "action", "take"),
        Told(1, "Quill takes delight in his lawn.", PAIR[:1], "2024-05-14", "action", "take"),
    ]
    assert len(groups(told)) == 2
    same = replace(told[1], text="Quill takes a sleeper train to the fjord.")
    assert len(groups([told[0], same])) == 1
