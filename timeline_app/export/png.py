"""Writes a PNG row by row, so that a picture never has to fit into memory, and always with the same bytes.

>>> import io
>>> out = io.BytesIO()
>>> writer = PngWriter(out, 2, 1)
>>> writer.rows(np.zeros((1, 2, 3), np.uint8)); writer.close()
>>> out.getvalue()[:8]
b'\\x89PNG\\r\\n\\x1a\\n'
"""

from __future__ import annotations

import struct
import zlib
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

_UP = 2
_LEVEL = 6


class PngWriter:
    """8-bit RGB. Give all rows from the top with `rows`, then `close`. `dpi` is written if given."""

    def __init__(self, out: BinaryIO, width: int, height: int, dpi: float | None = None) -> None:
        self._out = out
        self._width = width
        self._left = height
        self._above = np.zeros(width * 3, np.uint8)
        self._zip = zlib.compressobj(_LEVEL)
        out.write(b"\x89PNG\r\n\x1a\n")
        self._chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        if dpi is not None:
            dots = round(dpi / 0.0254)
            self._chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1))

    def _chunk(self, kind: bytes, data: bytes) -> None:
        self._out.write(struct.pack(">I", len(data)))
        self._out.write(kind)
        self._out.write(data)
        self._out.write(struct.pack(">I", zlib.crc32(data, zlib.crc32(kind))))

    def rows(self, pixels: NDArray[np.uint8]) -> None:
        """The next rows: an array of rows × width × 3. Raises ValueError for too many, or of another width."""
        flat = pixels.reshape(len(pixels), -1)
        if flat.shape[1] != self._width * 3 or len(flat) > self._left:
            raise ValueError(f"rows of {flat.shape} do not fit")
        self._left -= len(flat)
        # Each row as the difference to the one above: grid lines and empty ground become zeros.
        lines = np.empty((len(flat), self._width * 3 + 1), np.uint8)
        lines[:, 0] = _UP
        np.subtract(flat[0], self._above, out=lines[0, 1:])
        np.subtract(flat[1:], flat[:-1], out=lines[1:, 1:])
        self._above = flat[-1].copy()
        packed = self._zip.compress(lines.tobytes())
        if packed:
            self._chunk(b"IDAT", packed)

    def close(self) -> None:
        """Ends the file. Raises ValueError if rows are missing."""
        if self._left:
            raise ValueError(f"{self._left} rows are missing")
        self._chunk(b"IDAT", self._zip.flush())
        self._chunk(b"IEND", b"")
