"""What went wrong with a job, in words: what happened, what to do, and JOOR's own words for its support."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from joor_desktop.model.job import Job, Outcome
from joor_desktop.model.problem import Severity
from joor_desktop.model.texts import QT_TRANSLATE_NOOP, translate
from joor_desktop.ui.sends.course import State, job_state
from joor_desktop.ui.sends.note import Note, plain_label
from joor_desktop.ui.theme import Space


def has_trouble(job: Job) -> bool:
    """Whether there is something to say of the job besides its course."""
    in_trouble = job.outcome in (Outcome.UNKNOWN, Outcome.REFUSED, Outcome.NOT_SENT)
    return in_trouble or (job.is_open and bool(job.title)) or job.late_since is not None


def trouble_title(job: Job) -> str:
    """What happened, in one sentence."""
    words = {
        State.UNKNOWN: QT_TRANSLATE_NOOP("trouble", "Nobody knows yet whether JOOR took these customers in."),
        State.REFUSED: QT_TRANSLATE_NOOP("trouble", "JOOR refused these customers."),
        State.NOT_SENT: QT_TRANSLATE_NOOP("trouble", "These customers were not sent."),
        State.FOLLOWED: QT_TRANSLATE_NOOP(
            "trouble", "The last look at this job did not work. It is looked at again by itself."
        ),
        State.LATE: QT_TRANSLATE_NOOP("trouble", "JOOR has not got on with this job for longer than usual."),
    }
    return translate("trouble", words[job_state(job)])


def trouble_detail(job: Job) -> str:
    """Why, and what to do."""
    told = " ".join(part for part in (job.title, job.detail) if part)
    if job.outcome is Outcome.UNKNOWN and not job.detail:
        rule = translate(
            "trouble", "They are not sent again by themselves, so that nothing is doubled. Look for them on JOOR first."
        )
        return f"{told} {rule}".strip()
    if job.late_since is not None:
        return translate(
            "trouble",
            "It is still looked at by itself. Ask JOOR's support about job {number}; don't "
            "send the customers again, since JOOR has them already.",
        ).format(number=job.job_id)
    return told


def joors_words(job: Job) -> str:
    """Code, comment and log number as JOOR gave them; JOOR's support asks for them. A job that was accepted has no code
    that tells something."""
    parts = (
        (QT_TRANSLATE_NOOP("trouble", "Code"), "" if job.outcome is Outcome.ACCEPTED else job.code),
        (QT_TRANSLATE_NOOP("trouble", "Comment"), job.comment),
        (QT_TRANSLATE_NOOP("trouble", "Log number"), job.log_id),
    )
    return "   ".join(f"{translate('trouble', name)}: {value}" for name, value in parts if value)


class TroubleNote(Note):
    """A tinted note about a job in trouble; its texts can be marked and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = plain_label(self, "heading")
        self._detail = plain_label(self)
        self._words = plain_label(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.FIELDS, Space.CONTROLS, Space.FIELDS, Space.CONTROLS)
        column.setSpacing(Space.UNIT)
        for label in (self._title, self._detail, self._words):
            column.addWidget(label)
        self.hide()

    def show_job(self, job: Job | None) -> None:
        """Say what is wrong with *job*; nothing is shown where all is well."""
        if job is None or not has_trouble(job):
            self.hide()
            return
        self.show_severity(Severity.ERROR if job.outcome is Outcome.REFUSED else Severity.WARNING, self._title)
        self._title.setText(trouble_title(job))
        self._detail.setText(trouble_detail(job))
        self._words.setText(joors_words(job))
        self._detail.setVisible(bool(self._detail.text()))
        self._words.setVisible(bool(self._words.text()))
        self.show()
