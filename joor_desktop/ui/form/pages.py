"""The tabs, the pages of the sections below them, and the line of help; a page is filled when it is looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from joor_desktop.model.field import Field
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Record
from joor_desktop.ui.form.hairline import Hairline
from joor_desktop.ui.form.proposals import Proposals
from joor_desktop.ui.form.section_page import SectionPage
from joor_desktop.ui.form.section_tabs import SectionTabs
from joor_desktop.ui.form.sections import SECTIONS, section_of
from joor_desktop.ui.theme import Space

_HELP_LINES = 2


class FormPages(QWidget):
    """Shows one section of a customer at a time; makes a page when its section is first looked at, and keeps it."""

    typed = Signal(Path, str)
    entered = Signal()
    left = Signal(Path)
    section_left = Signal(list)
    fix_requested = Signal(object)
    undo_requested = Signal()
    redo_requested = Signal()
    add_requested = Signal(str)
    remove_requested = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.proposals = Proposals(self)
        self._made: dict[int, SectionPage] = {}
        self._current = 0
        self._record = Record()
        self._told: list[Problem] = []
        self._tabs = SectionTabs(self)
        self._tabs.chosen.connect(self.choose)
        self._stack = QWidget()
        self._column = QVBoxLayout(self._stack)
        self._help = QLabel(self)
        self._lay_out()
        self._add_shortcuts()

    def _lay_out(self) -> None:
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._stack)
        for part in (self._scroll.viewport(), self._stack):
            part.setAutoFillBackground(False)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._nothing = QLabel(self.tr("Choose a customer in the table to see all of it here, or add one."), self)
        self._nothing.setWordWrap(True)
        self._nothing.setMargin(Space.PAGE)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("role", "muted")
        self._help.setWordWrap(True)
        self._help.setProperty("role", "small")
        self._help.setContentsMargins(Space.PAGE, Space.CONTROLS, Space.PAGE, Space.CONTROLS)
        self._help.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._help.setMinimumHeight(_HELP_LINES * self._help.fontMetrics().height() + 2 * Space.CONTROLS)
        tabs = QVBoxLayout()
        tabs.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        tabs.addWidget(self._tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tabs)
        self._lines = [Hairline(self), Hairline(self)]
        column.addWidget(self._lines[0])
        column.addWidget(self._scroll, 1)
        column.addWidget(self._nothing, 1)
        column.addWidget(self._lines[1])
        column.addWidget(self._help)

    def _add_shortcuts(self) -> None:
        for keys, slot in (("Ctrl+PgDown", self._on_next), ("Ctrl+PgUp", self._on_previous)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def begin(self, found: bool) -> None:
        """Another customer comes, or none: first entries are open again, the section stays."""
        for part in (self._tabs, self._scroll, self._help, *self._lines):
            part.setVisible(found)
        self._nothing.setVisible(not found)
        self._help.setText("")
        for page in self._made.values():
            page.begin()
        self._scroll.verticalScrollBar().setValue(0)

    def show_record(self, record: Record) -> None:
        """Show a customer's values in the section that is looked at; the others are filled when they are chosen."""
        self._record = record
        self._page().show_record(record)

    def show_problems(self, all_of_them: list[Problem], told: list[Problem]) -> None:
        """Count all problems on the tabs, and show those that may be *told* at their fields."""
        self._told = told
        self._tabs.show_problems(all_of_them)
        self._page().show_problems(told)

    def value_typed(self, path: Path, record: Record) -> None:
        """Take in what the typing at *path* changes around the field."""
        self._record = record
        self._page().value_typed(path, record)

    def choose(self, index: int) -> None:
        """Show another section."""
        if index != self._current:
            left = [node.key for node in SECTIONS[self._current].nodes]
            self._current = index
            self._tabs.choose(index)
            self._fill()
            self.section_left.emit(left)
            self._scroll.verticalScrollBar().setValue(0)

    def _fill(self) -> None:
        page = self._page()
        page.show_record(self._record)
        page.show_problems(self._told)
        for each in self._made.values():
            each.setVisible(each is page)

    def _page(self) -> SectionPage:
        return self._made.get(self._current) or self._make()

    def _make(self) -> SectionPage:
        following = SECTIONS[self._current + 1] if self._current + 1 < len(SECTIONS) else None
        page = SectionPage(SECTIONS[self._current], following, self.proposals)
        page.typed.connect(self.typed)
        page.left.connect(self.left)
        page.entered.connect(self._on_entered)
        page.fix_requested.connect(self.fix_requested)
        page.undo_requested.connect(self.undo_requested)
        page.redo_requested.connect(self.redo_requested)
        page.add_requested.connect(self.add_requested)
        page.remove_requested.connect(self.remove_requested)
        page.opened.connect(self._fill)
        page.next_requested.connect(self._on_next)
        self._made[self._current] = page
        self._column.addWidget(page)
        return page

    def open_entry(self, node_key: str, index: int) -> None:
        """Open an entry when the customer is shown next."""
        self._page().begin(Path(node_key, index))

    def open_path(self, path: Path) -> None:
        """Open the section and the entry that *path* leads to."""
        self.choose(section_of(path.node))
        self._page().begin(path)
        self._fill()

    def focus_path(self, path: Path) -> None:
        """Put the cursor where *path* leads, and scroll there."""
        target = self._page().focus_path(path)
        self._scroll.ensureWidgetVisible(target, 0, Space.SECTIONS * 3)

    def _on_entered(self, field: Field) -> None:
        self._help.setText(field.explanation)
        self.entered.emit()

    def _on_next(self) -> None:
        self._step(1)

    def _on_previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        index = self._current + by
        if 0 <= index < len(SECTIONS):
            self.choose(index)
            self._page().focus_path(None)
