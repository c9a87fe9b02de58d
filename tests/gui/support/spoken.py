"""Languages made up for tests, of every text that translators get to see and of no other."""

from __future__ import annotations

import math
import re
import runpy
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from xml.etree import ElementTree

CHECKOUT = Path(__file__).parents[3]
TRANSLATIONS = CHECKOUT / "resources" / "translations"
INVENTED = "eo"
"""Their code. Nobody has Esperanto as the language of a system that tests run on."""

_FILLER = "ø"
_OPENED, _CLOSED = "⟦", "⟧"

_words = runpy.run_path(str(CHECKOUT / "installers" / "checkout" / "words.py"))


class Message(NamedTuple):
    """What a file for translators has of one text.

    Attributes:
        context, source: what it is looked up by.
        forms: its translations: one, or one for each plural form.
        counted: whether it has plural forms.
        state: "" where it is finished, else `unfinished`, `vanished` or `obsolete`.
    """

    context: str
    source: str
    forms: tuple[str, ...]
    counted: bool
    state: str


def update(file: Path) -> None:
    """Bring a file for translators up to date, or make it."""
    _words["update"]([file])


def release(file: Path, folder: Path) -> None:
    """Make what Cais reads, in `folder`."""
    _words["release"](file, folder / f"{file.stem}.qm")


def messages(file: Path) -> list[Message]:
    return list(_messages(ElementTree.parse(file).getroot()))


def _messages(root: ElementTree.Element) -> Iterator[Message]:
    for context in root.iter("context"):
        for message in context.iter("message"):
            told = message.find("translation")
            assert told is not None
            counted = message.get("numerus") == "yes"
            forms = [form.text or "" for form in told.iter("numerusform")] if counted else [told.text or ""]
            yield Message(
                context.findtext("name", ""),
                message.findtext("source", ""),
                tuple(forms),
                counted,
                told.get("type", ""),
            )


@cache
def _fresh() -> str:
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"{INVENTED}.ts"
        update(file)
        return file.read_text("utf-8")


def fresh() -> list[Message]:
    """All that Cais says today, untranslated."""
    return list(_messages(ElementTree.fromstring(_fresh())))


def invent(folder: Path, say: Callable[[str], str]) -> None:
    """Leave a language in `folder` in which each text is what `say` makes of it."""
    root = ElementTree.fromstring(_fresh())
    for message in root.iter("message"):
        said = say(message.findtext("source", ""))
        told = message.find("translation")
        assert told is not None
        del told.attrib["type"]
        for place in list(told) or [told]:
            place.text = said
    file = folder / f"{INVENTED}.ts"
    ElementTree.ElementTree(root).write(file, "utf-8", xml_declaration=True)
    release(file, folder)


def stretch(text: str) -> str:
    """Every word 40 % longer, as those of German and Finnish are, and told by that; not what is filled in
    later ({0}, %n)."""
    return re.sub(r"\S+", lambda word: word[0] + _more(word[0]), text)


def _more(word: str) -> str:
    own = re.sub(r"\{\d?\}|%n", "", word)
    return "" if own != word and not re.search(r"\w", own) else _FILLER * math.ceil(0.4 * len(own))


def mark(text: str) -> str:
    """Marks around it, but not around what is filled in later: that has to be translated, too."""
    return _OPENED + re.sub(r"\{\d\}", rf"{_CLOSED}\g<0>{_OPENED}", text) + _CLOSED


def plain(text: str) -> str:
    """What was stretched or marked, as it was."""
    return re.sub(f"[{_FILLER}{_OPENED}{_CLOSED}]", "", text)


def unmarked(text: str) -> str:
    """What of a text stands outside of marks, and of words that were made longer."""
    return re.sub(rf"{_OPENED}[^{_OPENED}{_CLOSED}]*{_CLOSED}|\S*{_FILLER}", " ", text)


def invented(text: str) -> bool:
    return _OPENED in text or _FILLER in text
