"""What only may be, always is so, or is somebody's view is no event of its own, but listed with one."""

from __future__ import annotations

import pytest

from tests.extract.events.reading import Read
from timeline_app.core.facts import Status

HAPPENED = "On 4 May 2021 Anna Lindqvist opened the new ferry terminal in Halden. "


def shown(sentence: str) -> list[str]:
    read = Read(HAPPENED + sentence, people="Anna Lindqvist, Tomas Okoro", places="Halden")
    assert any("opens the new ferry terminal" in line for line in read.headlines)
    return [line for line in read.headlines if "ferry terminal" not in line]


@pytest.mark.parametrize(
    "sentence",
    [
        "The old pier could collapse in June.",
        "Next week the fares may rise sharply.",
        "The town council must repair the quay by July.",
        "The ferry was probably struck by lightning last year.",
        "The crossing was originally due to open in March.",
    ],
)
def test_what_only_may_be_is_no_event_of_its_own(sentence: str) -> None:
    assert not shown(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2019 the quay was ugly and narrow.",
        "In March the terminal was a symbol of civic pride.",
        "The ferry was one of the finest ships in 1998.",
        "The islanders rely on lamp oil in winter.",
        "Most ferries sail at dawn in summer.",
        "The captains often quarrelled in spring.",
        "Two thirds of the delay in April was due to fog.",
        "In 2014 Tomas Okoro was a columnist for a weekly.",
        "In June Tomas Okoro was 34 and from the hills.",
        "In June Tomas Okoro was serving with the fleet.",
        "Tomas Okoro is charged with fraud.",
        "Tomas Okoro denies fraud but could lose his licence.",
        "Tomas Okoro was married with two sons.",
        "The clubs of Tomas Okoro have sheltered countless sailors.",
        "Islanders queue at the quay every morning for a loaf.",
        "Hundreds of sailors could be stranded on the reef.",
        "As the sun rose over the bay in June, gulls cried.",
        "Stories of courage are emerging from the wreck.",
        "The alleged quarrels took place in June.",
    ],
)
def test_how_it_is_or_always_was_is_no_event(sentence: str) -> None:
    assert not shown(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "In March the engineer was dead.",
        "The alleged smuggler was arrested in March.",
        "Tomas Okoro was married in June.",
        "Tomas Okoro was mayor of the town in 2016.",
        "The harbour was closed in April.",
        "The damage was $3m in April.",
        "The launch was in April.",
    ],
)
def test_news_that_only_a_state_tells_stays(sentence: str) -> None:
    assert shown(sentence)


def test_what_did_not_come_about_though_it_could_have_stays() -> None:
    assert shown("On Friday the divers could not reach the wreck.")


def test_what_an_article_is_about_stays_though_it_is_a_guess() -> None:
    assert Read("The old pier in Halden could collapse within days.", places="Halden").headlines


@pytest.mark.parametrize(
    "sentence",
    [
        "The case against the men accused of it in March went on.",
        "The mayor praised the report published in April.",
        "After a report in April the mayor was silent.",
    ],
)
def test_what_only_says_which_one_is_meant_tells_nothing(sentence: str) -> None:
    assert not any("are accused" in line or "report" in line.split()[:2] for line in shown(sentence))


def test_a_line_says_who_or_what() -> None:
    assert not shown("In June people died.")
    assert shown("In June nine people died in a fire.")


def test_a_whole_date_in_a_main_clause_is_kept_all_the_same() -> None:
    assert shown("On 9 June 2019 the quay was ugly and narrow.")


def test_what_is_due_has_the_day_on_which_it_is_due() -> None:
    read = Read("Tomas Okoro is due to appear before the harbour board on 9 June 2021.", people="Tomas Okoro")
    (event,) = read.shown
    assert read.when(event) == "9 June 2021" and event.verb == "appear"


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Most shops in Halden close on 7 May after the storm.", "Most shops in Halden close after the storm"),
        ("Every school in Halden closes on Friday.", "Every school in Halden closes"),
    ],
)
def test_what_most_do_on_a_day_happens(sentence: str, line: str) -> None:
    assert shown(sentence) == [line]


def test_what_all_do_every_week_is_general() -> None:
    assert not shown("Every school in Halden closes on Fridays.")
    assert not shown("Many mills usually close on Friday.")


