"""Poems, programs, raised voices and diseases: capitals that name nobody."""

from tests.extract.mentions.reading import Reading
from timeline_app.core.article import Article
from timeline_app.extract.lettercase import LetterCase
from timeline_app.extract.mentions.plain import find_plain_names, is_code
from timeline_app.extract.nlp import common_word, verb_form


def test_the_lines_of_a_poem_open_with_capitals():
    poem = "O wind of the west,\nYellow, and black, and pale,\nPestilence drives the leaves,\nSaid Ann Holt to the sea."
    assert {e.name for e in Reading(poem).entities} == {"Ann Holt"}


def test_a_program_names_nobody():
    code = "\n".join(
        [
            "public static Logger Log = LoggerFactory.getLogger(Event.class);",
            'throw new IllegalArgumentException("Events Missing");',
            'git commit -m "Fix Bug" && x = Map<String, List<Event>>();',
        ]
    )
    assert is_code(code)
    assert not Reading(code).entities
    assert not find_plain_names(Article("a", "a.txt", 0, "hash", "txt", code))[0]
    assert not is_code("Am 3. Mai traf Angela Merkel (CDU) in Paris Emmanuel Macron; beide schwiegen – kein Wort.")


def test_capitals_may_only_raise_the_voice():
    read = Reading("It is NOT true that Ann Holt REALLY left NASA on Monday, said ICE in a letter.")
    assert not {"NOT", "REALLY"} & {e.name for e in read.entities}
    assert "NASA" in read.names("organization")


def test_a_disease_takes_no_part_and_a_telescope_is_no_place():
    read = Reading("Swine Flu killed two men in Lima. SARS spread. The Hubble Space Telescope saw it.")
    assert not {"Swine Flu", "SARS"} & {e.name for e in read.entities}
    assert not {"Hubble", "Hubble Space Telescope"} & read.names("place")


def test_wire_text_in_capitals_and_notes_in_small_letters_name_people():
    text = "U.S. Secretary of Labor Alan Pike thanked Governor Sarah Miller in Mexico City on Sunday."
    for spelt in (text.upper(), text.lower()):
        read = Reading(spelt)
        assert {"Alan Pike", "Sarah Miller"} <= read.names("person"), read.names("person")
        assert "United States" in read.names("country")


def test_may_is_a_month_beside_a_day():
    case = LetterCase("", common_word, verb_form)
    assert (
        case.restored("THE FERRY SANK ON 5 MAY 2024 AND MAY BE RAISED")
        == "The ferry sank on 5 May 2024 and may be raised"
    )


def test_wire_text_in_capitals_has_whole_names_after_a_title():
    text = "PRIME MINISTER IDA LUND VISITED THE TOWN ON MONDAY WITH DEFENCE MINISTER OLAV TORVIK."
    assert Reading(text).names("person") == {"Ida Lund", "Olav Torvik"}


def test_a_ship_a_street_and_a_county_are_no_people():
    read = Reading(
        "The trawler Mary Grace sank on Friday. He lived on Pine St. Ann Holt left. The Dunmore County Sheriff came."
    )
    assert read.names("thing") == {"Mary Grace"}
    assert read.names("person") == {"Ann Holt"}
