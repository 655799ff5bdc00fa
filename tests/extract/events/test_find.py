from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.extract.events.reading import Read, article_of
from timeline_app.core.facts import DateSource, Role, Status
from timeline_app.extract.pipeline import extract

PEOPLE = "Anna Lindqvist, Tomas Okoro, Maria Velasquez"


def test_each_verb_takes_its_own_date() -> None:
    read = Read("The man who was arrested on Monday died in custody on Friday.")
    assert read.when(read.told_by("arrested")) == "Monday"
    assert read.when(read.told_by("died")) == "Friday"


def test_date_before_the_noun_belongs_to_the_noun() -> None:
    read = Read("Lindqvist condemned Sunday's attack in a speech on Tuesday.", people=PEOPLE)
    assert read.when(read.told_by("attack")) == "Sunday"


def test_reported_happening_is_told_without_its_reporter() -> None:
    read = Read("Okoro was arrested in Lagos on Monday, his lawyer said.", people=PEOPLE)
    event = read.shown[0]
    assert (event.kind, event.trigger.of(read.text)) == ("trial", "arrested")
    assert read.who(event) == {("Tomas Okoro", "patient")}


def test_passive_roles() -> None:
    read = Read("Okoro was welcomed by Velasquez in Lima on Monday.", people=PEOPLE, places="Lima")
    assert read.who(read.shown[0]) == {("Tomas Okoro", "patient"), ("Maria Velasquez", "agent")}
    assert read.shown[0].place == "Lima"


def test_talks_between_two() -> None:
    read = Read("Talks between Lindqvist and Okoro took place in Oslo on 4 May 2020.", people=PEOPLE)
    event = read.shown[0]
    assert event.kind == "meeting"
    assert {name for name, _ in read.who(event)} == {"Anna Lindqvist", "Tomas Okoro"}


def test_light_verb_takes_the_kind_of_its_noun() -> None:
    read = Read("Lindqvist held a meeting with Okoro on Tuesday.", people=PEOPLE)
    event = read.shown[0]
    assert event.kind == "meeting"
    assert ("Tomas Okoro", "other") in read.who(event) or ("Tomas Okoro", "patient") in read.who(event)


def test_talk_of_those_who_met_is_a_detail_of_their_meeting() -> None:
    read = Read(
        "Lindqvist met Okoro in Geneva on Tuesday. Lindqvist and Okoro discussed trade. Okoro praised the harvest.",
        people=PEOPLE,
    )
    assert len(read.shown) == 1
    assert {e.detail_of for e in read.events[1:]} == {0}


def test_planned_and_denied() -> None:
    read = Read("Okoro will visit Peru next week. Velasquez did not sign the treaty on Monday.", people=PEOPLE)
    assert read.told_by("visit").status is Status.PLANNED
    assert read.told_by("sign").status is Status.DENIED


def test_nested_dated_fact_is_an_event_of_its_own() -> None:
    read = Read("Velasquez, who became minister in October 2019, signed the treaty on 7 May 2021.", people=PEOPLE)
    became, signed = read.told_by("became"), read.told_by("signed")
    assert (read.when(became), became.kind) == ("October 2019", "appointment")
    assert read.when(signed) == "7 May 2021"
    assert "Velasquez" in became.headline


def test_subject_noun_of_relative_clause_is_the_event() -> None:
    read = Read(
        "Okoro mourned victims of the collision of a bus and a train that occurred in Kano on Sunday.",
        people=PEOPLE,
    )
    event = next(e for e in read.events if e.kind == "accident")
    assert read.when(event) == "Sunday"
    assert "collision" in event.headline.lower()


def test_opinion_and_page_furniture_tell_nothing() -> None:
    read = Read(
        "The alliance is a cornerstone. This shows how vital trust is. Click here to subscribe to our newsletter."
    )
    assert read.events == ()


def test_background_does_not_take_the_date_of_the_news() -> None:
    read = Read("Okoro was freed on Friday. He had founded the party with two friends.", people=PEOPLE)
    founded = read.told_by("founded")
    assert founded.background
    assert founded.date_source in (DateSource.NONE, DateSource.INHERITED)
    assert founded.detail_of is not None or founded.date_source is DateSource.NONE