@pytest.mark.parametrize(
    "sentence",
    [
        "In April the plan paved the way for a new quay.",
        "The idea came to mind in April.",
        "Her courage gave the town new hope in April.",
        "The harbour board could not be reached for comment on Friday.",
        "The league should close the pier in May.",
        "The harbour board needs to repair the quay by 9 June.",
        "The pier was supposed to open in May.",
        "In May the tide seemed to be turning for the town.",
        "In May the islanders would rather row than wait.",
        "In May a longer pier would be seen as an insult.",
        "The pier was seen as a costly ruin in 2012.",
        "Tomas Okoro gave no details of the plan in May.",
        "In May the pier was under scrutiny.",
        "There were no deaths on the reef in May.",
        "The islanders are ready for the winter.",
        "The failure of Tomas Okoro to dredge the bay killed the trade last year.",
        "Most islanders will vote for the pier this year.",
        "Tomas Okoro has not been chosen as a witness.",
        "Tomas Okoro was treating two of the divers.",
        "Tomas Okoro has led the rowing club for nearly three decades.",
        "Tomas Okoro has sued the harbour board before.",
        "Tomas Okoro came from Halden.",
        "The harbour board was more open about its plans in May.",
        "The controversy over the pier raged in May.",
        "Tomas Okoro spent much of his life on the reef.",
        "On Thursday Tomas Okoro was not in court.",
        "In March Tomas Okoro was with an aunt.",
        "Tomas Okoro faces two years in prison if convicted in June.",
    ],
)
def test_figures_of_speech_thoughts_and_advice_are_no_events(sentence: str) -> None:
    assert not shown(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tomas Okoro appeared before the harbour board in May.",
        "Tomas Okoro seems to have sold the ferry in May.",
        "Tomas Okoro was in Halden on 9 May.",
        "Tomas Okoro came from Halden to live on the reef.",
        "The first launch of the new ferry was in April.",
        "Failure of the brakes sank the old ferry in May.",
        "The pilot's failure to stop killed two divers in May.",
        "The pilot's failure to brake sank the old ferry in May.",
        "Three divers were seen off Halden in May.",
        "People across Halden gathered on the quay in May.",
        "Tomas Okoro has pledged two lifeboats for the next ten years.",
        "Tomas Okoro has closed the reef for decades to come.",
        "Tomas Okoro has killed nine guards over two years.",
        "Tomas Okoro has resigned since the launch.",
        "Gunmen came from Halden.",
        "Every crossing from Halden will be cancelled.",
    ],
)
def test_what_only_looks_like_a_view_is_told(sentence: str) -> None:
    assert shown(sentence)


def test_what_it_would_be_is_a_view_even_in_the_first_sentence() -> None:
    text = "The islanders knew that Friday's vote in Halden would be a grim defeat. " + HAPPENED
    assert [line for line in Read(text, people="Anna Lindqvist", places="Halden").headlines if "vote" in line] == []


def test_what_researchers_make_out_is_theirs() -> None:
    (line,) = Read("A study by the harbour guild showed that the new lamps had saved nine ships.").headlines
    assert line.startswith("A study")


def test_next_months_fair_is_a_plan_whatever_the_verb() -> None:
    read = Read(HAPPENED + "Tomas Okoro was picked to open next month's concert.", people="Tomas Okoro")
    assert [e.status for e in read.events if "concert is" in e.headline] == [Status.PLANNED]


def test_what_has_gone_on_since_is_a_trend_even_in_the_first_sentence() -> None:
    text = "The value of the ferries has increased since Okoro's death in 2009. " + HAPPENED
    assert not any("value" in line for line in Read(text, people="Anna Lindqvist, Okoro", places="Halden").headlines)


def test_what_somebody_finds_it_has_become_is_told_as_theirs() -> None:
    (line,) = Read("The harbour guild says the ferries have become too crowded.").headlines
    assert line.startswith("The harbour guild says")


def test_what_is_done_with_a_figure_of_speech_is_told() -> None:
    assert shown("In April Tomas Okoro made his name when he won the regatta.")


def test_a_noun_alone_tells_no_event() -> None:
    assert not any(line.endswith("occurs") for line in shown("The survivors of the 2003 invasion wept."))


def test_an_article_without_any_happening_shows_one_line() -> None:
    lines = Read("The quay is ugly in May 2019. The pier was narrow in 2018. The town was old in 2017.").headlines
    assert len(lines) == 1


