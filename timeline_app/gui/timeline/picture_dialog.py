"""What a picture of the timeline shall show, with a preview of the very picture that will be saved.

dialog = PictureDialog(chronicle, title="The harbour", visible_range=view.viewport_range, lanes=view.lane_options)
dialog.chosen.connect(lambda options, ending: ...)     # after Save…
dialog.open()
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from timeline_app.core.chronicle import Chronicle
from timeline_app.core.errors import ExportError
from timeline_app.export.image import (
    LEAST_HEIGHT,
    LEAST_WIDTH,
    MOST_HEIGHT,
    MOST_WIDTH,
    ImageOptions,
    layout,
)
from timeline_app.gui.timeline.papers import DPIS, PAPERS
from timeline_app.gui.timeline.picture_preview import PicturePreview
from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.render.theme import DARK, LIGHT
from timeline_app.timeline.lanes import LaneOptions
from timeline_app.timeline.names import ENGLISH, Names

_SETTLE_MS = 120
_ALL, _FILTERED, _ONE = 0, 1, 2
"""Places in the list of which events are shown."""


class PictureDialog(QDialog):
    """`chosen(options, ending)` when the user wants the picture saved; ending is ".png", ".svg" or ".pdf"."""

    chosen = Signal(object, str)

    def __init__(
        self,
        source: Chronicle | EventIndex,
        *,
        title: str = "",
        visible_range: tuple[float, float] | None = None,
        visible: NDArray[np.bool_] | None = None,
        lanes: LaneOptions | None = None,
        dark: bool = False,
        whole: bool = True,
        said: str = "",
        participant: str | None = None,
        names: Names = ENGLISH,
        index: EventIndex | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`visible`: rows that the filters show, which `said` puts in words. `participant`: the one to begin with, by
        id. `index`: that of a chronicle, if it is at hand."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export picture"))
        self._source = source
        self._range = visible_range
        self._visible = visible if visible is not None and not bool(np.all(visible)) else None
        self._lanes = lanes or LaneOptions()
        self._said = said
        self._names = names
        if index is None:
            index = source if isinstance(source, EventIndex) else EventIndex.from_chronicle(source)
        self._index = index
        self.preview = PicturePreview()
        self.title = QLineEdit(title)
        self.stretch = QComboBox()
        self.events = QComboBox()
        self.participant = QComboBox()
        self.paper = QComboBox()
        self.dpi = QComboBox()
        self.participant.setAccessibleName(self.tr("Participant"))
        self.dpi.setAccessibleName(self.tr("Dots an inch"))
        self.width_px, self.height_px = QSpinBox(), QSpinBox()
        self.text_size = QComboBox()
        self.theme = QComboBox()
        self.key = QCheckBox(self.tr("Key of shapes and colours"))
        self.sources = QCheckBox(self.tr("Numbered list of sources"))
        self.kind = QComboBox()
        self._fill(whole, dark)
        self._fill_events(participant)
        self._arrange()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.renew)
        self._connect()
        self.renew()

    def _fill(self, whole: bool, dark: bool) -> None:
        self.stretch.addItems([self.tr("Whole timeline"), self.tr("What is visible now")])
        self.stretch.setCurrentIndex(0 if whole or self._range is None else 1)
        self.stretch.setEnabled(self._range is not None)
        self.paper.addItems([p.name for p in PAPERS] + [self.tr("Own size")])
        for box, least, most in (
            (self.width_px, LEAST_WIDTH, MOST_WIDTH),
            (self.height_px, LEAST_HEIGHT, MOST_HEIGHT),
        ):
            box.setRange(least, most)
            box.setSuffix(" px")
            box.setSingleStep(100)
        for dots in DPIS:
            self.dpi.addItem(self.tr("{} dots an inch").format(dots), dots)
        self.dpi.setCurrentIndex(DPIS.index(300))
        for percent in (75, 80, 100, 125, 150, 200, 250, 300, 400, 500):
            self.text_size.addItem(f"{percent} %", percent / 100)
        self.theme.addItems([self.tr("Light"), self.tr("Dark")])
        self.theme.setCurrentIndex(int(dark))
        self.key.setChecked(True)
        self.sources.setChecked(isinstance(self._source, Chronicle))
        self.sources.setEnabled(isinstance(self._source, Chronicle))
        for name, ending in (("PNG", ".png"), ("SVG", ".svg"), ("PDF", ".pdf")):
            self.kind.addItem(name, ending)
        self.paper.setCurrentIndex(1)
        self._take_paper()

    def _fill_events(self, participant: str | None) -> None:
        """All, what the filters show, or those of one participant: the most frequent first."""
        self.events.addItems([self.tr("All events"), self.tr("What the filters show"), self.tr("One participant")])
        people = self._index.lanes.get(LaneBy.PARTICIPANT)
        known = zip(people.keys, people.names, people.counts.tolist(), strict=True) if people else ()
        for key, name, count in known:
            self.participant.addItem(f"{name} ({count:,})", key)
        items = self.events.model()
        assert isinstance(items, QStandardItemModel)
        items.item(_FILTERED).setEnabled(self._visible is not None)
        items.item(_ONE).setEnabled(self.participant.count() > 0)
        chosen = self.participant.findData(participant) if participant is not None else -1
        self.participant.setCurrentIndex(max(chosen, 0))
        self.events.setCurrentIndex(_ONE if chosen >= 0 else _FILTERED if self._visible is not None else _ALL)
        self.participant.setEnabled(self.events.currentIndex() == _ONE)
        # A long name must not make the dialog wider.
        for box in (self.participant, self.events, self.paper):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(22)

    def _arrange(self) -> None:
        size = QWidget()
        row = QHBoxLayout(size)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.width_px, 1)
        row.addWidget(QLabel("×"))
        row.addWidget(self.height_px, 1)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.addRow(self.tr("&Title"), self.title)
        form.addRow(self.tr("&Range"), self.stretch)
        form.addRow(self.tr("&Events"), self.events)
        form.addRow("", self.participant)
        form.addRow(self.tr("&Paper"), self.paper)
        form.addRow("", self.dpi)
        form.addRow(self.tr("Si&ze"), size)
        form.addRow(self.tr("Te&xt"), self.text_size)
        form.addRow(self.tr("&Colours"), self.theme)
        form.addRow("", self.key)
        form.addRow("", self.sources)
        form.addRow(self.tr("&File"), self.kind)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = self.buttons.addButton(self.tr("Save…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setDefault(True)
        side = QVBoxLayout()
        side.addLayout(form)
        side.addStretch(1)
        side.addWidget(self.buttons)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(16)
        whole.addWidget(self.preview, 1)
        whole.addLayout(side)
        self.resize(1080, 600)

    def _connect(self) -> None:
        self.paper.currentIndexChanged.connect(self._take_paper)
        self.dpi.currentIndexChanged.connect(self._take_paper)
        self.events.currentIndexChanged.connect(lambda at: self.participant.setEnabled(at == _ONE))
        for box in (self.width_px, self.height_px):
            box.valueChanged.connect(self._own_size)
        for combo in (self.stretch, self.events, self.participant, self.text_size, self.theme):
            combo.currentIndexChanged.connect(self._later)
        for check in (self.key, self.sources):
            check.toggled.connect(self._later)
        self.title.textChanged.connect(self._later)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)

    def _later(self) -> None:
        self._settle.start()

    def _take_paper(self) -> None:
        """Size and text size of the chosen paper."""
        number = self.paper.currentIndex()
        self.dpi.setEnabled(number < len(PAPERS) and PAPERS[number].printed)
        if number >= len(PAPERS):
            return
        paper, dots = PAPERS[number], float(self.dpi.currentData())
        for box, value in zip((self.width_px, self.height_px), paper.pixels(dots), strict=True):
            blocked = box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(blocked)
        scales = [float(self.text_size.itemData(i)) for i in range(self.text_size.count())]
        wanted = paper.scale_at(dots)
        self.text_size.setCurrentIndex(min(range(len(scales)), key=lambda i: abs(scales[i] - wanted)))
        if hasattr(self, "_settle"):
            self._later()

    def _own_size(self) -> None:
        self.paper.setCurrentIndex(len(PAPERS))
        self._later()

    def options(self) -> ImageOptions:
        """What is chosen now."""
        seen = self.stretch.currentIndex() == 1 and self._range is not None
        first, last = (round(t) for t in self._range) if seen and self._range else (None, None)
        visible, said = self._chosen_events()
        return ImageOptions(
            width=self.width_px.value(),
            height=self.height_px.value(),
            first=first,
            last=last,
            title=self.title.text().strip() or None,
            scale=float(self.text_size.currentData()),
            theme=DARK if self.theme.currentIndex() else LIGHT,
            lanes=self._lanes,
            visible=visible,
            said=said,
            names=self._names,
            dpi=float(self.dpi.currentData()) if self.dpi.isEnabled() else None,
            key=self.key.isChecked(),
            sources=self.sources.isChecked(),
        )

    def _chosen_events(self) -> tuple[NDArray[np.bool_] | None, str]:
        """The rows to show (None for all), and what is to be said of them."""
        at = self.events.currentIndex()
        people = self._index.lanes.get(LaneBy.PARTICIPANT)
        if at == _ONE and people is not None:
            mask = np.zeros(len(self._index), bool)
            mask[people.members(self.participant.currentIndex())] = True
            return mask, self.tr("Events of {}").format(people.names[self.participant.currentIndex()])
        return (self._visible, self._said) if at == _FILTERED else (None, "")

    def renew(self) -> None:
        """Lays the picture out anew and shows it."""
        try:
            self.preview.show_picture(layout(self._source, self.options(), self._index))
        except ExportError as error:
            self.preview.show_picture(None, str(error))
        self.save.setEnabled(self.preview.picture is not None)

    def _accept(self) -> None:
        self._settle.stop()
        options, ending = self.options(), str(self.kind.currentData())
        self.accept()
        self.chosen.emit(options, ending)
