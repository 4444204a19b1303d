"""The person's own account at JOOR, with as little as it takes: a name, where to, the token, and a test of it all."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.profile import PRACTICE_PROFILE, Environment, Profile
from joor_desktop.storage.profiles import Profiles
from joor_desktop.ui.form.link import LinkButton
from joor_desktop.ui.profiles.connection_test import ConnectionTest
from joor_desktop.ui.profiles.profile_form import ProfileForm
from joor_desktop.ui.profiles.token_entry import TokenEntry
from joor_desktop.ui.profiles.token_keeper import Kept, TokenKeeper
from joor_desktop.ui.scrolled import Scrolled
from joor_desktop.ui.sends.badge import Badge
from joor_desktop.ui.theme import Space, restyle


class _Inside(QWidget):
    """As high as its words need in its width, which a scroll area doesn't ask for by itself."""

    def event(self, event: QEvent) -> bool:
        """Look anew when the words or the width are others."""
        done = super().event(event)
        layout = self.layout()
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize) and layout is not None:
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))
        return done


class OwnAccount(Scrolled):
    """Keeps a new profile, or takes one that is there, keeps its token and tests the connection.

    The keychain is asked as soon as the account is looked at, so that one that can't be used is told before a token is
    typed.
    """

    def __init__(
        self, profiles: Profiles, tokens: TokenKeeper, connection: ConnectionTest, parent: QWidget | None = None
    ) -> None:
        inside = _Inside()
        super().__init__(inside, parent)
        self._profiles = profiles
        self._tokens = tokens
        self._connection = connection
        self._kept: Profile | None = None
        self._tests_when_kept = False
        self._reveal_later = QTimer(self, singleShot=True, interval=0)
        self._reveal_later.timeout.connect(self._reveal)
        self._choice = QComboBox(self)
        self._choice.setAccessibleName(self.tr("Profile"))
        self._badge = Badge(parent=self)
        self._form = ProfileForm(self)
        self._all = LinkButton(self.tr("All settings"), self)
        self._token = TokenEntry(self, keep=self.tr("Keep it and test"))
        self._test = QPushButton(self.tr("Test the connection"), self)
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out(inside)
        self._connect()

    def _lay_out(self, inside: QWidget) -> None:
        chosen = QHBoxLayout()
        chosen.setSpacing(Space.CONTROLS)
        chosen.addWidget(self._choice, 1)
        chosen.addWidget(self._badge)
        self._chosen = QWidget(self)
        self._chosen.setLayout(chosen)
        chosen.setContentsMargins(0, 0, 0, 0)
        heading = QLabel(self.tr("Token"), self)
        heading.setProperty("role", "heading")
        test = QHBoxLayout()
        test.addWidget(self._test)
        test.addStretch(1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.SECTIONS, 0, Space.CONTROLS, 0)
        column.setSpacing(Space.FIELDS)
        column.addWidget(self._chosen)
        column.addWidget(self._form)
        column.addWidget(self._all)
        column.addWidget(heading)
        column.addWidget(self._token)
        column.addLayout(test)
        column.addWidget(self._said)
        column.addStretch(1)

    def _connect(self) -> None:
        self._choice.activated.connect(self._on_chosen)
        self._all.clicked.connect(self._on_all)
        self._token.keep_requested.connect(self._on_keep)
        self._token.session_requested.connect(self._on_session)
        self._test.clicked.connect(self._on_test)
        self._tokens.told.connect(self._on_told)
        self._tokens.refused.connect(self._on_refused)
        self._connection.passed.connect(self._on_passed)
        self._connection.failed.connect(self._on_failed)

    def begin(self, name: str) -> None:
        """Show the profile of that name, else the first one that is there, else the beginnings of one."""
        there = [profile for profile in self._profiles.all() if profile.name != PRACTICE_PROFILE]
        self._choice.clear()
        for profile in there:
            self._choice.addItem(profile.name, profile.name)
        self._choice.addItem(self.tr("Another account"), "")
        self._chosen.setVisible(bool(there))
        chosen = next((profile for profile in there if profile.name == name), there[0] if there else None)
        self._choice.setCurrentIndex(there.index(chosen) if chosen else 0)
        self._show(chosen)

    @property
    def has_unkept_token(self) -> bool:
        """Whether a token was typed that is not kept yet."""
        return self._token.is_typed

    def keep_token(self) -> None:
        """Keep the profile and the token that was typed, and test the connection."""
        self._token.submit()

    def keep(self) -> str:
        """Keep the profile and return its name; "" where it can't be, and says why."""
        from joor_desktop.work.desk import checked_profile

        if self._kept is not None and not self._form.isVisibleTo(self):
            return self._kept.name
        try:
            profile = checked_profile(self._form.profile())
            if self._kept is not None and self._kept.name == profile.name:
                self._profiles.change(profile)
            else:
                self._profiles.add(profile)
                self._forget_former()
        except JoorDesktopError as error:
            self._say(f"{error.title} {error.detail}".strip(), "error")
            return ""
        self._kept = profile
        self._test.setEnabled(True)
        return profile.name

    def _forget_former(self) -> None:
        """A profile made a moment ago that has another name by now is not left behind."""
        if self._kept is not None:
            self._profiles.remove(self._kept.name)
            self._tokens.forget(self._kept.name)

    def _show(self, profile: Profile | None) -> None:
        self._kept = profile
        self._form.setVisible(profile is None)
        self._all.setVisible(profile is None)
        self._badge.setVisible(profile is not None)
        self._form.show_profile(profile or Profile("", Environment.SANDBOX), is_built_in=False)
        self._form.show_short(True)
        if profile is not None:
            self._badge.show_environment(profile.environment)
        self._test.setEnabled(profile is not None)
        self._token.clear()
        self._token.say(self.tr("Asking the keychain…"))
        self._say("")
        self._tokens.look(self._token_name)

    @property
    def _token_name(self) -> str:
        """Whose token the keychain is asked for: while there is no profile, only whether it answers at all."""
        return self._kept.name if self._kept is not None else PRACTICE_PROFILE

    def _say(self, words: str, severity: str = "") -> None:
        self._said.setText(words)
        restyle(self._said, "severity", severity)
        self._said.setVisible(bool(words))
        if words:
            self._reveal_later.start()  # once the layout has taken it in

    def _reveal(self) -> None:
        self.ensureWidgetVisible(self._said)

    def _on_chosen(self) -> None:
        self._show(self._profiles.get(self._choice.currentData()) if self._choice.currentData() else None)

    def _on_all(self) -> None:
        self._form.show_short(False)
        self._all.hide()

    def _on_keep(self, token: str) -> None:
        name = self.keep()
        if name:
            self._say("")
            self._token.set_busy(True)
            self._token.say(self.tr("Asking the keychain…"))
            self._tests_when_kept = True
            self._tokens.keep(name, token)

    def _on_session(self, token: str) -> None:
        name = self.keep()
        if name:
            self._tests_when_kept = True
            self._tokens.keep_for_session(name, token)

    def _on_test(self) -> None:
        if self._kept is not None and self.keep():
            self._say(self.tr("Asking JOOR…"))
            self._test.setEnabled(False)
            self._connection.run(self._kept)

    def _on_told(self, name: str, kept: Kept) -> None:
        if name != self._token_name:
            return
        self._token.set_busy(False)
        if kept is Kept.KEYCHAIN:
            self._token.show_kept(self.tr("✓  The token is in the keychain."))
        elif kept is Kept.SESSION:
            self._token.show_kept(self.tr("✓  The token is kept until the program ends."))
        else:
            self._token.say(self.tr("✓  The keychain of this computer can keep it."), severity="right")
        if self._tests_when_kept and kept is not Kept.NOWHERE:
            self._tests_when_kept = False
            self._on_test()

    def _on_refused(self, name: str, error: JoorDesktopError) -> None:
        if name == self._token_name:
            self._tests_when_kept = False
            self._token.set_busy(False)
            self._token.show_refused(error)

    def _on_passed(self, name: str, _proxy: str) -> None:
        if name == self._token_name:
            self._test.setEnabled(True)
            self._say(self.tr("✓  JOOR answers, and takes the token."), "right")

    def _on_failed(self, name: str, error: JoorDesktopError) -> None:
        if name == self._token_name:
            self._test.setEnabled(True)
            self._say(f"{error.title} {error.detail}".strip(), "error")
