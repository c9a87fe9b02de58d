"""A preset's environments become a folder of files, for where there is no network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path, PurePath

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.core.environments.catalogue import Entry
from desktop.core.kits.kit import NAME
from desktop.gui.parts import programs
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.marked import promise, warning
from desktop.gui.parts.text import Text
from desktop.gui.presets.kits.page import KitPage
from desktop.gui.state.kits import KitsState, Planned
from desktop.gui.words.environments import told
from desktop.gui.words.units import size


class MakeKitPage(KitPage):
    """What goes in and how large that is; at the end, what to do with it."""

    def __init__(
        self, kits: KitsState, planned: Planned, ask: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        """`ask` has a folder chosen by the system's dialog with this title; "" for none."""
        self._make = Button(self.tr("Choose where to…"), "primary")
        self._copy = Button(self.tr("Copy the command"))
        self._show = Button(self.tr("Show the folder"))
        preset = planned.preset
        super().__init__(
            self.tr("Make an offline kit"),
            self.tr(
                "The environments of the preset of {0} as files in a folder, for computers without a network."
            ).format(preset.organisation),
            self._copy,
            self._show,
            self._make,
            parent=parent,
        )
        self._kits, self._planned, self._ask = kits, planned, ask
        name = PurePath(preset.path).name
        self.facts.add(self.tr("Preset"), [Text(name), self._signature()])
        environments = [self._environment(*one) for one in planned.environments]
        nothing = [[Text(self.tr("This preset brings none, so there is nothing to pack."))]]
        self.facts.add(self.tr("Environments"), *(environments or nothing))
        if planned.size:
            self.facts.add(
                self.tr("Room needed"), [Text(self.tr("At most about {0}").format(size(planned.size)))]
            )
        self._copy.hide()
        self._show.hide()
        self._make.setVisible(planned.whole)
        self._make.clicked.connect(self._begin)

    def _signature(self) -> QWidget:
        if self._planned.signed:
            return promise(self.tr("Its signature goes along."))
        return warning(
            self.tr("Nobody has signed it. Where IT’s key is needed, sign it before the kit is made.")
        )

    def _environment(self, entry: Entry, size_on_engine: int | None) -> Sequence[QWidget]:
        if size_on_engine is None:
            missing = self.tr("It is not on this computer. Open a workspace of it once, then make the kit.")
            return [Text(told(entry.title)), warning(missing)]
        return [Text(told(entry.title)), Text(size(size_on_engine), "muted")]

    def _begin(self) -> None:
        chosen = self._ask(self.tr("Choose where the kit’s folder is to be"))
        if chosen:
            folder = Path(chosen) / f"{self._planned.preset.id}-kit"
            hint = self.tr("Packing into “{0}”…").format(folder.name)
            job = self.follow(self._kits.make(folder, self._planned), hint)
            job.succeeded.connect(lambda _kit: self._show_made(folder))

    def _show_made(self, folder: Path) -> None:
        self._make.hide()
        self.cancel.show_name(self.tr("Close"))
        command = f"minisign -S -m {NAME}"
        self.facts.clear()
        self.facts.add(self.tr("The kit"), [Text(str(folder)), promise(self.tr("It is whole."))])
        sign = self.tr("Whoever has the key that signs your presets signs its checksums, in that folder: {0}")
        take = self.tr("Copy the whole folder to a stick or a share, and take it to the other computer.")
        there = self.tr("There, choose “Use an offline kit…” on the page “Presets”.")
        self.facts.add(
            self.tr("What to do next"),
            [Text(f"1. {sign.format(command)}")],
            [Text(f"2. {take}")],
            [Text(f"3. {there}")],
        )
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(command))
        self._show.clicked.connect(lambda: programs.show_folder(str(folder), self.trouble.say))
        self._copy.show()
        self._show.show()
