"""The picture as SVG or PDF: the same layout on painters that keep lines and letters.

    write_picture(chronicle, Path("timeline.pdf"), ImageOptions(title="The harbour"))

The ending of the name decides. As with PNG, the same input gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPaintDevice, QPainter, QPdfWriter

from timeline_app.core.chronicle import Chronicle
from timeline_app.core.errors import ExportError
from timeline_app.export.image import ImageOptions, Picture, layout, replacing, write_png
from timeline_app.index.event_index import EventIndex

_DOTS = 96
_MADE = re.compile(
    rb"D:\d{14}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d|uuid:[0-9a-f-]{36}|/ID \[ ?<[0-9A-Fa-f]+> ?<[0-9A-Fa-f]+> ?\]"
)
"""Where a PDF says when it was made, and the random names derived from that."""

ENDINGS = (".png", ".svg", ".pdf")


def write_picture(
    source: Chronicle | EventIndex, path: Path, options: ImageOptions | None = None, index: EventIndex | None = None
) -> None:
    """Writes a picture of the kind that the name's ending says. Raises ExportError with a reason."""
    options = options or ImageOptions()
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise ExportError(f"{path.name}: a picture's name must end with {', '.join(ENDINGS)}.")
    if ending == ".png":
        write_png(source, path, options, index)
        return
    make: Callable[[Picture], bytes] = svg_bytes if ending == ".svg" else pdf_bytes
    data = make(layout(source, options, index))
    with replacing(path, ending) as out:
        out.write(data)


def svg_bytes(picture: Picture) -> bytes:
    """The picture as SVG."""
    from PySide6.QtSvg import QSvgGenerator

    data, buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(_DOTS)
    generator.setSize(QSize(round(picture.width), round(picture.height)))
    generator.setViewBox(QRectF(0, 0, picture.width, picture.height))
    generator.setTitle(picture.title)
    generator.setDescription(picture.note)
    _paint(picture, generator)
    buffer.close()
    return bytes(data.data())


def pdf_bytes(picture: Picture) -> bytes:
    """The picture as one page of PDF."""
    data, buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    options = picture.options
    points = QSizeF(options.width * 72 / options.inch, options.height * 72 / options.inch)
    page = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    writer.setTitle(picture.title)
    writer.setCreator("timeline-app")
    _paint(picture, writer, _DOTS * options.scale / options.inch)
    buffer.close()
    return _timeless(bytes(data.data()))


def _buffer() -> tuple[QByteArray, QBuffer]:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return data, buffer


def _paint(picture: Picture, device: QPaintDevice, scale: float = 1.0) -> None:
    painter = QPainter()
    if not painter.begin(device):
        raise ExportError("The picture could not be painted.")
    try:
        if abs(scale - 1.0) > 1e-6:
            painter.scale(scale, scale)
        picture.paint(painter)
    finally:
        painter.end()


def _timeless(data: bytes) -> bytes:
    """Takes out when the file was made, keeping every length, because the file's table counts bytes."""
    return _MADE.sub(
        lambda found: re.sub(rb"(?<=[^A-Za-z])[0-9a-fA-F]|(?<=[0-9a-fA-F])[0-9a-fA-F]", b"0", found[0]), data
    )
