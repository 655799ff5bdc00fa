"""Makes the picture of the window that the README and the guide show, on the sample articles.

    python packaging/screenshot.py [OUT.png] [--theme dark] [--samples history]

Offscreen, with settings of its own and the first of a few common fonts that is installed, so that two runs on one
machine give the same picture.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FAMILIES = ("Inter", "Noto Sans", "Cantarell", "DejaVu Sans")


def main() -> int:
    """Writes the picture; exit status 1 if the samples could not be read."""
    parser = argparse.ArgumentParser(description="Make the picture of the window for the guide.")
    parser.add_argument("out", nargs="?", type=Path, default=ROOT / "resources" / "guide" / "window.png")
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("--samples", type=Path, default=Path("news"), help="folder, also one below resources/samples")
    parser.add_argument("--width", type=int, default=1440)
    parser.add_argument("--height", type=int, default=900)
    parser.add_argument("--scale", type=float, default=2.0)
    options = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("CONFIG", "CACHE", "DATA"):
            os.environ[f"XDG_{kind}_HOME"] = folder
        return take(options)


def take(options: argparse.Namespace) -> int:
    """Opens the window, reads the samples, selects an event that several articles tell, and saves what is seen."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer
    from PySide6.QtGui import QFont, QFontDatabase

    from timeline_app.app import make_application, make_window
    from timeline_app.resources import resource
    from timeline_app.session.settings import THEME, Settings
    from timeline_app.session.state import Origin

    application = make_application()
    family = next((f for f in FAMILIES if f in QFontDatabase.families()), None)
    if family:
        font = QFont(family)
        font.setPixelSize(13)
        application.setFont(font)
    settings = Settings()
    settings.set(THEME, options.theme)
    window = make_window(settings)
    window.resize(options.width, options.height)
    window.show()
    loop = QEventLoop()
    # Queued: where there is nothing to read, reading is over before the loop begins.
    window.opener.finished.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    own = resource(f"samples/{options.samples}")
    window.open([own if own.is_dir() else options.samples])
    loop.exec()
    events = window.session.chronicle.events
    dated = [i for i, e in enumerate(events) if e.when is not None and e.kind != "statement"]
    # The line of today would make another picture of every day.
    window.timeline.view.set_now(None)
    if dated:
        told = max(dated, key=lambda i: (len({m.article for m in events[i].mentions}), events[i].importance, -i))
        window.session.select((told,), Origin.KEYBOARD)
    QTimer.singleShot(500, loop.quit)
    loop.exec()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    saved = window.grab().save(str(options.out))
    window.close()
    return 0 if saved and dated else 1


if __name__ == "__main__":
    sys.exit(main())