def test_an_estimate_has_whose_it_is() -> None:
    lines = shown("The relief society estimates that 300 people died in the flood in June.")
    assert any(line.startswith("The relief society estimates") for line in lines)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("It was clear that last week's storm in Halden would be an awful disaster.", "The storm in Halden occurs"),
        ("Tomas Okoro cannot testify about the board's 2005 trial.", "The board’s trial takes place"),
    ],
)
def test_what_is_over_is_no_plan_though_the_verb_looks_ahead(sentence: str, line: str) -> None:
    events = Read(HAPPENED + sentence, people="Anna Lindqvist, Tomas Okoro", places="Halden").events
    assert Status.HAPPENED in {e.status for e in events if e.headline == line}


@pytest.mark.parametrize(
    "sentence",
    [
        "Today the old terminal has become a haunt of anglers.",
        "The spread of steam has closed the old yards of Halden.",
        "Mechanisation has robbed the old crews of their pride.",
        "Tomas Okoro made the right move when he sold the tugs.",
        "The crossing took 40 minutes in May.",
        "The council took two weeks in May.",
        "Tomas Okoro has sung in every chapel of the island.",
        "Sailors will die of this fever.",
        "The smugglers will lose their customers.",
        "Tomas Okoro will lift the spirits of the guests.",
        "The crew waited. The lamp was lit. The bride is shot by a rival on the bridge.",
    ],
)
def test_views_forecasts_careers_and_plots_are_no_events(sentence: str) -> None:
    assert not shown(sentence)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("The rise of the river on 2 May flooded 40 cellars.", "floods 40 cellars"),
        ("Tomas Okoro sang in the chapel on 2 May.", "sings in the chapel"),
        ("Divers took two days to find the wreck in June 2020.", "find the wreck"),
        ("Tomas Okoro will lose his licence on 9 June 2021.", "lose his licence"),
        ("Tomas Okoro will open a second terminal in the north.", "open a second terminal"),
    ],
)
def test_the_like_with_a_day_or_a_plan_is_told(sentence: str, line: str) -> None:
    assert any(line in told for told in shown(sentence)), shown(sentence)


def test_where_somebody_came_from_is_no_entry_under_a_day() -> None:
    read = Read(
        "4 May 2021\n\nTomas Okoro was killed when his boat sank.\n\nHe came from Halden, and had two sons.\n\n"
        "6 May 2021\n\nAnna Lindqvist drowned off the reef.\n\nShe was married with three children.",
        people="Anna Lindqvist, Tomas Okoro",
        places="Halden",
    )
    assert any("drown" in line for line in read.headlines)
    assert not any("from Halden" in line or "married" in line for line in read.headlines)


@pytest.mark.parametrize(
    "text", ["Hundreds of sailors could be stranded on the reef.", "Most ferries sail at dawn. The quays are narrow."]
)
def test_an_article_without_a_happening_has_no_event(text: str) -> None:
    assert not Read(text).events


def test_what_no_line_can_tell_stands_for_its_article() -> None:
    assert Read("It sank off Halden on 4 May 2021 with 40 sheep.", places="Halden").shown


@pytest.mark.parametrize(
    "sentence",
    [
        "Tomas Okoro followed.",
        "In May Tomas Okoro showed courage on the reef.",
        "The virus of envy has infected the pilots of Halden.",
        "Tomas Okoro won the vote, of course.",
        "Certainly Tomas Okoro backed the guild.",
        "Today Tomas Okoro talks about the wreck.",
        "Tomas Okoro turned to the driver with a grin.",
        "They spoke of Tomas Okoro's forthcoming trial.",
    ],
)
def test_gestures_arguments_and_empty_verbs_are_no_events(sentence: str) -> None:
    assert not shown(sentence)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("The ferry sank in the 2004 tsunami.", "sinks in the tsunami"),
        ("Tomas Okoro followed his brother to Halden in April.", "follows his brother"),
        ("Tomas Okoro won the vote in April, of course.", "wins the vote"),
        ("Tomas Okoro paused in the doorway and left Halden.", "leaves Halden"),
        ("Tomas Okoro talked to pilots in Halden on 2 May.", "talks to pilots"),
        ("It was the crew who spoke of the Boer war of 1899.", "Boer war is fought"),
    ],
)
def test_what_the_like_tells_is_told(sentence: str, line: str) -> None:
    assert any(line in told for told in shown(sentence)), shown(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The last one occurred in 1874.",
        "On Friday it happened.",
        "The problem began last week.",
    ],
)
def test_that_something_happened_is_no_event(sentence: str) -> None:
    assert not shown(sentence)


