"""One send in full: its timeline, its jobs, and the customers of the chosen job."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QItemSelection, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from joor_desktop.model.job import Job, Outcome, Send
from joor_desktop.model.texts import translate
from joor_desktop.storage.customer_rows import rows_of_job
from joor_desktop.storage.database import Database
from joor_desktop.storage.ledger import Ledger
from joor_desktop.ui.form.link import LinkButton
from joor_desktop.ui.sends.calm_table import CalmTable
from joor_desktop.ui.sends.delegates import StateDelegate
from joor_desktop.ui.sends.held_controls import HeldControls
from joor_desktop.ui.sends.lines import CUSTOMER_COLUMNS, JOB_COLUMNS, JobLine, SendLine, customer_line, what_words
from joor_desktop.ui.sends.listing import ListingModel
from joor_desktop.ui.sends.send_actions import SendActions
from joor_desktop.ui.sends.spoken_dates import spoken_moment
from joor_desktop.ui.sends.timeline import steps_of
from joor_desktop.ui.sends.timeline_view import TimelineView
from joor_desktop.ui.sends.trouble import TroubleNote, has_trouble
from joor_desktop.ui.theme import Space
from joor_desktop.work.settling import Settling

_MOST_JOBS_SHOWN = 5
_FEWEST_CUSTOMERS_SHOWN = 3


class SendDetail(QWidget):
    """Shows a send; the customers are read from the ledger job by job.

    ``forget_requested`` asks to take the customer of a code out of the history,
    ``story_requested`` asks for the story of a customer, with the name of the profile and its code,
    ``reading_requested`` that the customers of a job (its ledger number) be read from JOOR.
    """

    forget_requested = Signal(str)
    story_requested = Signal(str, str)
    reading_requested = Signal(int)

    def __init__(self, database: Database, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._database = database
        self._send: Send | None = None
        self._shown: Job | None = None
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self.wishes = SendActions(self)
        self._timeline = TimelineView(self)
        self._note = TroubleNote(self)
        self.controls = HeldControls(Settling(database, Ledger(database)).findings, self)
        self._jobs = ListingModel(JOB_COLUMNS, lambda line: line.job.id, self)
        self._customers = ListingModel(
            CUSTOMER_COLUMNS, lambda line: (line.customer.record_id, line.customer.code), self
        )
        self._jobs_table = CalmTable(self.tr("Jobs of the send"), (124, 0, 110, 120, 120, 92), self)
        self._customers_table = CalmTable(self.tr("Customers of the job"), (110, 160, 130, 0), self)
        self._customers_title = QLabel(self)
        self._customers_title.setProperty("role", "caption")
        self._story = LinkButton(self.tr("Story of the customer"), self)
        self._story.setToolTip(self.tr("All sends, looks and readings of the chosen customer (Enter)"))
        self._reading = LinkButton(self.tr("Read from JOOR now"), self)
        self._reading.setToolTip(self.tr("Read the customers of this job from JOOR, as far as the credits go"))
        self._lay_out()

    def _lay_out(self) -> None:
        self._jobs_table.setModel(self._jobs)
        self._jobs_table.setItemDelegateForColumn(1, StateDelegate(self))
        self._customers_table.setModel(self._customers)
        self._customers_table.setItemDelegateForColumn(3, StateDelegate(self))
        self._jobs_table.selectionModel().selectionChanged.connect(self._on_job_chosen)
        self._customers_table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._customers_table.customContextMenuRequested.connect(self._on_menu_requested)
        self._title.setWordWrap(True)
        top = QHBoxLayout()
        top.setSpacing(Space.CONTROLS)
        top.addWidget(self._title, 1)
        top.addWidget(self.wishes)
        self._customers_table.activated.connect(self._on_story)
        self._story.clicked.connect(self._on_story)
        self._reading.clicked.connect(self._on_reading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.CONTROLS)
        column.addLayout(top)
        column.addWidget(self._timeline)
        column.addWidget(self._note)
        column.addWidget(self.controls)
        column.addWidget(self._jobs_table)
        above = QHBoxLayout()
        above.setSpacing(Space.FIELDS)
        above.addWidget(self._customers_title)
        above.addStretch(1)
        above.addWidget(self._story)
        above.addWidget(self._reading)
        column.addLayout(above)
        column.addWidget(self._customers_table, 1)

    def show_send(self, line: SendLine) -> None:
        """Show a send as it is now; the job that was chosen stays chosen while the send is the same."""
        send, now = line.send, line.now
        other = self._send is None or self._send.id != send.id
        self._send = send
        self._title.setText(_title(send, now))
        self.wishes.show_send(send)
        self._timeline.show_steps(steps_of(send, now, line.counts))
        self._jobs.show_rows([JobLine(job, now) for job in send.jobs])
        self._jobs_table.setFixedHeight(self._jobs_table.height_of_rows(_MOST_JOBS_SHOWN))
        if other:
            self._jobs_table.choose_row(_first_of_interest(send))
        self._show_job()

    def read_again(self) -> None:
        """Read the customers from the ledger again when the send is shown next."""
        self._shown = None
        self.controls.read_again()

    def _on_story(self) -> None:
        line = self._customers.row_at(max(0, self._customers_table.chosen_row()))
        if line is not None:
            self.story_requested.emit(line.customer.profile, line.customer.code)

    def _on_reading(self) -> None:
        if self._shown is not None:
            self.reading_requested.emit(self._shown.id)

    def _on_job_chosen(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._show_job()

    def _on_menu_requested(self, place: QPoint) -> None:
        if not self._chosen_code():
            return
        menu = QMenu(self._customers_table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy the code")).triggered.connect(self._on_copy)
        menu.addSeparator()
        menu.addAction(self.tr("Take this customer out of the history…")).triggered.connect(self._on_forget)
        menu.popup(self._customers_table.viewport().mapToGlobal(place))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._chosen_code())

    def _on_forget(self) -> None:
        self.forget_requested.emit(self._chosen_code())

    def _chosen_code(self) -> str:
        line = self._customers.row_at(self._customers_table.chosen_row())
        return line.customer.code if line is not None else ""

    def _show_job(self) -> None:
        line = self._jobs.row_at(self._jobs_table.chosen_row())
        if self._send is None or line is None:
            return
        self.controls.show_send(self._send, line.job)
        self._note.show_job(None if self.controls.has_arrived else line.job)
        if line.job == self._shown:
            return
        self._shown = line.job
        self._reading.setVisible(line.job.outcome in (Outcome.ACCEPTED, Outcome.UNKNOWN))
        customers = rows_of_job(self._database, line.job.id)
        self._customers.show_rows([customer_line(customer, line.now) for customer in customers])
        self._customers_table.ask_for_rows(_FEWEST_CUSTOMERS_SHOWN)
        name = str(line.job.job_id or line.job.number)
        words = (
            translate("sends", "CUSTOMERS OF JOB {job}")
            if len(self._send.jobs) > 1
            else translate("sends", "CUSTOMERS")
        )
        self._customers_title.setText(words.format(job=name))


def _first_of_interest(send: Send) -> int:
    return next((row for row, job in enumerate(send.jobs) if has_trouble(job)), 0)


def _title(send: Send, now: datetime) -> str:
    parts = [spoken_moment(send.created, now), send.list_name, what_words(send)]
    numbers = [str(job.job_id) for job in send.jobs if job.job_id is not None]
    if len(numbers) == 1:
        parts.append(translate("sends", "job {number}").format(number=numbers[0]))
    elif numbers:
        parts.append(translate("sends", "{count} jobs").format(count=len(send.jobs)))
    return " · ".join(part for part in parts if part)
