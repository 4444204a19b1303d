"""Sends on to production what the sandbox has accepted, once the person has said to which account."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.job import Send
from joor_desktop.model.profile import Profile
from joor_desktop.ui.sends.review_words import customers_words
from joor_desktop.ui.strip import Strip
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext
from joor_desktop.work.rehearsing import ChangedSinceError

Repeat = Callable[[TaskContext, int, Profile], Send | None]
"""Sends the bytes of the send of that number to the account of another profile."""


class Repeating(QObject):
    """``repeated`` tells the number of the new send; ``review_requested`` that the list of a send has to be looked at
    anew before it goes to a profile, since customers were changed, with the words for it."""

    repeated = Signal(int)
    review_requested = Signal(object, object, object)

    def __init__(
        self, repeat: Repeat, targets: Callable[[], list[Profile]], worker: Worker, strip: Strip, window: QWidget
    ) -> None:
        super().__init__(window)
        self._repeat = repeat
        self._targets = targets
        self._worker = worker
        self._strip = strip
        self._window = window
        self._send: Send | None = None
        self._choices: dict[QAbstractButton, Profile] = {}
        self._target: Profile | None = None
        self._number = 0
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)

    def ask(self, send: Send) -> None:
        """Let the person say to which production profile the bytes of *send* go, if to any."""
        targets = self._targets()
        if not targets:
            words = self.tr("Add one on the page Profiles, with the token that JOOR gave you for production.")
            self._strip.show_outcome("warning", self.tr("There is no production profile yet."), words)
            return
        self._send = send
        box = self._box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Send the same to production"))
        customers = customers_words(send.customers)
        box.setText(self.tr("Send the same {customers} to PRODUCTION?").format(customers=customers))
        box.setInformativeText(
            self.tr("The very bytes that “{profile}” accepted go there. Shops see what they change.").format(
                profile=send.profile
            )
        )
        words, role = self.tr("Send to {profile}"), QMessageBox.ButtonRole.AcceptRole
        self._choices = {box.addButton(words.format(profile=each.name), role): each for each in targets}
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.finished.connect(self._on_decided)
        box.finished.connect(box.deleteLater)
        box.open()

    def _on_decided(self) -> None:
        profile, send, repeat = self._choices.get(self._box.clickedButton()), self._send, self._repeat
        self._choices = {}
        if profile is None or send is None:
            return
        number, target = send.id, profile
        self._target = profile

        def run(context: TaskContext) -> Send | None:
            return repeat(context, number, target)

        self._number = self._worker.run(run)

    def _on_succeeded(self, number: int, send: object) -> None:
        if number == self._number and isinstance(send, Send):
            self.repeated.emit(send.id)

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number != self._number:
            return
        if isinstance(error, ChangedSinceError):
            self.review_requested.emit(self._send, self._target, error)
        else:
            self._strip.show_outcome("error", error.title, error.detail)
