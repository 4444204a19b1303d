"""What a person can decide of a send between its jobs: pause, go on, cancel the rest, and settle an unknown job."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMessageBox, QPushButton, QVBoxLayout, QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.job import Hold, Job, Outcome, Send
from joor_desktop.model.read_back import Answer
from joor_desktop.model.texts import QT_TRANSLATE_NOOP, translate
from joor_desktop.ui.sends.course import answer_words
from joor_desktop.ui.sends.note import plain_label
from joor_desktop.ui.sends.review_words import customers_words
from joor_desktop.ui.theme import Space, restyle
from joor_desktop.work.settling import Findings

_AT_IT = (Hold.NONE, Hold.PAUSING, Hold.CANCELLING)

class HeldControls(QWidget):
    """Buttons for the send and the job that are shown; it changes nothing itself.

    The four signals have the ledger's number of the send or, for ``accepted`` and ``again``, of the job.
    """

    paused = Signal(int)
    resumed = Signal(int)
    cancelled = Signal(int)
    accepted = Signal(int)
    again = Signal(int)

    def __init__(self, findings: Callable[[int], Findings], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings = findings
        self._send: Send | None = None
        self._job: Job | None = None
        self._answer: Answer | None = None
        self._read_of: Job | None = None
        self._found = plain_label(self)
        self._pause = self._button(self.tr("Pause after this job"), self._on_pause)
        self._resume = self._button(self.tr("Go on"), self._on_resume)
        self._cancel = self._button(self.tr("Cancel the rest…"), self._on_cancel)
        self._accepted = self._button(self.tr("JOOR has them: count as accepted…"), self._on_accepted)
        self._again = self._button(self.tr("JOOR doesn't have them: send again…"), self._on_again)
        self._error = QLabel(self)
        self._error.setWordWrap(True)
        self._error.setProperty("role", "error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.UNIT)
        for label in (self._found, self._error):
            column.addWidget(label)
        for buttons in ((self._accepted, self._again), (self._resume, self._pause, self._cancel)):
            row = QHBoxLayout()
            row.setSpacing(Space.CONTROLS)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        self._error.hide()
        self.hide()  # what is not offered must not make the page wide

    def _button(self, words: str, pressed: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(True)
        button.clicked.connect(pressed)
        return button

    def show_send(self, send: Send, job: Job | None) -> None:
        """Offer what can be done with *send*, and with *job* of it."""
        other = self._send is None or self._send.id != send.id
        self._send, self._job = send, job
        if other:
            self._error.hide()
        stuck = any(each.outcome in (Outcome.UNKNOWN, Outcome.SENDING) for each in send.jobs)
        waits, at_it = bool(send.waiting), send.hold in _AT_IT
        unknown = job is not None and job.outcome is Outcome.UNKNOWN
        self._pause.setVisible(waits and send.hold in (Hold.NONE, Hold.RETRY, Hold.LIMITED))
        self._resume.setVisible(waits and not at_it and not stuck)
        self._resume.setText(self.tr("Try now") if send.hold in (Hold.RETRY, Hold.LIMITED) else self.tr("Go on"))
        self._cancel.setVisible(waits and send.hold is not Hold.CANCELLING)
        self._accepted.setVisible(unknown)
        self._again.setVisible(unknown)
        self._found.setVisible(unknown)
        if not unknown:
            self._answer = self._read_of = None
        elif job is not None and job != self._read_of:
            self._show_found(self._findings(job.id))
            self._read_of = job
        self.setVisible(waits or unknown)

    def read_again(self) -> None:
        """Ask anew what was found when a job is shown next."""
        self._read_of = None

    @property
    def has_arrived(self) -> bool:
        """Whether JOOR has the customers of the job that is shown, though its answer never came."""
        return self._answer is Answer.ARRIVED

    def _show_found(self, found: Findings) -> None:
        """Tell what was found, and make the button strong that it speaks for."""
        self._answer = found.answer
        self._found.setText(found_words(found))
        self._accepted.setText(
            self.tr("Count as accepted") if self.has_arrived else self.tr("JOOR has them: count as accepted…")
        )
        restyle(self._accepted, "kind", "strong" if self.has_arrived else "")
        restyle(self._again, "kind", "strong" if found.answer is Answer.LOST else "")

    def show_error(self, error: JoorDesktopError) -> None:
        """Say why what was wanted could not be done."""
        self._error.setText(f"{error.title} {error.detail}".strip())
        self._error.show()

    def _on_pause(self) -> None:
        if self._send is not None:
            self.paused.emit(self._send.id)

    def _on_resume(self) -> None:
        if self._send is not None:
            self.resumed.emit(self._send.id)

    def _on_cancel(self) -> None:
        if self._send is None:
            return
        words = self.tr("{customers} that wait will not be sent. You can send them later from their list.")
        text = words.format(customers=customers_words(self._send.waiting))
        self._ask(self.tr("Cancel the rest of this send?"), text, self.tr("Cancel the rest"), self._cancel_surely)

    def _cancel_surely(self) -> None:
        if self._send is not None:
            self.cancelled.emit(self._send.id)

    def _on_accepted(self) -> None:
        if self.has_arrived:  # JOOR itself has answered what would be asked
            self._accept_surely()
            return
        self._ask(
            self.tr("Count these customers as accepted?"),
            self.tr("They are not sent again, unless they change. Do this when you have seen them on JOOR."),
            self.tr("Count as accepted"),
            self._accept_surely,
        )

    def _accept_surely(self) -> None:
        if self._job is not None:
            self.accepted.emit(self._job.id)

    def _on_again(self) -> None:
        words = self.tr(
            "If JOOR has them after all, new customers may be there twice then. Do this only when you are sure that "
            "they did not arrive: JOOR shows new customers only once its people have matched them."
        )
        self._ask(self.tr("Send these customers again?"), words, self.tr("Send again"), self._again_surely)

    def _again_surely(self) -> None:
        if self._job is not None:
            self.again.emit(self._job.id)

    def _ask(self, title: str, words: str, yes: str, then: Callable[[], None]) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, title, title, parent=self)
        box.setInformativeText(words)
        sure = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(self.tr("Leave it"), QMessageBox.ButtonRole.RejectRole))
        sure.clicked.connect(then)
        box.finished.connect(box.deleteLater)
        box.open()


def found_words(found: Findings) -> str:
    """What reading back found of a job's customers, and what that is worth."""
    if found.unread == found.customers:
        return translate(
            "settling",
            "These customers were not looked for on JOOR yet. It is done by itself, or at once by “Read from JOOR "
            "now”.",
        )
    parts = [
        translate("settling", words).format(n=number)
        for number, words in (
            (found.equal, QT_TRANSLATE_NOOP("settling", "{n} there as sent")),
            (found.different, QT_TRANSLATE_NOOP("settling", "{n} there and different")),
            (found.missing, QT_TRANSLATE_NOOP("settling", "{n} not there")),
            (found.unread, QT_TRANSLATE_NOOP("settling", "{n} not looked for yet")),
        )
        if number
    ]
    said = translate("settling", "On JOOR: {found}.").format(found=", ".join(parts))
    if found.answer is not None:
        return f"{said} {answer_words(found.answer, found.customers)}"
    hints = []
    if found.different_known:
        hints.append(translate("settling", "Differences may only mean that an update was not taken."))
    if found.missing_new:
        hints.append(translate("settling", "New customers show there only once JOOR's people have matched them."))
    return " ".join((said, *hints))
