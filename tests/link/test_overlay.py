"""What the user corrected, laid over what was linked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.link import desk
from tests.link.laid import ARCH, DAY, OPENING, RELL, STRIKE, at, event, laid, names, relinked, who, written
from tests.link.making import ref, some_edit
from timeline_app.core.chronicle import Chronicle, Event, EventMention
from timeline_app.core.edits import (
    AddEvent,
    ArticleRef,
    Check,
    Edit,
    Entry,
    EntryState,
    EventRef,
    Hide,
    MergeEvents,
    Passage,
    RenameParticipant,
    SetDate,
    SetHeadline,
    SetKind,
    SetNote,
    SetPlace,
    SetPublished,
    SetTags,
    SplitEvent,
    Star,
    TakeBack,
    passage,
)
from timeline_app.core.facts import DateSource, EntityKind, Role, Status
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span
from timeline_app.link.linker import Linker
from timeline_app.link.overlay import Overlay, apply_edits, in_force, published_by_user


# ── one event ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_corrected_date_is_certain_and_those_who_say_otherwise_are_listed() -> None:
    before = event(laid(), OPENING)
    assert [d.says for d in before.disagreements] == ["says “Friday”, which is 9 May 2031"]
    after = event(laid(SetDate(at(OPENING), DAY, "9 May")), OPENING)
    assert (after.when, after.confidence, after.source) == (DAY, 1.0, DateSource.CORRECTED)
    assert [d.says for d in after.disagreements] == ["says “Saturday, 10 May 2031”, which is 10 May 2031"]
    (change,) = after.marks.changes
    assert (change.what, change.before, change.who, change.number) == ("date", "10 May 2031", "you", 1)


def test_an_event_moves_to_its_new_date() -> None:
    chronicle = laid(SetDate(at(ARCH), Interval.of_day(1700, 1, 1)))
    assert event(chronicle, ARCH) is chronicle.events[0]
    undated = laid(SetDate(at(ARCH), None))
    assert undated.events[-1].when is None
    assert event(undated, ARCH) is undated.events[-1]


def test_headline_kind_place_and_marks_are_what_was_said_last() -> None:
    arch = at(ARCH)
    changed = event(
        laid(
            SetHeadline(arch, "The arch is up"), SetKind(arch, "meeting"), SetPlace(arch, "The quay"), Star(arch),
            SetTags(arch, ("a", "b")), SetNote(arch, "see page 3"), Check(arch), SetHeadline(arch, "Up it is"),
        ),
        ARCH,
    )  # fmt: skip
    assert (changed.headline, changed.kind, changed.place) == ("Up it is", "meeting", "The quay")
    marks = changed.marks
    assert (marks.starred, marks.tags, marks.note, marks.checked) == (True, ("a", "b"), "see page 3", True)
    assert [c.what for c in marks.changes] == [
        "headline", "kind", "place", "starred", "tags", "note", "checked", "headline"
    ]  # fmt: skip
    assert marks.changes[-1].before == "The arch is up"


def test_hidden_events_are_apart_and_come_back() -> None:
    hidden = laid(Hide(at(ARCH)))
    assert [e.key for e in hidden.hidden] == [at(ARCH).key]
    assert at(ARCH).key not in {e.key for e in hidden.events}
    starred = laid(Hide(at(ARCH)), Star(at(ARCH)), Hide(at(ARCH), hidden=False))
    assert not starred.hidden
    assert event(starred, ARCH).marks.starred


# ── several events ───────────────────────────────────────────────────────────────────────────────────────────────────
def test_merged_events_keep_the_first_and_have_the_passages_of_all() -> None:
    merged = laid(MergeEvents((at(ARCH), at(STRIKE))))
    one = event(merged, ARCH)
    assert one is event(merged, STRIKE)
    assert (one.headline, one.when) == (event(laid(), ARCH).headline, Interval.of_day(2031, 5, 2))
    assert sum(m.main for m in one.mentions) == 1
    assert any("is the same event" in reason for reason in one.reasons)
    assert len(merged.events) == len(laid().events) - 1


def test_splitting_is_the_exact_inverse_of_merging() -> None:
    edits = (SetHeadline(at(STRIKE), "They strike"), Star(at(ARCH)))
    merged = (*edits, MergeEvents((at(ARCH), at(STRIKE), at(RELL))))
    assert laid(*merged, SplitEvent(at(ARCH), at(STRIKE).passages), SplitEvent(at(ARCH), at(RELL).passages)) == laid(
        *edits
    )


def test_an_edit_of_the_merged_event_stays_with_what_stays() -> None:
    chronicle = laid(
        MergeEvents((at(ARCH), at(STRIKE))), SetNote(at(STRIKE), "both"), SplitEvent(at(ARCH), at(STRIKE).passages)
    )
    assert event(chronicle, ARCH).marks.note == "both"
    assert event(chronicle, STRIKE) == event(laid(), STRIKE)


def test_a_and_b_b_and_c_and_then_without_a() -> None:
    a, b, c = at(ARCH), at(STRIKE), at(RELL)
    chronicle = laid(MergeEvents((a, b)), MergeEvents((b, c)), SplitEvent(a, a.passages))
    assert event(chronicle, ARCH) == event(laid(), ARCH)
    assert event(chronicle, STRIKE) is event(chronicle, RELL)
    assert not chronicle.orphans


def test_merging_in_a_circle_and_with_itself_changes_nothing_more() -> None:
    a, b = at(ARCH), at(STRIKE)
    assert (
        laid(MergeEvents((a, b)), MergeEvents((b, a)), MergeEvents((a, a))).events == laid(MergeEvents((a, b))).events
    )
    assert laid(MergeEvents((a,))) == laid()


def test_what_was_linked_as_one_comes_apart_by_its_passages() -> None:
    before = event(laid(), OPENING)
    telling = [m for m in before.mentions if not m.detail]
    known = {a.article.id: a for a in desk.linked()[0].articles}
    friday = next(m for m in telling if "Friday" in m.span.of(known[m.article].article.text))
    chronicle = laid(SplitEvent(at(OPENING), (passage(friday, known),)))
    saturday, other = event(chronicle, OPENING), event(chronicle, "bridge on Friday")
    assert saturday is not other
    assert (saturday.when, other.when) == (Interval.of_day(2031, 5, 10), DAY)
    assert not saturday.disagreements
    assert saturday.key == before.key
    again = laid(SplitEvent(at(OPENING), (passage(friday, known),)), Star(ref(chronicle, other)))
    assert event(again, "bridge on Friday").marks.starred


def test_a_detail_alone_is_another_event_and_goes_back() -> None:
    known = {a.article.id: a for a in desk.linked()[0].articles}
    before = next(e for e in laid().events if any(m.detail for m in e.mentions))
    detail = next(m for m in before.mentions if m.detail)
    whole = ref(laid(), before)
    parted = SplitEvent(whole, (passage(detail, known),))
    chronicle = laid(parted)
    assert not chronicle.orphans
    other = next(e for e in chronicle.events if detail.span in [m.span for m in e.mentions] and e.key != before.key)
    assert [m.span for m in other.mentions] == [detail.span]
    stays = next(e for e in chronicle.events if e.key == before.key)
    assert [m.span for m in stays.mentions] == [m.span for m in before.mentions if m is not detail]
    assert len(laid(parted, MergeEvents((whole, ref(chronicle, other)))).events) == len(laid().events)


@pytest.mark.parametrize("everything", [True, False])
def test_no_event_is_left_without_a_passage(everything: bool) -> None:
    passages = at(OPENING).passages if everything else at(ARCH).passages
    chronicle = laid(SplitEvent(at(OPENING), passages))
    assert chronicle.events == laid().events
    assert [o.number for o in chronicle.orphans] == [1]


def test_merging_deeper_than_can_be_taken_apart_is_said_not_a_crash() -> None:
    events = [
        Event(f"k{n:05}", Interval.of_days(n, n), 1.0, f"{n}", "other", Status.HAPPENED, DateSource.STATED, 0.5,
              mentions=(EventMention("a", Span(10 * n, 10 * n + 5), None, DateSource.NONE, None, f"{n}", True),))
        for n in range(2_000)
    ]  # fmt: skip
    text = " " * 20_000
    linked = replace(desk.linked()[0].articles[0], article=replace(desk.read().articles[0], id="a", text=text))
    base = Chronicle((linked,), (), tuple(events))
    refs = [ref(base, e) for e in events]
    edits: list[Edit] = [MergeEvents((refs[n + 1], refs[n])) for n in range(1_999)]
    chronicle = apply_edits(base, desk.journal(*edits, SplitEvent(refs[0], refs[0].passages)), Linker().event_from)
    assert len(chronicle.events) in (1, 2)
    assert len(chronicle.events) == 2 or chronicle.orphans


def test_an_added_event_stands_where_it_was_found() -> None:
    linked = next(a for a in desk.linked()[0].articles if a.article.path == "history.txt")
    start = linked.article.text.index("A flood destroyed")
    found = Passage.of(linked, Span(start, start + 20))
    people = ((who("Tomas Rell"), Role.AGENT),)
    chronicle = laid(AddEvent("mine", "The flood", Interval.of_year(1904), "disaster", "Aldery", people, found))
    (mine,) = [e for e in chronicle.events if e.key == "mine"]
    assert (mine.headline, mine.place, names(mine), mine.marks.added) == ("The flood", "Aldery", {"Tomas Rell"}, True)
    assert mine.main.span == found.span
    assert [c.what for c in mine.marks.changes] == ["added"]
    changed = laid(AddEvent("mine", "The flood", None, "disaster"), SetDate(EventRef("mine", "The flood"), DAY))
    assert [e.when for e in changed.events if e.key == "mine"] == [DAY]


# ── publication dates ────────────────────────────────────────────────────────────────────────────────────────────────
def test_relative_dates_follow_the_publication_date_and_pinned_ones_stay() -> None:
    strike = next(a for a in desk.read().articles if a.path == "strike.txt")
    setting = SetPublished((ArticleRef(strike.content_hash, strike.path),), Interval.of_day(2031, 6, 10))
    assert event(laid(setting), STRIKE).when == Interval.of_day(2031, 6, 9)
    pinned = laid(SetDate(at(STRIKE), DAY), setting)
    assert event(pinned, STRIKE).when == DAY
    assert event(pinned, "met Petra Lund in").when == Interval.of_day(2031, 6, 9)


def test_the_latest_word_on_an_article_holds() -> None:
    article = desk.read().articles[0]
    one = (ArticleRef(article.content_hash, article.path),)
    entries = desk.journal(SetPublished(one, DAY), SetPublished(one, Interval.of_year(2030)))
    assert published_by_user(entries, desk.read().articles) == {article.id: Interval.of_year(2030)}
    assert not published_by_user(desk.journal(SetPublished(one, DAY), SetPublished(one, None)), desk.read().articles)


# ── the journal ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_what_is_taken_back_does_not_count_and_what_takes_it_back_can_be_taken_back() -> None:
    star, note = Star(at(ARCH)), SetNote(at(ARCH), "x")
    assert laid(star, note, TakeBack((1,))).events == relinked(desk.read(), desk.journal(star, note)[1:]).events
    assert laid(star, note, TakeBack((1,)), TakeBack((3,))) == laid(star, note)
    assert [e.number for e in in_force(desk.journal(TakeBack((2, 1)), star))] == [2]


def test_undone_and_dropped_entries_do_not_count() -> None:
    (entry,) = desk.journal(Star(at(ARCH)))
    for state in (EntryState.UNDONE, EntryState.DROPPED):
        assert relinked(desk.read(), [replace(entry, state=state)]) == laid()


@settings(max_examples=30)
@given(st.data())
def test_undoing_brings_every_byte_of_the_extract_back(data: st.DataObject) -> None:
    base, linker = desk.linked()
    overlay = Overlay(base, linker.event_from)
    entries: list[Entry] = []
    pages = [written(base)]
    for number in range(1, 5):
        edit = data.draw(st.composite(some_edit)(overlay.laid(entries), number))
        entries.append(Entry(number, number, edit, "you", number))
        pages.append(written(overlay.laid(entries)))
    while entries:
        assert written(overlay.laid(entries)) == pages.pop()
        entries.pop()
    assert overlay.laid(entries) is base


# ── the folder changes ───────────────────────────────────────────────────────────────────────────────────────────────
def corrections() -> tuple[Entry, ...]:
    arrests = next(a for a in desk.read().articles if a.path == "arrests.txt")
    return desk.journal(
        SetDate(at(ARCH), DAY, "9 May"),
        SetHeadline(at(STRIKE), "They strike"),
        Hide(at(RELL)),
        MergeEvents((at(OPENING), at("released them"))),
        RenameParticipant(who("Olga Brandt"), "Olga B.", EntityKind.PERSON),
        SetPublished((ArticleRef(arrests.content_hash, arrests.path),), Interval.of_day(2031, 5, 30)),
    )


def _as_corrected(chronicle: Chronicle) -> None:
    assert not chronicle.orphans
    assert event(chronicle, ARCH).when == DAY
    assert event(chronicle, STRIKE).headline == "They strike"
    assert [e.key for e in chronicle.hidden] == [event(chronicle, RELL).key]
    assert event(chronicle, OPENING) is event(chronicle, "released them")
    assert "Olga B." in {p.name for p in chronicle.participants}


@pytest.mark.parametrize(
    "folder", [desk.read, desk.renamed, desk.other_rules, lambda: desk.other_rules(5), desk.edited],
    ids=["the same", "renamed files", "other rules", "quite other rules", "another text"],
)  # fmt: skip
def test_edits_survive(folder: object) -> None:
    read = folder()  # type: ignore[operator]
    _as_corrected(relinked(read, corrections()))


def test_an_edit_whose_article_has_gone_is_listed_and_comes_back_with_it() -> None:
    entries = corrections()
    gone = relinked(desk.without("bridge.txt"), entries)
    (orphan,) = gone.orphans
    assert (orphan.number, orphan.reason) == (1, "The event is not there any more.")
    assert "last arch" in orphan.says
    _as_corrected(relinked(desk.read(), entries))


def test_a_neighbour_is_not_taken_for_the_event_that_has_gone() -> None:
    folder = desk.read()
    texts = [a.text for a in folder.articles]
    seen = [
        tuple(replace(e, detail_of=None, date_from=None) for e in f.events if ARCH not in e.span.of(text))
        for f, text in zip(folder.facts, texts, strict=True)
    ]
    unseen = replace(folder, facts=tuple(replace(f, events=e) for f, e in zip(folder.facts, seen, strict=True)))
    chronicle = relinked(unseen, desk.journal(SetHeadline(at(ARCH), "It is up")))
    assert [o.number for o in chronicle.orphans] == [1]
    assert "It is up" not in {e.headline for e in chronicle.events}


def test_an_edit_of_what_never_was_is_listed_with_its_words() -> None:
    lost = EventRef("nowhere", "The moon falls", (Passage(ArticleRef("0" * 64, "moon.txt"), Span(0, 4), "moon"),))
    chronicle = laid(Star(lost), SetPublished((ArticleRef("0" * 64, "moon.txt"),), DAY))
    assert [o.number for o in chronicle.orphans] == [1, 2]
    assert "The moon falls" in chronicle.orphans[0].says
    assert chronicle.events == laid().events
