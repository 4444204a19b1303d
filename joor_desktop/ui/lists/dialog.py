"""All lists: which there are, and how they are opened, named, copied, put away and deleted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.storage.drafts import Draft
from joor_desktop.ui.choice import ChoicePushButton
from joor_desktop.ui.lists.list_tasks import ListTasks
from joor_desktop.ui.lists.lists_table import ListsModel, ListsTable
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.search_line import be_search
from joor_desktop.ui.strip import Strip
from joor_desktop.ui.theme import Space
from joor_desktop.ui.words import counted, grouped

_WIDEST, _HIGHEST = 900, 600
_MARGIN = 80


class ListsDialog(QDialog):
    """Gone when it is closed. What is deleted can be brought back until then.

    ``naming_requested`` asks for the name of the open list to be typed.
    """

    help_topic = "lists"

    naming_requested = Signal()

    def __init__(self, open_list: OpenList, tasks: ListTasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Lists"))
        self._open_list = open_list
        self._tasks = tasks
        self._again: Callable[[], object] | None = None
        self._archived = False
        self._deleted = False
        self._model = ListsModel(lambda list_id: list_id == open_list.list_id, self._rename, self)
        self._table = ListsTable(self._model, self)
        self._strip = Strip(self)
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Search"))
        self._search.setAccessibleName(self.tr("Search the lists"))
        be_search(self._search)
        self._nothing = QLabel(self)
        self._nothing.setProperty("role", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._make_shelves()
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._show(open_list.list_id)
        self._table.setFocus()

    def _make_shelves(self) -> None:
        self._desk = ChoicePushButton(self)
        self._archive = ChoicePushButton(self)
        self._desk.setProperty("segment", "first")
        self._archive.setProperty("segment", "last")
        group = QButtonGroup(self)
        for button in (self._desk, self._archive):
            button.be_choice()
            button.setAutoDefault(False)
            group.addButton(button)
        self._desk.setChecked(True)
        group.buttonClicked.connect(self._on_shelf)

    def _make_buttons(self) -> None:
        self._open = self._button(self.tr("Open"), self._on_open)
        self._rename_button = self._button(self.tr("Rename"), self._table.edit_name)
        self._copy = self._button(self.tr("Duplicate"), self._on_copy)
        self._put_away = self._button(self.tr("Archive"), self._on_put_away)
        self._take_out = self._button(self.tr("Take out again"), self._on_take_out)
        self._delete = self._button(self.tr("Delete for good"), self._on_delete)
        self._new = self._button(self.tr("New list"), self._on_new)
        self._close = self._button(self.tr("Close"), self.close)
        self._open.setProperty("kind", "offer")
        self._open.setToolTip(self.tr("Open this list (Enter)"))
        self._rename_button.setToolTip(self.tr("Call it otherwise (F2)"))
        self._copy.setToolTip(self.tr("Make another list with the same customers"))
        self._put_away.setToolTip(self.tr("Put it away (Del); nothing of it is lost"))
        self._delete.setToolTip(self.tr("Delete it with its history (Del)"))

    def _button(self, words: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)  # Enter belongs to the name that is being typed
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._desk)
        head.addWidget(self._archive)
        head.addSpacing(Space.PAGE)
        head.addStretch(1)
        head.addWidget(self._search, 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.CONTROLS)
        for button in (self._open, self._rename_button, self._copy, self._put_away, self._take_out, self._delete):
            buttons.addWidget(button)
        buttons.addSpacing(Space.PAGE)
        buttons.addWidget(self._new)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        column.setSpacing(Space.FIELDS)
        column.addWidget(self._strip)
        column.addLayout(head)
        column.addWidget(self._table, 1)
        column.addWidget(self._nothing, 1)
        column.addLayout(buttons)
        around = self.parentWidget()
        if around is not None:
            self.resize(min(_WIDEST, around.width() - _MARGIN), min(_HIGHEST, around.height() - _MARGIN))

    def _connect(self) -> None:
        self._table.open_requested.connect(self._on_open)
        self._table.delete_requested.connect(self._on_delete_key)
        self._table.selectionModel().selectionChanged.connect(self._show_buttons)
        self._search.textChanged.connect(self._on_search)
        self._strip.action_requested.connect(self._on_action)
        self._tasks.duplicated.connect(self._on_duplicated)
        self._tasks.failed.connect(self._show_error)
        self._tasks.cancelled.connect(self._strip.put_away)
        self.finished.connect(self._on_finished)

    def _show(self, chosen: int = 0, near: int = 0) -> None:
        """Read the lists again, and choose the one of that id, or else the row that is *near* now."""
        drafts = self._open_list.drafts
        desk, archive = drafts.all(), drafts.all(archived=True)
        self._desk.setText(self.tr("Lists {n}").format(n=grouped(len(desk))))
        self._archive.setText(self.tr("Archive {n}").format(n=grouped(len(archive))))
        sought = self._search.text().strip().casefold()
        kept = archive if self._archived else desk
        shown = [each for each in kept if sought in f"{each.name}\n{each.profile}".casefold()]
        self._model.show_rows(shown)
        row = self._model.row_of(chosen)
        self._table.choose_row(row if row >= 0 else min(near, len(shown) - 1))
        self._table.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        self._nothing.setText(self._nothing_words(sought))
        self._show_buttons()

    def _nothing_words(self, sought: str) -> str:
        if sought:
            return self.tr("No list here is called so.")
        return self.tr("Nothing is archived. A list that you don't need any more can be put here.")

    def _show_buttons(self) -> None:
        chosen = self._chosen()
        for button in (self._open, self._rename_button, self._copy, self._put_away, self._take_out, self._delete):
            button.setEnabled(chosen is not None)
        for button in (self._open, self._put_away, self._new):
            button.setVisible(not self._archived)
        for button in (self._take_out, self._delete):
            button.setVisible(self._archived)

    def _chosen(self) -> Draft | None:
        return self._model.row_at(self._table.chosen_row())

    def _on_shelf(self) -> None:
        self._archived = self._archive.isChecked()
        self._strip.put_away()
        self._show(self._open_list.list_id)

    def _on_search(self) -> None:
        self._show(self._open_list.list_id)

    def _on_open(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        if self._archived:
            self._open_list.archive(chosen.id, archived=False)
        self._open_list.open(chosen.id)
        self.close()

    def _on_new(self) -> None:
        self._open_list.create(self._open_list.drafts.free_name(self.tr("New list")))
        self.close()
        self.naming_requested.emit()

    def _rename(self, list_id: int, name: str) -> bool:
        try:
            self._open_list.rename(name, list_id)
        except JoorDesktopError as error:
            self._show_error(error)
            return False
        self._show(list_id)
        return True

    def _on_copy(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._strip.show_working(self.tr("Duplicating “{name}”").format(name=chosen.name), "")
            self._tasks.duplicate(chosen.id)

    def _on_duplicated(self, list_id: int) -> None:
        self._desk.setChecked(True)
        self._archived = False
        self._show(list_id)
        chosen = self._chosen()
        if chosen is not None:
            title = self.tr("“{name}” was made, with {customers}.")
            self._say("right", title.format(name=chosen.name, customers=self._customers(chosen)))

    def _customers(self, draft: Draft) -> str:
        return counted(draft.customers, self.tr("1 customer"), self.tr("{n} customers"))

    def _on_put_away(self) -> None:
        self._shelve(archived=True)

    def _on_take_out(self) -> None:
        self._shelve(archived=False)

    def _shelve(self, *, archived: bool) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        near = self._table.chosen_row()
        self._open_list.archive(chosen.id, archived=archived)
        self._show(near=near)
        words = self.tr("“{name}” is archived.") if archived else self.tr("“{name}” is among the lists again.")
        back = partial(self._put_back, chosen.id, archived=not archived)
        self._say("right", words.format(name=chosen.name), "", back)

    def _put_back(self, list_id: int, *, archived: bool) -> None:
        self._open_list.archive(list_id, archived=archived)
        self._show(list_id)

    def _on_delete_key(self) -> None:
        if self._archived:
            self._on_delete()
        else:
            self._on_put_away()

    def _on_delete(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        near = self._table.chosen_row()
        self._open_list.drafts.delete(chosen.id)
        self._deleted = True
        self._show(near=near)
        title = self.tr("“{name}” is deleted, with {customers} and its history.")
        title = title.format(name=chosen.name, customers=self._customers(chosen))
        detail = self.tr("It can be brought back until you close this window.")
        self._say("warning", title, detail, partial(self._put_back, chosen.id, archived=True))

    def _say(self, tone: str, title: str, detail: str = "", again: Callable[[], object] | None = None) -> None:
        self._again = again
        self._strip.show_outcome(tone, title, detail, self.tr("Undo") if again else "")

    def _show_error(self, error: JoorDesktopError) -> None:
        self._say("error", error.title, error.detail)

    def _on_action(self) -> None:
        again, self._again = self._again, None
        self._strip.put_away()
        if again is not None:
            again()

    def _on_finished(self) -> None:
        if self._deleted:
            self._tasks.clean_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search, the arrow down goes to the lists."""
        if event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._table.setFocus()
        else:
            super().keyPressEvent(event)
