"""What was changed about this computer's proxies for tools, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.core.computer.proxies import ProxyDoubt

translate = QCoreApplication.translate


def without_proxy(reason: ProxyDoubt) -> str:
    """What a tool has to do without, of what this computer's settings say of its proxy."""
    return {
        ProxyDoubt.PASSWORD_REMOVED: translate(
            "Proxies",
            "This computer needs a password to reach the internet, and no tool is given one: tools may "
            "have no internet. Ask IT for a proxy without a password.",
        ),
        ProxyDoubt.ONLY_ON_THIS_COMPUTER: translate(
            "Proxies",
            "This computer’s way to the internet is closed to tools, which may have no internet. Ask IT "
            "for a proxy on the network.",
        ),
        ProxyDoubt.SCRIPT_UNREADABLE: translate(
            "Proxies",
            "What decides on this computer’s way to the internet cannot be read: tools may have no internet. "
            "Ask IT to look at the proxy’s script.",
        ),
        ProxyDoubt.NOT_AN_ADDRESS: translate(
            "Proxies",
            "This computer’s way to the internet cannot be read: tools may have no internet. Ask IT to "
            "correct the address of the proxy.",
        ),
    }[reason]
