"""Zooming and panning keep what is under the hand where it is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.timeline.viewport import LEAST_SECONDS_PER_PIXEL, MOST_SECONDS, Viewport, fit

DAY = 86_400.0
times = st.floats(-3e11, 3e11)
spans = st.floats(3_000.0, 5e11)
widths = st.integers(60, 4000)
views = st.builds(lambda t, s, w: Viewport(t, t + s, w), times, spans, widths)


@given(views, st.floats(0, 1), st.floats(0.01, 100))
def test_the_instant_under_the_cursor_stays_there(view, part, factor):
    x = part * view.width
    instant = view.t_of(x)
    assert view.zoom_about(x, factor).x_of(instant) == pytest.approx(x, abs=0.01)


@given(views, st.floats(0.01, 100))
def test_zooming_changes_the_scale_by_the_factor_within_limits(view, factor):
    zoomed = view.zoom_about(view.width / 2, factor)
    wanted = min(max(view.span / factor, view.width * LEAST_SECONDS_PER_PIXEL), MOST_SECONDS)
    assert zoomed.span == pytest.approx(wanted, rel=1e-6)


@given(views, st.floats(-5000, 5000))
def test_panning_moves_by_just_those_pixels_and_back(view, pixels):
    moved = view.pan(pixels)
    assert moved.x_of(view.t_of(pixels)) == pytest.approx(0, abs=0.01)
    assert moved.pan(-pixels).t0 == pytest.approx(view.t0, abs=view.span / view.width / 50)


@given(views, times, st.floats(1, 1e10))
def test_no_limit_loses_the_events(view, first, length):
    clamped = view.clamped(first, first + length)
    assert clamped.t0 < first + length and clamped.t1 > first
    assert clamped.width == view.width
    again = clamped.clamped(first, first + length)
    assert again.t0 == pytest.approx(clamped.t0, abs=clamped.span * 1e-9 + 1e-3)


@given(times, st.floats(0, 1e11), widths)
def test_fit_shows_all_of_it(first, length, width):
    view = fit(first, first + length, width)
    assert view.x_of(first) >= -0.5
    assert view.x_of(first + length) <= width + 0.5


def test_a_lone_day_is_not_blown_up():
    view = fit(0, DAY, 1000, least=14 * DAY)
    assert view.span >= 14 * DAY
    assert view.x_of(DAY / 2) == pytest.approx(500, abs=5)


def test_minutes_are_exact_in_the_year_9000():
    t = 221_845_392_000
    view = Viewport(t, t + 3600.0, 3600)
    xs = view.xs_of(np.array([t, t + 60, t + 120], np.int64))
    assert xs.tolist() == pytest.approx([0, 60, 120], abs=0.01)


def test_pixels_are_clipped_to_what_a_painter_takes():
    view = Viewport(0, 300, 1200)
    assert abs(view.xs_of(np.array([-(10**12), 10**12], np.int64))).max() <= 2**30


@given(views, views, st.floats(0, 1))
def test_a_journey_starts_here_and_ends_there(a, b, part):
    b = Viewport(b.t0, b.t1, a.width)
    assert a.between(b, 1.0) == b
    middle = a.between(b, part)
    assert min(a.span, b.span) * 0.999 <= middle.span <= max(a.span, b.span) * 1.001


def test_nonsense_is_refused():
    with pytest.raises(ValueError, match="not a viewport"):
        Viewport(5, 5, 100)
