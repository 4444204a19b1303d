"""What is said below a field: what is wrong with it and the one click that mends it, and on demand what it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from joor_desktop.checks.messages import describe
from joor_desktop.model.problem import Problem
from joor_desktop.model.texts import translate
from joor_desktop.ui.form.link import LinkButton
from joor_desktop.ui.form.words import MARKS, proposal_words
from joor_desktop.ui.theme import restyle


class FieldMessage(QWidget):
    """A message with a mark and, where there is a fix, a proposal; makes its parts when it first has one to show.

    ``more_requested`` tells that the help is to say more of the field.
    """

    fix_requested = Signal(object)
    more_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem: Problem | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._label: QLabel | None = None
        self._help: QLabel | None = None
        self._more: LinkButton | None = None
        self.proposal: LinkButton | None = None
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
        for part in (self._label, self.proposal):
            if part is not None and problem is None:
                part.hide()
        self._show_or_hide()

    @property
    def is_helping(self) -> bool:
        """Whether the help is shown."""
        return self._help is not None and self._help.isVisibleTo(self)

    def show_help(self, words: str) -> None:
        """Show what the field is; "" takes the help away."""
        if self._help is None and words:
            self._help = QLabel(self)
            self._help.setWordWrap(True)
            self._help.setTextFormat(Qt.TextFormat.PlainText)
            self._help.setProperty("role", "small")
            self._column.addWidget(self._help)
            self._more = LinkButton(translate("form", "More in the help (F1)"), self)
            self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the cursor stays in the field, where F1 does the same
            self._more.clicked.connect(self.more_requested)
            self._column.addWidget(self._more)
        if self._help is not None and self._more is not None:
            self._help.setText(words)
            self._help.setVisible(bool(words))
            self._more.setVisible(bool(words))
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        self.setVisible(self._problem is not None or self.is_helping)

    def _show_words(self, problem: Problem) -> None:
        if self._label is None:
            self._label = QLabel(self)
            self._label.setWordWrap(True)
            self._label.setTextFormat(Qt.TextFormat.PlainText)
            self._label.setProperty("role", "message")
            self._column.insertWidget(0, self._label)
        self._label.show()
        self._label.setText(f"{MARKS[problem.severity]}  {describe(problem)}")
        restyle(self._label, "severity", problem.severity.word)

    def _show_proposal(self, offer: str) -> None:
        if self.proposal is None and offer:
            self.proposal = LinkButton(offer, self)
            self.proposal.clicked.connect(self._on_proposal_taken)
            self._column.insertWidget(1, self.proposal)
        if self.proposal is not None:
            self.proposal.setText(offer)
            self.proposal.setVisible(bool(offer))

    def _on_proposal_taken(self) -> None:
        if self._problem is not None:
            self.fix_requested.emit(self._problem)
