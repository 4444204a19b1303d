"""What new customers of a profile start with: its sales rep, its price types and its warehouses."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLabel, QWidget

from joor_desktop.checks import check_record
from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.field_table import CONNECTION, PRICE_TYPES, WAREHOUSES
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Record
from joor_desktop.storage.new_customers import NewCustomers
from joor_desktop.ui.form.inputs import TextInput
from joor_desktop.ui.form.node_panel import NodePanel
from joor_desktop.ui.form.proposals import Proposals
from joor_desktop.ui.sends.card import Card

_SAVE_AFTER_MS = 400
_SALES_REP = CONNECTION.field("sales_rep_code")


class StartCard(Card):
    """Shows and keeps what the chosen profile gives.

    ``refused`` tells a JoorDesktopError where that failed, ``opened`` what is to be scrolled to.
    """

    refused = Signal(object)
    opened = Signal(QWidget)

    def __init__(
        self,
        new_customers: NewCustomers,
        suggestions: Callable[[str], dict[str, list[str]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._new_customers = new_customers
        self._suggestions = suggestions
        self._profile = ""
        self._record = Record()
        self._unsaved = False
        self._save_later = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._save_later.timeout.connect(self.save)
        self._proposals = Proposals(self)
        self._panels = {
            "": NodePanel(CONNECTION, self._proposals, self, (_SALES_REP,)),
            PRICE_TYPES.key: NodePanel(PRICE_TYPES, self._proposals, self),
            WAREHOUSES.key: NodePanel(WAREHOUSES, self._proposals, self),
        }
        heading = QLabel(self.tr("New customers start with"), self)
        heading.setProperty("role", "heading")
        note = QLabel(self.tr("Filled in for customers that are added by hand. Imports are left as they are."), self)
        note.setProperty("role", "small")
        note.setWordWrap(True)
        for part in (heading, note, *self._panels.values()):
            self.column.addWidget(part)
        for panel in self._panels.values():
            self._connect(panel)

    def _connect(self, panel: NodePanel) -> None:
        panel.typed.connect(self._on_typed)
        panel.left.connect(self._on_left)
        panel.fix_requested.connect(self._on_fix_requested)
        panel.add_requested.connect(self._on_add_requested)
        panel.remove_requested.connect(self._on_remove_requested)
        panel.opened.connect(self._show)
        for view in panel.form.views.values():
            if isinstance(view.input, TextInput):
                view.input.undo_requested.connect(view.input.undo)
                view.input.redo_requested.connect(view.input.redo)

    def show_profile(self, name: str) -> None:
        """Show what new customers of a profile start with."""
        self.save()
        self._profile = name
        self._record = self._new_customers.start_values(name)
        self._proposals.learn(self._suggestions(name))
        for panel in self._panels.values():
            panel.begin()
        self._show()

    def save(self) -> None:
        """Keep what was typed and isn't kept yet."""
        if not self._unsaved:
            return
        self._unsaved = False
        self._save_later.stop()
        entries = {key: [entry for entry in listed if entry] for key, listed in self._record.entries.items()}
        filled = Record(self._record.values, {key: listed for key, listed in entries.items() if listed})
        try:
            self._new_customers.keep_start_values(self._profile, filled)
        except JoorDesktopError as error:
            self.refused.emit(error)

    def _save_soon(self) -> None:
        self._unsaved = True
        if not self._save_later.isActive():
            self._save_later.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep everything before another page is shown."""
        self.save()
        super().hideEvent(event)

    def _show(self) -> None:
        for panel in self._panels.values():
            panel.show_record(self._record)
        self._show_problems()

    def _show_problems(self) -> None:
        """Show what is wrong with what is filled in; what is empty is each customer's own."""
        filled = [one for one in check_record(self._record) if self._record.value(one.path)]
        for key, panel in self._panels.items():
            panel.show_problems([one for one in filled if one.path.node == key])

    def _on_typed(self, path: Path, text: str) -> None:
        self._record.set_value(path, text)
        self._panels[path.node].value_typed(self._record)
        self._save_soon()

    def _on_left(self) -> None:
        self.save()
        self._show_problems()

    def _on_fix_requested(self, problem: Problem) -> None:
        self._on_typed(problem.path, problem.fix or "")
        self._show()

    def _on_add_requested(self, node_key: str) -> None:
        entries = self._record.entries.setdefault(node_key, [])
        entries.append({})
        self._panels[node_key].begin(len(entries) - 1)
        self._show()
        self.opened.emit(self._panels[node_key].focus_path(Path(node_key)))

    def _on_remove_requested(self, node_key: str, index: int) -> None:
        del self._record.entries[node_key][index]
        self._save_soon()
        self._show()
