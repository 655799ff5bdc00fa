"""What came about by the day of its article is news of its weeks: it is not what an old article tells of a namesake."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline_app.link.linker import Linker
from timeline_app.pipeline import read_steps

ABOVE = "The council meets. The fair is near. The hall is full."


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("Ada Holt is charged with theft in Halden.", "Ada Holt was charged with theft in Halden on {day}."),
        ("26 people have died of the harbour fever.", "26 people died of the harbour fever on {day}."),
        ("Ada Holt has denied stealing the boat.", "Ada Holt denied stealing the boat on {day}."),
    ],
)
@pytest.mark.parametrize(
    ("day", "out", "shown"),
    [
        ("3 January 1990", "5 January 1990", ["1990-01-03", "../2016-04-29"]),
        ("3 April 2016", "5 April 2016", ["2016-04-03"]),
    ],
)
def test_what_came_about_by_now_is_nothing_of_decades_ago(
    now: str, then: str, day: str, out: str, shown: list[str], tmp_path: Path
) -> None:
    (tmp_path / "now.txt").write_text(f"The fair\n\nPublished: 29 April 2016\n\n{ABOVE} {now}\n", encoding="utf-8")
    old = f"The mill\n\nPublished: {out}\n\n{ABOVE} {then.format(day=day)}\n"
    (tmp_path / "old.txt").write_text(old, encoding="utf-8")
    linker = Linker()
    list(read_steps(tmp_path, workers=0, linker=linker, partial_every=None))
    assert [e.when.edtf() if e.when else "" for e in linker.again().events] == shown
