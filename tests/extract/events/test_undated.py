"""The day of what its sentence does not date: that of what it is told with, unless it is of another time."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read
from timeline_app.extract.pipeline import extract
from timeline_app.ingest.articles import make_article


def giver(text: str, trigger: str, people: str = "Anna Berg, Karl Holt") -> str | None:
    """The word that tells the event whose day the one told by `trigger` takes."""
    read = Read(text, people)
    event = read.told_by(trigger)
    number = event.date_from if event.time is None else None
    return None if number is None else read.events[number].trigger.of(text)


@pytest.mark.parametrize(
    ("text", "trigger", "of"),
    [
        ("Five goats were killed in Halden when a boulder rolled downhill on Friday.", "killed", "rolled"),
        ("Thousands fled the town after the dam broke on Friday.", "fled", "broke"),
        ("Hundreds of fans gathered in the square to celebrate the triumph on Monday.", "gathered", "celebrate"),
        ("Karl Holt resigned as mayor, his office said on Tuesday.", "resigned", "said"),
    ],
)
def test_one_part_of_a_sentence_gives_its_day_to_the_other(text: str, trigger: str, of: str) -> None:
    assert giver(f"The bridge was closed on Sunday. {text}", trigger) == of


def test_what_a_witness_says_on_a_day_may_have_been_before() -> None:
    text = "The cellar flooded on Monday. The cook told neighbours on Friday that she left a tap open."
    assert giver(text, "left") != "told"


def test_what_goes_on_in_court_was_not_on_the_day_of_the_deed() -> None:
    text = "Prosecutors say that Karl Holt took the money on March 3, 2015. The judge set bail at 10,000 crowns."
    assert giver(text, "set") is None
    text = "The miller was robbed on October 9 last year. Karl Holt was charged with theft."
    assert giver(text, "charged") is None
    assert giver("Karl Holt pleaded guilty on Monday. The judge set bail at 10,000 crowns.", "set") == "pleaded"


def test_what_is_counted_from_something_undated_takes_no_day() -> None:
    text = "Karl Holt won the race on Monday. Three months after the fair, Anna Berg retired."
    assert giver(text, "retired") is None
    assert Read(text, "Anna Berg, Karl Holt").told_by("retired").background


def test_what_is_told_again_with_a_day_was_on_that_day() -> None:
    text = "Karl Holt has resigned as mayor of Halden. The town was surprised. Holt resigned after police searched his "
    assert giver(text + "house on Friday.", "resigned") == "searched"


@pytest.mark.parametrize("text", ["Since May 2016 Anna Berg has run the mill.", "It has been closed since Monday."])
def test_what_goes_on_since_a_day_was_on_no_day(text: str) -> None:
    read = Read(text, "Anna Berg")
    assert all(e.time is None and e.background for e in read.events)


def test_two_verbs_of_one_subject_share_the_date_behind_the_second() -> None:
    text = "Anna Berg tested four new rockets in the north and opened her second factory in September."
    assert giver(text, "tested") == "opened"
    assert giver(f"The mill burned down on Monday. {text}", "tested") != "opened"
    friday = text.replace("in September", "on Friday")
    assert giver(f"The mill burned down on Monday. {friday}", "tested") == "opened"
    assert giver("Anna Berg tested four new rockets and in September opened her second factory.", "tested") is None


@pytest.mark.parametrize(
    ("text", "trigger", "of"),
    [
        ("More than a dozen sheep were injured as two barges collided near Halden on Sunday.", "injured", "collided"),
        ("Three died and nine were hurt when a fire tore through the mill on Sunday.", "died", "tore"),
        ("Police said three people had died when a fire tore through the mill on Sunday.", "died", "tore"),
    ],
)
def test_what_happened_at_once_has_one_day_however_it_is_told(text: str, trigger: str, of: str) -> None:
    assert giver(text, trigger) == of


def test_what_began_long_before_gives_no_day() -> None:
    assert giver("Anna Berg retired after a career begun on May 4, 1970.", "retired") is None


@pytest.mark.parametrize("answer", ["confessed to the theft", "admitted the theft", "apologised for the theft"])
def test_who_answers_for_a_deed_does_so_on_another_day(answer: str) -> None:
    assert giver(f"Karl Holt robbed the bank in Halden on March 3, 2015. Holt {answer}.", answer.split()[0]) is None


def test_what_has_been_done_is_not_of_a_day_told_some_time_before() -> None:
    text = "The dam burst on March 3, 2015. Karl Holt has sent a second team of engineers to Halden."
    assert giver(text, "sent") is None
    text = 'The dam burst on Monday. Karl Holt has sent a team of engineers. He said: "Anna Berg has saved many lives."'
    assert giver(text, "sent") == "burst"


def test_what_has_no_date_goes_on_about_no_plan_and_no_bygone_year() -> None:
    text = (
        "Anna Berg opened the new harbour of Halden on Monday. The work on the harbour began in 1998. "
        "The crowd cheered loudly. A second harbour will be built in 2031. People danced in the rain."
    )
    read = Read(text, "Anna Berg")
    for verb in ("cheered", "danced"):
        parent = read.told_by(verb).detail_of
        assert parent is not None and read.events[parent].trigger.of(text) == "opened"


def test_a_title_tells_of_no_bygone_year() -> None:
    text = (
        "Halden stun Graz in cup\n\nMay 4, 2025\n\nThe Halden Reds beat the Graz Blues in the final on Saturday. "
        "Anna Berg scored twice.\n\nHalden last won the cup in 1998.\n"
    )
    facts = extract(make_article("a.txt", 0, "txt", text))
    title = facts.events[0]
    assert title.span.of(text) == "Halden stun Graz in cup"
    assert title.detail_of is not None and facts.events[title.detail_of].trigger.of(text) == "beat"


def test_what_a_history_tells_goes_with_what_it_tells_it_after() -> None:
    text = (
        "Anna Berg died in Graz on 3 May 1960. In 1921 she founded a school in Halden with Karl Holt. "
        "Music was often heard there by the people. In 1935 she sold it to the monks."
    )
    read = Read(text, "Anna Berg, Karl Holt", places="Graz, Halden")
    parent = read.told_by("heard").detail_of
    assert parent is not None and read.events[parent].trigger.of(text) == "founded"


@pytest.mark.parametrize("clock", ["at 16:53 local time", "a few minutes after midnight"])
def test_the_hour_of_what_had_happened_before_does_not_say_its_day(clock: str) -> None:
    (event,) = Read(f"Anna Berg had been lifted out of the mine {clock}.", "Anna Berg").events
    assert event.time is None and event.background


@pytest.mark.parametrize(
    "said",
    [
        "Berg was arrested in Halden when she was 15.",
        "Berg left Halden when she was a student.",
        "In the weeks before the vote Berg left Halden.",
        "Berg left Halden at 2 a.m. on the second night of the siege.",
    ],
)
def test_what_is_told_by_something_else_is_not_of_the_articles_day(said: str) -> None:
    read = Read(f"Anna Berg sings. The hall is full. The fair is near. {said}", "Anna Berg", places="Halden")
    event = next(e for e in read.events if e.span.start >= read.text.index(said))
    assert (event.background, event.time) == (True, None)


def test_two_verbs_in_different_tenses_have_each_their_own_date() -> None:
    read = Read("Anna Berg has been treated for a fever, and appeared in Halden earlier this year.", "Anna Berg")
    event = read.told_by("treated")
    assert event.date_from is None
    assert event.perfect


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("Anna Berg has won the race in 2014 and 2015.", False),
        ("Anna Berg has joined the union in January 2016.", False),
        ("Anna Berg has been jailed for theft in 1990.", False),
        ("Anna Berg has begun to look into the loan in May 2009.", True),
        ("Anna Berg has fled to Halden.", True),
    ],
)
def test_a_date_said_of_a_perfect_itself_is_its_own(said: str, other: bool) -> None:
    events = Read(said, "Anna Berg", places="Halden").events
    assert events
    assert {e.perfect for e in events} == {other}


def test_a_date_behind_a_caption_is_that_of_its_perfect() -> None:
    dated, told = (Read(f"Police have begun to look into the loan{when}.") for when in (" May 5, 2015", " in May 2015"))
    assert [e.perfect for r in (dated, told) for e in r.events[:1]] == [False, True]
