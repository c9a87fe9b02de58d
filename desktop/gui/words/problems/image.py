"""Problems with environments on their way to this computer, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.core import problems as p
from desktop.core.registries.names import HUB, host
from desktop.gui.words.problems.form import Action, Words, retry

translate = QCoreApplication.translate


def _build(problem: p.BuildFailed) -> Words:
    step = translate("Problems", "Check the connection to the internet, then try again.")
    if problem.step:
        where = translate("Problems", "Step {0} of {1} did not work.").format(problem.step, problem.steps)
        step = f"{where} {step}"
    return retry(translate("Problems", "This environment could not be built"), step)


def _not_allowed(problem: p.ImageNotAllowed) -> Words:
    title = translate("Problems", "Your account may not download this environment")
    if not problem.registry:
        return retry(title, translate("Problems", "Ask IT for access to it, then try again."))
    if problem.user:
        step = translate(
            "Problems", "Ask IT to give “{0}” access to it at {1}, or sign in there as somebody else."
        ).format(problem.user, problem.registry)
    elif problem.unread:
        title = translate("Problems", "This environment is for those who sign in")
        step = translate(
            "Problems",
            "The sign-in for {0} that Docker keeps on this computer cannot be read. Sign in here instead.",
        ).format(problem.unread)
    else:
        title = translate("Problems", "This environment is for those who sign in")
        step = translate("Problems", "It comes from {0}. Sign in there, or ask IT for an account.").format(
            problem.registry
        )
    return _sign_in(title, step, problem.registry)


def _not_trusted(problem: p.RegistryNotTrusted) -> Words:
    title = translate("Problems", "The download server could not prove who it is")
    server = host(problem.reference)
    if server == HUB:  # somebody on the way looks into all downloads
        return retry(title, translate("Problems", "Ask IT to add your company's certificate to Docker."))
    place = f"/etc/docker/certs.d/{server}/ca.crt"
    return retry(
        title,
        translate("Problems", "Ask IT to add your company's certificate to Docker, at {0}.").format(place),
    )


def _sign_in(title: str, step: str, registry: str) -> Words:
    return Words(title, step, Action.SIGN_IN, translate("Problems", "Sign in to {0}…").format(registry))


def _limit(problem: p.DownloadLimitReached) -> Words:
    title = translate("Problems", "The download server allows no more downloads for now")
    if problem.registry:
        step = translate("Problems", "Wait an hour, or sign in: it gives more to those it knows.")
        return _sign_in(title, step, problem.registry)
    return retry(title, translate("Problems", "Wait an hour, then try again."))


def _wrong(problem: p.SignInWrong) -> Words:
    step = translate(
        "Problems",
        "Check both. If you sign in there with a code as well, make an access token in your account, and "
        "enter that.",
    )
    title = translate("Problems", "{0} does not know “{1}” by this password")
    return retry(title.format(problem.registry, problem.user), step)


def _over(problem: p.SignInOver) -> Words:
    return _sign_in(
        translate("Problems", "Your sign-in to {0} no longer holds").format(problem.registry),
        translate("Problems", "It has expired, or “{0}” has another password by now. Sign in anew.").format(
            problem.user
        ),
        problem.registry,
    )


def _unwritable(problem: p.SignInUnwritable) -> Words:
    user = problem.what == "user"
    match problem.why:
        case "colon":
            title = translate("Problems", "A user name with a colon cannot be used here")
        case "long" if user:
            title = translate("Problems", "This user name is too long for the programs in a tool")
        case "long":
            title = translate("Problems", "This password is too long for the programs in a tool")
        case _ if user:
            title = translate(
                "Problems", "This user name has a line break or another character that is not seen"
            )
        case _:
            title = translate(
                "Problems", "This password has a line break or another character that is not seen"
            )
    step = translate("Problems", "Type it anew, or ask IT for an access token.")
    return retry(title, step)


def _proxy(problem: p.ProxyWantsSignIn) -> Words:
    title = translate("Problems", "The way to the internet wants a sign-in")
    ways = problem.ways.split(", ") if problem.ways else []
    if ways and "basic" not in ways:
        step = translate(
            "Problems",
            "It takes this computer’s own sign-in alone, which Docker cannot give. Ask IT for a way without, or "
            "for a program here that signs in for Docker.",
        )
    elif problem.registry:
        step = translate(
            "Problems", "IT gave you a user name and a password for it, or can tell which are yours."
        )
        return Words(title, step, Action.SIGN_IN, translate("Problems", "Sign in to the proxy…"))
    else:
        step = translate(
            "Problems", "Docker has none, or a wrong one. Ask IT to enter it where Docker’s proxy is set."
        )
    return retry(title, step)


def _packages(problem: p.PackagesWantSignIn) -> Words:
    title = translate("Problems", "Packages come from {0}, which wants a sign-in").format(problem.registry)
    if not problem.can_sign_in:
        step = translate("Problems", "It takes no user name and password. Ask IT for a server that does.")
        return retry(title, step)
    if problem.recipe:
        step = translate(
            "Problems",
            "This computer cannot sign in there while it builds an environment. Ask IT for one that is ready-made.",
        )
        return retry(title, step)
    if problem.user:
        return _over(p.SignInOver(registry=problem.registry, user=problem.user))
    step = translate("Problems", "Sign in there, or ask IT for an account.")
    return _sign_in(title, step, problem.registry)


def _package_server(problem: p.PackagesUnreachable) -> Words:
    if problem.trusted:
        title = translate("Problems", "{0} could not be reached")
        step = translate("Problems", "Check that this computer is connected, then try again.")
    else:
        title = translate("Problems", "{0} could not prove who it is")
        step = translate("Problems", "Ask IT to add its certificate authority to your organisation’s preset.")
    return retry(title.format(problem.registry), step)


def _kit(problem: p.KitUnfit) -> Words:
    title = translate("Problems", "This offline kit is not whole")
    step = translate("Problems", "Copy it again from where it was made. “{0}” is missing or not as it was.")
    match problem.why:
        case "not-signed":
            title = translate("Problems", "This offline kit was not signed by your organisation")
            step = translate("Problems", "Ask IT for one that is.")
        case "not-proved":
            title = translate("Problems", "Nobody vouches for this offline kit")
            step = translate(
                "Problems",
                "Ask IT to sign it and to give this computer their key. “{0}” does not prove itself.",
            )
        case "newer":
            title = translate("Problems", "This offline kit needs a newer Cais")
            step = translate("Problems", "Ask IT for it.")
        case "not-empty":
            title = translate("Problems", "There is something in this folder already")
            step = translate("Problems", "Choose a new one for the offline kit.")
        case "full":
            title = translate("Problems", "There is no room for the offline kit")
            step = translate("Problems", "Choose a place with more room, or make some there.")
        case "too-large":
            title = translate("Problems", "This drive takes no files as large as an environment")
            step = translate(
                "Problems",
                "Format the stick as exFAT or NTFS, or choose another place: FAT32 takes 4 GB in a file.",
            )
    return retry(title, step.format(problem.name))


WORDS: dict[type[p.Problem], Callable[[Any], Words]] = {
    p.EnvironmentWithdrawn: lambda _: Words(
        translate("Problems", "This environment is no longer offered"),
        translate(
            "Problems",
            "Make a new workspace with the same folders, which are unchanged, or ask IT where it went.",
        ),
        Action.LEAVE,
        translate("Problems", "Go back"),
    ),
    p.ImageUnknown: lambda _: retry(
        translate("Problems", "This environment is no longer offered"),
        translate("Problems", "Choose another one, or ask IT where it went."),
    ),
    p.ImageForOthers: lambda _: Words(
        translate("Problems", "This environment was not made for this kind of computer"),
        translate(
            "Problems", "Choose another one. The Python and R starters are made on the computer itself."
        ),
        Action.LEAVE,
        translate("Problems", "Go back"),
    ),
    p.ImageNotAllowed: _not_allowed,
    p.KitUnfit: _kit,
    p.SignInUnwritable: _unwritable,
    p.SignInWrong: _wrong,
    p.SignInOver: _over,
    p.DownloadLimitReached: _limit,
    p.DownloadInterrupted: lambda _: retry(
        translate("Problems", "The download was interrupted"),
        translate("Problems", "Check that this computer is connected, then try again."),
    ),
    p.PackagesUnreachable: _package_server,
    p.PackagesWantSignIn: _packages,
    p.ProxyWantsSignIn: _proxy,
    p.RegistryUnreachable: lambda _: retry(
        translate("Problems", "The download could not start"),
        translate("Problems", "Check the connection to the internet, then try again."),
    ),
    p.RegistryNotTrusted: _not_trusted,
    p.DigestMismatch: lambda _: retry(
        translate("Problems", "The download was damaged or changed on its way"),
        translate("Problems", "Nothing of it was used. Send the details to IT before you try again."),
    ),
    p.BuildFailed: _build,
}
