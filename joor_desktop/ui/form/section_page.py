"""The body of one section of the form: the panels of its lists one below the other."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from joor_desktop.model.field import Field
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Record
from joor_desktop.ui.form.node_panel import NodePanel
from joor_desktop.ui.form.proposals import Proposals
from joor_desktop.ui.form.sections import Section
from joor_desktop.ui.theme import Space


class SectionPage(QWidget):
    """Shows the part of a customer that belongs to *section*."""

    typed = Signal(Path, str)
    entered = Signal(Field)
    left = Signal(Path)
    fix_requested = Signal(object)
    undo_requested = Signal()
    redo_requested = Signal()
    add_requested = Signal(str)
    remove_requested = Signal(str, int)
    opened = Signal()
    same_requested = Signal(str, int, str, int)

    def __init__(self, section: Section, proposals: Proposals, parent: QWidget) -> None:
        super().__init__(parent)
        self.panels = {node.key: NodePanel(node, proposals, self, section.fields_of(node)) for node in section.nodes}
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.CONTROLS, Space.PAGE, Space.PAGE)
        column.setSpacing(Space.SECTIONS)
        for panel in self.panels.values():
            column.addWidget(panel)
            self._connect(panel)

    def _connect(self, panel: NodePanel) -> None:
        panel.typed.connect(self.typed)
        panel.entered.connect(self.entered)
        panel.left.connect(self.left)
        panel.fix_requested.connect(self.fix_requested)
        panel.undo_requested.connect(self.undo_requested)
        panel.redo_requested.connect(self.redo_requested)
        panel.add_requested.connect(self.add_requested)
        panel.remove_requested.connect(self.remove_requested)
        panel.opened.connect(self.opened)
        panel.same_requested.connect(self.same_requested)

    def begin(self, path: Path | None = None) -> None:
        """Open the first entry of each list, or the one that *path* leads to."""
        for panel in self.panels.values():
            panel.begin(path.index if path is not None and path.node == panel.node.key else 0)

    def show_record(self, record: Record) -> None:
        """Show the customer's values."""
        for panel in self.panels.values():
            panel.show_record(record)

    def show_problems(self, problems: list[Problem]) -> None:
        """Show what is wrong with the values of this section."""
        for key, panel in self.panels.items():
            panel.show_problems([problem for problem in problems if problem.path.node == key])

    def value_typed(self, path: Path, record: Record) -> None:
        """Take in what the typing at *path* changes around the field."""
        self.panels[path.node].value_typed(record)

    def focus_path(self, path: Path | None) -> QWidget:
        """Put the cursor where *path* leads, into the first field without one; return what has it."""
        if path is None:
            return next(iter(self.panels.values())).focus_path(Path())
        return self.panels[path.node].focus_path(path)
