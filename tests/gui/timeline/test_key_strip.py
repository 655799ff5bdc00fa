"""The key explains what is there, and takes the lines it needs."""

from __future__ import annotations

import numpy as np

from timeline_app.core.calendar import DAY
from timeline_app.gui.timeline.key_strip import KeyStrip
from timeline_app.index.columns import Flag, LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.render.theme import DARK


def test_it_follows_the_filter_and_the_width(qtbot):
    strip = KeyStrip()
    qtbot.addWidget(strip)
    strip.resize(900, 10)
    strip.show()
    assert strip.height() == 0 or not strip.items
    flags = [int(Flag.PLANNED), int(Flag.DISAGREEMENT), 0, 0]
    start = np.arange(4) * DAY
    index = EventIndex.from_arrays(
        start, start + DAY, flags=flags, lanes={LaneBy.KIND: (["vote", "storm", "other"], [0, 1, 2, 0])}
    )
    strip.set_index(index)
    assert [i.text for i in strip.items] == ["Vote", "Storm", "Other", "Planned", "Sources disagree"]
    assert "Planned" in strip.accessibleDescription()
    low = strip.height()
    strip.resize(150, low)
    assert strip.height() > low
    strip.set_visible_rows(np.array([False, False, False, True]))
    assert [i.text for i in strip.items] == ["Vote"]
    strip.set_theme(DARK)
    image = strip.grab().toImage()
    assert image.pixelColor(1, image.height() - 1).name() == DARK.background
