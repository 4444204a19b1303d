"""Two customers of one code side by side, to be made one: a choice for each field that differs, the entries joined."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES
from joor_desktop.storage.drafts import StoredRecord
from joor_desktop.ui.customers.step_buttons import step_buttons
from joor_desktop.ui.scrolled import Scrolled
from joor_desktop.ui.sends.card import Card
from joor_desktop.ui.theme import Space
from joor_desktop.ui.words import counted
from joor_desktop.work.joining import Difference, differences, joined, may_be_two

_WIDEST = 860
_MARGIN = 64
_LONGEST = 48
_NAME_WIDTH = 150


class JoinDialog(QDialog):
    """``join_requested`` tells the id of the customer that stays, of the one that goes, and which of the two counts
    (0 or 1) by field name."""

    help_topic = "mend#twins"

    join_requested = Signal(int, int, object)

    def __init__(self, first: StoredRecord, second: StoredRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(
            self.tr("Two customers with the same code")
            if first.record.customer_code == second.record.customer_code
            else self.tr("Two customers whose codes look alike")
        )
        self._pair = (first, second)
        self._groups: dict[str, QButtonGroup] = {}
        self._merge = QPushButton(self.tr("Make one customer of both"), self)
        self._cancel = QPushButton(self.tr("Leave them as they are"), self)
        self._are_two = may_be_two(first.record, second.record)
        usual = self._cancel if self._are_two else self._merge
        usual.setProperty("kind", "strong")
        usual.setDefault(True)
        usual.setFocus()
        self._together = QLabel(self)
        self._together.setWordWrap(True)
        self._lay_out()
        self._merge.clicked.connect(self._on_merge)
        self._cancel.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        words = QLabel(
            self.tr("JOOR would make one customer of both. Choose what counts where they differ; the second one goes."),
            self,
        )
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        column.setSpacing(Space.FIELDS)
        fields = self._fields()
        scroll = Scrolled(fields, self)
        column.addWidget(words)
        if self._are_two:
            column.addWidget(self._warning())
        column.addWidget(scroll, 1)
        column.addWidget(self._together)
        column.addLayout(step_buttons(self.tr("One step: Undo brings both back."), self._cancel, self._merge))
        self._show_together()
        around = self.parentWidget()
        if around is not None:
            wanted = self.sizeHint().height() - scroll.sizeHint().height() + fields.sizeHint().height()
            self.resize(min(_WIDEST, around.width() - _MARGIN), min(wanted, around.height() - _MARGIN))

    def _warning(self) -> QLabel:
        warning = QLabel(
            self.tr(
                "Their names are very different. If these are two customers, leave them, and give one another code."
            ),
            self,
        )
        warning.setProperty("severity", "warning")
        warning.setWordWrap(True)
        return warning

    def _fields(self) -> QWidget:
        inner = Card()
        grid = QGridLayout()
        inner.column.addLayout(grid)
        grid.setHorizontalSpacing(Space.PAGE)
        grid.setVerticalSpacing(Space.CONTROLS)
        grid.setColumnMinimumWidth(0, _NAME_WIDTH)
        for column, stored in enumerate(self._pair, 1):
            grid.setColumnStretch(column, 1)
            code = stored.record.customer_code
            head = QLabel(self.tr("{code} · row {number}").format(code=code, number=stored.place), inner)
            head.setProperty("role", "caption")
            grid.addWidget(head, 0, column)
        differing = differences(self._pair[0].record, self._pair[1].record)
        for row, each in enumerate(differing, 1):
            self._add_choice(grid, row, each)
        same = len(self._pair[0].record.values.keys() | self._pair[1].record.values.keys()) - len(differing)
        rest = QLabel(
            counted(same, self.tr("1 field is the same in both."), self.tr("{n} fields are the same in both.")), inner
        )
        rest.setProperty("role", "muted")
        grid.addWidget(rest, len(differing) + 1, 0, 1, 3)
        grid.setRowStretch(len(differing) + 2, 1)
        return inner

    def _add_choice(self, grid: QGridLayout, row: int, difference: Difference) -> None:
        title = CONNECTION.field(difference.field).title
        name = QLabel(title, self)
        name.setProperty("role", "muted")
        grid.addWidget(name, row, 0)
        group = QButtonGroup(self)
        for number, text in enumerate(difference.texts):
            shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
            button = QRadioButton(shown.replace("&", "&&") or self.tr("(empty)"), self)
            button.setToolTip(text)
            button.setAccessibleName(
                self.tr("{field} of customer {number}: {text}").format(
                    field=title, number=self._pair[number].number, text=text or self.tr("(empty)")
                )
            )
            group.addButton(button, number)
            grid.addWidget(button, row, number + 1)
        group.button(difference.proposed).setChecked(True)
        group.idClicked.connect(self._show_together)
        self._groups[difference.field] = group

    def _chosen(self) -> dict[str, int]:
        return {name: group.checkedId() for name, group in self._groups.items()}

    def _show_together(self) -> None:
        first, second = (stored.record for stored in self._pair)
        whole = joined(first, second, self._chosen())
        told = []
        for node in ENTRY_NODES:
            numbers = [len(each.entries.get(node.key, ())) for each in (first, second, whole)]
            if numbers[2] != numbers[0]:
                words = self.tr("{node}: {first} and {second}, together {n}")
                told.append(words.format(node=node.plural_title, first=numbers[0], second=numbers[1], n=numbers[2]))
        self._together.setText("\n".join(told) or self.tr("All entries of the second are in the first one too."))

    def _on_merge(self) -> None:
        first, second = self._pair
        self.join_requested.emit(first.id, second.id, self._chosen())
        self.accept()
