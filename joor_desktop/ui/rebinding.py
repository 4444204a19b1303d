"""Binds the open list to another profile, and asks first where it was sent with one already."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from joor_desktop.model.profile import Environment
from joor_desktop.storage.renaming import sent_with_others
from joor_desktop.ui.open_list import OpenList


class Rebinding(QObject):
    """Asks in a box over *window*; nothing is changed before the answer."""

    def __init__(self, open_list: OpenList, window: QWidget) -> None:
        super().__init__(window)
        self._open_list = open_list
        self._window = window
        self._name = ""

    def choose(self, name: str) -> None:
        """Mean the open list for the profile of that name from now on, if the person still wants it."""
        listed, profile = self._open_list, self._open_list.profiles.get(name)
        others = sent_with_others(listed.drafts.database, listed.list_id, name)
        if not others or profile is None or profile.environment is Environment.PRACTICE:
            listed.choose_profile(name)
        elif name != listed.draft.profile:
            self._ask(name, others)

    def _ask(self, name: str, others: list[str]) -> None:
        self._name = name
        box = self._box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Another account"))
        names = ", ".join(f"“{other}”" for other in others)
        text = self.tr("This list was sent with {others}. Is it meant for “{name}” from now on?")
        box.setText(text.format(others=names, name=name))
        box.setInformativeText(
            self.tr(
                "It is another account: there all its customers count as new, and are checked against its own "
                "account lists."
            )
        )
        self._yes: QPushButton = box.addButton(
            self.tr("Yes, for {name}").format(name=name), QMessageBox.ButtonRole.AcceptRole
        )
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.finished.connect(self._on_decided)
        box.finished.connect(box.deleteLater)
        box.open()

    def _on_decided(self) -> None:
        if self._box.clickedButton() is self._yes:
            self._open_list.choose_profile(self._name)
