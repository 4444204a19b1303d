"""Asking for a token: typed or pasted unseen, handed on to be kept, with words where the keychain refuses it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.ui.form.link import LinkButton
from joor_desktop.ui.theme import Space, restyle


class TokenEntry(QWidget):
    """Asks for the token of one profile. It keeps nothing itself: its signals say where the person wants it kept.

    :param name: what is asked for where it isn't the token, with what stands in the empty field.
    :param keep: what is on the button where it does more than keeping.
    """

    help_topic = "profiles#token"

    keep_requested = Signal(str)
    session_requested = Signal(str)

    def __init__(
        self, parent: QWidget | None = None, *, name: str = "", placeholder: str = "", keep: str = ""
    ) -> None:
        super().__init__(parent)
        self._field = QLineEdit(self)
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._field.setPlaceholderText(placeholder or self.tr("Paste the token from JOOR's Integrations Manager"))
        self._field.setAccessibleName(name or self.tr("Token"))
        self._keep = QPushButton(keep or self.tr("Keep in the keychain"), self)
        self._session = LinkButton(self.tr("Use it for this session only"), self)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out()
        self._field.textChanged.connect(self._on_text_changed)
        self._field.returnPressed.connect(self._on_keep)
        self._keep.clicked.connect(self._on_keep)
        self._session.clicked.connect(self._on_session)
        self._on_text_changed("")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.CONTROLS)
        row.addWidget(self._field, 1)
        row.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.UNIT)
        column.addLayout(row)
        column.addWidget(self._words)
        column.addWidget(self._session)
        self._session.hide()

    def ask(self) -> None:
        """Put the cursor into the field."""
        self._field.setFocus()

    def say(self, words: str, *, severity: str = "") -> None:
        """Say how it stands with the token; *severity* is ``right``, ``warning``, ``error`` or nothing."""
        self._words.setText(words)
        restyle(self._words, "severity", severity)
        self._words.setVisible(bool(words))

    def show_kept(self, words: str) -> None:
        """The token was kept: forget it here, and say so."""
        self._field.clear()
        self._session.hide()
        self.say(words, severity="right")

    def show_refused(self, error: JoorDesktopError) -> None:
        """The keychain refused the token: say why, and offer to keep it for this session only."""
        self.say(f"{error.title} {error.detail}".strip(), severity="error")
        self._session.show()
        if self._token():
            self._session.setFocus()

    def set_busy(self, busy: bool) -> None:
        """Let nothing be pressed while the keychain is being asked."""
        self._keep.setEnabled(not busy and bool(self._token()))
        self._field.setReadOnly(busy)
        self._session.setEnabled(not busy)

    def clear(self) -> None:
        """Forget what was typed and what was said."""
        self._field.clear()
        self._session.hide()
        self.say("")

    @property
    def is_typed(self) -> bool:
        """Whether something stands in the field that is not kept yet."""
        return bool(self._token())

    def submit(self) -> None:
        """Ask for what was typed to be kept, as the button does."""
        self._on_keep()

    def _token(self) -> str:
        return self._field.text().strip()

    def _on_text_changed(self, _text: str) -> None:
        self._keep.setEnabled(bool(self._token()))

    def _on_keep(self) -> None:
        if self._token():
            self.keep_requested.emit(self._token())

    def _on_session(self) -> None:
        if self._token():
            self.session_requested.emit(self._token())
        else:
            self.ask()
