"""Projects in the real window: corrections come back, a portable file opens without its folder, disks misbehave."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from timeline_app.app import make_window
from timeline_app.core.chronicle import Marks
from timeline_app.core.edits import EventRef, SetHeadline, Star
from timeline_app.gui.main_window import MainWindow
from timeline_app.index.columns import LaneBy
from timeline_app.jobs.saving import Saver
from timeline_app.link.linker import ReadFolder
from timeline_app.project import portable
from timeline_app.session.settings import Settings, cache_file, data_dir
from timeline_app.session.state import Certainty, Filters, Origin

ARTICLES = {
    "harbour.txt": "Lisbon, 12 May 2019 - Prime Minister Ana Prestes met President Karl Lindqvist in Lisbon on Friday. "
    "The two leaders signed a fishing agreement on 11 May 2019.\n",
    "visit.md": "# Prestes flies to Stockholm\n\n3 March 2020\n\nAna Prestes visited Stockholm on 2 March 2020 and met "
    "President Karl Lindqvist there.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "clippings"
    made.mkdir()
    for name, text in ARTICLES.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def windows(qtbot: QtBot, tmp_path: Path) -> Iterator[list[MainWindow]]:
    made: list[MainWindow] = []
    yield made
    for window in made:
        assert window.close() or window.close()  # the first time it may say that changes would be lost
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("")


def opened(qtbot: QtBot, windows: list[MainWindow], path: Path, *, shown: bool = True) -> MainWindow:
    """A new window on a folder or project."""
    window = make_window(Settings(path.parent / "settings.ini"))
    qtbot.addWidget(window)
    window.resize(1280, 800)
    windows.append(window)
    if shown:
        with qtbot.waitExposed(window):
            window.show()
    with qtbot.waitSignal(window.opener.finished, timeout=120_000):
        window.open([path])
    return window


def close(windows: list[MainWindow]) -> None:
    windows.pop().close()


def ref(window: MainWindow, event: int = 0) -> EventRef:
    session = window.session
    return EventRef.of(session.chronicle.events[event], session.lookup.articles)


def correct(qtbot: QtBot, window: MainWindow, words: str) -> None:
    with qtbot.waitSignal(window.session.chronicleChanged):
        window.session.editor.do(SetHeadline(ref(window), words))


def headlines(window: MainWindow) -> list[str]:
    return [event.headline for event in window.session.chronicle.events]


def saved(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Saves as the user does, by the command and its dialog."""
    window.actions_["save_project_as"].trigger()
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith(".timeline")
    with qtbot.waitSignal(window.opener.projects.saver.saved):
        dialog.fileSelected.emit(str(path))
    dialog.close()


def marks(window: MainWindow, key: str) -> Marks:
    return next(event.marks for event in window.session.chronicle.events if event.key == key)


def test_corrections_and_the_view_come_back(qtbot: QtBot, windows: list[MainWindow], folder: Path) -> None:
    window = opened(qtbot, windows, folder)
    before = sorted(folder.iterdir())
    correct(qtbot, window, "Ana meets Karl")
    window.session.set_filters(Filters(certainty=frozenset({Certainty.STATED})), Origin.FILTERS)
    window.session.set_lanes(LaneBy.PLACE)
    window.session.select((1,), Origin.EVENTS)
    window.timeline.view.show_at_once(1_550_000_000, 1_560_000_000)
    seen = window.timeline.view.viewport_range
    close(windows)
    assert sorted(folder.iterdir()) == before
    assert [p.parent for p in data_dir().rglob("*.timeline")] == [data_dir() / "projects"]
    window = opened(qtbot, windows, folder)
    assert headlines(window)[0] == "Ana meets Karl"
    assert window.session.filters == Filters(certainty=frozenset({Certainty.STATED}))
    assert window.session.lanes_by == LaneBy.PLACE
    assert window.session.selection.event == 1
    assert window.timeline.view.viewport_range == pytest.approx(seen)
    assert (
        window.session.editor.stack.undoText() == "Headline of “Ana meets Karl”"
        or window.session.editor.stack.canUndo()
    )
    with qtbot.waitSignal(window.session.chronicleChanged):
        window.session.editor.undo()
    assert headlines(window)[0] != "Ana meets Karl"


