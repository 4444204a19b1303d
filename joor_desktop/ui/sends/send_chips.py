"""The chips above the sends: all, those that JOOR is still working on, and those that a person should look at."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from joor_desktop.ui.customers.chips import Chip
from joor_desktop.ui.sends.course import State
from joor_desktop.ui.sends.lines import SendLine
from joor_desktop.ui.theme import Space


class Kind(Enum):
    """Which sends are shown."""

    ALL = "all"
    OPEN = "open"
    NEEDS_YOU = "needs you"


def of_kind(lines: Sequence[SendLine], kind: Kind) -> list[SendLine]:
    """Those of the sends that a chip shows."""
    if kind is Kind.OPEN:
        return [line for line in lines if line.course.state in (State.SENDING, State.FOLLOWED, State.LATE)]
    if kind is Kind.NEEDS_YOU:
        return [line for line in lines if line.course.needs_a_person]
    return list(lines)


class SendChips(QWidget):
    """One chip for each kind, with its count."""

    chosen = Signal(Kind)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = {
            Kind.ALL: Chip(self.tr("All"), None, marked=False, parent=self),
            Kind.OPEN: Chip(self.tr("Open"), None, marked=False, parent=self),
            Kind.NEEDS_YOU: Chip(self.tr("Needs a look"), None, marked=False, parent=self),
        }
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.CONTROLS)
        for number, chip in enumerate(self._chips.values()):
            self._group.addButton(chip, number)
            row.addWidget(chip)
        row.addStretch(1)
        self._chips[Kind.ALL].setChecked(True)
        self._group.idClicked.connect(self._on_clicked)

    @property
    def kind(self) -> Kind:
        """The kind whose chip is chosen."""
        return list(Kind)[self._group.checkedId()]

    def choose(self, kind: Kind) -> None:
        """Choose a chip, without telling so."""
        self._chips[kind].setChecked(True)

    def show_counts(self, all_sends: int, open_lines: Sequence[SendLine]) -> None:
        """Count the sends of each kind; *open_lines* are those that can be of another kind than all."""
        for kind, chip in self._chips.items():
            chip.show_count(all_sends if kind is Kind.ALL else len(of_kind(open_lines, kind)))

    def _on_clicked(self, _number: int) -> None:
        self.chosen.emit(self.kind)
