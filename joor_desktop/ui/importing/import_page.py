"""One page that shows how a file was understood, and lets the person correct it before anything is added."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from joor_desktop.files.understanding import (
    Choices,
    FileUnderstanding,
    Layout,
    SheetChoices,
    SheetUnderstanding,
    Target,
    TextShape,
)
from joor_desktop.model.problem import Severity
from joor_desktop.ui.customers.chips import Chip
from joor_desktop.ui.form.elided_label import ElidedLabel
from joor_desktop.ui.importing.columns_model import ColumnsModel, Standing
from joor_desktop.ui.importing.columns_table import ColumnsTable
from joor_desktop.ui.importing.constants_bar import ConstantsBar
from joor_desktop.ui.importing.contradictions_pane import ContradictionsPane
from joor_desktop.ui.importing.sheet_words import CUSTOMER_NAMES, MOST_NOTES, survey_words
from joor_desktop.ui.importing.understood_side import UnderstoodSide
from joor_desktop.ui.scrolled import Scrolled
from joor_desktop.ui.theme import Space
from joor_desktop.ui.words import counted, grouped

if TYPE_CHECKING:
    from joor_desktop.errors import JoorDesktopError
    from joor_desktop.work.surveying import Survey

_CHIPS = (None, Standing.TO_CONFIRM, Standing.NOT_USED)


class ImportPage(QWidget):
    """``accepted`` tells the person's choices, ``cancelled`` that the file is not wanted, ``reread_requested`` that the
    file has to be looked at anew with the choices, because another row is its header or rows are put together,
    ``survey_requested`` that its customers have to be counted anew with them, ``layouts_requested`` that the remembered
    layouts are to be shown."""

    help_topic = "import"

    accepted = Signal(object)
    cancelled = Signal()
    reread_requested = Signal(object)
    survey_requested = Signal(object)
    layouts_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._understood = FileUnderstanding("")
        self._sheets: dict[str, SheetChoices] = {}
        self._chosen_shape: TextShape | None = None
        self._name = ""
        self._survey: Survey | None = None
        self._columns = ColumnsModel(self)
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._sentence = QLabel(self)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._counts = ElidedLabel(self)
        self._counts.setProperty("role", "muted")
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._add = QPushButton(self)
        self._add.setProperty("kind", "strong")
        self._side = UnderstoodSide(self)
        self._chips = {
            None: Chip(self.tr("All"), None, marked=False, parent=self),
            Standing.TO_CONFIRM: Chip(self.tr("To confirm"), None, marked=False, parent=self),
            Standing.NOT_USED: Chip(self.tr("Not used"), None, marked=False, parent=self),
        }
        self._against = Chip(self.tr("Contradicting"), Severity.WARNING, marked=True, parent=self)
        self._against.setToolTip(self.tr("Rows of one customer that say different things in the same field"))
        self._confirm_all = QPushButton(self)
        self._confirm_all.setProperty("kind", "link")
        self._group = QButtonGroup(self)
        self._table = ColumnsTable(self._columns, self)
        self._constants = ConstantsBar(self)
        self._contradictions = ContradictionsPane(self)
        self._middle = QStackedWidget(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(Space.CONTROLS)
        chips.addWidget(self._counts, 1)
        chips.addWidget(self._confirm_all)
        for number, chip in enumerate((*self._chips.values(), self._against)):
            self._group.addButton(chip, number)
            chips.addWidget(chip)
        columns = QWidget(self)
        below = QVBoxLayout(columns)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(Space.FIELDS)
        below.addWidget(self._table, 1)
        below.addWidget(self._constants)
        self._middle.addWidget(columns)
        self._middle.addWidget(self._contradictions)
        middle = QVBoxLayout()
        middle.setSpacing(Space.FIELDS)
        middle.addLayout(chips)
        middle.addWidget(self._middle, 1)
        head = QHBoxLayout()
        head.setSpacing(Space.CONTROLS)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._cancel)
        head.addWidget(self._add)
        column = QVBoxLayout()
        column.setContentsMargins(Space.PAGE, Space.FIELDS, Space.PAGE, Space.PAGE)
        column.setSpacing(Space.FIELDS)
        column.addLayout(head)
        column.addWidget(self._sentence)
        column.addLayout(middle, 1)
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._scrolling(self._side))
        body.addLayout(column, 1)

    def _scrolling(self, side: QWidget) -> Scrolled:
        """The side by its whole height, in the height that there is."""
        area = Scrolled(side, self)
        area.setFixedWidth(side.minimumWidth() + area.verticalScrollBar().sizeHint().width())
        area.setProperty("surface", "side")
        area.viewport().setProperty("surface", "side")
        return area

    def _connect(self) -> None:
        self._cancel.clicked.connect(self.cancelled)
        self._add.clicked.connect(self._on_add)
        self._side.list.chosen.connect(self._show_sheet)
        self._side.list.used_changed.connect(self._on_used_changed)
        self._side.shape.changed.connect(self._on_shape_changed)
        self._side.header.chosen.connect(self._on_header_chosen)
        self._side.rows.chosen.connect(self._on_rows_chosen)
        self._side.hidden_wanted.connect(self._on_hidden)
        self._side.struck_wanted.connect(self._on_struck)
        self._side.layouts_wanted.connect(self.layouts_requested)
        self._columns.chosen.connect(self._on_columns_chosen)
        self._confirm_all.clicked.connect(self._columns.confirm_all)
        self._constants.changed.connect(self._on_constants_changed)
        self._contradictions.changed.connect(self._on_settled)
        self._group.idClicked.connect(self._on_chip)

    def show_file(self, understood: FileUnderstanding, choices: Choices, before: str = "") -> None:
        """Show how a file was understood with *choices*; *before* says what came with the same columns before."""
        self._understood = understood
        self._sheets = dict(choices.sheets)
        self._chosen_shape = choices.shape
        self._survey = None
        self._title.setText(self.tr("Import {file}").format(file=understood.file))
        self._sentence.setText(self.tr("Counting the customers…"))
        self._sentence.setToolTip("")
        self._side.show_file(understood, before)
        self._side.spoilt.show_kinds(())
        names = [sheet.name for sheet in understood.sheets]
        useful = next((sheet.name for sheet in understood.sheets if sheet.used), names[0] if names else "")
        self._show_sheet(self._name if self._name in names else useful)
        self._show_total()
        self._add.setFocus()

    def show_survey(self, survey: Survey) -> None:
        """Say what the file comes to, and what its rows contradict."""
        self._survey = survey
        self._sentence.setText(survey_words(survey))
        self._sentence.setToolTip("\n".join(survey.left_out[:MOST_NOTES]))
        customers = sum(sheet.customers for sheet in survey.sheets)
        self._side.spoilt.show_kinds(survey.spoilt)
        self._side.list.show_rows({sheet.sheet: sheet.rows for sheet in survey.sheets})
        self._add.setText(counted(customers, self.tr("Add 1 customer"), self.tr("Add {n} customers")))
        self._show_contradictions()

    def show_unreadable(self, error: JoorDesktopError) -> None:
        """Say why the file can't be read to its end."""
        self._sentence.setText(f"{error.title} {error.detail}")

    def _sheet(self) -> SheetUnderstanding:
        return next(sheet for sheet in self._understood.sheets if sheet.name == self._name)

    def _choices(self) -> SheetChoices:
        return self._sheets.get(self._name, SheetChoices())

    def _choose(self, choices: SheetChoices) -> None:
        self._sheets[self._name] = choices

    def _show_sheet(self, name: str) -> None:
        self._name = name
        sheet, choices = self._sheet(), self._choices()
        self._side.show_sheet(sheet, choices)
        self._columns.show_sheet(sheet, choices.columns)
        self._constants.show_constants(choices.constants)
        self._show_columns()
        self._count_columns()
        self._show_contradictions()

    def _show_columns(self) -> None:
        """Show all columns."""
        self._columns.show_only(None)
        self._chips[None].setChecked(True)
        self._middle.setCurrentIndex(0)

    def _count_columns(self) -> None:
        """Count the columns; those that are shown stay, as they were chosen to be shown."""
        for standing, chip in self._chips.items():
            chip.show_count(self._columns.count(standing))
            chip.setVisible(standing is None or self._columns.count(standing) > 0 or chip.isChecked())
        words = self.tr("{n} in the file · {used} used · {confirm} to confirm · {rest} not used")
        self._counts.setText(
            words.format(
                n=self._columns.count(None),
                used=self._columns.count(Standing.USED),
                confirm=self._columns.count(Standing.TO_CONFIRM),
                rest=self._columns.count(Standing.NOT_USED),
            )
        )
        waiting = self._columns.count(Standing.TO_CONFIRM)
        self._confirm_all.setText(self.tr("Confirm all {n}").format(n=grouped(waiting)))
        self._confirm_all.setVisible(waiting > 1)
        missing = self._missing()
        if missing:
            self._constants.propose(missing[-1] if missing[-1][0] else missing[0])
        self._side.show_missing(missing)

    def _show_contradictions(self) -> None:
        survey = self._survey
        listed = [each for each in survey.contradictions if each.sheet == self._name] if survey else []
        unlisted = survey.contradicting - len(survey.contradictions) if survey else 0
        self._against.show_count(len(listed))
        self._against.setVisible(bool(listed))
        self._contradictions.show_contradictions(listed, self._choices(), unlisted)
        if not listed and self._against.isChecked():
            self._show_columns()

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

    def _on_columns_chosen(self, chosen: dict[str, tuple[Target, ...]]) -> None:
        choices = self._choices()
        self._choose(replace(choices, columns={**choices.columns, **chosen}))
        targets = (target for each in chosen.values() for target in each)
        if any(node == "" and name in CUSTOMER_NAMES for node, _, name in targets):
            self._reread()  # which rows make a customer may be another now
        else:
            self._count_columns()
            self._count_anew()

    def _on_constants_changed(self, constants: dict[Target, str]) -> None:
        self._choose(replace(self._choices(), constants=constants))
        self._count_columns()

    def _on_used_changed(self, name: str, used: bool) -> None:
        self._sheets[name] = replace(self._sheets.get(name, SheetChoices()), used=used)
        self._count_anew()

    def _on_header_chosen(self, row: int) -> None:
        self._choose(replace(self._choices(), header_row=row))
        self._reread()

    def _on_rows_chosen(self, grouped_rows: bool, by_name: bool) -> None:
        self._choose(replace(self._choices(), grouped=grouped_rows, by_name=by_name))
        self._reread()

    def _on_settled(self, choices: SheetChoices) -> None:
        self._choose(choices)
        self._show_contradictions()
        self._count_anew()

    def _on_hidden(self) -> None:
        self._choose(replace(self._choices(), with_hidden=True))
        self._reread()

    def _on_struck(self, wanted: bool) -> None:
        self._choose(replace(self._choices(), without_struck=not wanted))
        self._reread()

    def _on_chip(self, number: int) -> None:
        self._middle.setCurrentIndex(int(number == len(_CHIPS)))
        if number < len(_CHIPS):
            self._columns.show_only(_CHIPS[number])

    def _on_shape_changed(self, shape: TextShape) -> None:
        self._chosen_shape = shape
        self._reread()

    def _all_choices(self) -> Choices:
        return Choices(dict(self._sheets), self._chosen_shape)

    def _reread(self) -> None:
        self.reread_requested.emit(self._all_choices())

    def _count_anew(self) -> None:
        self._sentence.setText(self.tr("Counting the customers…"))
        self._show_total()
        self.survey_requested.emit(self._all_choices())

    def _on_add(self) -> None:
        self.accepted.emit(self._all_choices())
