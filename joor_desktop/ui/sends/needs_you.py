"""What waits for a person: sends that won't go on by themselves, in words, each a click away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from joor_desktop.model.problem import Severity
from joor_desktop.model.texts import QT_TRANSLATE_NOOP, translate
from joor_desktop.ui.form.link import LinkButton
from joor_desktop.ui.sends.course import State, job_state, wrong_customers
from joor_desktop.ui.sends.lines import SendLine
from joor_desktop.ui.sends.note import Note
from joor_desktop.ui.sends.review_words import customers_words
from joor_desktop.ui.sends.spoken_dates import spoken_time
from joor_desktop.ui.theme import Space

MOST_NAMED = 3

_WORDS = {
    State.UNKNOWN: QT_TRANSLATE_NOOP(
        "needs", "{customers} with an unknown outcome: no clear answer came. Not sent again by itself."
    ),
    State.REFUSED: QT_TRANSLATE_NOOP(
        "needs", "{customers} refused by JOOR. See why, mend what is wrong and send again."
    ),
    State.HELD: QT_TRANSLATE_NOOP("needs", "{customers} still to be sent. Let them go on, or cancel the rest."),
    State.NOT_SENT: QT_TRANSLATE_NOOP("needs", "{customers} not sent. Send again when you are ready."),
    State.DIFFERS: QT_TRANSLATE_NOOP(
        "needs", "{customers} late in JOOR, or there otherwise than they were sent. See which, and what differs."
    ),
    State.LATE: QT_TRANSLATE_NOOP(
        "needs", "{customers} wait for a job that is late. Ask JOOR's support about it; don't send them again."
    ),
}


_STAY = (State.UNKNOWN, State.LATE, State.DIFFERS, State.HELD)
"""Another send of the list settles none of these."""


def waiting_for_a_person(lines: Sequence[SendLine], newest: Mapping[tuple[str, str], int]) -> list[SendLine]:
    """Those of the sends that need a person, the newest first.

    A refused send, or one that didn't leave, is settled once the same list was sent to the same profile again; an
    unknown outcome stays until someone found out.

    :param newest: the number of the newest send of each list to each profile, by the names of both.
    """
    waiting = [line for line in lines if line.course.state in _STAY or _is_newest(line, newest)]
    return sorted(
        (line for line in waiting if line.course.needs_a_person), key=lambda line: line.send.id, reverse=True
    )


def _is_newest(line: SendLine, newest: Mapping[tuple[str, str], int]) -> bool:
    send = line.send
    return newest.get((send.list_name, send.profile), send.id) <= send.id


def needs_words(line: SendLine) -> str:
    """Why a send needs a person, or the answer that is proposed to it."""
    if line.course.state is State.UNKNOWN and line.counts.answer is not None:
        return line.course.words
    return translate("needs", _WORDS[line.course.state]).format(
        customers=customers_words(_customers(line))
    )


def _customers(line: SendLine) -> int:
    if line.course.state is State.DIFFERS:
        return wrong_customers(line.send, line.now, line.counts)
    if line.course.state is State.HELD:
        return line.send.waiting
    return sum(job.record_count for job in line.send.jobs if job_state(job) is line.course.state)


class _Need(Note):
    """One send that needs a person."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._send_id = 0
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._show = LinkButton(self.tr("Show"), self)
        self._show.clicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.FIELDS, Space.UNIT, Space.FIELDS, Space.UNIT)
        row.addWidget(self._words, 1)
        row.addWidget(self._show)

    def show_line(self, line: SendLine) -> None:
        """Show a send."""
        self._send_id = line.send.id
        is_refused = line.course.state is State.REFUSED
        self.show_severity(Severity.ERROR if is_refused else Severity.WARNING, self._words)
        when = spoken_time(line.send.created, line.now)
        self._words.setText(f"{when} · {needs_words(line)}")
        self._show.setAccessibleName(self.tr("Show the send of {when}").format(when=when))

    def _on_clicked(self) -> None:
        self.chosen.emit(self._send_id)


class NeedsYou(QWidget):
    """A tinted line for each send that needs a person; nothing at all where none does."""

    send_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._needs = [_Need(self) for _ in range(MOST_NAMED)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.UNIT)
        for need in self._needs:
            need.chosen.connect(self.send_chosen)
            column.addWidget(need)
        self.hide()

    def show_lines(self, waiting: Sequence[SendLine]) -> None:
        """Show the first of the sends that need a person."""
        for place, need in enumerate(self._needs):
            need.setVisible(place < len(waiting))
            if place < len(waiting):
                need.show_line(waiting[place])
        self.setVisible(bool(waiting))
