"""One page that shows how a file was understood, and lets the person correct it before anything is added."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from joor_desktop.files.understanding import (
    Choices,
    FileUnderstanding,
    Layout,
    SheetChoices,
    SheetUnderstanding,
    Target,
    TextShape,
)
from joor_desktop.ui.customers.chips import Chip
from joor_desktop.ui.importing.columns_model import ColumnsModel, Standing
from joor_desktop.ui.importing.columns_table import ColumnsTable
from joor_desktop.ui.importing.constants_bar import ConstantsBar
from joor_desktop.ui.importing.shape_bar import ShapeBar
from joor_desktop.ui.importing.sheet_list import SheetList
from joor_desktop.ui.importing.sheet_words import advice_words, understood_words
from joor_desktop.ui.theme import Space
from joor_desktop.ui.words import grouped

_SIDE = 210


class ImportPage(QWidget):
    """``accepted`` tells the person's choices, ``cancelled`` that the file is not wanted, ``reread_requested`` that the
    file has to be looked at anew with the choices, because another row is its header or rows are put together,
    ``layouts_requested`` that the remembered layouts are to be shown."""

    accepted = Signal(object)
    cancelled = Signal()
    reread_requested = Signal(object)
    layouts_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._understood = FileUnderstanding("")
        self._sheets: dict[str, SheetChoices] = {}
        self._chosen_shape: TextShape | None = None
        self._name = ""
        self._columns = ColumnsModel(self)
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._counts = QLabel(self)
        self._counts.setProperty("role", "muted")
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._add = QPushButton(self)
        self._add.setProperty("kind", "strong")
        self._list = SheetList(self)
        self._shape = ShapeBar(self)
        self._said = _words(self)
        self._advice = _words(self)
        self._before = _words(self)
        self._layouts = QPushButton(self.tr("Remembered layouts…"), self)
        self._layouts.setProperty("kind", "link")
        self._together = QPushButton(self)
        self._together.setProperty("kind", "link")
        self._hidden = QPushButton(self.tr("Read what is hidden too"), self)
        self._hidden.setProperty("kind", "link")
        self._chips = {
            None: Chip(self.tr("All"), None, marked=False, parent=self),
            Standing.TO_CONFIRM: Chip(self.tr("To confirm"), None, marked=False, parent=self),
            Standing.NOT_USED: Chip(self.tr("Not used"), None, marked=False, parent=self),
        }
        self._group = QButtonGroup(self)
        self._table = ColumnsTable(self._columns, self)
        self._constants = ConstantsBar(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(Space.FIELDS)
        side.addWidget(self._list)
        side.addWidget(self._shape)
        side.addWidget(_caption(self.tr("WHAT WAS UNDERSTOOD"), self))
        side.addWidget(self._said)
        side.addWidget(self._together)
        side.addWidget(self._hidden)
        side.addWidget(self._before)
        side.addWidget(self._layouts)
        side.addWidget(self._advice)
        side.addStretch(1)
        chips = QHBoxLayout()
        chips.setSpacing(Space.CONTROLS)
        chips.addWidget(self._counts)
        chips.addStretch(1)
        for number, chip in enumerate(self._chips.values()):
            self._group.addButton(chip, number)
            chips.addWidget(chip)
        middle = QVBoxLayout()
        middle.setSpacing(Space.FIELDS)
        middle.addLayout(chips)
        middle.addWidget(self._table, 1)
        middle.addWidget(self._constants)
        head = QHBoxLayout()
        head.setSpacing(Space.CONTROLS)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._cancel)
        head.addWidget(self._add)
        left = QWidget(self)
        left.setFixedWidth(_SIDE)
        side.setContentsMargins(0, 0, 0, 0)
        left.setLayout(side)
        body = QHBoxLayout()
        body.setSpacing(Space.PAGE)
        body.addWidget(left)
        body.addLayout(middle, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.FIELDS, Space.PAGE, Space.PAGE)
        column.setSpacing(Space.PAGE)
        column.addLayout(head)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self._cancel.clicked.connect(self.cancelled)
        self._add.clicked.connect(self._on_add)
        self._list.chosen.connect(self._show_sheet)
        self._shape.changed.connect(self._on_shape_changed)
        self._list.used_changed.connect(self._on_used_changed)
        self._columns.chosen.connect(self._on_column_chosen)
        self._constants.changed.connect(self._on_constants_changed)
        self._together.clicked.connect(self._on_together)
        self._hidden.clicked.connect(self._on_hidden)
        self._layouts.clicked.connect(self.layouts_requested)
        self._group.idClicked.connect(self._on_chip)

    def show_file(self, understood: FileUnderstanding, choices: Choices, before: str = "") -> None:
        """Show how a file was understood with *choices*; *before* says what came with the same columns before."""
        self._understood = understood
        self._sheets = dict(choices.sheets)
        self._chosen_shape = choices.shape
        self._shape.setVisible(understood.shape is not None)
        if understood.shape is not None:
            self._shape.show_shape(understood.shape)
        self._title.setText(self.tr("Import {file}").format(file=understood.file))
        self._before.setText(before)
        self._before.setVisible(bool(before))
        self._layouts.setVisible(bool(before))
        self._list.show_sheets(understood)
        names = [sheet.name for sheet in understood.sheets]
        useful = next((sheet.name for sheet in understood.sheets if sheet.used), names[0] if names else "")
        self._show_sheet(self._name if self._name in names else useful)
        self._show_total()
        self._add.setFocus()

    def _sheet(self) -> SheetUnderstanding:
        return next(sheet for sheet in self._understood.sheets if sheet.name == self._name)

    def _choices(self) -> SheetChoices:
        return self._sheets.get(self._name, SheetChoices())

    def _choose(self, choices: SheetChoices) -> None:
        self._sheets[self._name] = choices

    def _show_sheet(self, name: str) -> None:
        self._name = name
        self._list.choose(name)
        sheet, choices = self._sheet(), self._choices()
        self._columns.show_sheet(sheet, choices.columns)
        self._constants.show_constants(choices.constants)
        self._said.setText(understood_words(sheet, choices))
        grouped_rows = sheet.layout is Layout.GROUPED
        self._together.setText(
            self.tr("Make each row a customer") if grouped_rows else self.tr("Join rows with the same code")
        )
        self._together.setVisible(sheet.layout in (Layout.GROUPED, Layout.CUSTOMERS))
        self._hidden.setVisible(bool(sheet.hidden_rows or sheet.hidden_columns) and not choices.with_hidden)
        self._show_counts()

    def _show_counts(self) -> None:
        for standing, chip in self._chips.items():
            chip.show_count(self._columns.count(standing))
        words = self.tr("{n} in the file · {used} used · {confirm} to confirm · {rest} not used")
        self._counts.setText(
            words.format(
                n=self._columns.count(None),
                used=self._columns.count(Standing.USED),
                confirm=self._columns.count(Standing.TO_CONFIRM),
                rest=self._columns.count(Standing.NOT_USED),
            )
        )
        missing = self._missing()
        if missing:
            self._constants.propose(missing[-1] if missing[-1][0] else missing[0])
        self._advice.setText(advice_words(missing))
        self._advice.setVisible(bool(missing))
        self._chips[None].setChecked(True)

    def _missing(self) -> list[Target]:
        """The required fields that neither a column nor a text for all fills."""
        filled = {(node, name) for node, _, name in (*self._columns.used_targets(), *self._choices().constants)}
        return [target for target in self._sheet().missing if (target[0], target[2]) not in filled]

    def _show_total(self) -> None:
        used = [sheet for sheet in self._understood.sheets if self._is_used(sheet)]
        rows = sum(sheet.rows for sheet in used if sheet.layout in (Layout.CUSTOMERS, Layout.GROUPED))
        self._add.setText(self.tr("Add the customers of {n} rows").format(n=grouped(rows)))
        self._add.setEnabled(rows > 0)

    def _is_used(self, sheet: SheetUnderstanding) -> bool:
        chosen = self._sheets.get(sheet.name, SheetChoices()).used
        return sheet.used if chosen is None else chosen and sheet.layout is not Layout.NONE

    def _on_column_chosen(self, key: str, targets: tuple[Target, ...]) -> None:
        choices = self._choices()
        self._choose(replace(choices, columns={**choices.columns, key: targets}))
        if any(node == "" and name in ("customer_code", "customer_name") for node, _, name in targets):
            self._reread()  # which rows make a customer may be another now
        else:
            self._show_counts()

    def _on_constants_changed(self, constants: dict[Target, str]) -> None:
        self._choose(replace(self._choices(), constants=constants))
        self._show_counts()

    def _on_used_changed(self, name: str, used: bool) -> None:
        self._sheets[name] = replace(self._sheets.get(name, SheetChoices()), used=used)
        self._show_total()

    def _on_together(self) -> None:
        self._choose(replace(self._choices(), grouped=self._sheet().layout is not Layout.GROUPED))
        self._reread()

    def _on_hidden(self) -> None:
        self._choose(replace(self._choices(), with_hidden=True))
        self._reread()

    def _on_chip(self, number: int) -> None:
        self._columns.show_only(list(self._chips)[number])

    def _on_shape_changed(self, shape: TextShape) -> None:
        self._chosen_shape = shape
        self._reread()

    def _all_choices(self) -> Choices:
        return Choices(dict(self._sheets), self._chosen_shape)

    def _reread(self) -> None:
        self.reread_requested.emit(self._all_choices())

    def _on_add(self) -> None:
        self.accepted.emit(self._all_choices())


def _words(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _caption(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setProperty("role", "caption")
    return label
