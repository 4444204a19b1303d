"""The customers of a plan as tables behind chips: those that go, those left out, those to be looked at once more."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from joor_desktop.model.texts import QT_TRANSLATE_NOOP, translate
from joor_desktop.storage.ledger import Standing
from joor_desktop.ui.customers.chips import Chip
from joor_desktop.ui.sends.calm_table import CalmTable
from joor_desktop.ui.sends.listing import ListingColumn, ListingModel
from joor_desktop.ui.sends.review_words import changes_words
from joor_desktop.ui.theme import Space
from joor_desktop.work.list_titles import list_title
from joor_desktop.work.plan import LeftOut, PlannedCustomer, Reason, SendPlan

_STANDINGS = {
    Standing.NEW: QT_TRANSLATE_NOOP("review", "New to JOOR"),
    Standing.THERE: QT_TRANSLATE_NOOP("review", "On JOOR already: is updated"),
    Standing.CHANGED: QT_TRANSLATE_NOOP("review", "Changed since it was sent last"),
    Standing.SAME: QT_TRANSLATE_NOOP("review", "The same as JOOR has, sent again"),
    Standing.UNKNOWN: QT_TRANSLATE_NOOP("review", "Sent again after an answer that never came"),
}


def _code(customer: LeftOut) -> str:
    return customer.code


def _name(customer: LeftOut) -> str:
    return customer.name


def _standing(line: GoingLine) -> str:
    if line.is_unread:
        return translate("review", "For the first time, not looked up on JOOR")
    return translate("review", _STANDINGS.get(line.customer.standing, ""))


def _reason(customer: LeftOut) -> str:
    words = customer.reason.words
    return f"{words[0].upper()}{words[1:]}"


@dataclass(frozen=True, slots=True)
class GoingLine:
    """A customer that goes, what changes of it, and whether nobody knows if it is new to JOOR."""

    customer: PlannedCustomer
    changes: str
    is_unread: bool


@dataclass(frozen=True, slots=True)
class UnlistedLine:
    """A customer that goes, and what of it is not on the account lists."""

    customer: PlannedCustomer
    entries: str


def _unlisted_lines(plan: SendPlan) -> list[UnlistedLine]:
    """A line for each customer with such an entry: "Price labels: EUR Asia, EUR Africa; Sales reps: AB"."""
    found: dict[int, list[str]] = {}
    for kind, customers in plan.unlisted.items():
        for number, texts in customers.items():
            found.setdefault(number, []).append(f"{list_title(kind)}: {', '.join(texts)}")
    return [UnlistedLine(each, "; ".join(found[each.record_id])) for each in plan.going if each.record_id in found]


GOING_COLUMNS: tuple[ListingColumn[GoingLine], ...] = (
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Code"), lambda line: line.customer.code),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Name"), lambda line: line.customer.name),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "What it is to JOOR"), _standing),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "What changes"), lambda line: line.changes),
)

LEFT_OUT_COLUMNS: tuple[ListingColumn[LeftOut], ...] = (
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Code"), _code),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Name"), _name),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Why it is left out"), _reason),
)


UNLISTED_COLUMNS: tuple[ListingColumn[UnlistedLine], ...] = (
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Code"), lambda line: line.customer.code),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Name"), lambda line: line.customer.name),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Not on your account lists"), lambda line: line.entries),
)


class PlanTables(QWidget):
    """Shows who goes; Enter or a double click on a customer that has to be mended, or may have to, leads to it."""

    customer_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._going = ListingModel(GOING_COLUMNS, lambda line: line.customer.record_id, self)
        self._left_out = ListingModel(LEFT_OUT_COLUMNS, lambda customer: customer.record_id, self)
        self._is_of_list = False
        self._unlisted = ListingModel(UNLISTED_COLUMNS, lambda line: line.customer.record_id, self)
        self._stack = QStackedWidget(self)
        self._chips = QButtonGroup(self)
        self._going_chip = self._chip(0, self.tr("Going"))
        self._left_out_chip = self._chip(1, self.tr("Left out"))
        self._unlisted_chip = self._chip(2, self.tr("Account lists"))
        self._add_table(self._going, self.tr("Customers that go"), (140, 200, 280, 0))
        self._left_out_table = self._add_table(self._left_out, self.tr("Customers that are left out"), (160, 0, 520))
        name = self.tr("Customers with entries that are not on your account lists")
        self._unlisted_table = self._add_table(self._unlisted, name, (160, 280, 0))
        self._left_out_table.activated.connect(self._on_activated)
        self._unlisted_table.activated.connect(self._on_unlisted_activated)
        self._chips.idClicked.connect(self._stack.setCurrentIndex)
        row = QHBoxLayout()
        row.setSpacing(Space.CONTROLS)
        row.addWidget(self._going_chip)
        row.addWidget(self._left_out_chip)
        row.addWidget(self._unlisted_chip)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.CONTROLS)
        column.addLayout(row)
        column.addWidget(self._stack, 1)

    def _chip(self, number: int, word: str) -> Chip:
        chip = Chip(word, None, marked=False, parent=self)
        self._chips.addButton(chip, number)
        return chip

    def _add_table(self, model: QAbstractItemModel, name: str, widths: tuple[int, ...]) -> CalmTable:
        table = CalmTable(name, widths, self)
        table.setModel(model)
        self._stack.addWidget(table)
        return table

    def show_plan(self, plan: SendPlan) -> None:
        """Show the customers of *plan*, those that go first, or those that are left out where none goes."""
        changes = {each.record_id: changes_words(plan, each.record_id) for each in plan.going if plan.changes}
        self._going.show_rows(
            [GoingLine(each, changes.get(each.record_id, ""), plan.is_unread(each)) for each in plan.going]
        )
        self._left_out.show_rows(plan.left_out)
        self._going_chip.show_count(len(plan.going))
        self._left_out_chip.show_count(len(plan.left_out))
        self._left_out_chip.setVisible(bool(plan.left_out))
        unlisted = _unlisted_lines(plan)
        self._unlisted.show_rows(unlisted)
        self._is_of_list = plan.list_id is not None or plan.numbers is not None
        self._unlisted_chip.show_count(len(unlisted))
        self._unlisted_chip.setVisible(bool(unlisted))
        first = 0 if plan.going or not plan.left_out else 1
        (self._left_out_chip if first else self._going_chip).setChecked(True)
        self._stack.setCurrentIndex(first)

    def _on_unlisted_activated(self) -> None:
        line = self._unlisted.row_at(self._unlisted_table.chosen_row())
        if line is not None and self._is_of_list:
            self.customer_chosen.emit(line.customer.record_id)

    def _on_activated(self) -> None:
        customer = self._left_out.row_at(self._left_out_table.chosen_row())
        if customer is not None and customer.reason is Reason.ERRORS:
            self.customer_chosen.emit(customer.record_id)
