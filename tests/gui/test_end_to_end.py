"""The real window, from a folder on disk to a picture, with real mouse and keyboard events.

Run once more under Xvfb with a window manager, where both are installed: offscreen, no other program decides about
focus and size.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from timeline_app.app import make_window
from timeline_app.gui.command_palette import CommandPalette
from timeline_app.gui.main_window import MainWindow
from timeline_app.gui.welcome import Emptiness
from timeline_app.index.columns import LaneBy
from timeline_app.session.settings import THEME, Settings
from timeline_app.timeline.hit import event_boxes

ARTICLES = {
    "harbour.txt": "Lisbon, 12 May 2019 - Prime Minister Ana Prestes met President Karl Lindqvist in Lisbon on Friday. "
    "The two leaders signed a fishing agreement on 11 May 2019.\n",
    "visit.md": "# Prestes flies to Stockholm\n\n3 March 2020\n\nAna Prestes visited Stockholm on 2 March 2020 and met "
    "President Karl Lindqvist there.\n",
    "strike.html": "<html><head><title>Dockers strike</title><meta property='article:published_time' "
    "content='2020-06-20'></head><body><article><h1>Dockers strike</h1><p>Dockers in Porto went on strike on 18 June "
    "2020. Union leader Rui Tavares called the strike on 15 June 2020.</p></article></body></html>",
    "broken.json": '{"title": "never',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "clippings"
    made.mkdir()
    for name, text in ARTICLES.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    settings = Settings(tmp_path / "settings.ini")
    settings.set(THEME, "light")
    made = make_window(settings)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("")


def read(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    with qtbot.waitSignal(window.opener.finished, timeout=120_000):
        window.open([folder])


def row_of(window: MainWindow, words: str) -> int:
    index = window.session.index
    return next(row for row in range(len(index)) if words in passage(window, int(index.event[row])))


def passage(window: MainWindow, event: int) -> str:
    mention = window.session.chronicle.events[event].main
    linked = window.session.article(mention.article)
    assert linked is not None
    return mention.span.of(linked.article.text)


def click_event(window: MainWindow, qtbot: QtBot, row: int) -> None:
    view = window.timeline.view
    view.reveal(row)
    box = event_boxes(view.display(), row)[0]
    canvas = view.focusProxy().viewport()
    place = QPoint(round(box.x + min(6.0, box.w / 2)), round(box.y + box.h / 2))
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)


def test_from_a_folder_to_a_picture(window: MainWindow, qtbot: QtBot, folder: Path, tmp_path: Path) -> None:
    assert window.timeline.welcome.state == Emptiness.START
    read(window, qtbot, folder)
    session = window.session
    assert {f.path: f.outcome for f in session.chronicle.files} == {
        "broken.json": "failed", "harbour.txt": "read", "strike.html": "read", "visit.md": "read",
    }  # fmt: skip
    assert "1 file not read" in window.notices.text
    assert "1 file not read" in window.status.text
    assert window.timeline.view.isVisible()

    row = row_of(window, "Stockholm")
    click_event(window, qtbot, row)
    assert session.current is not None
    assert session.current.when is not None
    assert session.current.when.first_day == "2020-03-02"
    source = window.layout_.source
    assert "Ana Prestes visited Stockholm" in source.view.toPlainText()
    assert "2 March 2020" in [text for text, colour, _ in source.view.marked() if colour == "accent_mark"]
    assert "2 March 2020" in source.why.text
    assert session.marks

    participants = window.layout_.participants
    who = next(p for p in session.chronicle.participants if "Prestes" in p.name)
    index = participants.model.index_of(who.id)
    participants.tree.scrollTo(index)
    place = participants.tree.visualRect(index)
    with qtbot.waitSignal(session.shownChanged):
        qtbot.mouseClick(
            participants.tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.left() + 10, place.center().y())
        )
    shown = [passage(window, e) for e in range(len(session.chronicle.events)) if session.shown()[e]]
    assert shown
    assert len(shown) < len(session.chronicle.events)
    assert not any("Dockers" in text for text in shown)
    assert f"{len(shown)} of {len(session.chronicle.events)} events on the timeline" in window.status.text
    assert window.layout_.events.model.rowCount() <= len(shown)
    window.actions_["clear_filters"].trigger()

    for whole in (True, False):
        out = tmp_path / f"{whole}.png"
        with qtbot.waitSignal(window.exporter.written):
            window.exporter.write(out, whole=whole)
        picture = QImage(str(out))
        assert picture.width() >= 1000
        assert picture.height() >= 500
        colours = {picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 7)}
        assert len(colours) > 8


def test_search_finds_filters_and_steps(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    read(window, qtbot, folder)
    window.actions_["find"].trigger()
    with qtbot.waitSignal(window.session.shownChanged):
        qtbot.keyClicks(window.tools.search.line, "strike")
    assert "found" in window.tools.search.count_text
    assert 0 < window.layout_.events.model.rowCount() < len(window.session.index)
    qtbot.keyClick(window.tools.search.line, Qt.Key.Key_Return)
    assert window.session.current is not None
    assert "strike" in passage(window, window.session.selection.events[0])
    assert window.tools.search.count_text.startswith("1 of ")
    with qtbot.waitSignal(window.session.shownChanged):
        qtbot.keyClicks(window.tools.search.line, "zzz")
    assert window.timeline.welcome.state == Emptiness.FILTERED
    assert window.tools.search.count_text == "not found"
    with qtbot.waitSignal(window.session.shownChanged):
        qtbot.keyClick(window.tools.search.line, Qt.Key.Key_Escape)
    assert window.session.shown().all()


def test_the_keyboard_goes_through_the_events(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    read(window, qtbot, folder)
    canvas = window.timeline.view.focusProxy()
    rows = []
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    for _ in range(len(window.session.index)):
        rows.append(window.session.index.row_of_event(window.session.selection.events[0]))
        qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert rows == sorted(rows)
    assert len(set(rows)) == len(window.session.index)
    window.actions_["clear_selection"].trigger()
    assert window.session.current is None


def test_lanes_theme_and_panes_are_chosen_and_remembered(
    window: MainWindow, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    read(window, qtbot, folder)
    with qtbot.waitSignal(window.session.lanesChanged):
        window.actions_["lanes_participant"].trigger()
    assert window.timeline.view.lane_options.by == LaneBy.PARTICIPANT
    window.actions_["theme_dark"].trigger()
    assert window.theme.dark
    window.actions_["pane_details"].trigger()
    assert window.layout_.docks["details"].isHidden()
    window.close()
    again = make_window(Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(again)
    with qtbot.waitExposed(again):
        again.show()
    assert again.theme.dark
    assert again.session.lanes_by == LaneBy.PARTICIPANT
    assert [p.name for p in again.settings.recent()] == ["clippings"]
    read(again, qtbot, folder)
    assert again.layout_.docks["details"].isHidden()
    assert not again.layout_.docks["source"].isHidden()
    again.actions_["reset_layout"].trigger()
    assert not again.layout_.docks["details"].isHidden()


def test_a_dropped_folder_is_opened(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), action, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(300, 300), action, data, buttons, keys)
    with qtbot.waitSignal(window.opener.finished, timeout=120_000):
        QApplication.sendEvent(window, drop)
    assert len(window.session.chronicle.articles) == 3


def test_emptiness_is_told_apart(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    empty, timeless, broken = tmp_path / "empty", tmp_path / "timeless", tmp_path / "broken"
    for made in (empty, timeless, broken):
        made.mkdir()
    (broken / "half.json").write_text('{"title": ', encoding="utf-8")
    (timeless / "poem.txt").write_text("Roses are red.\n", encoding="utf-8")
    read(window, qtbot, empty)
    assert window.timeline.welcome.state == Emptiness.NO_ARTICLES
    read(window, qtbot, timeless)
    assert window.timeline.welcome.state == Emptiness.NO_DATES
    read(window, qtbot, broken)
    assert window.timeline.welcome.state == Emptiness.UNREADABLE
    assert window.notices.isHidden()  # it would say the same once more


def test_a_folder_that_is_gone_is_said_quietly(window: MainWindow, tmp_path: Path) -> None:
    window.open([tmp_path / "gone"])
    assert "gone" in window.notices.text
    assert window.timeline.welcome.state == Emptiness.START


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names on disk are text there")
def test_names_that_are_not_text(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    odd.mkdir()
    (odd / os.fsdecode(b"\xffe.txt")).write_text(ARTICLES["harbour.txt"], encoding="utf-8")
    read(window, qtbot, odd)
    assert window.windowTitle() == "caf\\xe9 – Timeline"
    window.session.step(1, "keyboard")
    assert window.layout_.source.article_id is not None
    window.layout_.report.refresh()
    assert window.layout_.report.model.rowCount() == 1


def test_the_palette_runs_what_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["palette"].trigger()
    (palette,) = window.findChildren(CommandPalette)
    qtbot.keyClicks(palette.box, "dark")
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert window.theme.dark


@pytest.mark.qt_no_exception_capture
def test_an_unexpected_error_becomes_a_notice_that_can_be_copied(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        raise RuntimeError("the cat sat on the keyboard")
    except RuntimeError as error:
        sys.excepthook(RuntimeError, error, error.__traceback__)
    assert "the cat sat on the keyboard" in window.notices.text
    window.notices.copy_details()
    assert "Traceback" in QApplication.clipboard().text()
    assert "the cat" in capsys.readouterr().err


def _missing() -> str:
    """What the run under Xvfb needs and this machine has not."""
    tools = [tool for tool in ("Xvfb", "openbox") if shutil.which(tool) is None]
    if tools:
        return f"not installed: {', '.join(tools)}"
    plugin = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms" / "libqxcb.so"
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return f"Qt cannot use X11 here: {error}"
    return ""


@pytest.mark.slow
@pytest.mark.skipif(bool(_missing()), reason=_missing() or "-")
@pytest.mark.skipif(os.environ.get("QT_QPA_PLATFORM") == "xcb", reason="this is the run under Xvfb")
def test_the_same_under_a_window_manager(tmp_path: Path) -> None:
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=[write_end], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write_end)
    with os.fdopen(read_end) as numbers:
        display = f":{numbers.readline().strip()}"
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    manager = subprocess.Popen(["openbox"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        result = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", __file__],
            env=environment, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2], timeout=300,
        )  # fmt: skip
        assert result.returncode == 0, result.stdout + result.stderr
    finally:
        manager.terminate()
        manager.wait()
        server.terminate()
        server.wait()
