"""Problems with connections to data, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.core import problems as p
from desktop.gui.words.connections import kind_title
from desktop.gui.words.counted import Context
from desktop.gui.words.problems.file import faulty_file
from desktop.gui.words.problems.form import Action, Words, retry
from desktop.gui.words.units import size

translate = QCoreApplication.translate
Problems = Context("Problems")


def _cannot_import(problem: p.CannotImport) -> Words:
    step = _why(problem)
    if problem.line:
        where = translate("Problems", "It is about line {0}.").format(problem.line)
        step = f"{step} {where}"
    return Words(
        translate("Problems", "No connection can be made of this"),
        step,
        Action.LEAVE,
        translate("Problems", "Go back"),
    )


def _why(problem: p.CannotImport) -> str:
    match problem.reason:
        case "nothing-in-it":
            return translate(
                "Problems", "There is no connection in it. Choose another file, or fill in the form."
            )
        case "kind-unknown":
            return translate(
                "Problems",
                "Cais does not know “{0}” addresses. Choose the kind of data and fill in the form.",
            ).format(problem.field)
        case "incomplete":
            return translate("Problems", "“{0}” is missing in it. Fill in the form by hand.").format(
                problem.field
            )
        case "not-a-key":
            return translate(
                "Problems",
                "It is a person’s own sign-in, which cannot be handed on. Ask IT for the key of a service account.",
            )
        case "temporary":
            return translate(
                "Problems", "What “{0}” signs in with ends in a few hours. Ask IT for a lasting key."
            ).format(problem.field)
        case "elsewhere":
            return translate(
                "Problems", "It takes its sign-in from elsewhere (“{0}”). Ask IT for a key to use here."
            ).format(problem.field)
        case "unreadable":
            return translate(
                "Problems", "“{0}” cannot be opened. Choose another file, or fill in the form."
            ).format(problem.field)
    return translate("Problems", "It does not look as expected. Choose another file, or fill in the form.")


_PACKAGES = {
    "oracle": "oracledb",
    "snowflake": "snowflake-connector-python",
    "bigquery": "google-cloud-bigquery",
    "databricks": "databricks-sql-connector",
}
"""What Python's package with the driver is called, of kinds that neither starter has one for."""


def _driver(kind: str) -> str:
    if kind == "sqlserver":
        return translate(
            "Problems",
            "Open a workspace whose environment has Microsoft’s ODBC driver and pyodbc, then try again.",
        )
    if kind in _PACKAGES:
        return translate(
            "Problems",
            "Tick it in a workspace with Python, enter “pip install {0}” in that tool’s terminal, then try again.",
        ).format(_PACKAGES[kind])
    return translate(
        "Problems", "Open a workspace whose environment has one, such as the Python starter, then try again."
    )


def _slow(problem: p.DataSlow) -> Words:
    waited = Problems.tr("It was stopped after %n seconds.", "", problem.seconds)
    step = translate("Problems", "Try again later, or ask for less of it in a notebook.")
    return retry(
        translate("Problems", "“{0}” takes too long to answer").format(problem.what), f"{waited} {step}"
    )


WORDS: dict[type[p.Problem], Callable[[Any], Words]] = {
    p.ConnectionFileBroken: lambda _: faulty_file(
        translate("Problems", "One data connection cannot be read")
    ),
    p.ConnectionFileNewer: lambda _: Words(
        translate("Problems", "One data connection was made by a newer Cais"),
        translate("Problems", "Update Cais to use it. Nothing was changed."),
        Action.SHOW_FILE,
        translate("Problems", "Show the file"),
    ),
    p.CannotImport: _cannot_import,
    p.SecretMissing: lambda e: retry(
        translate("Problems", "The password of “{0}” is not kept here").format(e.connections),
        translate("Problems", "Enter it, then try again."),
    ),
    p.TicketMissing: lambda e: retry(
        translate("Problems", "This computer has no Kerberos ticket for “{0}”").format(e.principal)
        if e.principal
        else translate("Problems", "This computer has no Kerberos ticket of yours"),
        translate("Problems", "Sign in to your company’s network, with kinit for instance, then try again."),
    ),
    p.TicketExpired: lambda e: retry(
        translate("Problems", "The Kerberos ticket of “{0}” is over").format(e.principal),
        translate("Problems", "Sign in to your company’s network, with kinit for instance, then try again."),
    ),
    p.TicketNotShared: lambda _: retry(
        translate("Problems", "Your Kerberos ticket is kept where tools cannot have it"),
        translate(
            "Problems",
            "Choose in the connection to sign in with your Kerberos password, or ask IT to keep tickets in a file "
            "(FILE) or with SSSD (KCM).",
        ),
    ),
    p.SecretTooLong: lambda e: Words(
        translate("Problems", "This is too long for a password or key"),
        translate("Problems", "Cais keeps up to {0}. Put larger files into a folder of the project.").format(
            size(e.limit)
        ),
        Action.LEAVE,
        translate("Problems", "Go back"),
    ),
    p.NothingToLookWith: lambda e: retry(
        translate("Problems", "There is nothing yet to look into “{0}” with").format(e.connections),
        translate("Problems", "Open a workspace once: its environment can read data. Then try again."),
    ),
    p.DatabaseUnnamed: lambda e: Words(
        translate("Problems", "“{0}” names no database").format(e.connections),
        translate("Problems", "Change the connection and enter the one that you want to look around in."),
        Action.LEAVE,
        translate("Problems", "Close"),
    ),
    p.DriverMissing: lambda e: retry(
        translate("Problems", "No environment here has a driver for {0}").format(kind_title(e.kind)),
        _driver(e.kind),
    ),
    p.DataUnreachable: lambda e: Words(
        translate("Problems", "“{0}” cannot be reached").format(e.connections),
        translate("Problems", "See where the way to it ends, and what helps there."),
        Action.SHOW_WAY,
        translate("Problems", "Can I reach it?"),
    ),
    p.LookEnded: lambda e: retry(
        translate("Problems", "Looking around in “{0}” was interrupted").format(e.connections),
        translate("Problems", "Try again. Nothing was changed."),
    ),
    p.DataSlow: _slow,
    p.TableRefused: lambda e: retry(
        translate("Problems", "“{0}” is closed to this user").format(e.table),
        translate("Problems", "Ask whoever looks after the data for the right to read it, then try again."),
    ),
    p.TableGone: lambda e: retry(
        translate("Problems", "“{0}” is not there any more").format(e.table),
        translate("Problems", "Choose Refresh to see what there is now."),
    ),
    p.FormUnknown: lambda e: retry(
        translate("Problems", "How “{0}” begins cannot be shown").format(e.table),
        translate("Problems", "Of CSV and Parquet files it can. Others are read from a tool."),
    ),
    p.TableUnreadable: lambda e: retry(
        translate("Problems", "The server cannot show “{0}”").format(e.table),
        translate("Problems", "Choose another table, or ask whoever looks after the data."),
    ),
}
