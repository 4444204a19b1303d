"""The place of the form beside the table: it is made a moment after the window, and follows the table's cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from joor_desktop.model.path import Path
from joor_desktop.ui.customers.place import Learned, Place
from joor_desktop.ui.open_list import OpenList

if TYPE_CHECKING:
    from joor_desktop.ui.form.panel import FormPanel
    from joor_desktop.work.editing import Edit

_FOLLOW_AFTER_MS = 40
"""So that a held arrow key scrolls the table and not the form."""


class FormPlace(QWidget):
    """Shows the customer that the table's cursor is on."""

    def __init__(self, open_list: OpenList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_list = open_list
        self._form: FormPanel | None = None
        self._place: Place | None = None
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

            self._form = FormPanel(self._open_list.editor, self._open_list.drafts, self)
            self._form.edited.connect(self._on_form_edited)
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

    def follow(self, place: Place | None) -> None:
        """Show the customer of a cell soon."""
        self._place = place
        if self.begun:
            self._follow_later.start()

    def show_now(self, place: Place) -> None:
        """Show a customer at once, with the cursor in the field of the path."""
        self._follow_later.stop()
        self._place = place
        record_id, path = place
        self.form.show_record(record_id, path or Path(field="customer_code"))

    def propose(self, learned: Learned) -> None:
        """Propose these texts while one types, by field name."""
        self._learned = learned
        if self._form is not None:
            self._form.propose(learned)

    def stop(self) -> None:
        """Follow the table no more."""
        self.begun = False
        self._follow_later.stop()

    def flush(self) -> None:
        """Save what was typed into the form."""
        if self._form is not None:
            self._form.flush()

    def _on_follow(self) -> None:
        record_id, path = self._place or (None, None)
        # In the customer's own columns the form stays in the section that the person has chosen.
        self.form.show_record(record_id, path if path and path.node else None, focus=False)

    def _on_form_edited(self, edit: Edit) -> None:
        self._own_edit = True
        self._open_list.tell(edit)
        self._own_edit = False

    def _on_list_edited(self, edit: Edit) -> None:
        if self._form is not None and not self._own_edit:
            self._form.refresh(edit.record_ids)

    def _on_list_opened(self) -> None:
        if self._form is not None and self._list_id != self._open_list.list_id:
            self._list_id = self._open_list.list_id
            self._form.set_editor(self._open_list.editor)
