from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.timeline.frames import composer, frame, random_index
from timeline_app.core.calendar import DAY
from timeline_app.index.event_index import EventIndex
from timeline_app.timeline.callout import callout_plate, covered

_SHOWN = frame(composer(random_index(60)), 0, 3650 * DAY)


@given(st.floats(0, 1200), st.floats(100, 480), st.floats(40, 600))
def test_a_plate_stands_above_its_mark_within_the_plot(x, bottom, width):
    plate = callout_plate(_SHOWN, x, bottom, width, 24)
    assert _SHOWN.plot.x <= plate.x
    assert plate.right <= _SHOWN.plot.right
    assert plate.x - 9 <= x <= plate.right + 9


def test_a_plate_slides_off_a_name_that_it_would_cover():
    index = EventIndex.from_arrays([50 * DAY], [51 * DAY], headlines=["The council met"])
    shown = frame(composer(index), 0, 100 * DAY)
    name, bottom = float(shown.labels.x[0]), float(shown.labels.y[0]) + 20
    plate = callout_plate(shown, name - 60, bottom, 200, 24)
    assert covered(shown, plate) == []
    assert plate.right < name
    assert plate.x <= name - 60 <= plate.right


def test_names_under_a_plate_are_found():
    labels = _SHOWN.labels
    plate = type(_SHOWN.plot)(float(labels.x[0]) + 5, float(labels.y[0]) + 2, 20, 10)
    assert (float(labels.x[0]), float(labels.y[0])) in [(name.x, name.y) for name in covered(_SHOWN, plate)]
    away = type(_SHOWN.plot)(0, 10_000, 20, 10)
    assert covered(_SHOWN, away) == []
