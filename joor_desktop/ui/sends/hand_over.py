"""What has to be handed over to JOOR's Integration Manager: the mail is ready, and it is remembered until it went."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.problem import Severity
from joor_desktop.storage.hand_overs import HandOver, HandOvers, NewCustomer
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.profiles import Profiles
from joor_desktop.ui.form.link import LinkButton
from joor_desktop.ui.sends.clock import Clock, local_now
from joor_desktop.ui.sends.note import Note
from joor_desktop.ui.sends.review_words import customers_words
from joor_desktop.ui.sends.spoken_dates import spoken_time
from joor_desktop.ui.theme import Space
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext
from joor_desktop.work.hand_over import Mail, mail_of, write_customers

OpenLink = Callable[[QUrl], bool]
"""Opens a link in the program for it; False where there is none."""


class HandOverPanel(QWidget):
    """Shows the oldest hand-over that waits; nothing at all where none does. ``changed`` tells that one is done."""

    changed = Signal()

    def __init__(
        self,
        ledger: Ledger,
        hand_overs: HandOvers,
        profiles: Profiles,
        worker: Worker,
        open_link: OpenLink = QDesktopServices.openUrl,
        clock: Clock = local_now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._hand_overs = hand_overs
        self._profiles = profiles
        self._worker = worker
        self._open_link = open_link
        self._clock = clock
        self._shown: HandOver | None = None
        self._done = 0
        self._saving = 0
        self._note = Note(self)
        self._title = QLabel(self._note)
        self._words = QLabel(self._note)
        for label in (self._title, self._words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._open = LinkButton(self.tr("Open the mail"), self._note, strong=True)
        self._copy = LinkButton(self.tr("Copy the mail"), self._note)
        self._save = LinkButton(self.tr("Save the list…"), self._note)
        self._told = LinkButton(self.tr("Done: I told them"), self._note)
        self._undo = LinkButton(self.tr("Undo"), self._note)
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        links = QHBoxLayout()
        links.setSpacing(Space.PAGE)
        for link in (self._open, self._copy, self._save, self._told, self._undo):
            links.addWidget(link)
        links.addStretch(1)
        inside = QVBoxLayout(self._note)
        inside.setContentsMargins(Space.FIELDS, Space.UNIT, Space.FIELDS, Space.UNIT)
        inside.setSpacing(2)
        inside.addWidget(self._title)
        inside.addWidget(self._words)
        inside.addLayout(links)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._note)

    def _connect(self) -> None:
        self._open.clicked.connect(self._on_open)
        self._copy.clicked.connect(self._on_copy)
        self._save.clicked.connect(self._on_save)
        self._told.clicked.connect(self._on_told)
        self._undo.clicked.connect(self._on_undo)
        self._worker.succeeded.connect(self._on_saved)
        self._worker.failed.connect(self._on_not_saved)

    def refresh(self) -> None:
        """Read again what waits."""
        waiting = self._hand_overs.waiting()
        before = self._shown
        self._shown = waiting[0] if waiting else None
        if before is not None and self._shown is not None and before.send_id == self._shown.send_id:
            return
        self._show(len(waiting))

    def _show(self, number: int) -> None:
        shown = self._shown
        self._undo.setVisible(bool(self._done))
        for link in (self._open, self._copy, self._save, self._told):
            link.setVisible(shown is not None)
        self.setVisible(shown is not None or bool(self._done))
        if shown is None:
            self._title.setText(self.tr("The Integration Manager was told."))
            self._words.setText("")
            self._words.hide()
            return
        self._note.show_severity(Severity.WARNING, self._title)
        when = spoken_time(shown.sent, self._clock())
        title = self.tr("{when} · Sandbox hand-over not mailed: {customers} of “{profile}”")
        self._title.setText(
            title.format(customers=customers_words(shown.customers), profile=shown.profile, when=when)
            + (self.tr("  (and {n} more sends)").format(n=number - 1) if number > 1 else "")
        )
        self._say(self._advice(shown))

    def _advice(self, shown: HandOver) -> str:
        mail = self._mail(shown)
        if shown.opened is not None:
            when = spoken_time(shown.opened, self._clock())
            return self.tr("The mail was opened or copied {when}. Did it go?").format(when=when)
        words = self.tr("In the sandbox JOOR connects new customers only when its Integration Manager was told.")
        if not mail.to:
            words += " " + self.tr("Their address is missing in the profile; you can put it into the mail.")
        if mail.attach:
            words += " " + self.tr("There are many: save the list and attach it.")
        return words

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def _mail(self, shown: HandOver) -> Mail:
        profile = self._profiles.get(shown.profile)
        send = self._ledger.send(shown.send_id)
        jobs = [job.job_id for job in send.jobs if job.job_id is not None] if send else []
        customers = self._hand_overs.customers(shown.send_id)
        return mail_of(shown, customers, profile.manager_email if profile else "", jobs)

    def _on_open(self) -> None:
        if self._shown is None:
            return
        if self._open_link(QUrl(self._mail(self._shown).link, QUrl.ParsingMode.StrictMode)):
            self._opened(self.tr("The mail is in your mail program. Once it went, press Done."))
        else:
            self._say(self.tr("No mail program can be opened here. Copy the mail and paste it where you write mails."))

    def _on_copy(self) -> None:
        if self._shown is None:
            return
        mail = self._mail(self._shown)
        to = [self.tr("To: {address}").format(address=mail.to)] if mail.to else []
        subject = self.tr("Subject: {subject}").format(subject=mail.subject)
        QGuiApplication.clipboard().setText("\n".join([*to, subject, "", mail.text]))
        self._opened(self.tr("✓  Copied. Once the mail went, press Done."))

    def _opened(self, words: str) -> None:
        if self._shown is not None:
            self._hand_overs.note_opened(self._shown.send_id)
            self._say(words)

    def _on_save(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self, self.tr("Save the list for the mail"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.setNameFilters([self.tr("Excel workbook ({endings})").format(endings="*.xlsx")])
        dialog.selectFile(self.tr("New customers for JOOR") + ".xlsx")
        dialog.fileSelected.connect(self.save_list)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_list(self, out: str) -> None:
        """Save the customers as a workbook, in the worker."""
        if self._shown is not None:
            customers = self._hand_overs.customers(self._shown.send_id)
            self._saving = self._worker.run(partial(_save, Path(out), customers))

    def _on_saved(self, number: int, out: object) -> None:
        if number == self._saving and isinstance(out, Path):
            self._say(self.tr("✓  Saved as {file}. Attach it to the mail.").format(file=out.name))

    def _on_not_saved(self, number: int, error: JoorDesktopError) -> None:
        if number == self._saving:
            self._say(f"{error.title} {error.detail}")

    def _on_told(self) -> None:
        if self._shown is None:
            return
        self._done = self._shown.send_id
        self._hand_overs.note_done(self._done)
        self._shown = None
        self.refresh()
        if self._shown is None:
            self._show(0)
        self.changed.emit()

    def _on_undo(self) -> None:
        self._hand_overs.take_back(self._done)
        self._done = 0
        self._shown = None
        self.refresh()
        self.changed.emit()


def _save(out: Path, customers: list[NewCustomer], context: TaskContext) -> Path:
    context.check()
    write_customers(out, customers)
    return out
