"""Which lines stand alone, what becomes of those that do not, and plans told in passing."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read, article_of
from timeline_app.core.facts import Entity, EntityKind, Mention, MentionForm, Status
from timeline_app.core.span import Span
from timeline_app.extract.events.candidates import drafts_of
from timeline_app.extract.events.context import read
from timeline_app.extract.events.line import tokens_of
from timeline_app.extract.events.sound import is_sound
from timeline_app.extract.nlp import parse
from timeline_app.extract.sentences import split_sentences

PEOPLE = "Anna Lindqvist, Tomas Okoro"


def sound(sentence: str, line: str) -> bool:
    """Whether `line` is a sound headline of the first event of `sentence`, in which Okoro is known."""
    article = article_of(sentence)
    at = sentence.index("Okoro")
    mention = Mention(Span(at, at + 5), "Okoro", MentionForm.NAME, 0)
    known = (Entity("Okoro", EntityKind.PERSON, ("Okoro",)),)
    reading = read(article, parse(sentence, split_sentences(sentence, ())), (), known, (mention,))
    return is_sound(line, drafts_of(reading.views[0], sentence)[0], reading)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Okoro destroyed the bridge and the mill.", "Okoro destroys the bridge"),
        ("Okoro resigned.", "Okoro resigns"),
        ("Okoro warned of a flood.", "Okoro warns of a flood"),
        ("Okoro said the mill would close.", "Okoro says the mill will close"),
        ("A trickle of letters from friends have reached Okoro.", "A trickle of letters from friends reaches Okoro"),
        ("Okoro and his brother opened a school.", "Okoro and his brother open a school"),
    ],
)
def test_whole_sentences_are_sound(sentence: str, line: str) -> None:
    assert sound(sentence, line)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Okoro destroyed the bridge.", "Okoro destroys"),
        ("Okoro pulled her out of the river.", "Okoro pulls her out of the river"),
        ("My uncle met Okoro.", "My uncle meets Okoro"),
        ("Okoro told us the news.", "Okoro tells us the news"),
        ("Okoro went to the harbour.", "Okoro goes to the"),
        ("Okoro said the mill would close.", "Okoro said"),
        ("Okoro warned today.", "Okoro warned today"),
        ("The mayor, Okoro, warned on Monday.", "The mayor, Okoro, warns"),
        (
            "Okoro agreed today, saying that if unpaid, harbour dues could double within a year.",
            "Okoro agrees, saying that if unpaid",
        ),
        ("They greeted Okoro.", "They greet Okoro"),
        ("Dozens of its workers cheered Okoro.", "Dozens of its workers cheer Okoro"),
        ("Okoro described the plan as a gift.", "Okoro describes the plan"),
        ("Any fears that Okoro had were allayed.", "Any fears are allayed"),
        ("Okoro received the medal.", "Okoro receives the medal You were brave"),
        ("Okoro, the mayor, spoke to reporters.", "Mayor Okoro, spoke to reporters"),
    ],
)
def test_lines_that_lack_something_are_not(sentence: str, line: str) -> None:
    assert not sound(sentence, line)


def test_what_no_line_can_tell_alone_goes_with_the_event_before() -> None:
    told = Read("Tomas Okoro opened the mill in Lagos. It pulled them all in from there.", people=PEOPLE)
    assert [e.headline for e in told.shown] == ["Okoro opens the mill in Lagos"]


def test_a_plan_that_was_agreed_is_an_event_without_a_date() -> None:
    told = Read("The ministers agreed that Okoro will visit Peru.", PEOPLE, "Peru")
    (plan,) = [e for e in told.shown if e.status is Status.PLANNED]
    assert plan.headline == "Okoro will visit Peru"
    assert plan.time is None


def test_a_likely_trip_is_a_plan_with_its_date() -> None:
    told = Read("Okoro asked Lindqvist for money in preparing Okoro's likely Peru trip this autumn.", PEOPLE, "Peru")
    (plan,) = [e for e in told.shown if e.status is Status.PLANNED]
    assert plan.headline.endswith("is planned")
    assert plan.time is not None


def test_a_readers_comment_tells_no_event() -> None:
    assert not Read("At 9:47 am on 11 Jun 2013, Teacosy wrote: I met Okoro in Lagos.", people=PEOPLE).shown


def test_the_place_of_the_talks_is_that_of_the_meeting() -> None:
    text = "Lindqvist met Okoro on Monday. Their talks, held in Geneva, lasted an hour."
    (meeting,) = Read(text, people=PEOPLE, places="Geneva").shown
    assert meeting.place == "Geneva"


def test_a_passage_begins_with_the_thing_itself() -> None:
    told = Read("Okoro spoke of a collision between a car and a train that occurred near Lagos on 4 May 2020.", PEOPLE)
    spans = [e.span.of(told.text) for e in told.events if e.kind == "accident"]
    assert spans
    assert all(span.startswith("a collision") for span in spans)


def test_the_verbs_of_a_line_are_found_in_any_form():
    sentence = "Okoro met the board on Friday and left Oslo after he had met his lawyer."
    article = article_of(sentence)
    reading = read(article, parse(sentence, split_sentences(sentence, ())), (), (), ())
    draft = drafts_of(reading.views[0], sentence)[0]
    found = {t.text: [w.text for w in t.found] for t in tokens_of("Okoro meets the board, leaves and met", draft)}
    assert found["meets"] == found["met"] == ["met", "met"]
    assert (found["leaves"], found["Okoro"]) == (["left"], ["Okoro"])


def test_the_who_has_a_meeting_and_a_war_a_number() -> None:
    assert sound("Okoro said the WHO painted its boats.", "The WHO paints its boats")
    assert sound("World War I starts with a shot at Okoro.", "World War I starts with a shot at Okoro")


def test_what_cannot_be_told_is_listed_with_what_can() -> None:
    read = Read(
        "On 3 May 2015 Anna Lindqvist opened the new mill in Valmora. They blew the old bridge up on 9 May 2015 and "
        "the rest of it was taken away by their neighbours after many long and bitter quarrels.",
        PEOPLE,
    )
    assert [h for h in read.headlines if not h.startswith("Lindqvist")] == []


def test_what_emerges_is_told_where_that_it_emerged_cannot_be() -> None:
    read = Read(
        "The longest-serving librarian in Valmora sold the drawings of a lighthouse keeper that showed harbour "
        "porpoises, empty boats and the ruins of chapels, it emerged today.",
    )
    assert read.headlines == ["The longest-serving librarian in Valmora sells the drawings of a lighthouse keeper"]


def test_whoever_tells_somebody_tells_something() -> None:
    sentence = "Okoro told the panel of judges who try the sailors all night."
    assert not sound(sentence, "Okoro tells the panel of judges who try the sailors")
    sentence = "Okoro told the panel of judges that the mate had been brave in the storm."
    assert sound(sentence, "Okoro tells the panel of judges that the mate had been brave in the storm")


def test_a_bare_this_says_not_what_happened() -> None:
    sentence = "By noon this was taken for a sign that Okoro would leave."
    assert not sound(sentence, "By noon this was taken for a sign that Okoro would leave")


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("The fog, the thickest in six decades, which arrived on 4 May 2020, delayed ten.", "Six decades arrive"),
        ("The frost was the hardest in six decades, which arrived on 4 May 2020.", "Six decades arrive"),
    ],
)
def test_what_a_time_is_said_to_do_is_no_line(sentence: str, line: str) -> None:
    assert line not in Read(sentence, PEOPLE).headlines


@pytest.mark.parametrize("name", ["Sant'Anna", "Dell'Orso", "the Commedia dell'Orto"])
def test_a_name_with_a_mark_inside_is_no_seam(name: str) -> None:
    assert sound(f"Okoro praised {name}.", f"Okoro praises {name}")
    assert not sound(f"Okoro praised the council'He left {name}.", f"Okoro praises the council'He left {name}")


def test_what_is_said_of_a_day_is_said() -> None:
    told = Read("Tomas Okoro says the mill in Halden will close on Monday.", people=PEOPLE, places="Halden").events
    assert "Okoro says the mill in Halden will close" in [e.headline for e in told if e.clarity > 0]
    bare = Read("The chief fire officer, Tomas Okoro, warned on Monday.", people=PEOPLE).events
    assert [e.clarity for e in bare] == [0.0]
