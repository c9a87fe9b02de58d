"""What can be set in a preset, in the order and the words in which it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from desktop.gui.presets.making.form import Field, Form, Section
from desktop.gui.presets.making.people import settings, texts

translate = QCoreApplication.translate


_MINUTES = ("5", "15", "60")


def sections() -> tuple[Section, ...]:
    """In the language in use now."""
    return tuple(make() for make in _SECTIONS)


def _whose() -> Section:
    return Section(
        translate("PresetFields", "Who it is from"),
        translate("PresetFields", "People are told whose rules these are, and whom to ask."),
        (
            Field(
                ("organisation", "name"), Form.LINE, translate("PresetFields", "Organisation"), lockable=False
            ),
            Field(
                ("organisation", "contact"),
                Form.LINE,
                translate("PresetFields", "Whom to ask"),
                "it@example.org",
                lockable=False,
            ),
            Field(
                ("id",),
                Form.LINE,
                translate("PresetFields", "Name of this preset, in small letters"),
                "our-team",
                lockable=False,
            ),
            Field(
                ("expires",), Form.DAY, translate("PresetFields", "Valid until"), "2027-06-30", lockable=False
            ),
        ),
    )


def _tools() -> Section:
    return Section(
        translate("PresetFields", "Environments"),
        translate("PresetFields", "What people choose from, and what of it comes from you."),
        (
            Field(("catalogue", "show"), Form.PICK, translate("PresetFields", "Only these can be chosen")),
            Field(("catalogue", "hide"), Form.PICK, translate("PresetFields", "These cannot be chosen")),
        ),
        "environment",
        translate("PresetFields", "Add an environment"),
        (
            Field(("title",), Form.LINE, translate("PresetFields", "Title")),
            Field(("like",), Form.LIKE, translate("PresetFields", "Opens like")),
            Field(
                ("image",),
                Form.LINE,
                translate("PresetFields", "Where it is downloaded from, with its checksum"),
                "registry.example.org/team/tools@sha256:…",
            ),
        ),
    )


def _folders() -> Section:
    can, cannot = translate("PresetFields", "Can be changed"), translate("PresetFields", "Read only")
    needed, optional = translate("PresetFields", "Needed"), translate("PresetFields", "Can go without")
    return Section(
        translate("PresetFields", "Folders"),
        translate("PresetFields", "What folders are for, where they are, and what tools may do with them."),
        (
            Field(
                ("folders", "elsewhere"),
                Form.YES_NO,
                translate("PresetFields", "Other folders"),
                yes=translate("PresetFields", "Can be shared, too"),
                no=translate("PresetFields", "Cannot be shared"),
            ),
        ),
        "folder",
        translate("PresetFields", "Add a folder"),
        (
            Field(("title",), Form.LINE, translate("PresetFields", "What it is for")),
            Field(("linux",), Form.LINE, translate("PresetFields", "Where it is on Linux"), "~/Projects"),
            Field(
                ("windows",), Form.LINE, translate("PresetFields", "Where it is on Windows"), r"~\Projects"
            ),
            Field(("macos",), Form.LINE, translate("PresetFields", "Where it is on a Mac"), "~/Projects"),
            Field(("writable",), Form.YES_NO, translate("PresetFields", "Tools"), yes=can, no=cannot),
            Field(("optional",), Form.YES_NO, translate("PresetFields", "People"), yes=optional, no=needed),
        ),
    )


def _connections() -> Section:
    return Section(
        translate("PresetFields", "Data connections"),
        translate(
            "PresetFields", "Those of this computer come with “From this computer”, without their passwords."
        ),
        (
            Field(
                ("connections", "own"),
                Form.YES_NO,
                translate("PresetFields", "Other data connections"),
                yes=translate("PresetFields", "Can be used, too"),
                no=translate("PresetFields", "Cannot be used"),
            ),
            Field(
                ("secrets", "keep"),
                Form.YES_NO,
                translate("PresetFields", "Passwords"),
                yes=translate("PresetFields", "May be kept in the keyring"),
                no=translate("PresetFields", "Are never kept"),
            ),
            Field(
                ("secrets", "second_factor"),
                Form.YES_NO,
                translate("PresetFields", "A passphrase before kept passwords are used"),
                yes=translate("PresetFields", "Is needed"),
                no=translate("PresetFields", "Is up to each person"),
            ),
            Field(
                ("secrets", "ask_again"),
                Form.ONE_OF,
                translate("PresetFields", "Kept passwords are locked again"),
                answers=(
                    *((translate("PresetFields", "After {0} minutes").format(one), one) for one in _MINUTES),
                    (translate("PresetFields", "When Cais is closed"), "close"),
                ),
            ),
        ),
        "connection",
    )


def _resources() -> Section:
    return Section(
        translate("PresetFields", "Memory and processors"),
        translate("PresetFields", "For each tool that runs."),
        (
            Field(("resources", "memory_gb"), Form.NUMBER, translate("PresetFields", "Memory, in GB"), "4"),
            Field(
                ("resources", "memory_most_gb"),
                Form.NUMBER,
                translate("PresetFields", "Memory at most, in GB"),
                "8",
            ),
            Field(("resources", "cpus"), Form.NUMBER, translate("PresetFields", "Processors"), "2"),
            Field(
                ("resources", "cpus_most"), Form.NUMBER, translate("PresetFields", "Processors at most"), "4"
            ),
            Field(
                ("resources", "idle_stop_minutes"),
                Form.NUMBER,
                translate("PresetFields", "Minutes until a tool that nobody uses is stopped"),
                "120",
            ),
        ),
    )


def _network() -> Section:
    packages = translate("PresetFields", "Packages for {0} come from")
    return Section(
        translate("PresetFields", "Network"),
        translate("PresetFields", "Where environments and packages come from."),
        (
            Field(
                ("network", "registries"),
                Form.LIST,
                translate("PresetFields", "Environments come from these addresses alone"),
                "registry.example.org, docker.io",
            ),
            *(
                Field(("network", "mirrors", name), Form.LINE, packages.format(name), "https://example.org/…")
                for name in ("pip", "conda", "npm", "cran", "apt")
            ),
            Field(
                ("network", "proxy"),
                Form.LINE,
                translate("PresetFields", "Proxy"),
                "http://proxy.example.org:3128",
            ),
            Field(
                ("network", "certificates"),
                Form.TEXT,
                translate("PresetFields", "Certificates of authorities that are trusted, too"),
            ),
            Field(
                ("network", "pool"),
                Form.LINE,
                translate("PresetFields", "Addresses for workspaces"),
                "10.20.0.0/16",
            ),
            Field(
                ("network", "pac"),
                Form.LINE,
                translate("PresetFields", "File that tells which proxy"),
                "http://proxy.example.org/proxy.pac",
            ),
        ),
    )


def _rules() -> Section:
    return Section(
        translate("PresetFields", "Protection and record"),
        translate("PresetFields", "What has to be so on each computer."),
        (
            Field(
                ("protection", "exemptions"),
                Form.NONE,
                translate("PresetFields", "Tools that need less protection"),
                no=translate("PresetFields", "Are not started"),
            ),
            Field(
                ("activity", "keep"),
                Form.YES_NO,
                translate("PresetFields", "What is done with workspaces"),
                yes=translate("PresetFields", "Is written down, on that computer alone"),
                no=translate("PresetFields", "Is not written down"),
            ),
            Field(
                ("needs", "app"),
                Form.LINE,
                translate("PresetFields", "Cais at least in version"),
                "0.1",
                lockable=False,
            ),
            Field(
                ("needs", "engine"),
                Form.LINE,
                translate("PresetFields", "Docker at least in version"),
                "24.0",
                lockable=False,
            ),
            Field(
                ("engine", "download"),
                Form.LINE,
                translate("PresetFields", "Where people get Docker"),
                "https://example.org/…",
            ),
        ),
    )


_SECTIONS: tuple[Callable[[], Section], ...] = (
    _whose,
    _tools,
    _folders,
    _connections,
    _resources,
    _network,
    _rules,
    settings,
    texts,
)