def test_how_long_ago_it_was_is_no_event() -> None:
    assert Read("Divers find the wreck of a barge 70 years after it sank.").headlines == [
        "Divers find the wreck of a barge"
    ]


def test_what_began_is_told_if_its_name_is() -> None:
    assert shown("The strike began last week.") == ["The strike begins"]


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        # a second deed of the same one
        ("Tomas Okoro took a chance and sold both tugs.", "sells both tugs"),
        ("The guild took a foolish step and closed the shipyard.", "closes the shipyard"),
        ("Tomas Okoro made waves and won the regatta.", "wins the regatta"),
        # somebody whom it befell, and what came of it
        ("Poverty killed the sailor Tomas Okoro.", "Poverty kills"),
        ("An aneurism killed the diver Tomas Okoro.", "kills the diver"),
        ("Favouritism forced Tomas Okoro to resign.", "forces Okoro to resign"),
        ("The end of the subsidies sparked riots in Halden.", "sparks riots"),
        # an adjective of judging with a thing
        ("Tomas Okoro took the wrong ferry to Halden.", "takes the wrong ferry"),
        # what went on for days, and is over
        ("The siege lasted 30 days.", "siege"),
        ("The strike took three weeks.", "strike"),
        # figures of speech that are as often meant
        ("Nurses took care of the divers from Halden.", "take care of the divers"),
        ("Tomas Okoro missed the boat to Halden.", "misses the boat"),
        # plans, though the verb may befall
        ("The harbour court will decide the claim of Tomas Okoro.", "will decide the claim"),
        ("Tomas Okoro will succeed Anna Lindqvist.", "will succeed"),
        # careers with an occasion
        ("Tomas Okoro has exhibited his carvings in Halden.", "exhibits his carvings"),
        ("Tomas Okoro has sung in Halden for the first time.", "sings in Halden"),
        ("Tomas Okoro has performed at the funeral of a pilot.", "performs at the funeral"),
    ],
)
def test_a_word_does_not_hide_what_was_done(sentence: str, line: str) -> None:
    told = Read(sentence, people="Anna Lindqvist, Tomas Okoro", places="Halden").headlines
    assert any(line in headline for headline in told), told


@pytest.mark.parametrize(
    "sentence",
    [
        "Poverty killed the old trade.",
        "Favouritism made Tomas Okoro rich.",
        "The end of the subsidies sparked a debate.",
        "The guild took a foolish step and raised doubts.",
        "The guild made the right decision.",
        "Tomas Okoro followed and was happy.",
        "Tomas Okoro has performed in Halden.",
        "The islanders will decide that the ferry is too dear.",
    ],
)
def test_what_is_no_deed_stays_out(sentence: str) -> None:
    assert not shown(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tomas Okoro followed on 6 May 2021.",
        "The guild made the right decision on 6 May 2021.",
        "The guild turned the tide on 6 May 2021.",
    ],
)
def test_what_names_its_day_is_done_whatever_the_words(sentence: str) -> None:
    assert shown(sentence)


def test_short_news_in_the_present_is_no_plot() -> None:
    above = "The council met. The pilots waited. Two boats sank.\n\n"
    lines = shown(above + "Police arrest Tomas Okoro in Halden. Nine divers are killed in a blast.")
    assert any("Police arrest" in line for line in lines)
    assert not any("killed" in line for line in shown(above + "The bride is killed by her brother."))


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Tomas Okoro is to begin talks on trade in June 2021.", "Okoro is to begin talks on trade"),
        ("Tomas Okoro followed in February 2018.", "Tomas Okoro followed in February 2018"),
    ],
)
def test_what_has_its_date_is_told_whatever_its_verb(sentence: str, line: str) -> None:
    assert line in shown(sentence)


def test_a_clause_with_that_is_not_done_to_its_subject() -> None:
    text = "A tenth went to Oslo in May 2019, in exchange for dust that the probe Aurora collected in Brekke in 2018."
    assert not any(line.startswith("The probe Aurora is") for line in shown(text))
