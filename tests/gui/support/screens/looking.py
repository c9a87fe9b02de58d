"""Looking around in a connection's data."""

from __future__ import annotations

import threading

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.core.data.looking.content import Catalogue, Column, FirstRows, Form, Schema, Table
from desktop.core.problems import DataUnreachable, DriverMissing, FormUnknown, SecretMissing
from desktop.gui.connections.look_rows import RowsView
from desktop.gui.connections.look_tree import LookTreeView
from tests.gui.support.screens.connections import connections
from tests.gui.support.screens.screen import UNBROKEN, come_forward, screen
from tests.gui.support.stage import Stage
from tests.gui.support.visits import PORTS, SALARIES


def look_around(stage: Stage) -> None:
    """Asked for, and in front."""
    stage.connect("sales")
    connections(stage)
    stage.click("Look around sales")
    come_forward(stage)


def listed(stage: Stage) -> LookTreeView:
    stage.until(lambda: stage.front.findChildren(LookTreeView))
    [tree] = stage.front.findChildren(LookTreeView)
    stage.until(tree.isVisible)
    return tree


def choose_table(stage: Stage, table: Table) -> None:
    tree = listed(stage)
    tree.setCurrentIndex(tree.tree.find(table))
    stage.until(lambda: stage.backend.visit.asked[-1:] == [table.name])


def shown(stage: Stage) -> RowsView:
    [view] = stage.front.findChildren(RowsView)
    return view


FILES = Catalogue(
    (
        Schema("ports", (Table("ports", "2026.csv", Form.FILE), Table("ports", "notes.pdf", Form.FILE))),
        Schema("ports/2025", (Table("ports/2025", "january.parquet", Form.FILE),)),
    ),
    cut=True,
)


@screen("look-around-files")
def files(stage: Stage) -> None:
    stage.backend.visit.found = FILES
    stage.backend.visit.rows["2026.csv"] = FirstRows((Column("name", "text"),), (("Lisboa",),), more=True)
    stage.backend.visit.rows["notes.pdf"] = FormUnknown(table="notes.pdf", detail="neither .csv nor .parquet")
    stage.connect("lake", "s3", fields={"access_key": "AKIAEXAMPLE"})
    connections(stage)
    stage.click("Look around lake")
    come_forward(stage)
    choose_table(stage, FILES.schemas[0].tables[0])
    stage.until(lambda: shown(stage).isVisible())


@screen("look-around-connecting")
def connecting(stage: Stage) -> None:
    stage.backend.visit.gates["begin"] = threading.Event()
    look_around(stage)


@screen("look-around-begun")
def _(stage: Stage) -> None:
    look_around(stage)
    listed(stage)


@screen("look-around")
def rows(stage: Stage) -> None:
    look_around(stage)
    tree = listed(stage)
    choose_table(stage, PORTS)
    stage.until(lambda: shown(stage).isVisible())
    tree.expand(tree.currentIndex())
    stage.settle()


@screen("look-around-reading")
def reading(stage: Stage) -> None:
    stage.backend.visit.gates["first_rows"] = threading.Event()
    look_around(stage)
    choose_table(stage, PORTS)
    stage.until(lambda: stage.reads("Reading the first rows"))


@screen("look-around-refused")
def refused(stage: Stage) -> None:
    look_around(stage)
    choose_table(stage, SALARIES)
    stage.until(lambda: stage.reads("is closed to this user"))


@screen("look-around-search")
def searched(stage: Stage) -> None:
    look_around(stage)
    listed(stage)
    search(stage, "open")


@screen("look-around-nothing-found")
def _(stage: Stage) -> None:
    look_around(stage)
    listed(stage)
    search(stage, "zzz")


@screen("look-around-empty")
def _(stage: Stage) -> None:
    stage.backend.visit.found = Catalogue(())
    look_around(stage)
    stage.until(lambda: stage.reads("There are no tables here"))


@screen("look-around-problem")
def _(stage: Stage) -> None:
    stage.backend.visit.troubles["begin"] = DriverMissing(kind="mysql", tried="R starter")
    look_around(stage)
    stage.until(lambda: stage.reads("has a driver for"))


@screen("look-around-unreachable")
def unreachable(stage: Stage) -> None:
    stage.backend.visit.troubles["begin"] = DataUnreachable(connections="sales", detail="no route to host")
    look_around(stage)
    stage.until(lambda: stage.reads("cannot be reached"))


@screen("look-around-sign-in")
def sign_in(stage: Stage) -> None:
    stage.backend.visit.troubles["begin"] = SecretMissing(connections="sales")
    look_around(stage)
    stage.until(lambda: stage.offers("Connect"))


@screen("look-around-long-names")
def _(stage: Stage) -> None:
    columns = tuple(Column(f"{UNBROKEN[:60]}{n}", "character varying(2000)") for n in range(40))
    long = Table(UNBROKEN[:120], UNBROKEN[:120], columns=columns)
    stage.backend.visit.found = Catalogue((Schema(long.schema, (long,)),), cut=True)
    cells = tuple(f"{UNBROKEN} {n}" for n in range(40))
    stage.backend.visit.rows = {long.name: FirstRows(columns, (cells,) * 100, more=True, left_out=3)}
    look_around(stage)
    choose_table(stage, long)
    stage.until(lambda: shown(stage).isVisible())


def search(stage: Stage, text: str) -> None:
    QTest.keyClicks(stage.find(QLineEdit, "Search tables and columns"), text)
    stage.settle()
