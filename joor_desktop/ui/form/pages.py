"""All sections of the form in one scroll, and the tabs above that lead to them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from joor_desktop.model.field import Field
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Record
from joor_desktop.ui.form.field_view import FieldView
from joor_desktop.ui.form.hairline import Hairline
from joor_desktop.ui.form.proposals import Proposals
from joor_desktop.ui.form.section_box import SectionBox
from joor_desktop.ui.form.section_page import SectionPage
from joor_desktop.ui.form.section_tabs import SectionTabs
from joor_desktop.ui.form.sections import SECTIONS, Section, section_of
from joor_desktop.ui.scrolled import Scrolled
from joor_desktop.ui.theme import Space

OPEN_AT_FIRST = (SECTIONS[0].label, SECTIONS[1].label)


class FormPages(QWidget):
    """Shows the sections of a customer; which of them are open stays from one customer to the next.

    ``turned`` tells that the person opened or closed one.
    """

    turned = Signal()
    typed = Signal(Path, str)
    entered = Signal()
    left = Signal(Path)
    section_left = Signal(Section)
    fix_requested = Signal(object)
    undo_requested = Signal()
    redo_requested = Signal()
    add_requested = Signal(str)
    remove_requested = Signal(str, int)
    same_requested = Signal(str, int, str, int)

    def __init__(self, opened: Sequence[str] = OPEN_AT_FIRST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.proposals = Proposals(self)
        self._focused = 0
        self._target: QWidget | None = None
        self._reveal_later = QTimer(self, singleShot=True, interval=0)
        self._reveal_later.timeout.connect(self._reveal)
        self._tabs = SectionTabs(self)
        self._tabs.chosen.connect(self._on_tab_chosen)
        self._stack = QWidget()
        self.boxes = [SectionBox(section, self.proposals, self._stack) for section in SECTIONS]
        self._lay_out()
        self._add_shortcuts()
        for box in self.boxes:
            box.made.connect(self._on_made)
            box.turned.connect(self._on_turned)
            if box.section.label in opened:
                box.open()

    def _lay_out(self) -> None:
        self._scroll = Scrolled(self._stack, self)
        self._scroll.verticalScrollBar().actionTriggered.connect(self._on_scrolled)
        sections = QVBoxLayout(self._stack)
        sections.setContentsMargins(0, 0, 0, Space.SECTIONS)
        sections.setSpacing(0)
        for box in self.boxes:
            sections.addWidget(box)
        sections.addStretch(1)
        self._nothing = QLabel(self.tr("Choose a customer in the table to see all of it here, or add one."), self)
        self._nothing.setWordWrap(True)
        self._nothing.setMargin(Space.PAGE)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("role", "muted")
        tabs = QVBoxLayout()
        tabs.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        tabs.addWidget(self._tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tabs)
        self._line = Hairline(self)
        column.addWidget(self._line)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._nothing, 1)

    def _add_shortcuts(self) -> None:
        for keys, slot in (("Ctrl+PgDown", self._on_next), ("Ctrl+PgUp", self._on_previous)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _on_made(self, page: SectionPage) -> None:
        page.typed.connect(self.typed)
        page.left.connect(self.left)
        page.entered.connect(self._on_entered)
        page.fix_requested.connect(self.fix_requested)
        page.undo_requested.connect(self.undo_requested)
        page.redo_requested.connect(self.redo_requested)
        page.add_requested.connect(self.add_requested)
        page.remove_requested.connect(self.remove_requested)
        page.same_requested.connect(self.same_requested)
        page.opened.connect(self._on_entry_opened)

    def begin(self, found: bool) -> None:
        """Another customer comes, or none: first entries are open again, the sections stay as they are."""
        for part in (self._tabs, self._scroll, self._line):
            part.setVisible(found)
        self._nothing.setVisible(not found)
        for box in self.boxes:
            box.begin()

    def opened(self) -> list[str]:
        """The labels of the sections that are open."""
        return [box.section.label for box in self.boxes if box.is_open]

    def show_record(self, record: Record) -> None:
        """Show a customer's values."""
        for box in self.boxes:
            box.show_record(record)

    def show_problems(self, all_of_them: list[Problem], told: list[Problem]) -> None:
        """Count all problems on the tabs and headings, and show those that may be *told* at their fields."""
        self._tabs.show_problems(all_of_them)
        for box in self.boxes:
            box.show_problems(all_of_them, told)

    def value_typed(self, path: Path, record: Record) -> None:
        """Take in what the typing at *path* changes around the field."""
        self.boxes[section_of(path)].value_typed(path, record)

    def open_entry(self, node_key: str, index: int) -> None:
        """Open an entry when the customer is shown next."""
        self.boxes[section_of(Path(node_key))].begin(Path(node_key, index))

    def open_path(self, path: Path) -> None:
        """Open the section and the entry that *path* leads to, and show them."""
        index = section_of(path)
        box = self.boxes[index]
        box.open()
        box.begin(path)
        box.fill()
        self._tabs.choose(index)
        self._show_soon(box.page.panels[path.node].place_of(path))

    def focus_path(self, path: Path) -> None:
        """Put the cursor where *path* leads, and scroll there."""
        self._show_soon(self.boxes[section_of(path)].page.focus_path(path))

    def _show_soon(self, target: QWidget) -> None:
        """Scroll to *target* once the layout has taken in what was opened."""
        self._target = target
        self._reveal_later.start()

    def _reveal(self) -> None:
        if self._target is None:
            return
        if self._target in self.boxes:
            self._scroll.verticalScrollBar().setValue(self._target.y())
        else:
            if isinstance(self._target, FieldView) and self._target.message.isVisibleTo(self):
                self._scroll.ensureWidgetVisible(self._target.message, 0, Space.CONTROLS)
            self._scroll.ensureWidgetVisible(self._target, 0, Space.SECTIONS * 3)
        self._target = None

    def _go_to(self, index: int, *, focus: bool) -> None:
        box = self.boxes[index]
        box.open()
        self._tabs.choose(index)
        if focus:
            box.page.focus_path(None)
        self._show_soon(box)

    def _on_tab_chosen(self, index: int) -> None:
        self._go_to(index, focus=False)

    def _on_turned(self) -> None:
        box = self.sender()
        assert isinstance(box, SectionBox)
        self._tabs.choose(self.boxes.index(box))
        if not box.is_open:
            self.section_left.emit(box.section)
        self.turned.emit()

    def _on_scrolled(self) -> None:
        top = self._scroll.verticalScrollBar().sliderPosition()
        above = [index for index, box in enumerate(self.boxes) if box.y() <= top + Space.SECTIONS]
        self._tabs.choose(above[-1] if above else 0)

    def _on_entry_opened(self) -> None:
        page = self.sender()
        for box in self.boxes:
            if box.is_open and box.page is page:
                box.fill()

    def _on_entered(self, _field: Field) -> None:
        page = self.sender()
        index = next(number for number, box in enumerate(self.boxes) if box.is_open and box.page is page)
        before, self._focused = self._focused, index
        self._tabs.choose(index)
        focused = QApplication.focusWidget()
        if focused is not None and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._show_soon(focused)  # what was clicked is seen already, and is not to move under the mouse
        if before != index:
            self.section_left.emit(SECTIONS[before])
        self.entered.emit()

    def _on_next(self) -> None:
        self._step(1)

    def _on_previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        index = self._focused + by
        if 0 <= index < len(SECTIONS):
            self._go_to(index, focus=True)
