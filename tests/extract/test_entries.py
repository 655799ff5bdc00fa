"""The entries of a chronology: a day at the head of a line, and what happened on it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.article import Article
from timeline_app.extract.entries import entry_starts, with_stops
from timeline_app.extract.pipeline import extract
from timeline_app.extract.sentences import split_sentences
from timeline_app.ingest.articles import make_article

CHRONICLE = (
    "3 May 2010 The port of Lisbon is closed.\n"
    "5 June 2010 Ann Berg meets Jules Moreau in Oslo.\n"
    "9 July 2010 The judge sentences Moreau to two years. Smoke over the port 12 July 2010 Berg resigns.\n"
)


def test_a_day_at_the_head_of_a_line_gets_a_colon():
    assert with_stops("5 June 2010 Ann Berg resigns.") == "5 June 2010:Ann Berg resigns."
    assert with_stops("| May 3, 2010 | The port closes |") == "| May 3, 2010 : The port closes |"


def test_months_and_years_open_the_lines_of_a_chronology_only():
    assert "2011:Ann Berg returns." in with_stops(CHRONICLE + "2011 Ann Berg returns.\n")
    assert with_stops("2011 Ann Berg returns.") == "2011 Ann Berg returns."


def test_bold_type_is_no_part_of_the_words():
    assert with_stops("* **6 May 2010** - Moll fires the clerk") == "*   6 May 2010:    Moll fires the clerk"


def test_a_day_amid_a_sentence_does_not():
    text = "On 5 June 2010 Ann Berg resigned, and on 7 June 2010 Moreau did."
    assert with_stops(text) == text


def test_an_era_is_no_part_of_the_name_behind_it():
    assert with_stops("In 46 BC Julius Berg left.") == "In 46 BC,Julius Berg left."
    facts = extract(make_article("a.txt", 0, "txt", "In 46 BC Julius Berg introduced a new calendar in Rome."))
    assert [e.name for e in facts.entities if e.name.endswith("Berg")] == ["Julius Berg"]
    assert [facts.times[e.time].text for e in facts.events if e.time is not None] == ["46 BC"]


def test_an_entry_that_lost_its_line_begins_a_sentence():
    parts = [s.of(CHRONICLE) for s in split_sentences(CHRONICLE, ())]
    assert parts[-2:] == ["Smoke over the port", "12 July 2010 Berg resigns."]
    assert len(entry_starts(CHRONICLE)) == 4


def test_entries_are_events_of_their_day():
    article: Article = make_article("a.txt", 0, "txt", CHRONICLE)
    facts = extract(article)
    told = {e.headline: facts.times[e.time].text for e in facts.events if e.time is not None}
    assert next(day for line, day in told.items() if line.startswith("Berg meets Moreau")) == "5 June 2010"


@given(st.text("35 June|2010MayAnB.\n ", max_size=200))
def test_nothing_moves(text):
    assert len(with_stops(text)) == len(text)


def told(name: str, text: str) -> dict[str, str]:
    facts = extract(make_article(name, 0, name.rpartition(".")[2], text))
    return {e.headline: facts.times[e.time].text for e in facts.events if e.time is not None}


def test_days_in_figures_open_entries_and_rows_of_tables():
    rows = "| 2019-03-04 | The council buys the mill. |\n| 2019-05-17 | Workers find cracks in the wall. |\n"
    assert list(told("a.txt", f"# The mill\n\n{rows}").values()) == ["2019-03-04", "2019-05-17"]
    listed = "03.09.2021: Council approves the budget.\n17.09.2021: Mayor Ann Berg resigns.\n"
    assert list(told("a.txt", listed).values()) == ["03.09.2021", "17.09.2021"]
    assert with_stops("2019-03-04 Ann Berg resigns.") == "2019-03-04:Ann Berg resigns."
    assert with_stops("Ann Berg paid on 2019-03-04 Moll's bill.") == "Ann Berg paid on 2019-03-04 Moll's bill."


def test_an_entry_may_be_one_noun_if_it_names_a_happening():
    text = "4 May 1993: Ceasefire.\n9 June 1994: Elections.\n3 July 1995: Halden.\n"
    assert told("a.txt", text) == {"Ceasefire": "4 May 1993", "Elections": "9 June 1994"}


def test_a_line_may_open_with_its_year_a_stretch_or_a_clock_time():
    lines = (
        "1948, 12 July - Police fire on striking dockers in Port Amery.\n"
        "1955, September 30 - Ann Berg escapes from Halden by boat.\n"
        "1958, April-May - A constitutional conference is held in London. It ends without agreement.\n"
        "3 May 1961, 02:14: Dockers close the port.\n"
    )
    facts = extract(make_article("a.txt", 0, "txt", lines))
    days = {e.headline: facts.times[e.time].text for e in facts.events if e.time is not None}
    assert days["A constitutional conference is held in London"] == days["It ends without agreement"] == "1958, April"
    assert (
        list(days.values())[:2] == ["1948, 12 July", "1955, September 30"]
        and days["Dockers close the port"] == "3 May 1961"
    )


def test_years_with_a_mark_behind_make_a_chronology() -> None:
    lines = (
        "1489: Ann Berg opens a mill.",
        "1655–1657: Repair of a bridge",
        "1702 – The ferry sinks",
        "1851 War",
    )
    text = "The years of Selden\n\n" + "\n".join(lines)
    days = {"Berg opens a mill": "1489", "Repair of a bridge": "1655", "The ferry sinks": "1702", "War": "1851"}
    assert told("a.txt", text) == days
    assert list(told("a.txt", text.replace(" – ", "\t").replace(": ", "\t")).values()) == list(days.values())


def test_years_open_the_rows_of_a_table() -> None:
    rows = "| 1871 | A storm destroys the ferry |\n| 1903 | Fire on the quay |\n| 1932 | The bridge is opened |\n"
    days = told("a.txt", f"The history of the town\n\n| Year | Event |\n| --- | --- |\n{rows}")
    assert list(days.values()) == ["1871", "1903", "1932"]


def test_what_was_made_in_a_year_is_no_happening() -> None:
    assert told("a.txt", "Of her albums three sold well.\n\n1987: Cold Harbour\n1991: The Mill\n1995: Rain\n") == {}


def test_three_days_without_their_year_open_entries() -> None:
    days = "5 May Ann Berg sells the mill.\n9 June Jules Moreau buys a ferry.\n12 July Moll leaves Oslo.\n"
    assert "5 May:Ann Berg" in with_stops(days) and "12 July:Moll" in with_stops(days)
    assert ":" not in with_stops(days.split("12 July")[0])
