"""The few fields of the quick add: what a customer must have, and what JOOR recommends."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from joor_desktop.model.field import Field, Need, Node, Presence
from joor_desktop.model.field_table import CONNECTION, NODES
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Record
from joor_desktop.ui.form.field_view import FieldView
from joor_desktop.ui.form.inputs import TextInput
from joor_desktop.ui.form.proposals import Proposals
from joor_desktop.ui.theme import Space


def quick_fields() -> list[tuple[Node, tuple[Field, ...]]]:
    """The required and recommended fields of the customer itself, and of the lists that need an entry."""
    nodes = [node for node in NODES if node.presence is Presence.REQUIRED]
    return [(node, tuple(each for each in node.fields if _is_asked(each))) for node in nodes]


def _is_asked(field: Field) -> bool:
    return field.need in (Need.REQUIRED, Need.RECOMMENDED)


class QuickFields(QWidget):
    """Shows the fields one below the other; Enter goes from one to the next, and tells when it leaves the last."""

    typed = Signal(Path, str)
    entered = Signal(Path)
    left = Signal(Path)
    fix_requested = Signal(object)
    finished = Signal()

    def __init__(self, proposals: Proposals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposals = proposals
        self.views: dict[Path, FieldView] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.FIELDS, Space.PAGE, Space.FIELDS)
        column.setSpacing(Space.FIELDS)
        for node, fields in quick_fields():
            self._add_node(column, node, fields)
        column.addStretch(1)
        self._paths = {path.field: path for path in self.views}

    def _add_node(self, column: QVBoxLayout, node: Node, fields: tuple[Field, ...]) -> None:
        if node is not CONNECTION:
            heading = QLabel(node.title, self)
            heading.setProperty("role", "heading")
            column.addWidget(heading)
        for field in fields:
            view = FieldView(field, self)
            view.name_for_reader(node.title if node is not CONNECTION else "")
            view.typed.connect(self._on_typed)
            view.entered.connect(self._on_entered)
            view.left.connect(self._on_left)
            view.confirmed.connect(self._on_confirmed)
            view.message.fix_requested.connect(self.fix_requested)
            if isinstance(view.input, TextInput):  # nothing of it stands in the list's history yet
                view.input.undo_requested.connect(view.input.undo)
                view.input.redo_requested.connect(view.input.redo)
            self.views[Path(node.key, 0, field.name)] = view
            box = QVBoxLayout()
            box.setSpacing(Space.UNIT)
            box.addWidget(view)
            box.addWidget(view.message)
            column.addLayout(box)

    def show_record(self, record: Record) -> None:
        """Show the values of a customer."""
        for path, view in self.views.items():
            view.show_text(record.value(path))
            view.offer(self._proposals)

    def show_problems(self, problems: Mapping[Path, Problem]) -> None:
        """Show the worst problem of each field, by its path."""
        for path, view in self.views.items():
            view.show_problem(problems.get(path))

    def put(self, path: Path, text: str) -> None:
        """Put a text into a field, all of it chosen, so that the next key replaces it."""
        line = self.views[path].input
        if isinstance(line, TextInput):
            line.setText(text)
            line.selectAll()

    def focus_path(self, path: Path) -> FieldView:
        """Put the cursor into a field, with all of its text chosen; return the field's view."""
        view = self.views[path]
        view.input.setFocus()
        if isinstance(view.input, TextInput):
            view.input.selectAll()
        return view

    def focused(self) -> FieldView | None:
        """The field with the cursor; None where it is elsewhere."""
        return next((view for view in self.views.values() if view.input.hasFocus()), None)

    def first_empty(self, record: Record) -> Path:
        """The first field without a value, the first of all where each has one."""
        return next((path for path in self.views if not record.value(path)), next(iter(self.views)))

    def _on_typed(self, name: str, text: str) -> None:
        self.typed.emit(self._paths[name], text)

    def _on_entered(self, name: str) -> None:
        view = self.views[self._paths[name]]
        if isinstance(view.input, TextInput):
            view.input.propose(self._proposals.completer(view.field))
        self.entered.emit(self._paths[name])

    def _on_left(self, name: str) -> None:
        self.left.emit(self._paths[name])

    def _on_confirmed(self, name: str) -> None:
        paths = list(self.views)
        following = paths.index(self._paths[name]) + 1
        if following < len(paths):
            self.focus_path(paths[following])
        else:
            self.finished.emit()
