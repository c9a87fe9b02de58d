"""The app's icon in each size that desktops ask for, drawn by Qt from its SVG.

    icons.py SVG FOLDER

Leaves FOLDER/SIZExSIZE/apps/app.cais.png.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)


def main() -> None:
    svg, folder = QSvgRenderer(sys.argv[1]), Path(sys.argv[2])
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        svg.render(painter)
        painter.end()
        path = folder / f"{size}x{size}" / "apps" / "app.cais.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not image.save(str(path)):
            sys.exit(f"{path} could not be written")


if __name__ == "__main__":
    main()
