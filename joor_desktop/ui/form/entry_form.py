"""The fields of one entry, or of the customer itself, laid out line by line; made once and used for every record."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from joor_desktop.model.countries import NEEDS_STATE, find_country
from joor_desktop.model.field import Field, Kind, Need, Node
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Entry
from joor_desktop.ui.form.field_view import FieldView
from joor_desktop.ui.form.inputs import TextInput
from joor_desktop.ui.form.proposals import Proposals
from joor_desktop.ui.form.sections import field_lines
from joor_desktop.ui.theme import Space


class EntryForm(QWidget):
    """Shows one entry of *node* at a time, with these *fields* or all; tells by path what is typed and left."""

    typed = Signal(Path, str)
    entered = Signal(Field)
    left = Signal(Path)
    fix_requested = Signal(object)
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(
        self, node: Node, proposals: Proposals, parent: QWidget | None = None, fields: tuple[Field, ...] = ()
    ) -> None:
        super().__init__(parent)
        self._node = node
        self._index = 0
        self._proposals = proposals
        self.views: dict[str, FieldView] = {}
        self._country_field = next((field.name for field in node.fields if field.kind is Kind.COUNTRY), "")
        self._country = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.FIELDS)
        for line in field_lines(node, fields):
            column.addWidget(self._line(line))

    def _line(self, fields: tuple[Field, ...]) -> QWidget:
        line = QWidget(self)
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(Space.FIELDS)
        column.addLayout(row)
        for field in fields:
            view = self._view(field, line)
            view.message.fix_requested.connect(self.fix_requested)
            row.addWidget(view, 1)
            column.addWidget(view.message)
        return line

    def _view(self, field: Field, line: QWidget) -> FieldView:
        view = FieldView(field, line)
        view.typed.connect(self._on_typed)
        view.entered.connect(self._on_entered)
        view.left.connect(self._on_left)
        view.confirmed.connect(self._on_confirmed)
        if isinstance(view.input, TextInput):
            view.input.undo_requested.connect(self.undo_requested)
            view.input.redo_requested.connect(self.redo_requested)
        self.views[field.name] = view
        return view

    def show_entry(self, index: int, entry: Entry) -> None:
        """Show the values of the entry at *index*."""
        self._index = index
        name = f"{self._node.title} {index + 1}" if self._node.key else ""
        self._country = entry.get(self._country_field, "")
        for field_name, view in self.views.items():
            view.name_for_reader(name)
            view.show_text(entry.get(field_name, ""))
            view.offer(self._proposals, self._country)
        self._mark_needed()

    def follow_country(self, entry: Entry) -> None:
        """Mark what the entry's country needs, and offer its states."""
        country = entry.get(self._country_field, "")
        if country == self._country:
            return
        self._country = country
        for view in self.views.values():
            if view.field.kind is Kind.STATE:
                view.offer(self._proposals, country)
        self._mark_needed()

    def _mark_needed(self) -> None:
        country = find_country(self._country)
        needed = country is not None and country.alpha_2 in NEEDS_STATE
        for view in self.views.values():
            if view.field.need is Need.IN_STATE_COUNTRIES:
                view.show_needed(needed)

    def show_problems(self, problems: dict[str, Problem]) -> None:
        """Show the worst problem of each field, by field name."""
        for field_name, view in self.views.items():
            view.show_problem(problems.get(field_name))

    def path(self, field_name: str) -> Path:
        """The path of a field of the entry that is shown."""
        return Path(self._node.key, self._index, field_name)

    def focus_field(self, field_name: str) -> FieldView:
        """Put the cursor into the field, the first one where the name is not known; return its view."""
        view = self.views.get(field_name) or next(iter(self.views.values()))
        view.input.setFocus()
        return view

    def _on_typed(self, field_name: str, text: str) -> None:
        self.typed.emit(self.path(field_name), text)

    def _on_entered(self, field_name: str) -> None:
        view = self.views[field_name]
        if isinstance(view.input, TextInput):
            view.input.propose(self._proposals.completer(view.field, self._country))
        self.entered.emit(view.field)

    def _on_confirmed(self, field_name: str) -> None:
        """Enter goes to the next field of the entry."""
        names = list(self.views)
        following = names.index(field_name) + 1
        if following < len(names):
            self.focus_field(names[following])

    def _on_left(self, field_name: str) -> None:
        self.left.emit(self.path(field_name))
