"""Sends on to production what the sandbox has accepted: which account is meant is asked, then it is reviewed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from joor_desktop.model.job import Send
from joor_desktop.model.profile import Profile
from joor_desktop.ui.sends.review_words import customers_words
from joor_desktop.ui.strip import Strip


class Repeating(QObject):
    """``review_requested`` tells a send and the production profile to which its very bytes should go."""

    review_requested = Signal(object, object)

    def __init__(self, targets: Callable[[], list[Profile]], strip: Strip, window: QWidget) -> None:
        super().__init__(window)
        self._targets = targets
        self._strip = strip
        self._window = window
        self._send: Send | None = None
        self._choices: dict[QAbstractButton, Profile] = {}

    def ask(self, send: Send) -> None:
        """Let the person say to which production profile the bytes of *send* go, where there are several."""
        targets = self._targets()
        if not targets:
            words = self.tr("Add one on the page Profiles, with the token that JOOR gave you for production.")
            self._strip.show_outcome("warning", self.tr("There is no production profile yet."), words)
        elif len(targets) == 1:
            self.review_requested.emit(send, targets[0])
        else:
            self._ask_which(send, targets)

    def _ask_which(self, send: Send, targets: list[Profile]) -> None:
        self._send = send
        box = self._box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Send the same to production"))
        customers = customers_words(send.customers)
        box.setText(self.tr("To which account should the same {customers} go?").format(customers=customers))
        box.setInformativeText(self.tr("You see what it changes there before anything is sent."))
        role = QMessageBox.ButtonRole.AcceptRole
        self._choices = {box.addButton(each.name, role): each for each in targets}
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.finished.connect(self._on_decided)
        box.finished.connect(box.deleteLater)
        box.open()

    def _on_decided(self) -> None:
        profile = self._choices.get(self._box.clickedButton())
        self._choices = {}
        if profile is not None and self._send is not None:
            self.review_requested.emit(self._send, profile)
