"""Cais speaks the language of the system, or the one that was chosen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from desktop.core.problems import EngineDidNotStart, EngineFrozen, Problem
from desktop.gui.words import status, units
from desktop.gui.words.language import closest, name_of
from desktop.gui.words.problems import words
from tests.core.samples import WORKSPACE
from tests.gui.conftest import Speak
from tests.gui.support.spoken import INVENTED, TRANSLATIONS, invent, release


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["pt-Latn-BR", "pt-BR", "pt-Latn", "pt"], "pt_BR"),
        (["pt-Latn-PT", "pt-PT", "pt-Latn", "pt"], "pt_BR"),
        (["pt"], "pt_BR"),
        (["de-Latn-CH", "de-CH", "de", "pt-BR"], "de"),
        (["fi-FI", "fi", "pt-PT"], "pt_BR"),
        (["en-Latn-GB", "en-GB", "pt-BR"], "en"),
        (["fi-FI"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_closest_language(wanted: list[str], found: str) -> None:
    assert closest(wanted, ["en", "de", "pt_BR"]) == found


def test_own_country_comes_first() -> None:
    assert closest(["pt-Latn-PT", "pt-PT"], ["en", "pt_BR", "pt_PT"]) == "pt_PT"


def test_languages_bear_their_own_names() -> None:
    assert [name_of(code) for code in ("en", "pt_BR", "de")] == ["English", "Português (Brasil)", "Deutsch"]


_SPEAKING = """
from PySide6.QtWidgets import QApplication
from desktop.gui.words.language import Language
print(Language(QApplication([])).speaking)
"""


@pytest.mark.parametrize(
    ("locale", "language", "spoken"),
    [
        ("pt_BR.UTF-8", "", "pt_BR"),
        ("pt_BR.UTF-8", "pt_BR:pt:en", "pt_BR"),
        ("pt_BR.UTF-8", "en:pt_BR", "en"),
        ("en_GB.UTF-8", "en_GB:pt_BR", "en"),
        ("de_DE.UTF-8", "de:pt_BR", "pt_BR"),
        ("C.UTF-8", "pt_BR", "pt_BR"),
        # As gettext has it, and so all other programs: the C locale is English, whatever else is set.
        ("C", "pt_BR", "en"),
        ("POSIX", "pt_BR", "en"),
    ],
)
def test_systems_language_is_what_other_programs_take_for_it(locale: str, language: str, spoken: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _SPEAKING],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"LC_ALL": locale, "LANGUAGE": language, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.stdout.strip() == spoken, ran.stderr


@pytest.fixture
def system(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Has the system be set to a language and its country."""

    def set_to(name: str) -> None:
        monkeypatch.setenv("LC_ALL", name)
        monkeypatch.setattr(QLocale, "system", lambda: QLocale(name))

    yield set_to
    monkeypatch.undo()
    QLocale.setDefault(QLocale.system())


def said() -> str:
    return QCoreApplication.translate("Status", "Running")


@pytest.fixture
def portuguese(tmp_path: Path) -> Path:
    """A folder with a made-up Portuguese."""
    invent(tmp_path, lambda text: f"{text}-ão")
    (tmp_path / f"{INVENTED}.qm").rename(tmp_path / "pt_BR.qm")
    return tmp_path


def test_language_of_the_system_is_spoken(
    speak: Speak, portuguese: Path, system: Callable[[str], None]
) -> None:
    system("pt_PT")
    language = speak(portuguese, "")
    assert (language.wanted, language.speaking, said()) == ("", "pt_BR", "Running-ão")
    assert QLocale().name() == "pt_PT"  # dates are written as this person set them


def test_chosen_one_is_spoken_at_once(speak: Speak, portuguese: Path, system: Callable[[str], None]) -> None:
    system("en_GB")
    language = speak(portuguese, "")
    assert (language.there(), language.speaking, said()) == (("en", "pt_BR"), "en", "Running")
    told: list[str] = []
    language.changed.connect(lambda: told.append(said()))
    language.choose("pt_BR")
    assert (told, QLocale().name()) == (["Running-ão"], "pt_BR")
    language.choose("")
    assert (told, QLocale().name()) == (["Running-ão", "Running"], "en_GB")


def test_one_that_is_there_no_more_is_as_if_none_was_chosen(
    speak: Speak, tmp_path: Path, system: Callable[[str], None]
) -> None:
    system("en_GB")
    language = speak(tmp_path, "pt_BR")
    assert (language.there(), language.wanted, language.speaking) == (("en",), "", "en")


def test_dates_sizes_and_numbers_follow(speak: Speak, portuguese: Path) -> None:
    speak(portuguese, "pt_BR")
    assert units.size(1_500_000_000) == "1,5 GB"
    assert units.memory(int(1.5 * 2**30)) == "1,5 GB-ão"
    opened = replace(WORKSPACE, opened=datetime(2026, 11, 9, 12, tzinfo=UTC))
    assert status.last_opened(opened) == "Last opened 09/11/2026-ão"


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (EngineDidNotStart(waited_s=1), "It was given 1 second. "),
        (EngineDidNotStart(waited_s=2), "It was given 2 seconds. "),
        (EngineFrozen(silent_s=1), "It has been silent for 1 second. "),
        (EngineFrozen(silent_s=30), "It has been silent for 30 seconds. "),
    ],
    ids=["one to start", "many to start", "one of silence", "many of silence"],
)
def test_english_tells_one_from_many(speak: Speak, tmp_path: Path, problem: Problem, said: str) -> None:
    release(TRANSLATIONS / "en.ts", tmp_path)
    speak(tmp_path, "en")
    assert words(problem).step.startswith(said)


def test_what_qt_says_itself_follows(speak: Speak, portuguese: Path, qapp: QApplication) -> None:
    language = speak(portuguese, "pt_BR")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    button = box.button(QDialogButtonBox.StandardButton.Cancel)
    assert button.text() == "Cancelar"
    language.choose("en")
    qapp.processEvents()
    assert button.text() == "Cancel"


def test_words_are_written_from_right_to_left_where_they_are_read_so(
    speak: Speak, tmp_path: Path, qapp: QApplication
) -> None:
    invent(tmp_path, str)
    (tmp_path / f"{INVENTED}.qm").rename(tmp_path / "ar.qm")
    language = speak(tmp_path, "ar")
    assert qapp.isRightToLeft()
    language.choose("en")
    assert not qapp.isRightToLeft()
