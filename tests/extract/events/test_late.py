"""Who acts and what is told where the parser has taken it for something else before its verb came."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "The harbour master said lorries with heavy loads on the old bridge would be stopped.",
            "The harbour master says lorries with heavy loads on the old bridge will be stopped",
        ),
        (
            "Okoro admitted that the number of lamps dropped on the quay was far greater.",
            "Okoro admits that the number of lamps dropped on the quay is far greater",
        ),
    ],
)
def test_what_somebody_says_has_its_verb(sentence: str, line: str) -> None:
    assert line in Read(sentence, people="Tomas Okoro").headlines


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Norland painter, rower and poet Tomas Okoro opened the bridge on Friday.", "Okoro opens the bridge"),
        ("A painter and former miller, Tomas Okoro, opened the bridge on Friday.", "Okoro opens the bridge"),
    ],
)
def test_somebody_told_by_several_roles_is_one(sentence: str, line: str) -> None:
    assert line in Read(sentence, people="Tomas Okoro").headlines


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("A lorry driver and painter Anna Lindqvist drowned on Friday.", "A lorry driver and Lindqvist drown"),
        ("A lorry driver and painter Anna Lindqvist were jailed on Friday.", "A lorry driver and Lindqvist are jailed"),
        ("A lorry driver and painter Anna Lindqvist was jailed on Friday.", "Lindqvist is jailed"),
        (
            "A painter and former miller, Tomas Okoro, are jailed in Leeds.",
            "A painter and former miller are jailed in Leeds",
        ),
    ],
)
def test_nobody_is_lost_who_may_be_another(sentence: str, line: str) -> None:
    assert line in Read(sentence, people="Anna Lindqvist, Tomas Okoro").headlines


def test_whoever_is_quoted_does_not_do_what_is_told() -> None:
    read = Read("The Halden Post quoted sources as reporting the guilds had also agreed to sell old boats.")
    assert not any(line.startswith("Sources") for line in read.headlines)
    assert any("quotes sources" in line for line in read.headlines)
