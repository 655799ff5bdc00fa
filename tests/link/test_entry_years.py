"""A list of days without years: its entries run in order, and what is over is not of the year to come."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline_app.pipeline import read_folder

HEAD = "The mills\n\nPublished: 3 May 2012\n\nThis is what befell the mills of Halden.\n\n"
ENTRIES = (
    "March 9: The old mill burned down near Graz.",
    "June 2: A ferry sank off Halden.",
    "September 30: Anna Berg was killed in a flood.",
    "January 4: A bridge fell in Graz.",
    "May 1: The last mill was closed.",
)


def days(entries: tuple[str, ...], folder: Path) -> list[str]:
    (folder / "mills.txt").write_text(HEAD + "\n".join(entries) + "\n", encoding="utf-8")
    return [e.when.edtf() for e in read_folder(folder, workers=0).events if e.when is not None]


def test_the_entries_of_a_list_run_in_order_up_to_the_day_of_the_article(tmp_path: Path) -> None:
    assert days(ENTRIES, tmp_path) == ["2011-03-09", "2011-06-02", "2011-09-30", "2012-01-04", "2012-05-01"]


def test_a_list_may_go_over_several_years(tmp_path: Path) -> None:
    more = ("August 7: A tram hit a cart in Oslo.", "November 3: Karl Holt died in Halden.")
    found = days((*ENTRIES[1:4], *more), tmp_path)
    assert found == ["2010-06-02", "2010-09-30", "2011-01-04", "2011-08-07", "2011-11-03"]


def test_the_newest_entry_may_come_first(tmp_path: Path) -> None:
    assert days(ENTRIES[::-1], tmp_path) == ["2011-03-09", "2011-06-02", "2011-09-30", "2012-01-04", "2012-05-01"]


@pytest.mark.parametrize(
    "entries",
    [
        ENTRIES[:2] + ENTRIES[3:],
        tuple(e.replace("burned", "will burn").replace("sank", "will sink").replace("was ", "will be ")
              .replace("fell", "will fall") for e in ENTRIES),
        (ENTRIES[3], *ENTRIES[:3], "December 5: A ferry sank off Graz."),
    ],
    ids=["too few", "to come", "one year"],
)  # fmt: skip
def test_no_list_that_goes_over_the_turn_of_a_year(entries: tuple[str, ...], tmp_path: Path) -> None:
    assert "2011-03-09" not in days(entries, tmp_path)
