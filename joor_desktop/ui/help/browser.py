"""Shows a page of the help: its text, with pictures as wide as there is room, and the words of a search marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from joor_desktop.ui.theme import Space, colours
from joor_desktop.work.folding import folded
from joor_desktop.work.help_pages import PICTURE_SCALE, PICTURES_FOLDER, HelpBook, Page

_SCHEME = "help"
_MARGIN = Space.SECTIONS
_LINE_HEIGHT = 135.0
_MOST_MARKS = 500
_PICTURE_SIGN = "\ufffc"
"""What stands in a text for a picture."""


class HelpBrowser(QTextBrowser):
    """``page_shown`` tells the name of the page that is there now, also after a link was followed or a step back."""

    page_shown = Signal(str)

    def __init__(self, book: HelpBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._shown = ""
        self._fitted_to = 0
        self._words: Sequence[str] = ()
        self.setAccessibleName(self.tr("Page of the help"))
        self.setProperty("frame", "none")
        self.setOpenExternalLinks(False)
        self.document().setDocumentMargin(_MARGIN)
        self.document().setUndoRedoEnabled(False)
        self.sourceChanged.connect(self._on_source_changed)

    def show_topic(self, topic: str, words: Sequence[str] = ()) -> None:
        """Show a page, at the section behind "#", with *words* marked."""
        name, _, anchor = topic.partition("#")
        self.mark(words)
        url = QUrl(f"{_SCHEME}:/{name}.md")
        if anchor:
            url.setFragment(anchor)
        if url == self.source():
            self._arrive(anchor)
        else:
            self.setSource(url, QTextDocument.ResourceType.MarkdownResource)

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        """The text of a page or a picture, from the files that come with the program."""
        place = QUrl(url)
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return QImage(str(PICTURES_FOLDER / place.fileName()))
        page = self._page(place)
        return page.markdown() if page is not None else ""

    def _page(self, url: QUrl) -> Page | None:
        return self._book.pages.get(url.fileName().removesuffix(".md"))

    def _on_source_changed(self, url: QUrl) -> None:
        page = self._page(url)
        if page is None:
            return
        self._dress(page)
        self._arrive(url.fragment())
        if page.name != self._shown:
            self._shown = page.name
            self.page_shown.emit(page.name)

    def _arrive(self, anchor: str) -> None:
        if anchor:
            self.scrollToAnchor(anchor)
        self._mark()

    def _dress(self, page: Page) -> None:
        """Give headings their anchors, paragraphs their distance, and pictures their width."""
        sections = iter(page.sections)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for block in self._blocks():
            level = block.blockFormat().headingLevel()
            cursor.setPosition(block.position())
            has_picture = block.text().strip() == _PICTURE_SIGN
            cursor.setBlockFormat(_spaced(block.blockFormat(), level, has_picture=has_picture))
            if level:
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(_heading(next(sections).anchor))
        cursor.endEditBlock()
        self._fit_pictures()

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the pictures as wide as there is room now."""
        super().resizeEvent(event)
        if self._room() != self._fitted_to:
            self._fit_pictures()

    def changeEvent(self, event: QEvent) -> None:
        """Give the links the colour of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown:
            place = self.verticalScrollBar().value()
            self.reload()
            self.verticalScrollBar().setValue(place)

    def _room(self) -> int:
        return self.viewport().width() - 2 * _MARGIN

    def _fit_pictures(self) -> None:
        room = self._fitted_to = self._room()
        cursor = QTextCursor(self.document())
        for block in self._blocks():
            iterator = block.begin()
            while not iterator.atEnd():
                fragment = iterator.fragment()
                if fragment.charFormat().isImageFormat():
                    cursor.setPosition(fragment.position())
                    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
                    cursor.setCharFormat(self._fitted(fragment.charFormat().toImageFormat(), room))
                iterator += 1

    def _fitted(self, picture: QTextImageFormat, room: int) -> QTextImageFormat:
        """The picture as it is drawn in that room: scaled once and well, as fine as the screen."""
        image = QImage(str(PICTURES_FOLDER / QUrl(picture.name()).fileName()))
        if image.isNull():
            return picture
        width = min(round(image.width() / PICTURE_SCALE), room)
        fineness = self.devicePixelRatioF()
        scaled = image.scaledToWidth(round(width * fineness), Qt.TransformationMode.SmoothTransformation)
        place = self.source().resolved(QUrl(picture.name()))
        self.document().addResource(QTextDocument.ResourceType.ImageResource.value, place, scaled)
        picture.setWidth(width)
        picture.setHeight(round(scaled.height() / fineness))
        return picture

    @property
    def page_name(self) -> str:
        """The name of the page that is shown; "" before the first one."""
        return self._shown

    def mark(self, words: Sequence[str]) -> None:
        """Mark these words of a search, in the place of those before, on all pages from now on."""
        self._words = words
        self._mark()

    def _mark(self) -> None:
        mark = QTextCharFormat()
        mark.setBackground(colours().warning_tint)
        mark.setForeground(colours().text)
        selections = []
        text = self.document().toPlainText()
        for at, length in _places(text, self._words):
            selection = QTextEdit.ExtraSelection()
            selection.cursor = QTextCursor(self.document())
            selection.cursor.setPosition(at)
            selection.cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
            selection.format = mark
            selections.append(selection)
        self.setExtraSelections(selections)

    @property
    def marks(self) -> list[str]:
        """The texts that are marked."""
        return [each.cursor.selectedText() for each in self.extraSelections()]


def _places(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand in *text*: position and length of each, the first ones."""
    plain = "".join(each if len(each := folded(sign)) == 1 else sign for sign in text)
    found: list[tuple[int, int]] = []
    for word in words:
        at = plain.find(word)
        while at >= 0 and len(found) < _MOST_MARKS:
            if not word.isascii() or at == 0 or not plain[at - 1].isalnum():
                found.append((at, len(word)))
            at = plain.find(word, at + len(word))
    return found


def _spaced(block: QTextBlockFormat, level: int, *, has_picture: bool) -> QTextBlockFormat:
    block.setTopMargin({0: Space.UNIT, 1: 0, 2: Space.SECTIONS, 3: Space.PAGE}[level])
    block.setBottomMargin(Space.CONTROLS)
    height = 100.0 if has_picture else _LINE_HEIGHT
    block.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return block


def _heading(anchor: str) -> QTextCharFormat:
    dress = QTextCharFormat()
    dress.setFontWeight(600)
    if anchor:
        dress.setAnchor(True)
        dress.setAnchorNames([anchor])
    return dress
