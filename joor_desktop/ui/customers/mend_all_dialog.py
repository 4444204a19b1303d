"""What mending all that is certain would change: each kind with its number and examples, and a tick to leave it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from joor_desktop.storage.drafts import ProblemKind
from joor_desktop.ui.customers.mend_words import after_words, before_words
from joor_desktop.ui.customers.step_buttons import step_buttons
from joor_desktop.ui.form.elided_label import ElidedLabel
from joor_desktop.ui.scrolled import Scrolled
from joor_desktop.ui.sends.card import Card
from joor_desktop.ui.theme import Space
from joor_desktop.ui.words import counted
from joor_desktop.work.mending_all import CertainFixes

_WIDEST, _HIGHEST = 980, 640
_MARGIN = 64
_WAITING = 220
_LONGEST = 40


def _shortened(text: str) -> str:
    """Both ends of a long text: there may be the spaces that go."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]}…{text[-_LONGEST // 2 :]}"


class MendAllDialog(QDialog):
    """Waits for :meth:`show_fixes`. ``mend_requested`` tells the chosen kinds, and how many fixes they have."""

    help_topic = "mend#preview"

    mend_requested = Signal(object, int)

    def __init__(self, title_of: Callable[[ProblemKind], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preview: all that is certain"))
        self._title_of = title_of
        self._ticks: list[tuple[QCheckBox, CertainFixes]] = []
        self._all = QCheckBox(self)
        self._all.hide()
        self._waiting = QLabel(self.tr("Looking at what can be mended…"), self)
        self._waiting.setProperty("role", "muted")
        self._card = Card()
        self._grid = QGridLayout()
        self._mend = QPushButton(self.tr("Mend"), self)
        self._mend.setProperty("kind", "strong")
        self._mend.setEnabled(False)
        self._mend.setDefault(True)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._lay_out()
        self._all.clicked.connect(self._on_all)
        self._cancel.clicked.connect(self.reject)
        self._mend.clicked.connect(self._on_mend)

    def _lay_out(self) -> None:
        words = QLabel(
            self.tr("Only fixes that are certain are here. What is only likely is mended kind by kind."), self
        )
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(Space.TABS)
        self._grid.setVerticalSpacing(Space.CONTROLS)
        self._card.column.addLayout(self._grid)
        self._card.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        column.setSpacing(Space.FIELDS)
        for widget in (words, self._waiting, self._all):
            column.addWidget(widget)
        self._scroll = Scrolled(self._card, self)
        column.addWidget(self._scroll, 1)
        column.addLayout(step_buttons(self.tr("One step: Undo takes all of it back."), self._cancel, self._mend))
        around = self.parentWidget()
        if around is not None:
            self.resize(min(_WIDEST, around.width() - _MARGIN), _WAITING)

    def _fit(self) -> None:
        """As high as what is in the card needs, within the window, about the same middle."""
        layout, around = self.layout(), self.parentWidget()
        if layout is None or around is None:
            return
        layout.activate()
        before = self.height()
        wanted = before - self._scroll.viewport().height() + self._card.sizeHint().height()
        self.resize(self.width(), min(wanted, _HIGHEST, around.height() - _MARGIN))
        self.move(self.x(), self.y() - (self.height() - before) // 2)

    def show_fixes(self, found: Sequence[CertainFixes]) -> None:
        """Show what was found: one kind at least."""
        self._waiting.hide()
        for row, each in enumerate(found):
            self._add(row, each)
        self._all.setVisible(len(found) > 1)
        self._show_chosen()
        self._fit()
        self._mend.setFocus()

    def _add(self, row: int, each: CertainFixes) -> None:
        title = self._title_of(each.kind)
        number = counted(each.fixes, self.tr("1 problem"), self.tr("{n} problems"))
        pairs = ((before_words(stored.record, problem), after_words(problem)) for stored, problem in each.examples)
        examples = [f"{_shortened(before)} → {_shortened(after)}" for before, after in pairs]
        tick = QCheckBox(title.replace("&", "&&"), self._card)
        tick.setChecked(True)
        tick.setAccessibleName(f"{title}, {number}")
        tick.setAccessibleDescription("; ".join(examples))
        tick.clicked.connect(self._show_chosen)
        shown = ElidedLabel(self._card)
        shown.setProperty("role", "muted")
        shown.setText("   ".join(examples))
        count = QLabel(number, self._card)
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, widget in enumerate((tick, shown, count)):
            self._grid.addWidget(widget, row, column)
            widget.show()  # or the card doesn't know yet how high it is
        self._ticks.append((tick, each))

    def _chosen(self) -> list[CertainFixes]:
        return [each for tick, each in self._ticks if tick.isChecked()]

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        number = sum(each.fixes for each in chosen)
        self._mend.setText(counted(number, self.tr("Mend 1 problem"), self.tr("Mend {n} problems")))
        self._mend.setEnabled(number > 0)
        kinds = len(self._ticks)
        self._all.setText(counted(kinds, self.tr("1 kind of problem"), self.tr("All {n} kinds of problems")))
        some = Qt.CheckState.PartiallyChecked if chosen else Qt.CheckState.Unchecked
        self._all.setCheckState(Qt.CheckState.Checked if len(chosen) == kinds else some)

    def _on_all(self) -> None:
        wanted = len(self._chosen()) < len(self._ticks)
        for tick, _ in self._ticks:
            tick.setChecked(wanted)
        self._show_chosen()

    def _on_mend(self) -> None:
        chosen = self._chosen()
        self.mend_requested.emit([each.kind for each in chosen], sum(each.fixes for each in chosen))
        self.accept()
