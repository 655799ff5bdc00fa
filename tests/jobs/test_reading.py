from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from timeline_app.jobs.reading import Reader, Reading


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    made = Reader()
    yield made
    made.close()


def _write(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        text = f"Article {number}\n\nThe mayor of Lisbon opened bridge number {number} on 3 May 2019.\n"
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")


def test_a_folder_arrives_complete_with_progress_before(reader: Reader, qtbot: QtBot, tmp_path: Path) -> None:
    _write(tmp_path / "in", 3)
    progress = []
    reader.progressed.connect(progress.append)
    with qtbot.waitSignal(reader.arrived, timeout=60_000, check_params_cb=lambda r: r.complete) as heard:
        reader.start([tmp_path / "in"])
        assert reader.active
    reading = heard.args[0]
    assert len(reading.chronicle.articles) == 3
    assert len(reading.index) + len(reading.index.undated) == len(reading.chronicle.events)
    assert not reading.cancelled
    assert not reader.active
    assert progress[-1].linking
    assert progress[-1].files_total == 3


def test_the_latest_request_wins(reader: Reader, qtbot: QtBot, tmp_path: Path) -> None:
    _write(tmp_path / "old", 5)
    _write(tmp_path / "new", 1)
    arrived: list[Reading] = []
    reader.arrived.connect(arrived.append)
    reader.start([tmp_path / "old"])
    with qtbot.waitSignal(reader.arrived, timeout=60_000, check_params_cb=lambda r: r.complete):
        reader.start([tmp_path / "new"])
    assert [f.path for f in arrived[-1].chronicle.files] == ["000.txt"]
    assert all(len(r.chronicle.files) <= 1 for r in arrived)


def test_cancelling_keeps_what_was_read_and_reports_the_rest(reader: Reader, qtbot: QtBot, tmp_path: Path) -> None:
    _write(tmp_path / "in", 40)
    reader.progressed.connect(lambda _: reader.cancel())
    with qtbot.waitSignal(reader.arrived, timeout=60_000, check_params_cb=lambda r: r.complete) as heard:
        reader.start([tmp_path / "in"])
    reading = heard.args[0]
    assert reading.cancelled
    assert len(reading.chronicle.files) == 40
    assert any(f.outcome == "skipped" for f in reading.chronicle.files)
    with qtbot.waitSignal(reader.arrived, timeout=60_000, check_params_cb=lambda r: r.complete) as heard:
        reader.progressed.disconnect()
        reader.start([tmp_path / "in"])
    assert len(heard.args[0].chronicle.articles) == 40


def test_a_missing_folder_is_said_in_words(reader: Reader, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(reader.failed, timeout=60_000) as heard:
        reader.start([tmp_path / "gone"])
    assert "gone" in heard.args[0]
    assert not reader.active


def test_an_empty_folder_is_no_error(reader: Reader, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(reader.arrived, timeout=60_000, check_params_cb=lambda r: r.complete) as heard:
        reader.start([tmp_path])
    assert heard.args[0].chronicle.articles == ()


def test_closing_while_reading_ends_it(reader: Reader, qtbot: QtBot, tmp_path: Path) -> None:
    _write(tmp_path / "in", 30)
    with qtbot.waitSignal(reader.progressed, timeout=60_000):
        reader.start([tmp_path / "in"])
    with qtbot.assertNotEmitted(reader.arrived, wait=50):
        reader.close()
