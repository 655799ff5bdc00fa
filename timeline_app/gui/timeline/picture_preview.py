"""A picture as it will be saved, as large as there is room for it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from timeline_app.export.image import Picture


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
