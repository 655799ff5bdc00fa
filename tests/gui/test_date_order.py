"""The order of day and month is chosen in the window, changes what is open, and is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from timeline_app.app import make_window
from timeline_app.core.options import DATE_ORDERS
from timeline_app.gui.main_window import MainWindow
from timeline_app.session.settings import DATE_ORDER, Settings

TEXT = "Mayor Ada Quill opened the bridge in Bergen on 03/04/2024.\n"


def _dates(window: MainWindow) -> list[str]:
    return [event.when.edtf() for event in window.session.chronicle.events if event.when]


def _checked(window: MainWindow) -> list[str]:
    return [name for name in DATE_ORDERS if window.actions_[f"order_{name}"].isChecked()]


def _close(window: MainWindow) -> None:
    window.close()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("")


def test_a_chosen_order_reads_what_is_open_again_and_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "clippings"
    folder.mkdir()
    (folder / "bridge.txt").write_text(TEXT, encoding="utf-8")
    window = make_window(Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    assert _checked(window) == ["auto"]
    with qtbot.waitSignal(window.opener.finished, timeout=120_000):
        window.open([folder])
    seen = {}
    for name in ("dmy", "mdy"):
        with qtbot.waitSignal(window.opener.finished, timeout=120_000):
            window.actions_[f"order_{name}"].trigger()
        seen[name] = _dates(window)
    assert seen == {"dmy": ["2024-04-03"], "mdy": ["2024-03-04"]}
    _close(window)
    again = make_window(Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(again)
    assert _checked(again) == ["mdy"]
    with qtbot.waitSignal(again.opener.finished, timeout=120_000):
        again.open([folder])
    assert _dates(again) == ["2024-03-04"]
    _close(again)


@pytest.mark.parametrize(("kept", "shown"), [("dmy", "dmy"), ("sideways", "auto"), ("", "auto")])
def test_the_menu_shows_what_is_kept(qtbot: QtBot, tmp_path: Path, kept: str, shown: str) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.set(DATE_ORDER, kept)
    window = make_window(settings)
    qtbot.addWidget(window)
    assert _checked(window) == [shown]
    window.actions_["order_mdy"].trigger()
    assert (_checked(window), settings.get(DATE_ORDER)) == (["mdy"], "mdy")
    assert not window.session.reading.active
    _close(window)
