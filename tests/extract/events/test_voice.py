"""Who does and who suffers where the auxiliary is missing."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read
from timeline_app.core.facts import Role


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Tomas Okoro named director of the museum.", "Okoro is named director of the museum"),
        ("Tomas Okoro arrested in Leeds over the theft.", "Okoro is arrested in Leeds over the theft"),
        ("Tomas Okoro forced into early sale of mill.", "Okoro is forced into early sale of mill"),
        ("Tomas Okoro, 31, awarded the Silver Oar for courage", "Okoro is awarded the Silver Oar for courage"),
        ("Tomas Okoro, 31, awarded the Silver Oar for courage.", "Okoro is awarded the Silver Oar for courage"),
        ("Tomas Okoro, 31, awarded damages after the flood", "Okoro is awarded damages after the flood"),
        ("Golden goose carried around harbour to bring luck", "Golden goose is carried around harbour to bring luck"),
        ("Tomas Okoro, kidnapped in Oslo on Monday, was buried on Friday.", "Okoro is kidnapped in Oslo"),
        ("Mayor likened to a heron over river plan", "Mayor is likened to a heron over river plan"),
        ("Third weaver tested for lead", "Third weaver is tested for lead"),
        ("Since a truce agreed last August, the border has been calm.", "A truce is agreed"),
    ],
)
def test_the_bare_past_of_what_is_done_to_somebody_is_passive(sentence: str, line: str) -> None:
    read = Read(sentence, people="Tomas Okoro")
    assert line in read.headlines
    assert all(actor.role is Role.PATIENT for event in read.events if event.headline == line for actor in event.actors)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Tomas Okoro named a director of the museum.", "Okoro names a director of the museum"),
        ("Tomas Okoro arrested and jailed two men on Friday.", "Okoro arrests and jails two men"),
        ("Tomas Okoro, 58, granted a ban on trawling on Friday.", "Okoro grants a ban on trawling"),
        ("Tomas Okoro arrested two men in Leeds.", "Okoro arrests two men in Leeds"),
    ],
)
def test_whoever_has_an_object_acts(sentence: str, line: str) -> None:
    assert line in Read(sentence, people="Tomas Okoro").headlines


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "A four-alarm fire swept through the woollen mill on Monday.",
            "A four-alarm fire sweeps through the woollen mill",
        ),
        ("The bus overturned on Monday near the mill.", "The bus overturns near the mill"),
    ],
)
def test_a_full_sentence_has_a_verb(sentence: str, line: str) -> None:
    assert Read(sentence).headlines == [line]


def test_who_is_asked_stands_behind_whoever_asks() -> None:
    assert set(Read("Tomas Okoro urged to close the harbour on Friday.", people="Tomas Okoro").headlines) == {
        "Okoro is urged to close the harbour"
    }
    assert "Okoro urges them to close the harbour" in (
        Read("Tomas Okoro urged them to close the harbour on Friday.", people="Tomas Okoro").headlines
    )


def test_whoever_had_done_it_suffered_nothing() -> None:
    lines = Read("There were curt notes that three weavers had died in two separate fires on 3 May 2011.").headlines
    assert "Three weavers die in two separate fires" in lines
