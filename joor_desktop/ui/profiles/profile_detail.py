"""One profile in full: its settings, its token, what its customers start with, its test, and the way to remove it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.profile import PRACTICE_PROFILE, Environment, Profile
from joor_desktop.ui.form.link import LinkButton
from joor_desktop.ui.profiles.profile_form import ProfileForm
from joor_desktop.ui.profiles.start_card import StartCard
from joor_desktop.ui.profiles.token_entry import TokenEntry
from joor_desktop.ui.profiles.token_keeper import Kept
from joor_desktop.ui.sends.badge import Badge
from joor_desktop.ui.sends.card import Card
from joor_desktop.ui.theme import Space, restyle

_WIDTH = 640


class ProfileDetail(QWidget):
    """Shows a profile; everything that is kept is asked for by a signal."""

    save_requested = Signal(object)
    add_requested = Signal(object)
    remove_requested = Signal(str)
    test_requested = Signal(object)
    keep_requested = Signal(str, str)
    session_requested = Signal(str, str)
    forget_requested = Signal(str)

    def __init__(self, start: StartCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start = start
        self._profile: Profile | None = None
        self._is_new = False
        self._badge = Badge(parent=self)
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self.form = ProfileForm(self)
        self._save = QPushButton(self)
        self._save.setProperty("kind", "strong")
        self._test = QPushButton(self.tr("Test the connection"), self)
        self._remove = LinkButton(self.tr("Remove this profile…"), self)
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._token = TokenEntry(self)
        self._forget = LinkButton(self.tr("Forget the token"), self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.setMaximumWidth(_WIDTH)
        head = QHBoxLayout()
        head.setSpacing(Space.CONTROLS)
        head.addWidget(self._title)
        head.addWidget(self._badge)
        head.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.CONTROLS)
        buttons.addWidget(self._save)
        buttons.addWidget(self._test)
        buttons.addStretch(1)
        buttons.addWidget(self._remove)
        settings = Card(self)
        settings.column.addLayout(head)
        settings.column.addWidget(self.form)
        settings.column.addLayout(buttons)
        settings.column.addWidget(self._said)
        self._token_card = Card(self)
        heading = QLabel(self.tr("Token"), self)
        heading.setProperty("role", "heading")
        self._token_card.column.addWidget(heading)
        self._token_card.column.addWidget(self._token)
        self._token_card.column.addWidget(self._forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.FIELDS)
        column.addWidget(settings)
        column.addWidget(self._token_card)
        column.addWidget(self._start)
        column.addStretch(1)

    def _connect(self) -> None:
        self.form.changed.connect(self._on_changed)
        self._save.clicked.connect(self._on_save)
        self._test.clicked.connect(self._on_test)
        self._remove.clicked.connect(self._on_remove)
        self._token.keep_requested.connect(self._on_keep)
        self._token.session_requested.connect(self._on_session)
        self._forget.clicked.connect(self._on_forget)
        self._start.refused.connect(self.show_error)

    @property
    def profile(self) -> Profile | None:
        """The profile that is shown, as it is kept."""
        return self._profile

    def show_profile(self, profile: Profile, *, is_new: bool = False) -> None:
        """Show *profile*, or the beginnings of a new one."""
        self._profile, self._is_new = profile, is_new
        is_built_in = profile.name == PRACTICE_PROFILE and not is_new
        self._title.setText(self.tr("New profile") if is_new else profile.name)
        self._badge.show_environment(profile.environment)
        self.form.show_profile(profile, is_new=is_new, is_built_in=is_built_in)
        self._save.setText(self.tr("Add the profile") if is_new else self.tr("Save the changes"))
        self._save.setVisible(not is_built_in)
        self._save.setEnabled(is_new)
        self._test.setVisible(not is_new)
        self._test.setEnabled(True)
        self._remove.setVisible(not is_new and not is_built_in)
        self._remove.setText(self.tr("Remove this profile…"))
        self._token_card.setVisible(not is_new and profile.environment is not Environment.PRACTICE)
        self._start.setVisible(not is_new)
        self._start.show_profile("" if is_new else profile.name)
        self._token.clear()
        self._forget.hide()
        self.say("")

    def say(self, words: str, severity: str = "") -> None:
        """Say how something went; *severity* is ``right``, ``error`` or nothing."""
        self._said.setText(words)
        restyle(self._said, "severity", severity)
        self._said.setVisible(bool(words))
        self._test.setEnabled(True)

    def show_error(self, error: JoorDesktopError) -> None:
        """Say what went wrong with the settings or the connection."""
        self.say(f"{error.title} {error.detail}".strip(), "error")

    def say_token(self, words: str) -> None:
        """Say what is being done about the token."""
        self._token.say(words)
        self._token.set_busy(True)

    def show_token(self, kept: Kept) -> None:
        """Say where the token is."""
        self._token.set_busy(False)
        self._forget.setVisible(kept is not Kept.NOWHERE)
        if kept is Kept.KEYCHAIN:
            self._token.show_kept(self.tr("✓  A token is kept in the keychain. Paste another one to replace it."))
        elif kept is Kept.SESSION:
            self._token.show_kept(self.tr("✓  A token is kept until the program ends."))
        else:
            self._token.say(self.tr("No token yet. Without one nothing can be sent."), severity="warning")

    def show_token_refused(self, error: JoorDesktopError) -> None:
        """Say why the keychain can't tell or keep, and offer to keep the token for this session."""
        self._token.set_busy(False)
        self._token.show_refused(error)

    def _on_changed(self) -> None:
        self._badge.show_environment(self.form.environment())
        self._save.setEnabled(self._is_new or self.form.profile() != self._profile)

    def _on_save(self) -> None:
        (self.add_requested if self._is_new else self.save_requested).emit(self.form.profile())

    def _on_test(self) -> None:
        if self._profile is not None:
            self.say(self.tr("Asking JOOR…"))
            self._test.setEnabled(False)
            self.test_requested.emit(self._profile)

    def _on_remove(self) -> None:
        """The first click asks, the second removes."""
        sure = self.tr("Click again to remove it and forget its token")
        if self._remove.text() != sure:
            self._remove.setText(sure)
        elif self._profile is not None:
            self.remove_requested.emit(self._profile.name)

    def _on_keep(self, token: str) -> None:
        if self._profile is not None:
            self.keep_requested.emit(self._profile.name, token)

    def _on_session(self, token: str) -> None:
        if self._profile is not None:
            self.session_requested.emit(self._profile.name, token)

    def _on_forget(self) -> None:
        if self._profile is not None:
            self.forget_requested.emit(self._profile.name)
