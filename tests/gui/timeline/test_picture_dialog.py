"""The preview is the picture, and what is chosen is what comes out."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from timeline_app.core.calendar import DAY
from timeline_app.gui.timeline.picture_dialog import PAPERS, PictureDialog
from timeline_app.index.event_index import EventIndex
from timeline_app.render.theme import DARK


@pytest.fixture
def index() -> EventIndex:
    start = np.arange(10) * 30 * DAY
    return EventIndex.from_arrays(start, start + DAY, headlines=[f"Session {i}" for i in range(10)])


@pytest.fixture
def dialog(qtbot, index):
    mask = np.arange(10) < 4
    made = PictureDialog(index, title="Sessions", visible_range=(0.0, 90.0 * DAY), visible=mask)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(dialog) -> int:
    assert dialog.preview.picture is not None
    return len(dialog.preview.picture.display.labels.text)


def test_the_filter_counts_until_it_is_switched_off(qtbot, dialog):
    assert shown(dialog) == 4
    dialog.filtered.setChecked(False)
    qtbot.waitUntil(lambda: shown(dialog) == 10)


def test_a_paper_sets_the_size_and_an_own_size_is_no_paper(qtbot, dialog):
    dialog.paper.setCurrentIndex(3)
    assert (dialog.options().width, dialog.options().height) == (PAPERS[3].width, PAPERS[3].height)
    assert dialog.options().scale == PAPERS[3].scale
    dialog.width_px.setValue(1234)
    assert dialog.paper.currentIndex() == len(PAPERS)
    qtbot.waitUntil(lambda: dialog.preview.picture.options.width == 1234)


def test_save_gives_what_is_chosen(qtbot, dialog):
    dialog.stretch.setCurrentIndex(1)
    dialog.theme.setCurrentIndex(1)
    dialog.kind.setCurrentIndex(2)
    dialog.key.setChecked(False)
    with qtbot.waitSignal(dialog.chosen) as caught:
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    options, ending = caught.args
    assert ending == ".pdf"
    assert (options.first, options.last, options.title) == (0, 90 * DAY, "Sessions")
    assert options.theme is DARK and not options.key


def test_cancel_gives_nothing(qtbot, dialog):
    with qtbot.assertNotEmitted(dialog.chosen):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_preview_is_painted(qtbot, dialog):
    image = dialog.preview.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 6


def test_what_cannot_be_made_is_said_and_not_saved(qtbot, index):
    dialog = PictureDialog(index, visible_range=(1e10, 0.5e10), whole=False)
    qtbot.addWidget(dialog)
    assert dialog.preview.picture is None
    assert not dialog.save.isEnabled()
