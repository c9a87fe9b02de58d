"""Which language Cais speaks, and by whose rules it writes dates, sizes and numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

FOLDER = Path(__file__).parents[3] / "resources" / "translations"
"""One `.qm` file for each language, by its code; `lrelease` makes them of the `.ts` files beside them."""

ENGLISH = "en"
"""What the texts in the source are in. It has a file for its plurals alone, and can do without."""

_QT_SAYS = ("qtbase", "qtwebengine")
"""Qt's own words: of dialogs, the menus of fields and those of pages. From them it knows, too, whether words
are read from right to left; to ask the locale takes longer than all the rest here."""


class Language(QObject):
    """Speaks one of the languages there are, from its making on.

    Signals:
        changed: another one is spoken now; what was said before must be said anew.
    """

    changed = Signal()

    def __init__(self, app: QApplication, wanted: str = "") -> None:
        """`wanted`: a language's code (`pt_BR`), "" for the system's."""
        super().__init__(app)
        self._app = app
        self._wanted = wanted
        self._speaking = ENGLISH
        self._translators: list[QTranslator] = []
        self._speak()

    @property
    def wanted(self) -> str:
        """ "" for the system's, also where what was once wanted is not there any more."""
        return self._wanted if self._wanted in self.there() else ""

    @property
    def speaking(self) -> str:
        """The code of the language in use."""
        return self._speaking

    @staticmethod
    def there() -> tuple[str, ...]:
        """The codes of all that can be chosen."""
        others = {path.stem for path in FOLDER.glob("*.qm")} - {ENGLISH}
        return (ENGLISH, *sorted(others))

    def choose(self, wanted: str) -> None:
        """Speak it at once."""
        self._wanted = wanted
        self._speak()
        self.changed.emit()

    def _speak(self) -> None:
        system = QLocale.system()
        # In the C locale Qt would follow LANGUAGE all the same, which gettext and so all others do not.
        plain = system.language() is QLocale.Language.C
        systems = ENGLISH if plain else closest(system.uiLanguages(), self.there())
        self._speaking = self.wanted or systems
        # Where it is the system's own language, the person may have set it to write dates in another way.
        QLocale.setDefault(system if self._speaking == systems else QLocale(self._speaking))
        for old in self._translators:
            self._app.removeTranslator(old)
            old.deleteLater()
        self._translators = []
        if self._speaking != ENGLISH:
            shipped = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            for part in _QT_SAYS:
                self._load(f"{part}_", shipped)
        self._load("", str(FOLDER))

    def _load(self, part: str, folder: str) -> None:
        translator = QTranslator(self)
        if translator.load(QLocale(self._speaking), part, "", folder):
            self._app.installTranslator(translator)
            self._translators.append(translator)


def closest(wanted: Iterable[str], there: Collection[str]) -> str:
    """The first of the `wanted` languages (tags such as `pt-PT`) that is `there` (codes such as `pt_BR`), as
    it is spoken in another country if need be; else English."""
    for tag in wanted:
        exact = QLocale(tag).name()
        if exact in there:
            return exact
        for code in sorted(there):
            if code.split("_")[0] == exact.split("_")[0]:
                return code
    return ENGLISH


def name_of(code: str) -> str:
    """A language as those call it who speak it: Português (Brasil)."""
    locale = QLocale(code)
    bare = QLocale(locale.language(), QLocale.Country.World).nativeLanguageName()
    where = f" ({locale.nativeTerritoryName()})" if "_" in code else ""
    return f"{bare[:1].upper()}{bare[1:]}{where}"
