"""A plan on screen: the facts, what has to be ticked, and the customers in tables."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.problem import Severity
from joor_desktop.ui.form.link import LinkButton
from joor_desktop.ui.sends.card import Card
from joor_desktop.ui.sends.clock import Clock
from joor_desktop.ui.sends.note import Note, plain_label
from joor_desktop.ui.sends.plan_tables import PlanTables
from joor_desktop.ui.sends.review_sentence import plan_sentence
from joor_desktop.ui.sends.review_words import (
    deliberate_words,
    facts_of,
    look_alike_words,
    needs_a_deliberate_act,
    send_words,
)
from joor_desktop.ui.theme import Space
from joor_desktop.work.plan import Reason, SendPlan

_MOST_FACTS = 8


class PlanView(QWidget):
    """Shows one plan; ``may_send_changed`` tells whether the person has done what the environment asks for."""

    may_send_changed = Signal(bool)
    again_requested = Signal()
    look_requested = Signal()
    customer_chosen = Signal(int)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan: SendPlan | None = None
        self._clock = clock
        self._note = _ErrorNote(self)
        self._sentence = plain_label(self, "heading")
        self._facts = [(QLabel(self), plain_label(self)) for _ in range(_MOST_FACTS)]
        self._deliberate = QCheckBox(self)
        self._looked = QCheckBox(self)
        self._again = LinkButton(self.tr("Send those that JOOR has already, too…"), self)
        self._look = LinkButton(self.tr("Look on JOOR again"), self)
        self._look.setToolTip(self.tr("Read the customers from JOOR once more; each costs a credit"))
        self._tables = PlanTables(self)
        self._lay_out()
        self._deliberate.toggled.connect(self._on_ticked)
        self._looked.toggled.connect(self._on_ticked)
        self._again.clicked.connect(self.again_requested)
        self._look.clicked.connect(self.look_requested)
        self._tables.customer_chosen.connect(self.customer_chosen)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.SECTIONS)
        grid.setVerticalSpacing(Space.CONTROLS)
        grid.setColumnStretch(1, 1)
        for row, (title, words) in enumerate(self._facts):
            title.setProperty("role", "muted")
            grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.FIELDS)
        card = self._card = Card(self)
        card.column.addWidget(self._sentence)
        card.column.addLayout(grid)
        self._links = QHBoxLayout()
        self._links.addWidget(self._again)
        self._links.addWidget(self._look)
        self._links.addStretch(1)
        card.column.addLayout(self._links)
        card.column.addWidget(self._looked)
        card.column.addWidget(self._deliberate)
        column.addWidget(self._note)
        column.addWidget(card)
        column.addWidget(self._tables, 1)
        column.addStretch()

    def show_plan(self, plan: SendPlan) -> None:
        """Show *plan*; what was ticked for another one counts no more."""
        self.plan = plan
        self._note.hide()
        self._card.show()
        self._tables.show()
        now = self._clock()
        self._sentence.setText(plan_sentence(plan, now.date()))
        self._sentence.setVisible(bool(plan.going))
        facts = facts_of(plan, now)
        for place, (title, words) in enumerate(self._facts):
            shown = place < len(facts)
            title.setVisible(shown)
            words.setVisible(shown)
            if shown:
                title.setText(facts[place].title)
                words.setText(facts[place].words)
        reasons = plan.left_out_by_reason()
        self._again.setVisible(not plan.again and bool(reasons.keys() & {Reason.SAME, Reason.UNKNOWN}))
        self._look.setVisible(plan.kept_since is not None)
        self._looked.setChecked(False)
        self._looked.setText(look_alike_words(plan))
        self._looked.setVisible(bool(plan.look_alikes))
        self._deliberate.setChecked(False)
        self._deliberate.setText(deliberate_words(plan))
        self._deliberate.setVisible(needs_a_deliberate_act(plan.profile) and bool(plan.going))
        self._tables.show_plan(plan)

    def put_below_facts(self, button: QWidget) -> None:
        """Show *button* below what is said of the plan."""
        self._links.insertWidget(2, button)

    def clear(self) -> None:
        """Show no plan: another one is being made."""
        self.plan = None
        self._note.hide()
        self._card.hide()
        self._tables.hide()

    def show_error(self, error: JoorDesktopError) -> None:
        """Show above the plan why it could not be made or carried out."""
        self._note.show_error(error)

    def focus_decision(self) -> bool:
        """Put the focus on what has to be ticked; False where nothing has to."""
        for tick in (self._looked, self._deliberate):
            if not tick.isHidden():
                tick.setFocus()
                return True
        return False

    def has_going(self) -> bool:
        """Whether there is anybody to send."""
        return self.plan is not None and bool(self.plan.going)

    def may_send(self) -> bool:
        """Whether there is somebody to send, and the tick that the environment asks for."""
        plan = self.plan
        if plan is None or not plan.going or (plan.look_alikes and not self._looked.isChecked()):
            return False
        return not needs_a_deliberate_act(plan.profile) or self._deliberate.isChecked()

    def send_words(self) -> str:
        """What the strong button says."""
        return send_words(self.plan) if self.plan is not None else ""

    def _on_ticked(self) -> None:
        self.may_send_changed.emit(self.may_send())


class _ErrorNote(Note):
    """What went wrong, and what to do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = plain_label(self, "heading")
        self._detail = plain_label(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.FIELDS, Space.CONTROLS, Space.FIELDS, Space.CONTROLS)
        column.addWidget(self._title)
        column.addWidget(self._detail)
        self.hide()

    def show_error(self, error: JoorDesktopError) -> None:
        """Show an error."""
        self.show_severity(Severity.ERROR, self._title)
        self._title.setText(error.title)
        self._detail.setText(error.detail)
        self._detail.setVisible(bool(error.detail))
        self.show()
