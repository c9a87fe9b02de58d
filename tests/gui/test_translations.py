"""The languages that Cais ships are complete, and as plain as its English."""

from __future__ import annotations

import ast
import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from desktop.core import sample
from desktop.gui.words.sample import folder_name, told
from tests.gui.conftest import Speak
from tests.gui.support.plain import faults
from tests.gui.support.spoken import CHECKOUT, TRANSLATIONS, Message, fresh, messages, release, update

SHIPPED = sorted(TRANSLATIONS.glob("*.ts"))
SAMPLE = CHECKOUT / "resources" / "sample"

every_file = pytest.mark.parametrize("file", SHIPPED, ids=lambda path: path.stem)
every_other = pytest.mark.parametrize(
    "file", [path for path in SHIPPED if path.stem != "en"], ids=lambda path: path.stem
)


def test_portuguese_is_shipped() -> None:
    assert {"en", "pt_BR"} <= {path.stem for path in SHIPPED}


@every_file
def test_it_is_as_lupdate_leaves_it_and_finished(file: Path, tmp_path: Path) -> None:
    """`make words` changes nothing, and no text waits for a translation."""
    copy = tmp_path / file.name
    shutil.copy(file, copy)
    update(copy)
    assert copy.read_text("utf-8") == file.read_text("utf-8")
    assert [one.source for one in messages(file) if one.state or not all(one.forms)] == []


@every_other
def test_it_has_every_text(file: Path) -> None:
    """The same as the test above, in case that trusts lupdate too far."""
    assert {(m.context, m.source) for m in fresh()} == {(m.context, m.source) for m in messages(file)}


def test_english_has_the_plurals_alone() -> None:
    plurals = {(one.context, one.source) for one in fresh() if one.counted}
    assert {(one.context, one.source) for one in messages(TRANSLATIONS / "en.ts")} == plurals
    assert len(plurals) > 5


def _filled_in(text: str) -> Counter[str]:
    return Counter(re.findall(r"\{\d*\}|%n", text))


@every_file
def test_what_is_filled_in_is_the_same(file: Path) -> None:
    """In the form for one, its number may be a word."""
    for one in messages(file):
        *first, last = one.forms
        assert _filled_in(last) == _filled_in(one.source), one.source
        for form in first:
            assert _filled_in(form) | Counter(["%n"] * ("%n" in one.source)) == _filled_in(one.source)


def _ending(text: str) -> str:
    found = re.search(r"(\s|[.…:?])+$", text)
    return found[0] if found else ""


@every_other
def test_it_begins_and_ends_as_the_english_does(file: Path) -> None:
    """A label is no sentence, and what opens a dialog says so."""
    for one in messages(file):
        for form in one.forms:
            assert _ending(form) == _ending(one.source), form
            assert form[:1].islower() <= one.source[:1].islower() or one.context == "Sample", form


@every_other
def test_it_is_in_plain_words(file: Path) -> None:
    for one in messages(file):
        for form in one.forms:
            assert faults(form, file.stem) == [], form
            assert form.count("“") == form.count("”") >= one.source.count("“"), form
            assert '"' not in form or one.context == "Sample", form
            assert "  " not in form or "  " in one.source, form


@pytest.mark.parametrize("said", ["um contêiner", "Pronto!", "a porta 8888", "a imagem", "você não pode"])
def test_the_check_itself_finds_portuguese_words_that_are_never_said(said: str) -> None:
    assert faults(said, "pt_BR")


# --- the sample project -----------------------------------------------------------------------------


def _bare(code: str) -> str:
    """A program without what people read of it: its quoted texts and its remarks."""
    return re.sub(r'#[^"\n]*$|"[^"\n]*"', "", code, flags=re.MULTILINE)


@every_other
def test_code_of_the_sample_is_the_same_but_for_its_words(file: Path) -> None:
    codes = {
        "".join(cell["source"])
        for path in SAMPLE.glob("*.ipynb")
        for cell in json.loads(path.read_text("utf-8"))["cells"]
        if cell["cell_type"] == "code"
    }
    changed = [one for one in messages(file) if one.context == "Sample" and one.source in codes]
    assert {one.source for one in changed} == codes
    for one in changed:
        assert _bare(one.forms[0]) == _bare(one.source)
    assert any(one.forms[0] != one.source for one in changed)


def _names(text: str) -> set[str]:
    """What the sample's texts call by name: files, columns."""
    return set(re.findall(r"`[^`]+`", text))


@every_other
def test_files_and_columns_of_the_sample_keep_their_names(file: Path) -> None:
    texts: list[Message] = [one for one in messages(file) if one.context == "Sample"]
    columns = (SAMPLE / "data" / "harbour.csv").read_text("utf-8").splitlines()[0].split(",")
    there = {f"`{column}`" for column in columns}.union(*(_names(one.source) for one in texts))
    assert len(there) > len(columns)
    for one in texts:
        assert _names(one.source) <= _names(one.forms[0]) <= there


@every_other
def test_sample_is_written_in_it(file: Path, tmp_path: Path, speak: Speak, qapp: QApplication) -> None:
    release(file, tmp_path)
    speak(tmp_path, file.stem)
    assert not set('/\\:*?"<>|') & set(folder_name())
    place = tmp_path / folder_name()
    sample.write(SAMPLE, place, told)
    for path in place.glob("*.ipynb"):
        cells = json.loads(path.read_text("utf-8"))["cells"]
        assert cells[0]["source"] != json.loads((SAMPLE / path.name).read_text("utf-8"))["cells"][0]["source"]
        if path.stem == "Welcome":
            for cell in cells:
                if cell["cell_type"] == "code":
                    ast.parse("".join(cell["source"]))
    assert (place / "README.md").read_text("utf-8") != (SAMPLE / "README.md").read_text("utf-8")


@every_file
def test_it_is_loaded(file: Path, tmp_path: Path, speak: Speak, qapp: QApplication) -> None:
    """What Qt makes of the file, not just the file, has the words."""
    release(file, tmp_path)
    speak(tmp_path, file.stem)
    for one in messages(file):
        said = QCoreApplication.translate(one.context, one.source, "", 5 if one.counted else -1)
        assert said == one.forms[-1].replace("%n", "5")
