"""Every setting, declared once: key, type, default, and what it is; kept in one file of the app's own.

>>> [s.key for s in SETTINGS][:2]
['theme', 'recent']
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QLocale, QSettings, QStandardPaths

from timeline_app.core.options import LinkOptions


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `default` also tells its type."""

    key: str
    default: Any
    description: str


THEME = Setting("theme", "system", "Colours of the window: system, light or dark")
RECENT = Setting("recent", [], "Folders opened lately, latest first")
GEOMETRY = Setting("window/geometry", QByteArray(), "Size and place of the window")
LAYOUT = Setting("window/layout", QByteArray(), "Where the panes are")
LANES = Setting("timeline/lanes", "none", "What the lanes of the timeline are made from")
DATE_ORDER = Setting("dates/order", "auto", "How 03/04/2024 is read: auto (by each article), dmy or mdy")
WATCH = Setting("folder/watch", True, "Whether changes in the open folder are read by themselves")
SHORTCUTS = Setting("shortcuts", [], "Keys that are others than at first, as “command=keys”")
EXPORT_FOLDER = Setting("export/folder", "", "Where pictures were saved last")
PROJECT_FOLDER = Setting("project/folder", "", "Where projects were saved last")
SETTINGS = (THEME, RECENT, GEOMETRY, LAYOUT, LANES, DATE_ORDER, WATCH, EXPORT_FOLDER, PROJECT_FOLDER, SHORTCUTS)

_MOST_RECENT = 10


class Settings:
    """The settings file. `path` None: the user's own."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or _own_path()
        self._store = QSettings(str(self.path), QSettings.Format.IniFormat)

    def get(self, setting: Setting) -> Any:
        """The value, its default where none is kept or where what is kept is of another type."""
        value = self._store.value(setting.key, setting.default)
        if isinstance(setting.default, list) and not isinstance(value, list):
            return [value] if isinstance(value, str) and value else []
        if isinstance(setting.default, bool) and value in ("true", "false"):
            return value == "true"  # so they are written in the file
        return value if isinstance(value, type(setting.default)) else setting.default

    def set(self, setting: Setting, value: Any) -> None:
        """Keeps a value."""
        if value == setting.default:
            self._store.remove(setting.key)
        else:
            self._store.setValue(setting.key, value)

    def link_options(self) -> LinkOptions:
        """How what is read is to be understood."""
        return LinkOptions.of(self.get(DATE_ORDER))

    def month_first(self) -> bool:
        """Whether 3/4/2024, typed, is March 4: as set, else as the system writes dates."""
        order = self.link_options().order
        written = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
        return order == "mdy" or (order == "auto" and 0 <= written.find("M") < written.find("d"))

    def recent(self) -> list[Path]:
        """Folders opened lately that still exist, latest first."""
        return [p for p in map(Path, self.get(RECENT)) if p.exists()]

    def add_recent(self, folder: Path) -> None:
        """Puts a folder at the head of the recent ones."""
        known = [str(folder), *(p for p in self.get(RECENT) if p != str(folder))]
        self.set(RECENT, known[:_MOST_RECENT])

    def save(self) -> None:
        """Writes the file now."""
        self._store.sync()


def _own_path() -> Path:
    config = os.environ.get("XDG_CONFIG_HOME") or QStandardPaths.writableLocation(
        QStandardPaths.StandardLocation.GenericConfigLocation
    )
    return Path(config) / "timeline-app" / "settings.ini"


def data_dir() -> Path:
    """Where projects are kept, and with them all corrections: the user's data folder."""
    place = os.environ.get("XDG_DATA_HOME") or QStandardPaths.writableLocation(
        QStandardPaths.StandardLocation.GenericDataLocation
    )
    return Path(place) / "timeline-app"


def cache_file() -> Path:
    """Where what was read of articles is kept, so that it need not be read again: the user's cache folder."""
    place = os.environ.get("XDG_CACHE_HOME") or QStandardPaths.writableLocation(
        QStandardPaths.StandardLocation.GenericCacheLocation
    )
    return Path(place) / "timeline-app" / "read.sqlite"


def search_file(sources: Sequence[Path]) -> Path:
    """Where the index of words of these folders and files is kept."""
    name = hashlib.sha256("\n".join(map(str, sources)).encode(errors="surrogateescape")).hexdigest()[:16]
    return cache_file().parent / "search" / f"{name}.search"
