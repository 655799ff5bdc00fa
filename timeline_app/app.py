"""The composition root: puts settings, session and window together and runs them.

sys.exit(run(Path("clippings")))
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from timeline_app import __version__
from timeline_app.core.errors import AppError
from timeline_app.core.garbage import give_back_large_blocks
from timeline_app.gui.main_window import MainWindow
from timeline_app.gui.theme import apply_theme, chosen_theme
from timeline_app.resources import resource
from timeline_app.session.session import Session
from timeline_app.session.settings import THEME, Settings


def run(folder: Path | None) -> int:
    """Opens the window, on a folder if one is given, and returns the exit status when it is closed."""
    # A chronicle is millions of small values without cycles; looking for cycles in them again and again would make the
    # window stop for seconds.
    gc.set_threshold(50_000, 50, 1_000)
    give_back_large_blocks()
    _check_display()
    # Ctrl+C in the terminal ends the program; Qt's event loop would not let Python see it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = make_application()
    window = make_window(Settings())
    window.show()
    if folder is not None:
        window.open([folder])
    else:
        # The language model loads beside the window, so that the first folder does not wait for it.
        QTimer.singleShot(0, window, window.opener.reader.warm_up)
    return application.exec()


def _check_display() -> None:
    """Qt ends the program without a word of sense where there is no display."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in names):
        raise AppError(
            "There is no display to open a window on. "
            "Without one, “timeline-app extract” and “timeline-app export” still work."
        )


def make_application() -> QApplication:
    """The one QApplication, with the program's name and icon."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("timeline-app")
    application.setApplicationDisplayName("Timeline")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("io.github.timeline_app.TimelineApp")
    own_icon = resource("icons/timeline-app.svg")
    if own_icon.exists():
        application.setWindowIcon(QIcon(str(own_icon)))
    return application


def make_window(settings: Settings) -> MainWindow:
    """A window with a session of its own; not shown yet."""
    application = make_application()
    theme = chosen_theme(settings.get(THEME))
    apply_theme(application, theme)
    return MainWindow(Session(), settings, theme)
