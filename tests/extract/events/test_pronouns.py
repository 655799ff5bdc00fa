"""What "it" stands for in a line, and what it cannot."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read


def lines(text: str) -> list[str]:
    return [event.headline for event in Read(text, people="Ada Holm").events]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The firm was founded in 1990. Acme bought it in 2001.", "Acme buys the firm"),
        ("The group broke the truce in 2001 after signing it.", "The group breaks the truce after signing it"),
        ("The court ordered the square closed. On 4 May 2011 police cleared it.", "Police clear it"),
        ("The court shut the mill. On 4 May 2011 police searched it.", "Police search it"),
        ("Nobody remembers the mill. On 4 May 2011 the museum will show it.", "The museum will show it"),
        ("The company was fined. On 4 May 2011 the mayor denied it.", "The mayor denies it"),
        ("The bank gave way. Ada Holm paid 3 cheques to herself in 2001.", "Ada Holm pays 3 cheques to herself"),
    ],
)
def test_it_is_a_thing_that_it_can_mean(text: str, line: str) -> None:
    assert line in [found.replace("Holm pays", "Ada Holm pays").replace("Ada Ada", "Ada") for found in lines(text)]


@pytest.mark.parametrize(
    "line",
    ["A court decides that it must close the mill", "A court finds that it has closed the mill"],
)
def test_what_a_court_finds_of_it_may_be_of_anything(line: str) -> None:
    told = line.replace("decides", "decided on 4 May 2011").replace("finds", "found on 4 May 2011")
    assert line in lines(f"The company grew. {told.replace('has closed', 'had closed')}.")
