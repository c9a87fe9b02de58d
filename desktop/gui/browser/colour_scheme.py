"""Has the tool's pages look light or dark as the app does.

The browser engine follows the desktop alone, on Linux not after its start, and under a bare X server not
at all (seen with Qt 6.11). So the app answers pages that ask by `matchMedia`, as JupyterLab does; what their
style sheets ask is still answered by the engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from string import Template

from PySide6.QtWebEngineCore import QWebEngineFrame, QWebEnginePage, QWebEngineScript

from desktop.gui.look.theme import DARK, Colours

_EVENT = "cais-color-scheme"

# What a page gets is the browser's own list for its question with the part about colours already answered, so
# that the browser's opinion of these is never heard. Lists are held as loosely as the browser holds them:
# those that nobody listens to may go.
_ANSWERS = Template("""
((dark) => {
  const part = /\\(prefers-color-scheme(?:: (dark|light))?\\)/g;
  const [yes, no] = ["(min-width: 0px)", "(not (min-width: 0px))"];
  const ask = window.matchMedia;
  const {matches, media} = Object.getOwnPropertyDescriptors(MediaQueryList.prototype);
  const questions = new WeakMap();
  const lists = new Set();
  const answer = (question) => ask.call(window, question.replace(part, (_, wanted) =>
    !wanted || (wanted === "dark") === dark ? yes : no));
  const matchesNow = (list) =>
    matches.get.call(questions.has(list) ? answer(questions.get(list)) : list);
  Object.defineProperties(MediaQueryList.prototype, {
    matches: {...matches, get() { return matchesNow(this); }},
    media: {...media, get() { return questions.get(this) ?? media.get.call(this); }},
  });
  window.matchMedia = function matchMedia(...query) {
    const plain = ask.apply(window, query);
    if (!plain.media.match(part)) return plain;
    const list = answer(plain.media);
    questions.set(list, plain.media);
    lists.add(new WeakRef(list));
    return list;
  };
  window.addEventListener("$event", (event) => {
    const before = new Map();
    for (const held of lists) {
      const list = held.deref();
      list ? before.set(list, matchesNow(list)) : lists.delete(held);
    }
    dark = event.detail;
    for (const [list, was] of before) {
      const now = {media: list.media, matches: matchesNow(list)};
      if (now.matches !== was) list.dispatchEvent(new MediaQueryListEvent("change", now));
    }
  });
})($dark);
""")


def answers(colours: Colours) -> str:
    """The script that answers a document's questions from its creation on."""
    return _ANSWERS.substitute(event=_EVENT, dark=_dark(colours))


def tell(page: QWebEnginePage, colours: Colours) -> None:
    """Have the documents of a page, frames included, learn how the app looks from now on."""
    told = f"dispatchEvent(new CustomEvent('{_EVENT}', {{detail: {_dark(colours)}}}))"
    for frame in _frames(page.mainFrame()):
        frame.runJavaScript(told, QWebEngineScript.ScriptWorldId.MainWorld.value)


def _dark(colours: Colours) -> str:
    return "true" if colours == DARK else "false"


def _frames(frame: QWebEngineFrame) -> Iterator[QWebEngineFrame]:
    yield frame
    for child in frame.children():
        yield from _frames(child)
