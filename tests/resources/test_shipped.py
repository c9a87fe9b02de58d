"""What the product ships as files: the catalogue, the recipes and the sample project."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from desktop.core.environments import catalogue
from desktop.core.environments.catalogue import Catalogue
from desktop.core.resources import RESOURCES

RECIPES = sorted((RESOURCES / "recipes").iterdir())
SCHEMAS = sorted((RESOURCES / "schemas").iterdir())
NOTEBOOKS = sorted((RESOURCES / "sample").glob("*.ipynb"))
LOAD_MS = 50


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return catalogue.load(RESOURCES / "catalogue.toml", RESOURCES / "recipes")


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: path.name)
def test_a_schema_is_one(schema: Path) -> None:
    Draft202012Validator.check_schema(json.loads(schema.read_bytes()))


def test_the_catalogue_uses_nothing_that_is_not_checked(shipped: Catalogue) -> None:
    assert [entry.id for entry in shipped.entries[:2]] == ["python-starter", "r-starter"]
    assert {entry.id for entry in shipped.entries[2:]} == {
        *(f"jupyter-{kind}" for kind in ("minimal", "scipy", "datascience", "r")),
        *(f"jupyter-{kind}" for kind in ("pyspark", "tensorflow", "pytorch")),
        *(f"rocker-{kind}" for kind in ("rstudio", "tidyverse", "geospatial", "verse")),
    }


def test_loading_is_quick_and_needs_no_library() -> None:
    code = """
import sys, time
from pathlib import Path
from desktop.core.environments.catalogue import load
root = Path(sys.argv[1])
start = time.process_time()
load(root / "catalogue.toml", root / "recipes")
print(time.process_time() - start, "jsonschema" in sys.modules)
"""
    runs = []
    for _ in range(3):
        run = subprocess.run(
            [sys.executable, "-c", code, str(RESOURCES)],
            cwd=RESOURCES.parent,
            capture_output=True,
            text=True,
            check=True,
        )
        seconds, library = run.stdout.split()
        assert library == "False"
        runs.append(float(seconds))
    assert min(runs) * 1000 < LOAD_MS


def test_entries_read_well_on_screen(shipped: Catalogue) -> None:
    texts = [text for entry in shipped.entries for text in (entry.title, entry.summary)]
    assert len(set(texts)) == len(texts)
    for entry in shipped.entries:
        assert len(entry.title) <= 40
        assert len(entry.summary) <= 100
        assert entry.summary.endswith(".")
    for word in ("container", "docker", "image", "mount", "daemon", "token", "port ", "!"):
        assert not any(word in text.lower() for text in texts), word


def test_every_tool_keeps_its_secrets_in_memory(shipped: Catalogue) -> None:
    for entry in shipped.entries:
        assert entry.user >= 1000
        assert not entry.exemptions
        kept = [value for value in entry.launch.variables.values() if "token" in value.lower()]
        assert kept in ([], ["/run/secrets/token"])


def test_nothing_is_pulled_by_a_moving_name(shipped: Catalogue) -> None:
    for entry in shipped.entries:
        assert entry.image is None or not entry.image.endswith(":latest")


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda path: path.name)
def test_a_recipe_locks_its_packages_and_names_no_server(recipe: Path) -> None:
    dockerfile = (recipe / "Dockerfile").read_text()
    assert "--require-hashes" in dockerfile
    assert "COPY certificates/" in dockerfile
    assert not any("://" in path.read_text() for path in recipe.iterdir())
    lock = (recipe / "requirements.txt").read_text()
    wanted = re.findall(r"^[a-z0-9-]+", (recipe / "requirements.in").read_text().lower(), re.MULTILINE)
    locked = dict(re.findall(r"^([a-z0-9-]+)==(\S+) \\$", lock, re.MULTILINE))
    assert set(wanted) <= locked.keys()
    for block in re.split(r"^(?=[a-z0-9-]+==)", lock, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in block


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda path: path.name)
def test_no_start_waits_for_a_parser_that_nothing_uses(recipe: Path) -> None:
    """It is built when Jupyter imports `jsonschema`, where it is there, and took half of a start."""
    assert not re.search(r"^rfc3987-syntax==", (recipe / "requirements.txt").read_text(), re.MULTILINE)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_of_the_sample_is_clean_and_finds_its_data(notebook: Path) -> None:
    content = json.loads(notebook.read_text())
    assert content["nbformat"] == 4
    for cell in content["cells"]:
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None
    source = "".join("".join(cell["source"]) for cell in content["cells"])
    for path in re.findall(r'"(data/[^"]+)"', source):
        assert (notebook.parent / path).is_file()


def test_the_samples_data_is_a_whole_year() -> None:
    with (RESOURCES / "sample" / "data" / "harbour.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 365
    assert [rows[0]["date"], rows[-1]["date"]] == ["2025-01-01", "2025-12-31"]
    assert all(float(row[name]) >= 0 for row in rows for name in row if name != "date")
