"""What articles are about is the same whatever came and went before, and what has changed is said."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.link.stories import Told, build
from timeline_app.core.facts import ArticleFacts
from timeline_app.link.topics import Topics

WORDS = ("harbour", "ferry", "bridge", "strike", "minister", "treaty", "vineyard", "comet")


def facts_of(number: int, words: tuple[str, ...]) -> ArticleFacts:
    """An article that has these words among its terms, and one more in an event alone."""
    text = "Sailors left the lighthouse."
    articles, _ = build([Told(number, text)])
    return replace(articles[0].facts, terms=tuple((word, 1) for word in words))


texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5, unique=True).map(tuple)
folders = st.dictionaries(st.integers(0, 8), texts, max_size=8)


@settings(max_examples=60, deadline=None)
@given(st.lists(folders, min_size=2, max_size=4))
def test_topics_are_the_same_whatever_came_before(folders: list[dict[int, tuple[str, ...]]]) -> None:
    again, before = Topics(), {}
    for folder in folders:
        now = {f"a{n}": facts_of(n, words) for n, words in folder.items()}
        added = {name: facts for name, facts in now.items() if before.get(name) != facts}
        old = {name: dict(row) for name, row in again.alike.items()}
        shift = again.update(added, [name for name in before if before[name] != now.get(name)])
        fresh = Topics()
        fresh.update(now, ())
        assert again.alike == fresh.alike
        assert again.weights(WORDS) == fresh.weights(WORDS)
        stay = old.keys() & now.keys() - added.keys()
        other = {frozenset((a, b)) for a in stay for b in stay if old[a].get(b) != again.alike[a].get(b)}
        assert {frozenset(pair) for pair in shift.pairs} == other
        before = now


def test_who_tells_an_event_in_a_word_of_another_weight_is_told_even_where_the_word_is_none_of_the_terms() -> None:
    topics = Topics()
    topics.update({"a0": facts_of(0, ("harbour", "ferry"))}, ())
    word = next(iter(facts_of(0, ()).events[0].terms))
    before = topics.weights([word])
    shift = topics.update({"a1": facts_of(1, (word,)), "a2": facts_of(2, (word,))}, ())
    assert topics.weights([word]) != before
    assert word in shift.words
    assert "a0" in shift.holders


def test_in_a_large_folder_one_article_more_changes_the_weight_of_few_words() -> None:
    topics, model = Topics(), facts_of(0, ())
    words = [f"word{n}" for n in range(400)]  # the word of number n is in every (n + 1)th article
    told = [tuple(w for n, w in enumerate(words) if number % (n + 1) == 0) for number in range(1, 1101)]
    folder = {f"a{n}": replace(model, terms=tuple((w, 1) for w in some)) for n, some in enumerate(told)}
    topics.update(folder, ())
    before = topics.weights(words)
    shift = topics.update({"more": replace(model, terms=tuple((w, 1) for w in words))}, ())
    assert sum(a != b for a, b in zip(before, topics.weights(words), strict=True)) < len(words) / 4
    assert "word1" not in shift.words
    fresh = Topics()
    fresh.update({"more": topics.facts["more"], **folder}, ())
    assert fresh.weights(words) == topics.weights(words)
    assert list(before) == sorted(before)  # the rarer, the heavier
