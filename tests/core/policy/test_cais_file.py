"""What strangers may write into a `.cais` file, and what becomes of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.core.files.cais_file import MAX_BYTES, parse, read
from desktop.core.files.toml import Document
from desktop.core.problems import Fault


def message(content: bytes) -> str:
    found = parse("a.cais", content)
    assert isinstance(found, Fault), found
    return found.message


@pytest.mark.parametrize("content", [b"\xef\xbb\xbfa = 1\n", b"a = 1\r\nb = 'x'\r\n", b"# a\na = [[1]]", b""])
def test_what_editors_write_is_read(content: bytes) -> None:
    assert isinstance(parse("a.cais", content), Document)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"#" * MAX_BYTES + b"#", "larger than 1024 KiB"),
        (b"a = 1\nb = '\0'", "NUL"),
        (b"a = " + b"[" * 500_000, "nests deeper"),
        (b"a = " + b"[\n" * 400_000, "nests deeper"),
        (b"a = " + b"{a=" * 300_000, "nests deeper"),
        (b"a = " + b"[" * 9 + b"]" * 9, "nests deeper"),
        (b".".join([b"a"] * 300_000) + b" = 1", "nests deeper"),
        (b"[" + b" . ".join([b"a"] * 9) + b"]", "nests deeper"),
        (b'"a"."b"."c"."d"."e"."f"."g"."h"."i" = 1', "nests deeper"),
        (b"a = " + b"9" * 5000, "too large"),
        (b"a = 9007199254740993", "too large"),
        (b"a = -9007199254740993", "too large"),
        (b"a = 1e400", "too large"),
        (b"a = 0x" + b"f" * 100_000, "too large"),
        (b"a = 1\na = 2", "Cannot overwrite"),
        (b"[a]\nb = 1\n[a]\n", "Cannot declare"),
        (b"a = {b = 1, b = 2}", "Duplicate inline"),
        (b"a = '\xff'", "is not UTF-8"),
        (b"a = 1\rb = 2", ""),
        (b"\n".join(b"a%d = 1" % n for n in range(20_001)), "more than 20000 values"),
    ],
)
def test_what_is_not_what_it_looks_like_is_refused_by_name(content: bytes, says: str) -> None:
    assert says in message(content)


def test_a_fault_has_its_line() -> None:
    found = parse("a.cais", b"a = 1\r\n\r\nb = 1e999\r\n")
    assert found == Fault("a.cais", 3, "b", "is too large a number")


@pytest.mark.parametrize(
    "text", ["'a.b.c.d.e.f.g.h.i.j'", '"[[[[[[[[[[["', "1 # a.b.c.d.e.f.g.h.i.j", '"\\".a.b.c.d.e.f.g.h.i"']
)
def test_texts_may_hold_what_keys_may_not(text: str) -> None:
    assert isinstance(parse("a.cais", f"a = {text}".encode()), Document)


def test_only_the_file_itself_is_read(tmp_path: Path) -> None:
    (tmp_path / "real.cais").write_bytes(b"a = 1")
    (tmp_path / "link.cais").symlink_to(tmp_path / "real.cais")
    os.mkfifo(tmp_path / "pipe.cais")
    assert isinstance(read(tmp_path / "real.cais"), Document)
    assert read(tmp_path / "link.cais") == Fault(
        "link.cais", 0, "", "is a link, and only the file itself is read"
    )
    assert read(tmp_path / "pipe.cais") == Fault("pipe.cais", 0, "", "is no file")
    assert isinstance(found := read(tmp_path / "none.cais"), Fault)
    assert "No such file" in found.message
    assert isinstance(found := read(tmp_path), Fault)
    with open(tmp_path / "endless.cais", "wb") as file:
        file.truncate(10 * 1024**3)
    assert isinstance(found := read(tmp_path / "endless.cais"), Fault)
    assert "larger" in found.message
