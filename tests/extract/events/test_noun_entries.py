"""Entries of a chronology without a verb are events, each with its date and the line as its headline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.extract.pipeline import extract
from timeline_app.ingest.articles import make_article

LIST = """The years of the Halden ferry

{0}12 March 1906{1}Launch of the ferry Ada
{0}May 1907{1}First crossing to Selden
{0}August 3, 1908{1}Fire on board, two dead
{0}9 June 1911{1}The ferry is sold to Karl Holt.
{0}1914{1}Outbreak of the war
{0}2008{1}Three storms

See also: History of Halden
"""


def told(text: str) -> dict[str, str]:
    facts = extract(make_article("a.txt", 0, "txt", text))
    return {e.headline: facts.times[e.time].text for e in facts.events if e.time is not None and e.detail_of is None}


@pytest.mark.parametrize("mark", [": ", " – ", " - "])
@pytest.mark.parametrize("bullet", ["", "- ", "• "])
def test_each_entry_is_an_event_of_its_day(bullet: str, mark: str) -> None:
    found = told(LIST.format(bullet, mark))
    assert found.pop("Launch of the ferry Ada") == "12 March 1906"
    assert found.pop("First crossing to Selden") == "May 1907"
    assert found.pop("Fire on board, two dead") == "August 3, 1908"
    assert found.pop("Outbreak of the war") == "1914"
    assert found.pop("Three storms") == "2008"
    assert "9 June 1911" in found.values()  # a sentence is told as one
    assert not any("See also" in line for line in found)


def test_a_single_line_with_a_date_is_none() -> None:
    assert told("12 March 1906: Launch of the ferry\n\nThe ferry was built by Karl Holt, a man of Selden.\n") == {}


def test_rows_of_a_table_are_entries_too() -> None:
    rows = ("3 May 2008 | Storm Ada floods the harbour", "9 June 2010 | Two floods", "1 July 2012 | The port reopens")
    table = "".join(f"| {row} |\n" for row in rows)
    assert told(f"The storms\n\n| Date | Event |\n|---|---|\n{table}") == {
        "Storm Ada floods the harbour": "3 May 2008",
        "Two floods": "9 June 2010",
        "The port reopens": "1 July 2012",
    }


@given(st.lists(st.text("5 May1907:–-| Fire\n", max_size=30), max_size=6))
def test_any_list_will_do(lines: list[str]) -> None:
    text = "\n".join(f"{n} May 1907: {line}" for n, line in enumerate(lines, 1))
    assert all(line for line in told(text))


def test_an_entry_has_its_quotation_marks_like_any_line() -> None:
    text = LIST.format("", ": ").replace("Outbreak of the war", "Year of ` quiet' on the ferry - Reuters")
    assert "Year of “quiet” on the ferry" in told(text)
