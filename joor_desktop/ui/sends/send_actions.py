"""What can be done with the chosen send: send it again or on to production, save results, hand it to the support."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from joor_desktop.model.job import Outcome, Send
from joor_desktop.model.profile import Environment
from joor_desktop.ui.theme import Space


class SendActions(QWidget):
    """``again_requested``, ``repeat_requested`` (to production), ``export_requested`` and ``support_requested``
    are wishes about the send that is shown."""

    again_requested = Signal(object)
    repeat_requested = Signal(object)
    export_requested = Signal(object)
    support_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._send: Send | None = None
        self._again = QPushButton(self.tr("Mend and send again…"), self)
        self._again.setToolTip(self.tr("Open the list of this send and review what goes once the faults are mended"))
        self._repeat = QPushButton(self.tr("The same to production…"), self)
        self._repeat.setToolTip(self.tr("Send the very bytes that the sandbox accepted to a production profile"))
        self._export = QPushButton(self.tr("Export…"), self)
        self._export.setAccessibleName(self.tr("Export this send"))
        self._export.setToolTip(self.tr("Save what became of each customer of this send as a workbook"))
        self._support = QPushButton(self.tr("For JOOR's support…"), self)
        self._support.setToolTip(self.tr("Save the calls, what was sent and JOOR's answers, with the token masked"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.CONTROLS)
        for button in (self._again, self._repeat, self._export, self._support):
            row.addWidget(button)
        for button in (self._again, self._repeat):
            button.hide()  # what is not offered must not make the page wide
        self._again.clicked.connect(self._on_again)
        self._repeat.clicked.connect(self._on_repeat)
        self._export.clicked.connect(self._on_export)
        self._support.clicked.connect(self._on_support)

    def show_send(self, send: Send) -> None:
        """Offer what there is to do with *send*."""
        self._send = send
        self._again.setVisible(send.list_id is not None and can_go_again(send))
        self._repeat.setVisible(is_rehearsed(send))

    def _on_repeat(self) -> None:
        self.repeat_requested.emit(self._send)

    def _on_again(self) -> None:
        self.again_requested.emit(self._send)

    def _on_export(self) -> None:
        self.export_requested.emit(self._send)

    def _on_support(self) -> None:
        self.support_requested.emit(self._send)


def can_go_again(send: Send) -> bool:
    """Whether some of its customers certainly did not arrive, so that they may go again."""
    return any(job.outcome in (Outcome.REFUSED, Outcome.NOT_SENT) for job in send.jobs)


def is_rehearsed(send: Send) -> bool:
    """Whether the sandbox accepted all of it, so that the same may go to production."""
    is_sandbox = send.environment == Environment.SANDBOX.value
    return is_sandbox and all(job.outcome is Outcome.ACCEPTED for job in send.jobs)
