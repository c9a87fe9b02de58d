"""Writes what wixl makes an MSI of, and has it made: what IT hands out by its own tools.

Usage: msi.py STAGE VERSION OUT [user]. Windows itself sees to upgrades, repairs and removal, by the
identifiers below: they never change. An installation for one person is another package.
"""

from __future__ import annotations

import hashlib
import os
import struct
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

NAMES = uuid.UUID("b9a7a52e-62ff-4ab6-a5d0-43c2bd34b80b")
POLICY = r"Software\Policies\Cais"
SETUP = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Cais"
OURS = r"Software\Cais"

PROPERTIES = (
    ("Preset", "PRESET", "string"),
    ("PublicKey", "POLICYKEY", "string"),
    ("Required", "REQUIRED", "integer"),
)
"""Of IT's three values: their names in the registry, here, and their kinds."""


def identifier(*of: str) -> str:
    return str(uuid.uuid5(NAMES, "/".join(of))).upper()


def short(kind: str, path: str) -> str:
    """A name for a table of the MSI, which takes neither all letters nor any length."""
    return kind + hashlib.sha256(path.encode()).hexdigest()[:24]


def written(stage: Path, version: str, scope: str) -> str:
    """The source for wixl."""
    user = scope == "user"
    root = "HKCU" if user else "HKLM"
    components: list[str] = []
    names: list[str] = []

    def component(name: str, content: str) -> None:
        guid = identifier(scope, name)
        name = short("c", name)
        components.append(f'<Component Id="{name}" Guid="{{{guid}}}" Win64="yes">{content}</Component>')
        names.append(name)

    def tree(folder: Path, below: str = "") -> Iterator[str]:
        for entry in sorted(folder.iterdir()):
            path = f"{below}{entry.name}"
            if entry.is_dir():
                yield f'<Directory Id="{short("d", path)}" Name={quoteattr(entry.name)}>'
                yield from tree(entry, f"{path}/")
                yield "</Directory>"
            else:
                component(path, f'<File Id="{short("f", path)}" Source={quoteattr(path)} KeyPath="yes"/>')
                yield components.pop()

    def value(key: str, name: str, text: str, kind: str = "string", first: bool = False) -> str:
        named = f" Name={quoteattr(name)}" if name else ""
        path = ' KeyPath="yes"' if first else ""
        return (
            f'<RegistryValue Root="{root}" Key={quoteattr(key)}{named} Type="{kind}" '
            f"Value={quoteattr(text)}{path}/>"
        )

    files = "".join(tree(stage))
    opens = '"[APP]cais.exe" "%1"'
    classes = r"Software\Classes"
    component(
        "registry",
        value(OURS, "Msi", version, first=True)
        + value(rf"{classes}\.cais", "", "Cais.File")
        + value(rf"{classes}\.cais\OpenWithProgids", "Cais.File", "")
        + value(rf"{classes}\Cais.File", "", "File of Cais")
        + value(rf"{classes}\Cais.File\DefaultIcon", "", "[APP]cais.ico")
        + value(rf"{classes}\Cais.File\shell\open\command", "", opens)
        + value(r"Software\Microsoft\Windows\CurrentVersion\App Paths\cais.exe", "", "[APP]cais.exe"),
    )
    component(
        "shortcut",
        '<Shortcut Id="start" Name="Cais" Directory="ProgramMenuFolder" '
        'Target="[APP]cais.exe" Icon="cais.ico"/>' + value(OURS, "Shortcut", "1", first=True),
    )
    if not user:
        for name, said, kind in PROPERTIES:
            component(f"policy {name}", value(POLICY, name, f"[{said}]", kind, first=True))
    place = (
        '<Directory Id="LocalAppDataFolder"><Directory Id="Programs" Name="Programs">{}'
        "</Directory></Directory>"
        if user
        else '<Directory Id="ProgramFiles64Folder">{}</Directory>'
    )
    inside = f'<Directory Id="APP" Name="app">{files}{"".join(components)}</Directory>'
    folders = place.format(f'<Directory Id="INSTALLDIR" Name="Cais">{inside}</Directory>')
    references = "".join(f'<ComponentRef Id="{name}"/>' for name in names)

    def there(name: str, root: str, key: str, value: str) -> str:
        return (
            f'<RegistrySearch Id="{name}" Root="{root}" Key={quoteattr(key)} Name="{value}" '
            'Type="raw" Win64="yes"/>'
        )

    found = [f'<Property Id="SETUPEXE">{there("setup", root, SETUP, "InstallLocation")}</Property>']
    if user:
        found += [
            f'<Property Id="SETUPFORALL">{there("all", "HKLM", SETUP, "InstallLocation")}</Property>',
            f'<Property Id="MSIFORALL">{there("msi", "HKLM", OURS, "Msi")}</Property>',
        ]
    conditions = "".join(
        f"<Condition Message={quoteattr(said)}>{escape(rule)}</Condition>"
        for rule, said in (RULES + FOR_ONE if user else RULES)
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
  <Product Id="{{{identifier("product", scope, version)}}}" Name="Cais" Language="1033" Version="{version}"
      Manufacturer="The Cais authors" UpgradeCode="{{{identifier("upgrade", scope)}}}">
    <Package Description="Cais {version}" InstallerVersion="500" Compressed="yes"
        InstallScope="{"perUser" if user else "perMachine"}"/>
    <MajorUpgrade DowngradeErrorMessage="A newer version of Cais is installed already, and stays."/>
    <Media Id="1" Cabinet="cais.cab" EmbedCab="yes"/>
    <Icon Id="cais.ico" SourceFile="cais.ico"/>
    <Property Id="ARPPRODUCTICON" Value="cais.ico"/>
    <Property Id="ARPNOMODIFY" Value="1"/>
    {"".join(found)}
    {conditions}
    <Directory Id="TARGETDIR" Name="SourceDir">
      {folders}
      <Directory Id="ProgramMenuFolder"/>
    </Directory>
    <Feature Id="Cais" Level="1" Title="Cais">{references}</Feature>
  </Product>
</Wix>
"""


STAYS = 4 + 16 + 256
"""Of a component: known by its value in the registry, permanent, of 64 bits."""

ONLY_IF = (
    *(
        f"UPDATE `Component` SET `Condition` = '{said}', `Attributes` = {STAYS} "
        f"WHERE `Component` = '{short('c', f'policy {name}')}'"
        for name, said, _kind in PROPERTIES
    ),
    "UPDATE `Property` SET `Value` = 'WIX_DOWNGRADE_DETECTED;WIX_UPGRADE_DETECTED;"
    f"{';'.join(said for _name, said, _kind in PROPERTIES)}' WHERE `Property` = 'SecureCustomProperties'",
)
"""What wixl has no words for: a value is written only where it was said, and reaches who may write.

It stays when the MSI goes. The old one of an upgrade takes its own along, and would take the policy from
every computer where it is not said anew."""

ALL_OR_NOTHING = (
    "UPDATE `InstallExecuteSequence` SET `Sequence` = 1501 WHERE `Action` = 'RemoveExistingProducts'"
)
"""The old version goes once what brings the new one may still be taken back."""

SUMMARY = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
"""What the part of an MSI that tells of it begins with, four bytes before its section."""

RULES = (
    (
        "Installed OR VersionNT64 >= 603",
        "Cais needs Windows 10, version 1809, or later, on a 64-bit processor.",
    ),
    (
        'NOT INSTALLDIR >< ";"',
        "Cais does not work in a folder whose path has a semicolon. Choose another folder with INSTALLDIR.",
    ),
    (
        'NOT INSTALLDIR << "\\\\"',
        "Cais does not work from a network folder. Choose a folder on this computer.",
    ),
    (
        "Installed OR NOT SETUPEXE",
        "Cais was installed by its setup program here. Remove that first: workspaces and settings stay.",
    ),
    (
        "Installed OR NOT (SETUPFORALL OR MSIFORALL)",
        "Cais is installed for everybody on this computer. A second one for you alone is not needed.",
    ),
    ('Installed OR NOT POLICYKEY OR POLICYKEY << "RW"', "POLICYKEY takes the second line of minisign.pub."),
    (
        'Installed OR NOT PRESET OR PRESET << "https://" OR PRESET >< ":\\" OR PRESET << "\\\\"',
        "PRESET takes a whole path, or an address that begins with https://",
    ),
    ('Installed OR NOT REQUIRED OR REQUIRED = "1" OR REQUIRED = "0"', "REQUIRED is 0 or 1."),
)
"""What must hold for an installation to begin, and what is said where it does not."""

FOR_ONE = (
    (
        "Installed OR NOT (PRESET OR POLICYKEY OR REQUIRED)",
        "PRESET, POLICYKEY and REQUIRED hold for the whole computer: take the MSI for everybody.",
    ),
)
"""The same of an installation for one person, which writes none of the three."""


def make(stage: Path, version: str, out: Path, scope: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "cais.wxs")
        source.write_text(written(stage, version, scope), "utf-8")
        subprocess.run(["wixl", "--arch", "x64", "--output", out.absolute(), source], cwd=stage, check=True)
    if scope != "user":
        _query(out, *ONLY_IF)
    _query(out, ALL_OR_NOTHING)
    # What it is known by, told from what is in it: the same bytes have the same name, and others another.
    names = "".join(f"{path.relative_to(stage)} {path.stat().st_size}" for path in sorted(stage.rglob("*")))
    code = f"{{{identifier('package', scope, version, names)}}}"
    about = [f"Cais {version}", "The Cais authors", "x64;1033", code]
    subprocess.run(["msibuild", out, "-s", *about], check=True)
    out.write_bytes(settled(out.read_bytes(), int(os.environ["SOURCE_DATE_EPOCH"])))


def _query(out: Path, *queries: str) -> None:
    subprocess.run(["msibuild", out, *(part for query in queries for part in ("-q", query))], check=True)


def settled(msi: bytes, time: int) -> bytes:
    """With this for the times of its making and its last change, in seconds since 1970; Windows counts tenths
    of microseconds since 1601."""
    ticks = struct.pack("<Q", (time + 11_644_473_600) * 10_000_000)
    content = bytearray(msi)
    section = content.index(SUMMARY) + len(SUMMARY) + 4
    _size, count = struct.unpack_from("<II", content, section)
    for number in range(count):
        kind, at = struct.unpack_from("<II", content, section + 8 + 8 * number)
        if kind in (12, 13):
            content[section + at + 4 : section + at + 12] = ticks
    return bytes(content)


if __name__ == "__main__":
    make(Path(sys.argv[1]).absolute(), sys.argv[2], Path(sys.argv[3]), *(sys.argv[4:] or ["machine"]))
    time = int(os.environ["SOURCE_DATE_EPOCH"])
    os.utime(sys.argv[3], (time, time))
