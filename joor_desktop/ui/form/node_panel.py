"""All entries of one list of a customer: one open with its fields, the others as a line each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from joor_desktop.model.field import Field, Node, Presence
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Entry, Record
from joor_desktop.model.texts import within_sentence
from joor_desktop.ui.form.entry_form import EntryForm
from joor_desktop.ui.form.entry_lines import EntryLines
from joor_desktop.ui.form.field_message import FieldMessage
from joor_desktop.ui.form.link import LinkButton
from joor_desktop.ui.form.proposals import Proposals
from joor_desktop.ui.form.same_address import SameAddress
from joor_desktop.ui.form.words import entry_heading
from joor_desktop.ui.theme import Space
from joor_desktop.work.copying import ADDRESS_SOURCES


class NodePanel(QWidget):
    """Shows the entries of *node*; a list that needs an entry and has none shows the fields of its first one."""

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

    def __init__(
        self, node: Node, proposals: Proposals, parent: QWidget | None = None, fields: tuple[Field, ...] = ()
    ) -> None:
        super().__init__(parent)
        self.node = node
        self._open = 0
        self._count = 0
        self._before = EntryLines(node, self)
        self._same: SameAddress | None = None
        self.form = EntryForm(node, proposals, self, fields)
        self._connect_form()
        self._lay_out()

    def _connect_form(self) -> None:
        self.form.typed.connect(self.typed)
        self.form.entered.connect(self.entered)
        self.form.left.connect(self.left)
        self.form.fix_requested.connect(self.fix_requested)
        self.form.undo_requested.connect(self.undo_requested)
        self.form.redo_requested.connect(self.redo_requested)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.FIELDS)
        if not self.node.key:
            column.addWidget(self.form)
            return
        head = self._head()
        self._after = EntryLines(self.node, self)
        self._message = FieldMessage(self)
        for lines in (self._before, self._after):
            lines.chosen.connect(self.open_entry)
        column.addWidget(self._message)
        column.addWidget(self._before)
        column.addLayout(head)
        if self.node.key in ADDRESS_SOURCES:
            self._same = SameAddress(self.node.key, self)
            self._same.chosen.connect(self._on_same)
            column.addWidget(self._same)
        column.addWidget(self.form)
        column.addWidget(self._after)
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        self._heading = QLabel(self)
        self._heading.setProperty("role", "heading")
        self._remove = LinkButton(self.tr("Remove"), self)
        self._remove.clicked.connect(self._on_remove)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._remove)
        return head

    def _foot(self) -> QHBoxLayout:
        none = self.tr("No {entries} yet.").format(entries=within_sentence(self.node.plural_title))
        self._none = QLabel(none[:1].upper() + none[1:], self)
        self._none.setProperty("role", "muted")
        self._add = LinkButton(self.tr("+ Add {entry}").format(entry=within_sentence(self.node.title)), self)
        self._add.clicked.connect(self._on_add)
        foot = QHBoxLayout()
        foot.addWidget(self._none)
        foot.addWidget(self._add)
        foot.addStretch(1)
        return foot

    @property
    def open_index(self) -> int:
        """The index of the entry whose fields are shown."""
        return self._open

    def begin(self, index: int = 0) -> None:
        """The entry to open when the next customer is shown."""
        self._open = index

    def show_record(self, record: Record) -> None:
        """Show the entries of *record*; problems are shown apart, by :meth:`show_problems`."""
        if not self.node.key:
            self.form.show_entry(0, record.values)
            return
        entries = record.entries.get(self.node.key, [])
        self._count = len(entries)
        self._open = max(0, min(self._open, self._count - 1))
        has_form = bool(entries) or self.node.presence is Presence.REQUIRED
        self._heading.setText(entry_heading(self.node, self._open, self._count))
        self._heading.setVisible(has_form)
        self._remove.setVisible(bool(entries))
        self._remove.setAccessibleName(f"{self._remove.text()}: {self._heading.text()}")
        self._none.setVisible(not has_form)
        self.form.setVisible(has_form)
        self.form.show_entry(self._open, entries[self._open] if entries else {})
        self._show_lines(entries)
        if self._same is not None:
            self._same.show_record(record)

    def _show_lines(self, entries: list[Entry]) -> None:
        self._before.show_entries(entries, range(self._open - 1, -1, -1))
        self._after.show_entries(entries, range(self._open + 1, len(entries)))

    def value_typed(self, record: Record) -> None:
        """Take in what the typing changed besides the field itself: the marks of need, and the first entry's count."""
        if not self.node.key:
            return
        entries = record.entries.get(self.node.key, [])
        if len(entries) != self._count:
            self.show_record(record)
        elif entries:
            self.form.follow_country(entries[self._open])

    def show_problems(self, problems: list[Problem]) -> None:
        """Show the worst problem of each place in this list."""
        own: dict[str, Problem] = {}
        whole: Problem | None = None
        severities: dict[int, Severity] = {}
        for problem in sorted(problems, key=lambda one: one.severity):
            path = problem.path
            if not path.field:
                whole = problem
            elif path.index == self._open:
                own[path.field] = problem
            else:
                severities[path.index] = problem.severity
        self.form.show_problems(own)
        if self.node.key:
            self._message.tell(whole)
            self._before.show_severities(severities)
            self._after.show_severities(severities)

    def open_entry(self, index: int) -> None:
        """Open another entry and tell so; whoever owns the record then shows it again."""
        self._open = index
        self.opened.emit()
        self.form.focus_field("")

    def place_of(self, path: Path) -> QWidget:
        """What is to be seen for *path*: its field, or the list where it leads to none."""
        return self.form.views.get(path.field, self)

    def focus_path(self, path: Path) -> QWidget:
        """Put the cursor where *path* leads, and return what has it."""
        if not self.form.isVisibleTo(self):
            self._add.setFocus()
            return self._add
        return self.form.focus_field(path.field)

    def _on_same(self, source_node: str, source_index: int) -> None:
        self.same_requested.emit(source_node, source_index, self.node.key, self._open)

    def _on_add(self) -> None:
        self.add_requested.emit(self.node.key)

    def _on_remove(self) -> None:
        self.remove_requested.emit(self.node.key, self._open)
