"""Windows' icon, drawn of ours: one file with a picture for each size.

Usage: icon.py SVG SIZE PNG, for one picture alone.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
"""In pixels; those of the task bar, the list of programs and the desktop at 100, 125 and 150 per cent."""


def make(drawing: Path, to: Path) -> None:
    """An `.ico` of an `.svg`."""
    to.write_bytes(joined([picture(drawing, size) for size in SIZES]))


def picture(drawing: Path, size: int) -> bytes:
    """A square PNG of an `.svg`, with so many pixels to a side."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def joined(pictures: list[bytes]) -> bytes:
    """The file: a head, an entry for each picture, the pictures. 0 stands for 256."""
    at = 6 + 16 * len(pictures)
    entries = b""
    for size, picture in zip(SIZES, pictures, strict=True):
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(pictures)


if __name__ == "__main__":
    Path(sys.argv[3]).write_bytes(picture(Path(sys.argv[1]), int(sys.argv[2])))