def test_what_is_being_written_is_kept_on_leaving(qtbot: QtBot, windows: list[MainWindow], folder: Path) -> None:
    window = opened(qtbot, windows, folder)
    window.session.select((0,), Origin.EVENTS)
    key = window.session.chronicle.events[0].key
    window.actions_["edit_note"].trigger()
    QTest.keyClicks(window.focusWidget(), "Ask Ben")
    with qtbot.waitSignal(window.opener.finished, timeout=120_000):
        window.open([folder])
    assert marks(window, key).note == "Ask Ben"
    window.session.select((0,), Origin.EVENTS)
    window.actions_["edit_headline"].trigger()
    QTest.keyClicks(window.focusWidget(), "Ana meets Karl")
    close(windows)
    assert headlines(opened(qtbot, windows, folder))[0] == "Ana meets Karl"


def test_a_renamed_folder_keeps_its_corrections(qtbot: QtBot, windows: list[MainWindow], folder: Path) -> None:
    window = opened(qtbot, windows, folder)
    correct(qtbot, window, "Ana meets Karl")
    qtbot.waitUntil(lambda: window.opener.projects.project is not None and window.opener.projects.project.files() != ())
    close(windows)
    window = opened(qtbot, windows, folder.rename(folder.with_name("renamed")))
    assert headlines(window)[0] == "Ana meets Karl"


def test_the_same_folder_again_in_the_same_window(qtbot: QtBot, windows: list[MainWindow], folder: Path) -> None:
    window = opened(qtbot, windows, folder)
    correct(qtbot, window, "Ana meets Karl")
    with qtbot.waitSignal(window.opener.finished, timeout=120_000):
        window.open([folder])
    assert headlines(window)[0] == "Ana meets Karl"
    assert window.opener.projects.project is not None
    assert window.opener.projects.project.saves


def test_a_portable_project_opens_without_its_folder(
    qtbot: QtBot, windows: list[MainWindow], folder: Path, tmp_path: Path
) -> None:
    window = opened(qtbot, windows, folder)
    correct(qtbot, window, "Ana meets Karl")
    chronicle = window.session.chronicle
    file = tmp_path / "stick" / "for Ben.timeline"
    file.parent.mkdir()
    saved(qtbot, window, file)
    assert "“for Ben.timeline”: 2 articles and 1 change of yours" in window.notices.text
    close(windows)
    shutil.rmtree(folder)
    shutil.rmtree(data_dir())
    window = opened(qtbot, windows, file)
    assert window.session.chronicle == chronicle
    assert window.windowTitle().startswith("for Ben")
    correct(qtbot, window, "Ana and Karl meet")
    close(windows)
    window = opened(qtbot, windows, file)
    assert headlines(window)[0] == "Ana and Karl meet"
    assert not list(data_dir().rglob("*.timeline"))
    with qtbot.waitSignal(window.opener.finished):
        window.do_reload()
    assert headlines(window)[0] == "Ana and Karl meet"


def test_what_older_rules_read_is_read_anew(
    qtbot: QtBot, windows: list[MainWindow], folder: Path, tmp_path: Path
) -> None:
    window = opened(qtbot, windows, folder)
    chronicle = window.session.chronicle
    file = tmp_path / "old.timeline"
    saved(qtbot, window, file)
    close(windows)
    new = portable.read(file)
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("UPDATE texts SET version = 'rules of long ago'")
    window = opened(qtbot, windows, file)
    assert window.session.chronicle == chronicle
    qtbot.waitUntil(lambda: portable.read(file) == new)


