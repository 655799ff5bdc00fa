"""A timeline of ten events, one every ten days."""

from __future__ import annotations

import pytest

from tests.gui.timeline.pointing import sample
from timeline_app.gui.timeline.view import TimelineView


@pytest.fixture
def view(qtbot):
    widget = TimelineView()
    qtbot.addWidget(widget)
    widget.resize(1000, 500)
    widget.set_index(sample())
    with qtbot.waitExposed(widget):
        widget.show()
    return widget
