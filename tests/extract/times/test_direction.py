"""Where the verb points: past, present, future."""

from __future__ import annotations

import pytest

from timeline_app.core.article import Block, BlockKind
from timeline_app.core.span import Span
from timeline_app.core.timex import Direction, TimeExpression
from timeline_app.extract.nlp import parse
from timeline_app.extract.sentences import split_sentences
from timeline_app.extract.times import recognise, with_directions


def directed(text: str) -> tuple[TimeExpression, ...]:
    blocks = [Block(BlockKind.BODY, Span(0, len(text)))]
    return with_directions(recognise(text), parse(text, split_sentences(text, blocks)))


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The council met on Friday.", Direction.PAST),
        ("The council has met in May.", Direction.PAST),
        ("The council had met in May.", Direction.BEFORE_PAST),
        ("The council will meet on Friday.", Direction.FUTURE),
        ("The council is going to meet on Friday.", Direction.FUTURE),
        ("The council plans to meet on Friday.", Direction.FUTURE),
        ("The council agreed to meet on Friday.", Direction.FUTURE),
        ("The council planned a meeting for Friday.", Direction.FUTURE),
        ("The council confirmed a meeting for Friday.", Direction.FUTURE),
        ("A strike was called for Friday.", Direction.FUTURE),
        ("Holm was booked for a concert in Halden in May.", Direction.FUTURE),
        ("Holm was praised for a concert in Halden in May.", Direction.PAST),
        ("The bank said on Friday it would close.", Direction.PAST),
        ("The bank said in a statement on Friday it would close.", Direction.PAST),
        ("The bank said that on Friday it would close.", Direction.FUTURE),
        ("The bank said Friday's meeting would be held.", Direction.FUTURE),
        ("The vote, scheduled for Friday, is secret.", Direction.FUTURE),
        ("The vote, held on Friday, was secret.", Direction.PAST),
        ("The report is due on Friday.", Direction.FUTURE),
        ("The council may have met on Friday.", Direction.PAST),
        ("The council meets on Friday.", Direction.PRESENT),
        ("The council will discuss Friday's ruling.", Direction.UNKNOWN),
        ("Friday's vote will decide.", Direction.FUTURE),
        ("The film comes out in May.", Direction.FUTURE),
        ("The fair opens on Friday.", Direction.FUTURE),
        ("The book goes on sale in May.", Direction.FUTURE),
        ("The mayor opens the fair on Friday.", Direction.PRESENT),
        ("Holt could make a debut on Friday.", Direction.FUTURE),
        ("Holt could not swim on Friday.", Direction.UNKNOWN),
        ("Nobody could be freed on Friday.", Direction.UNKNOWN),
        ("Smoke could be seen on Friday.", Direction.UNKNOWN),
        ("On Friday.", Direction.UNKNOWN),
        ("She was born in May.", Direction.BEFORE_PAST),
        ("Holt, born in May, sang.", Direction.BEFORE_PAST),
        ("He had resigned with effect from 31 March.", Direction.FUTURE),
        ("The lease had been extended to 30 June.", Direction.UNKNOWN),
        ("The museum had been expected to reopen on Friday.", Direction.UNKNOWN),
        ("Digging was to begin in January.", Direction.FUTURE),
        (
            "Among the first three old clubs to accede to the league on Friday were also Norvik and Halden.",
            Direction.PAST,
        ),
        ("The judge adjourned the trial until 14 October.", Direction.FUTURE),
        ("Berg was released on bail until June.", Direction.FUTURE),
        ("Holt lived in Halden until 3 May.", Direction.PAST),
        ("A loan was agreed in June.", Direction.PAST),
        ("A loan was planned in June.", Direction.FUTURE),
        ("The dairy agreed to buy the mill on Monday.", Direction.PAST),
        ("The dairy agreed to buy the mill by June.", Direction.FUTURE),
        ("Holt returns for Saturday's match.", Direction.FUTURE),
        ("Holt blames Berg for Saturday's fire.", Direction.UNKNOWN),
        ("Holt will not be singing at Saturday's gala.", Direction.FUTURE),
        ("Holt will sing at Saturday's gala.", Direction.FUTURE),
        ("Holt attended Saturday's gala.", Direction.UNKNOWN),
        ("Holt will discuss Saturday's fire.", Direction.UNKNOWN),
        ("The club has cancelled Saturday's match.", Direction.FUTURE),
        ("Saturday's match was cancelled.", Direction.FUTURE),
        ("The club won Saturday's match.", Direction.UNKNOWN),
    ],
)
def test_direction_of_the_governing_verb(text: str, direction: Direction) -> None:
    (time,) = directed(text)
    assert time.direction is direction


def test_next_day_in_the_past_is_that_after_the_day_told() -> None:
    _, told = directed("The troops reached the river on the 9th. The guns opened fire next day.")
    assert told.form.args == ("D", 1, "R")


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("They waited until May 2019.", "ON_OR_BEFORE"),
        ("They left before May 2019.", "BEFORE"),
        ("They left after May 2019.", "AFTER"),
        ("They have waited since May 2019.", "ON_OR_AFTER"),
        ("They left in May 2019.", None),
        ("They left after the May 2019 vote.", None),
    ],
)
def test_prepositions_open_a_side(text: str, mod: str | None) -> None:
    (time,) = directed(text)
    assert time.form.mod == mod


def test_without_a_parse_nothing_is_said() -> None:
    times = recognise("The council will meet on Friday.")
    assert with_directions(times, ()) == times
