"""What is wrong with a field, in words below it, and the one click that mends it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from joor_desktop.checks.messages import describe
from joor_desktop.model.problem import Problem
from joor_desktop.ui.form.link import LinkButton
from joor_desktop.ui.form.words import MARKS, proposal_words
from joor_desktop.ui.theme import restyle


class FieldMessage(QWidget):
    """A message with a mark and, where there is a fix, a proposal; makes its parts when it first has one to show."""

    fix_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem: Problem | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._label: QLabel | None = None
        self._proposal: LinkButton | None = None
        self.hide()

    @property
    def problem(self) -> Problem | None:
        """The problem that is told now."""
        return self._problem

    def words(self) -> str:
        """The message as it stands on screen, "" while there is none."""
        return describe(self._problem) if self._problem else ""

    def tell(self, problem: Problem | None) -> None:
        """Show *problem*; None takes the message away."""
        if problem == self._problem:
            return
        self._problem = problem
        if problem is not None:
            self._show_words(problem)
            self._show_proposal(proposal_words(problem))
        self.setVisible(problem is not None)

    def _show_words(self, problem: Problem) -> None:
        if self._label is None:
            self._label = QLabel(self)
            self._label.setWordWrap(True)
            self._label.setTextFormat(Qt.TextFormat.PlainText)
            self._label.setProperty("role", "message")
            self._column.addWidget(self._label)
        self._label.setText(f"{MARKS[problem.severity]}  {describe(problem)}")
        restyle(self._label, "severity", problem.severity.word)

    def _show_proposal(self, offer: str) -> None:
        if self._proposal is None and offer:
            self._proposal = LinkButton(offer, self)
            self._proposal.clicked.connect(self._on_proposal_taken)
            self._column.addWidget(self._proposal)
        if self._proposal is not None:
            self._proposal.setText(offer)
            self._proposal.setVisible(bool(offer))

    def _on_proposal_taken(self) -> None:
        if self._problem is not None:
            self.fix_requested.emit(self._problem)
