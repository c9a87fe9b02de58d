"""What a bundle is made of (CycloneDX), and everybody's licence beside.

    sbom.py PACKAGES VERSION FOLDER [NAME=VERSION[=LICENCE] ...]

PACKAGES is what pip installed, VERSION Cais's. Further ones have their licence in a file (LICENCE), or come
from the Debian that the bundle is made on, with their licences in /usr/share/doc. Leaves
FOLDER/sbom.cdx.json, FOLDER/licences/. CAIS_COMMON_LICENCES is the folder with Debian's common ones where no
Debian is. The same input gives the same bytes: its time is SOURCE_DATE_EPOCH's, its number follows from what
is in it.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import Distribution, distributions
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

COMMON = Path(os.environ.get("CAIS_COMMON_LICENCES", "/usr/share/common-licenses"))
QT = ("LGPL-3", "GPL-3")
"""What PySide6's packages name and do not bring."""


def write(packages: str | Path, version: str, folder: str | Path, *others: str) -> None:
    """As the module says. Raises OSError where a licence is not there."""
    licences = Path(folder, "licences")
    licences.mkdir(parents=True, exist_ok=True)
    ours = Component(
        name="cais",
        version=version,
        type=ComponentType.APPLICATION,
        bom_ref="cais",
        licenses=[_spdx("Apache-2.0")],
    )
    components = [
        _of_pip(one, licences)
        for one in sorted(distributions(path=[str(packages)]), key=lambda one: one.name)
    ]
    components += [_other(licences, *other.split("=", 2)) for other in others]
    told = "\n".join(sorted(str(one.purl) for one in components))
    moment = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    bom = Bom(
        components=components,
        serial_number=uuid5(NAMESPACE_URL, f"cais {version}\n{told}"),
        metadata=BomMetaData(component=ours, timestamp=moment),
    )
    bom.register_dependency(ours, components)
    text = JsonV1Dot6(bom).output_as_string(indent=2)
    Path(folder, "sbom.cdx.json").write_text(text + "\n", encoding="utf-8")


def _of_pip(one: Distribution, licences: Path) -> Component:
    name = one.name.lower().replace("_", "-")
    target = licences / name
    taken: set[str] = set()
    for path in _texts(one):
        target.mkdir(exist_ok=True)
        known_as = path.name
        while known_as.casefold() in taken:  # Windows and Macs take two cases of a name for one
            known_as = f"{path.parent.name}-{known_as}"
        taken.add(known_as.casefold())
        shutil.copyfile(path, target / known_as)
    said = one.metadata.get("License-Expression") or one.metadata.get("License") or ""
    known = [_spdx(said)] if said and "\n" not in said and len(said) < 80 else []
    return Component(
        name=name,
        version=one.version,
        type=ComponentType.LIBRARY,
        purl=PackageURL("pypi", None, name, one.version),
        bom_ref=f"pypi:{name}",
        licenses=known,
    )


def _texts(one: Distribution) -> Iterator[Path]:
    """Licences that came along; a package of Qt's has none."""
    info = Path(str(one.locate_file(""))) / f"{one.name.replace('-', '_')}-{one.version}.dist-info"
    named = [Path(str(one.locate_file(path))) for path in one.files or () if ".dist-info" in path.parts[0]]
    for path in named or info.rglob("*"):
        if path.is_file() and path.name.upper().startswith(("LICEN", "COPYING", "NOTICE", "AUTHORS")):
            yield path
    if one.name.lower().startswith(("pyside6", "shiboken6")):
        yield from (COMMON / name for name in QT)


def _other(licences: Path, name: str, version: str, licence: str = "") -> Component:
    kind, space = ("generic", None) if licence else ("deb", "debian")
    text = Path(licence or f"/usr/share/doc/{name}/copyright")
    (licences / name).mkdir(exist_ok=True)
    shutil.copyfile(text, licences / name / text.name)
    return Component(
        name=name,
        version=version,
        type=ComponentType.LIBRARY,
        purl=PackageURL(kind, space, name, version),
        bom_ref=f"{kind}:{name}",
    )


def _spdx(text: str) -> object:
    return LicenseFactory().make_from_string(text)


if __name__ == "__main__":
    write(*sys.argv[1:])
