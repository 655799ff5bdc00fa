"""When articles were published: from what is stated, from what is told, and from their neighbours."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.core.article import Article, Bound, DateClaim, PartialDate, Published
from timeline_app.core.facts import NAMELESS, ArticleFacts, Entity, EntityKind
from timeline_app.extract.claims import find_claims
from timeline_app.extract.sentences import split_sentences
from timeline_app.extract.times import is_narrative, recognise
from timeline_app.ingest.articles import Given, make_article
from timeline_app.link.published import publication_dates

Pair = tuple[Article, ArticleFacts]
STORY = "The two ministers spoke about the harbour, the ferry and the price of fish, and neither of them was glad."


def read(text: str, *people: str, name: str = "a.txt", given: Given | None = None) -> Pair:
    article = make_article(name, 0, "txt", text, given or Given())
    times, sentences = recognise(text), split_sentences(text, article.blocks)
    entities = tuple(Entity(p, EntityKind.PERSON, (p,)) for p in people)
    claims = find_claims(article, times, sentences)
    facts = ArticleFacts(article.id, "en", sentences=sentences, times=times, claims=claims, entities=entities)
    return article, replace(facts, narrative=is_narrative(text, times))


def published(*pairs: Pair) -> list[Published | None]:
    return publication_dates([a for a, _ in pairs], [f for _, f in pairs])


def one(text: str, **kwargs: object) -> Published:
    (found,) = published(read(text, **kwargs))  # type: ignore[arg-type]
    assert found is not None
    return found


def metadata(year: int, month: int, day: int) -> Given:
    return Given(published=(DateClaim("metadata", "date", "year, month and day", PartialDate(year, month, day), 1.0),))


def test_nothing_said_nothing_known():
    assert published(read(STORY)) == [None]


def test_a_date_under_the_title_is_the_day():
    found = one(f"Ministers meet\n\nFriday, 3 May 2024\n\n{STORY}\n")
    assert found.edtf == "2024-05-03"
    assert found.confidence > 0.9


def test_metadata_lines_are_weighed_and_the_last_reading_is_only_a_bound():
    text = (
        f"{STORY}\n\nDate: May 3, 2024\nCreated: 2024/05/04 05:20\nUpdated: 2025/11/16 16:40\nLast Read: 2025/11/17\n"
    )
    found = one(text)
    assert found.edtf == "2024-05-03"
    assert found.candidates[0].interval.first_day == "2024-05-03"
    assert any(e.kind == "updated" and "against" in e.says for e in found.evidence)


def test_a_dateline_without_a_year_stays_without_one():
    found = one(f"SALTHAVEN, Feb 26 (Wire) - {STORY}")
    assert (found.edtf, found.interval) == ("XXXX-02-26", None)
    assert found.confidence < 0.5


def test_a_dateline_takes_the_year_that_the_text_names():
    found = one(f"SALTHAVEN, Feb 26 (Wire) - On Feb. 20, 2019 they had met. {STORY}")
    assert found.edtf == "2019-02-26"


def test_a_dateline_with_its_weekday_and_a_neighbour_gets_a_year():
    text = f"SALTHAVEN, Jan. 15 (Wire) - The ministers Ek and Lee met on Thursday. {STORY}"
    alone = one(text)
    assert alone.interval is None
    dated = read(f"Ministers talk\n\n31 January 2025\n\n{STORY}", "Bo Ek", "Ann Lee", name="b.txt")
    found, _ = published(read(text, "Bo Ek", "Ann Lee"), dated)
    assert found is not None
    assert found.edtf == "2026-01-15"  # the nearest year in which 15 January is a Thursday
    assert found.confidence < 0.91
    neighbours = [e for e in found.evidence if e.kind == "other article"]
    assert [e.text for e in neighbours] == ["b.txt, 2025-01-31"]
    assert ("weekday", "weekday of that day") in [(e.kind, e.says) for e in found.evidence]


def test_neighbours_without_common_people_say_nothing():
    text = f"SALTHAVEN, Jan. 15 (Wire) - The ministers Ek and Lee met on Thursday. {STORY}"
    dated = read(
        "Storm\n\n31 January 2025\n\nThe storm took the roof off the old school, a teacher said.",
        "Max Ray",
        name="b.txt",
    )
    assert published(read(text, "Bo Ek", "Ann Lee"), dated)[0] == one(text)


def test_those_without_a_name_join_no_articles():
    text = f"SALTHAVEN, Jan. 15 (Wire) - The ministers Ek and Lee met on Thursday. {STORY}"
    dated = read(f"Ministers talk\n\n31 January 2025\n\n{STORY}", name="b.txt")
    crowd = tuple(Entity(who, EntityKind.PERSON, (who,), reasons=(NAMELESS,)) for who in ("Passengers", "Ministers"))
    both = [(article, replace(facts, entities=crowd)) for article, facts in (read(text), dated)]
    assert published(*both)[0] == one(text)


def test_two_copies_of_a_story_are_one_witness():
    text = f"SALTHAVEN, Jan. 15 (Wire) - The ministers Ek and Lee met on Thursday. {STORY}"
    pairs = [read(text, "Bo Ek", "Ann Lee", name=f"{n}.txt") for n in range(4)]
    (alone,) = published(pairs[0])
    assert alone is not None
    assert [p.confidence for p in published(*pairs) if p] == [alone.confidence] * 4


def test_undated_neighbours_do_not_make_each_other_sure():
    pairs = [read(f"SALTHAVEN, Jan. {d} (Wire) - {STORY}", "Bo Ek", "Ann Lee", name=f"{d}.txt") for d in range(10, 16)]
    assert all(p and p.interval is None and p.confidence < 0.2 for p in published(*pairs))


def test_a_day_told_is_a_lower_bound_and_the_result_a_range():
    found = one("The ferry sank on 11 December 2021 in the bay, the coast guard of the island said in a statement.")
    assert found.interval is not None
    assert found.interval.first_day == "2021-12-11"
    assert found.interval.last_day == "2021-12-31"
    assert found.confidence < 0.8


def test_an_upcoming_happening_with_its_year_settles_the_year():
    text = (
        "The two ministers met on the sidelines of a summit on December 11, in the old town of Salthaven.\n\n"
        "Both are invited to the upcoming games.\n\nThey did not speak of the Winter Games 2022.\n\n"
        "© 2014-2025 Courier\n"
    )
    found = one(text)
    assert found.interval is not None
    assert (found.interval.first_day, found.interval.last_day) == ("2021-12-11", "2021-12-31")


def test_metadata_wins_and_the_contradiction_is_shown():
    found = one(f"SALTHAVEN, May 3, 2024 (Wire) - {STORY}", given=metadata(2024, 6, 20))
    assert found.edtf == "2024-06-20"
    assert found.confidence < 0.9
    assert any(e.kind == "dateline" and "against" in e.says for e in found.evidence)


def test_metadata_that_the_text_bears_out_is_surer():
    alone = one(STORY, given=metadata(2024, 5, 3))
    both = one(f"SALTHAVEN, May 3 (Wire) - {STORY}", given=metadata(2024, 5, 3))
    against = one(f"The ferry sank on 11 December 2024. {STORY}", given=metadata(2024, 5, 3))
    assert against.confidence < alone.confidence <= both.confidence


def test_a_month_alone_is_a_range():
    found = one(STORY, given=Given(url="https://courier.example/2024/05/ferry"))
    assert found.edtf == "2024-05"


@pytest.mark.parametrize(
    "text",
    [
        f"{STORY} They have been on strike since Sept. 16.",
        "ALDER, John, painter, born in Utica in 1821; died in New York, August 10th. BRIGGS, Ann, singer, died May 3d.",
        f"{STORY} The feast is kept on 24 June, and the market on 3 May.",
    ],
)
def test_a_day_that_merely_stands_in_the_text_is_no_date_of_the_article(text: str):
    (found,) = published(read(text))
    assert found is None or (found.interval is None and not found.edtf)


def test_guesses_without_a_sure_year_are_candidates_only():
    found = one(f"{STORY} The ferry sank on 3 May. It was built in 1998 and mended in 2011.")
    assert (found.edtf, found.interval) == ("", None)
    assert found.candidates
    assert all(c.confidence < 0.6 for c in found.candidates)


def test_a_date_with_a_label_at_the_head_is_the_day():
    found = one("date 2020-10-23 Harbour Ferries said on Friday it had bought the yard at Selden.\n\n" + STORY)
    assert found.edtf == "2020-10-23"
    assert found.confidence > 0.9


CHRONICLE = """Chronicle of Selden

