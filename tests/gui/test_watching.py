"""The open folder changes, and the window follows: real files, real reading, one quiet line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from timeline_app.app import make_window
from timeline_app.core.chronicle import Event
from timeline_app.core.edits import EventRef, Star
from timeline_app.gui.main_window import MainWindow
from timeline_app.session.settings import THEME, WATCH, Settings

HARBOUR = (
    "Lisbon, 12 May 2019 - Prime Minister Ana Prestes met President Karl Lindqvist in Lisbon on Friday. "
    "The two leaders signed a fishing agreement on 11 May 2019.\n"
)
VISIT = (
    "# Prestes flies to Stockholm\n\n3 March 2020\n\nAna Prestes visited Stockholm on 2 March 2020 and met President "
    "Karl Lindqvist there.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "clippings"
    made.mkdir()
    (made / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    return made


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, folder: Path) -> Iterator[MainWindow]:
    settings = Settings(tmp_path / "settings.ini")
    settings.set(THEME, "light")
    made = make_window(settings)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    with qtbot.waitSignal(made.opener.finished, timeout=120_000):
        made.open([folder])
    yield made
    made.close()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("")


def told(window: MainWindow, qtbot: QtBot, does: Callable[[], object]) -> str:
    """What the window says after the folder was changed."""
    with qtbot.waitSignal(window.session.noticed, timeout=30_000) as heard:
        does()
    return heard.args[0].text


def event(window: MainWindow, part: str) -> Event:
    def tells(e: Event) -> bool:
        linked = window.session.article(e.main.article)
        return linked is not None and part in e.main.span.of(linked.article.text)

    return next(e for e in window.session.chronicle.events if tells(e))


def test_the_folder_is_followed(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    session = window.session
    before = {e.key for e in session.chronicle.events}
    session.select((0,), "test")
    selected = session.chronicle.events[0].key

    words = told(window, qtbot, lambda: (folder / "visit.md").write_text(VISIT, encoding="utf-8"))
    assert words.startswith("1 new article: ")
    new = {e.key for e in session.chronicle.events} - before
    assert new
    assert session.current is not None
    assert session.current.key == selected
    assert window.notices.link_text == "Show them"
    window.notices.follow_link()
    assert {session.chronicle.events[n].key for n in session.selection.events} >= new
    assert not window.notices.isVisible()

    # A corrected event stays so when its file is renamed, and while others come and go.
    ref = EventRef.of(event(window, "visited Stockholm"), session.lookup.articles)
    with qtbot.waitSignal(session.chronicleChanged, timeout=10_000):
        session.editor.do(Star(ref))
    assert event(window, "visited Stockholm").marks.starred
    words = told(window, qtbot, lambda: (folder / "visit.md").rename(folder / "journey.md"))
    assert words == "1 article renamed."
    assert event(window, "visited Stockholm").marks.starred
    words = told(window, qtbot, lambda: (folder / "harbour.txt").write_text(HARBOUR.replace("11", "10")))
    assert words.startswith("1 changed article: ")
    assert event(window, "visited Stockholm").marks.starred
    assert told(window, qtbot, lambda: (folder / "harbour.txt").unlink()) == "1 article removed."
    assert {e.key for e in session.chronicle.events} == new

    # A drive that is unmounted costs nothing.
    shown = len(session.chronicle.events)
    words = told(window, qtbot, lambda: folder.rename(folder.with_name("aside")))
    assert words.startswith("The folder is not there any more")
    assert len(session.chronicle.events) == shown
    assert told(window, qtbot, lambda: folder.with_name("aside").rename(folder)) == "The folder is there again."
    assert len(session.chronicle.events) == shown


def test_following_can_be_switched_off(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    assert window.actions_["watch_folder"].isChecked()
    window.actions_["watch_folder"].trigger()
    assert not window.folder_watch.watcher.active
    window.settings.save()
    assert Settings(window.settings.path).get(WATCH) is False
    with qtbot.assertNotEmitted(window.session.noticed, wait=1_000):
        (folder / "visit.md").write_text(VISIT, encoding="utf-8")
    window.actions_["watch_folder"].trigger()
    assert window.folder_watch.watcher.active
