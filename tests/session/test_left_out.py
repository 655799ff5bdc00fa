"""Which dates of the texts are listed as dating no event, and why."""

from __future__ import annotations

import json
from pathlib import Path

from timeline_app.index.lookup import Lookup
from timeline_app.pipeline import read_folder
from timeline_app.session.left_out import LeftOut

MEETING = "Ada Berg met Jules Moreau in Oslo on 4 March 2031. Both spoke of the harbour. It is large. Boats are blue. "


def reasons(folder: Path, text: str) -> dict[str, str]:
    (folder / "a.json").write_text(json.dumps({"text": text, "date_publish": "2031-03-05"}), encoding="utf-8")
    chronicle = read_folder([folder], workers=0)
    return {date.text: date.reason for date in LeftOut().dates(chronicle, Lookup.of(chronicle))}


def test_what_is_only_listed_with_an_event_of_another_date_has_its_date_left_out(tmp_path: Path) -> None:
    found = reasons(tmp_path, MEETING + "They mended them in 1994.")
    assert found == {
        "1994": "its sentence is only listed with “Berg meets Jules Moreau in Oslo”, which has another date",
    }


def test_what_is_listed_with_an_event_of_its_date_is_not(tmp_path: Path) -> None:
    assert reasons(tmp_path, MEETING + "They mended them on 4 March 2031.") == {}
