"""Lays Cais out as it lies on a computer with Windows: its own Python, its packages, the Qt that it uses.

Usage: bundle.py FOLDER PYTHON, with Python's own build for Windows in PYTHON. On Linux, with MinGW, Wine, and
what `installers/shared/tools.lock` names.
Nothing of the time or the place of its making is in what it makes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import icon
import qt
import wheels

from desktop import __version__
from installers import release
from installers.shared import sbom

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]

PTH = "python313.zip\n.\npackages\npackages\\win32\npackages\\win32\\lib\n"
"""Where Python finds modules, and nowhere else. The last two are what pywin32 would tell it at each start."""

NOT_NEEDED = (
    "PyWin32.chm",
    "adodbapi",
    "isapi",
    "pythoncom.py",
    "pythonwin",
    "pywin32.pth",
    "pywin32_system32",
    "win32/Demos",
    "win32/include",
    "win32/libs",
    "win32/pythonservice.exe",
    "win32/scripts",
    "win32/test",
    "win32com",
    "win32comext",
)
"""Of pywin32, which docker speaks to Windows' pipes by."""

COMPILE = """
import compileall, platform, py_compile, sys
mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
if not compileall.compile_dir(sys.argv[1], quiet=1, stripdir=sys.argv[1], invalidation_mode=mode):
    sys.exit(1)
print(platform.python_version())
"""

NO_PROGRAM = ("python.exe", "pythonw.exe")
"""Nobody who gets at a computer finds an interpreter there that IT has allowed."""


def main(folder: Path, python: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for file in python.iterdir():
        if file.name not in NO_PROGRAM and file.is_file():
            shutil.copy(file, folder)
    (folder / "LICENSE.txt").unlink()  # of Python: it comes with the others'
    (folder / "python313._pth").write_text(PTH, "ascii")
    packages = folder / "packages"
    with tempfile.TemporaryDirectory() as temporary:
        for wheel in wheels.fetch(CHECKOUT / "requirements.lock", Path(temporary, "wheels")):
            wheels.unpack(wheel, packages)
        launchers(Path(temporary), folder)
    for library in (packages / "pywin32_system32").glob("py*.dll"):
        library.rename(folder / library.name)  # where Windows finds it for whoever is imported first
    for name in NOT_NEEDED:
        file = packages / name
        shutil.rmtree(file) if file.is_dir() else file.unlink()
    qt.keep(packages, CHECKOUT / "desktop", languages())
    app(folder)
    version = compile_all(folder, python)
    sbom.write(packages, __version__, folder, f"python={version}={python / 'LICENSE.txt'}")
    settle_times(folder)


def languages() -> list[str]:
    return sorted({file.stem for file in (CHECKOUT / "resources" / "translations").glob("*.ts")} - {"en"})


def app(folder: Path) -> None:
    """Cais itself: the resources beside the package, see decision 5."""
    away = shutil.ignore_patterns("__pycache__", "*.ts", "browser-process", "polkit")
    for name in ("desktop", "resources"):
        shutil.copytree(CHECKOUT / name, folder / name, ignore=away)
    shutil.copy(CHECKOUT / "LICENSE", folder / "LICENSE.txt")
    release.write(folder / "resources", os.environ)
    icon.make(CHECKOUT / "resources" / "icons" / "cais.svg", folder / "cais.ico")


def launchers(work: Path, to: Path) -> None:
    for name in ("launcher.rc", "launcher.manifest"):
        shutil.copy(HERE / name, work)
    icon.make(CHECKOUT / "resources" / "icons" / "cais.svg", work / "cais.ico")
    prefix = "x86_64-w64-mingw32-"
    numbers = ",".join([*__version__.split("."), "0"])
    defined = [f'-DVERSION=\\"{__version__}\\"', f"-DVERSION_NUMBERS={numbers}"]
    run([f"{prefix}windres", *defined, "launcher.rc", "launcher.o"], work)
    options = ["-Os", "-s", "-Wall", "-Werror", "-municode", "-static", "-Wl,--no-insert-timestamp"]
    for name, more in (("cais.exe", ["-mwindows", "-DWINDOWED"]), ("cais.com", ["-mconsole"])):
        source = str(HERE / "launcher.c")
        run(
            [
                f"{prefix}gcc",
                *options,
                *more,
                "-include",
                "stdio.h",
                source,
                "launcher.o",
                "-o",
                str(to / name),
            ],
            work,
        )


def compile_all(folder: Path, python: Path) -> str:
    """Who uses Cais may not write where it is installed, and would compile it at each start. Returns the
    version of Python."""
    with tempfile.TemporaryDirectory() as prefix:
        environment = {**os.environ, "WINEPREFIX": prefix, "WINEDEBUG": "-all", "PYTHONHASHSEED": "0"}
        place = f"Z:{folder}".replace("/", "\\")
        try:
            told = run(["wine", str(python / "python.exe"), "-c", COMPILE, place], folder, environment)
            return told.split()[-1]
        finally:
            subprocess.run(["wineserver", "--kill", "--wait"], env=environment, check=False)


def settle_times(folder: Path) -> None:
    """All of it is as old as the commit."""
    time = int(os.environ["SOURCE_DATE_EPOCH"])
    for file in (folder, *folder.rglob("*")):
        os.utime(file, (time, time))


def run(command: list[str], place: Path, environment: dict[str, str] | None = None) -> str:
    """What it prints."""
    # By pipes: what reads a file as Wine hands it on does not start.
    done = subprocess.run(command, cwd=place, env=environment, input="", capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), Path(sys.argv[2]).absolute())
