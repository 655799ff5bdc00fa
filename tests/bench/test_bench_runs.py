"""The benchmark runs; what it measures is read by people."""

from __future__ import annotations

import pytest

from tests.bench import bench_canvas, memory, soak


@pytest.mark.parametrize("count", [0 + 1, 300])
def test_the_canvas_is_measured(qapp, count):
    result = bench_canvas.measure(count, frames=12)
    assert result["events"] == count
    assert {"pan", "zoom", "hit", "hover", "click", "filter"} <= set(result)


@pytest.mark.parametrize("kind", ["scatter", "items"])
def test_the_obvious_ways_are_measured(qapp, kind):
    assert bench_canvas.measure_naive(kind, 30, frames=4)["kind"] == kind


def test_the_soak_is_measured(qapp):
    found = soak.Soak(300, seed=3)
    found.rarer()
    result = found.run(0.3)
    assert result["frames"] > 0
    assert {"clock_ms", "processor_ms", "memory_mb"} <= set(result)
    found.view.close()
    found.view.deleteLater()


@pytest.mark.parametrize("kind", ["ordinary", "copies"])
def test_memory_is_measured(kind, tmp_path):
    memory.write(tmp_path / "articles", kind, 3)
    assert list(memory.articles(kind, 3)) == list(memory.articles(kind, 3))
    found = memory.measure(tmp_path / "articles", tmp_path / "home")
    assert found["articles"] == 3
    assert found["events"] > 0
    assert 0 < found["rest"] <= found["peak"]
