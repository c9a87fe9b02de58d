"""Hands JupyterLab our extension of its page, in the folders that it looks for extensions in."""

from __future__ import annotations

import json
import os
import shutil
from hashlib import sha256

NAME = "cais"


def make_extension(script: str, folder: str) -> str:
    """A folder of extensions below `folder` with one that is made of `script`."""
    with open(script, "rb") as file:
        file_name = f"page.{sha256(file.read()).hexdigest()[:16]}.js"
    place = os.path.join(folder, "cais-extensions")
    static = os.path.join(place, NAME, "static")
    os.makedirs(static, exist_ok=True)
    shutil.copyfile(script, os.path.join(static, file_name))
    package = {
        "name": NAME,
        "version": "1.0.0",
        "jupyterlab": {
            "extension": True,
            "_build": {"load": f"static/{file_name}", "extension": "./extension"},
        },
    }
    with open(os.path.join(place, NAME, "package.json"), "w", encoding="utf-8") as file:
        json.dump(package, file)
    return place
