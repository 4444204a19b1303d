"""The page of account lists: for each profile what JOOR has set up, typed, pasted, imported or learned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelection, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.texts import QT_TRANSLATE_NOOP
from joor_desktop.storage.kept_lists import KeptLists, ListEntry, ListState, Texts
from joor_desktop.storage.lists import AccountList
from joor_desktop.storage.profiles import Profiles
from joor_desktop.ui.accounts.entries_model import EntriesModel
from joor_desktop.ui.accounts.entries_table import EntriesTable
from joor_desktop.ui.accounts.rep_words import clash_words
from joor_desktop.ui.sends.calm_table import CalmTable
from joor_desktop.ui.sends.listing import ListingColumn, ListingModel
from joor_desktop.ui.theme import Space, restyle
from joor_desktop.ui.words import counted
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext
from joor_desktop.work.list_titles import list_title

_LIST_WIDTH = 230
_COUNT_WIDTH = 72


@dataclass(frozen=True, slots=True)
class _Line:
    kind: AccountList
    number: int


_COLUMNS: tuple[ListingColumn[_Line], ...] = (
    ListingColumn(QT_TRANSLATE_NOOP("sends", "List"), lambda line: list_title(line.kind)),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Entries"), lambda line: str(line.number or "")),
)


class AccountListsPage(QWidget):
    """``lists_changed`` tells that a list is another one now, so that customers have to be checked again."""

    help_topic = "account-lists"

    lists_changed = Signal()

    def __init__(self, lists: KeptLists, profiles: Profiles, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lists = lists
        self._profiles = profiles
        self._worker = worker
        self._kind = AccountList.PRICE_LABELS
        self._undo_steps: list[tuple[str, AccountList, ListState]] = []
        self._reading: tuple[int, str, AccountList] = (0, "", self._kind)
        self._profile = QComboBox(self)
        self._profile.setAccessibleName(self.tr("Profile"))
        self._kinds = ListingModel(_COLUMNS, lambda line: line.kind, self)
        self._kinds_table = CalmTable(self.tr("Account lists"), (0, _COUNT_WIDTH), self)
        self._entries = EntriesModel(self._on_edited, self)
        self._table = EntriesTable(self._entries, self)
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self._complete = QCheckBox(self.tr("Complete: what isn't on this list is marked among the customers"), self)
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._said.hide()
        self._clash = QLabel(self)
        self._clash.setWordWrap(True)
        self._clash.setProperty("severity", "warning")
        self._make_buttons()
        self._lay_out()
        self._connect()

    def _make_buttons(self) -> None:
        self._keep = self._button(self.tr("Keep"), self._on_keep)
        self._keep.setToolTip(self.tr("Put what was learned on your list"))
        self._remove = self._button(self.tr("Remove"), self._on_remove)
        self._undo = self._button(self.tr("Undo"), self._on_undo)
        self._paste = self._button(self.tr("Paste rows"), self._on_paste)
        self._import = self._button(self.tr("Import a file…"), self._on_import)

    def _button(self, words: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        self._kinds_table.setModel(self._kinds)
        explanation = QLabel(
            self.tr("JOOR's people set these up in your account. JOOR can't be asked for them, so they are kept here."),
            self,
        )
        explanation.setProperty("role", "muted")
        explanation.setWordWrap(True)
        left = QVBoxLayout()
        left.setSpacing(Space.CONTROLS)
        left.addWidget(self._profile)
        left.addWidget(self._kinds_table, 1)
        self._kinds_table.setFixedWidth(_LIST_WIDTH)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.CONTROLS)
        for button in (self._keep, self._remove, self._undo):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self._paste, self._import):
            buttons.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(Space.CONTROLS)
        right.addWidget(self._title)
        right.addWidget(explanation)
        right.addWidget(self._table, 1)
        right.addWidget(self._clash)
        right.addWidget(self._said)
        right.addWidget(self._complete)
        right.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        row.setSpacing(Space.PAGE)
        row.addLayout(left)
        row.addLayout(right, 1)
        self.setFocusProxy(self._kinds_table)

    def _connect(self) -> None:
        self._profile.activated.connect(self._on_profile_chosen)
        self._kinds_table.selectionModel().selectionChanged.connect(self._on_kind_chosen)
        self._table.selectionModel().selectionChanged.connect(self._on_entries_chosen)
        self._table.removed.connect(self._on_remove)
        self._table.pasted.connect(self._on_paste)
        self._table.undone.connect(self._on_undo)
        self._complete.clicked.connect(self._on_complete)
        self._worker.succeeded.connect(self._on_read)
        self._worker.failed.connect(self._on_unreadable)

    def show_profile(self, name: str) -> None:
        """Show the lists of the profile of that name."""
        names = [profile.name for profile in self._profiles.all()]
        self._profile.clear()
        self._profile.addItems(names)
        self._profile.setCurrentText(name)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the lists when the page is looked at."""
        super().showEvent(event)
        self.refresh()

    @property
    def profile(self) -> str:
        """The name of the profile whose lists are shown."""
        return self._profile.currentText()

    def refresh(self) -> None:
        """Read the lists again."""
        lines = [_Line(kind, len(self._lists.entries(self.profile, kind))) for kind in AccountList]
        self._kinds.show_rows(lines)
        if self._kinds_table.chosen_row() < 0:
            self._kinds_table.choose_row(0)
        self._show_list()

    def _show_list(self) -> None:
        entries = self._lists.entries(self.profile, self._kind)
        place = self._table.currentIndex()
        row, column = place.row(), max(0, place.column())
        self._entries.show_list(self._kind, entries)
        if not self._table.currentIndex().isValid():
            self._table.setCurrentIndex(self._entries.index(max(0, min(row, self._entries.rowCount() - 1)), column))
        self._title.setText(list_title(self._kind))
        self._clash.setText(clash_words(self._kind, entries))
        self._clash.setVisible(bool(self._clash.text()))
        self._complete.setChecked(self._lists.is_complete(self.profile, self._kind))
        self._complete.setEnabled(bool(entries))
        self._undo.setEnabled(bool(self._undo_steps))
        self._show_buttons()

    def _show_buttons(self) -> None:
        chosen = self._chosen()
        self._keep.setEnabled(any(not entry.kept for entry in chosen))
        self._remove.setEnabled(bool(chosen))

    def _chosen(self) -> list[ListEntry]:
        rows = map(self._entries.entry_at, self._table.chosen_rows())
        return [entry for entry in rows if entry is not None]

    def _on_profile_chosen(self) -> None:
        self._say("")
        self.refresh()

    def _on_kind_chosen(self, now: QItemSelection, _before: QItemSelection) -> None:
        line = self._kinds.row_at(self._kinds_table.chosen_row())
        if line is not None and not now.isEmpty() and line.kind is not self._kind:
            self._kind = line.kind
            self._say("")
            self._show_list()

    def _on_entries_chosen(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._show_buttons()

    def _change(self, change: Callable[[], object], profile: str = "", kind: AccountList | None = None) -> None:
        """Do *change* with one list, so that it can be undone."""
        profile, kind = profile or self.profile, kind or self._kind
        before = self._lists.state(profile, kind)
        try:
            change()
        except JoorDesktopError as error:
            self._say(f"{error.title} {error.detail}", "error")
            return
        if self._lists.state(profile, kind) != before:
            self._undo_steps.append((profile, kind, before))
            self.lists_changed.emit()
        self.refresh()

    def _on_edited(self, old: Texts | None, new: Texts) -> None:
        self._say("")
        if old is None:
            self._change(partial(self._lists.keep, self.profile, self._kind, [new]))
        else:
            self._change(partial(self._lists.replace, self.profile, self._kind, old, new))

    def _on_keep(self) -> None:
        learned = [entry.texts for entry in self._chosen() if not entry.kept]
        self._change(partial(self._lists.keep, self.profile, self._kind, learned))

    def _on_remove(self) -> None:
        texts = [entry.texts for entry in self._chosen()]
        if texts:
            self._change(partial(self._lists.remove, self.profile, self._kind, texts))

    def _on_complete(self, complete: bool) -> None:
        self._change(partial(self._lists.set_complete, self.profile, self._kind, complete=complete))

    def _on_undo(self) -> None:
        if not self._undo_steps:
            return
        profile, kind, state = self._undo_steps.pop()
        self._lists.put_back(profile, kind, state)
        self._kind = kind
        self._profile.setCurrentText(profile)
        self._kinds_table.choose_row(self._kinds.row_of(kind))
        self.refresh()
        self._say(self.tr("Undone."))
        self.lists_changed.emit()

    def _on_paste(self) -> None:
        from joor_desktop.work.account_files import pasted_entries

        entries = pasted_entries(QGuiApplication.clipboard().text(), self._kind)
        self._add(entries, self.profile, self._kind)

    def _on_import(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self, self.tr("Import a list"))
        tables = self.tr("Tables ({endings})").format(endings="*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.txt")
        dialog.setNameFilters([tables, self.tr("All files (*)")])
        dialog.fileSelected.connect(self.import_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def import_file(self, path: str) -> None:
        """Read the entries of a file, in the worker, and put them on the list that is shown."""
        self._say(self.tr("Reading {file}…").format(file=Path(path).name))
        number = self._worker.run(partial(_read, Path(path), self._kind))
        self._reading = (number, self.profile, self._kind)

    def _on_read(self, number: int, entries: list[Texts]) -> None:
        if number == self._reading[0]:
            self._add(entries, *self._reading[1:])

    def _on_unreadable(self, number: int, error: JoorDesktopError) -> None:
        if number == self._reading[0]:
            self._say(f"{error.title} {error.detail}", "error")

    def _add(self, entries: list[Texts], profile: str, kind: AccountList) -> None:
        kept = {entry.texts for entry in self._lists.entries(profile, kind) if entry.kept}
        new = sum(entry not in kept for entry in entries)
        self._change(partial(self._lists.keep, profile, kind, entries), profile, kind)
        if new:
            self._say(counted(new, self.tr("✓  1 entry came."), self.tr("✓  {n} entries came.")), "right")
        else:
            self._say(self.tr("Nothing came: the list has all that is in there."))

    def _say(self, words: str, severity: str = "") -> None:
        self._said.setText(words)
        restyle(self._said, "severity", severity)
        self._said.setVisible(bool(words))


def _read(path: Path, kind: AccountList, context: TaskContext) -> list[Texts]:
    from joor_desktop.work.account_files import read_entries

    return read_entries(context, path, kind)
