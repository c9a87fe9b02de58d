"""The floor of `page`: the smallest browser window. Takes an address, prints when its page was painted."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

PAINTED = "painted"
_ASK = f"""new PerformanceObserver((seen) => {{
  if (seen.getEntriesByName("first-contentful-paint").length)
    requestAnimationFrame(() => requestAnimationFrame(() => {{ document.title = "{PAINTED}" }}))
}}).observe({{ type: "paint", buffered: true }})"""


def when_painted(page: QWebEnginePage) -> None:
    """Have a loaded page take the title `PAINTED` once a picture with something on it is on the screen."""
    page.runJavaScript(_ASK)


def main() -> None:
    app = QApplication([])
    view = QWebEngineView()
    view.resize(1200, 760)
    view.loadFinished.connect(lambda _good: when_painted(view.page()))

    def take(title: str) -> None:
        if title == PAINTED:
            print(time.monotonic(), flush=True)
            QTimer.singleShot(0, app.quit)

    view.titleChanged.connect(take)
    view.load(QUrl(sys.stdin.read()))
    view.show()
    app.exec()


if __name__ == "__main__":
    main()
