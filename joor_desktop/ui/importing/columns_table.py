"""The table of a sheet's columns: the field can be chosen from a list, a proposal confirmed with a click or a key."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QStyleOptionViewItem, QWidget

from joor_desktop.ui.importing.columns_model import STANDING_ROLE, TARGETS_ROLE, ColumnsModel, Part, Standing
from joor_desktop.ui.importing.field_list import FieldBox
from joor_desktop.ui.importing.targets import all_targets, target_words
from joor_desktop.ui.sends.calm_table import CalmTable
from joor_desktop.ui.sends.delegates import WordsDelegate, paint_background
from joor_desktop.ui.theme import Size, bold_font, colours

_ROW = 34
_PILL = 20
_INSET = 8
_CONFIRM = 76
_ARROW = 14
_BOX_INSET = 4
_SHARES = {Part.HEADING: (0.18, 138), Part.FIELD: (0.25, 190), Part.WHY: (0.24, 88), Part.SAMPLES: (0.17, 100)}
"""The part of the table's width that a column takes, and its least width in pixels; the samples take the rest too."""
_MOST_WHY = 0.4
"""The part of the width that the words on why take at most, where they need more than theirs."""
_LINE = 1

Index = QModelIndex | QPersistentModelIndex


class ColumnsTable(CalmTable):
    """Shows a ColumnsModel."""

    help_topic = "columns"

    def __init__(self, columns: ColumnsModel, parent: QWidget | None = None) -> None:
        super().__init__("", (*(0 if part is Part.SAMPLES else _CONFIRM for part in Part),), parent)
        self.setAccessibleName(self.tr("Columns of the sheet"))
        self._columns = columns
        self.setModel(columns)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.SelectedClicked | triggers.DoubleClicked)
        self.setItemDelegateForColumn(Part.HEADING, _HeadingDelegate(self))
        self.setItemDelegateForColumn(Part.FIELD, _FieldDelegate(self))
        self.setItemDelegateForColumn(Part.WHY, _WhyDelegate(self))
        self.setItemDelegateForColumn(Part.CONFIRM, _ConfirmDelegate(self))
        self.clicked.connect(self._on_clicked)
        columns.modelReset.connect(self._on_reset)
        columns.dataChanged.connect(self._share_room)

    def _share_room(self) -> None:
        """Where nothing is to be confirmed, the words on why have that room too."""
        self.clearSpans()
        for row in range(self._columns.rowCount()):
            if self._columns.index(row, Part.WHY).data(STANDING_ROLE) is not Standing.TO_CONFIRM:
                self.setSpan(row, Part.WHY, 1, 2)

    def _on_reset(self) -> None:
        self.setColumnHidden(Part.CONFIRM, not self._columns.count(Standing.TO_CONFIRM))
        self._share_room()
        self._divide()  # only now: nothing moves below the mouse that confirms one after the other

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the room, so that the link that confirms is always in sight."""
        super().resizeEvent(event)
        self._divide()

    def _divide(self) -> None:
        room = self.viewport().width()
        widths = {part: max(round(room * share), least) for part, (share, least) in _SHARES.items()}
        widths[Part.HEADING] = min(widths[Part.HEADING], max(self._heading_width(), _SHARES[Part.HEADING][1]))
        widths[Part.CONFIRM] = self._confirming_width()
        free = room - sum(widths[part] for part in Part if part is not Part.WHY)
        del widths[Part.SAMPLES]
        wanted = min(self._why_width(widths[Part.CONFIRM]), free, round(room * _MOST_WHY))
        widths[Part.WHY] = max(widths[Part.WHY], wanted)
        for part, width in widths.items():
            self.setColumnWidth(part, width)

    def _heading_width(self) -> int:
        metrics = QFontMetrics(bold_font(self, Size.BODY))
        names = [self._columns.index(row, Part.HEADING).data() for row in range(self._columns.rowCount())]
        return max(map(metrics.horizontalAdvance, names), default=0) + 2 * _INSET + 2 * _LINE

    def _confirming_width(self) -> int:
        if self.isColumnHidden(Part.CONFIRM):
            return 0
        words = self._columns.confirming_words()
        advance = QFontMetrics(bold_font(self, Size.BODY)).horizontalAdvance(words)
        return max(_CONFIRM, advance + 2 * _INSET + 2 * _LINE)

    def _why_width(self, confirming: int) -> int:
        """What all words on why need, of which some have the room of the link too."""
        needed = 0
        for row in range(self._columns.rowCount()):
            index = self._columns.index(row, Part.WHY)
            beside = confirming if self.columnSpan(row, Part.WHY) > 1 else 0
            needed = max(needed, self.fontMetrics().horizontalAdvance(index.data()) + 4 * _INSET + 2 * _LINE - beside)
        return needed

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == Part.CONFIRM:
            self._columns.confirm(index.row())
        elif index.column() == Part.FIELD:
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the list of fields, the space bar confirms a proposal."""
        row = self.currentIndex().row()
        if row >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(self._columns.index(row, Part.FIELD))
        elif row >= 0 and event.key() == Qt.Key.Key_Space:
            self._columns.confirm(row)
        else:
            super().keyPressEvent(event)


