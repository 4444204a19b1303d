"""A secret of a profile, its token or its proxy's password: where it is kept, another one, and the way to forget it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.ui.form.link import LinkButton
from joor_desktop.ui.profiles.token_entry import TokenEntry
from joor_desktop.ui.profiles.token_keeper import Kept, TokenKeeper
from joor_desktop.ui.sends.card import Card


@dataclass(frozen=True, slots=True)
class SecretWords:
    """What a card says of its secret."""

    heading: str
    placeholder: str
    looking: str
    in_keychain: str
    for_session: str
    missing: str
    forget: str


class SecretCard(Card):
    """Shows the secret of one profile as its keeper tells it."""

    def __init__(self, keeper: TokenKeeper, words: SecretWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._words = words
        self._profile = ""
        heading = QLabel(words.heading, self)
        heading.setProperty("role", "heading")
        self._entry = TokenEntry(self, name=words.heading, placeholder=words.placeholder)
        self._forget = LinkButton(words.forget, self)
        for part in (heading, self._entry, self._forget):
            self.column.addWidget(part)
        self._entry.keep_requested.connect(self._on_keep)
        self._entry.session_requested.connect(self._on_session)
        self._forget.clicked.connect(self._on_forget)
        keeper.told.connect(self._on_told)
        keeper.refused.connect(self._on_refused)

    def show_profile(self, name: str, *, shown: bool) -> None:
        """Show the secret of the profile of that name, or nothing where it has none."""
        self._profile = name if shown else ""
        self.setVisible(shown)
        self._entry.clear()
        self._forget.hide()
        if shown:
            self._say(self._words.looking)
            self._keeper.look(name)

    def _say(self, words: str) -> None:
        self._entry.say(words)
        self._entry.set_busy(True)

    def _on_keep(self, secret: str) -> None:
        self._say(self.tr("Asking the keychain…"))
        self._keeper.keep(self._profile, secret)

    def _on_session(self, secret: str) -> None:
        self._keeper.keep_for_session(self._profile, secret)

    def _on_forget(self) -> None:
        self._keeper.forget(self._profile)

    def _on_told(self, profile: str, kept: Kept) -> None:
        if profile != self._profile:
            return
        self._entry.set_busy(False)
        self._forget.setVisible(kept is not Kept.NOWHERE)
        if kept is Kept.NOWHERE:
            self._entry.say(self._words.missing, severity="warning")
        else:
            self._entry.show_kept(
                self._words.in_keychain if kept is Kept.KEYCHAIN else self._words.for_session
            )

    def _on_refused(self, profile: str, error: JoorDesktopError) -> None:
        if profile == self._profile:
            self._entry.set_busy(False)
            self._entry.show_refused(error)
