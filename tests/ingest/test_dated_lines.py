"""Lines that open with a day: entries of a chronology and rows of a table, whose days are none of the article's."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.article import BlockKind
from timeline_app.ingest.dated_lines import dated_lines
from timeline_app.ingest.discover import FoundFile
from timeline_app.ingest.read import read_file
from timeline_app.ingest.structure import find_structure

ENTRIES = [
    "12 March 1906 - The mill burns down and four workers die.",
    "3 May 1907 - Anna Berg buys the ruins.",
    "9 June 1911 - The new mill opens.",
]
NOUNS = ["August 25, 1944: Liberation of Halden", "May 8, 1945: End of the war", "3 June 2010: Death of Anna Berg"]
ROWS = ["| 3 May 2008 | Storm Ada floods the harbour |", "| 9 June 2010 | Storm Bela destroys 40 houses |"]
FIGURES = ["2019-05-03\t12.4\t310", "2019-05-04\t13.0\t322"]
PRICES = ["03/05/2019 | 1.20", "04/05/2019 | 1.25"]
STORY = "The river rose fast after the storm, and the town closed the bridge before the water went down again."


@pytest.mark.parametrize("lines", [ENTRIES, NOUNS, ROWS, FIGURES, PRICES])
def test_lines_that_open_with_different_days_are_entries(lines: list[str]) -> None:
    assert list(dated_lines(["The mill", *lines, STORY])) == list(range(1, len(lines) + 1))


@pytest.mark.parametrize("lines", [ENTRIES[:2], ROWS[:1], ENTRIES[:1] * 3, ["3 May 2008", "4 May 2008", "5 May 2008"]])
def test_one_or_two_or_a_day_alone_are_none(lines: list[str]) -> None:
    assert dated_lines([*lines, STORY]) == {}


@pytest.mark.parametrize("lines", [ENTRIES, NOUNS, ROWS, FIGURES, PRICES])
@pytest.mark.parametrize("title", ["The mill at Halden\n\n", ""])
def test_their_days_are_neither_dateline_nor_imprint_nor_title(title: str, lines: list[str]) -> None:
    text = title + "\n".join(lines) + f"\n\n{STORY}\n"
    found = find_structure(text)
    assert found.claims == ()
    assert [b.span.of(text) for b in found.blocks if b.kind is BlockKind.BODY] == [*lines, STORY]


def test_the_day_of_the_article_above_them_stays() -> None:
    (claim,) = find_structure("The mill at Halden\n\n8 May 2019\n\n" + "\n".join(ENTRIES)).claims
    assert (claim.kind, claim.date.year) == ("date line", 2019)


@pytest.mark.parametrize("rows", [["2019-05-03", "12.4"], ["May 3, 2008", "Storm Ada floods the harbour"]])
def test_a_cell_of_a_table_is_not_the_day_of_its_page(tmp_path: Path, rows: list[str]) -> None:
    more = [row.replace("03", "04").replace("3,", "9,") for row in rows]
    table = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in (rows, more))
    path = tmp_path / "page.html"
    path.write_text(
        f"<html><head><title>Storms</title></head><body><h1>Storms</h1><table>{table}</table><p>{STORY}</p></body></html>"
    )
    (article,) = read_file(FoundFile(path, "page.html")).articles
    assert article.claims == ()


@given(st.lists(st.text("3 May2019-|.\t", max_size=40), max_size=8))
def test_any_lines_will_do(lines: list[str]) -> None:
    assert set(dated_lines(lines)) <= set(range(len(lines)))


@pytest.mark.parametrize("more", ["", f"<p>{STORY}</p>" * 6])
def test_a_row_of_a_table_is_one_line_in_short_and_long_pages(tmp_path: Path, more: str) -> None:
    cells = [("3 May 1901", "Otto Kell founds the school"), ("12 Nov 1918", "Pupils take the main hall")]
    table = "".join(f"<tr><td>{day}</td><td>{told}</td></tr>" for day, told in cells)
    path = tmp_path / "page.html"
    path.write_text(
        f"<html><head><title>A school</title></head><body><h1>A school</h1><p>The school is old.</p>"
        f"<table><tr><th>Date</th><th>Event</th></tr>{table}</table>{more}</body></html>"
    )
    (article,) = read_file(FoundFile(path, "page.html")).articles
    for day, told in cells:
        assert f"| {day} | {told} |" in article.text
