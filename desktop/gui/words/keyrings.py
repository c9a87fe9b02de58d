"""Where a secret is, by the names that people know."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.core.data.connection import Connection, Keeping
from desktop.core.data.kinds import KINDS, Opener
from desktop.core.data.secret import Keyring

translate = QCoreApplication.translate


def keyring_name(keyring: Keyring | None) -> str:
    """As it goes on after "in"; None while it is not known which one there is."""
    match keyring:
        case Keyring.CREDENTIAL_LOCKER:
            return translate("Keyrings", "Windows Credential Manager")
        case Keyring.KEYCHAIN:
            return translate("Keyrings", "the Keychain of this Mac")
        case Keyring.KWALLET:
            return translate("Keyrings", "KDE Wallet")
    return translate("Keyrings", "the keyring of this computer")


def secret_name(kind: str) -> str:
    """What opens this kind of data."""
    if kind == "other":
        return translate("Keyrings", "Password or key")
    return {
        Opener.PASSWORD: translate("Keyrings", "Password"),
        Opener.TOKEN: translate("Keyrings", "Access token"),
        Opener.KEY: translate("Keyrings", "Secret key"),
        Opener.FILE: translate("Keyrings", "Key file"),
    }[KINDS[kind].opener]


def new_secret(kind: str) -> str:
    """What has another one entered in its place."""
    if kind == "other":
        return translate("Keyrings", "New password or key…")
    return {
        Opener.PASSWORD: translate("Keyrings", "New password…"),
        Opener.TOKEN: translate("Keyrings", "New access token…"),
        Opener.KEY: translate("Keyrings", "New secret key…"),
        Opener.FILE: translate("Keyrings", "New key file…"),
    }[KINDS[kind].opener]


def kept(connection: Connection, keyring: Keyring | None) -> str:
    """Where this one's secret is."""
    if not connection.needs_secret:
        return translate("Keyrings", "Kerberos ticket of this computer")
    return f"{secret_name(connection.kind)}: {keeping(connection.keeping, keyring)}"


def keeping(how: Keeping, keyring: Keyring | None) -> str:
    match how:
        case Keeping.KEYRING:
            return translate("Keyrings", "in {0}").format(keyring_name(keyring))
        case Keeping.SESSION:
            return translate("Keyrings", "for this session only")
    return translate("Keyrings", "asked for each time")
