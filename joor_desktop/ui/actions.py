"""What can be done anywhere in the window: the actions behind its keys, its buttons and its menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from joor_desktop.ui.icons import icon
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.theme import colours

_Keys = QKeySequence.StandardKey


class WindowActions(QObject):
    """The actions; what they do is connected by the window, but undo and redo work by themselves."""

    def __init__(self, open_list: OpenList, window: QWidget) -> None:
        super().__init__(window)
        self._open_list = open_list
        self._window = window
        self.undo = self._make(self.tr("Undo"), "undo", QKeySequence.keyBindings(_Keys.Undo))
        redo_keys = [*QKeySequence.keyBindings(_Keys.Redo), QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")]
        self.redo = self._make(self.tr("Redo"), "redo", redo_keys)
        self.add = self._make(self.tr("Add customer"), "add", [QKeySequence("Ctrl+N")])
        self.quick_add = self._make(self.tr("Quick add, one after the other"), "add", [QKeySequence("Ctrl+Shift+N")])
        self.open_files = self._make(self.tr("Import…"), "import", QKeySequence.keyBindings(_Keys.Open))
        self.paste = self._make(self.tr("Import copied rows"), "import", [QKeySequence("Ctrl+Shift+V")])
        self.seek = self._make(self.tr("Search"), "search", QKeySequence.keyBindings(_Keys.Find))
        self.replace = self._make(self.tr("Find and replace…"), "replace", [QKeySequence("Ctrl+H")])
        self.find_next = self._make(self.tr("Next hit"), "", [QKeySequence("F3")])
        self.find_previous = self._make(self.tr("Previous hit"), "", [QKeySequence("Shift+F3")])
        self.history = self._make(self.tr("History…"), "history", [QKeySequence("Ctrl+Shift+H")])
        self.lists = self._make(self.tr("Lists…"), "lists", [QKeySequence("Ctrl+L")])
        self.send = self._make(self.tr("Check and send…"), "sends", [QKeySequence("Ctrl+Return")])
        self.next_pane = self._make(self.tr("Next part of the window"), "", [QKeySequence("F6")])
        self.previous_pane = self._make(self.tr("Part of the window before"), "", [QKeySequence("Shift+F6")])
        self.save_as = self._make(self.tr("Save as…"), "export", [QKeySequence("Ctrl+Shift+S")])
        self.template = self._make(self.tr("Save an empty template…"), "table", [])
        self.sample = self._make(self.tr("Import the sample customers"), "file", [])
        self.layouts = self._make(self.tr("Remembered layouts…"), "columns", [])
        self.welcome = self._make(self.tr("Welcome…"), "", [])
        self.tour = self._make(self.tr("Show me around"), "", [])
        self.updates = self._make(self.tr("Updates…"), "down", [])
        self.help = self._make(self.tr("Help"), "info", [QKeySequence("F1")])
        self.help.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # only told in the menu: the next one has it
        self.help_here = self._make(self.tr("Help"), "", [QKeySequence("F1")])
        self.help_here.setObjectName("help")
        self.about = self._make(self.tr("About and what is new"), "info", [])
        self.undo.triggered.connect(open_list.undo)
        self.redo.triggered.connect(open_list.redo)
        open_list.counted.connect(self.show_labels)
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)

    def _make(self, text: str, icon_name: str, keys: list[QKeySequence]) -> QAction:
        action = QAction(text, self)
        if icon_name:
            action.setIcon(icon(icon_name, colours().text))
        if keys:
            action.setShortcuts(_each_once(keys))
            action.setToolTip(f"{text} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        self._window.addAction(action)
        return action

    def show_labels(self) -> None:
        """Say what would be undone and done again, and offer what there is something for."""
        undo, redo = self._open_list.undo_label, self._open_list.redo_label
        self._label(self.undo, undo, self.tr("Undo"), self.tr("Undo: {what}"))
        self._label(self.redo, redo, self.tr("Redo"), self.tr("Redo: {what}"))
        self.save_as.setEnabled(self._open_list.counts.customers > 0)

    @staticmethod
    def _label(action: QAction, what: str | None, alone: str, with_label: str) -> None:
        text = with_label.format(what=what) if what else alone
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setText(text)
        action.setToolTip(f"{text} ({keys})")
        action.setEnabled(what is not None)

    def menu(self, parent: QWidget) -> QMenu:
        """What is not seen elsewhere on the window."""
        menu = QMenu(parent)
        files = (self.quick_add, self.paste, self.save_as, self.template, self.layouts)
        program = (self.help, self.updates, self.about)
        shown = (self.undo, self.redo, self.history, None, self.replace, self.lists, None, *files, None, *program)
        for action in shown:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        start = QMenu(self.tr("Getting started"), menu)
        start.addActions([self.welcome, self.tour, self.sample])
        menu.insertMenu(self.updates, start)
        return menu


def _each_once(keys: list[QKeySequence]) -> list[QKeySequence]:
    return list({key.toString(): key for key in keys}.values())
