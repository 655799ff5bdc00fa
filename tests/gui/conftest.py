from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

sys.path.insert(0, str(Path(__file__).parent))

if TYPE_CHECKING:
    from hands import Hand


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[object]:
    """A session over the small chronicle of storybook.py."""
    import storybook

    from timeline_app.session.session import Session

    made = Session()
    made.set_chronicle(storybook.chronicle(), storybook.index())
    yield made
    made.deleteLater()


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    """Mouse and keys on a window over the story of storybook.py."""
    from hands import Hand, story_window

    with story_window(qtbot, tmp_path) as window:
        yield Hand(window, qtbot)
