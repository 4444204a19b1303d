"""The first screen: what the program does, in three steps, and in which language."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from joor_desktop.model.languages import LANGUAGES, Language
from joor_desktop.ui.icons import PictureLabel, program_icon
from joor_desktop.ui.sends.card import Card
from joor_desktop.ui.theme import Space, colours

_PICTURE = 32
_PROGRAM = 56


class PurposeScreen(QWidget):
    """``language_chosen`` tells another Language than the one that is spoken.

    :param language: the one that is spoken.
    """

    language_chosen = Signal(object)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.CONTROLS)
        self._add_head(column)
        column.addStretch(1)
        column.addWidget(self._steps())
        column.addStretch(1)
        column.addLayout(self._languages(language))

    def _add_head(self, column: QVBoxLayout) -> None:
        picture = QLabel(self)
        picture.setPixmap(program_icon().pixmap(_PROGRAM, _PROGRAM))
        title = QLabel(self.tr("Bring your customers onto JOOR"), self)
        title.setProperty("role", "title")
        words = QLabel(self.tr("And always know the truth about each of them."), self)
        words.setProperty("role", "muted")
        for part in (picture, title, words):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)

    def _steps(self) -> Card:
        card = Card(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.PAGE)
        grid.setVerticalSpacing(Space.PAGE)
        grid.setColumnStretch(1, 1)
        steps = (
            ("import", colours().accent, self.tr("Bring in any list"),
             self.tr("A workbook or a text file, whatever its columns are called.")),
            ("mend", colours().warning, self.tr("See what is wrong, and mend it"),
             self.tr("Each problem is marked on its cell and says what to do.")),
            ("sends", colours().right, self.tr("Send, and know what became of it"),
             self.tr("Nothing is sent until you say so. Then each customer is followed until JOOR has it.")),
        )  # fmt: skip
        for row, (picture, colour, title, words) in enumerate(steps):
            grid.addWidget(PictureLabel(picture, colour, _PICTURE, self), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(_said(title, words), row, 1)
        card.column.addLayout(grid)
        return card

    def _languages(self, spoken: Language) -> QHBoxLayout:
        choice = QComboBox(self)
        choice.setAccessibleName(self.tr("Language"))
        for each in LANGUAGES:
            choice.addItem(each.name)
        choice.setCurrentIndex(LANGUAGES.index(spoken))
        choice.activated.connect(self._on_activated)
        row = QHBoxLayout()
        row.setSpacing(Space.CONTROLS)
        row.addStretch(1)
        row.addWidget(PictureLabel("language", colours().muted, parent=self))
        row.addWidget(choice)
        row.addStretch(1)
        return row

    def _on_activated(self, number: int) -> None:
        if LANGUAGES[number] != self._language:
            self.language_chosen.emit(LANGUAGES[number])


def _said(title: str, words: str) -> QVBoxLayout:
    heading, text = QLabel(title), QLabel(words)
    heading.setProperty("role", "heading")
    text.setProperty("role", "muted")
    text.setWordWrap(True)
    column = QVBoxLayout()
    column.setSpacing(Space.UNIT // 2)
    column.addWidget(heading)
    column.addWidget(text)
    return column
