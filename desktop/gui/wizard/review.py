"""A last look: name, tool, folders, and what the tool may and may not do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.core.computer.proxies import ProxyDoubt
from desktop.core.data.connection import Connection
from desktop.core.draft import Missing
from desktop.core.engine_facts import EngineInfo
from desktop.core.environments.availability import Availability
from desktop.core.environments.catalogue import Entry
from desktop.core.folders.check import Finding
from desktop.core.folders.proof import Pending, Verdict
from desktop.core.policy.bounds import bounds
from desktop.core.workspaces.workspace import MAX_NAME, Folder
from desktop.gui.jobs.job import Job, call
from desktop.gui.look import theme
from desktop.gui.parts.facts import Facts
from desktop.gui.parts.layout import Card
from desktop.gui.parts.limits import LimitsChooser
from desktop.gui.parts.marked import promise, warning
from desktop.gui.parts.text import Text
from desktop.gui.wizard.draft import Draft
from desktop.gui.wizard.page import WizardPage
from desktop.gui.words.connections import subtitle
from desktop.gui.words.engines import open_to_neighbours, without_limits
from desktop.gui.words.environments import availability, told
from desktop.gui.words.folders import folder_label, judgement
from desktop.gui.words.proxies import without_proxy


class ReviewPage(WizardPage):
    """Everything at a glance before it is made."""

    name = "review"

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(draft, parent)
        self._proxies: Mapping[str, ProxyDoubt] = {}
        self.name_edit = QLineEdit()
        self.name_edit.setMaxLength(MAX_NAME)
        self.name_edit.setMaximumWidth(480)
        self.name_edit.setAccessibleName(self.tr("Name of the workspace"))
        self.name_edit.textEdited.connect(lambda name: draft.choose(replace(draft.choices, name=name)))
        self.setFocusProxy(self.name_edit)
        self.name_edit.returnPressed.connect(self.accepted)
        label = Text(self.tr("Name"), "strong")
        label.setBuddy(self.name_edit)
        self._fault = Text("", "bad")
        named = QWidget()
        names = QVBoxLayout(named)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(theme.SMALL)
        for part in (label, self.name_edit, self._fault):
            names.addWidget(part)
        self._limits = LimitsChooser(named, self.tr("More or less can be chosen later."))
        self._limits.chosen.connect(lambda limits: draft.choose(replace(draft.choices, limits=limits)))
        asked = Card()
        asked.column.addWidget(self._limits)
        self._shown: tuple[object, ...] = ()
        self._facts = Facts()
        self.column.addWidget(asked)
        self.column.addWidget(self._facts)
        self.column.addStretch(1)
        job = Job(call(lambda: draft.backend.proxies().findings), "proxies", self)
        job.succeeded.connect(self._take_proxies)
        job.start()

    def title(self) -> str:
        return self.tr("Review")

    def heading(self) -> str:
        return self.tr("Ready to start")

    def complete(self) -> bool:
        return self.draft.name_fault is None

    def enter(self) -> None:
        super().enter()
        self.name_edit.selectAll()  # typing replaces the suggestion

    def refresh(self) -> None:
        draft = self.draft
        self._show_name(draft.name, draft.name_fault)
        if entry := draft.entry:
            findings = draft.findings()
            shared = [(folder, findings[folder.path]) for folder in draft.choices.folders]
            found = draft.available.get(entry.id)
            self._show_choices(entry, shared, draft.ticked, found, draft.engine, self._proxies)
            self._limits.show_limits(
                draft.choices.limits, draft.engine, draft.use, entry.least_memory, bounds(draft.policy)
            )

    def _take_proxies(self, findings: Mapping[str, ProxyDoubt]) -> None:
        """What was changed about this computer's, by the name of the setting."""
        self._proxies = findings
        self.changed.emit()

    def _show_name(self, name: str, fault: Missing | None) -> None:
        if self.name_edit.text() != name:
            self.name_edit.setText(name)
        sentence = {
            None: "",
            Missing.NAME: self.tr("Give it a name that you will recognise."),
            Missing.NAME_TOO_LONG: self.tr("This name is too long."),
            Missing.NAME_TAKEN: self.tr("Another workspace has this name."),
        }.get(fault, "")
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def _show_choices(
        self,
        entry: Entry,
        folders: list[tuple[Folder, Finding]],
        connections: tuple[Connection, ...],
        found: Availability | None,
        engine: EngineInfo | None,
        proxies: Mapping[str, ProxyDoubt],
    ) -> None:
        shown = entry, folders, connections, found, engine, proxies
        if shown == self._shown:
            return
        self._shown = shown
        self._facts.clear()
        self._facts.add(self.tr("Tool"), [Text(told(entry.title)), Text(told(entry.summary), "muted")])
        there = found is not None and found.present
        name = self.tr("Environment") if there else self.tr("First start")
        once = [] if there else [Text(self.tr("Only once; you can go on working meanwhile."), "muted")]
        self._facts.add(name, [Text(availability(entry, found)), *once])
        self._show_proxies(proxies)
        self._facts.rule()
        self._facts.add(
            self.tr("Folders"),
            *(_shared(folder, found, self.draft.proof(folder)) for folder, found in folders),
        )
        if connections:
            lines = ([Text(one.name), Text(subtitle(one), "muted")] for one in connections)
            self._facts.add(self.tr("Data connections"), *lines)
        self._show_promises(engine)
        if entry.exemptions:
            self._facts.rule()
            self._facts.add(self.tr("Also allowed"), *([Text(told(one.reason))] for one in entry.exemptions))

    def _show_promises(self, engine: EngineInfo | None) -> None:
        """Only what holds. Programs of this computer that serve its network can be reached from inside."""
        kept = [promise(self.tr("It sees no other folder of this computer."))]
        if engine and not engine.open_to_neighbours:
            kept.append(promise(self.tr("No other computer can use it.")))
        kept.append(promise(self.tr("It never gets administrator rights.")))
        if engine and engine.open_to_neighbours:
            kept.append(warning(open_to_neighbours()))
        if engine and not engine.limits:
            kept.append(warning(without_limits()))
        self._facts.add(self.tr("Protection"), *([one] for one in kept))

    def _show_proxies(self, findings: Mapping[str, ProxyDoubt]) -> None:
        """Each reason once, with the settings that it is about for IT."""
        items: list[list[QWidget]] = []
        for one in dict.fromkeys(findings.values()):
            settings = ", ".join(name for name, reason in findings.items() if reason is one)
            below = self.tr("For IT: {0}").format(settings)
            items.append([warning(without_proxy(one)), Text(below, "muted")])
        if items:
            self._facts.add(self.tr("Internet"), *items)


def _shared(folder: Folder, finding: Finding, proof: Verdict | Pending | None) -> list[QWidget]:
    """What is shared, where it is, and what is doubtful about it."""
    tone, doubt = judgement(folder, finding, proof)
    texts = [Text(folder_label(folder)), Text(folder.path, "muted")]
    return [*texts, warning(doubt)] if tone == "warn" else [*texts]
