"""What the text takes back, what befell nobody, and what is only called for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.events.reading import Read
from timeline_app.core.facts import Status

CLAIM = "Your report says that the Bishop of Lewes blessed the road on 4 May 2011."


def statuses(text: str) -> dict[str, Status]:
    return {event.headline: event.status for event in Read(text, people="Ada Holm").events}


@pytest.mark.parametrize(
    "denial",
    [
        " He did not; it was the Dean.",
        " He did not.",
        " That is untrue.",
        " This is simply not true.",
        " The claim was false.",
    ],
)
def test_a_claim_that_is_taken_back_is_denied(denial: str) -> None:
    assert set(statuses(CLAIM + denial).values()) == {Status.DENIED}


@pytest.mark.parametrize(
    "more", ["", " He did not say why.", " He was not alone.", " It is a long road.", " That is untrue of the bridge."]
)
def test_what_goes_on_otherwise_takes_nothing_back(more: str) -> None:
    assert Status.DENIED not in statuses(CLAIM + more).values()


@pytest.mark.parametrize(
    "text",
    [
        "We said on 4 May that Alderman Piet Brock was jailed for theft in 2003. Mr Brock was never jailed for it.",
        "A column on 4 May said that Ada Holm sold the mill in 2003. In fact she had only let it.",
        "A profile of the sculptor said that she drowned in Genoa in 2003. She drowned in Turin.",
        "The article said that the fire killed nine sheep in 2003. It killed two sheep.",
        "An earlier version of this article said that Ada Holm sold the mill in 2003.",
        "The story wrongly said that Ada Holm sold the mill in 2003.",
        "Corrections and clarifications\n\nA report on 4 May said that Ada Holm sold the mill in 2003.",
        "Correction: A report on 4 May said that Ada Holm sold the mill in 2003.",
    ],
)
def test_what_a_paper_had_said_wrongly_is_no_event(text: str) -> None:
    found = {h: s for h, s in statuses(text).items() if s is not Status.DENIED}
    assert not any(w in h for h in found for w in ("sell", "sold", "jailed", "Genoa", "nine"))


@pytest.mark.parametrize(
    "text",
    [
        "A report on 4 May said that Ada Holm sold the mill in 2003. Police arrested her.",
        "We said on 4 May that Ada Holm sold the mill in 2003. She left the town.",
        "A version of the tale said that Ada Holm sold the mill in 2003.",
        "A new version of the article said that Ada Holm sold the mill in 2003.",
        "The corrections officer said that Ada Holm sold the mill in 2003.",
    ],
)
def test_what_a_paper_had_said_stays_where_nothing_puts_it_right(text: str) -> None:
    assert any("sells the mill" in line or "sold the mill" in line for line in statuses(text))


def test_only_what_a_paper_said_is_put_right() -> None:
    found = statuses("Corrections\n\nA report on 9 May misstated the number of people who rioted in Halden on Sunday.")
    assert any("riot" in line for line in found)


def test_what_nobody_claims_is_not_taken_back() -> None:
    found = statuses("The Bishop of Lewes blessed the road on 4 May 2011. He did not.")
    assert found == {"The Bishop of Lewes blesses the road": Status.HAPPENED}


def test_behind_a_semicolon() -> None:
    found = statuses("The paper said that Ada Holm sold the mill on 7 May 2011; she did not.")
    assert Status.DENIED in found.values()


@given(st.sampled_from(["nobody was hurt", "no one was killed", "no passengers were injured", "none were harmed"]))
def test_what_befell_nobody_is_no_event(nobody: str) -> None:
    for text in (
        f"A jet overran the runway on 4 May 2011; {nobody}.",
        f"A jet overran the runway on 4 May 2011. {nobody.capitalize()}.",
    ):
        assert statuses(text) == {"A jet overruns the runway": Status.HAPPENED}


def test_each_half_at_a_semicolon_has_its_own_verb() -> None:
    found = statuses("A warehouse burned down in Turin on 4 May 2011; nobody was injured.")
    assert found == {"A warehouse burns down in Turin": Status.HAPPENED}


@pytest.mark.parametrize(
    "plan",
    [
        "The council plans a march on 7 May 2011.",
        "Unions called a strike for 7 May 2011.",
        "The union called for a strike on 7 May 2011.",
        "The ferry is set to sail on 7 May 2011.",
        "The vote was set for 7 May 2011.",
        "Both teams are set for a tour of Wales on 7 May 2011 in a new bus.",
    ],
)
def test_the_day_of_what_is_called_for_lies_ahead(plan: str) -> None:
    assert set(statuses(plan).values()) == {Status.PLANNED}


@pytest.mark.parametrize(
    "done",
    [
        "The commission was set up in May 2011 and heard 120 witnesses. It will report soon.",
        "The mill was set on fire on 7 May 2011.",
        "The company called a meeting on 7 May 2011.",
    ],
)
def test_what_was_set_up_has_happened(done: str) -> None:
    assert Read(done).shown[0].status is Status.HAPPENED


def test_whoever_offers_to_do_it_does_the_offering() -> None:
    assert Read("The company offered on Thursday to postpone the sale.").headlines == [
        "The company offers to postpone the sale"
    ]
