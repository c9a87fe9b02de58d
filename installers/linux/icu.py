"""ICU's data without what Qt never asks of it: half of them, 17 MB.

Qt compares, cuts and capitalises by it. The names of currencies, languages, countries and units are Qt's own;
encodings other than Unicode are read by Python, if at all.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

UNUSED = re.compile(r"(curr|lang|rbnf|region|translit|unit)/|.*\.cnv$|unames\.icu$")

_SOURCE = """\
.section .rodata, "a", @progbits
.balign 16
.globl {symbol}
.type {symbol}, @object
{symbol}: .incbin "{file}"
.size {symbol}, . - {symbol}
.section .note.GNU-stack, "", @progbits
"""


def shrink(library: Path) -> None:
    """Writes another library in the place of this one, with the same name and the same one symbol."""
    version = library.name.rpartition(".")[2]
    symbol, data = f"icudt{version}_dat", f"icudt{version}l.dat"  # l: little-endian
    with TemporaryDirectory() as folder:
        file = Path(folder, data)
        file.write_bytes(_content(library, symbol))
        items = _ran(folder, "icupkg", "--list", data).split()
        Path(folder, "unused.txt").write_text("".join(f"{item}\n" for item in items if UNUSED.match(item)))
        _ran(folder, "icupkg", "--remove", "unused.txt", data)
        Path(folder, "data.s").write_text(_SOURCE.format(symbol=symbol, file=data))
        _ran(folder, "as", "data.s", "-o", "data.o")
        _ran(folder, "ld", "-shared", "-z", "noexecstack", "-soname", library.name, "data.o", "-o", "library")
        library.write_bytes(Path(folder, "library").read_bytes())


def _content(library: Path, symbol: str) -> bytes:
    """What lies at a symbol. Its section has the same place in the file as in memory."""
    said = _ran(".", "readelf", "--wide", "--dyn-syms", str(library))
    address, size = next(line.split()[1:3] for line in said.splitlines() if line.split()[-1:] == [symbol])
    start = int(address, 16)
    return library.read_bytes()[start : start + int(size, 0)]


def _ran(folder: str, *command: str) -> str:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
