"""Closing the window in the middle of a send: asked first, and what is on its way is waited for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton

from joor_desktop.ui.frame import WindowFrame
from joor_desktop.ui.sends.review_words import customers_words
from joor_desktop.ui.worker import Worker

_LOOK_EVERY_MS = 200
_PATIENCE_LOOKS = 3
"""After so many looks it is told that JOOR's answer is waited for."""


class Closing(QObject):
    """Lets *frame* close at once where nothing is being sent.

    :param being_sent: how many customers are being sent now, as the ledger has it.
    :param under_way: how many customers the send has that was pressed and has not ended; before it is in the ledger
        it can't be paused.
    :param worker: sends them; its tasks are cancelled between two jobs, which pauses a send.
    """

    def __init__(
        self, frame: WindowFrame, being_sent: Callable[[], int], under_way: Callable[[], int], worker: Worker
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._being_sent = being_sent
        self._under_way = under_way
        self._worker = worker
        self._box: QMessageBox | None = None
        self._yes: QPushButton | None = None
        self._waits = self._goes = False
        self._looks = 0
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._on_timeout)
        frame.guard_closing(self.may_close)

    def may_close(self) -> bool:
        """Whether the window may close now; else the person is asked."""
        application = QGuiApplication.instance()
        is_ending = isinstance(application, QGuiApplication) and application.isSavingSession()
        if self._goes or is_ending or not self._customers():
            return True
        if self._box is None and not self._waits:
            self._ask_to_pause()
        return False

    def _customers(self) -> int:
        return max(self._being_sent(), self._under_way())

    def _ask_to_pause(self) -> None:
        customers = customers_words(self._customers())
        text = self.tr("{customers} are still being sent. Pause the send, and close?").format(customers=customers)
        words = self.tr(
            "What is on its way is waited for. The rest is kept: it waits on the page Sends and jobs until you let it "
            "go on. Nothing is sent twice."
        )
        self._ask(text, words, self.tr("Pause and close"))

    def _ask_to_wait(self) -> None:
        text = self.tr("Waiting for JOOR's answer. The window closes by itself then.")
        words = self.tr("If you don't wait, nobody knows whether JOOR has taken the customers that are on their way.")
        self._ask(text, words, self.tr("Close without the answer"))

    def _ask(self, text: str, words: str, yes: str) -> None:
        box = self._box = QMessageBox(QMessageBox.Icon.Warning, self.tr("Sending"), text, parent=self._frame)
        box.setInformativeText(words)
        self._yes = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(self.tr("Keep the window open"), QMessageBox.ButtonRole.RejectRole))
        box.finished.connect(self._on_answered)
        box.finished.connect(box.deleteLater)
        box.open()

    def _on_answered(self) -> None:
        is_sure = self._box is not None and self._box.clickedButton() is self._yes
        self._box = None
        if not is_sure:
            self._stop_waiting()
        elif self._waits:
            self._close()
        else:
            self._waits, self._looks = True, 0
            self._pause()
            self._timer.start()

    def _pause(self) -> None:
        """Cancel what goes on, but not a send that is only about to be recorded: that would be lost."""
        if self._being_sent() or not self._under_way():
            self._worker.cancel_all()

    def _stop_waiting(self) -> None:
        self._waits = False
        self._timer.stop()

    def _on_timeout(self) -> None:
        self._looks += 1
        self._pause()
        if not self._customers():
            self._close()
        elif self._looks == _PATIENCE_LOOKS:
            self._ask_to_wait()

    def _close(self) -> None:
        self._stop_waiting()
        self._goes = True
        if self._box is not None:
            box, self._box = self._box, None
            box.finished.disconnect(self._on_answered)
            box.close()
        self._frame.close()
