"""The window over a chronicle made by hand: nothing is read, so these are quick."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import storybook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QScrollArea, QTabBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.app import make_window
from timeline_app.core.chronicle import Chronicle
from timeline_app.gui.command_palette import ShortcutList
from timeline_app.gui.go_to_date import GoToDate
from timeline_app.gui.key_popover import KeyPopover
from timeline_app.gui.main_window import MainWindow
from timeline_app.gui.panes.participant_tree import ParticipantTree
from timeline_app.gui.timeline.picture_dialog import PictureDialog
from timeline_app.gui.welcome import Emptiness
from timeline_app.index.event_index import EventIndex
from timeline_app.pipeline import read_steps
from timeline_app.project.cache import ExtractionCache
from timeline_app.session.settings import EXPORT_FOLDER, THEME, Settings, cache_file
from timeline_app.session.state import Filters, Level, Notice, Origin, ReadingState


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    settings = Settings(tmp_path / "settings.ini")
    settings.set(THEME, "light")
    made = make_window(settings)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.timeline.opened = True
    made.layout_.set_quiet(False)
    made.session.folder_name = "harbour"
    made.session.set_chronicle(storybook.chronicle(), storybook.index())
    yield made
    made.close()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("")


def _menu(window: MainWindow) -> dict[str, object]:
    menus = [m for m in window.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly) if m.isVisible()]
    (menu,) = menus
    return {action.text(): action for action in menu.actions() if action.text()}


def test_right_click_on_an_event_filters_by_who_takes_part(window: MainWindow, qtbot: QtBot) -> None:
    window.timeline.view.menuRequested.emit(1, QPoint(400, 300))
    actions = _menu(window)
    assert window.session.selection.event == 1
    with qtbot.waitSignal(window.session.filtersChanged):
        actions["Show only events with Ilse Brandt"].trigger()  # type: ignore[attr-defined]
    assert window.session.shown().tolist() == [False, True, False, False]
    actions["Copy as text"].trigger()  # type: ignore[attr-defined]
    copied = QGuiApplication.clipboard().text()
    assert copied == "9 May 2031: Brandt opens the harbour bridge (“The bridge opens 🌉”, Harbour News; “A letter”)"


def test_right_click_on_empty_ground_offers_views(window: MainWindow) -> None:
    window.timeline.view.menuRequested.emit(-1, QPoint(400, 300))
    assert "Show everything" in _menu(window)


def test_a_fold_that_cannot_open_becomes_a_list(window: MainWindow, qtbot: QtBot) -> None:
    window.timeline.view.foldOpened.emit([0, 1])
    actions = _menu(window)
    assert list(actions) == [
        "2 May 2031  Nordwerk lifts the last arch",
        "9 May 2031  Brandt opens the harbour bridge",
    ]
    with qtbot.waitSignal(window.session.selectionChanged):
        actions["9 May 2031  Brandt opens the harbour bridge"].trigger()  # type: ignore[attr-defined]
    assert window.session.selection.event == 1


def test_going_to_a_date(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["go_to_date"].trigger()
    (box,) = window.findChildren(GoToDate)
    qtbot.keyClicks(box.line, "31 February 2032")
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert "no day" in box.answer.text()
    assert box.line.property("invalid") is True
    box.line.clear()
    qtbot.keyClicks(box.line, "June 2032")
    assert box.answer.text() == "June 2032"
    with qtbot.waitSignal(window.timeline.view.viewChanged):
        qtbot.keyClick(box.line, Qt.Key.Key_Return)
    first, last = window.timeline.view.viewport_range
    assert first <= 1_969_660_800 < last  # 1 June 2032


def test_back_and_forward_through_views(window: MainWindow, qtbot: QtBot) -> None:
    view, history = window.timeline.view, window.timeline.history
    history.clear()
    seen = []
    for first, last in ((1.93e9, 1.94e9), (1.95e9, 1.96e9), (1.97e9, 1.971e9)):
        view.show_at_once(first, last)
        history.note()
        seen.append(view.viewport_range)
    window.actions_["back"].trigger()
    assert view.viewport_range == pytest.approx(seen[1])
    window.actions_["back"].trigger()
    window.actions_["back"].trigger()
    assert view.viewport_range == pytest.approx(seen[0])
    assert not history.can_go_back
    window.actions_["forward"].trigger()
    assert view.viewport_range == pytest.approx(seen[1])
    view.show_at_once(1.98e9, 1.981e9)
    with qtbot.waitSignal(history.changed):
        pass
    assert not history.can_go_forward


def test_the_key_names_what_is_in_sight(window: MainWindow) -> None:
    window.actions_["key"].trigger()
    (popover,) = window.findChildren(KeyPopover)
    assert {"Launch", "Decision", "Planned"} <= {item.text for item in popover.items}
    popover.close()


def test_a_selection_off_screen_is_brought_into_view(window: MainWindow) -> None:
    window.timeline.view.show_at_once(1_900_000_000.0, 1_900_086_400.0)
    window.session.select((2,), Origin.EVENTS)
    first, last = window.timeline.view.viewport_range
    start, end = int(window.session.index.start[2]), int(window.session.index.end[2])
    assert first < end
    assert start < last


def test_hovering_links_timeline_and_source(window: MainWindow) -> None:
    window.session.select((1,), Origin.EVENTS)
    window.timeline.view.hoverChanged.emit(0)
    marked = window.layout_.source.view.marked()
    assert ("Cranes from Nordwerk lifted the last arch on 2 May 2031.", "accent_soft", "") in marked
    window.timeline.view.hoverChanged.emit(-1)
    assert window.session.hovered == -1


def test_a_picture_is_never_saved_over_another_unasked(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.settings.set(EXPORT_FOLDER, str(tmp_path))
    for name in ("harbour.png", "harbour 2.png"):
        window.actions_["export_whole"].trigger()
        (picture,) = window.findChildren(PictureDialog)
        assert picture.title.text() == window.session.folder_name
        qtbot.mouseClick(picture.save, Qt.MouseButton.LeftButton)
        (dialog,) = window.findChildren(QFileDialog)
        assert Path(dialog.selectedFiles()[0]).name == name
        assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
        with qtbot.waitSignal(window.exporter.written):
            dialog.fileSelected.emit(str(tmp_path / name))
        dialog.close()
        qtbot.waitUntil(lambda: not window.findChildren(QFileDialog))
    assert QImage(str(tmp_path / "harbour.png")).width() == 2400


def test_a_picture_that_cannot_be_saved_is_said(window: MainWindow, tmp_path: Path) -> None:
    window.exporter.write(tmp_path / "gone" / "x.png", whole=True)
    assert "could not be saved" in window.notices.text
    assert window.notices.property("level") == Level.ERROR


def test_the_status_line_counts(window: MainWindow) -> None:
    assert window.status.text == "3 of 4 events on the timeline · 3 articles · 1 without a date · 1 file not read"
    window.session.set_filters(Filters(frozenset({"p0"})), Origin.PARTICIPANTS)
    assert window.status.text.startswith("1 of 4 events on the timeline")
    window.session.set_reading(ReadingState(True, 3, 5, share=0.5, articles=12))
    assert "reading 3/5 files, 12 articles" in window.status.text
    window.session.set_reading(ReadingState(True, 5, 5, linking=True, articles=12))
    assert "putting 12 articles together" in window.status.text
    window.session.set_reading(ReadingState())
    assert "reading" not in window.status.text


def test_the_tray_of_undated_events_opens_from_the_status_line(window: MainWindow) -> None:
    window.status.undatedWanted.emit()
    assert window.layout_.undated.isVisible()
    window.status.reportWanted.emit()
    assert window.layout_.report.isVisible()


def test_commands_that_make_no_sense_are_off(window: MainWindow) -> None:
    assert window.actions_["export_whole"].isEnabled()
    assert not window.actions_["centre"].isEnabled()
    assert not window.actions_["cancel_reading"].isEnabled()
    window.session.select((0,), Origin.EVENTS)
    assert window.actions_["centre"].isEnabled()
    window.session.set_chronicle(Chronicle(), EventIndex.empty())
    assert not window.actions_["export_whole"].isEnabled()
    assert window.timeline.welcome.state == Emptiness.NO_ARTICLES


def test_all_shortcuts_are_listed(window: MainWindow) -> None:
    window.actions_["shortcuts"].trigger()
    (listed,) = window.findChildren(ShortcutList)
    assert listed.isVisible()
    (area,) = listed.findChildren(QScrollArea)
    assert area.widget().width() <= area.viewport().width()
    assert not area.horizontalScrollBar().isVisible()
    listed.close()


def test_a_later_notice_takes_the_place_of_the_one_before(window: MainWindow) -> None:
    window.session.notify(Notice("First", Level.ERROR, "details"))
    window.session.notify(Notice("Second"))
    assert window.notices.text == "Second"


def test_a_window_can_be_small(window: MainWindow) -> None:
    assert window.minimumSizeHint().width() <= 900


def test_the_list_of_participants_ends_with_a_whole_row(window: MainWindow) -> None:
    tree = window.findChild(ParticipantTree)
    row = tree.sizeHintForRow(0)
    for height in (640, 700, 777):
        window.resize(1280, height)
        assert tree.viewport().height() % row == 0
        assert 0 <= tree.parentWidget().height() - tree.height() < row


def test_what_the_toolbar_has_no_room_for_is_behind_an_arrow(window: MainWindow) -> None:
    window.tools.set_lanes("organization")
    more = window.tools.findChild(QToolButton, "qt_toolbar_ext_button")
    button = window.tools.findChild(QToolButton, "export")
    wide = window.tools.minimumSizeHint().width()
    for width in (1280, 1024):
        window.resize(width, 640)
        assert button.isVisible() and not more.isVisible()
    window.resize(760, 640)
    assert wide < window.width() < 1024
    assert not button.isVisible() and more.isVisible() and not more.icon().isNull()
    ground, arrow = more.palette().window().color(), more.grab().toImage()
    inks = {arrow.pixelColor(x, y).name() for x in range(arrow.width()) for y in range(arrow.height())}
    assert len(inks - {ground.name()}) > 1


def test_every_theme_is_worn_by_everything(window: MainWindow) -> None:
    window.actions_["theme_dark"].trigger()
    dark = _patches(window)
    window.actions_["theme_light"].trigger()
    light = _patches(window)
    assert max(dark) < 100
    assert min(light) > 190


def _patches(window: MainWindow) -> list[int]:
    """How light each of the window's 8 x 5 parts is on average, 0..255."""
    smooth = Qt.TransformationMode.SmoothTransformation
    small = window.grab().toImage().scaled(8, 5, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return [small.pixelColor(x, y).lightness() for x in range(8) for y in range(5)]


def test_what_was_read_is_kept_until_the_user_wants_it_forgotten(window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("The mayor of Lisbon opened the bridge on 3 May 2019.\n", encoding="utf-8")
    *_, fresh = read_steps(folder, workers=0, cache=cache_file())
    assert str(cache_file()).startswith(os.environ["XDG_CACHE_HOME"])
    with closing(ExtractionCache(cache_file())) as cache:
        before = cache.count()
    window.actions_["forget"].trigger()
    with closing(ExtractionCache(cache_file())) as cache:
        assert (before, cache.count()) == (1, 0)
    assert fresh.events


def test_panes_keep_their_share_of_a_window_that_grows(window: MainWindow, qtbot: QtBot) -> None:
    docks = window.layout_.docks
    tables, event, source = docks["events"], docks["details"], docks["source"]

    def sizes() -> tuple[int, int, int]:
        return tables.height(), event.height(), event.width()

    def settled() -> bool:
        shares = 0.35 < event.height() / (event.height() + source.height()) < 0.5
        return shares and 165 < tables.height() < 192

    window.resize(1440, 900)
    qtbot.waitUntil(settled)
    before = sizes()
    window.resize(900, 600)
    qtbot.waitUntil(lambda: sizes() < before and event.height() < before[1])
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: all(abs(now - then) < 4 for now, then in zip(sizes(), before, strict=True)))


def test_the_tabs_of_a_small_window_say_what_they_are(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(700, 500)
    bars = [b for b in window.findChildren(QTabBar) if b.isVisible() and b.accessibleName() == "Panes"]
    assert bars
    for bar in bars:
        for tab in range(bar.count()):
            assert bar.tabRect(tab).width() >= bar.fontMetrics().horizontalAdvance(bar.tabText(tab))


def test_tab_goes_through_what_is_seen_in_the_order_in_which_it_is_seen(window: MainWindow, qtbot: QtBot) -> None:
    window.session.select((1,), Origin.KEYBOARD)
    docks, panes = window.layout_.docks, list[str]()
    window.activateWindow()
    window.timeline.view.setFocus()
    canvas = QApplication.focusWidget()
    assert canvas is not None
    for _ in range(100):
        here = QApplication.focusWidget()
        assert here is not None
        name = next((n for n, dock in docks.items() if dock.isAncestorOf(here)), "")
        if name and (not panes or panes[-1] != name):
            panes.append(name)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is canvas:
            break
    assert panes == ["participants", "overview", "events", "details", "source"]
    QTest.keyClick(canvas, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    back = QApplication.focusWidget()
    assert back is not None
    assert not window.layout_.hides(back)


def test_tab_comes_to_an_end_where_nothing_that_takes_it_is_seen(window: MainWindow) -> None:
    window.tabifyDockWidget(window.layout_.docks["details"], window.layout_.docks["source"])
    window.layout_.reveal("details")
    window.activateWindow()
    QApplication.processEvents()
    assert window.layout_.covered("source")
    for widget in window.findChildren(QWidget):
        if not window.layout_.hides(widget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            widget.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    window.timeline.view.setFocus()
    first = window.focusWidget()
    window.focusNextPrevChild(True)
    assert window.focusWidget() is first


def test_headlines_have_room_before_other_columns(window: MainWindow, qtbot: QtBot) -> None:
    table = window.layout_.events.table
    for width in (1024, 1280, 1600):
        window.resize(width, 800)
        qtbot.waitUntil(lambda width=width: window.width() == width)
        columns = table.columns()
        shown = [name for name in columns if not table.isColumnHidden(columns[name])]
        assert shown[:2] == ["Date", "Event"]
        if len(shown) > 2:
            assert table.columnWidth(columns["Event"]) >= 340
