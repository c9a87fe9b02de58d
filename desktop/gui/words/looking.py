"""What there is to see in a connection's data, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.core.data.looking.content import Binary, Cell, Column, FirstRows, Form, Listed, Schema, Table
from desktop.gui.words.counted import Context
from desktop.gui.words.units import size

translate = QCoreApplication.translate
Looking = Context("Looking")


def form(table: Table) -> str:
    return {
        Form.TABLE: translate("Looking", "Table"),
        Form.VIEW: translate("Looking", "View"),
        Form.MATERIALIZED: translate("Looking", "Materialized view"),
        Form.FOREIGN: translate("Looking", "Table elsewhere"),
        Form.PARTITIONED: translate("Looking", "Partitioned table"),
        Form.FILE: translate("Looking", "File"),
    }[table.form]


def about(item: Schema | Table | Column) -> str:
    """What is told beside its name."""
    if isinstance(item, Schema):
        if not item.tables:
            return {
                Listed.ALL: translate("Looking", "Empty"),
                Listed.REFUSED: translate("Looking", "Not readable"),
                Listed.UNLISTED: translate("Looking", "Not listed"),
            }[item.listed]
        if item.tables[0].form is Form.FILE:
            return Looking.tr("%n files", "", len(item.tables))
        return Looking.tr("%n tables", "", len(item.tables))
    if not item.readable:
        return translate("Looking", "Not readable")
    if isinstance(item, Column):
        return item.type
    return "" if item.form in (Form.TABLE, Form.FILE) else form(item)


def cell(value: Cell) -> str:
    """A value on one line."""
    if value is None:
        return "NULL"
    if isinstance(value, Binary):
        return translate("Looking", "binary, {0}").format(size(value.size))
    return value.replace("\r\n", "\n").replace("\n", " ⏎ ")


def spoken(value: Cell) -> str:
    """The same for who does not see how it looks."""
    if value is None:
        return translate("Looking", "no value")
    return cell(value) or translate("Looking", "empty text")


def extent(rows: FirstRows) -> str:
    """How much of a table is shown."""
    if not rows.columns:
        return translate("Looking", "It has no columns.")
    if not rows.rows:
        said = translate("Looking", "It has no rows.")
    elif rows.more:
        said = Looking.tr("The first %n rows are shown.", "", len(rows.rows))
    else:
        said = Looking.tr("All of its %n rows are shown.", "", len(rows.rows))
    if rows.left_out:
        said += " " + Looking.tr("%n columns are not shown.", "", rows.left_out)
    return said


def _files(kind: str) -> bool:
    """Whether what is looked around in is storage, of folders and files."""
    return kind == "s3"


def search(kind: str) -> str:
    if _files(kind):
        return translate("Looking", "Search files and folders")
    return translate("Looking", "Search tables and columns")


def what_there_is(kind: str) -> str:
    if _files(kind):
        return translate("Looking", "Folders, files and their columns")
    return translate("Looking", "Tables and columns")


def more(kind: str) -> str:
    if _files(kind):
        return translate(
            "Looking",
            "There are more files than can be shown here. Fewer are listed where the bucket is named.",
        )
    return translate("Looking", "There are more tables than can be shown here.")


def not_found(kind: str) -> str:
    if _files(kind):
        return translate("Looking", "No file and no folder is called so.")
    return translate("Looking", "No table and no column is called so.")


def nothing(kind: str) -> str:
    if _files(kind):
        return translate("Looking", "There are no files here that this key can see.")
    return translate("Looking", "There are no tables here that this user can see.")


def choose(kind: str) -> str:
    if _files(kind):
        return translate("Looking", "Choose a file to see how it begins.")
    return translate("Looking", "Choose a table to see how it begins.")


def copy_code(kind: str) -> str:
    if _files(kind):
        return translate("Looking", "Copy code to read this file")
    return translate("Looking", "Copy code to read this table")
