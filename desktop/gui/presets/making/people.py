"""What people see of a preset: how Cais is for them, and what they read in it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.gui.presets.making.form import Field, Form, Section
from desktop.gui.words.language import Language, name_of

translate = QCoreApplication.translate


def settings() -> Section:
    return Section(
        translate("PresetFields", "Settings of Cais"),
        translate("PresetFields", "What people find on the page of this name."),
        (
            Field(
                ("settings", "language"),
                Form.ONE_OF,
                translate("PresetFields", "Language"),
                answers=tuple((name_of(code), code) for code in Language.there()),
            ),
            Field(
                ("settings", "appearance"),
                Form.ONE_OF,
                translate("PresetFields", "Appearance"),
                answers=(
                    (translate("PresetFields", "Like the system"), "system"),
                    (translate("PresetFields", "Light"), "light"),
                    (translate("PresetFields", "Dark"), "dark"),
                ),
            ),
            Field(
                ("settings", "tools_after_close"),
                Form.ONE_OF,
                translate("PresetFields", "Tools, when Cais is closed"),
                answers=(
                    (translate("PresetFields", "Are stopped"), "stop"),
                    (translate("PresetFields", "Keep running"), "keep"),
                ),
            ),
            Field(
                ("updates", "look"),
                Form.YES_NO,
                translate("PresetFields", "Newer versions of Cais"),
                yes=translate("PresetFields", "Are told of"),
                no=translate("PresetFields", "Are not told of"),
            ),
            Field(
                ("updates", "address"),
                Form.LINE,
                translate("PresetFields", "Where newer versions are looked for"),
                "https://example.org/…",
            ),
            Field(
                ("updates", "lowest"),
                Form.LINE,
                translate("PresetFields", "Version that everybody is to have at least"),
                "0.2",
            ),
            Field(
                ("updates", "highest"),
                Form.LINE,
                translate("PresetFields", "Newest version that is told of"),
                "0.4",
            ),
        ),
    )


def texts() -> Section:
    return Section(
        translate("PresetFields", "What people read"),
        translate("PresetFields", "In your own words."),
        (
            Field(
                ("texts", "welcome"),
                Form.TEXT,
                translate("PresetFields", "Before the first workspace, and where one is made"),
                lockable=False,
            ),
            Field(
                ("texts", "help"), Form.TEXT, translate("PresetFields", "Beside whom to ask"), lockable=False
            ),
        ),
    )
