"""What the app for macOS is made by, as far as it can be looked at without a Mac."""

from __future__ import annotations

import plistlib
import re
import subprocess
from pathlib import Path

import pytest

MACOS = Path(__file__).parents[2] / "installers" / "macos"
TRANSLATIONS = MACOS.parents[1] / "resources" / "translations"


def read(name: str) -> dict[str, object]:
    return dict(plistlib.loads((MACOS / name).read_bytes()))


def test_files_of_ours_are_opened_by_it() -> None:
    info = read("Info.plist")
    assert info["CFBundleIdentifier"] == "app.cais", "where IT's managed preferences are looked for"
    (kind,) = info["UTExportedTypeDeclarations"]
    assert kind["UTTypeTagSpecification"] == {"public.filename-extension": ["cais"]}
    (document,) = info["CFBundleDocumentTypes"]
    assert document["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]


def test_it_speaks_every_language_that_cais_does() -> None:
    languages = {file.stem.replace("_", "-") for file in TRANSLATIONS.glob("*.ts")}
    assert set(read("Info.plist")["CFBundleLocalizations"]) == languages


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("app.entitlements", {"allow-jit"}),
        ("browser.entitlements", {"allow-jit", "disable-executable-page-protection"}),
    ],
)
def test_no_more_is_allowed_than_has_a_reason(name: str, allowed: set[str]) -> None:
    assert read(name) == {f"com.apple.security.cs.{one}": True for one in allowed}


def test_what_the_script_uses_is_there() -> None:
    script = (MACOS / "make").read_text()
    for name in re.findall(r'"\$here/([\w.]+)"', script) + re.findall(
        r"sign \S+ ([\w]+\.entitlements)", script
    ):
        assert (MACOS / name).exists(), name
    assert "VERSION" in str(read("Info.plist")["CFBundleVersion"])


def test_the_package_goes_where_it_says() -> None:
    """OpenMS 8461, electron-builder 4753: macOS renewed a copy that lay elsewhere, and said all was well."""
    script = (MACOS / "make").read_text()
    assert "pkgbuild --component " not in script
    assert "Set :0:BundleIsRelocatable false" in script
    assert '--component-plist "$parts"' in script


def test_the_launcher_says_that_it_is_none_for_code() -> None:
    """See decision 202: begun by it, the app asks for its companions by name."""
    assert '"-X", "launcher", "-m", "desktop"' in (MACOS / "launcher.c").read_text()


def test_elsewhere_it_ends_with_a_sentence(tmp_path: Path) -> None:
    done = subprocess.run(["bash", MACOS / "make", tmp_path / "out"], capture_output=True, text=True)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "on a Mac only" in done.stderr
    assert not (tmp_path / "out").exists()