class _HeadingDelegate(WordsDelegate):
    """The name of the column, in bold."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Make the words bold."""
        super().initStyleOption(option, index)
        option.font = bold_font(option.widget, Size.BODY)


class _FieldDelegate(WordsDelegate):
    """The field in a box with an arrow, and the list of all fields when it is chosen."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the box around the words."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRectF = QRectF(option.rect).adjusted(4.5, 3.5, -4.5, -3.5)
        paint_background(painter, option)
        beside_arrow = QStyleOptionViewItem(option)
        beside_arrow.rect.adjust(_BOX_INSET, 0, -_ARROW, 0)
        super().paint(painter, beside_arrow, index)
        painter.setPen(colours().border)
        painter.drawRoundedRect(box, Size.RADIUS, Size.RADIUS)
        painter.setPen(colours().muted)
        painter.drawText(box.adjusted(0, 0, -8, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "▾")
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """What is not used is written more faintly."""
        super().initStyleOption(option, index)
        if index.data(STANDING_ROLE) is not Standing.USED:
            option.palette.setColor(QPalette.ColorRole.Text, colours().muted)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list of all fields, with what is proposed chosen."""
        box = FieldBox(parent)
        box.setAccessibleName(self.tr("JOOR field"))
        box.setMaxVisibleItems(20)
        box.addItem(self.tr("not used"), ())
        model = index.model()
        assert isinstance(model, ColumnsModel)
        for target in all_targets(model.used_targets()):
            box.addItem(target_words(target), (target,))
        proposed = tuple(index.data(TARGETS_ROLE))
        if len(proposed) > 1:
            box.addItem(" + ".join(map(target_words, proposed)), proposed)
        box.activated.connect(self._on_activated)
        return box

    def _on_activated(self, _number: int) -> None:
        box = self.sender()
        assert isinstance(box, QComboBox)
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Choose what the column goes into, and open the list."""
        assert isinstance(editor, QComboBox)
        proposed = tuple(index.data(TARGETS_ROLE))
        found = next((row for row in range(editor.count()) if editor.itemData(row) == proposed), 0)
        editor.setCurrentIndex(found)
        editor.showPopup()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take the field that was chosen."""
        assert isinstance(editor, QComboBox)
        assert isinstance(model, ColumnsModel)
        model.choose(index.row(), editor.currentData())


class _WhyDelegate(WordsDelegate):
    """Why a column was taken for its field: words on a tint that has the meaning of its standing."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the pill behind the words."""
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        paint_background(painter, option)
        ink, ground = _shades(index.data(STANDING_ROLE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        room: QRectF = QRectF(option.rect).adjusted(_INSET, 0, -_INSET, 0)
        fitting = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()) - 2 * _INSET)
        width = option.fontMetrics.horizontalAdvance(fitting) + 2 * _INSET
        pill = QRectF(room.left(), room.center().y() - _PILL / 2, width, _PILL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(pill, _PILL / 2, _PILL / 2)
        painter.setPen(ink)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, fitting)
        painter.restore()


class _ConfirmDelegate(WordsDelegate):
    """The link that takes a proposal."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Make the words a link."""
        super().initStyleOption(option, index)
        option.font = bold_font(option.widget, Size.BODY)
        option.palette.setColor(QPalette.ColorRole.Text, colours().accent)


def _shades(standing: Standing) -> tuple[QColor, QColor]:
    look = colours()
    return {
        Standing.USED: (look.right_text, look.right_tint),
        Standing.TO_CONFIRM: (look.warning_text, look.warning_tint),
        Standing.NOT_USED: (look.muted, look.header),
    }[standing]
