"""What somebody did besides is told with the first, where there is room and it is of the same day."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read


def headlines(sentence: str) -> list[str]:
    return Read(sentence, "Anna Lindqvist, Tomas Okoro", "Halden").headlines


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "Anna Lindqvist visited the cellars of one brewery and spoke of seeing about 100 cats.",
            "Lindqvist visits the cellars of one brewery and speaks of seeing about 100 cats",
        ),
        ("Police arrested two men in Halden and seized a boat.", "Police arrest two men in Halden and seize a boat"),
        (
            "Two men were arrested in Halden and charged with theft.",
            "Two men are arrested in Halden and charged with theft",
        ),
        (
            "The council drained the duck pond and painted every bench in Halden to please the geese.",
            "The council drains the duck pond and paints every bench in Halden to please the geese",
        ),
        ("The council closed the bridge but kept the ferry.", "The council closes the bridge but keeps the ferry"),
        (
            "Two bakers were arrested in Halden but acquitted of theft.",
            "Two bakers are arrested in Halden but acquitted of theft",
        ),
        (
            "Anna Lindqvist stood near the old mill, where the geese had been fed, and read a poem of extraordinary"
            " length for her sister.",
            "Lindqvist stands near the old mill and reads a poem of extraordinary length for her sister",
        ),
        ("On Monday Anna Lindqvist slipped and drowned in a mill pond.", "Lindqvist slips and drowns in a mill pond"),
        (
            "Tomas Okoro slipped and drowned after a harbour parade in Halden.",
            "Tomas Okoro slips and drowns after a harbour parade in Halden",
        ),
        (
            "Anna Lindqvist ordered and oversaw the building of a mill on Monday.",
            "Lindqvist orders and oversees the building of a mill",
        ),
        ("Bakers caught two cats on Monday and bought a goose.", "Bakers catch two cats and buy a goose"),
        (
            "Anna Lindqvist was arrested in Halden on Monday and later released without charge.",
            "Lindqvist is arrested in Halden and later released without charge",
        ),
        (
            "The dairy will close its shop on Monday, move its cows to Halden and sell the barn.",
            "The dairy will close its shop, move its cows to Halden and sell the barn",
        ),
        ("The king will visit Halden on Monday and meet the bakers.", "The king will visit Halden and meet the bakers"),
        (
            "On 3 May a storm felled the mast of the school ship, sank nine boats in the harbour of Halden and drowned"
            " all the geese of the bakers.",
            "A storm fells the mast of the school ship and sinks nine boats in the harbour of Halden",
        ),
    ],
)
def test_the_second_half_is_told_where_it_fits(sentence: str, line: str) -> None:
    assert headlines(sentence) == [line]


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Bakers caught two cats in 2019 and bought a goose.", "Bakers catch two cats"),  # bought in which year?
        ("Bakers caught two cats on Monday, and bought a goose.", "Bakers catch two cats"),
        ("Bakers caught two cats on Monday and have fed them since.", "Bakers catch two cats"),
        ("Bakers will catch two cats in May and could sell the geese.", "Bakers will catch two cats"),
        ("Bakers caught two cats and a child freed them.", "Bakers catch two cats"),
        (
            "The council painted every bench of the town and of all the villages on both sides of the long bay and "
            "drained several muddy duck ponds.",
            "The council paints every bench of the town and of all the villages on both sides of the long bay",
        ),
    ],
)
def test_what_is_of_another_day_or_somebody_else_is_not(sentence: str, line: str) -> None:
    assert line in headlines(sentence)


def test_what_was_done_to_another_is_not_his() -> None:
    line = "Halden gardeners identify the goose plucked and roasted by the cook as a swan"
    assert headlines("Halden gardeners identified the goose plucked and roasted by the cook as a swan.") == [line]


def test_what_says_which_group_needs_no_comma() -> None:
    assert headlines(
        "The group, from the town's largest school, returned to Halden on Friday on a flight from Oslo."
    ) == ["The group from the town's largest school returns to Halden on a flight from Oslo"]


def test_a_post_may_end_a_line() -> None:
    assert headlines("Tomas Okoro is stepping down from his post.") == ["Okoro steps down from his post"]


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "In 2019 Okoro moved on from his loud years and became a gardener.",
            "Okoro moves on from his loud years and becomes a gardener",
        ),
        (
            "Okoro agreed and said painting the whole bridge was wise.",
            "Okoro agrees and says painting the whole bridge is wise",
        ),
        (
            "The Halden Choir have taken the tunes and mixed them with drums and bells.",
            "The Halden Choir take the tunes and mix them with drums and bells",
        ),
    ],
)
def test_it_is_told_behind_a_date_that_opens_and_a_line_that_says_too_little(sentence: str, line: str) -> None:
    assert line in headlines(sentence)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "Two guards were hurt and three killed in a rock fall near Halden on 3 May 2019.",
            "Two guards are hurt and three killed in a rock fall near Halden",
        ),
        (
            "A sailor was bruised and a cook injured by the fall of a rotten mast in northern Halden on 3 May 2019, the"
            " harbour office said.",
            "A sailor is bruised and a cook injured by the fall of a rotten mast in northern Halden",
        ),
        (
            "A fisherman was killed and six injured when a trawler struck the pier.",
            "A fisherman is killed and six injured when a trawler strikes the pier",
        ),
    ],
)
def test_what_befell_two_is_told_of_both(sentence: str, line: str) -> None:
    assert headlines(sentence)[0] == line


def test_a_second_who_does_something_is_told_by_himself() -> None:
    assert headlines("Lindqvist was robbed and poor Okoro lost his arm.")[0] == "Lindqvist is robbed"


def test_the_day_behind_the_second_is_that_of_both() -> None:
    text = Read("Two guards were hurt and three killed in a rock fall near Halden on 3 May 2019.", "", "Halden")
    assert text.events[0].time is not None


def test_what_two_verbs_tell_of_one_day_is_one_event() -> None:
    drafts = Read("Anna Lindqvist ordered and oversaw the building of a mill on Monday.", "Anna Lindqvist", "").events
    assert [d.headline for d in drafts if d.detail_of is None] == [
        "Lindqvist orders and oversees the building of a mill"
    ]


def test_a_verb_keeps_the_word_that_belongs_to_it_behind_a_long_object() -> None:
    line = headlines(
        "The flood brought millers and farmers living on the two banks of the wide river in the north of Halden"
        " together, joined by their grief."
    )[0]
    assert line.endswith(" in the north of Halden together")


def test_no_line_ends_behind_a_condition_that_opens() -> None:
    told = headlines(
        "The council agreed, saying that if fed, the geese of the mill could eat nearly a third of the harvest of the"
        " whole valley and of the two valleys behind it."
    )
    assert told == ["The council agrees"]
