"""Puts into a build whom it believes about newer versions: run by whatever makes an installer.

    CAIS_RELEASE_KEY=RWQ... CAIS_RELEASE_ADDRESS=https://... python installers/release.py RESOURCES

writes RESOURCES/release.json. With neither of the two it writes nothing, and such a Cais asks nobody; with
one of them alone it fails. The secret key is not needed here: `minisign -S -m releases` signs the file at the
address.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

KEY, ADDRESS = "CAIS_RELEASE_KEY", "CAIS_RELEASE_ADDRESS"


def write(resources: Path, variables: Mapping[str, str]) -> bool:
    """Whether anything was written. Raises ValueError for half of it, or what is no key or address."""
    key, address = variables.get(KEY, "").strip(), variables.get(ADDRESS, "").strip()
    if not key and not address:
        return False
    if not key or not address:
        raise ValueError(f"{KEY} and {ADDRESS} belong together")
    if not address.startswith("https://"):
        raise ValueError(f"{ADDRESS} must begin with https://")
    if len(key) != 56 or not key.startswith("RW"):
        raise ValueError(f"{KEY} is no public key of minisign: the second line of minisign.pub")
    text = json.dumps({"key": key, "address": address}, indent=2)
    (resources / "release.json").write_text(f"{text}\n", encoding="utf-8")
    return True


if __name__ == "__main__":
    try:
        print(
            "release.json is written"
            if write(Path(sys.argv[1]), os.environ)
            else "no release key: none is built in"
        )
    except (ValueError, IndexError) as error:
        sys.exit(f"release.py: {error}")
