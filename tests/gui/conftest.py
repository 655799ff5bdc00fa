from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[object]:
    """A session over the small chronicle of storybook.py."""
    import storybook

    from timeline_app.session.session import Session

    made = Session()
    made.set_chronicle(storybook.chronicle(), storybook.index())
    yield made
    made.deleteLater()
