"""Make /opt/cais: Python, Qt and Cais in one folder that needs nothing else of Python or Qt.

    bundle.py FOLDER PACKAGES

FOLDER is made anew and becomes what /opt/cais will be. PACKAGES is what pip installed from requirements.lock.
Python is the one of this machine, in its system's layout: so it runs modules, tests and child processes as
any other does, and only its name (`bin/cais`) tells a process list what it is.
"""

from __future__ import annotations

import os
import py_compile
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path

import contents
import icu

CHECKOUT = Path(__file__).resolve().parents[2]
PRIVATE = ("libbz2.so.1.0",)
"""Libraries that other distributions have by another name: they come along."""


def main() -> None:
    folder, packages = Path(sys.argv[1]), Path(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "bin").mkdir(parents=True)
    shutil.copy(os.path.realpath(sys.executable), folder / "bin" / "cais")
    library = folder / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}"
    copy(Path(sysconfig.get_path("stdlib")), library, contents.STANDARD_LIBRARY)
    # Where Debian's Python looks for packages below any prefix.
    site = folder / "lib" / "python3" / "dist-packages"
    copy(packages, site, contents.DISTRIBUTIONS)
    copy(CHECKOUT / "desktop", site / "desktop", ("*/__pycache__", "__pycache__"))
    copy(CHECKOUT / "resources", site / "resources", ("*.ts", "polkit", "*/certificates"))
    copy_qt(packages / "PySide6", site / "PySide6")
    icu.shrink(next(site.glob("PySide6/Qt/lib/libicudata.so.*")))
    bring_private(library / "lib-dynload")
    strip(folder)
    compile_all(folder / "lib")
    settle(folder)


def copy(source: Path, target: Path, without: Iterable[str]) -> None:
    """All of a folder but what matches a pattern. Links become what they lead to."""
    patterns = tuple(without)

    def unwanted(folder: str, names: list[str]) -> set[str]:
        paths = {name: Path(folder, name).relative_to(source).as_posix() for name in names}
        return {name for name, path in paths.items() if any(fnmatch(path, pattern) for pattern in patterns)}

    shutil.copytree(source, target, ignore=unwanted)


def copy_qt(source: Path, target: Path) -> None:
    """The chosen parts of Qt, and the libraries that they need."""
    target.mkdir()
    for path in sorted(source.glob("*.py")):
        shutil.copy(path, target)
    languages = sorted({path.stem for path in (CHECKOUT / "resources" / "translations").glob("*.ts")})
    wanted = [f"{module}.abi3.so" for module in contents.MODULES]
    wanted += [f"Qt/plugins/{plugin}" for plugin in contents.PLUGINS]
    wanted += ["Qt/libexec/QtWebEngineProcess"]
    binaries = [source / path for path in wanted]
    wanted += [f"Qt/resources/{name}" for name in contents.RESOURCES]
    for language in languages:
        wanted += translations(source, language)
    wanted += [str(path.relative_to(source)) for path in libraries(binaries, (source, source / "Qt" / "lib"))]
    for path in wanted:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source / path, target / path)


def translations(source: Path, language: str) -> Iterator[str]:
    """Qt's words and the browser engine's in a language, or in the one it comes from (pt for pt_PT)."""
    for part in contents.TRANSLATED:
        for code in (language, language.partition("_")[0]):
            if (source / (path := f"Qt/translations/{part}_{code}.qm")).exists():
                yield path
                break
    browsers = {"en": "en-US"}.get(language, language.replace("_", "-"))
    yield f"Qt/translations/qtwebengine_locales/{browsers}.pak"


def libraries(binaries: Iterable[Path], folders: tuple[Path, ...]) -> list[Path]:
    """What these need of what lies in these folders, and what that needs."""
    waiting, found = list(binaries), set[Path]()
    while waiting:
        for name in needed(waiting.pop()):
            for path in (folder / name for folder in folders):
                if path.exists() and path not in found:
                    found.add(path)
                    waiting.append(path)
    return sorted(found)


def needed(binary: Path) -> list[str]:
    said = subprocess.run(["objdump", "-p", binary], capture_output=True, text=True, check=True).stdout
    return [line.split()[1] for line in said.splitlines() if line.startswith("  NEEDED")]


def bring_private(modules: Path) -> None:
    """The libraries of PRIVATE, beside the modules of Python's that need them."""
    for name in PRIVATE:
        listed = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
        path = next(line.split()[-1] for line in listed.splitlines() if line.split()[:1] == [name])
        shutil.copy(os.path.realpath(path), modules / name)
        for module in sorted(modules.glob("*.so")):
            if name in needed(module):
                subprocess.run(["patchelf", "--set-rpath", "$ORIGIN", module], check=True)


def strip(folder: Path) -> None:
    """Of names that only debuggers read."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.read_bytes()[:4] == b"\x7fELF":
            subprocess.run(["strip", "--strip-unneeded", path], check=True)


def compile_all(folder: Path) -> None:
    """By what the sources are and not by their times, so that two builds are the same."""
    for path in sorted(folder.rglob("*.py")):
        shown = Path("/opt/cais", path.relative_to(folder.parent))
        with suppress(py_compile.PyCompileError):  # templates and the like, which nobody imports
            py_compile.compile(
                str(path),
                dfile=str(shown),
                doraise=True,
                invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
            )


def settle(folder: Path) -> None:
    """Everybody reads everything; programs run; nothing has a time of its own."""
    moment = int(os.environ["SOURCE_DATE_EPOCH"])
    for path in sorted(folder.rglob("*"), reverse=True):
        runs = path.is_dir() or path.parent.name in ("bin", "libexec") or path.name == "browser-process"
        path.chmod(0o755 if runs else 0o644)
        os.utime(path, (moment, moment))
    os.utime(folder, (moment, moment))


if __name__ == "__main__":
    main()
