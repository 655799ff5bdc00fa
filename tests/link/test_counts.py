"""How many: articles that count otherwise disagree, and who came out later tells an update."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


NO_COUNTS = (
    "Torvik reclaimed 20 villages from the sea.",
    "The coach skilled 12 pupils.",
    "The king proclaimed 5 laws.",
    "The rebels claim 12 towns.",
    "The toll rises to 12 kroner on Monday.",
    "The bridge toll was raised to 12.",
    "The death toll is unknown. The train was due at 12.",
    "On 4 May Berg died.",
    "On 4 May Mayor Tomas Berg died.",
    "On May 4 Berg died.",
    "On May 4 guests died.",
    "Two years later Berg died.",
    "One day later his brother died.",
    "Two days before the vote Berg died.",
    "At 85 Berg dies.",
    "At 85 he dies.",
    "Aged 85 Berg died.",
    "When he was 12 his father died.",
    "The police arrested 3 May suspects.",
    "The police arrested two days later a man.",
    "A truck arrested 2 miles off.",
    "The fever kills one in three.",
    "One in three patients died.",
    "Two out of five patients died.",
    "One of the best loved singers died.",
    "One newspaper said Berg died.",
    "Volume 3 author Berg dies.",
    "Flight 12 passengers died.",
    "Berg was killed 3 years ago.",
    "The fox killed 12 sheep.",
    "The plan kills 40 jobs.",
    "Berg was injured 2 minutes before the end.",
    "Berg gets 12 years of rest.",
    "Berg was given 2 years ago a medal.",
    "Berg was sentenced to death 2 years ago.",
    "Two sailors were saved; 12 more died.",
    "The other two died.",
    "12 charges over deaths were dropped.",
    "On 3 May suspects were arrested.",
    "The fire kills 12-year-old boy.",
    "Berg was jailed for three to five years.",
    "Two or three guests died.",
    "12 soldiers and 3 guests died.",
    "The raid killed 12 soldiers and 3 guests.",
)


def counts(line: str) -> list[str]:
    """What a line counts, of whatever kind: what is said of it beside lines that count thirty-one of each."""
    others = (
        "The flood killed 31 people.",
        "31 people were wounded.",
        "31 people are missing.",
        "The police arrested 31 people.",
        "31 people are homeless.",
        "Berg was jailed for 31 years.",
    )
    return [says for other in others for says in said(other, line)]


@pytest.mark.parametrize("line", NO_COUNTS)
def test_a_date_an_age_a_span_or_a_measure_is_no_count(line: str) -> None:
    assert counts(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "12 Palestinians were killed on Monday.",
        "12 Russian soldiers died.",
        "Quake Kills 12 People In Torvik",
        "The raid killed 15 Hamas fighters.",
        "One firefighter died.",
        "Two of the passengers died.",
        "12 have died.",
        "12 confirmed dead in Torvik",
        "Two people in Torvik died.",
        "The fire claims 12 lives.",
        "The fire claimed the lives of three men.",
        "The death toll from the flood rises to 12 after a night of rain.",
        "The fire kills at least 40 in Torvik.",
        "On 4 May three people died.",
        "Two bodies were found.",
        "Berg gets 12 years for fraud.",
    ],
)
def test_people_are_counted_whatever_stands_beside_them(line: str) -> None:
    assert len(counts(line)) == 1


@given(
    st.integers(1, 31),
    st.sampled_from(["January", "April", "May", "June", "December"]),
    st.sampled_from(["Berg", "Mayor Tomas Berg", "the king", "his sister", "three men's leader", "singer Mona Davis"]),
    st.sampled_from(["died", "dies", "drowned", "was arrested", "was injured in Torvik", "was killed in Torvik"]),
)
def test_the_day_before_a_name_is_never_a_count(day: int, month: str, who: str, what: str) -> None:
    assert counts(f"On {day} {month} {who} {what}.") == []


@given(
    st.integers(1, 60),
    st.sampled_from(["day", "week", "month", "year", "hour", "minute", "decade"]),
    st.sampled_from(["later", "after the fire", "ago", "before the vote", "on"]),
    st.sampled_from(["died", "was arrested", "was jailed", "was killed in Torvik", "went missing"]),
)
def test_a_span_of_time_is_never_a_count(number: int, unit: str, then: str, what: str) -> None:
    assert counts(f"{number} {unit}{'s' * (number > 1)} {then} Berg {what}.") == []
    assert counts(f"Berg {what} {number} {unit}{'s' * (number > 1)} {then}.") == []


def test_an_update_follows_its_article_to_another_day_though_no_date_in_it_does(tmp_path: Path) -> None:
    for name, day, dead in (("a", 11, 12), ("b", 12, 15)):
        text = f"An earthquake struck Aldova on 10 May 2021 and killed {dead} people."
        dateline = f"Quake in Aldova\n\nALDOVA, {day} May 2021 - "
        (tmp_path / f"{name}.txt").write_text(dateline + text, encoding="utf-8")
    linker = Linker()
    *_, _last = read_steps(tmp_path, workers=0, linker=linker)
    (found,) = [d for e in linker.again().events for d in e.disagreements]
    moved = linker.again(published={found.article: Interval.of_day(2021, 5, 20)})
    (again,) = [d for e in moved.events for d in e.disagreements]
    assert again.says.endswith(", later, on 20 May 2021")
