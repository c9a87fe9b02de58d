"""Why a text names no addresses that workspaces could have."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.core.computer.addresses import Flaw

translate = QCoreApplication.translate


def unfit(flaw: Flaw) -> str:
    return {
        Flaw.NO_RANGE: translate(
            "Addresses",
            "That is no range of addresses. One is written as its beginning and its size: 10.20.0.0/16",
        ),
        Flaw.TOO_SMALL: translate(
            "Addresses",
            "That is too few addresses: a single workspace takes 16. Enter /28 or less after its beginning.",
        ),
        Flaw.NOT_PRIVATE: translate(
            "Addresses",
            "Those belong to the internet or have a meaning of their own. Private ones begin with 10, 172.16 to 172.31, "
            "or 192.168.",
        ),
    }[flaw]
