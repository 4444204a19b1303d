"""The window of the help: contents and search at the left, a page at the right."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.storage.settings import HELP_WINDOW, Settings
from joor_desktop.ui.help.browser import HelpBrowser
from joor_desktop.ui.help.contents import HelpContents
from joor_desktop.ui.icons import icon, program_icon
from joor_desktop.ui.search_line import be_search
from joor_desktop.ui.theme import Space, colours
from joor_desktop.work.help_pages import HelpBook
from joor_desktop.work.help_search import HelpIndex, Hit, search_words

_SIZE = (980, 700)
_LEAST_SIZE = (620, 400)
_CONTENTS = 270
_TITLE_BAR = 40
"""More than what the system puts around a window at the top and below."""
_MOST_HITS = 40
_AFTER_MS = 200


class HelpWindow(QWidget):
    """A window beside the program's own; no dialog keeps it from being read."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._book = HelpBook()
        self._still = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(self.tr("Help for JOOR Desktop"))
        self.setWindowIcon(program_icon())
        self.setMinimumSize(*_LEAST_SIZE)
        self.search_line = QLineEdit(self)
        self.search_line.setPlaceholderText(self.tr("Search the help"))
        self.search_line.setAccessibleName(self.tr("Search the help"))
        be_search(self.search_line)
        self.contents = HelpContents(self._book, self)
        self._nothing = QLabel(self.tr("Nothing was found. Try one word only, or the beginning of it."), self)
        self._nothing.setProperty("role", "muted")
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(Space.PAGE, Space.CONTROLS, Space.PAGE, Space.CONTROLS)
        self._nothing.hide()
        self.browser = HelpBrowser(self._book, self)
        self._back = self._button("left", self.tr("Back"), QKeySequence.StandardKey.Back)
        self._forward = self._button("right", self.tr("Forward"), QKeySequence.StandardKey.Forward)
        self._lay_out()
        self._connect()
        self._restore_size()
        self.contents.show_pages("")

    def _button(self, icon_name: str, name: str, standard: QKeySequence.StandardKey) -> QPushButton:
        keys = QKeySequence(standard)
        button = QPushButton(self)
        button.setProperty("kind", "quiet")
        button.setIcon(icon(icon_name, colours().text))
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})")
        button.setEnabled(False)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(Space.CONTROLS, Space.CONTROLS, Space.CONTROLS, Space.CONTROLS)
        head.setSpacing(Space.UNIT)
        head.addWidget(self._back)
        head.addWidget(self._forward)
        head.addWidget(self.search_line, 1)
        left = QFrame(self)
        left.setProperty("surface", "white")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addWidget(self.contents, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.browser)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_CONTENTS, _SIZE[0] - _CONTENTS])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)

    def _connect(self) -> None:
        self._back.clicked.connect(self.browser.backward)
        self._forward.clicked.connect(self.browser.forward)
        self.browser.backwardAvailable.connect(self._back.setEnabled)
        self.browser.forwardAvailable.connect(self._forward.setEnabled)
        self.browser.page_shown.connect(self._on_page_shown)
        self.contents.chosen.connect(self._on_chosen)
        self.search_line.textChanged.connect(self._on_sought)
        self.search_line.returnPressed.connect(self._on_return)
        self._still.timeout.connect(self._on_still)
        keys = QKeySequence.StandardKey
        QShortcut(keys.Find, self).activated.connect(self._on_find)
        # Not as shortcuts of the buttons: those are pressed for a while first.
        QShortcut(keys.Back, self).activated.connect(self.browser.backward)
        QShortcut(keys.Forward, self).activated.connect(self.browser.forward)

    def _restore_size(self) -> None:
        room = self.screen().availableSize()
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height() - _TITLE_BAR))
        kept = self._settings.value(HELP_WINDOW)
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode()))

    @cached_property
    def _index(self) -> HelpIndex:
        return HelpIndex(self._book.pages.values())

    def show_topic(self, topic: str) -> None:
        """Come to the front with that page, or section of a page."""
        self.show()  # first: a section is scrolled to where it is at this width
        self.raise_()
        self.activateWindow()
        self.search_line.clear()
        self.browser.show_topic(topic)
        self.browser.setFocus()

    def found(self) -> list[Hit]:
        """What the words in the search line lead to, the best first."""
        return self._index.search(self.search_line.text())[:_MOST_HITS]

    def _on_sought(self, text: str) -> None:
        hits = self.found()
        self._nothing.setVisible(bool(text.strip()) and not hits)
        if text.strip():
            self.contents.show_hits(hits)
            self._still.start()
        else:
            self._still.stop()
            self.contents.show_pages(self.browser.page_name)
            self.browser.mark(())

    def _on_still(self) -> None:
        """Show the best hit once nothing is typed any more, so that the way back doesn't lead through all letters."""
        self._still.stop()
        if topics := self.contents.topics():
            self._on_chosen(topics[0])

    def _on_return(self) -> None:
        if self._still.isActive():
            self._on_still()
        self.browser.setFocus()

    def _on_chosen(self, topic: str) -> None:
        self.browser.show_topic(topic, search_words(self.search_line.text()))

    def _on_page_shown(self, name: str) -> None:
        if not self.search_line.text().strip():
            self.contents.choose(name)

    def _on_find(self) -> None:
        self.search_line.setFocus()
        self.search_line.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the search, then closes the window; the arrow leads from the search to what was found."""
        if event.key() == Qt.Key.Key_Escape:
            if self.search_line.text():
                self.search_line.clear()
            else:
                self.close()
        elif event.key() == Qt.Key.Key_Down and self.search_line.hasFocus():
            self.contents.setFocus()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the size for the next time."""
        kept = bytes(self.saveGeometry().toBase64().data()).decode()
        with suppress(JoorDesktopError):  # the window opens in its usual size then
            self._settings.keep(HELP_WINDOW, kept)
        event.accept()
