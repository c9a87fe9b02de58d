"""Looking around in data: what is listed, found and shown, and that it ends with its dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu

from desktop.core.data.code import reading
from desktop.core.data.looking.content import Catalogue, Column, FirstRows, Schema, Table
from desktop.core.data.secret import Secret
from desktop.core.problems import DriverMissing, LookEnded
from desktop.gui.connections.look_tree import LookTreeView
from desktop.gui.connections.reach import ReachDialog
from tests.gui.support.screens.looking import (
    FILES,
    choose_table,
    connecting,
    files,
    listed,
    look_around,
    rows,
    search,
    shown,
    sign_in,
    unreachable,
)
from tests.gui.support.screens.looking import reading as reading_rows
from tests.gui.support.stage import Stage
from tests.gui.support.visits import BY_YEAR, PORTS, UNKNOWN


def lines(tree: LookTreeView) -> list[str]:
    """What can be seen of it, as it is read aloud."""
    found, index = [], tree.tree.index(0, 0)
    while index.isValid():
        found.append(tree.tree.data(index, Qt.ItemDataRole.AccessibleTextRole))
        index = tree.indexBelow(index)
    return found


def test_what_shows_tables_is_there_before_they_are(stage: Stage) -> None:
    connecting(stage)
    stage.until(lambda: stage.front.findChildren(LookTreeView))
    assert stage.reads("Connecting to")


def test_tables_and_columns_are_opened_by_the_keyboard(stage: Stage) -> None:
    look_around(stage)
    tree = listed(stage)
    assert lines(tree) == ["archive, Empty", "public, 3 tables", "stage, 1 table"]
    stage.press(Qt.Key.Key_Down)
    assert tree.hasFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        stage.press(key)
    assert lines(tree)[2:5] == ["calls_by_year, View", "ports, Table", "name, text"]
    stage.until(lambda: shown(stage).isVisible())
    assert stage.backend.visit.asked == ["ports"]  # and nothing of what was passed on the way


def test_columns_come_once_their_table_is_opened_where_there_are_many(stage: Stage) -> None:
    look_around(stage)
    tree = listed(stage)
    tree.expand(tree.tree.find(UNKNOWN))
    stage.until(lambda: "landed_at, timestamp" in lines(tree) or tree.expandAll())
    assert lines(tree)[-2:] == ["landed, Table", "landed_at, timestamp"]


def test_a_search_finds_tables_by_their_columns(stage: Stage) -> None:
    look_around(stage)
    tree = listed(stage)
    search(stage, "open")
    assert lines(tree) == ["public, 1 table", "ports, Table", "opened, date"]
    tree.setCurrentIndex(tree.tree.find(PORTS))
    stage.until(lambda: stage.reads("All of its 3 rows are shown."))
    assert shown(stage).shown.columnCount() == 5
    stage.find(QLineEdit, "Search tables and columns").clear()
    assert tree.tree.table(tree.currentIndex()) == PORTS
    assert stage.backend.visit.asked == ["ports"]


def test_no_value_is_told_from_an_empty_one(stage: Stage) -> None:
    rows(stage)
    view = shown(stage)
    note = [view.shown.index(row, 4) for row in range(3)]
    assert [one.data() for one in note] == ["NULL", "", "two ⏎ lines"]
    spoken = [one.data(Qt.ItemDataRole.AccessibleTextRole) for one in note]
    assert spoken == ["no value", "empty text", "two ⏎ lines"]
    assert view.shown.index(0, 1).data() == "9007199254740993"


def test_cells_are_copied_for_a_spreadsheet(stage: Stage) -> None:
    rows(stage)
    view = shown(stage)
    view.selectColumn(0)
    view.selectionModel().select(view.shown.index(2, 4), view.selectionModel().SelectionFlag.Select)
    view.setFocus()
    stage.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == 'Lisboa\t\nSantos\t\nRotterdam\t"two\nlines"'


def test_code_that_reads_the_table_is_copied(stage: Stage) -> None:
    rows(stage)
    [sales] = stage.app.desk.connections.in_order()
    for entry, language in (("For Python", "python"), ("For R", "r")):
        stage.click("Copy code to read this table")
        [menu] = stage.until(lambda: [m for m in stage.front.findChildren(QMenu) if m.isVisible()])
        menu.setActiveAction(next(one for one in menu.actions() if one.text() == entry))
        QTest.keyClick(menu, Qt.Key.Key_Return)
        stage.settle()
        assert QGuiApplication.clipboard().text() == reading(sales, PORTS, language)
    assert stage.reads("Paste it into a tool that “sales” is ticked for.")


def test_reading_is_stopped_and_taken_up_again(stage: Stage) -> None:
    reading_rows(stage)
    stage.click("Cancel")
    stage.until(lambda: stage.reads("Reading was stopped."))
    del stage.backend.visit.gates["first_rows"]
    stage.click("Try again")
    stage.until(lambda: stage.reads("All of its 3 rows are shown."))


def test_another_table_does_not_wait_for_the_one_before(stage: Stage) -> None:
    reading_rows(stage)
    gate = stage.backend.visit.gates.pop("first_rows")
    choose_table(stage, BY_YEAR)
    stage.until(lambda: stage.reads("It has no rows."))
    assert gate.is_set()


def test_what_has_ended_is_begun_anew(stage: Stage) -> None:
    rows(stage)
    stage.backend.visit.rows["ports"] = LookEnded(connections="sales")
    stage.click("Refresh")
    stage.until(lambda: stage.reads("was interrupted"))
    assert stage.backend.visit.closed >= 1


def test_a_password_that_is_kept_nowhere_is_asked_for(stage: Stage) -> None:
    sign_in(stage)
    [sales] = stage.app.desk.connections.in_order()
    field = stage.find(QLineEdit, "Password of sales")
    assert field.hasFocus()
    stage.backend.visit.troubles.clear()
    QTest.keyClicks(field, "s3cret")
    stage.press(Qt.Key.Key_Return)
    listed(stage)
    assert field.text() == ""
    assert stage.backend.connections()._session[sales.id] == Secret("s3cret")


def test_one_that_cannot_be_reached_leads_to_why(stage: Stage) -> None:
    unreachable(stage)
    [go] = [b for b in stage.front.findChildren(QAbstractButton) if b.accessibleName() == "Can I reach it?"]
    stage.click(go)
    stage.until(lambda: isinstance(stage.front, ReachDialog))


def test_it_ends_with_its_dialog(stage: Stage) -> None:
    rows(stage)
    stage.press(Qt.Key.Key_Escape)
    stage.until(lambda: stage.front is stage.window)
    stage.until(lambda: stage.backend.visit.closed == 1)


def test_closed_while_it_connects_it_leaves_nothing(stage: Stage) -> None:
    connecting(stage)
    stage.click("Cancel")
    stage.until(lambda: stage.front is stage.window)
    stage.until(stage.backend.visit.gates["begin"].is_set)


def test_its_size_is_remembered(stage: Stage) -> None:
    look_around(stage)
    listed(stage)
    stage.front.resize(700, 500)
    stage.press(Qt.Key.Key_Escape)
    stage.until(lambda: stage.front is stage.window)
    stage.click("Look around sales")
    listed(stage)
    assert (stage.front.width(), stage.front.height()) == (700, 500)


def test_many_tables_hold_up_nothing(stage: Stage) -> None:
    columns = tuple(Column(f"column_{n}", "text") for n in range(20))
    tables = tuple(Table("public", f"table_{n:05}", columns=columns) for n in range(20_000))
    stage.backend.visit.found = Catalogue((Schema("public", tables),))
    stage.backend.visit.rows = {table.name: FirstRows(columns, ()) for table in tables[:1]}
    look_around(stage)
    tree = listed(stage)
    assert tree.tree.rowCount(tree.tree.index(0, 0)) == 20_000
    search(stage, "table_00000")
    assert lines(tree)[:2] == ["public, 1 table", "table_00000, Table"]


def test_storage_is_looked_around_in_as_folders_and_files(stage: Stage) -> None:
    files(stage)
    tree = listed(stage)
    assert lines(tree)[0] == "ports, 2 files"
    assert stage.reads("ports/2026.csv")
    assert stage.reads("There are more files than can be shown here.")
    assert stage.offers("Copy code to read this file")
    choose_table(stage, FILES.schemas[0].tables[1])
    stage.until(lambda: stage.reads("How “notes.pdf” begins cannot be shown"))
    QTest.keyClicks(stage.find(QLineEdit, "Search files and folders"), "january")
    assert lines(tree) == ["ports/2025, 1 file", "january.parquet, File"]


@pytest.mark.parametrize(
    ("kind", "helps"),
    [
        ("mysql", "such as the Python starter"),
        ("snowflake", "“pip install snowflake-connector-python”"),
        ("sqlserver", "Microsoft’s ODBC driver"),
    ],
)
def test_how_to_get_a_driver_is_said(stage: Stage, kind: str, helps: str) -> None:
    stage.backend.visit.troubles["begin"] = DriverMissing(kind=kind, tried="R starter")
    look_around(stage)
    stage.until(lambda: stage.reads("No environment here has a driver for"))
    assert stage.reads(helps)


def test_only_what_can_be_looked_at_offers_it(stage: Stage) -> None:
    stage.connect("blobs", "azure-blob", fields={"account": "contoso"})
    look_around(stage)
    assert not stage.offers("Look around blobs")
