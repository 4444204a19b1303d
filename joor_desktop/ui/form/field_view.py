"""One field of the form: its label with the mark of its need, its editor, and a counter near the limit."""

from __future__ import annotations

from itertools import chain

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from joor_desktop.model.field import Field, Kind, Need
from joor_desktop.model.problem import Problem
from joor_desktop.model.texts import translate
from joor_desktop.storage.lists import AccountList
from joor_desktop.ui.form.field_message import FieldMessage
from joor_desktop.ui.form.inputs import ChoiceInput, TextInput, YesNoInput
from joor_desktop.ui.form.link import LinkButton
from joor_desktop.ui.form.proposals import Proposals
from joor_desktop.ui.theme import Space, restyle
from joor_desktop.work.field_help import help_words, need_words

_COUNTER_FROM = 0.8
_ASK_ROOM = 16
_LISTED = (Kind.COUNTRY, Kind.CURRENCY, Kind.STATE)
_IN_ACCOUNT_LISTS = frozenset(chain.from_iterable(each.fields for each in AccountList))


class FieldView(QWidget):
    """Shows one field; tells by its name what is typed. Its ``message`` is a sibling, laid out by the parent."""

    typed = Signal(str, str)
    entered = Signal(str)
    left = Signal(str)
    confirmed = Signal(str)

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self._counter: QLabel | None = None
        self._ask: LinkButton | None = None
        self.input = _input(field, self)
        self._lay_out()
        self.message = FieldMessage(parent)
        self.message.more_requested.connect(self._on_more)
        self.input.typed.connect(self._on_typed)
        self.input.entered.connect(self._on_entered)
        self.input.left.connect(self._on_left)
        self.input.confirmed.connect(self._on_confirmed)

    def _lay_out(self) -> None:
        label = QLabel(self.field.title, self)
        label.setProperty("role", "label")
        label.ensurePolished()
        label.setBuddy(self.input)
        label.setToolTip(self.field.explanation)
        self._top = QHBoxLayout()
        self._top.setSpacing(4)
        self._top.addWidget(label)
        self._add_mark()
        self._top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._top)
        column.addWidget(self.input)
        self.input.setToolTip(self.field.explanation)

    def _add_mark(self) -> None:
        self._mark: QLabel | None = None
        if self.field.need is Need.OPTIONAL:
            return
        recommended = self.field.need is Need.RECOMMENDED
        self._mark = QLabel(translate("form", "recommended") if recommended else "*", self)
        self._mark.setProperty("role", "recommended" if recommended else "required")
        self._mark.ensurePolished()
        self._mark.setToolTip(need_words(self.field.need))
        self._top.addWidget(self._mark)
        if self.field.need is Need.IN_STATE_COUNTRIES:
            self._mark.hide()

    def show_needed(self, needed: bool) -> None:
        """Show the mark of a field that is needed in some countries only."""
        if self._mark is not None:
            self._mark.setVisible(needed)

    def name_for_reader(self, entry_name: str) -> None:
        """Name the editor for a screen reader: "Shipping address 2, City"."""
        name = f"{entry_name}, {self.field.title}" if entry_name else self.field.title
        if isinstance(self.input, YesNoInput):
            self.input.name_for_reader(name)
        else:
            self.input.setAccessibleName(name)

    def offer(self, proposals: Proposals, country: str = "") -> None:
        """Show whether the field has a list to choose from, in an entry with this *country*.

        The list itself is made when the field is entered, or at once where the cursor is in it.
        """
        if isinstance(self.input, ChoiceInput):
            self.input.show_arrow(proposals.has_list(self.field, country))
        if isinstance(self.input, TextInput) and self.input.hasFocus():
            self.input.propose(proposals.completer(self.field, country))

    def show_text(self, text: str) -> None:
        """Show a value of the record."""
        self.input.show_text(text)
        self._count(text)

    def show_problem(self, problem: Problem | None) -> None:
        """Show the worst of what is wrong with the value; None takes the message away."""
        if problem == self.message.problem:
            return
        self.message.tell(problem)
        restyle(self.input, "severity", problem.severity.word if problem else "")
        self.input.setAccessibleDescription(self.message.words() or self.field.explanation)
        if self.message.proposal is not None:
            QWidget.setTabOrder(self.input.focusProxy() or self.input, self.message.proposal)

    @property
    def help_topic(self) -> str:
        """Where the help tells more of the field."""
        return f"fields#{self.field.name}"

    def explain(self) -> bool:
        """Show what the field is; asked again the help has to say more, and this goes."""
        self.toggle_help()
        return self.message.is_helping

    def toggle_help(self) -> None:
        """Show what the field is, how long it may be and an example of it; or no more of that."""
        self.message.show_help("" if self.message.is_helping else help_words(self.field))
        QTimer.singleShot(0, self._reveal_help)

    def _reveal_help(self) -> None:
        """Scroll to the help, once the layout has taken it in."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and self.message.is_helping:
            around.ensureWidgetVisible(self.message, 0, Space.FIELDS)

    def _on_more(self) -> None:
        """Go where a second F1 in the editor leads."""
        action = self.window().findChild(QAction, "help")
        if action is not None:
            self.input.setFocus()
            action.trigger()

    def _on_typed(self, text: str) -> None:
        self._count(text)
        self.typed.emit(self.field.name, text)

    def _on_entered(self) -> None:
        self._offer_help()
        self.entered.emit(self.field.name)

    def _offer_help(self) -> None:
        if self._ask is None and self._top.minimumSize().width() + _ASK_ROOM > self.width():
            return  # rather than make the field wider; F1 is there all the same
        if self._ask is None:
            self._ask = LinkButton("?", self)
            self._ask.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the cursor stays in the field, where F1 does the same
            self._ask.setToolTip(translate("form", "What is this? (F1)"))
            self._ask.setAccessibleName(translate("form", "What is {field}?").format(field=self.field.title))
            self._ask.setFixedHeight(self._ask.fontMetrics().height())  # nothing below moves when it comes and goes
            self._ask.clicked.connect(self.toggle_help)
            self._top.addWidget(self._ask)
        self._ask.show()

    def _on_left(self) -> None:
        if self._ask is not None and not self.message.is_helping:
            self._ask.hide()
        self.left.emit(self.field.name)

    def _on_confirmed(self) -> None:
        self.confirmed.emit(self.field.name)

    def _count(self, text: str) -> None:
        limit = self.field.max_length
        near = limit is not None and len(text) >= limit * _COUNTER_FROM
        if near and self._counter is None:
            self._counter = QLabel(self)
            self._top.addWidget(self._counter)
        if self._counter is not None:
            self._counter.setVisible(near)
            self._counter.setText(f"{len(text)} / {limit}")
            restyle(self._counter, "role", "counter-over" if limit is not None and len(text) > limit else "counter")


def _input(field: Field, parent: QWidget) -> TextInput | YesNoInput:
    if field.kind is Kind.BOOLEAN:
        return YesNoInput(parent)
    return ChoiceInput(parent) if field.kind in _LISTED or field.name in _IN_ACCOUNT_LISTS else TextInput(parent)
