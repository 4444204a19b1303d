"""What a file would change, side by side: what the list has, and what the file makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from joor_desktop.checks.messages import locate
from joor_desktop.model.merging import ImportMode
from joor_desktop.model.path import Path
from joor_desktop.model.texts import QT_TRANSLATE_NOOP, translate
from joor_desktop.ui.profiles.segments import Segments
from joor_desktop.ui.sends.calm_table import CalmTable
from joor_desktop.ui.sends.listing import ListingColumn, ListingModel
from joor_desktop.ui.theme import Space
from joor_desktop.ui.words import counted
from joor_desktop.work.merge_preview import CustomerChange, MergePreview

_MOST_ROWS_SEEN = 8
_WIDTHS = (130, 190, 240, 0, 280)


class ChangedText(NamedTuple):
    """A row of the table: a text of a customer, or a customer that goes."""

    code: str
    name: str
    where: str
    old: str
    new: str


COLUMNS: tuple[ListingColumn[ChangedText], ...] = (
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Code"), lambda row: row.code),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Name"), lambda row: row.name),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Field"), lambda row: row.where),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "In the list"), lambda row: row.old),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "From the file"), lambda row: row.new),
)


class MergeChanges(QWidget):
    """A table for each mode that changes customers of the list; the segments choose between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._previews: dict[ImportMode, MergePreview] = {}
        modes = [(ImportMode.UPDATE, self.tr("Update")), (ImportMode.REPLACE, self.tr("Replace"))]
        self._modes = Segments(self.tr("Show the changes of"), modes, self)
        self._modes.chosen.connect(self._show_mode)
        self._model = ListingModel(COLUMNS, lambda row: row, self)
        self._table = CalmTable(self.tr("What would change"), _WIDTHS, self)
        self._table.setModel(self._model)
        self._more = QLabel(self)
        self._more.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.CONTROLS)
        column.addWidget(self._modes)
        column.addWidget(self._table)
        column.addWidget(self._more)

    def show_previews(self, previews: Sequence[MergePreview]) -> None:
        """Show what these would change, Update first."""
        self._previews = {preview.mode: preview for preview in previews}
        self._modes.choose(ImportMode.UPDATE)
        self._show_mode()

    def _show_mode(self) -> None:
        preview = self._previews[self._modes.value()]
        self._model.show_rows(changed_texts(preview))
        self._table.setFixedHeight(self._table.height_of_rows(_MOST_ROWS_SEEN))
        more = preview.updated + preview.removed - len(preview.changes) - len(preview.gone)
        words = counted(more, self.tr("And 1 more customer."), self.tr("And {n} more customers."))
        self._more.setText(words)
        self._more.setVisible(more > 0)


def changed_texts(preview: MergePreview) -> list[ChangedText]:
    """The rows of a preview: each text that changes, then each customer that goes."""
    rows = [
        ChangedText(each.code, each.name, locate(Path.of_value(value.path)), value.old, value.new)
        for each in preview.changes
        for value in each.values
    ]
    return rows + list(map(_gone, preview.gone))


def _gone(customer: CustomerChange) -> ChangedText:
    where = translate("import", "The whole customer")
    return ChangedText(customer.code, customer.name, where, customer.name or customer.code, "")