def test_undated_sequel_takes_the_date_of_what_it_continues() -> None:
    read = Read("On Monday Okoro opened the bridge at Kano. Okoro cut a ribbon and planted a tree.", people=PEOPLE)
    sequel = read.events[1]
    assert sequel.date_source is DateSource.INHERITED
    assert sequel.date_from == 0


def test_since_and_until_are_no_dates_of_the_event() -> None:
    read = Read("Okoro has met farmers in Kano since October.", people=PEOPLE)
    assert all(e.time is None for e in read.events)


def test_what_it_is_about_is_most_salient() -> None:
    read = Read(
        "A dam burst near Valmora on Tuesday and killed nine people. Rescuers searched for survivors. "
        "The mayor once visited the dam. Engineers painted a bridge in March.",
        title="Dam burst kills nine near Valmora",
    )
    assert max(read.events, key=lambda e: e.salience) is read.events[0]


def test_empty_and_odd_texts() -> None:
    for text in ("", "   ", "12 34 56 78\n90 12", "if (x) { return y; }", "A B C D E F G", "…" * 50):
        assert isinstance(Read(text).events, tuple)


def test_references_point_inside() -> None:
    read = Read(
        "Okoro met Velasquez in Lima on 3 May 2020. They signed a pact. On 4 May he flew home, officials said.",
        people=PEOPLE,
    )
    for number, event in enumerate(read.events):
        assert event.headline
        assert event.span.contains(event.trigger)
        assert event.detail_of is None or 0 <= event.detail_of < len(read.events)
        assert event.detail_of != number and event.date_from != number
        assert all(0 <= t < len(read.times) for t in (*event.times, *([] if event.time is None else [event.time])))
        assert all(a.role in Role for a in event.actors)


def test_those_without_a_name_take_part_and_are_marked() -> None:
    text = "Police arrested Tomas Okoro in Lagos on Monday. Two firefighters were injured on Tuesday."
    facts = extract(article_of(text))
    named = {(facts.entities[a.entity].name, a.role) for e in facts.events for a in e.actors}
    assert ("Police", Role.AGENT) in named
    assert ("Firefighter", Role.PATIENT) in named or ("Firefighters", Role.PATIENT) in named
    nameless = {e.name for e in facts.entities if e.nameless}
    assert "Police" in nameless
    assert not any("Okoro" in name for name in nameless)
    for mention in facts.mentions:
        assert mention.span.of(text) == mention.text


def test_a_failing_stage_costs_only_its_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("odd text")

    monkeypatch.setattr("timeline_app.extract.claims.find_claims", fail)
    facts = extract(article_of("Okoro resigned on Monday."))
    assert facts.events
    assert any("odd text" in note for note in facts.notes)


def test_a_language_without_grammar_keeps_its_dates() -> None:
    facts = extract(replace(article_of("Der Minister trat am 4. Mai 2019 in Berlin zurück."), language="de"))
    assert facts.events == ()
    assert any("only; of German" in note for note in facts.notes)


def test_a_dated_noun_gives_its_day_to_the_meeting_told_before() -> None:
    read = Read("Lindqvist welcomed Okoro to the palace. The January 15 encounter lasted two hours.", people=PEOPLE)
    (meeting,) = read.shown
    assert read.when(meeting) is not None
    assert "January 15" in (read.when(meeting) or "")


def test_what_two_agreed_belongs_to_their_meeting_told_next() -> None:
    read = Read(
        "Lindqvist and Okoro agreed to reopen the border. Lindqvist and Okoro met in Geneva on 4 May 2020.",
        people=PEOPLE,
    )
    (meeting,) = read.shown
    assert meeting.kind == "meeting"


def test_the_saying_and_what_is_said_have_their_own_days() -> None:
    read = Read(
        "On Monday a bomb exploded in Kano. Okoro told the court on Friday that he had left the town.", people=PEOPLE
    )
    said = next(e for e in read.events if read.when(e) == "Friday")
    assert said.kind == "statement"


def test_a_description_of_somebody_takes_no_part() -> None:
    read = Read(
        "Okoro met Velasquez, a former envoy to Peru, in Lima on Monday.",
        people=PEOPLE,
        countries="Peru",
        places="Lima",
    )
    assert read.who(read.shown[0]) == {("Tomas Okoro", "agent"), ("Maria Velasquez", "patient")}


