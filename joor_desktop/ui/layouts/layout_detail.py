"""One remembered layout in full: its columns, the texts that all customers get, and what is mended by itself."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from joor_desktop.model.texts import QT_TRANSLATE_NOOP, translate
from joor_desktop.storage.layouts import Layout, LayoutFix
from joor_desktop.ui.form.link import LinkButton
from joor_desktop.ui.importing.targets import target_words, targets_words
from joor_desktop.ui.layouts.layouts_table import came_words
from joor_desktop.ui.sends.calm_table import CalmTable
from joor_desktop.ui.sends.listing import ListingColumn, ListingModel
from joor_desktop.ui.sends.note import plain_label
from joor_desktop.ui.theme import Space
from joor_desktop.work.layout_memory import taken_columns
from joor_desktop.work.layout_words import chosen_columns, fix_words, texts_for_all

_HEADING = 116


class _ColumnLine(NamedTuple):
    """A column and what it goes into."""

    key: str
    heading: str
    field: str


_COLUMNS: tuple[ListingColumn[_ColumnLine], ...] = (
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Column"), lambda line: line.heading),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "JOOR field"), lambda line: line.field),
)


class LayoutDetail(QWidget):
    """``fix_dropped`` tells a kind of problem that is to be mended by itself no longer."""

    fix_dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = plain_label(self, "heading")
        self._came = plain_label(self, "muted")
        self._columns = ListingModel(_COLUMNS, lambda line: line.key, self)
        self._table = CalmTable(self.tr("Columns of the layout"), (_HEADING, 0), self)
        self._table.setModel(self._columns)
        self._texts = plain_label(self)
        self._texts_caption = _caption(self.tr("TEXTS FOR ALL CUSTOMERS"), self)
        self._fixes = QVBoxLayout()
        self._fixes.setSpacing(Space.UNIT)
        self._fixes_caption = _caption(self.tr("MENDED BY ITSELF"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.CONTROLS)
        for part in (self._title, self._came, self._texts_caption, self._texts, self._fixes_caption):
            column.addWidget(part)
        column.addLayout(self._fixes)
        column.addWidget(self._table, 1)

    def show_layout(self, layout: Layout) -> None:
        """Show *layout*."""
        self._title.setText(layout.title)
        self._came.setText(self.tr("Last file: {file}, {day}").format(file=layout.file, day=came_words(layout)))
        self._columns.show_rows(_lines(layout))
        texts = texts_for_all(layout)
        line = self.tr("{field}: “{text}”")
        self._texts.setText(
            "\n".join(line.format(field=target_words(target), text=text) for target, text in texts.items())
        )
        for part in (self._texts_caption, self._texts):
            part.setVisible(bool(texts))
        self._show_fixes(layout.fixes)

    def _show_fixes(self, fixes: tuple[LayoutFix, ...]) -> None:
        self._fixes_caption.setVisible(bool(fixes))
        while item := self._fixes.takeAt(0):
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        for fix in fixes:
            row = _FixRow(fix, self)
            row.dropped.connect(self.fix_dropped)
            self._fixes.addWidget(row)


class _FixRow(QWidget):
    """A kind of problem, with a link that takes it away."""

    dropped = Signal(object)

    def __init__(self, fix: LayoutFix, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fix = fix
        words = plain_label(self)
        words.setText(fix_words(fix))
        away = LinkButton(self.tr("Take away"), self)
        away.setAccessibleName(self.tr("Take away: {kind}").format(kind=fix_words(fix)))
        away.clicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.CONTROLS)
        row.addWidget(words, 1)
        row.addWidget(away)

    def _on_clicked(self) -> None:
        self.dropped.emit(self._fix)


def _lines(layout: Layout) -> list[_ColumnLine]:
    taken, chosen = taken_columns(layout), chosen_columns(layout)
    lines = []
    for key, heading in layout.columns.items():
        words = targets_words(taken[key].targets) if key in taken else translate("layouts", "not noted then")
        if key in chosen:
            words = translate("layouts", "{field} (chosen)").format(field=words)
        lines.append(_ColumnLine(key, heading, words))
    return lines


def _caption(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setProperty("role", "caption")
    return label
