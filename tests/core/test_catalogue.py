"""The catalogue as IT may meet it: good, wrong in several places at once, cut short, too new."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import ANY

import pytest

from desktop.core.environments.catalogue import Catalogue, Exemption, load, read_files, recipe
from desktop.core.problems import CatalogueBroken, Fault

GOOD = """\
version = 1

[launch.lab]
title = "Lab"
command = [
  "lab",  # [not a header]
  "--root={home}",
]
port = 8888
ready = "/api"
open = "/lab"
sign_in = "jupyter-token"
variables = { KEPT = "{home}/.local" }

[[entry]]
id = "built"
title = "Built here"
summary = '''
[[entry]]
id = "a text, not a key"
'''
language = "python"
publisher = "Cais"
contents = ["Python"]
launch = "lab"
recipe = "starter"
wrapper = ["start.sh"]
user = 1000
group = 100
home = "/home/analyst"
any_user = true
writable = ["/var/tmp"]

[[entry.exemption]]
rule = "capability"
value = "CHOWN"
reason = "It says so."

[[entry]]
id = "pulled"
title = "Pulled"
summary = "From elsewhere."
language = "r"
publisher = "Somebody"
contents = ["R"]
launch = "lab"
image = "registry.example:5000/some/image:1.0"
user = 1000
group = 1000
home = "/home/other"
"""


@pytest.fixture
def recipes(tmp_path: Path) -> Path:
    folder = tmp_path / "recipes" / "starter"
    folder.mkdir(parents=True)
    (folder / "Dockerfile").write_text("# A comment\nFROM debian:trixie-slim AS base\nRUN true\n")
    return folder.parent


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "catalogue.toml"


def read(file: Path, recipes: Path, text: str) -> Catalogue:
    file.write_text(text)
    return load(file, recipes)


def faults(file: Path, recipes: Path, text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(CatalogueBroken) as caught:
        read(file, recipes, text)
    assert {fault.file for fault in caught.value.faults} == {"catalogue.toml"}
    return [(fault.line, fault.field, fault.message) for fault in caught.value.faults]


def line(text: str, start: str, nth: int = 1) -> int:
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.startswith(start)]
    return lines[nth - 1]


def test_an_entry_is_read_with_its_launch_at_its_own_home(file: Path, recipes: Path) -> None:
    catalogue = read(file, recipes, GOOD)
    assert [entry.id for entry in catalogue.entries] == ["built", "pulled"]
    built, pulled = catalogue.entries
    assert built.launch.command == ("start.sh", "lab", "--root=/home/analyst")
    assert built.launch.variables == {"KEPT": "/home/analyst/.local"}
    assert pulled.launch.command == ("lab", "--root=/home/other")
    assert (built.any_user, pulled.any_user) == (True, False)
    assert built.exemptions == (Exemption("capability", "CHOWN", "It says so."),)
    assert built.writable == ("/var/tmp",)
    assert pulled.image == "registry.example:5000/some/image:1.0"
    assert pulled.recipe is None


def test_files_beside_the_catalogue_go_with_a_launch(file: Path, recipes: Path) -> None:
    assert read(file, recipes, GOOD).entries[0].launch.files == {}
    folder = file.parent / "launch" / "lab"
    folder.mkdir(parents=True)
    (folder / "settings.py").write_text("c = 1")
    assert read(file, recipes, GOOD).entries[0].launch.files == {"settings.py": b"c = 1"}


def test_a_recipes_name_on_the_engine_follows_its_content(file: Path, recipes: Path) -> None:
    def tag() -> str:
        recipe = read(file, recipes, GOOD).entries[0].recipe
        assert recipe is not None
        assert (recipe.name, recipe.base) == ("starter", "debian:trixie-slim")
        assert recipe.files["Dockerfile"] == (recipes / "starter" / "Dockerfile").read_bytes()
        return recipe.tag

    first = tag()
    assert first.startswith("cais/starter:")
    assert tag() == first
    (recipes / "starter" / "more.txt").write_text("more")
    second = tag()
    (recipes / "starter" / "more.txt").rename(recipes / "starter" / "other.txt")
    assert len({first, second, tag()}) == 3


def test_a_recipe_is_its_files_wherever_they_come_from(file: Path, recipes: Path) -> None:
    """In whatever order, and with those that lie deeper."""
    (recipes / "starter" / "more").mkdir()
    for name in ("more/a", "more-b"):
        (recipes / "starter" / name).write_bytes(name.encode())
    read_one = read(file, recipes, GOOD).entries[0].recipe
    assert read_one is not None
    assert set(read_one.files) == {"Dockerfile", "more/a", "more-b"}
    assert recipe("starter", dict(sorted(read_one.files.items(), reverse=True))) == read_one
    with pytest.raises(ValueError, match="no image"):
        recipe("starter", {"Dockerfile": b"RUN true\n"})


def test_all_faults_are_named_at_once_with_their_lines(file: Path, recipes: Path) -> None:
    text = (
        GOOD.replace('summary = "From', 'sumary = "From')
        .replace("port = 8888", 'port = "8888"')
        .replace('language = "r"', 'language = "R"')
        .replace('rule = "capability"', 'rule = "capabilities"')
        .replace('image = "registry.example:5000/some/image:1.0"', 'image = "image"')
        .replace("user = 1000\ngroup = 1000", "user = 0\ngroup = 1000")
        .replace('contents = ["R"]', 'contents = ["R", 4]')
    )
    second = line(text, "[[entry]]", 3)
    assert faults(file, recipes, text) == [
        (line(text, "port"), "launch.lab.port", "must be a whole number"),
        (
            line(text, "rule"),
            "entry[0].exemption[0].rule",
            "must be one of read-only-root, capability (did you mean capability?)",
        ),
        (second, "entry[1].summary", "is missing"),
        (line(text, "sumary"), "entry[1].sumary", "is unknown (did you mean summary?)"),
        (line(text, "language", 2), "entry[1].language", "must be one of python, r, spark"),
        (line(text, "contents", 2), "entry[1].contents[1]", "must be a text"),
        (line(text, "image"), "entry[1].image", ANY),
        (line(text, "user", 2), "entry[1].user", "must be from 1 to 65535"),
    ]


def test_names_are_held_against_each_other_where_values_elsewhere_are_of_the_wrong_kind(
    file: Path, recipes: Path
) -> None:
    text = GOOD.replace('rule = "capability"', 'rule = "capabilities"').replace(
        'launch = "lab"\nimage', 'launch = "lap"\nimage'
    )
    assert [place for _line, place, _message in faults(file, recipes, text)] == [
        "entry[0].exemption[0].rule",
        "entry[1].launch",
    ]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('id = "pulled"', 'id = "built"', ("entry[1].id", "built is there twice")),
        (
            'launch = "lab"\nimage',
            'launch = "lap"\nimage',
            ("entry[1].launch", "there is no launch.lap (did you mean lab?)"),
        ),
        ('recipe = "starter"', 'recipe = "missing"', ("entry[0].recipe", "there is no recipe missing")),
        ('recipe = "starter"\n', "", ("entry[0]", "must have either an image or a recipe")),
        (
            'recipe = "starter"',
            'recipe = "starter"\nimage = "a:1"',
            ("entry[0]", "must have either an image or a recipe"),
        ),
    ],
)
def test_names_must_fit_together(
    file: Path, recipes: Path, old: str, new: str, found: tuple[str, str]
) -> None:
    text = GOOD.replace(old, new)
    assert text != GOOD
    [(number, field, message)] = faults(file, recipes, text)
    assert (field, message) == found
    assert number >= line(text, "[[entry]]")


SYSTEM = "belongs to the system inside"


@pytest.mark.parametrize(
    ("old", "new", "field", "message"),
    [
        ('"jupyter-token"', '"none"', "launch.lab.sign_in", "must be one of jupyter-token, rstudio-form"),
        *(
            ('"CHOWN"', f'"{capability}"', "entry[0].exemption[0].value", "must be one of")
            for capability in ("ALL", "SYS_ADMIN", "chown", "CAP_CHOWN")
        ),
        ('"CHOWN"', '""', "entry[0].exemption[0].value", "does not go with capability"),
        ('"capability"', '"read-only-root"', "entry[0].exemption[0].value", "does not go with read-only"),
        *(
            ('"/home/analyst"', f'"{place}"', "entry[0].home", message)
            for place, message in {
                "/": "look like",
                "home": "look like",
                "/home/../etc": "look like",
                "/home/./a": "look like",
                "/home//a": "look like",
                "/home/a/": "look like",
                "/home/..": "look like",
                "/home": SYSTEM,
                "/root": SYSTEM,
                "/tmp": SYSTEM,
                "/usr/local/share": SYSTEM,
            }.items()
        ),
        *(
            ('["/var/tmp"]', f'["/var/tmp", "{place}"]', "entry[0].writable[1]", SYSTEM)
            for place in (
                "/etc",
                "/proc",
                "/sys",
                "/run",
                "/run/secrets",
                "/var/run/x",
                "/dev/shm",
                "/lib64",
                "/var",
            )
        ),
    ],
)
def test_what_the_design_forbids_is_refused(
    file: Path, recipes: Path, old: str, new: str, field: str, message: str
) -> None:
    [(number, where, said)] = faults(file, recipes, GOOD.replace(old, new, 1))
    assert (where, message in said) == (field, True)
    assert number > 0


@pytest.mark.parametrize("place", ["/opt/app", "/var/lib/shiny", "/srv/.cache", "/home/a..b", "/library"])
def test_other_places_may_be_written(file: Path, recipes: Path, place: str) -> None:
    assert read(file, recipes, GOOD.replace("/var/tmp", place)).entries[0].writable == (place,)


def test_a_recipe_without_a_base_is_refused(file: Path, recipes: Path) -> None:
    (recipes / "starter" / "Dockerfile").write_text("RUN true\n")
    [(_, field, message)] = faults(file, recipes, GOOD)
    assert (field, message) == ("entry[0].recipe", "the recipe starter starts from no image")


def test_a_newer_format_is_said_to_be_newer_and_nothing_else(file: Path, recipes: Path) -> None:
    text = GOOD.replace("version = 1", 'version = 2\nnovelty = "unheard of"')
    assert faults(file, recipes, text) == [(1, "version", "is 2, which needs a newer Cais than this one")]


@pytest.mark.parametrize("length", [5, 40, 90, 200, 400, len(GOOD) - 20])
def test_a_file_cut_short_is_refused_at_a_line_it_has(file: Path, recipes: Path, length: int) -> None:
    text = GOOD[:length]
    for number, _field, message in faults(file, recipes, text):
        assert 0 < number <= len(text.splitlines()) + 1
        assert message


def test_malformed_text_is_refused_where_it_stands(file: Path, recipes: Path) -> None:
    [(number, field, _)] = faults(file, recipes, GOOD.replace("port = 8888", "port = = 8888"))
    assert (number, field) == (line(GOOD, "port"), "")


def test_a_file_that_is_no_text_is_refused_where_it_stops_being_one(file: Path, recipes: Path) -> None:
    file.write_bytes(b"version = 1\n\xff\n")
    with pytest.raises(CatalogueBroken) as caught:
        load(file, recipes)
    assert caught.value.faults == (Fault("catalogue.toml", 2, "", "is not UTF-8 text"),)


def test_a_file_that_is_not_there_is_said_to_be_unreadable(file: Path, recipes: Path) -> None:
    with pytest.raises(CatalogueBroken) as caught:
        load(file, recipes)
    assert caught.value.faults == (
        Fault("catalogue.toml", 0, "", "cannot be read: No such file or directory"),
    )


def test_what_python_compiled_beside_them_is_no_file_of_ours(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(b"A = 1")
    compiled = tmp_path / "own" / "__pycache__" / "a.cpython-311.pyc"
    compiled.parent.mkdir(parents=True)
    compiled.write_bytes(b"compiled")
    (tmp_path / "own" / "b.py").write_bytes(b"B = 2")
    assert read_files(tmp_path) == {"a.py": b"A = 1", "own/b.py": b"B = 2"}
