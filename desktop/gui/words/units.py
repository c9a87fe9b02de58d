"""Amounts as people read them, by the locale of the language in use."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

translate = QCoreApplication.translate


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
