"""Why data are not reached, in plain words: what is in the way of a layer, and what helps."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.core.data.connection import Connection
from desktop.core.data.reach.outcome import Cause

translate = QCoreApplication.translate


class Help(Enum):
    """What a button can do about it."""

    NOTHING = "nothing"
    AGAIN = "again"
    CHANGE = "change"
    SECRET = "secret"
    ADDRESSES = "addresses"
    REOPEN = "reopen"


class Told(NamedTuple):
    """A verdict: one sentence, what helps, and which button does."""

    title: str
    step: str
    help: Help = Help.AGAIN


def because(cause: Cause, connection: Connection) -> Told:
    """What a cause alone says."""
    return _of_the_way(cause, connection) or _of_the_line(cause) or _of_the_sign_in(cause, connection)


def _of_the_way(cause: Cause, connection: Connection) -> Told | None:
    host = connection["host"] or connection["url"] or connection["account"] or connection.name
    match cause:
        case Cause.NAME_UNKNOWN:
            return Told(
                translate("Reach", "No server is known by the name “{0}”").format(host),
                translate("Reach", "Check how it is spelled. If it is the company’s, switch the VPN on."),
                Help.CHANGE,
            )
        case Cause.NO_NAME_SERVICE:
            return Told(
                translate("Reach", "Nobody can be asked where “{0}” is").format(host),
                translate(
                    "Reach", "Check the network of this computer, or switch the VPN on, then try again."
                ),
            )
        case Cause.REFUSED:
            return Told(
                translate("Reach", "The computer is there, and no server answers"),
                translate(
                    "Reach", "Check the number after its name, or ask who runs the data if it is down."
                ),
                Help.CHANGE,
            )
        case Cause.UNREACHABLE:
            return Told(
                translate("Reach", "There is no way to the server"),
                translate(
                    "Reach", "Check the network of this computer, or switch the VPN on, then try again."
                ),
            )
        case Cause.NO_ANSWER:
            return Told(
                translate("Reach", "The server does not answer"),
                translate(
                    "Reach", "A firewall may be between. Switch the VPN on, or ask IT to open the way."
                ),
            )
        case Cause.SILENT:
            return Told(
                translate("Reach", "The server takes the call, and then says nothing"),
                translate(
                    "Reach",
                    "It may be overloaded, or something between holds the answer back. Ask who runs it.",
                ),
            )
        case Cause.CLOSED:
            return Told(
                translate("Reach", "The server hangs up"),
                translate(
                    "Reach",
                    "It may take no calls from here, or be starting. Try again, then ask who runs it.",
                ),
            )
        case Cause.PROXY_REFUSED:
            return Told(
                translate("Reach", "The company’s proxy does not let this through"),
                translate("Reach", "Ask IT to allow this server."),
            )
        case Cause.OTHER_SERVER:
            return Told(
                translate("Reach", "Another kind of server answers"),
                translate("Reach", "Check the name, the number after it, and the kind of data."),
                Help.CHANGE,
            )
        case Cause.CLOCK:
            return Told(
                translate("Reach", "The clock is wrong"),
                translate("Reach", "Set the date and time to be taken from the internet, then try again."),
            )
    return None


def _of_the_line(cause: Cause) -> Told | None:
    match cause:
        case Cause.NO_TLS:
            return Told(
                translate("Reach", "The server offers no protected line"),
                translate(
                    "Reach",
                    "The password was not sent. Ask who runs it to switch TLS on: it may be that somebody between "
                    "switches it off.",
                ),
            )
        case Cause.TLS_TOO_OLD:
            return Told(
                translate("Reach", "The server protects the line in an old way that is not safe any more"),
                translate("Reach", "Ask who runs it to allow TLS 1.2 or later."),
            )
        case Cause.TLS_FAILED:
            return Told(
                translate("Reach", "No protected line came about"),
                translate("Reach", "Hand the details to who runs the server."),
            )
        case Cause.CERTIFICATE_EXPIRED:
            return Told(
                translate("Reach", "The server’s certificate has expired"),
                translate("Reach", "Ask who runs it to renew it. The password was not sent."),
            )
        case Cause.CERTIFICATE_EARLY:
            return Told(
                translate("Reach", "The server’s certificate is not valid yet"),
                translate("Reach", "Check the date and time of this computer, then try again."),
            )
        case Cause.CERTIFICATE_NAME:
            return Told(
                translate("Reach", "The server’s certificate is for another name"),
                translate(
                    "Reach",
                    "Enter the name that is in the certificate, which the details may tell. The password was not sent.",
                ),
                Help.CHANGE,
            )
        case Cause.CERTIFICATE_UNKNOWN:
            return Told(
                translate("Reach", "Nobody whom this computer trusts vouches for the server"),
                translate(
                    "Reach",
                    "If it is the company’s, ask IT for the company’s certificate and add it to the connection. The "
                    "password was not sent.",
                ),
                Help.CHANGE,
            )
    return None


def _of_the_sign_in(cause: Cause, connection: Connection) -> Told:
    user = connection["user"]
    match cause:
        case Cause.NO_DRIVER:
            return Told(
                translate("Reach", "The environment has no driver for these data"),
                translate("Reach", "Add the package that the details name, or choose another environment."),
            )
        case Cause.NO_SECRET:
            return Told(
                translate("Reach", "The password is not known here"),
                translate(
                    "Reach",
                    "All is well up to there. Enter it to go on: it is used for this once, and not kept.",
                ),
                Help.SECRET,
            )
        case Cause.PASSWORD:
            return Told(
                translate("Reach", "The server does not accept this user with this password"),
                translate(
                    "Reach",
                    "Enter the password anew, and check the user. Some servers say so, too, where a user may not "
                    "come from here.",
                ),
                Help.CHANGE,
            )
        case Cause.PASSWORD_EXPIRED:
            return Told(
                translate("Reach", "The password has expired"),
                translate("Reach", "Have a new one set where you have your account, then enter it here."),
                Help.CHANGE,
            )
        case Cause.LOCKED:
            return Told(
                translate("Reach", "The account “{0}” is locked, or may not sign in").format(user),
                translate("Reach", "Ask who runs the data to unlock it. More attempts do not help."),
                Help.NOTHING,
            )
        case Cause.ADDRESS_REFUSED:
            return Told(
                translate("Reach", "The server takes nobody from here"),
                translate(
                    "Reach",
                    "Ask who runs it to allow this computer’s address, which the details may tell. With the VPN on it "
                    "is another one. Some take nobody without TLS.",
                ),
            )
        case Cause.NO_DATABASE:
            return Told(
                translate("Reach", "The server has nothing by that name"),
                translate("Reach", "The sign-in was heard. Check how the database or bucket is spelled."),
                Help.CHANGE,
            )
        case Cause.READ_ONLY_REFUSED:
            return Told(
                translate("Reach", "A pooler before the server does not know “reads only”"),
                translate(
                    "Reach",
                    "Switch “reads only” off for this connection, or ask who runs it to have PgBouncer ignore "
                    "“options”.",
                ),
                Help.CHANGE,
            )
        case Cause.TOO_MANY:
            return Told(
                translate("Reach", "The server has no place left"),
                translate("Reach", "Close notebooks that use it, or wait a while, then try again."),
            )
        case Cause.NOT_READY:
            return Told(
                translate("Reach", "The server is just starting, or going down"),
                translate("Reach", "Wait a moment, then try again."),
            )
        case Cause.NO_RIGHT:
            return Told(
                translate("Reach", "The user is known, and has no right to this"),
                translate("Reach", "Ask who runs the data for the right to read them."),
            )
    return Told(
        translate("Reach", "The server said something that Cais does not know"),
        translate("Reach", "Hand the details to who runs it."),
    )