def test_two_windows_on_one_folder(qtbot: QtBot, windows: list[MainWindow], folder: Path, tmp_path: Path) -> None:
    first = opened(qtbot, windows, folder)
    second = opened(qtbot, windows, folder)
    assert "“clippings” is open in another window." in second.notices.text
    correct(qtbot, second, "Ana meets Karl")
    assert headlines(second)[0] == "Ana meets Karl"
    assert headlines(first)[0] != "Ana meets Karl"
    assert not second.close()
    assert second.isVisible()
    assert "1 change could not be saved, and would be lost" in second.notices.text
    saved(qtbot, second, tmp_path / "mine.timeline")
    close(windows)
    correct(qtbot, first, "From the first")
    close(windows)
    assert headlines(opened(qtbot, windows, folder))[0] == "From the first"
    assert headlines(opened(qtbot, windows, tmp_path / "mine.timeline"))[0] == "Ana meets Karl"


def test_saving_over_a_project_that_was_not_read_whole_loses_no_article(
    qtbot: QtBot, windows: list[MainWindow], folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mine.timeline"
    saved(qtbot, opened(qtbot, windows, folder), file)
    whole = portable.read(file)
    window = opened(qtbot, windows, file)
    with qtbot.waitSignal(window.opener.finished):
        window.do_reload()
        window.opener.projects.save_as(file)
        assert "The articles are still being read" in window.notices.text
        window.opener.cancel()
    with qtbot.waitSignal(window.opener.projects.saver.saved):
        window.opener.projects.save_as(file)
    assert portable.read(file) == whole
    saver = Saver()
    with qtbot.waitSignal(saver.saved):
        saver.save(file, ReadFolder(), portable.Journal(), whole=False, same=True)
    saver.close()
    assert portable.read(file) == whole
    with qtbot.waitSignal(window.opener.finished):
        window.do_reload()
    saved(qtbot, window, file)
    assert portable.read(file) == whole


def test_saving_over_a_project_that_another_window_has_open_is_refused(
    qtbot: QtBot, windows: list[MainWindow], folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mine.timeline"
    saved(qtbot, opened(qtbot, windows, folder), file)
    opened(qtbot, windows, file)
    second = opened(qtbot, windows, file)
    correct(qtbot, second, "Ana meets Karl")
    with qtbot.waitSignal(second.opener.projects.saver.failed):
        second.opener.projects.save_as(file)
    assert "“mine.timeline” is open in another window." in second.notices.text
    assert not second.close()
    saved(qtbot, second, tmp_path / "other.timeline")
    close(windows)
    assert headlines(opened(qtbot, windows, tmp_path / "other.timeline"))[0] == "Ana meets Karl"


def test_a_file_that_is_something_else_leaves_what_is_open(
    qtbot: QtBot, windows: list[MainWindow], folder: Path, tmp_path: Path
) -> None:
    window = opened(qtbot, windows, folder)
    correct(qtbot, window, "Ana meets Karl")
    photo = tmp_path / "photo.timeline"
    photo.write_bytes(b"GIF89a" * 999)
    with qtbot.waitSignal(window.opener.finished):
        window.open([photo])
    assert "“photo.timeline” is not a timeline project" in window.notices.text
    assert headlines(window)[0] == "Ana meets Karl"
    assert window.opener.projects.project is not None
    window.session.editor.do(Star(ref(window)))


def test_a_folder_that_is_not_there(qtbot: QtBot, windows: list[MainWindow], folder: Path, tmp_path: Path) -> None:
    window = opened(qtbot, windows, folder)
    with qtbot.waitSignal(window.opener.finished):
        window.open([tmp_path / "unplugged"])
    assert "If it is on another drive, connect that" in window.notices.text
    assert headlines(window)


def test_the_corrections_cannot_be_opened(qtbot: QtBot, windows: list[MainWindow], folder: Path) -> None:
    window = opened(qtbot, windows, folder)
    correct(qtbot, window, "Ana meets Karl")
    assert window.opener.projects.project is not None
    path = window.opener.projects.project.path
    close(windows)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
    window = opened(qtbot, windows, folder)
    assert "could not be opened. " in window.notices.text
    assert "newer version" in window.notices.text
    assert headlines(window)[0] != "Ana meets Karl"
    correct(qtbot, window, "Not kept")


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be deleted there")
def test_the_project_file_is_deleted_while_it_is_open(qtbot: QtBot, windows: list[MainWindow], folder: Path) -> None:
    window = opened(qtbot, windows, folder)
    correct(qtbot, window, "Ana meets Karl")
    shutil.rmtree(data_dir() / "projects")
    (data_dir() / "projects").mkdir()
    correct(qtbot, window, "Ana and Karl meet")
    assert "was written again, with all your changes" in window.notices.text
    close(windows)
    assert headlines(opened(qtbot, windows, folder))[0] == "Ana and Karl meet"


def test_forgetting_says_what_it_deletes_and_keeps_corrections(
    qtbot: QtBot, windows: list[MainWindow], folder: Path
) -> None:
    window = opened(qtbot, windows, folder)
    correct(qtbot, window, "Ana meets Karl")
    qtbot.waitUntil(lambda: list(cache_file().parent.glob("search/*.search")) != [])
    qtbot.waitUntil(lambda: not window.opener.indexer.active)
    window.actions_["forget"].trigger()
    assert "Deleted: the texts of 2 files and 1 search list" in window.notices.text
    assert "Your corrections and projects are kept." in window.notices.text
    assert list(cache_file().parent.glob("search/*")) == []
    words = b"fishing agreement"
    assert not any(words in path.read_bytes() for path in cache_file().parent.rglob("*") if path.is_file())
    qtbot.waitUntil(lambda: not window.opener.indexer.active)
    window.actions_["forget"].trigger()
    assert "nothing to forget" in window.notices.text
    close(windows)
    assert headlines(opened(qtbot, windows, folder))[0] == "Ana meets Karl"


def test_damaged_articles_are_told_of_once(
    qtbot: QtBot, windows: list[MainWindow], folder: Path, tmp_path: Path
) -> None:
    window = opened(qtbot, windows, folder)
    correct(qtbot, window, "Ana meets Karl")
    file = tmp_path / "for Ben.timeline"
    saved(qtbot, window, file)
    close(windows)
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("UPDATE texts SET article = substr(article, 9) WHERE number = 2")
        db.execute("UPDATE journal SET edit = substr(edit, 9)")
    window = make_window(Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    windows.append(window)
    said: list[str] = []
    window.session.noticed.connect(lambda notice: said.append(notice.text))
    with qtbot.waitSignal(window.opener.finished, timeout=120_000):
        window.open([file])
    (original,) = tmp_path.glob("for Ben (damaged *).timeline")
    assert said == [
        "Of “for Ben.timeline” 1 article and 1 change could not be read. The import report says which articles. "
        f"The file as it was is kept beside it, as “{original.name}”."
    ]
    assert sorted(f.outcome for f in window.session.chronicle.files) == ["failed", "read"]
    assert len(window.session.chronicle.articles) == 1


def test_a_folder_on_a_drive_that_is_not_there(qtbot: QtBot, windows: list[MainWindow], folder: Path) -> None:
    window = opened(qtbot, windows, folder)
    correct(qtbot, window, "Ana meets Karl")
    close(windows)
    files = sorted((data_dir() / "projects").glob("*.timeline"))
    away = folder.rename(folder.with_name("drive"))
    window = make_window(Settings(folder.parent / "settings.ini"))
    qtbot.addWidget(window)
    windows.append(window)
    said: list[str] = []
    window.session.noticed.connect(lambda notice: said.append(notice.text))
    with qtbot.waitSignal(window.opener.finished, timeout=120_000):
        window.open([folder])
    assert len(said) == 1
    assert "If it is on another drive, connect that" in said[0]
    folder.mkdir()  # where it is connected the place is there, with nothing in it
    with qtbot.waitSignal(window.opener.finished, timeout=120_000):
        window.open([folder])
    close(windows)
    folder.rmdir()
    away.rename(folder)
    assert sorted((data_dir() / "projects").glob("*.timeline")) == files
    window = opened(qtbot, windows, folder)
    assert headlines(window)[0] == "Ana meets Karl"
