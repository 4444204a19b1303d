"""The left side of the help: the pages in their groups, or what a search found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from joor_desktop.ui.theme import Size, Space, caption_font, colours
from joor_desktop.work.help_pages import CONTENTS, HelpBook
from joor_desktop.work.help_search import Hit

_TOPIC = Qt.ItemDataRole.UserRole
_DETAIL = Qt.ItemDataRole.UserRole.value + 1
_TWO_LINES = 46
_CAPTION = 36

Index = QModelIndex | QPersistentModelIndex


class _LineDelegate(QStyledItemDelegate):
    """Paints the caption of a group in small capitals, and the place of a hit below its heading."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._caption_font = caption_font(view)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the lines ask for."""
        if index.data(_DETAIL):
            return QSize(0, _TWO_LINES)
        return QSize(0, Size.ROW if index.data(_TOPIC) else _CAPTION)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the line."""
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        QApplication.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        room: QRect = option.rect.adjusted(Space.PAGE, 0, -Space.CONTROLS, 0)
        detail = index.data(_DETAIL)
        painter.save()
        font = QFont(option.font)
        if not index.data(_TOPIC):
            _paint_words(painter, room.adjusted(0, Space.PAGE, 0, 0), words.upper(), self._caption_font, muted=True)
        elif detail:
            _paint_words(painter, room.adjusted(0, 4, 0, -room.height() // 2), words, font)
            font.setPixelSize(Size.SMALL)
            _paint_words(painter, room.adjusted(0, room.height() // 2, 0, -4), detail, font, muted=True)
        else:
            _paint_words(painter, room, words, font)
        painter.restore()


def _paint_words(painter: QPainter, room: QRect, words: str, font: QFont, *, muted: bool = False) -> None:
    painter.setFont(font)
    painter.setPen(colours().muted if muted else colours().text)
    fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)


class HelpContents(QListWidget):
    """``chosen`` tells the topic that a person chose by a click or with the keys."""

    chosen = Signal(str)

    def __init__(self, book: HelpBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._quiet = False
        self.setProperty("frame", "none")
        self.setItemDelegate(_LineDelegate(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._on_current_changed)
        self.itemClicked.connect(self._on_clicked)

    def show_pages(self, current: str) -> None:
        """Show all pages, with the one of that name chosen."""
        self._begin(self.tr("Contents of the help"))
        for group, names in CONTENTS.items():
            self._add(group.title, "", "")
            for name in names:
                self._add(self._book.pages[name].title, name, "")
        self.choose(current)
        self._quiet = False

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show what was found, the best first and chosen."""
        self._begin(self.tr("What was found in the help"))
        for hit in hits:
            heading = hit.section.heading
            detail = hit.excerpt if heading == hit.page.title else f"{hit.page.title} · {hit.excerpt}"
            self._add(heading, f"{hit.page.name}#{hit.section.anchor}".removesuffix("#"), detail or hit.page.title)
        if hits:
            self.setCurrentRow(0)
        self._quiet = False

    def choose(self, topic: str) -> None:
        """Show as chosen what stands for that topic, without telling so."""
        before, self._quiet = self._quiet, True
        found = next((row for row in range(self.count()) if self.item(row).data(_TOPIC) == topic), -1)
        self.setCurrentRow(found)
        self._quiet = before

    def topics(self) -> list[str]:
        """The topics that are listed, from the top."""
        return [topic for row in range(self.count()) if (topic := self.item(row).data(_TOPIC))]

    def _begin(self, name: str) -> None:
        self._quiet = True
        self.clear()
        self.setAccessibleName(name)
        self.scrollToTop()

    def _add(self, text: str, topic: str, detail: str) -> None:
        item = QListWidgetItem(text, self)
        item.setData(_TOPIC, topic)
        item.setData(_DETAIL, detail)
        item.setToolTip(detail)
        if not topic:
            item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._quiet:
            self.chosen.emit(item.data(_TOPIC))

    def _on_clicked(self, item: QListWidgetItem) -> None:
        """A click on what is chosen already leads there again, after one has gone elsewhere."""
        self.chosen.emit(item.data(_TOPIC))