def test_a_year_in_a_name_is_no_date() -> None:
    read = Read("Okoro won the race at the 2016 Olympics on Monday.", people=PEOPLE)
    assert read.when(read.shown[0]) == "Monday"


def test_first_person_asides_are_not_shown() -> None:
    read = Read("A bomb exploded in Kano on Monday. I left my house on Tuesday.")
    assert [e.kind for e in read.shown] == ["accident"]


@pytest.mark.parametrize("spelt", [str.upper, str.lower], ids=["capitals", "small letters"])
def test_letter_case_does_not_matter(spelt: Callable[[str], str]) -> None:
    facts = extract(article_of(spelt("Police arrested three men in Lagos on Monday. A ferry sank on 4 May 2019.")))
    assert {e.kind for e in facts.events} >= {"trial", "accident"}
    assert sum(e.time is not None for e in facts.events) == 2
    assert all("onday" not in e.headline for e in facts.events)


def test_those_whose_talks_are_told_have_met() -> None:
    read = Read("Lindqvist and Okoro agreed on Monday to reopen the border. Their talks lasted an hour.", people=PEOPLE)
    (meeting,) = read.shown
    assert meeting.kind == "meeting"


def test_what_is_believed_or_expected_has_the_roles_of_the_second_verb() -> None:
    read = Read("Ghana and Togo are both believed to have bought lanterns on Monday.", countries="Ghana, Togo")
    assert [e.trigger.of(read.text) for e in read.shown] == ["bought"]
    assert read.who(read.told_by("bought")) == {("Ghana", "agent"), ("Togo", "agent")}
    read = Read("Okoro is expected to visit Chile on Friday.", people=PEOPLE, countries="Chile")
    assert [e.status for e in read.shown] == [Status.PLANNED]
    assert ("Tomas Okoro", "agent") in read.who(read.told_by("visit"))


def test_those_who_say_it_and_those_of_its_details_have_a_part() -> None:
    read = Read("Maria Velasquez said Okoro was arrested in Lagos on Monday.", people=PEOPLE)
    assert [read.entities[a.entity].name for a in read.shown[0].also] == ["Maria Velasquez"]
    read = Read("A bomb killed Okoro on Monday. His driver met Lindqvist.", people=PEOPLE)
    assert all(a.role is Role.OTHER for e in read.events for a in e.also)
    assert not any({a.entity for a in e.also} & {a.entity for a in e.actors} for e in read.shown)


def test_who_was_in_the_event_that_a_noun_tells() -> None:
    read = Read("Tomas Okoro was injured in the crash on Friday at the Lindqvist race.", people="Tomas Okoro")
    assert all(read.entities[a.entity].name == "Tomas Okoro" for e in read.events for a in (*e.actors, *e.also))
    assert read.events


def test_a_country_that_is_only_named_takes_no_part() -> None:
    read = Read("Another 25 cases of the disease have been confirmed in Togo on Monday.", countries="Togo")
    assert not read.shown[0].actors


def test_those_without_a_name_have_a_part_in_what_is_told_on() -> None:
    facts = extract(article_of("A bomb exploded in the station of Lyon on Monday. Passengers fled along the tracks."))
    names = {facts.entities[a.entity].name: a.role for e in facts.events for a in (*e.actors, *e.also)}
    assert names.get("Passengers") is not None


def test_what_is_told_in_passing_and_without_a_date_is_a_detail() -> None:
    text = (
        "A fire destroyed the harbour mill in Aldery on Tuesday. Officials met on Wednesday to look at the loss. "
        "The owners spoke of better days. The mill stood empty since spring. Boats carried the grain away. "
        "A poet praised the river. Aldery council has ordered an inquiry."
    )
    read = Read(text, places="Aldery")
    told = {read.text[e.span.start : e.span.end]: e.detail_of for e in read.events}
    assert told.get("Boats carried the grain away.", 0) is not None
    assert any("inquiry" in headline for headline in read.headlines)


def test_not_before_the_subject_denies_nothing() -> None:
    read = Read("Not content with the first prize, Ada Berg won the second on Friday.", people="Ada Berg")
    assert [e.status for e in read.shown] == [Status.HAPPENED]
    denied = Read("Ada Berg did not win the second prize on Friday.", people="Ada Berg")
    assert [e.status for e in denied.shown] == [Status.DENIED]


