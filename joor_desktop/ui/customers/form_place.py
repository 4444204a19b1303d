"""The place beside the table: the form, which is made a moment after the window and follows the table's cursor, or
the quick add instead of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage.new_customers import NewCustomers
from joor_desktop.ui.customers.place import Learned, Place
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.worker import Worker

if TYPE_CHECKING:
    from joor_desktop.ui.form.panel import FormPanel
    from joor_desktop.ui.form.quick_add import QuickAdd
    from joor_desktop.work.editing import Edit

_FOLLOW_AFTER_MS = 40
"""So that a held arrow key scrolls the table and not the form."""


class FormPlace(QWidget):
    """Shows the customer that the table's cursor is on.

    ``added`` tells the id of a customer that came by the quick add, ``quick_add_turned`` that this was opened or put
    away, ``story_requested`` is what the form tells.
    """

    help_topic = "form"

    added = Signal(int)
    quick_add_turned = Signal()
    story_requested = Signal(str)

    def __init__(self, open_list: OpenList, reading: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_list = open_list
        self._reading = reading
        self._form: FormPanel | None = None
        self._quick: QuickAdd | None = None
        self._place: Place | None = None
        self._new: tuple[int, Record] = (0, Record())
        self._own_edit = False
        self._learned: Learned = {}
        self.begun = False
        self.setProperty("surface", "white")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        QVBoxLayout(self).setContentsMargins(0, 0, 0, 0)
        self._follow_later = QTimer(self, singleShot=True, interval=_FOLLOW_AFTER_MS)
        self._follow_later.timeout.connect(self._on_follow)
        open_list.edited.connect(self._on_list_edited)
        open_list.opened.connect(self._on_list_opened)

    @property
    def form(self) -> FormPanel:
        """The form, made when it is first needed."""
        if self._form is None:
            from joor_desktop.ui.form.panel import FormPanel

            self._form = FormPanel(self._open_list.editor, self._open_list.drafts, self._reading, self)
            self._form.quick_add_requested.connect(self._on_quick_add_requested)
            self._form.edited.connect(self._on_form_edited)
            self._form.failed.connect(self._open_list.fail)
            self._form.story_requested.connect(self.story_requested)
            self._form.propose(self._learned)
            self._list_id = self._open_list.list_id
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self._form)
        return self._form

    def begin(self) -> None:
        """Make the form from now on; before, only the place for it is shown."""
        self.begun = True
        self._follow_later.start()
        self._quick_add_again()

    @property
    def is_quick_adding(self) -> bool:
        """Whether the quick add stands in place of the form."""
        return self._quick is not None and self._quick.isVisibleTo(self)

    def quick_add(self) -> None:
        """Show the quick add in place of the form, with the cursor in it."""
        if self.is_quick_adding:
            self._quick_panel.take_cursor()
            return
        self.form.hide()
        self._quick_panel.show()
        self.quick_add_turned.emit()
        self._begin_quick_panel()

    def _begin_quick_panel(self) -> None:
        profile = self._open_list.profile.name
        self._quick_panel.begin(self._open_list.editor, self._open_list.drafts, profile)

    @property
    def _quick_panel(self) -> QuickAdd:
        if self._quick is None:
            from joor_desktop.ui.form.quick_add import QuickAdd

            self._quick = QuickAdd(self)
            self._quick.proposals.learn(self._learned)
            self._quick.added.connect(self._on_quick_added)
            self._quick.list_lost.connect(self._open_list.fail)
            self._quick.wanted_whole.connect(self._on_wanted_whole)
            self._quick.ended.connect(self._on_quick_ended)
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self._quick)
        return self._quick

    def _quick_add_again(self) -> None:
        """Show the quick add where the program ended in the middle of it."""
        half = NewCustomers(self._open_list.drafts.database).half_typed(self._open_list.list_id)
        if half is not None and half.shown:
            self.quick_add()

    def _on_quick_added(self, record_id: int) -> None:
        from joor_desktop.work.editing import Edit

        self._open_list.tell(Edit("", (record_id,), structure=True, came=(record_id,)))
        self.added.emit(record_id)

    def _on_wanted_whole(self, record_id: int) -> None:
        self._show_form()
        self.show_now((record_id, Path(field="customer_phone")))

    def _on_quick_ended(self) -> None:
        self._show_form()
        self._on_follow()

    def _show_form(self) -> None:
        self._quick_panel.hide()
        self.form.show()
        self.quick_add_turned.emit()

    def follow(self, place: Place | None) -> None:
        """Show the customer of a cell soon."""
        self._place = place
        if self.begun:
            self._follow_later.start()

    def show_now(self, place: Place) -> None:
        """Show a customer at once, with the cursor in the field of the path."""
        self._follow_later.stop()
        self._place = place
        if self.is_quick_adding:
            self._quick_panel.end()
        record_id, path = place
        self.form.show_record(record_id, path or Path(field="customer_code"))

    def show_new(self, record_id: int, start: Record) -> None:
        """Show a customer that was added just now, with the cursor in its first field; it has *start* already."""
        from joor_desktop.ui.form.words import start_words

        self._follow_later.stop()
        self._place = (record_id, None)
        if self.is_quick_adding:
            self._quick_panel.end()
        self.form.show_new(record_id, start_words(start, self._open_list.profile.name))
        self._new = (record_id, start)

    def _on_quick_add_requested(self) -> None:
        """Begin the quick add in place of the customer that was added just now, which goes where nothing was typed."""
        self.flush()
        record_id, start = self._new
        stored = self._open_list.drafts.record(record_id)
        if stored is not None and stored.record == start:
            self._open_list.delete([record_id])
        self.quick_add()

    def propose(self, learned: Learned) -> None:
        """Propose these texts while one types, by field name."""
        self._learned = learned
        if self._form is not None:
            self._form.propose(learned)
        if self._quick is not None:
            self._quick.proposals.learn(learned)

    def show_state(self) -> None:
        """Show in the form how its customer stands at JOOR now."""
        if self._form is not None:
            self._form.show_state()

    def stop(self) -> None:
        """Follow the table no more."""
        self.begun = False
        self._follow_later.stop()

    def flush(self) -> None:
        """Save what was typed into the form, and keep what was typed into the quick add."""
        if self._form is not None:
            self._form.flush()
        if self._quick is not None:
            self._quick.flush()

    def _on_follow(self) -> None:
        record_id, path = self._place or (None, None)
        # In the customer's own columns the form stays in the section that was chosen, unless the cell has a problem.
        self.form.show_record(record_id, path if path and path.node else None, focus=False)
        if path is not None and not path.node:
            self.form.show_problem_of(path)

    def _on_form_edited(self, edit: Edit) -> None:
        self._own_edit = True
        self._open_list.tell(edit)
        self._own_edit = False

    def _on_list_edited(self, edit: Edit) -> None:
        if self._form is not None and not self._own_edit:
            self._form.refresh(edit.record_ids)

    def _on_list_opened(self) -> None:
        if self._form is not None and self._list_id != self._open_list.list_id:
            before, self._list_id = self._list_id, self._open_list.list_id
            adding = self.is_quick_adding
            if adding:
                self._quick_panel.end()
            if self._open_list.drafts.is_deleted(before):
                NewCustomers(self._open_list.drafts.database).move_half_typed(before, self._list_id, shown=adding)
            self._form.set_editor(self._open_list.editor)
            self._quick_add_again()
        elif self.is_quick_adding and self._quick_panel.profile != self._open_list.profile.name:
            self._quick_panel.flush()
            self._begin_quick_panel()
