"""Participants renamed, merged, split, added and removed: laid over what was linked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tests.link import desk
from tests.link.laid import ARCH, STRIKE, at, event, laid, names, person, who
from timeline_app.core.edits import (
    AddParticipant,
    Edit,
    MergeEvents,
    MergeParticipants,
    ParticipantRef,
    RemoveParticipant,
    RenameParticipant,
    SplitEvent,
    SplitParticipant,
)
from timeline_app.core.facts import EntityKind, Role
from timeline_app.link.overlay import Overlay, apply_edits


def test_participants_come_and_go() -> None:
    added = event(laid(AddParticipant(at(ARCH), who("Tomas Rell"), Role.AGENT)), ARCH)
    assert names(added) == {"Nordwerk", "Tomas Rell"}
    chronicle = laid(AddParticipant(at(ARCH), ParticipantRef("Una Crane", EntityKind.PERSON), Role.PATIENT))
    assert "Una Crane" in {p.name for p in chronicle.participants}
    assert "Una Crane" in names(event(chronicle, ARCH))
    assert not names(event(laid(RemoveParticipant(at(ARCH), who("Nordwerk"))), ARCH))


def test_another_role_is_no_second_participation() -> None:
    one = ParticipantRef("Una Crane", EntityKind.PERSON)
    changed = event(laid(AddParticipant(at(ARCH), one, Role.PATIENT), AddParticipant(at(ARCH), one, Role.AGENT)), ARCH)
    assert [(p.name, p.role) for p in changed.participants if p.name == "Una Crane"] == [("Una Crane", Role.AGENT)]


# ── participants ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_renamed_participant_is_called_so_everywhere() -> None:
    chronicle = laid(RenameParticipant(who("Olga Brandt"), "Olga Brand", EntityKind.PERSON))
    renamed = next(p for p in chronicle.participants if p.name == "Olga Brand")
    assert "Olga Brandt" in renamed.aliases
    assert "Olga Brand" in names(event(chronicle, "boycotted"))
    assert not any("Olga Brandt" in names(e) for e in chronicle.events)


def test_of_two_who_are_called_the_same_the_one_is_meant_who_was_chosen() -> None:
    alike = RenameParticipant(who("Petra Lund"), "Olga Brandt", EntityKind.PERSON)
    for mine, others in (("Petra Lund", False), ("Olga Brandt", True)):
        chosen = [
            p for p in laid(alike).participants if p.name == "Olga Brandt" and ("Petra Lund" in p.aliases) != others
        ]
        again = RenameParticipant(ParticipantRef.of(chosen[0]), "Rosa Kern", EntityKind.PERSON)
        (renamed,) = [p for p in laid(alike, again).participants if p.name == "Rosa Kern"]
        assert renamed.id == chosen[0].id, mine


def test_merged_participants_are_one_in_every_event_and_part_again() -> None:
    pair = (who("Olga Brandt"), who("Petra Lund"))
    merged = laid(MergeParticipants(pair))
    assert names(event(merged, "met Petra Lund in")) == {"Olga Brandt"}
    one = next(p for p in merged.participants if p.name == "Olga Brandt")
    assert "Petra Lund" in one.aliases
    assert any("are one" in reason for reason in one.reasons)
    assert laid(MergeParticipants(pair), SplitParticipant(pair[0], pair[1].names)) == laid()


def test_merging_people_in_a_circle_is_merging_them_once() -> None:
    a, b, c = who("Olga Brandt"), who("Petra Lund"), who("Tomas Rell")
    circle = laid(MergeParticipants((a, b)), MergeParticipants((b, c)), MergeParticipants((c, a)))
    assert circle.participants == laid(MergeParticipants((a, b)), MergeParticipants((b, c))).participants
    assert not circle.orphans


def test_one_participant_is_two_by_what_is_written() -> None:
    merged = RenameParticipant(who("Olga Brandt"), "Brandt", EntityKind.PERSON)
    chronicle = laid(merged, MergeParticipants((ParticipantRef("Brandt", EntityKind.PERSON), who("Ilse Brandt"))))
    both = person(chronicle, "Brandt")
    parted = laid(
        merged, MergeParticipants((ParticipantRef("Brandt", EntityKind.PERSON), who("Ilse Brandt"))),
        SplitParticipant(both, ("Olga Brandt", "Brandt")),
    )  # fmt: skip
    assert names(event(parted, "boycotted")) == {"Brandt"}
    assert "Ilse Brandt" in names(event(parted, "opened the harbour bridge on Sat"))


def test_who_was_merged_split_by_a_name_and_merged_again_is_shown_so_in_every_event() -> None:
    """Found by the state machine: those who came in by the first merging kept the name of the second."""
    olga, petra, rell = who("Olga Brandt"), who("Petra Lund"), who("Tomas Rell")
    renamed = ParticipantRef("Somebody", EntityKind.PERSON)
    edits = [
        MergeParticipants((olga, petra)),
        RenameParticipant(olga, "Somebody", EntityKind.PERSON),
        SplitParticipant(renamed, ("Somebody",)),
        MergeParticipants((rell, olga)),
    ]
    base, linker = desk.linked()
    overlay = Overlay(base, linker.event_from)
    entries = desk.journal(*edits)
    for count in (1, 2, 3, 4, 2, 4, 0, 4):
        fresh = apply_edits(base, entries[:count], linker.event_from)
        assert overlay.laid(entries[:count]) == fresh
    known = {p.id for p in fresh.participants}
    assert {p.participant for e in fresh.events for p in e.participants} <= known


# What is done to an event is done again where it is split from another: by then somebody named in it may be no more.
def added(role: Role = Role.AGENT) -> Edit:
    return AddParticipant(at(ARCH), UNA, role)


def both(one: str, other: ParticipantRef) -> Edit:
    return MergeParticipants((who(one), other))


UNA = ParticipantRef("Una Crane", EntityKind.PERSON)
UNA_HOLT = ParticipantRef("Una Holt", EntityKind.PERSON, ("Una Crane",))
TAKING_PART: dict[str, Callable[[], Sequence[Edit]]] = {
    "added": lambda: [added(), both("Petra Lund", UNA)],
    "added in another role": lambda: [added(), added(Role.PATIENT), both("Petra Lund", UNA)],
    "added and two": lambda: [
        added(), RenameParticipant(UNA, "Una Holt", EntityKind.PERSON), SplitParticipant(UNA_HOLT, ("Una Crane",))
    ],
    "removed": lambda: [RemoveParticipant(at(ARCH), who("Nordwerk")), both("Petra Lund", who("Nordwerk"))],
    "one with others removed": lambda: [
        both("Tomas Rell", who("Nordwerk")), RemoveParticipant(at(ARCH), who("Tomas Rell")),
        both("Petra Lund", who("Tomas Rell")),
    ],
}  # fmt: skip


@pytest.mark.parametrize("how", TAKING_PART)
def test_who_takes_part_in_an_event_that_came_back_is_who_did_before(how: str) -> None:
    """Found by the state machine: KeyError for one whom the user had added and then merged into another."""
    edits = TAKING_PART[how]()
    before = laid(*edits)
    after = laid(*edits, MergeEvents((at(STRIKE), at(ARCH))), SplitEvent(at(STRIKE), at(ARCH).passages))
    assert not after.orphans
    assert event(after, ARCH).participants == event(before, ARCH).participants
