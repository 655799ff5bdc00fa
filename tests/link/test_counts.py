"""How many: articles that count otherwise disagree, and who came out later tells an update."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.link.stories import Told, build
from timeline_app.core.article import Published
from timeline_app.core.interval import Interval
from timeline_app.link.counts import counted_otherwise
from timeline_app.link.linker import Linker
from timeline_app.link.merged import build_event
from timeline_app.pipeline import read_steps


def said(*lines: str, days: tuple[str, ...] = ()) -> list[str]:
    """What is said otherwise, each line an article's, the first the best. `days`: when they came out."""
    told = [
        Told(n, line, (), "2024-05-14", "disaster", salience=1.0 if n == 0 else 0.5) for n, line in enumerate(lines)
    ]
    articles, tellings = build(told)
    for n, day in enumerate(days):
        articles[n] = replace(articles[n], published=Published(Interval.parse(day), day, 0.9))
    linked = {a.article.id: a for a in articles}
    dates = {t.article: [t.date] for t in tellings}
    return [d.says for d in build_event(tellings, linked, dates).disagreements]


def test_who_counts_otherwise_says_so_in_its_own_words() -> None:
    assert said("The flood at Torvik killed twelve people.", "The flood at Torvik killed 15 people.") == [
        "says “killed 15 people”"
    ]


@pytest.mark.parametrize(
    "other",
    [
        "Twelve people died in the flood at Torvik.",
        "At least ten guests were killed by the flood at Torvik.",
        "The flood at Torvik killed about 13 people.",
        "The flood at Torvik swept 15 cars away.",
        "The flood at Torvik left 40 people homeless.",
        "The flood at Torvik killed 12 people, including 3 children.",
        "The flood at Torvik killed 12.5 percent of the herd.",
        "A 9-year-old boy was killed by the flood at Torvik.",
    ],
)
def test_what_may_be_the_same_number_or_counts_something_else_is_no_disagreement(other: str) -> None:
    assert said("The flood at Torvik killed twelve people.", other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Six sailors are missing off Torvik.", "9 sailors are missing off Torvik."),
        ("The police arrested 40 people in Torvik.", "More than 60 people were arrested in Torvik."),
        ("The toll of the flood at Torvik rose to 1,200.", "Up to 900 people died in the flood at Torvik."),
        ("Olsen was sentenced to nine years in prison.", "Olsen was jailed for six years."),
        ("Twenty-one guests were hurt in Torvik.", "A stand fell in Torvik, injuring 25."),
    ],
)
def test_many_things_are_counted(one: str, other: str) -> None:
    assert len(said(one, other)) == 1


def test_a_later_article_tells_an_update() -> None:
    lines = "The flood at Torvik killed 15 people.", "The flood at Torvik killed 12 people.", "19 died at Torvik."
    assert sorted(said(*lines, days=("2024-05-15", "2024-05-14", "2024-05-20"))) == [
        "says “19 died”, later, on 20 May 2024",
        "says “killed 12 people”, earlier, on 14 May 2024",
    ]


def test_where_the_best_line_has_no_number_all_who_count_are_asked() -> None:
    lines = "A flood swept through Torvik.", "The flood at Torvik killed 15 people.", "12 died in the flood at Torvik."
    assert sorted(said(*lines)) == ["says “12 died”", "says “killed 15 people”"]


def test_an_article_alone_disagrees_with_nobody() -> None:
    assert counted_otherwise((), {}) == ()
    assert said("The flood at Torvik killed twelve people.") == []


def test_an_update_in_a_folder_is_told_with_the_day_of_its_article(tmp_path: Path) -> None:
    texts = {
        "a": "Quake in Aldova\n\nALDOVA, 11 May 2021 - An earthquake struck Aldova on Monday and killed 12 people, "
        "the ministry said. Mara Lenz flew to Aldova.",
        "b": "Aldova counts its dead\n\nALDOVA, 12 May 2021 - The earthquake that struck Aldova on Monday killed 15 "
        "people, the ministry said. Mara Lenz spoke to the survivors.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    linker = Linker()
    *_, _last = read_steps(tmp_path, workers=0, linker=linker)
    chronicle = linker.again()
    found = [d for e in chronicle.events for d in e.disagreements]
    assert len(found) == 1
    assert found[0].when is None
    assert "12 people" in found[0].says or "15 people" in found[0].says
    assert found[0].says.endswith(("earlier, on 11 May 2021", "later, on 12 May 2021"))
    other = next(a.article.id for a in chronicle.articles if a.article.id == found[0].article)
    moved = linker.again(published={other: Interval.of_day(2021, 5, 13)})
    again = [d.says for e in moved.events for d in e.disagreements]
    assert [s.endswith("later, on 13 May 2021") for s in again] == [True]
