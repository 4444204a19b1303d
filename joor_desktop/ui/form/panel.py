"""The form: one customer of the list, section by section, one record with the table beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from joor_desktop.errors import DeletedListError, JoorDesktopError
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.settings import FORM_SECTIONS, Settings
from joor_desktop.ui.form.copy_panel import CopyPanel
from joor_desktop.ui.form.customer_finder import CustomerFinder
from joor_desktop.ui.form.header import FormHeader
from joor_desktop.ui.form.open_record import OpenRecord
from joor_desktop.ui.form.pages import OPEN_AT_FIRST, FormPages
from joor_desktop.ui.form.patience import Patience
from joor_desktop.ui.form.sections import Section
from joor_desktop.ui.form.state_words import state_words
from joor_desktop.ui.form.unsaved_note import UnsavedNote
from joor_desktop.ui.form.words import copied_words, origin_words, same_words
from joor_desktop.ui.worker import Worker
from joor_desktop.work.copying import copying_address, copying_parts
from joor_desktop.work.customer_finding import FoundCustomer
from joor_desktop.work.editing import Edit, ListEditor

_SAVE_AFTER_MS = 400
_TRY_AGAIN_AFTER_MS = 2000
_NAME = Path(field="customer_name")


class FormPanel(QWidget):
    """Shows one customer and saves what is typed at most 0.4 s later.

    ``story_requested`` asks for the story of the customer of that code, ``failed`` tells a JoorDesktopError and what
    was typed into a list that is gone. Call :meth:`refresh` after edits from elsewhere, and :meth:`flush` before
    anything else changes or reads the list.
    """

    edited = Signal(Edit)
    failed = Signal(object, list)
    quick_add_requested = Signal()
    story_requested = Signal(str)

    def __init__(
        self, editor: ListEditor, drafts: Drafts, reading: Worker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._editor = editor
        self._open = OpenRecord(editor, drafts)
        self._patience = Patience()
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.timeout.connect(self.flush)
        self._unsaved = UnsavedNote(self)
        self._header = FormHeader(self)
        self._settings = Settings(drafts.database)
        kept = self._settings.value(FORM_SECTIONS)
        self._pages = FormPages(OPEN_AT_FIRST if kept is None else kept.split(","), self)
        self._copying = CopyPanel(drafts, CustomerFinder(drafts.database.path, reading, self), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._unsaved)
        column.addWidget(self._copying, 1)
        column.addWidget(self._pages, 1)
        self._connect_pages()
        self._connect_copying()
        self.setProperty("surface", "white")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.show_record(None)

    def _connect_pages(self) -> None:
        pages = self._pages
        pages.typed.connect(self._on_typed)
        pages.entered.connect(self._on_entered)
        pages.left.connect(self._on_left)
        pages.section_left.connect(self._on_section_left)
        pages.turned.connect(self._on_turned)
        pages.fix_requested.connect(self._on_fix_requested)
        pages.undo_requested.connect(self._on_undo_requested)
        pages.redo_requested.connect(self._on_redo_requested)
        pages.add_requested.connect(self._on_add_requested)
        pages.remove_requested.connect(self._on_remove_requested)

    def _connect_copying(self) -> None:
        self._pages.same_requested.connect(self._on_same_requested)
        self._header.copy_requested.connect(self._on_copy_requested)
        self._header.quick_add_requested.connect(self.quick_add_requested)
        self._header.story_requested.connect(self._on_story_requested)
        self._copying.chosen.connect(self._on_copy_chosen)
        self._copying.closed.connect(self._pages.show)

    @property
    def record_id(self) -> int | None:
        """The customer that is shown."""
        return self._open.stored.id if self._open.stored else None

    def set_editor(self, editor: ListEditor) -> None:
        """Work on another list from now on; no customer is shown until one is chosen."""
        self.show_record(None)
        self._editor = editor
        self._open = OpenRecord(editor, self._drafts)

    def propose(self, learned: dict[str, list[str]]) -> None:
        """Propose these texts while one types, by field name: what the account is known to accept."""
        self._pages.proposals.learn(learned)

    def show_record(self, record_id: int | None, path: Path | None = None, *, focus: bool = True) -> None:
        """Show a customer, None for none; with *path* its section is opened, and with *focus* the cursor put there."""
        if not self.flush():
            return
        if record_id is None or record_id != self.record_id:
            self._show_other(record_id)
        if path is not None and self.record_id is not None:
            self._pages.open_path(path)
            self._show_problems()
            if focus:
                self._pages.focus_path(path)

    def show_problem_of(self, path: Path) -> None:
        """Open the section of a value and scroll to it where it has a problem to be told."""
        if any(one.path == path and self._patience.tells(path) for one in self._open.problems()):
            self._pages.open_path(path)

    def show_new(self, record_id: int, given: str) -> None:
        """Show a customer that was added just now; *given* says what it has from its profile, "" where nothing."""
        if self.flush():
            self._show_other(record_id, new=True)
            self._header.show_origin(given or origin_words(None, ""), new=True)
            self._pages.open_path(_NAME)
            self._pages.focus_path(_NAME)

    def _show_other(self, record_id: int | None, *, new: bool = False) -> None:
        found = self._open.open(record_id)
        record = self._open.record
        self._patience.begin(self._open.problems(), new=new or not (record.values or record.entries))
        if self._copying.isVisibleTo(self):
            self._copying.close_panel()
        self._pages.begin(found)
        self._header.setVisible(found)
        if found and record_id is not None:
            place = self._drafts.place_of(record_id, Path(field="customer_code"))
            self._header.show_origin(origin_words(place, self._drafts.file_of(record_id) or ""))
            self._show_again()
        self.show_state()

    def show_state(self) -> None:
        """Show how the customer stands at JOOR, as the ledger has it now."""
        code = self._open.record.customer_code if self.record_id is not None else ""
        self._header.show_state(state_words(self._drafts, self._editor.list_id, code) if code else "")

    def _on_story_requested(self) -> None:
        self.story_requested.emit(self._open.record.customer_code)

    def refresh(self, record_ids: Collection[int]) -> None:
        """Read the customer again if it is among those that were changed from elsewhere."""
        shown = self.record_id
        if shown is None or shown not in record_ids:
            return
        if not self.flush():
            return
        if self._open.open(shown):
            self._show_again()
        else:
            self._show_other(None)

    def flush(self) -> bool:
        """Save what was typed and isn't saved yet; False where that failed, which the form tells and tries again."""
        self._saving.stop()
        typed = self._open.record
        try:
            edits = self._open.commit()
        except DeletedListError as error:
            self.failed.emit(error, self._open.give_up())
            return False
        except JoorDesktopError as error:
            self._unsaved.show_error(error)
            self._saving.start(_TRY_AGAIN_AFTER_MS)
            return False
        self._unsaved.hide()
        for edit in edits:
            self.edited.emit(edit)
        if self._open.record != typed:
            self._pages.show_record(self._open.record)  # an account list filled a field beside the one that was typed
        if edits:
            self._show_problems()
        return True

    def _show_again(self) -> None:
        self._pages.show_record(self._open.record)
        self._show_problems()

    def _show_problems(self) -> None:
        problems = self._open.problems()
        self._show_head()
        self._pages.show_problems(problems, [one for one in problems if self._patience.tells(one.path)])

    def _show_head(self) -> None:
        if self._open.stored is not None:
            record = self._open.record
            self._header.show_customer(record.customer_name, record.customer_code, self._open.stored.place)

    def _on_typed(self, path: Path, text: str) -> None:
        self._open.type(path, text)
        self._pages.value_typed(path, self._open.record)
        self._show_problems()
        if not self._saving.isActive():
            self._saving.start(_SAVE_AFTER_MS)

    def _on_entered(self) -> None:
        self._open.enter_field()

    def _on_left(self, path: Path) -> None:
        self._patience.leave(path)
        self.flush()
        self._show_problems()

    def _on_section_left(self, section: Section) -> None:
        self._patience.leave_all(one for one in self._open.problems() if section.holds(one.path))
        self.flush()
        self._show_problems()

    def _on_turned(self) -> None:
        with suppress(JoorDesktopError):  # a file that can't be written now is told where a customer is at stake
            self._settings.keep(FORM_SECTIONS, ",".join(self._pages.opened()))

    def _on_fix_requested(self, problem: Problem) -> None:
        self.flush()
        shown = self.record_id
        if shown is not None:
            self._take(lambda: self._editor.fix(shown, problem))

    def _on_undo_requested(self) -> None:
        self.flush()
        self._take(self._editor.undo)

    def _on_redo_requested(self) -> None:
        self.flush()
        self._take(self._editor.redo)

    def _on_add_requested(self, node_key: str) -> None:
        self.flush()
        shown = self.record_id
        if shown is not None:
            index = -1

            def add() -> Edit:
                nonlocal index
                index = self._editor.add_entry(shown, node_key)
                self._pages.open_entry(node_key, index)
                return Edit("", (shown,), structure=True)

            if self._take(add):
                self._pages.focus_path(Path(node_key, index))

    def _on_remove_requested(self, node_key: str, index: int) -> None:
        self.flush()
        shown = self.record_id
        if shown is not None:
            self._patience.forget_entry(node_key, index)
            self._take(lambda: self._editor.delete_entry(shown, node_key, index))

    def _on_same_requested(self, source_node: str, source_index: int, node: str, index: int) -> None:
        self.flush()
        shown = self.record_id
        if shown is not None:
            change = copying_address(source_node, source_index, node, index)
            words = same_words(source_node, node, self._open.record)
            self._take(lambda: self._editor.change_record(shown, change, words))

    def _on_copy_requested(self) -> None:
        if self.flush() and self.record_id is not None:
            self._pages.hide()
            self._copying.begin(self._editor.list_id, self.record_id, self._open.record)

    def _on_copy_chosen(self, source: FoundCustomer, parts: list[str]) -> None:
        stored, shown = self._drafts.record(source.id), self.record_id
        if stored is not None and shown is not None:
            label = copied_words(source.code or source.name, self._open.record)
            self._take(lambda: self._editor.change_record(shown, copying_parts(stored.record, parts), label))

    def _take(self, change: Callable[[], Edit | None]) -> bool:
        """Make an edit and tell of it; False where that failed, which is told too."""
        try:
            edit = change()
        except JoorDesktopError as error:
            self.failed.emit(error, [])
            return False
        if edit is not None:
            self.refresh(edit.record_ids)
            self.edited.emit(edit)
        return True
