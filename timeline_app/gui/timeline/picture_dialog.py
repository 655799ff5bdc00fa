"""What a picture of the timeline shall show, with a preview of the very picture that will be saved.

dialog = PictureDialog(chronicle, title="The harbour", visible_range=view.viewport_range, lanes=view.lane_options)
dialog.chosen.connect(lambda options, ending: ...)     # after Save…
dialog.open()
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
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
    Picture,
    layout,
)
from timeline_app.index.event_index import EventIndex
from timeline_app.render.theme import DARK, LIGHT
from timeline_app.timeline.lanes import LaneOptions

_SETTLE_MS = 120


@dataclass(frozen=True, slots=True)
class Paper:
    """A size to choose: pixels, and how much larger than on the screen everything is drawn."""

    name: str
    width: int
    height: int
    scale: float


PAPERS = (
    Paper("Slide, 1920 × 1080", 1920, 1080, 1.0),
    Paper("Report, 2400 × 1350", 2400, 1350, 1.5),
    Paper("Wide, 4800 × 1800", 4800, 1800, 2.0),
    Paper("A4 landscape, 300 dpi", 3508, 2480, 2.5),
    Paper("A3 landscape, 300 dpi", 4961, 3508, 2.5),
    Paper("Wall, 16000 × 4000", 16_000, 4_000, 2.0),
)


class PicturePreview(QWidget):
    """Paints a picture as large as fits; says why if there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._problem = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 220)
        self.setAccessibleName(self.tr("Preview"))

    def show_picture(self, picture: Picture | None, problem: str = "") -> None:
        """Another picture, or the reason why there is none."""
        self._picture, self._problem = picture, problem
        self.update()

    @property
    def picture(self) -> Picture | None:
        """What is shown."""
        return self._picture

    def sizeHint(self) -> QSize:
        """Large enough to judge it."""
        return QSize(640, 400)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture in the middle, with a hairline around it."""
        painter = QPainter(self)
        try:
            if self._picture is None:
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(self.rect(), flags, self._problem)
                return
            picture = self._picture
            scale = min((self.width() - 2) / picture.width, (self.height() - 2) / picture.height)
            left, top = (self.width() - picture.width * scale) / 2, (self.height() - picture.height * scale) / 2
            painter.save()
            painter.translate(left, top)
            painter.scale(scale, scale)
            painter.setClipRect(QRectF(0, 0, picture.width, picture.height))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            picture.paint(painter)
            painter.restore()
            painter.setPen(QColor(picture.options.theme.hairline))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(left - 0.5, top - 0.5, picture.width * scale, picture.height * scale))
        finally:
            painter.end()


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
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export picture"))
        self._source = source
        self._range = visible_range
        self._visible = visible if visible is not None and not bool(np.all(visible)) else None
        self._lanes = lanes or LaneOptions()
        self.preview = PicturePreview()
        self.title = QLineEdit(title)
        self.stretch = QComboBox()
        self.filtered = QCheckBox(self.tr("Only events that the filters show"))
        self.paper = QComboBox()
        self.width_px, self.height_px = QSpinBox(), QSpinBox()
        self.text_size = QComboBox()
        self.theme = QComboBox()
        self.key = QCheckBox(self.tr("Key of shapes and colours"))
        self.sources = QCheckBox(self.tr("Numbered list of sources"))
        self.kind = QComboBox()
        self._fill(whole, dark)
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
        self.filtered.setChecked(self._visible is not None)
        self.filtered.setEnabled(self._visible is not None)
        self.paper.addItems([p.name for p in PAPERS] + [self.tr("Own size")])
        for box, least, most in (
            (self.width_px, LEAST_WIDTH, MOST_WIDTH),
            (self.height_px, LEAST_HEIGHT, MOST_HEIGHT),
        ):
            box.setRange(least, most)
            box.setSuffix(" px")
            box.setSingleStep(100)
        for percent in (100, 125, 150, 200, 250, 300, 400):
            self.text_size.addItem(f"{percent} %", percent / 100)
        self.theme.addItems([self.tr("Light"), self.tr("Dark")])
        self.theme.setCurrentIndex(int(dark))
        self.key.setChecked(True)
        self.sources.setChecked(isinstance(self._source, Chronicle))
        self.sources.setEnabled(isinstance(self._source, Chronicle))
        for name, ending in (("PNG", ".png"), ("SVG", ".svg"), ("PDF", ".pdf")):
            self.kind.addItem(name, ending)
        self._take_paper(1)
        self.paper.setCurrentIndex(1)

    def _arrange(self) -> None:
        size = QWidget()
        row = QHBoxLayout(size)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.width_px)
        row.addWidget(QLabel("×"))
        row.addWidget(self.height_px)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.addRow(self.tr("&Title"), self.title)
        form.addRow(self.tr("&Range"), self.stretch)
        form.addRow("", self.filtered)
        form.addRow(self.tr("&Paper"), self.paper)
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
        for box in (self.width_px, self.height_px):
            box.valueChanged.connect(self._own_size)
        for combo in (self.stretch, self.text_size, self.theme):
            combo.currentIndexChanged.connect(self._later)
        for check in (self.filtered, self.key, self.sources):
            check.toggled.connect(self._later)
        self.title.textChanged.connect(self._later)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)

    def _later(self) -> None:
        self._settle.start()

    def _take_paper(self, number: int) -> None:
        if number >= len(PAPERS):
            return
        paper = PAPERS[number]
        for box, value in ((self.width_px, paper.width), (self.height_px, paper.height)):
            blocked = box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(blocked)
        self.text_size.setCurrentIndex(self.text_size.findData(paper.scale))
        if hasattr(self, "_settle"):
            self._later()

    def _own_size(self) -> None:
        self.paper.setCurrentIndex(len(PAPERS))
        self._later()

    def options(self) -> ImageOptions:
        """What is chosen now."""
        seen = self.stretch.currentIndex() == 1 and self._range is not None
        first, last = (round(t) for t in self._range) if seen and self._range else (None, None)
        return ImageOptions(
            width=self.width_px.value(),
            height=self.height_px.value(),
            first=first,
            last=last,
            title=self.title.text().strip() or None,
            scale=float(self.text_size.currentData()),
            theme=DARK if self.theme.currentIndex() else LIGHT,
            lanes=self._lanes,
            visible=self._visible if self.filtered.isChecked() else None,
            key=self.key.isChecked(),
            sources=self.sources.isChecked(),
        )

    def renew(self) -> None:
        """Lays the picture out anew and shows it."""
        try:
            self.preview.show_picture(layout(self._source, self.options()))
        except ExportError as error:
            self.preview.show_picture(None, str(error))
        self.save.setEnabled(self.preview.picture is not None)

    def _accept(self) -> None:
        self._settle.stop()
        options, ending = self.options(), str(self.kind.currentData())
        self.accept()
        self.chosen.emit(options, ending)
