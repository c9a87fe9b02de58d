"""Whether data can be reached, in plain words: each layer, and what both sides together say."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.core.data.connection import Connection
from desktop.core.data.reach.outcome import Finding, Layer, Look, Outcome
from desktop.core.data.reach.target import Target
from desktop.core.data.reach.verdict import Says, Verdict
from desktop.gui.words.reach_causes import Help, Told, because

__all__ = ["Help", "Told", "because", "details", "finding", "layer", "took", "verdict"]

translate = QCoreApplication.translate


def layer(one: Layer, target: Target) -> str:
    named = translate("Reach", "The server’s name is known")
    return {
        Layer.NAME: named if target.is_named else translate("Reach", "The server’s IP address was given"),
        Layer.PORT: translate("Reach", "The server answers"),
        Layer.TLS: translate("Reach", "The line is protected"),
        Layer.DRIVER: translate("Reach", "The environment has a driver"),
        Layer.SIGN_IN: translate("Reach", "Sign-in"),
        Layer.RIGHTS: translate("Reach", "What may be read"),
        Layer.QUERY: translate("Reach", "A question is answered"),
    }[one]


def finding(one: Finding) -> str:
    """What else is said of a layer that is well."""
    return {
        Finding.ALSO_WRITES: translate("Reach", "This user may read and change"),
        Finding.READS_ONLY: translate("Reach", "This user may only read"),
        Finding.WRITES_ALONE: translate("Reach", "This user may change, and not read"),
        Finding.NO_TABLES: translate("Reach", "No tables can be seen"),
        Finding.UNPROTECTED: translate("Reach", "Not protected, as chosen"),
        Finding.UNVERIFIED: translate("Reach", "The server did not have to prove who it is, as chosen"),
        Finding.NOT_LOOKED: translate("Reach", "Cannot be looked at here"),
    }[one]


def took(ms: float) -> str:
    """12 ms, or 1.2 s."""
    number = QLocale()
    if ms < 1:
        return translate("Reach", "under 1 ms")
    if ms < 999.5:
        return translate("Reach", "{0} ms").format(number.toString(round(ms)))
    return translate("Reach", "{0} s").format(number.toString(ms / 1000, "f", 1))


def verdict(found: Verdict, connection: Connection, place: str) -> Told:
    """`place`: from where else it was looked, a workspace or an environment."""
    says = found.says
    return _together(says, connection, place) if isinstance(says, Says) else because(says, connection)


def _together(says: Says, connection: Connection, place: str) -> Told:
    name, host = connection.name, connection["host"] or connection.name
    match says:
        case Says.WELL:
            return Told(
                translate("Reach", "“{0}” can be reached").format(name),
                translate(
                    "Reach", "From this computer and from inside, down to a question that was answered."
                ),
                Help.NOTHING,
            )
        case Says.NO_TABLES:
            return Told(
                translate("Reach", "“{0}” can be reached, and shows no tables").format(name),
                translate("Reach", "Ask who runs the data to let this user read what you need."),
                Help.NOTHING,
            )
        case Says.PARTLY:
            return Told(
                translate("Reach", "The server can be reached"),
                translate(
                    "Reach", "The sign-in could not be tried: the environment has neither Python nor R."
                ),
                Help.NOTHING,
            )
        case Says.HERE_ALONE:
            return Told(
                translate("Reach", "From this computer the server can be reached"),
                translate("Reach", "Whether workspaces reach it, and the sign-in, could not be tried."),
            )
        case Says.INSIDE_ALONE:
            return Told(
                translate("Reach", "Workspaces reach “{0}”").format(name),
                translate(
                    "Reach", "This computer itself does not get there, which tools inside do not mind."
                ),
                Help.NOTHING,
            )
        case Says.VPN:
            return Told(
                translate("Reach", "This computer has no way to the server"),
                translate(
                    "Reach",
                    "It looks like one of the company’s own network. Switch the VPN on, then try again.",
                ),
            )
        case Says.SUBNET:
            return Told(
                translate("Reach", "Workspaces use the same addresses as the server’s network"),
                translate(
                    "Reach",
                    "Others are free here, and can be taken at once. Tools that run have them once they were "
                    "stopped and opened again.",
                ),
                Help.ADDRESSES,
            )
        case Says.SUBNET_KEPT:
            return Told(
                translate("Reach", "A tool that runs still has the same addresses as the server’s network"),
                translate("Reach", "It gets others as soon as it is stopped and opened again."),
                Help.REOPEN,
            )
        case Says.ENGINE_SUBNET:
            return Told(
                translate("Reach", "Docker itself uses the same addresses as the server’s network"),
                translate(
                    "Reach",
                    "Ask IT to give Docker others. The details name the network that is in the way, which is not of "
                    "Cais.",
                ),
            )
        case Says.BLOCKED_INSIDE:
            return Told(
                translate("Reach", "This computer reaches the server, and “{0}” does not").format(place),
                translate(
                    "Reach",
                    "A VPN or a firewall lets only this computer’s own programs through. Start Docker again with "
                    "the VPN on; if that does not help, ask IT to let it through.",
                ),
            )
        case Says.NAME_INSIDE:
            return Told(
                translate("Reach", "This computer knows the server’s name, and “{0}” does not").format(place),
                translate(
                    "Reach",
                    "Docker learns names when it starts. Start it again with the VPN on, or use the server’s full name.",
                ),
            )
        case Says.ITSELF:
            return Told(
                translate("Reach", "Inside a workspace “{0}” is the workspace itself").format(host),
                translate(
                    "Reach",
                    "Enter the name that other computers know this one by; with Docker Desktop it is "
                    "“host.docker.internal”.",
                ),
                Help.CHANGE,
            )
        case Says.CLOCK_INSIDE:
            return Told(
                translate("Reach", "The clock inside is wrong"),
                translate(
                    "Reach",
                    "It stands still while a computer sleeps, and sometimes stays behind. Start Docker again, then try again.",
                ),
            )
        case Says.CLOCK_HERE:
            return Told(
                translate("Reach", "The clock of this computer, or of the server, is wrong"),
                translate("Reach", "Set the date and time to be taken from the internet, then try again."),
            )


def details(connection: Connection, target: Target, looks: dict[str, Look]) -> str:
    """For IT, in English, and nothing secret. `looks` by what each side is called."""
    lines = [f"connection: {connection.kind}, {target.host}:{target.port}, TLS {target.tls.value}"]
    for side, look in looks.items():
        lines.append("")
        lines.append(f"{side} {look.place}".strip())
        if look.addresses:
            lines.append(f"  addresses: {', '.join(look.addresses)}")
        if look.networks:
            networks = (f"{one.name} {one.subnet}" for one in look.networks)
            lines.append(f"  networks of the engine: {', '.join(networks)}")
        if abs(look.clock_s) >= 1:
            lines.append(f"  clock: {look.clock_s:+.0f} s against this computer's")
        lines.extend(_detail(one) for one in look.outcomes)
    return "\n".join(lines)


def _detail(one: Outcome) -> str:
    how = one.cause.value if one.cause else one.finding.value if one.finding else "well"
    time = f" {one.ms:.1f} ms" if one.ms is not None else ""
    return f"  {one.layer.value}: {how}{time} {one.detail}".rstrip()
