"""Pictures of every screen, to be looked at: light, dark, and as narrow as the window goes.

    make test ARGS="tests/gui/pictures.py -k 'pt_BR and wizard'"

leaves them in build/pictures/pt_BR. No test of `make test`: nothing here can fail but the way to a screen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter

from tests.gui.conftest import Speak
from tests.gui.support import stage as stages
from tests.gui.support.screens import SCREENS, Screen
from tests.gui.support.spoken import CHECKOUT, TRANSLATIONS, messages
from tests.gui.support.stage import Stage

LOOKS = {
    # width, height, appearance
    "light": (1200, 760, "light"),
    "dark": (1200, 760, "dark"),
    "narrow": (720, 520, "light"),
}


class Meant(str):
    """A text in some language, which the tests' way to a screen may call by any of its English ones."""

    def __new__(cls, text: str, code: str) -> Meant:
        meant = super().__new__(cls, text)
        meant.english = set(_english(text, code))
        return meant

    english: set[str]

    def __eq__(self, other: object) -> bool:
        return other in self.english

    def __contains__(self, part: object) -> bool:
        return any(str(part) in one for one in self.english)

    __hash__ = str.__hash__


def _english(text: str, code: str) -> Iterator[str]:
    """All that it may be a translation of: a phrase, with phrases filled in, or several in a row."""
    yield text
    begun = []  # what may go on otherwise comes after what is said in full
    for pattern, source in _phrases(code):
        if found := pattern.match(text):
            places = {place: next(_known(part, code), part) for place, part in found.groupdict().items()}
            said = re.sub(r"\{(\d)\}|%n", lambda place, of=places: of[f"_{place[1] or 'n'}"], source)
            rest = text[found.end() :]
            if not rest:
                yield said
            elif rest[0] in " ,." and not places:
                begun.append((said, rest))
    for said, rest in begun:
        yield from (said + more for more in _english(rest, code))
    if first := re.match(r"[^,]*, |[., ]+", text):
        yield from (first[0] + more for more in _known(text[first.end() :], code))


def _known(text: str, code: str) -> Iterator[str]:
    return (english for english in _english(text, code) if english != text)


@cache
def _phrases(code: str) -> list[tuple[re.Pattern[str], str]]:
    file = TRANSLATIONS / f"{code}.ts"
    return [
        (re.compile(_pattern(form), re.DOTALL), one.source)
        for one in (messages(file) if file.exists() and code != "en" else [])
        for form in one.forms
        if _places(one.source) <= _places(form)
    ]


def _places(text: str) -> set[str]:
    return set(re.findall(r"\{\d\}|%n", text))


def _pattern(text: str) -> str:
    """Each of its places is a named group; what comes again has to be the same."""
    seen: set[str] = set()

    def group(place: re.Match[str]) -> str:
        name = f"_{place[1] or 'n'}"
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>.*)"

    return re.sub(r"\\\{(\d)\\\}|%n", group, re.escape(text))


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
@pytest.mark.parametrize("code", sorted(path.stem for path in TRANSLATIONS.glob("*.ts")))
def test_pictures(
    code: str, screen: Screen, speak: Speak, make_stage: Callable[[], Stage], monkeypatch: pytest.MonkeyPatch
) -> None:
    speak(TRANSLATIONS, code)
    stage = make_stage()
    monkeypatch.setattr(stages, "plain", lambda text: Meant(text, code))
    folder = CHECKOUT / "build" / "pictures" / code
    folder.mkdir(parents=True, exist_ok=True)
    screen.show(stage)
    for look, (width, height, mode) in LOOKS.items():
        stage.app.theme.set_mode(mode)
        stage.window.resize(width, height)
        stage.settle()
        stage.settle()
        _save(stage, folder / f"{screen.name}-{look}.png")


def _save(stage: Stage, file: Path) -> None:
    """The window, and in its middle what is open over it."""
    picture = stage.window.grab()
    if stage.front is not stage.window:
        over = stage.front.grab()
        painter = QPainter(picture)
        painter.drawPixmap(
            QPoint((picture.width() - over.width()) // 2, (picture.height() - over.height()) // 2), over
        )
        painter.end()
    picture.save(str(file))
