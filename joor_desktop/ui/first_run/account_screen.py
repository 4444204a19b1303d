"""The second screen: practice, or the person's own account at JOOR."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from joor_desktop.model.profile import PRACTICE_PROFILE
from joor_desktop.ui.first_run.own_account import OwnAccount
from joor_desktop.ui.theme import Space

_INDENT = 22


class AccountScreen(QWidget):
    """``profile`` is the name of the one that was settled on; at first it is the one of the open list."""

    help_topic = "profiles"

    def __init__(self, account: OwnAccount, profile: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self._begun = False
        self.profile = profile
        self._practice = QRadioButton(self.tr("Practise first"), self)
        self._own = QRadioButton(self.tr("Your own account at JOOR"), self)
        (self._practice if profile == PRACTICE_PROFILE else self._own).setChecked(True)
        self._group = QButtonGroup(self)
        title = QLabel(self.tr("Where are your customers sent to?"), self)
        title.setProperty("role", "title")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.CONTROLS)
        column.addWidget(title)
        column.addSpacing(Space.UNIT)
        practice = self.tr("A stand-in on this computer plays JOOR's part. Nothing leaves the computer.")
        own = self.tr("You need the token that JOOR's Integrations Manager shows. You can do this later too.")
        for choice, words in ((self._practice, practice), (self._own, own)):
            self._group.addButton(choice)
            choice.setAccessibleDescription(words)
            column.addWidget(choice)
            column.addWidget(self._explanation(words))
        column.addWidget(account, 1)
        column.addStretch()
        account.hide()
        self._own.toggled.connect(self._show_choice)  # a screen reader chooses without a click
        self._show_choice()

    def _explanation(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        label.setIndent(_INDENT)
        return label

    def is_settled(self) -> bool:
        """Whether the next screen can be shown; where something is missing, the screen says what."""
        if self._practice.isChecked():
            self.profile = PRACTICE_PROFILE
            return True
        if self._account.has_unkept_token:
            self._account.keep_token()
            return False
        kept = self._account.keep()
        self.profile = kept or self.profile
        return bool(kept)

    def _show_choice(self) -> None:
        own = self._own.isChecked()
        self._account.setVisible(own)
        self.setFocusProxy(self._own if own else self._practice)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the profiles and the keychain when they can be seen."""
        super().showEvent(event)
        if not self._begun:
            self._begun = True
            self._account.begin(self.profile)
