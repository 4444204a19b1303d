"""One profile in full: its settings, its token, what its customers start with, its test, and the way to remove it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.profile import PRACTICE_PROFILE, Environment, Profile
from joor_desktop.model.texts import counted, translate
from joor_desktop.storage.renaming import Uses
from joor_desktop.ui.form.link import LinkButton
from joor_desktop.ui.profiles.checklist import Checklist
from joor_desktop.ui.profiles.profile_form import ProfileForm
from joor_desktop.ui.profiles.secret_card import SecretCard, SecretWords
from joor_desktop.ui.profiles.start_card import StartCard
from joor_desktop.ui.profiles.token_keeper import TokenKeeper
from joor_desktop.ui.sends.badge import Badge
from joor_desktop.ui.sends.card import Card
from joor_desktop.ui.theme import Space, restyle

_WIDTH = 640


class ProfileDetail(QWidget):
    """Shows a profile; everything that is kept is asked for by a signal."""

    save_requested = Signal(object)
    add_requested = Signal(object)
    removal_begun = Signal(str)
    remove_requested = Signal(str)
    test_requested = Signal(object)

    def __init__(
        self,
        start: StartCard,
        checklist: Checklist,
        tokens: TokenKeeper,
        passwords: TokenKeeper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._start = start
        self._checklist = checklist
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
        self._stays = QLabel(self)
        self._stays.setWordWrap(True)
        self._stays.setProperty("severity", "warning")
        self._token = SecretCard(tokens, self._token_words(), self)
        self._password = SecretCard(passwords, self._password_words(), self)
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
        settings.column.addWidget(self._stays)
        settings.column.addWidget(self._said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.FIELDS)
        column.addWidget(settings)
        column.addWidget(self._token)
        column.addWidget(self._password)
        column.addWidget(self._checklist)
        column.addWidget(self._start)
        column.addStretch(1)

    def _connect(self) -> None:
        self.form.changed.connect(self._on_changed)
        self._save.clicked.connect(self._on_save)
        self._test.clicked.connect(self._on_test)
        self._remove.clicked.connect(self._on_remove)
        self._start.refused.connect(self.show_error)
        self._checklist.refused.connect(self.show_error)

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
        self.form.show_profile(profile, is_built_in=is_built_in)
        self._save.setText(self.tr("Add the profile") if is_new else self.tr("Save the changes"))
        self._save.setEnabled(is_new)
        self._test.setVisible(not is_new)
        self._test.setEnabled(True)
        self._remove.setVisible(not is_new and not is_built_in)
        self._remove.setText(self.tr("Remove this profile…"))
        has_account = not is_new and profile.environment is not Environment.PRACTICE
        self._token.show_profile(profile.name, shown=has_account)
        self._password.show_profile(profile.name, shown=has_account and profile.proxy.needs_password)
        self._checklist.setVisible(has_account)
        if has_account:
            self._checklist.show_profile(profile.name)
        self._start.setVisible(not is_new)
        self._start.show_profile("" if is_new else profile.name)
        self._stays.hide()
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
        """The first click says what goes and what stays, the second removes."""
        sure = self.tr("Click again to remove it and forget its token")
        if self._profile is None:
            return
        if self._remove.text() == sure:
            self.remove_requested.emit(self._profile.name)
            return
        self._remove.setText(sure)
        self.removal_begun.emit(self._profile.name)

    def show_stays(self, uses: Uses) -> None:
        """Say what stays when the profile is removed."""
        self._stays.setText(stays_words(uses))
        self._stays.show()

    def _token_words(self) -> SecretWords:
        return SecretWords(
            self.tr("Token"),
            self.tr("Paste the token from JOOR's Integrations Manager"),
            self.tr("Looking for the token…"),
            self.tr("✓  A token is kept in the keychain. Paste another one to replace it."),
            self.tr("✓  A token is kept until the program ends."),
            self.tr("No token yet. Without one nothing can be sent."),
            self.tr("Forget the token"),
        )

    def _password_words(self) -> SecretWords:
        return SecretWords(
            self.tr("Password of the proxy"),
            self.tr("The password of the proxy's user"),
            self.tr("Looking for the password…"),
            self.tr("✓  The proxy's password is kept in the keychain."),
            self.tr("✓  The proxy's password is kept until the program ends."),
            self.tr("No password yet. Without one JOOR can't be reached through the proxy."),
            self.tr("Forget the password"),
        )


def stays_words(uses: Uses) -> str:
    """What becomes of all that is bound to a profile that is removed."""
    lists = counted(uses.lists, translate("profiles", "1 list"), translate("profiles", "{n} lists"))
    sends = counted(uses.sends, translate("profiles", "1 send"), translate("profiles", "{n} sends"))
    words = translate(
        "profiles",
        "Gone: its settings, its token, and what new customers start with. Staying: {lists} (for practice, until you "
        "choose another profile), {sends} in the history, and its account lists, should you add it again.",
    ).format(lists=lists, sends=sends)
    if uses.open_jobs:
        jobs = counted(uses.open_jobs, translate("profiles", "1 job"), translate("profiles", "{n} jobs"))
        words += " " + translate("profiles", "{jobs} at JOOR will not be followed any more.").format(jobs=jobs)
    return words