Last updated May 2, 1998

1900 The harbour is dug. 1911 The dam breaks; on 3 June 1911 the mayor resigns. 1914 War begins. 1919 The ferry sinks.
1926 The miners strike. 1939 War begins again. 1945 The yard is burnt down. 1951 The bridge is opened.
"""


def test_a_history_is_not_later_than_its_last_change_and_may_be_much_older():
    found = one(CHRONICLE)
    assert (found.edtf, found.interval) == ("../1998-05-02", None)
    assert [c.interval.first_day for c in found.candidates] == ["1998-05-02"]
    (story,) = published(read(f"Ferry aground\n\nUpdated: May 2, 1998\n\n{STORY}\n"))
    assert story is not None and story.edtf == "1998-05-02"


def test_days_told_in_a_history_are_the_past():
    found = one(CHRONICLE.replace("Last updated May 2, 1998\n\n", ""))
    assert (found.edtf, found.interval) == ("1911-06-03/..", None)


def test_an_address_and_a_file_name_may_tell_the_day():
    assert one(STORY, given=Given(url="https://courier.example/2024/05/03/ferry")).edtf == "2024-05-03"
    assert one(STORY, name="2024-05-03 ferry.txt").edtf == "2024-05-03"


CLAIMS = st.builds(
    DateClaim,
    st.sampled_from(
        [
            "metadata",
            "dateline",
            "updated",
            "day in the text",
            "year in the text",
            "weekday",
            "copyright",
            "coming event",
        ]
    ),
    st.just("words"),
    st.just("says"),
    st.builds(
        PartialDate,
        st.none() | st.integers(1900, 2100),
        st.none() | st.integers(1, 12),
        st.none() | st.integers(1, 31),
        st.none() | st.integers(0, 6),
    ),
    st.floats(0, 1),
    st.sampled_from(Bound),
)


@settings(max_examples=150)
@given(st.lists(st.lists(CLAIMS, max_size=6), min_size=1, max_size=4), st.randoms())
def test_any_claims_end_in_a_date_or_none_whatever_the_order_of_articles(rows, random):
    pairs = []
    for n, claims in enumerate(rows):
        article = Article(f"a{n}", f"{n}.txt", 0, str(n), "txt", STORY, claims=tuple(claims))
        entities = tuple(Entity(p, EntityKind.PERSON) for p in ("Bo Ek", "Ann Lee"))
        pairs.append((article, ArticleFacts(article.id, "en", entities=entities)))
    found = published(*pairs)
    for each in found:
        assert each is None or (0 <= each.confidence <= 1 and (each.edtf or each.candidates))
    order = list(range(len(pairs)))
    random.shuffle(order)
    assert published(*(pairs[i] for i in order)) == [found[i] for i in order]


@pytest.mark.parametrize("day", [(2024, 2, 29), (1, 1, 1), (1582, 10, 10), (2100, 12, 31)])
def test_days_of_all_times(day):
    found = one(STORY, given=metadata(*day))
    assert found.interval is not None
    assert found.interval.is_day
