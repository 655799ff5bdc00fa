"""What a press becomes, and how fast a hand was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from timeline_app.gui.timeline.gestures import Drag, DragKind, wheel_factor
from timeline_app.timeline.hit import Hit
from timeline_app.timeline.viewport import Viewport


def drag(shift: bool = False) -> Drag:
    return Drag(QPointF(100, 100), Viewport(0, 1000, 100), 0, shift)


def test_a_press_that_hardly_moves_is_a_click():
    press = drag()
    assert press.kind(QPointF(101, 102), Hit()) == DragKind.CLICK
    assert press.kind(QPointF(110, 100), Hit()) == DragKind.PAN
    assert press.kind(QPointF(100, 100), Hit()) == DragKind.PAN


def test_with_shift_it_is_a_range_but_not_on_the_heads():
    assert drag(shift=True).kind(QPointF(150, 100), Hit()) == DragKind.RANGE
    assert drag(shift=True).kind(QPointF(150, 100), Hit("head")) == DragKind.PAN


def test_the_speed_is_that_of_the_last_moves():
    press = drag()
    for i in range(10):
        press.note(100 + 5 * i, 1000 + 10 * i)
    assert press.speed(1095) == pytest.approx(0.5)
    assert press.speed(1500) == 0.0
    assert drag().speed(0) == 0.0


@given(st.floats(-2000, 2000))
def test_the_wheel_there_and_back_changes_nothing(angle):
    assert wheel_factor(angle) * wheel_factor(-angle) == pytest.approx(1.0)
