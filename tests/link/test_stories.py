"""Articles on one happening share an event, also those that tell it in other words; others never do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.link.stories import Told, build, retold, told_in
from timeline_app.core.facts import DateSource
from timeline_app.link.alike import Alike as LikenessOf
from timeline_app.link.stories import Passages, Stories, passage
from timeline_app.link.topics import Topics

FERRY = (
    "The Halden ferry sank near Tromsø on Tuesday night after striking the Kvalsund bridge.",
    "Rescue boats reached the Halden ferry near the Kvalsund bridge after it sank by Tromsø.",
    "Divers searched the wreck of the Halden ferry below the Kvalsund bridge at Tromsø.",
)
MINE = "Miners at Oruro walked out of the Santa Rosa mine over unpaid wages."
GUESS = DateSource.ARTICLE_DAY


def test_a_story_is_known_by_its_words() -> None:
    told = [Told(n, text, (), "2024-05-14", "accident", "sink") for n, text in enumerate((*FERRY, MINE))]
    topics = Topics()
    articles, _ = build(told, "2024-05-15", topics)
    found = told_in(articles, topics)
    assert {frozenset(story) for story in found.of.values()} == {frozenset({"a0", "a1", "a2"}), frozenset({"a3"})}


def test_a_story_may_grow_and_fall_apart() -> None:
    told = [Told(n, text, (), "2024-05-14", "accident", "sink") for n, text in enumerate((*FERRY, MINE))]
    topics = Topics()
    articles, _ = build(told, "2024-05-15", topics)
    found = told_in(articles, topics)
    shift = topics.update({}, ["a0", "a1"])
    changed = found.update({}, (), shift.pairs, ["a0", "a1"])
    assert found.of == {"a2": ("a2",), "a3": ("a3",)}
    assert "a2" in changed


def test_an_article_of_the_story_is_among_the_sources_of_its_central_event() -> None:
    told = [
        Told(0, FERRY[0], (), "2024-05-14", "accident", "sink", salience=1.0),
        Told(1, FERRY[1], (), "2024-05-14", "accident", "sink", salience=1.0),
        Told(2, FERRY[2], (), "2024-05-15", "action", "search", source=GUESS, salience=1.0),
        Told(3, MINE, (), "2024-05-14", "protest", "walk", salience=1.0),
    ]
    central = max(retold(told, "2024-05-15"), key=lambda e: e.importance)
    assert {m.article for m in central.mentions} == {"a0", "a1", "a2"}
    listed = any(m.detail for m in central.mentions)
    assert any("same story" in reason for reason in central.reasons) == listed


def test_a_passage_that_states_another_day_is_not_taken_for_the_event() -> None:
    told = [
        Told(0, FERRY[0], (), "2024-05-14", "accident", "sink", salience=1.0),
        Told(1, FERRY[1], (), "2024-05-14", "accident", "sink", salience=1.0),
        Told(2, FERRY[2], (), "2024-06-20", "action", "search", salience=1.0),
    ]
    assert {len({m.article for m in e.mentions} & {"a0", "a1", "a2"}) for e in retold(told, "2024-05-15")} == {1, 2}


def test_what_others_did_on_the_day_of_a_story_is_listed_with_it() -> None:
    told = [
        Told(0, FERRY[0], ("Ada Quill",), "2024-05-14", "accident", "sink", salience=1.0),
        Told(1, FERRY[1], ("Ada Quill",), "2024-05-14", "accident", "sink", salience=1.0),
        Told(2, FERRY[2], ("Ben Moss",), "2024-05-14", "action", "search", salience=1.0),
        Told(3, MINE, ("Dora Cole",), "2024-05-14", "protest", "walk", salience=1.0),
    ]
    central = max(retold(told, "2024-05-15"), key=lambda e: e.importance)
    assert {m.article for m in central.mentions} == {"a0", "a1", "a2"}


def test_what_is_remembered_of_a_passage_is_what_would_be_found_anew() -> None:
    topics, told = Topics(), [Told(n, FERRY[n], (), "2024-05-14", "accident", "sink") for n in range(3)]
    _, tellings = build(told, "2024-05-15", topics)
    alike = LikenessOf(topics)
    passages, event = Passages(topics, alike), tuple(tellings[:2])
    for more in ([], [Told(7, FERRY[0])], [Told(8, FERRY[2]), Told(9, f"{FERRY[2]} {MINE}")]):  # words weigh less
        build(more, "2024-05-15", topics)
        assert passages.of("a2", tellings[2:], event) == passage(tellings[2:], event, alike)
    assert passages.of("a2", [], event) is None
    assert passages.of("a2", tellings[2:], event) == passage(tellings[2:], event, alike)


def test_of_events_told_about_as_much_the_one_that_more_articles_can_be_listed_with_is_central() -> None:
    told = [
        Told(0, FERRY[0], ("Ada Quill",), "2024-05-14", "accident", "sink", salience=0.9),
        Told(1, FERRY[1], ("Ben Moss",), "2024-05-14", "action", "reach", salience=0.9),
        Told(2, FERRY[2], ("Cleo Day",), "2019-03-02", "launch", "search", salience=1.0),
    ]
    central = max(retold(told, "2024-05-15"), key=lambda e: e.importance)
    assert {m.article for m in central.mentions} == {"a0", "a1"}


class Alike:
    """Stands for topics: articles by number, with given likenesses."""

    def __init__(self, likeness: dict[tuple[int, int], int]) -> None:
        self.alike: dict[str, dict[str, int]] = {str(n): {} for n in range(14)}
        for (a, b), value in likeness.items():
            self.alike[str(a)][str(b)] = self.alike[str(b)][str(a)] = value

    def without(self, gone: set[str]) -> None:
        """Takes articles out."""
        self.alike = {
            a: {b: v for b, v in row.items() if b not in gone} for a, row in self.alike.items() if a not in gone
        }


numbers = st.integers(0, 13)
likenesses = st.dictionaries(
    st.tuples(numbers, numbers).filter(lambda p: p[0] < p[1]),
    st.sampled_from([6, 8, 10, 13, 20]),
    max_size=45,
)
days = st.dictionaries(numbers, st.sampled_from([0, 500, 900]), max_size=5)


@given(likenesses, st.lists(days, min_size=1, max_size=3), st.sets(numbers, max_size=3))
def test_stories_are_the_same_whatever_changed_before(
    likeness: dict[tuple[int, int], int], redated: list[dict[int, int]], gone: set[int]
) -> None:
    topics = Alike(likeness)
    again, day_of = Stories(topics), dict.fromkeys(topics.alike, 0)
    placed = lambda names: {name: (day_of[name], (name,)) for name in names}  # noqa: E731
    again.update(placed(day_of), day_of.keys(), (), ())
    for change in redated:
        day_of |= {str(n): day for n, day in change.items()}
        again.update(placed(str(n) for n in change), (), (), ())
        fresh = Stories(topics)
        fresh.update(placed(day_of), day_of.keys(), (), ())
        assert again.of == fresh.of
    left = {str(n) for n in gone}
    topics.without(left)
    again.update({}, (), (), left)
    fresh = Stories(topics)
    fresh.update(placed(day_of.keys() - left), day_of.keys() - left, (), ())
    assert again.of == fresh.of
