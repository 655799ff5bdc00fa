"""What is painted is where the display list says, in both themes, on any kind of painter."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QPointF
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPdfWriter

from timeline_app.core.calendar import DAY
from timeline_app.index.columns import Flag, LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.render.atlas import Atlas
from timeline_app.render.fonts import Fonts
from timeline_app.render.glyphs import draw_bar, draw_point
from timeline_app.render.overlay import Highlight, paint_overlay
from timeline_app.render.paint import paint
from timeline_app.render.theme import DARK, LIGHT
from timeline_app.timeline.compose import Composer, Frame
from timeline_app.timeline.lanes import LaneOptions
from timeline_app.timeline.viewport import Viewport


def fonts() -> Fonts:
    font = QFont()
    font.setPixelSize(13)
    return Fonts.of(font)


def picture(width: int, height: int, ratio: float = 1.0) -> QImage:
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("magenta"))
    return image


def pixels(image: QImage) -> np.ndarray:
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return raw[:, :, 2::-1].astype(int)


def sample() -> EventIndex:
    return EventIndex.from_arrays(
        [0, 20 * DAY, 50 * DAY],
        [DAY, 45 * DAY, 51 * DAY],
        flags=[0, int(Flag.SPANS), int(Flag.PLANNED)],
        headlines=["The gate opens", "The long strike", "A vote is planned"],
        lanes={LaneBy.KIND: (["meeting", "protest"], [0, 1, 0])},
    )


def painted(theme=LIGHT, ratio=1.0, atlas=True, by=LaneBy.NONE):
    face = fonts()
    composer = Composer(sample(), face)
    composer.set_options(LaneOptions(by=by))
    display = composer.compose(Frame(Viewport(-10.0 * DAY, 70.0 * DAY, 800 - composer.gutter), 300))
    image = picture(800, 300, ratio)
    painter = QPainter(image)
    paint(painter, display, theme, face, Atlas(ratio) if atlas else None)
    painter.end()
    return image, display


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("by", [LaneBy.NONE, LaneBy.KIND])
def test_every_pixel_is_painted_and_marks_have_their_colour(theme, by):
    image, display = painted(theme, by=by)
    magenta = (pixels(image) == [255, 0, 255]).all(axis=2)
    assert not magenta.any()
    marks = display.marks
    first = marks.row.tolist().index(0)
    middle = round((marks.x0[first] + marks.x1[first]) / 2), int(marks.y[first])
    assert image.pixelColor(*middle).name() == theme.category(0).name()


def test_a_planned_event_is_hollow():
    image, display = painted()
    i = display.marks.row.tolist().index(2)
    x, y = round((display.marks.x0[i] + display.marks.x1[i]) / 2), int(display.marks.y[i])
    assert image.pixelColor(x, y).name() == LIGHT.background


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0, 3.0])
def test_any_device_pixel_ratio(ratio):
    image, _ = painted(ratio=ratio)
    assert not (pixels(image) == [255, 0, 255]).all(axis=2).any()


def test_remembered_texts_look_like_direct_ones():
    with_atlas, direct = pixels(painted(atlas=True)[0]), pixels(painted(atlas=False)[0])
    assert np.abs(with_atlas - direct).mean() < 0.6


def test_a_vector_painter_takes_it():
    face = fonts()
    display = Composer(sample(), face).compose(Frame(Viewport(-10.0 * DAY, 70.0 * DAY, 800), 300))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    paint(painter, display, LIGHT, face)
    painter.end()
    assert bytes(buffer.data()).startswith(b"%PDF")


def test_every_shape_differs_from_every_other_without_colour():
    flags = [0, Flag.PLANNED, Flag.INFERRED, Flag.DENIED, Flag.APPROXIMATE, Flag.OPEN_START, Flag.OPEN_END]
    flags += [Flag.MULTI_SOURCE, Flag.DISAGREEMENT, Flag.STARRED, Flag.CHECKED, Flag.CORRECTED]

    def drawn(flag: int, bar: bool) -> np.ndarray:
        image = picture(60, 40)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if bar:
            draw_bar(painter, 5, 55, 20, int(flag), QColor("black"), LIGHT)
        else:
            draw_point(painter, QPointF(30.5, 20.5), int(flag), QColor("black"), LIGHT)
        painter.end()
        return pixels(image).mean(axis=2)

    for bar in (False, True):
        shapes = flags if not bar else [f for f in flags if f not in (Flag.OPEN_START, Flag.OPEN_END)] + [Flag.SPANS]
        images = [drawn(f, bar) for f in shapes]
        for i, one in enumerate(images):
            for other in images[i + 1 :]:
                assert (np.abs(one - other) > 60).sum() >= 4


def test_selection_and_hover_are_seen_and_a_hidden_name_gets_a_callout():
    face = fonts()
    index = EventIndex.from_arrays([0] * 30, [DAY] * 30, headlines=[f"On the same day {i}" for i in range(30)])
    composer = Composer(index, face)
    display = composer.compose(Frame(Viewport(-10.0 * DAY, 10.0 * DAY, 600), 160))
    named = int(display.labels.row[0])
    hidden = next(r for r in range(30) if r not in display.labels.row)

    def over(highlight: Highlight) -> np.ndarray:
        image = picture(600, 160)
        painter = QPainter(image)
        paint(painter, display, LIGHT, face)
        paint_overlay(painter, display, highlight, LIGHT, face, lambda r: (index.headline(r), float(index.start[r])))
        painter.end()
        return pixels(image)

    plain = over(Highlight())
    seen = [over(h) for h in (Highlight(selected=(named,)), Highlight(hover=named), Highlight(selected=(hidden,)))]
    seen.append(over(Highlight(band=(100.0, 200.0))))
    assert all((np.abs(each - plain).sum(axis=2) > 10).sum() > 200 for each in seen)


def test_a_full_atlas_starts_over_and_goes_on():
    atlas = Atlas(1.0)
    image = picture(50, 50)
    painter = QPainter(image)
    for i in range(3000):
        atlas.learn("square", [i], lambda _: (40, 40), lambda p, _: p.fillRect(0, 0, 40, 40, QColor("green")))
    assert atlas.round > 0
    assert 0 < len(atlas) < 3000
    assert atlas.slots("square", [0, 2999]).tolist()[0] == -1
    atlas.show(painter, atlas.slots("square", [2999]), np.zeros(1), np.zeros(1))
    painter.end()
    assert image.pixelColor(20, 20).name() == "#008000"


@pytest.mark.parametrize("days_left", [8, 12, 20])
def test_the_name_of_a_year_that_ends_at_the_left_edge_is_never_cut(days_left):
    face = fonts()
    composer = Composer(sample(), face)
    view = Viewport(-days_left * DAY, 900.0 * DAY, 800 - composer.gutter)
    display = composer.compose(Frame(view, 300))
    image = picture(800, 300)
    painter = QPainter(image)
    paint(painter, display, LIGHT, face)
    painter.end()
    head = pixels(image)[4:20, : round(view.x_of(0)) - 1]
    assert (head == head[0, 0]).all()


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("flags", [0, int(Flag.MULTI_SOURCE), int(Flag.INFERRED | Flag.STARRED)])
def test_bars_look_the_same_from_the_atlas_and_direct(ratio, flags):
    face = fonts()
    starts = np.arange(12) * 40 * DAY
    index = EventIndex.from_arrays(starts, starts + 30 * DAY, flags=[flags] * 12, headlines=["In some month"] * 12)
    view = Viewport(-10.0 * DAY, 500.0 * DAY, 900)
    display = Composer(index, face).compose(Frame(view, 400))
    assert display.marks.bar.all()
    drawn = []
    for atlas in (Atlas(ratio), None):
        image = picture(900, 400, ratio)
        painter = QPainter(image)
        paint(painter, display, LIGHT, face, atlas)
        painter.end()
        drawn.append(pixels(image))
    different = np.abs(drawn[0] - drawn[1]).max(axis=2) > 60
    # Letters may be smoothed otherwise, bars not.
    for x0, x1, y in zip(display.marks.x0, display.marks.x1, display.marks.y, strict=True):
        part = different[
            round((y - 4) * ratio) : round((y + 7) * ratio), round((x0 - 3) * ratio) : round((x1 + 3) * ratio)
        ]
        assert part.mean() < 0.03


def test_a_frame_too_large_for_the_atlas_is_painted_all_the_same():
    face = fonts()
    n = 900
    index = EventIndex.from_arrays(
        np.arange(n) * DAY,
        np.arange(n) * DAY + DAY,
        headlines=[f"The {i}th of many a thing that was said" for i in range(n)],
    )
    display = Composer(index, face).compose(Frame(Viewport(0.0, float(n * DAY), 3000), 1600))
    atlas = Atlas(1.5)
    drawn = []
    for used in (atlas, atlas, None):
        image = picture(3000, 1600, 1.5)
        painter = QPainter(image)
        paint(painter, display, LIGHT, face, used)
        painter.end()
        drawn.append(pixels(image))
    assert atlas.round > 0
    assert np.abs(drawn[0] - drawn[2]).mean() < 0.6
    assert np.abs(drawn[1] - drawn[2]).mean() < 0.6


def test_the_line_of_the_present_stops_for_names_and_says_what_it_is():
    face = fonts()
    index = EventIndex.from_arrays([0], [DAY], headlines=["A long name that the line of today would run through"])
    view = Viewport(-40.0 * DAY, 60.0 * DAY, 900)
    display = Composer(index, face).compose(Frame(view, 300, now=int(8 * DAY)))
    x, name = round(display.now_x), int(display.labels.y[0])
    assert display.labels.x[0] < x < display.labels.x[0] + display.labels.width[0]
    image = picture(900, 300)
    painter = QPainter(image)
    paint(painter, display, LIGHT, face)
    painter.end()
    now = QColor(LIGHT.now)

    def reddish(y: int) -> bool:
        colour = image.pixelColor(x, y)
        return colour.red() > colour.green() + 30 and colour.hue() - now.hue() < 40

    assert not any(reddish(y) for y in range(name + 1, name + int(face.line) - 1))
    assert reddish(name - 10) and reddish(name + 60)
    upper = pixels(image)[4:22, x - 20 : x + 20]
    assert (np.abs(upper - upper[0, 0]).max(axis=2) > 60).any()
