"""What the installers for Windows are made by, as far as it can be looked at without making one."""

from __future__ import annotations

import re
import struct
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

INSTALLERS = Path(__file__).parents[2] / "installers" / "windows"
CHECKOUT = INSTALLERS.parents[1]
sys.path.append(str(INSTALLERS))

import icon  # noqa: E402
import msi  # noqa: E402
import qt  # noqa: E402
import wheels  # noqa: E402

SCRIPT = (INSTALLERS / "cais.nsi").read_text("utf-8")
WORDS = (INSTALLERS / "words.nsh").read_text("utf-8-sig")


def test_windows_gets_what_its_markers_say_and_nothing_without_a_hash() -> None:
    names = {}
    for line in wheels.wanted((CHECKOUT / "requirements.lock").read_text("utf-8")):
        requirement, *hashes = line.split()
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", one) for one in hashes)
        assert hashes
        names[requirement.split("==")[0]] = hashes
    assert {"pywin32", "pywin32-ctypes", "tzdata", "keyring", "pyside6-addons"} <= set(names)
    assert not {"jeepney", "secretstorage", "backports-tarfile"} & set(names)


def test_the_modules_of_qt_are_told_from_what_the_app_imports() -> None:
    found = qt.modules(CHECKOUT / "desktop")
    assert {"QtCore", "QtWidgets", "QtWebEngineWidgets", "QtNetwork"} <= found
    assert not {"QtTest", "Qt3DCore", "QtMultimedia"} & found


def test_what_is_no_program_of_windows_is_told() -> None:
    with pytest.raises(ValueError, match="no program"):
        qt.imports(b"\x7fELF" + bytes(200))


def test_an_icon_has_a_picture_for_each_size(tmp_path: Path) -> None:
    file = tmp_path / "cais.ico"
    icon.make(CHECKOUT / "resources" / "icons" / "cais.svg", file)
    content = file.read_bytes()
    assert struct.unpack_from("<HHH", content) == (0, 1, len(icon.SIZES))
    for number, size in enumerate(icon.SIZES):
        width, *_rest, length, at = struct.unpack_from("<BBBBHHII", content, 6 + 16 * number)
        assert width == size % 256
        picture = content[at : at + length]
        assert picture[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack_from(">II", picture, 16) == (size, size)


def test_every_sentence_of_the_setup_program_is_there_and_said() -> None:
    there = set(re.findall(r"^!insertmacro Say (\w+) ", WORDS, re.M))
    said = set(re.findall(r"\$\((\w+)\)", SCRIPT))
    assert there == said
    for line in WORDS.splitlines():
        if line.startswith("!insertmacro Say"):
            assert len(re.findall(r'"[^"]+"', line)) == 2, line


def test_every_exit_code_is_told_to_it() -> None:
    codes = set(re.findall(r"^!define [A-Z_]+ (\d+)$", SCRIPT, re.M))
    page = (CHECKOUT / "docs" / "it" / "windows.md").read_text("utf-8")
    assert codes == set(re.findall(r"^\| (\d+) \|", page, re.M))


def test_a_removal_for_everybody_gets_the_rights_that_it_needs() -> None:
    """Windows' list of programs begins it without: every file would look as if Cais were open."""
    begins = SCRIPT[SCRIPT.index("Function un.onInit") :].partition("FunctionEnd")[0]
    assert "Call un.checkRights" in begins
    asks = SCRIPT[SCRIPT.index("Function un.checkRights") :].partition("FunctionEnd")[0]
    assert r'ExecShell "runas" "$INSTDIR\uninstall.exe" "/ALLUSERS"' in asks
    assert "${NO_RIGHTS}" in asks


def test_what_another_program_opens_it_goes_on_opening() -> None:
    """vscode-python 12602."""
    registers = SCRIPT[SCRIPT.index("Function register") :].partition("FunctionEnd")[0]
    lines = [line.strip() for line in registers.splitlines()]
    written = lines.index(r'WriteRegStr SHCTX "Software\Classes\.cais" "" "Cais.File"')
    assert lines[written - 2 : written] == [
        r'ReadRegStr $R1 SHCTX "Software\Classes\.cais" ""',
        '${If} $R1 == ""',
    ]


def test_only_folders_of_our_own_are_removed() -> None:
    removed = set(re.findall(r'RMDir /r "([^"]+)"', SCRIPT))
    assert removed == {r"$0\$R2", r"$LOCALAPPDATA\Cais"}
    removes = SCRIPT[SCRIPT.index("Function ${un}removeOurs") :].partition("FunctionEnd")[0]
    assert removes.index(r'${IfNot} ${FileExists} "$0\cais.exe"') < removes.index("RMDir")
    asked = set(re.findall(r'!insertmacro RemoveOurs "(?:un\.)?" "([^"]+)"', SCRIPT))
    assert asked == {r"$INSTDIR\app.new", r"$INSTDIR\app.old", r"$R8\app"}


def test_what_is_half_there_is_known_as_ours() -> None:
    """The mark is the first that comes and the last that goes."""
    unpacks = SCRIPT.index('File "${STAGE}/cais.exe"')
    assert unpacks < SCRIPT.index('File /r "${STAGE}/*"')
    removes = SCRIPT[SCRIPT.index("Function ${un}removeOurs") :].partition("FunctionEnd")[0]
    assert removes.index(r'Delete "$0\cais.exe"') > removes.index(r'RMDir /r "$0\$R2"')


@pytest.mark.parametrize("scope", ["machine", "user"])
def test_an_msi_names_each_file_once_and_keeps_its_identifiers(scope: str, tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    for name in ("cais.exe", "cais.ico", "below/a & b.py", "below/a.py"):
        (tmp_path / name).touch()
    tree = ElementTree.fromstring(msi.written(tmp_path, "1.2.3", scope))
    space = {"wix": "http://schemas.microsoft.com/wix/2006/wi"}
    files = {file.get("Source") for file in tree.iterfind(".//wix:File", space)}
    assert files == {"cais.exe", "cais.ico", "below/a & b.py", "below/a.py"}
    product = tree.find("wix:Product", space)
    assert product is not None
    assert (
        product.get("UpgradeCode")
        == {
            "machine": "{8A795A2A-1A1C-5C17-8C71-DEA5C00C5A40}",
            "user": "{" + msi.identifier("upgrade", "user") + "}",
        }[scope]
    )
    assert msi.identifier("product", scope, "1.2.3") in str(product.get("Id"))
    references = {one.get("Id") for one in tree.iterfind(".//wix:ComponentRef", space)}
    components = [one.get("Id") for one in tree.iterfind(".//wix:Component", space)]
    assert len(components) == len(set(components))
    assert references == set(components)
    policy = [
        one for one in tree.iterfind(".//wix:RegistryValue", space) if "Policies" in str(one.get("Key"))
    ]
    assert len(policy) == (3 if scope == "machine" else 0)
    conditions = [str(one.get("Message")) for one in tree.iterfind(".//wix:Condition", space)]
    refused = [one for one in conditions if "for the whole computer" in one]
    assert len(refused) == (0 if scope == "machine" else 1), "where none is written, none is passed over"
