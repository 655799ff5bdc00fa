"""The benchmark runs; what it measures is read by people."""

from __future__ import annotations

import pytest

from tests.bench import bench_canvas


@pytest.mark.parametrize("count", [0 + 1, 300])
def test_the_canvas_is_measured(qapp, count):
    result = bench_canvas.measure(count, frames=12)
    assert result["events"] == count
    assert {"pan", "zoom", "hit", "hover", "click", "filter"} <= set(result)


@pytest.mark.parametrize("kind", ["scatter", "items"])
def test_the_obvious_ways_are_measured(qapp, kind):
    assert bench_canvas.measure_naive(kind, 30, frames=4)["kind"] == kind
