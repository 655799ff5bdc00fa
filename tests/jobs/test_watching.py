"""The open folder, as it changes under the watcher: real files, real threads, no sleeping."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from timeline_app.jobs.watching import Watcher, look


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "clippings"
    (made / "deep" / "er").mkdir(parents=True)
    (made / "one.txt").write_text("one")
    (made / "deep" / "er" / "two.txt").write_text("two")
    return made


@pytest.fixture
def watcher(qtbot: QtBot, folder: Path) -> Iterator[Watcher]:
    made = Watcher()
    # The first look is over when the system is asked to watch the folders.
    with qtbot.waitSignal(made._sent):
        made.start([folder])
    yield made
    made.stop()
    made.deleteLater()


def _write(folder: Path) -> None:
    (folder / "three.txt").write_text("three")


def _write_deep(folder: Path) -> None:
    (folder / "new" / "deeper").mkdir(parents=True)
    (folder / "new" / "deeper" / "three.txt").write_text("three")


def _rewrite(folder: Path) -> None:
    (folder / "deep" / "er" / "two.txt").write_text("2.0")


def _rename(folder: Path) -> None:
    (folder / "one.txt").rename(folder / "deep" / "uno.txt")


def _remove(folder: Path) -> None:
    (folder / "one.txt").unlink()


@pytest.mark.parametrize("change", [_write, _write_deep, _rewrite, _rename, _remove])
def test_every_kind_of_change_is_noticed(qtbot: QtBot, watcher: Watcher, folder: Path, change: object) -> None:
    with qtbot.waitSignal(watcher.changed, timeout=10_000):
        change(folder)  # type: ignore[operator]


def test_each_change_is_passed_on_once(qtbot: QtBot, watcher: Watcher, folder: Path) -> None:
    with qtbot.waitSignal(watcher.changed, timeout=10_000):
        for number in range(50):
            (folder / f"more-{number}.txt").write_text("more")
    with qtbot.assertNotEmitted(watcher.changed, wait=1_500):
        watcher.look_now()


def test_hidden_files_are_nobodys_business(qtbot: QtBot, watcher: Watcher, folder: Path) -> None:
    with qtbot.assertNotEmitted(watcher.changed, wait=1_500):
        (folder / ".swap").write_text("x")
        (folder / ".git").mkdir()
        (folder / ".git" / "index").write_text("x")


def test_a_folder_that_goes_and_comes_back(qtbot: QtBot, watcher: Watcher, folder: Path) -> None:
    aside = folder.with_name("aside")
    with qtbot.assertNotEmitted(watcher.changed), qtbot.waitSignal(watcher.gone, timeout=10_000):
        folder.rename(aside)
    with qtbot.assertNotEmitted(watcher.changed, wait=1_500), qtbot.waitSignal(watcher.back, timeout=10_000):
        aside.rename(folder)
    with qtbot.waitSignal(watcher.changed, timeout=10_000):
        _write(folder)


def test_the_empty_folder_of_an_unmounted_drive_is_a_folder_that_is_gone(
    qtbot: QtBot, watcher: Watcher, folder: Path
) -> None:
    with qtbot.assertNotEmitted(watcher.changed), qtbot.waitSignal(watcher.gone, timeout=10_000):
        for inside in folder.iterdir():
            if inside.is_dir():
                shutil.rmtree(inside)
            else:
                inside.unlink()
    with qtbot.waitSignals([watcher.back, watcher.changed], timeout=10_000):
        _write(folder)


def test_nothing_is_sent_after_the_end(qtbot: QtBot, watcher: Watcher, folder: Path) -> None:
    watcher.stop()
    assert not watcher.active
    with qtbot.assertNotEmitted(watcher.changed, wait=500):
        _write(folder)


def test_single_files_are_watched_too(qtbot: QtBot, folder: Path) -> None:
    watcher = Watcher()
    with qtbot.waitSignal(watcher._sent):
        watcher.start([folder / "one.txt"])
    with qtbot.assertNotEmitted(watcher.changed, wait=1_200):
        _write(folder)
    with qtbot.waitSignal(watcher.changed, timeout=10_000):
        (folder / "one.txt").write_text("other words")
    with qtbot.waitSignal(watcher.gone, timeout=10_000):
        (folder / "one.txt").unlink()
    watcher.stop()
    watcher.deleteLater()


def test_a_folder_that_may_not_be_read_is_left_out(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir()
    (closed / "in.txt").write_text("x")
    closed.chmod(0)
    try:
        seen = look([folder])
    finally:
        closed.chmod(0o700)
    readable = os.access(closed, os.R_OK) and os.geteuid() == 0  # root reads everything
    assert seen.there
    assert {Path(p).name for p in seen.files} == {"one.txt", "two.txt"} | ({"in.txt"} if readable else set())


def test_a_link_in_a_circle_is_not_walked(folder: Path) -> None:
    (folder / "deep" / "up").symlink_to(folder, target_is_directory=True)
    seen = look([folder])
    assert len(seen.files) <= 3
    assert len(seen.folders) == 3
