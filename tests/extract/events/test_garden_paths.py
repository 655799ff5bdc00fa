"""Verbs that the parser takes for what they are not: lines are written of the verb that the sentence means."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read, article_of
from timeline_app.extract.pipeline import extract


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        (
            'Ida Berg today accused Norland aldermen of inventing "the king of all lies" '
            "as she defended herself from charges.",
            "Ida Berg accuses Norland aldermen of inventing “the king of all lies”",
        ),
        (
            "Some 40 pupils in Halden were sent home on Monday after a teacher there became "
            "the first to catch measles.",
            "Some 40 pupils in Halden are sent home",
        ),
        (
            "A crate of lamps packed in straw exploded in Halden on 3 May 2031.",
            "A crate of lamps packed in straw explodes in Halden",
        ),
        (
            "Letters exchanged among the owners have been burned in Halden on 3 May 2031.",
            "Letters exchanged among the owners are burned in Halden",
        ),
        ("Later that morning the council heard from the baker's cook, Ida Berg.", "The council hears from Ida Berg"),
        ("By 3 May 2031 the council had spent up to $20bn on the port.", "The council spends up to $20bn on the port"),
        ("In 2031 the council spent up to $20bn on the port.", "The council spends up to $20bn on the port"),
        ("The riders burned Halden in the fifth century BC.", "The riders burn Halden"),
        ("On 3 May 2031 Norway gave 5m kroner (£400,000) in aid.", "Norway gives 5m kroner in aid"),
        ("The mill was closed on 3 May 2031 - Reuters.", "The mill is closed"),
        ("Two hundred barrels were buried in a field - Reuters.", "Two hundred barrels are buried in a field"),
        (
            "Norway is giving 67m kroner (£4m) in emergency funding to mend the bridge.",
            "Norway gives 67m kroner in emergency funding to mend the bridge",
        ),
        (
            'The pilot survived the fire which left nine hurt "Our mill burned."',
            "The pilot survives the fire which left nine hurt",
        ),
        ("Earlier the mayor opened the bridge on 3 May 2031.", "The mayor opens the bridge"),
        ("So far 30 miners have been found.", "30 miners are found"),
    ],
)
def test_the_verb_is_the_one_that_is_meant(sentence: str, headline: str) -> None:
    assert Read(sentence, people="Ida Berg", places="Halden").headlines == [headline]


def test_who_became_something_is_no_part_of_what_it_came_as() -> None:
    read = Read("The visit came as Halden mill, in the north, became the first of three to close on 3 May 2031.")
    assert "Halden mill becomes the first of three to close in the north" in [e.headline for e in read.events]


def test_what_came_as_something_and_became_another_thing_keeps_both() -> None:
    read = Read("The visit came as a surprise on 3 May 2031, and became a habit.")
    assert "The visit comes as a surprise" in [e.headline for e in read.events]


def test_words_quoted_from_somebody_who_speaks_stay() -> None:
    read = Read('Ida Berg told reporters "We have closed the mill" on 3 May 2031.', people="Ida Berg")
    assert "We have closed the mill" in read.headlines[0]


def test_what_was_found_done_was_done_to_it() -> None:
    read = Read("Wardens declared the park wholly cleared on Monday morning.")
    assert "The park is cleared" in [e.headline for e in read.events]


def test_those_among_them_are_no_more_of_the_same() -> None:
    read = Read("The museum published four more maps on 3 May 2031, among them the Berg Chart and Ida's Atlas.")
    assert read.headlines == ["The museum publishes four more maps"]


def test_who_is_described_first_has_the_verb_behind_it() -> None:
    read = Read(
        "Peter Lund, the chief keeper of Halden, whose sister company HOLM Salvage bought the port on Monday, "
        "compared the bridge to a barn and warned that the work could take weeks.",
        people="Peter Lund",
    )
    assert any("Lund compares the bridge to a barn" in e.headline for e in read.events)


def test_some_of_which_opens_no_line() -> None:
    read = Read(
        "The mayor opened the mill on 2 May 2031. So sales may rise for the larger mills of the valley, "
        "some of which have sold flour to towns since Monday."
    )
    assert not any(" of which" in line for line in read.headlines)


@pytest.mark.parametrize(
    ("sentence", "headlines"),
    [
        (
            "Police charged the captain of the ferry that sank off Halden last week with theft on Monday.",
            "Police charge the captain of the ferry that sank off Halden with theft; The ferry sinks off Halden",
        ),
        (
            "The captain of the Aurora that sank off Halden in May was charged on Tuesday.",
            "The captain of the Aurora that sank off Halden is charged; The Aurora sinks off Halden",
        ),
        ("Ida Berg had two sons, one of whom, Josef, drowned in 1985.", "Josef drowns"),
        ("The club readmitted Ida Berg in May 2031.", "The club readmits Ida Berg"),
        ("Berg & Shaw lost its contract in May 2031.", "Berg & Shaw loses its contract"),
    ],
)
def test_what_stands_in_a_relative_clause_stays_in_it(sentence: str, headlines: str) -> None:
    assert [e.headline for e in extract(article_of(sentence)).events if e.detail_of is None] == headlines.split("; ")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Julian Holm died in Halden in 1927. His mother did not work for three years.", "In 1931 she left Halden."),
        ("Gunmen took three sailors in Halden on Monday.", "They were freed on Wednesday."),
        ("The barrister was born in 1930. She married the miner Tarn Holm in 1958.", "In 1962 she left Halden."),
    ],
)
def test_whoever_has_no_name_is_not_given_a_neighbours(before: str, after: str) -> None:
    found = {e.headline for e in extract(article_of(f"{before} {after}")).events if e.clarity > 0}
    assert not any("leaves" in line or "freed" in line for line in found)
