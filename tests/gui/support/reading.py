"""All that a person reads or hears in a window, and what of it nobody has translated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTabWidget,
    QWidget,
)

from desktop.gui.words.connection_form import ALSO, EXAMPLES
from desktop.gui.words.language import name_of
from tests.gui.support.engine_double import INFO, OTHER
from tests.gui.support.spoken import INVENTED, unmarked

NEWS = ("A workspace can be saved as a file", "Health tells what a tool is doing")
"""What makers say of a newer version, in their own words."""

DATA = [
    # what is the same in every language, of the app's own
    *("Cais", "Docker", "Python", "Py", "R", "Sp", name_of("en"), name_of(INVENTED)),
    *("PostgreSQL", "MySQL, MariaDB", "SQL Server", "Oracle", "Snowflake", "BigQuery", "Amazon Redshift"),
    *("Databricks", "Azure Blob Storage", "ODBC", "KDE Wallet"),
    *(product for products in ALSO.values() for product in products.split(", ")),
    *(
        *EXAMPLES.values(),
        "postgresql://…",
        "cais.connect",
        "mongodb",
        "MariaDB",
        "maria",
        "maria@EXAMPLE.COM",
    ),
    # and what the screens' tests made up
    *NEWS,
    *(INFO.name, OTHER.name, "Docker Engine", "Colima", "Rancher Desktop", "Podman Desktop", "Podman"),
    *("Sales forecast", "Claims analysis", "Clickstream", "The tool"),
    *("Acme", "it@acme.example", "/etc/cais/other.cais", "19.3", "24.0"),
    *("Acme Häfen", "acme.cais", "Forecast 2026", "What the forecasting team works with", "docker.io"),
    *(
        "registry.acme.example",
        "packages.acme.example",
        "artifactory-of-python-packages.research-and-development.haefen.acme.example",
        "tools.acme.example",
        "tools.example.com",
        "db.acme.example",
        "Your project folder",
        "The shared extracts",
        "pip",
    ),
    "The data team is there on weekdays from eight to five",
    "Ask the data team before you share results with anybody outside.",
    "Their page in the intranet has the first steps.",
    "5, 15, 60, close",
    *("folder-unusable", "forecast.pdf", "analyst", "our-team", "conda", "npm", "cran", "apt"),
    *("it@example.org", "registry.example.org", "minisign -S -m next.cais", "next.cais"),
    *("minisign -S -m kit.cais", "acme-kit"),
    # of a preset's faults, which are for IT
    *("must not be empty", "must be a number", "two", "is more than the most there is"),
    *("project", "sales-2026", "sales", "warehouse-extracts", "warehouse", "claims", "raw"),
    *("sales by region.ipynb", "prices.ipynb", "prices.pdf", "model.ipynb", "sales, shop", "harbours"),
    *("public.ports", "public.salaries", "salaries", "permission denied for table salaries"),
    *("prices.csv", "quarterly forecast of harbour dues by berth.xlsx"),
    *("Dropbox", "untouchable", ".ssh", "HTTP_PROXY", "HTTPS_PROXY"),
    *("db.example", "api.example", "lake", "prices", "harbour-lake", *(f"Claims {n}" for n in range(5))),
    *("PostgreSQL", "exports", "harbour-exports", "geocoder", "licence"),
    *("CIS", "docker", "overlay2", "ben, zoe", "quay.io"),
    *("report.txt", "report.json", "versions.txt", "engine.json", "logs", "cais.log", "report.zip"),
    *("jupyter-lab --no-browser", "python -m ipykernel_launcher -f", *(f"worker-{n}" for n in range(20))),
    *("Harbour dues", "Harbour dues.cais", "harbour.cais", "tides", "berths", "berths-2", "dues", "extracts"),
    *("joao", "harbour", "tides.example", "JupyterLab", "AcmeKey", "dwh"),
    *("engine.example", "quay.example", "remote.example", "docs.python.org"),
]

NAMES = re.compile(
    r"unix:\S*( Engine| Desktop)?|\S*[/\\]\S*"  # addresses and paths
    r"|x{8,}\S*|y{8,}(\.example)?|z{8,}"  # names without end
    r"|(\d )?Quarterly forecast[\w 🚢…]*(\.csv|\.ipynb)?"
    r"|home\d+"
    r"|[0-9A-F]{10,16}\b|\d{4}-\d\d-\d\dT[\d:+]+"  # keys (without leading zeros) and moments, for IT
    r"|Project [A-L]\b"
    r"|[\d.,]+\s?[kMGT]?B\b"  # amounts
    r"|\d[\d.:/ \u202f]*[AP]M"
    r"|" + "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(DATA, key=len, reverse=True))
)


def read(window: QWidget) -> Iterator[str]:
    """Every text on what can be seen of it, its tooltips, and what a screen reader says; not what somebody
    typed, nor the details for IT."""
    yield window.windowTitle()
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisible():
            yield from filter(None, _texts(widget))


def _texts(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))
    elif isinstance(widget, QTabWidget):
        yield from (widget.tabText(index) for index in range(widget.count()))
    elif isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())


def left(text: str) -> str:
    """What of a text nobody could have translated."""
    rest = NAMES.sub(" ", unmarked(text.replace("\u200b", "").replace("&&", "&").replace("\n", " ")))
    return text if re.search(r"[^\W\d_]", rest) else ""
