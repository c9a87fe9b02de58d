"""Amounts as people read them, by the locale of the language in use."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.gui.words.counted import Context

translate = QCoreApplication.translate
Units = Context("Units")


def size(count: int) -> str:
    """Bytes as people read them: 1.5 GB, 412 MB."""
    digits = len(str(count)) % 3  # of those before the point, 0 stands for three
    return QLocale().formattedDataSize(count, 1 if digits else 0, QLocale.DataSizeFormat.DataSizeSIFormat)


def memory(count: int) -> str:
    """Memory as people buy it: powers of two, called MB and GB."""
    if count < 1000 * 2**20:
        return translate("Units", "{0} MB").format(round(count / 2**20))
    gigabytes = round(count / 2**30, 1)
    return translate("Units", "{0} GB").format(
        QLocale().toString(gigabytes, "f", 0 if gigabytes == int(gigabytes) else 1)
    )


def duration(seconds: float) -> str:
    """How long something took, as people say it."""
    minutes = round(seconds / 60)
    if seconds < 60:
        return Units.tr("%n seconds", "", max(1, round(seconds)))
    if minutes < 120:
        return Units.tr("%n minutes", "", minutes)
    return Units.tr("%n hours", "", round(minutes / 60))
