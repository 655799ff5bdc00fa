"""The reliability table counts rightly, on confidences made up here and on articles read for real."""

import json
from pathlib import Path

import pytest

from tests.bench.reliability import claims, table


def test_honest_confidence_has_no_error_and_boasting_has() -> None:
    honest = [(0.8, True)] * 8 + [(0.8, False)] * 2
    assert table(honest)[1] == pytest.approx(0.0)
    rows, error = table([(0.9, False)] * 3 + honest)
    assert [(n, round(said, 6), was) for n, said, was in rows] == [(10, 0.8, 0.8), (3, 0.9, 0.0)]
    assert error == pytest.approx(2.7 / 13)


def test_dates_are_held_against_the_truth(tmp_path: Path) -> None:
    stories = ["Lisbon, May 3, 2019 (KNA) - The mayor opened a bridge.", "A bridge stood."]
    source = tmp_path / "dated.jsonl"
    rows = [json.dumps({"text": story, "date_publish": "2019-05-03"}) for story in stories]
    source.write_text("\n".join(rows), encoding="utf-8")
    found, silent = claims(source)
    assert [right for _, right in found] == [True]
    assert silent == 1
