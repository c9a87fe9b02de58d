"""Which files of Qt go along: what Cais imports, and what that is linked with.

Told from the code and from the libraries themselves, so that nobody keeps a list.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

PLUGINS = (
    "iconengines/qsvgicon",
    "imageformats/qgif",
    "imageformats/qico",
    "imageformats/qjpeg",
    "imageformats/qsvg",
    "imageformats/qwebp",
    "platforms/qoffscreen",
    "platforms/qwindows",
    "tls/qschannelbackend",
)
"""What Qt looks for by itself, and no library names."""

BROWSER = (
    "QtWebEngineProcess.exe",
    "resources/icudtl.dat",
    "resources/qtwebengine_resources.pak",
    "resources/qtwebengine_resources_100p.pak",
    "resources/qtwebengine_resources_200p.pak",
    "resources/v8_context_snapshot.bin",
)
BESIDE = ("opengl32sw.dll",)
"""What draws on a computer, or a remote desktop, whose graphics cannot."""

_NAMED = re.compile(r"\bPySide6\.(Qt\w+)")
_IMPORTED = re.compile(rb"PySide6\.(Qt\w+)")
_FROM = re.compile(r"from PySide6 import ([\w, ]+)")


def modules(code: Path) -> set[str]:
    """Of PySide6, that the sources below `code` name."""
    found: set[str] = set()
    for file in sorted(code.rglob("*.py")):
        text = file.read_text("utf-8")
        found.update(_NAMED.findall(text))
        for names in _FROM.findall(text):
            found.update(name.strip() for name in names.split(","))
    return found


def keep(packages: Path, code: Path, languages: Iterable[str]) -> None:
    """Leave of PySide6 and shiboken6 below `packages` what the app in `code` uses, in these languages
    (`pt_BR`)."""
    qt = packages / "PySide6"
    kept = linked(qt / name for name in _wanted(qt, code, languages))
    for file in sorted(qt.rglob("*")):
        if file.is_file() and file not in kept and file.suffix != ".py":
            file.unlink()
    for file in sorted((packages / "shiboken6").rglob("*")):
        if file.is_file() and (file.suffix not in (".py", ".pyd", ".dll") or file.name in _SELDOM):
            file.unlink()
    for name in ("PySide6", "shiboken6"):
        for folder in sorted((packages / name).rglob("*"), reverse=True):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()


_SELDOM = ("concrt140.dll", "vcamp140.dll", "vccorlib140.dll", "vcomp140.dll")
"""Of Microsoft's runtime, what the bindings are not linked with."""


def _wanted(qt: Path, code: Path, languages: Iterable[str]) -> Iterator[str]:
    yield from (f"{name}.pyd" for name in sorted(modules(code)) if (qt / f"{name}.pyd").exists())
    yield from (f"plugins/{name}.dll" for name in PLUGINS)
    yield from BROWSER
    yield from BESIDE
    yield "translations/qtwebengine_locales/en-US.pak"
    for language in languages:
        yield f"translations/qtwebengine_locales/{language.replace('_', '-')}.pak"
        names = (f"translations/{part}_{language}.qm" for part in ("qtbase", "qtwebengine"))
        yield from (name for name in names if (qt / name).exists())


def linked(files: Iterable[Path]) -> set[Path]:
    """These, and all that Windows would load with them out of their package. Raises FileNotFoundError for
    one that is not there: Qt has moved it."""
    found: set[Path] = set()
    left = list(files)
    while left:
        file = left.pop()
        if file in found:
            continue
        if not file.exists():
            raise FileNotFoundError(f"Qt has no {file} any more: see installers/windows/qt.py")
        found.add(file)
        if file.suffix not in (".dll", ".exe", ".pyd"):
            continue
        package = next(one for one in file.parents if one.name == "PySide6")
        there = {one.name.casefold(): one for one in package.glob("*.dll")}
        image = file.read_bytes()
        left += [there[name] for name in imports(image) if name in there]
        if file.suffix == ".pyd":  # which imports others by their names
            left += [package / f"{name.decode()}.pyd" for name in _IMPORTED.findall(image)]
    return found


def imports(image: bytes) -> set[str]:
    """The libraries that a program or library of Windows is linked with, at once or once it calls them; in
    small letters."""
    header = struct.unpack_from("<I", image, 0x3C)[0]
    if image[header : header + 4] != b"PE\0\0":
        raise ValueError("this is no program or library of Windows")
    count, optional_size = (struct.unpack_from("<H", image, header + at)[0] for at in (6, 20))
    optional = header + 24
    wide = struct.unpack_from("<H", image, optional)[0] == 0x20B
    directories = optional + (112 if wide else 96)
    sections = [
        struct.unpack_from("<8sIIII", image, optional + optional_size + 40 * at) for at in range(count)
    ]

    def place(address: int) -> int:
        for _name, size, start, raw_size, raw in sections:
            if start <= address < start + max(size, raw_size):
                return int(raw + address - start)
        raise ValueError("an address leads nowhere")

    found = set()
    # Each entry of the list of imports has 20 bytes and its name at 12; of what is loaded late, 32 and 4.
    for number, size, name_at in ((1, 20, 12), (13, 32, 4)):
        address = struct.unpack_from("<I", image, directories + 8 * number)[0]
        at = place(address) if address else 0
        while at and (name := struct.unpack_from("<I", image, at + name_at)[0]):
            start = place(name)
            found.add(image[start : image.index(b"\0", start)].decode("ascii").casefold())
            at += size
    return found
