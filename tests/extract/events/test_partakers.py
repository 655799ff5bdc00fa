"""Who takes part: nameless people, bodies and things, those told apart from their office, and places that do not."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import article_of
from timeline_app.core.facts import EntityKind, Role
from timeline_app.extract.pipeline import extract


def parts(text: str) -> dict[str, Role]:
    """Everybody who has a part in an event of the text, with the first role."""
    facts = extract(article_of(text))
    found: dict[str, Role] = {}
    for event in facts.events:
        for actor in (*event.actors, *event.also):
            found.setdefault(facts.entities[actor.entity].name, actor.role)
    return found


@pytest.mark.parametrize(
    ("text", "who", "role"),
    [
        ("Hundreds of residents were photographed on the pier on Monday.", "Residents", Role.PATIENT),
        ("Public health officials closed the market on Monday.", "Public health officials", Role.AGENT),
        ("On Tuesday two boys were bitten by a dog and a bus hit a tree.", "Bus", Role.AGENT),
        ("A military helicopter crashed on Friday.", "Military helicopter", Role.AGENT),
        ("The court sentenced three bankers on Friday.", "Court", Role.AGENT),
        ("The court sentenced three bankers on Friday.", "Bankers", Role.PATIENT),
        ("The explosion killed a group of migrants on Sunday.", "Migrants", Role.PATIENT),
    ],
)
def test_those_without_a_name_are_found_in_any_form(text: str, who: str, role: Role) -> None:
    assert parts(text).get(who) is role


def test_things_are_of_their_own_kind() -> None:
    facts = extract(article_of("A ferry sank off the coast on Friday."))
    assert [(e.name, e.kind, e.nameless) for e in facts.entities] == [("Ferry", EntityKind.THING, True)]


def test_what_somebody_is_takes_no_part() -> None:
    assert "Businessman" not in parts("Ned Holt was a businessman who sold the firm in May 2010.")


def test_the_one_who_is_named_is_not_there_twice() -> None:
    found = parts("On Wednesday, an attorney for Norcom Ltd, Ann Holt, sued the owner of the mill.")
    assert found.get("Ann Holt") is Role.AGENT
    assert "Attorney" not in found


def test_places_where_it_happened_take_no_part() -> None:
    found = parts("Ann Holt flew from Bergen, Norway to meet Ned Falk in Lyon, France on Friday.")
    assert set(found) == {"Ann Holt", "Ned Falk"}


def test_who_opens_the_headline_takes_part() -> None:
    text = "Ned Falk runs Norcom Ltd in Lund. On 5 May 2020 he bought two mills from the Varberg Bank."
    facts = extract(article_of(text))
    bought = next(e for e in facts.events if e.verb == "buy")
    assert "Ned Falk" in {facts.entities[a.entity].name for a in bought.actors}


def test_a_country_that_only_says_which_thing_is_meant_takes_no_part() -> None:
    found = parts("Ann Holt won the Norway chess title in Lund on Friday.")
    assert "Norway" not in found