@pytest.mark.parametrize(
    ("text", "word", "date"),
    [
        ("In 1858 Berg and Holt sold the mill to Moreau, who came in 1857.", "sold", "1858"),
        ("Ada Berg, Danish engineer, born in Halden, in 1819.", "born", "1819"),
        ("Ada Berg planned and built the great bridge at Halden in 1855.", "planned", "1855"),
    ],
)
def test_a_date_finds_its_verb_where_the_grammar_hangs_it_elsewhere(text: str, word: str, date: str) -> None:
    read = Read(text, people="Ada Berg, Moreau")
    (event,) = [e for e in read.events if text[e.trigger.start : e.trigger.end] == word]
    assert event.time is not None
    assert date in read.times[event.time].text


def test_stations_of_a_life_take_no_day_from_their_neighbours() -> None:
    read = Read(
        "Ada Berg died at her home in Halden on 8 March 2019. She was born in Aldery. She graduated in Oslo.",
        people="Ada Berg",
        places="Halden, Aldery, Oslo",
    )
    assert [e.date_source for e in read.events] == [DateSource.STATED, DateSource.NONE, DateSource.NONE]


def test_what_is_still_to_come_dates_nothing_that_follows() -> None:
    read = Read(
        "The council met. A by-election would be held on 4 May 2017. The clerk was instructed to write to the owners.",
    )
    assert all(e.date_from is None for e in read.events if e.verb == "instruct")


def test_what_names_its_own_date_is_no_part_of_another_day() -> None:
    read = Read(
        "Two men were convicted of the theft of the Halden paintings in July 2004. "
        "They were found in September 2016 during a raid on a house beside the old harbour.",
    )
    found = next(e for e in read.events if "found in September" in read.text[e.span.start : e.span.end])
    assert found.detail_of is None


def test_the_opening_of_an_article_is_no_detail() -> None:
    read = Read("The bishop suspended the organist. The choir sang without him on Sunday 3 May 2015.")
    assert "bishop" in read.headlines[0]


def test_a_meeting_called_by_its_day_is_the_one_told_before() -> None:
    read = Read(
        "Ada Berg met Jules Moreau in Oslo on May 3. They spoke of the ferry. The May 3 talks stressed mutual support.",
        people="Ada Berg, Jules Moreau",
        places="Oslo",
    )
    stressed = next(e for e in read.events if e.verb == "stress")
    assert stressed.detail_of is not None


def test_a_date_that_says_which_paper_is_meant_dates_nothing() -> None:
    read = Read("The minutes of 9 January were approved by the council. The council sold the old school to Ada Berg.")
    assert all(not e.times and e.time is None for e in read.events)


@pytest.mark.parametrize(
    "unreal",
    [
        "Had Holm resigned on 5 June 2030, nobody would have noticed.",
        "Holm should have resigned on 5 June 2030.",
        "It is not true that Holm was arrested on 5 June 2030, his lawyer said.",
    ],
)
def test_what_the_sentence_says_did_not_happen_has_not_happened(unreal: str) -> None:
    read = Read("Anna Berg opened the fair in Oslo on 2 June 2030. " + unreal, people="Anna Berg, Tomas Holm")
    happened = [e for e in read.events if e.status is Status.HAPPENED and e.verb in ("resign", "arrest")]
    assert not happened


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Lindqvist, the harbour minister, stepped down on Tuesday after claims that she had lied.", "resignation"),
        ("The singer Lindqvist passed away on Tuesday at the age of 77.", "death"),
        ("The ferry went down near the lighthouse on Tuesday.", "accident"),
        ("The ferry Northern Light went down near Kano on Tuesday.", "accident"),
        ("The ferry pilot went down to the harbour on Tuesday.", "visit"),
        ("A small plane came down in a field near Kano on Tuesday.", "accident"),
        ("Lindqvist went down to the harbour on Tuesday.", "visit"),
    ],
)
def test_an_adverb_right_behind_the_verb_may_make_another_verb_of_it(text: str, kind: str) -> None:
    assert Read(text, people=PEOPLE).shown[0].kind == kind
