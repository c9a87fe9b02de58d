"""Everything that people read goes through tr(), where a translation can find it, and is in plain words."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.core.resources import RESOURCES
from tests.gui.support.plain import faults

GUI = Path(__file__).parents[2] / "desktop" / "gui"

SHOWN = {
    # what shows it: which of its arguments are read by people
    "Text": (0,),
    "Line": (0,),
    "Button": (0, "name"),
    "IconButton": (1,),
    "Chip": (0,),
    "Pill": (0,),
    "Meter": (0,),
    "QAction": (0,),
    "QLabel": (0,),
    "QPushButton": (0,),
    "QRadioButton": (0,),
    "QCheckBox": (0,),
    "setText": (0,),
    "setToolTip": (0,),
    "setPlaceholderText": (0,),
    "setAccessibleName": (0,),
    "setAccessibleDescription": (0,),
    "setLabelText": (0,),
    "setWindowTitle": (0,),
    "addAction": (0,),
    "addItem": (0,),
    "addItems": (0,),
    "say": (0, 1, "button"),
    "show_screen": (1,),
    "show_engine": (0, 1),
    "show_state": (0,),
    "Words": (0, 1, 3),
    "getExistingDirectory": (1,),
    "getSaveFileName": (1,),
}

NOT_READ = {
    # what the catalogue tells Cais alone
    *("id", "language", "launch", "image", "recipe", "home", "wrapper", "command", "variables"),
    *("ready", "open", "sign_in", "save", "terminal", "rule", "value", "writable"),
}

OF_FILES = {"Catalogue", "Sample"}
"""The contexts of what stands in files, where `installers/checkout/words.py` finds it."""

HANDS_ON = "counted.py"
"""Is handed literals itself."""

NAMES = {"Cais", "Python", "R", "Docker"}
"""The same in every language."""

_LETTERS = re.compile(r"[A-Za-z]{2}|^[A-Za-z]$")


def literals(node: ast.AST) -> Iterator[ast.Constant]:
    """The words in an expression that are not handed to tr(), nor what something is looked up by."""
    if isinstance(node, ast.Call) and _name(node.func) in {"tr", "translate", "pixmap", "property", "get"}:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, ast.Call):
        yield from literals(node.func)
    elif isinstance(node, ast.Attribute):
        yield from literals(node.value)
    elif isinstance(node, (ast.JoinedStr, ast.List, ast.Tuple, ast.BinOp, ast.BoolOp)):
        for child in ast.iter_child_nodes(node):
            yield from literals(child)


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def untranslated(source: str, file: str) -> list[str]:
    found = []
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call) or (read := SHOWN.get(_name(call.func))) is None:
            continue
        given = dict(enumerate(call.args)) | {keyword.arg: keyword.value for keyword in call.keywords}
        for place in read:
            for literal in literals(given[place]) if place in given else ():
                if _LETTERS.search(literal.value) and literal.value.strip(" —") not in NAMES:
                    found.append(f"{file}:{literal.lineno}: {literal.value!r}")
    return found


def formatted_too_early(source: str, file: str) -> list[str]:
    """tr(f"...") asks for a translation that nobody can have made."""
    return [
        f"{file}:{call.lineno}"
        for call, arguments in _handed_over(source)
        if not all(isinstance(argument, ast.Constant) for argument in arguments)
        and not (isinstance(arguments[0], ast.Constant) and arguments[0].value in OF_FILES)
    ]


def _handed_over(source: str) -> Iterator[tuple[ast.Call, list[ast.expr]]]:
    """The calls of tr(text) and translate(context, text), with what lupdate reads from the source."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and (count := {"tr": 1, "translate": 2}.get(_name(call.func))):
            yield call, call.args[:count]


def harsh(source: str, file: str) -> list[str]:
    """Texts handed to tr() that say what is never said to an analyst."""
    given = (arguments[-1] for _call, arguments in _handed_over(source) if arguments)
    return [
        f"{file}:{text.lineno}: {fault} in {text.value!r}"
        for text in given
        if isinstance(text, ast.Constant)
        for fault in faults(text.value)
    ]


def read_of(found: Any) -> Iterator[str]:
    """The texts of a catalogue that people read."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, list):
        for one in found:
            yield from read_of(one)
    elif isinstance(found, dict):
        for name, one in found.items():
            if name not in NOT_READ:
                yield from read_of(one)


@pytest.mark.parametrize("path", sorted(GUI.rglob("*.py")), ids=lambda path: path.relative_to(GUI).as_posix())
def test_what_people_read_goes_through_tr(path: Path) -> None:
    source = path.read_text("utf-8")
    assert untranslated(source, path.name) == []
    assert path.name == HANDS_ON or formatted_too_early(source, path.name) == []
    assert harsh(source, path.name) == []


def test_the_catalogue_is_in_plain_words() -> None:
    with (RESOURCES / "catalogue.toml").open("rb") as file:
        texts = list(read_of(tomllib.load(file)))
    assert "Python starter" in texts
    assert [text for text in texts if faults(text)] == []


@pytest.mark.parametrize(
    "line",
    [
        'Text("Hello")',
        'button.setText(f"{n} files")',
        'Button(self.tr("Open"), name="Open it")',
        'say(a, "Undo")',
    ],
)
def test_the_check_itself_finds(line: str) -> None:
    assert untranslated(line, "line")


def test_the_check_itself_finds_what_cannot_be_translated() -> None:
    assert formatted_too_early('self.tr(f"{n} files")', "line")
    assert formatted_too_early('translate("Words", f"{n} files")', "line")
    assert formatted_too_early('translate(CONTEXT, "files")', "line")


@pytest.mark.parametrize(
    "said", ["Mounts", "Well done!", "You may not open this.", "you cannot", "8 processor cores", "an image"]
)
def test_the_check_itself_finds_words_that_are_never_said(said: str) -> None:
    assert harsh(f"self.tr({said!r})", "line")
    assert harsh(f'translate("Words", "{{0}}: " {said!r})', "line")
