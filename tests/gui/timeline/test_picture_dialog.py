"""The preview is the picture, and what is chosen is what comes out."""

from __future__ import annotations

import re

import numpy as np
import pytest
from PySide6.QtCore import Qt

from timeline_app.core.calendar import DAY
from timeline_app.export.image import layout
from timeline_app.export.vector import pdf_bytes
from timeline_app.gui.timeline.papers import PAPERS
from timeline_app.gui.timeline.picture_dialog import PictureDialog
from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.render.theme import DARK


@pytest.fixture
def index() -> EventIndex:
    start = np.arange(10) * 30 * DAY
    people = {LaneBy.PARTICIPANT: (["Ilse Brandt", "Nordwerk"], [0] * 7 + [1] * 3)}
    return EventIndex.from_arrays(start, start + DAY, headlines=[f"Session {i}" for i in range(10)], lanes=people)


@pytest.fixture
def dialog(qtbot, index):
    mask = np.arange(10) < 4
    made = PictureDialog(index, title="Sessions", visible_range=(0.0, 90.0 * DAY), visible=mask, said="Only: starred")
    qtbot.addWidget(made)
    made.show()
    return made


def shown(dialog) -> int:
    assert dialog.preview.picture is not None
    return len(dialog.preview.picture.display.labels.text)


def test_the_filter_counts_and_is_said_until_it_is_switched_off(qtbot, dialog):
    assert shown(dialog) == 4
    assert dialog.preview.picture.note.endswith("Only: starred")
    dialog.events.setCurrentIndex(0)
    qtbot.waitUntil(lambda: shown(dialog) == 10)
    assert "starred" not in dialog.preview.picture.note


def test_the_events_of_one_participant(qtbot, dialog):
    assert not dialog.participant.isEnabled()
    dialog.events.setCurrentIndex(2)
    assert dialog.participant.isEnabled()
    qtbot.waitUntil(lambda: shown(dialog) == 7)
    dialog.participant.setCurrentIndex(dialog.participant.findText("Nordwerk (3)"))
    qtbot.waitUntil(lambda: shown(dialog) == 3)
    assert dialog.preview.picture.note.endswith("Events of Nordwerk")


def test_without_a_filter_and_without_participants_there_is_only_everything(qtbot):
    made = PictureDialog(EventIndex.from_arrays([0], [DAY], headlines=["Alone"]))
    qtbot.addWidget(made)
    assert made.events.currentIndex() == 0
    assert [made.events.model().item(i).isEnabled() for i in range(3)] == [True, False, False]


def test_paper_is_as_large_as_it_is_whatever_the_dots(qtbot, dialog):
    dialog.paper.setCurrentIndex([p.name for p in PAPERS].index("A4 landscape"))
    assert (dialog.options().width, dialog.options().height, dialog.options().dpi) == (3508, 2480, 300.0)
    dialog.dpi.setCurrentIndex(dialog.dpi.findData(150))
    assert (dialog.options().width, dialog.options().height, dialog.options().scale) == (1754, 1240, 1.25)
    picture = layout(dialog._source, dialog.options())
    box = re.search(rb"MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf_bytes(picture))
    assert [round(float(x) / 72 * 25.4) for x in box.groups()] == [297, 210]
    dialog.paper.setCurrentIndex(0)
    assert not dialog.dpi.isEnabled()
    assert dialog.options().dpi is None


def test_a_paper_sets_the_size_and_an_own_size_is_no_paper(qtbot, dialog):
    dialog.paper.setCurrentIndex(3)
    assert (dialog.options().width, dialog.options().height) == PAPERS[3].pixels(300)
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
