"""Chooses how much memory and how many processors a tool may use."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.core.engine_facts import EngineInfo
from desktop.core.limits import GIB, Limits, Use, cpu_choices, memory_choices, memory_limit
from desktop.core.policy.bounds import FREE, Bounds
from desktop.gui.look import theme
from desktop.gui.parts.choice import Choice
from desktop.gui.parts.form import labelled
from desktop.gui.parts.layout import Folding
from desktop.gui.parts.locks import LockNote, hold
from desktop.gui.parts.marked import warning
from desktop.gui.parts.text import Text
from desktop.gui.words import limits as words
from desktop.gui.words.engines import without_limits

_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom

_LEAST_BESIDE = 260
"""Pixels that what stands beside the choices has at least."""


class LimitsChooser(Folding):
    """Offers what the engine has, and tells what there is and who else uses it.

    Signals:
        chosen: what is to hold from now on (`Limits`).
    """

    chosen = Signal(object)

    def __init__(
        self, beside: QWidget | None = None, further: str = "", parent: QWidget | None = None
    ) -> None:
        """`beside`: comes before the choices, in one line with them where there is room. `further`: told
        besides."""
        super().__init__(parent)
        self.setProperty("kind", "plain")
        self._further = further
        self._offered: tuple[Limits, EngineInfo | None, int, Bounds] | None = None
        self._amounts: tuple[int | None, ...] = ()
        self._cores: tuple[float | None, ...] = ()
        self._memory, self._cpus = self._choice(self.tr("Memory")), self._choice(self.tr("Processors"))
        self._choices = QBoxLayout(_BESIDE)
        self._choices.setSpacing(theme.LARGE)
        for choice in (self._memory, self._cpus):
            self._choices.addWidget(_labelled(choice))
        self._choices.addStretch(1)
        self._there = Text("", "muted")
        self._lock = LockNote()
        self._too_much = warning(words.too_much())
        self._unlimited = warning(without_limits())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        self.box.setSpacing(theme.LARGE)
        if beside:
            self.box.addWidget(beside, 1, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(self._choices)
        column.addLayout(self.box)
        for part in (self._lock, self._there, self._too_much, self._unlimited):
            column.addWidget(part)
        self.setFocusProxy(self._memory)

    def minimumSizeHint(self) -> QSize:
        """That of all below each other: where they are side by side they have more room than that."""
        widest = max(map(_width, (self._memory, self._cpus)))
        return QSize(widest, super().minimumSizeHint().height())

    def room(self) -> int:
        return self._room_beside_choices() - theme.LARGE - _LEAST_BESIDE

    def _room_beside_choices(self) -> int:
        return self.width() - _width(self._memory) - theme.LARGE - _width(self._cpus)

    def _fit(self) -> None:
        super()._fit()
        self._choices.setDirection(_BESIDE if self._room_beside_choices() >= 0 else _BELOW)

    def _choice(self, name: str) -> Choice:
        choice = Choice()
        choice.setAccessibleName(name)
        choice.activated.connect(self._choose)
        return choice

    def show_limits(
        self,
        limits: Limits,
        engine: EngineInfo | None,
        others: Use,
        least: int = GIB,
        bounds: Bounds = FREE,
    ) -> None:
        """`limits`: what stands. `engine`: the one in use, if it is known. `others`: what other tools take.
        `least`: bytes that this tool cannot do without. `bounds`: what IT has a say in."""
        offered = limits, engine, least, bounds
        if offered != self._offered:  # a list that is open would close
            self._offered = offered
            self._offer(*offered)
        limited = engine is not None and engine.limits
        self._memory.setEnabled(limited)
        self._cpus.setEnabled(limited)
        hold(self._memory, bounds.held_memory)
        hold(self._cpus, bounds.held_cpus)
        self._lock.show_locks(bounds.locks)
        unknown = self.tr("What there is to choose from is known once Docker runs.")
        there = words.there_is(engine) if engine else unknown
        held = bounds.held_memory or bounds.held_cpus
        further = "" if held else self._further
        self._there.setText(" ".join(filter(None, (there, words.others(others), further))))
        together = others.limit + memory_limit(limits.memory, engine.memory) if engine else 0
        self._too_much.setVisible(limited and bool(others.tools and engine and together > engine.memory))
        self._unlimited.setVisible(engine is not None and not limited)

    def _offer(self, limits: Limits, engine: EngineInfo | None, least: int, bounds: Bounds) -> None:
        most, cores = (engine.memory, engine.cpus) if engine else (0, 0)
        usual, usual_cores = bounds.usual_memory(most), bounds.usual_cpus(cores)
        amounts = memory_choices(most, least, limits.memory) if engine and not bounds.held_memory else ()
        amounts = tuple(one for one in amounts if one != usual and bounds.allows_memory(one))
        counts = cpu_choices(cores, limits.cpus) if engine and not bounds.held_cpus else ()
        self._amounts = (None, *amounts)
        self._cores = (None, *(one for one in counts if bounds.allows_cpus(one)))
        wanted = min(limits.memory, most) if limits.memory else None
        # What IT has set is nobody's recommendation.
        set_memory, set_cpus = (
            usual if bounds.held_memory else None,
            usual_cores if bounds.held_cpus else None,
        )
        memory_texts = [words.memory_choice(set_memory or one, most, usual) for one in self._amounts]
        cpu_texts = [words.cpu_choice(set_cpus or one, cores, usual_cores) for one in self._cores]
        for choice, texts, offered, now in (
            (self._memory, memory_texts, self._amounts, wanted),
            (self._cpus, cpu_texts, self._cores, limits.cpus),
        ):
            choice.clear()
            choice.addItems(texts if engine else [])
            choice.setCurrentIndex(offered.index(now) if now in offered else 0)

    def _choose(self) -> None:
        self.chosen.emit(
            Limits(self._amounts[self._memory.currentIndex()], self._cores[self._cpus.currentIndex()])
        )


def _width(choice: Choice) -> int:
    """Of it or its label, whichever is wider."""
    return (choice.parentWidget() or choice).sizeHint().width()


def _labelled(choice: Choice) -> QWidget:
    whole, column = QWidget(), labelled(choice.accessibleName(), choice)
    column.setContentsMargins(0, 0, 0, 0)
    whole.setLayout(column)
    return whole
