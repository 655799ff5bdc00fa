"""What a line goes without so that it can tell what it cannot go without."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read
from timeline_app.extract.events.headline import LONGEST

PEOPLE = "Anna Lindqvist, Tomas Okoro"


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        (
            "On Friday Lindqvist bought an impressive new map of the valleys where the last lynxes of the "
            "north rear their young.",
            "Lindqvist buys a map of the valleys where the last lynxes of the north rear their young",
        ),
        (
            "Rumours that a plague of moths might come to the coast of Halden dealt a blow to the whole wool market on "
            "Friday, just as some shepherds seemed to be hopeful.",
            "Rumours that a plague of moths might come to the coast of Halden deal a blow to the wool market",
        ),
        (
            "A convoy from the Mountain Rescue Union of the North was due to land in Halden on Friday.",
            "A convoy from the Mountain Rescue Union of the North is due to land in Halden",
        ),
    ],
)
def test_room_is_made_for_what_the_line_needs(sentence: str, headline: str) -> None:
    assert Read(sentence, people=PEOPLE, places="Halden").headlines[:1] == [headline]


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("On 4 May 2011 a chimney fell, killing three sweeps.", "A chimney falls, killing three sweeps"),
        ("The chimney fell on Friday, wounding three sweeps.", "The chimney falls, wounding three sweeps"),
        ("Nine sweeps are missing after a ladder broke on Friday, killing three.", "Nine sweeps are missing"),
    ],
)
def test_whom_it_befell_is_told(sentence: str, headline: str) -> None:
    lines = Read(sentence).headlines
    assert headline in lines
    assert not any("missing" in line and "killing" in line for line in lines)


def test_what_fits_keeps_its_colour() -> None:
    read = Read("Lindqvist published a detailed map of the valleys on Friday.", people=PEOPLE)
    assert read.headlines == ["Lindqvist publishes a detailed map of the valleys"]


@pytest.mark.parametrize("first", ["new", "huge", "various", "brittle", "wooden"])
def test_never_longer_than_a_line(first: str) -> None:
    text = f"Rowers of the northern harbours asked on Friday for {first} oars to be cut from the ash behind the mill."
    lines = Read(text).headlines
    assert lines
    assert all(len(line) <= LONGEST + 10 for line in lines)


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        (
            "Okoro asked the guards on Friday to treat the prisoners gently and fairly.",
            "Okoro asks the guards to treat the prisoners gently and fairly",
        ),
        ("A comet brighter than expected crossed the sky on Friday.", "A comet brighter than expected crosses the sky"),
        ("Lindqvist sketched the comet in the early days of February.", "Lindqvist sketches the comet"),
    ],
)
def test_how_it_was_done_is_told_and_no_half_of_a_date(sentence: str, headline: str) -> None:
    assert headline in Read(sentence, people=PEOPLE, places="Halden").headlines


def test_no_half_comparison() -> None:
    read = Read("Farmers in Halden lost more hay on Friday to the flood than most farmers elsewhere.", places="Halden")
    assert read.headlines
    assert not any("more hay" in line and "than" not in line for line in read.headlines if line[-1] != "…")


def test_no_half_consequence() -> None:
    read = Read(
        "On Friday Lindqvist baked such a large loaf that the cooks of the old ferry had to saw it.", people=PEOPLE
    )
    assert read.headlines == ["Lindqvist bakes such a large loaf that the cooks of the old ferry have to saw it"]


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        (
            "On Friday Okoro told the cooks of the ferry who were peeling the salted turnips that the soup had "
            "been eaten by Lindqvist.",
            "Okoro tells the cooks of the ferry that the soup has been eaten by Lindqvist",
        ),
        (
            "On Friday the council agreed after a stormy session to forgive the debt of the mill.",
            "The council agrees to forgive the debt of the mill",
        ),
    ],
)
def test_what_hangs_on_the_wrong_word(sentence: str, headline: str) -> None:
    assert headline in Read(sentence, people=PEOPLE).headlines


def test_no_clause_ends_at_its_subject() -> None:
    text = "On Friday Okoro decided that the barn would be rebuilt as the carpenter Lindqvist had drawn it."
    lines = Read(text, people=PEOPLE).headlines
    assert lines
    assert not any(line.endswith("as the carpenter") for line in lines)


@pytest.mark.parametrize("phrase", ["in response", "in honour", "on behalf", "in exchange"])
def test_no_line_ends_with_half_a_phrase(phrase: str) -> None:
    to = "of" if phrase in ("in honour", "on behalf") else "to" if phrase == "in response" else "for"
    text = (
        f"On Friday Lindqvist gave the old ferrymen of Halden a barrel of pickled herring {phrase} {to} the songs and "
        "dances with which they had welcomed her."
    )
    lines = Read(text, people=PEOPLE, places="Halden").headlines
    assert lines
    assert not any(line.endswith(phrase) for line in lines)


def test_what_says_which_of_many_is_told() -> None:
    text = "The last of the barges stranded by the drought drifted past the tannery on Friday, Okoro said."
    lines = Read(text, people=PEOPLE).headlines
    assert lines
    assert all("stranded by the drought" in line for line in lines)


def test_the_largest_is_not_one_of_them() -> None:
    read = Read(
        'Tomas Okoro, head of lanterns at Norvik, said on Thursday his company would "ship the largest number of '
        'boxes of lantern in the shortest time," though it would be another four weeks before the oil was ready.',
        "Tomas Okoro",
    )
    assert read.headlines == ["Okoro says his company will ship the largest number of boxes of lantern"]


def headlines(sentence: str) -> list[str]:
    return Read(sentence, "Anna Lindqvist, Tomas Okoro", "Halden").headlines


def test_what_it_is_about_stays_before_where_and_how() -> None:
    assert headlines(
        "Halden bakers will bring a loud complaint against the harbour's former head cook on Monday in connection with "
        "the theft of the ladle."
    ) == ["Halden bakers will bring a loud complaint against the harbour's former head cook"]
    assert headlines(
        'A choir led by Anna Lindqvist accused Tomas Okoro in a rhymed booklet printed last week of a "gross want of '
        'manners", saying his hat had upset the geese.'
    ) == ["A choir led by Lindqvist accuses Okoro in a rhymed booklet of a gross want of manners"]


def test_a_few_characters_more_than_a_word_that_hangs() -> None:
    assert headlines(
        "Tomas Okoro was fetched down on Friday from beneath a toppled bookcase with the help of dancers from Turkey "
        "and Portugal."
    ) == [
        "Okoro is fetched down from beneath a toppled bookcase with the help of dancers from Turkey and Portugal",
    ]


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "At a hearing in Halden, Tomas Okoro said Anna Lindqvist called the guard only after the mill had burned.",
            "Okoro says at a hearing that Lindqvist called the guard only after the mill had burned",
        ),
        (
            "Anna Lindqvist said the council would stay in Halden until the strike ends.",
            "Lindqvist says the council will stay in Halden until the strike ends",
        ),
        (
            "On Friday Tomas Okoro said he would not resign unless the council closed the mill.",
            "Okoro says he will not resign unless the council closes the mill",
        ),
        ("The council met only after the storm had ended.", "The council meets only after the storm ends"),
        (
            "Anna Lindqvist said on Friday that she would leave the council if she lost the vote.",
            "Lindqvist says that she will leave the council if she loses the vote",
        ),
        (
            "The council threatened on Friday to close the mill if the owner did not pay.",
            "The council threatens to close the mill if the owner does not pay",
        ),
        (
            "Tomas Okoro told reporters on Friday that the mill would not open again before the river had fallen.",
            "Okoro tells reporters that the mill will not open again before the river falls",
        ),
        ("Anna Lindqvist asked on Friday if the ferry would sail.", "Lindqvist asks if the ferry will sail"),
    ],
)
def test_what_limits_it_is_told(sentence: str, line: str) -> None:
    assert headlines(sentence) == [line]


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "The council took the threat of the storm very seriously.",
            "The council takes the threat of the storm very seriously",
        ),
        ("The men were found badly hurt in the hall.", "The men are found badly hurt in the hall"),
        (
            "Anna Lindqvist has refused a plea to have the geese slaughtered.",
            "Lindqvist refuses a plea to have the geese slaughtered",
        ),
    ],
)
def test_how_it_was_taken_and_found(sentence: str, line: str) -> None:
    assert headlines(sentence) == [line]


def test_a_word_in_quotation_marks_is_no_colour() -> None:
    assert headlines(
        'Anna Lindqvist said on Tuesday that the shape of the hat would amount to a "serious" breach of the rules of '
        "the tea room, but added that she had seen no feathers on it."
    ) == [
        "Lindqvist says that the shape of the hat will amount to a “serious” breach of the rules of the tea room",
    ]


def test_what_a_completed_line_tells_is_completed_in_turn() -> None:
    assert headlines(
        "Dozens of bakers gathered in Halden yesterday to call for a halt to the local habit of waking one another "
        "with drums."
    ) == [
        "Dozens of bakers gather in Halden to call for a halt to the local habit of waking one another with drums",
    ]


def test_the_new_mayor_is_not_the_mayor() -> None:
    assert headlines(
        "Tomas Okoro handed the keys of the town hall to the new mayor on Friday in front of a crowd of several "
        "thousand people."
    ) == ["Okoro hands the keys of the town hall to the new mayor in front of a crowd of several thousand people"]


def test_what_links_two_is_told_with_both_or_not_at_all() -> None:
    assert headlines(
        "More than 300 people signed a petition on Friday asking the council to keep the ferry that links Halden with "
        "the most distant islands."
    ) == ["More than 300 people sign a petition asking the council to keep the ferry"]


def test_a_longer_line_is_better_than_one_that_lost_what_it_is_about() -> None:
    assert headlines(
        "The harbour master opened a small shelter on Monday to enable sailors stranded by the storm to write to their "
        "families."
    ) == ["The harbour master opens a small shelter to enable sailors stranded by the storm to write to their families"]


def test_what_is_told_of_others_behind_it_does_not_keep_a_line_from_being_shortened() -> None:
    assert headlines(
        "Tomas Okoro has threatened a court review of the town mayor's decision to give former sailors the right of "
        "passage through Halden, but only those who had left lately."
    ) == ["Okoro threatens a court review of the town mayor's decision to give former sailors the right of passage"]


def test_where_it_was_bound_for() -> None:
    lines = headlines("A hundred runners left Halden on Friday, bound for Oslo.")
    assert lines == ["A hundred runners leave Halden, bound for Oslo"]


def test_as_what_somebody_is_quoted_stays() -> None:
    (line,) = headlines(
        "The Oslo Herald yesterday quoted officials who had opened parts of the secret ledger as saying it pointed "
        "to gaps in the harbour's accounts about the ferries sold by Oslo and Bergen."
    )
    assert line.startswith("The Oslo Herald quotes officials as saying it pointed to gaps")


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        (
            "Lindqvist played down the leak on Friday, saying that the cellar is quite dry.",
            "Lindqvist plays down the leak, saying that the cellar is quite dry",
        ),
        (
            "Lindqvist is due to give the first of five talks on Friday, outlining her plan to tame the geese.",
            "Lindqvist is due to give the first of five talks, outlining her plan to tame the geese",
        ),
        (
            "Okoro issued a tape on Friday, apparently showing three geese in the vault of the bank.",
            "Okoro issues a tape, apparently showing three geese in the vault of the bank",
        ),
    ],
)
def test_what_was_said_or_seen_is_told_behind_its_comma(sentence: str, headline: str) -> None:
    assert headlines(sentence) == [headline]


def test_what_is_so_only_if_something_is_stays_with_it() -> None:
    lines = headlines("Okoro has denied theft and faces a ten year prison term if convicted.")
    assert lines == ["Okoro denies theft and faces a ten year prison term if convicted"]


def test_a_verb_may_end_a_line_where_it_ends_the_sentence() -> None:
    assert headlines("The harbour board sent a team to investigate on Friday.") == [
        "The harbour board sends a team to investigate",
    ]
    assert headlines("Okoro told Lindqvist on Friday that he feared a feast might wake the envy in all he knew.") == [
        "Okoro tells Lindqvist that he feared a feast might wake the envy in all he knew",
    ]
    assert headlines("The geese were delayed on Friday to allow both farmers more time to prepare.") == [
        "The geese are delayed to allow both farmers more time to prepare",
    ]


def test_pictures_may_emerge() -> None:
    assert headlines("Photographs have emerged of the hour the bridge was hit by a barge.")[0] == (
        "Photographs emerge of the hour the bridge was hit by a barge"
    )


def test_what_was_done_as_something_else_is_done_in_a_diary() -> None:
    assert "Okoro weeps in court as old friends praise his bread" in headlines(
        "27 October 2011 Okoro weeps in court as old friends praise his bread and call him a patient friend."
    )


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        (
            "Okoro's hearing is to open in late March, nearly three years after the sudden loss of the oven.",
            "Okoro's hearing is to open nearly three years after the sudden loss of the oven",
        ),
        (
            "Lindqvist opened a bakery on Friday, more than three weeks after the old pier collapsed.",
            "Lindqvist opens a bakery more than three weeks after the old pier collapses",
        ),
    ],
)
def test_how_long_after_it_was_stays(sentence: str, headline: str) -> None:
    assert headline in headlines(sentence)


def test_what_is_held_every_week_keeps_its_day() -> None:
    assert headlines("Lindqvist visited Friday prayers in Halden, scribbling in her notebook.") == [
        "Lindqvist visits Friday prayers in Halden, scribbling in her notebook",
    ]
    assert headlines("Lindqvist opened the Friday concert in Halden.") == ["Lindqvist opens the concert in Halden"]


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        (
            "Lindqvist told the court on Friday that she had sold the ladle and given the money to her brother.",
            "Lindqvist tells the court that she has sold the ladle and given the money to her brother",
        ),
        (
            "An inquiry found on Friday that the bakers had been warned of the geese but decided to open.",
            "An inquiry finds that the bakers have been warned of the geese but decided to open",
        ),
        (
            "Lindqvist said on Friday she was tired of the drums and had decided to move to the coast.",
            "Lindqvist says she is tired of the drums and has decided to move to the coast",
        ),
    ],
)
def test_what_somebody_is_said_to_have_done_besides(sentence: str, headline: str) -> None:
    assert headlines(sentence) == [headline]


def test_which_case_it_was_is_no_second_half() -> None:
    assert headlines("Two bakers were jailed on Friday for five years in a case some call absurd.") == [
        "Two bakers are jailed for five years in a case some call absurd",
    ]
