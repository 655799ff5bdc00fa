"""Pictures: exact size, the same bytes each time, whole or not at all."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import zlib

import numpy as np
import pytest
from PySide6.QtGui import QImage

from timeline_app.core.calendar import DAY
from timeline_app.core.errors import ExportError
from timeline_app.export.image import ImageOptions, layout, write_png
from timeline_app.export.png import PngWriter
from timeline_app.index.columns import Flag, LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.render.theme import DARK
from timeline_app.timeline.lanes import LaneOptions


@pytest.fixture(autouse=True)
def _application(qapp):
    return qapp


def sample(n: int = 12) -> EventIndex:
    start = np.arange(n) * 40 * DAY
    return EventIndex.from_arrays(
        start,
        start + DAY,
        flags=[int(Flag.PLANNED) if i % 5 == 4 else 0 for i in range(n)],
        headlines=[f"Chapter {i} of the harbour story" for i in range(n)],
        lanes={LaneBy.KIND: (["attack", "launch"], np.arange(n) % 2)},
    )


def test_a_picture_has_its_size_and_is_not_empty(tmp_path):
    path = tmp_path / "out.png"
    write_png(sample(), path, ImageOptions(width=900, height=500, title="The harbour"))
    image = QImage(str(path))
    assert (image.width(), image.height()) == (900, 500)
    assert len({image.pixelColor(x, y).name() for x in range(0, 900, 7) for y in range(0, 500, 5)}) > 5
    assert [p.name for p in tmp_path.iterdir()] == ["out.png"]


def test_the_same_input_gives_the_same_bytes(tmp_path):
    for name in ("a.png", "b.png"):
        write_png(sample(), tmp_path / name, ImageOptions(width=700, height=400, title="Same"))
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_bands_join_without_a_seam(tmp_path):
    options = ImageOptions(width=640, height=700, lanes=LaneOptions(by=LaneBy.KIND))
    picture = layout(sample(40), options)
    banded = np.concatenate(list(picture.bands()))
    from PySide6.QtGui import QPainter

    image = QImage(640, 700, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    picture.paint(painter)
    painter.end()
    whole = np.frombuffer(image.constBits(), np.uint8).reshape(700, 640, 4)[:, :, 2::-1]
    assert np.array_equal(banded, whole)


def test_a_range_shows_only_what_lies_in_it():
    picture = layout(sample(), ImageOptions(width=900, height=500, first=35 * DAY, last=110 * DAY))
    assert set(picture.display.labels.text) - {""} == {
        "Chapter 1 of the harbour story",
        "Chapter 2 of the harbour story",
    }
    assert picture.note.startswith("2 events")


def test_twice_the_scale_is_the_same_picture_larger():
    small = layout(sample(), ImageOptions(width=900, height=500))
    large = layout(sample(), ImageOptions(width=1800, height=1000, scale=2.0))
    assert small.display == large.display


def test_the_key_names_what_occurs_and_nothing_else():
    texts = [p.item.text for p in layout(sample(), ImageOptions()).key]
    assert texts == ["Launch", "Attack", "Planned"]
    assert layout(sample(), ImageOptions(key=False)).key == ()


def test_dark_lanes_filter_and_no_events(tmp_path):
    mask = np.zeros(12, bool)
    mask[3] = True
    picture = layout(sample(), ImageOptions(theme=DARK, visible=mask, lanes=LaneOptions(by=LaneBy.KIND)))
    assert [h.name for h in picture.display.heads] == ["launch"]
    write_png(EventIndex.empty(), tmp_path / "none.png", ImageOptions(width=300, height=200))
    assert QImage(str(tmp_path / "none.png")).width() == 300


def test_lanes_that_do_not_fit_are_counted_and_none_is_cut():
    start = np.arange(40) * DAY
    places = {LaneBy.PLACE: ([f"Place {i}" for i in range(20)], np.arange(40) % 20)}
    index = EventIndex.from_arrays(start, start + DAY, lanes=places)
    picture = layout(index, ImageOptions(width=900, height=600, lanes=LaneOptions(by=LaneBy.PLACE)))
    heads = picture.display.heads
    assert 2 < len(heads) < 20
    assert heads[-1].y + heads[-1].height <= picture.display.height
    assert picture.note.endswith(f"{len(heads)} of 20 lanes")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (ImageOptions(width=20_000), "20000 × 900"),
        (ImageOptions(height=10), "choose a width"),
        (ImageOptions(first=10, last=5), "ends before it starts"),
        (ImageOptions(scale=0.0), "scale"),
        (ImageOptions(first=10**11), "No event"),
    ],
)
def test_what_cannot_be_made_is_said(tmp_path, options, words):
    with pytest.raises(ExportError, match=words):
        write_png(sample(), tmp_path / "x.png", options)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(ExportError, match="cannot be written"):
        write_png(sample(), tmp_path / "missing" / "x.png", ImageOptions(width=300, height=200))


def test_it_works_without_a_display(tmp_path):
    code = (
        "from pathlib import Path; from timeline_app.export.image import *;"
        f"write_png(EventIndex.from_arrays([0],[86400],headlines=['x']), Path({str(tmp_path / 'x.png')!r}),"
        " ImageOptions(width=300, height=200))"
    )
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, timeout=120)
    assert QImage(str(tmp_path / "x.png")).height() == 200


def test_the_writer_counts_its_rows(tmp_path):
    with (tmp_path / "x.png").open("wb") as out:
        writer = PngWriter(out, 4, 2)
        with pytest.raises(ValueError, match="do not fit"):
            writer.rows(np.zeros((1, 5, 3), np.uint8))
        writer.rows(np.zeros((1, 4, 3), np.uint8))
        with pytest.raises(ValueError, match="1 rows are missing"):
            writer.close()


def test_pixels_come_back_as_they_were_given(tmp_path):
    dice = np.random.default_rng(3)
    pixels = dice.integers(0, 256, (33, 21, 3)).astype(np.uint8)
    path = tmp_path / "noise.png"
    with path.open("wb") as out:
        writer = PngWriter(out, 21, 33, dpi=96)
        writer.rows(pixels[:10])
        writer.rows(pixels[10:])
        writer.close()
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB888)
    back = np.frombuffer(image.constBits(), np.uint8).reshape(33, image.bytesPerLine())[:, : 21 * 3]
    assert np.array_equal(back.reshape(33, 21, 3), pixels)
    assert zlib.crc32(path.read_bytes()) != 0


@pytest.mark.slow
def test_the_largest_picture_there_is(tmp_path):
    path = tmp_path / "wall.png"
    write_png(sample(), path, ImageOptions(width=16_384, height=8_192, scale=4.0, title="The wall"))
    data = path.read_bytes()
    assert struct.unpack(">II", data[16:24]) == (16_384, 8_192)
    assert data.endswith(b"IEND\xaeB`\x82")


def test_paper_says_how_many_dots_an_inch_it_has(tmp_path):
    path = tmp_path / "page.png"
    write_png(sample(), path, ImageOptions(width=1754, height=1240, scale=1.25, dpi=150))
    assert round(QImage(str(path)).dotsPerMeterX() * 0.0254) == 150
