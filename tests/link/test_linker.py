"""Linking again: what the user set counts, and what was linked before makes no difference."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.core.article import Article, Block, BlockKind
from timeline_app.core.facts import ArticleFacts, DateSource, Status
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span
from timeline_app.extract.pipeline import extract
from timeline_app.ingest.structure import find_structure
from timeline_app.link.linker import Linker
from timeline_app.link.pipeline import link
from timeline_app.pipeline import read_steps

STORIES = {
    "a.txt": "Vienna, March 3, 2024 - Anna Berg met Carl Holm in Vienna on Friday. On Saturday they visited Graz.",
    "b.txt": "Carl Holm and Anna Berg signed a treaty on rivers in Vienna on Friday. Holm flew home on Sunday.",
    "c.txt": "Oslo, May 9, 2024 - Anna Berg resigned on Tuesday. She had met Carl Holm in Vienna on March 1, 2024.",
}


@pytest.fixture(scope="module")
def linker(tmp_path_factory: pytest.TempPathFactory) -> Linker:
    folder = tmp_path_factory.mktemp("stories")
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    linker = Linker()
    *_, _last = read_steps(folder, workers=0, linker=linker)
    return linker


def called(linker: Linker, path: str) -> str:
    """The id of an article by its path."""
    return next(a.id for a in linker.folder.articles if a.path == path)


def test_a_date_that_the_user_set_is_certain_and_moves_its_own_article_alone(linker: Linker) -> None:
    before, own = linker.again(), called(linker, "b.txt")
    after = linker.again(published={own: Interval.of_day(2023, 7, 14)})
    assert [a for a in before.articles if a.article.id != own] == [a for a in after.articles if a.article.id != own]
    mine = after.articles[1]
    assert mine.published is not None
    assert (mine.published.edtf, mine.published.confidence) == ("2023-07-14", 1.0)
    assert mine.published.evidence[0].kind == "you"
    assert {t.interval.edtf() for t in mine.times if t.interval} == {"2023-07-14", "2023-07-09"}
    assert linker.again() == before


def test_what_was_read_can_be_linked_without_reading(linker: Linker) -> None:
    folder = linker.folder
    assert link(folder.articles, folder.facts, folder.files, folder.warnings) == linker.again()


def test_the_event_that_one_of_its_passages_tells(linker: Linker) -> None:
    chronicle = linker.again()
    shared = next(e for e in chronicle.events if len({m.article for m in e.mentions if not m.detail}) > 1)
    for mention in shared.mentions:
        alone = linker.event_from([mention])
        assert [(m.article, m.span) for m in alone.mentions] == [(mention.article, mention.span)]
        assert alone.headline == mention.headline
        assert alone.main.main
    whole = linker.event_from(shared.mentions)
    assert (whole.key, whole.when, whole.mentions, whole.confidence) == (
        shared.key, shared.when, shared.mentions, shared.confidence,
    )  # fmt: skip


def test_a_passage_that_nothing_was_found_in_still_tells_its_event(linker: Linker) -> None:
    own = replace(linker.again().events[0].mentions[0], span=Span(0, 3), headline="Mine")
    alone = linker.event_from([own])
    assert (alone.headline, alone.mentions) == ("Mine", (own,))
    with pytest.raises(ValueError, match="no passage"):
        linker.event_from([])


def test_where_nothing_changed_everything_is_the_same_value(linker: Linker) -> None:
    first = linker.again()
    assert linker.again() is first
    last = called(linker, "c.txt")
    other = linker.again(published={last: Interval.of_day(2024, 5, 10)})
    assert other.participants is first.participants
    assert other.articles[0] is first.articles[0]
    apart = [e for e in first.events if all(m.article != last for m in e.mentions)]
    assert apart
    assert all(any(e is same for same in other.events) for e in apart)
    assert linker.again() == first


def test_another_day_of_an_article_reaches_the_details_of_events_that_keep_theirs() -> None:
    article, facts = read(0, (0, 2))
    undated = replace(
        facts.events[0], time=None, times=(), date_from=None, date_source=DateSource.NONE, background=True
    )
    detail = replace(facts.events[1], time=None, times=(), date_from=None, detail_of=0, background=False)
    detail = replace(detail, status=Status.HAPPENED, date_source=DateSource.ARTICLE_DAY)
    facts = replace(facts, events=(undated, detail))
    again = Linker()
    again.link([article], [facts], published={article.id: DAYS[0]})
    later = again.again(published={article.id: DAYS[1]})
    assert [m.when for m in later.events[0].mentions] == [None, DAYS[1]]
    assert later == Linker().link([article], [facts], published={article.id: DAYS[1]})


def test_two_articles_of_one_id_are_refused_and_the_next_folder_is_linked(linker: Linker) -> None:
    folder = linker.folder
    again = Linker()
    with pytest.raises(ValueError, match="one id"):
        again.link(folder.articles * 2, folder.facts * 2)
    assert again.link_folder(folder) == linker.again()


DAYS = [
    Interval.of_day(2024, 3, 3),
    Interval.of_day(2024, 3, 5),
    Interval.of_day(2021, 1, 1),
    Interval.of_month(2024, 3),
]
PIECES = (
    "Anna Berg met Carl Holm in Vienna on Friday.",
    "Holm and Berg signed a treaty on rivers in Vienna on March 1, 2024.",
    "A ferry sank off Graz on Monday and nine people died.",
    "The ferry sank near Graz, the coast guard said, and divers searched the wreck on Tuesday.",
    "Minister Anna Berg resigned on Tuesday.",
    "A. Berg resigned after the ferry accident, her office said on Wednesday.",
    "The Northern Ports Agency (NPA) closed the harbour of Graz on Monday.",
    "The NPA said that the harbour would open in April.",
    "Nurses walked out of hospitals in Oslo on Monday over unpaid wages.",
)
HEADS = ("", "Vienna, March 3, 2024 - ", "Graz, March 5 (Fjord News) - ", "Oslo, March 4, 2021 - ")


@cache
def read(head: int, pieces: tuple[int, ...]) -> tuple[Article, ArticleFacts]:
    """An article made of some of the pieces, with its facts; its id and path say what it is made of."""
    text = HEADS[head] + " ".join(PIECES[n] for n in pieces)
    name = f"{head}-{'-'.join(map(str, pieces))}"
    blocks = (Block(BlockKind.BODY, Span(0, len(text))),)
    structure = find_structure(text)
    digest = sha256(text.encode()).hexdigest()
    article = Article(
        name, f"{name}.txt", 0, digest, "txt", text, blocks=structure.blocks or blocks, claims=structure.claims
    )
    return article, extract(article)


made = st.builds(read, st.integers(0, 3), st.lists(st.integers(0, 8), min_size=1, max_size=3, unique=True).map(tuple))
folders = st.lists(made, max_size=7, unique_by=lambda row: row[0].id)
dates = st.dictionaries(st.integers(0, 6), st.sampled_from(DAYS), max_size=2)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(folders, dates, st.booleans()), min_size=2, max_size=4))
def test_whatever_was_linked_before_makes_no_difference(steps: list[tuple[list, dict[int, Interval], bool]]) -> None:
    linker = Linker()
    for rows, days, copied in steps:
        articles, facts = [row[0] for row in rows], [row[1] for row in rows]
        if copied and rows:  # the first text once more, in another file
            articles.append(replace(articles[0], id="copy", path="copy.txt"))
            facts.append(replace(facts[0], article="copy"))
        published = {a.id: days[n] for n, a in enumerate(articles) if n in days}
        again = linker.link(articles, facts, published=published)
        fresh = Linker().link(articles, facts, published=published)
        assert again == fresh
        if len(articles) > 1:
            turned = Linker().link(articles[::-1], facts[::-1], published=published)
            assert turned.events == fresh.events
            assert {p.id: p.name for p in turned.participants} == {p.id: p.name for p in fresh.participants}


def many(count: int) -> list[tuple[Article, ArticleFacts]]:
    """Articles that tell one thing each; those of later rounds say that they are other texts."""
    rows = [read(n % 4, (n % 9,)) for n in range(count)]
    return [
        (replace(a, id=f"m{n}", path=f"m{n}.txt", content_hash=f"{n}"), replace(f, article=f"m{n}", shingles=()))
        for n, (a, f) in enumerate(rows)
    ]


@settings(max_examples=8, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 99), st.integers(1900, 2030)), min_size=1, max_size=4), made)
def test_a_few_changes_of_a_large_folder_make_the_same_as_all_of_it(steps: list[tuple[int, int]], row: tuple) -> None:
    rows, linker = many(100), Linker()
    published = {a.id: Interval.of_day(1924 + n, 3, 5) for n, (a, _) in enumerate(rows)}
    articles, facts = [a for a, _ in rows], [f for _, f in rows]
    linker.link(articles, facts, published=published)
    for place, year in steps:
        published = {**published, f"m{place}": Interval.of_day(year, 3, 5)}
        assert linker.again(published=published) == Linker().link(articles, facts, published=published)
    articles, facts = [*articles, row[0]], [*facts, row[1]]
    again = linker.link(articles, facts, published=published)
    assert again == Linker().link(articles, facts, published=published)
