"""No text is left untranslated, whichever language is spoken. For every screen see test_screens.py."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

from PySide6.QtWebEngineCore import QWebEngineDownloadRequest
from PySide6.QtWidgets import QApplication

from desktop.core import problems as p
from desktop.core.computer.proxies import ProxyDoubt
from desktop.core.folders.check import Doubt, Finding, Refusal
from desktop.core.folders.proof import Reason
from desktop.core.progress import Activity, Progress, Step
from desktop.core.status import Status
from desktop.core.workspaces.workspace import Folder
from desktop.gui.words import downloads, engines, folders, proxies, starts, status, units
from desktop.gui.words.problems import words
from tests.core.samples import ENTRY
from tests.gui.conftest import Speak
from tests.gui.support.engine_double import INFO, OTHER
from tests.gui.support.problems import example, kinds
from tests.gui.support.reading import left, read
from tests.gui.support.screens import many, tool
from tests.gui.support.spoken import CHECKOUT, INVENTED, fresh, mark, stretch
from tests.gui.support.stage import Stage

OF_FILES = {"Catalogue", "Sample"}


def test_the_check_itself_by_longer_words() -> None:
    assert not left(stretch("Open"))
    assert not left(f"{stretch('Open {0}/s').format('2 MB')} · 1,4 GB")
    assert not left(f"{stretch('Starting “{0}”').format(stretch('the tool'))}.")
    assert left("Open")
    assert left(f"{stretch('Open')} it")
    assert left(f"{stretch('Open')}it")
    assert left(stretch("Starting {0}").format("the tool"))


def test_the_check_itself() -> None:
    assert not left(mark("Open"))
    assert not left(f"{mark('Open {0}').format('Sales forecast')} · 1,4 GB")
    assert not left(f"{mark('Starting {0}').format(mark('the tool'))}.")
    assert left("Open")
    assert left(f"{mark('Open')} it")
    assert left(mark("Starting {0}").format("the tool"))


def test_nothing_in_a_menu_is_left_untranslated(
    speak: Speak, marked: Path, make_stage: Callable[[], Stage]
) -> None:
    speak(marked, INVENTED)
    stage = make_stage()
    many(stage)
    texts: list[str] = []
    for letter in "ABCDEFGH":
        texts += _menu(stage, f"More for Project {letter}")
    assert len(set(texts)) > 3
    stage = make_stage()
    tool(stage)
    texts += _menu(stage, "Folders")
    assert list(filter(left, texts)) == []


def _menu(stage: Stage, button: str) -> list[str]:
    stage.click(button)
    menu = stage.until(QApplication.activePopupWidget)
    texts = list(read(menu))
    menu.close()
    stage.settle()
    return texts


def _all_words() -> Iterator[str]:
    """Everything that `gui.words` says of anything, by itself."""
    for kind in kinds():
        yield from words(example(kind))[:2]
        yield words(example(kind)).button
    for startable in (True, False):
        for wanted in ("", INFO.name):
            yield from words(p.EngineElsewhere(wanted=wanted, found=OTHER.name, startable=startable))[:2]
        yield from words(p.EngineNotRunning(startable=startable))[:2]
    for reason in Refusal:
        yield from words(p.FolderRefused(path="/x", reason=reason.value))[:2]
        yield folders.judgement(Folder("/x", "x"), Finding("/x", reason))[1]
    for doubt in Doubt:
        yield folders.judgement(Folder("/x", "x", writable=True), Finding("/x", None, (doubt,)))[1]
    for free in (None, 10**9):
        yield folders.judgement(Folder("/x", "x"), Finding("/x", free=free))[1]
    for one in Status:
        yield status.pill(one)[0]
    for step, activity in product(Step, Activity):
        yield starts.step_line(step, Progress(step, activity, 1, 2), ENTRY, INFO.name)
        yield starts.done_line(step, ENTRY, INFO.name)
    for why in QWebEngineDownloadRequest.DownloadInterruptReason:
        yield downloads.why_not(why)
    for kind in kinds():
        yield engines.state(example(kind))[0]
    yield from map(proxies.without_proxy, ProxyDoubt)
    for reason in Reason:
        yield folders.unusable(reason.value, "/x", 3_000_000)  # in bytes, units have symbols
    yield units.memory(800 * 2**20)


def test_nothing_that_is_said_of_anything_is_left_untranslated(
    qapp: QApplication, speak: Speak, marked: Path
) -> None:
    speak(marked, INVENTED)
    assert sorted(filter(left, _all_words())) == []


# --- what translators get to see --------------------------------------------------------------------


def asked_for(source: str) -> Iterator[tuple[str, str, bool]]:
    """What a module asks for at run time: the context, the text, and whether it depends on a number."""
    yield from _asked(ast.parse(source), "")


def _asked(node: ast.AST, within: str) -> Iterator[tuple[str, str, bool]]:
    if isinstance(node, ast.ClassDef):
        within = node.name
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [part.value for part in node.args if isinstance(part, ast.Constant)]
        if name == "translate" and len(texts) > 1:
            yield texts[0], texts[1], len(node.args) > 3
        elif name == "tr" and isinstance(node.func, ast.Attribute):
            assert isinstance(node.func.value, ast.Name), "lupdate takes all that is before .tr for a context"
            whose = node.func.value.id
            assert whose == "self" or whose[0].isupper(), "lupdate takes it for a context"
            yield within if whose == "self" else whose, texts[0], len(node.args) > 2
    for child in ast.iter_child_nodes(node):
        yield from _asked(child, within)


def test_translators_see_all_that_is_asked_for() -> None:
    """lupdate leaves out what it does not understand, or files it under another context, without a word."""
    asked = {
        one for path in (CHECKOUT / "desktop").rglob("*.py") for one in asked_for(path.read_text("utf-8"))
    }
    seen = {(one.context, one.source, one.counted) for one in fresh()}
    assert len(asked) > 400
    assert asked - seen == set()
    assert {one for one in seen - asked if one[0] not in OF_FILES} == set()


def test_contexts_of_sentences_with_numbers_bear_their_own_names() -> None:
    for path in (CHECKOUT / "desktop" / "gui" / "words").rglob("*.py"):
        for name, context in re.findall(r'^(\w+) = Context\("(\w+)"\)', path.read_text("utf-8"), re.M):
            assert name == context
