"""The page of profiles: the accounts that customers are sent to, their settings and their tokens."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QItemSelection, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.profile import Environment, Profile
from joor_desktop.model.texts import QT_TRANSLATE_NOOP
from joor_desktop.storage.profiles import Profiles
from joor_desktop.ui.profiles.checklist import Checklist
from joor_desktop.ui.profiles.connection_test import ConnectionTest
from joor_desktop.ui.profiles.profile_detail import ProfileDetail
from joor_desktop.ui.profiles.renaming import Renaming
from joor_desktop.ui.profiles.start_card import StartCard
from joor_desktop.ui.profiles.token_keeper import TokenKeeper
from joor_desktop.ui.scrolled import Scrolled
from joor_desktop.ui.sends.calm_table import CalmTable
from joor_desktop.ui.sends.delegates import BadgeDelegate
from joor_desktop.ui.sends.listing import ListingColumn, ListingModel
from joor_desktop.ui.sends.roles import ENVIRONMENT_ROLE
from joor_desktop.ui.theme import Space

_LIST_WIDTHS = 190, 320
_LEAST_DETAIL = 566


def _environment(profile: Profile, role: int) -> object:
    return profile.environment.value if role == ENVIRONMENT_ROLE else None


def _name(profile: Profile) -> str:
    return profile.name


COLUMNS: tuple[ListingColumn[Profile], ...] = (
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Profile"), _name, _environment),
)


class ProfilesPage(QWidget):
    """``profiles_changed`` tells that one came, went, or is another now."""

    help_topic = "profiles"

    profiles_changed = Signal()

    def __init__(
        self,
        profiles: Profiles,
        tokens: TokenKeeper,
        passwords: TokenKeeper,
        connection: ConnectionTest,
        renaming: Renaming,
        start: StartCard,
        checklist: Checklist,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._profiles = profiles
        self._secrets = (tokens, passwords)
        self._connection = connection
        self._renaming = renaming
        self._model = ListingModel(COLUMNS, _name, self)
        self._table = CalmTable(self.tr("Profiles"), (0,), self)
        self._add = QPushButton(self.tr("Add a profile"), self)
        self._detail = ProfileDetail(start, checklist, tokens, passwords, self)
        self._scroll = Scrolled(self._detail, self)
        self._scroll.setMinimumWidth(_LEAST_DETAIL)
        self._opened: QWidget | None = None
        self._reveal_later = QTimer(self, singleShot=True, interval=0)
        self._reveal_later.timeout.connect(self._reveal)
        start.opened.connect(self._on_opened)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._table.setModel(self._model)
        self._table.setItemDelegateForColumn(0, BadgeDelegate(self))
        self._table.setMinimumWidth(_LIST_WIDTHS[0])
        self._table.setMaximumWidth(_LIST_WIDTHS[1])
        left = QVBoxLayout()
        left.setSpacing(Space.CONTROLS)
        left.addWidget(self._table, 1)
        left.addWidget(self._add)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        row.setSpacing(Space.PAGE)
        row.addLayout(left, 1)
        row.addWidget(self._scroll, 2)
        row.addStretch()
        self.setFocusProxy(self._table)


    def _on_opened(self, part: QWidget) -> None:
        self._opened = part
        self._reveal_later.start()  # once the layout has taken it in

    def _reveal(self) -> None:
        if self._opened is not None:
            self._scroll.ensureWidgetVisible(self._opened, 0, Space.SECTIONS * 2)

    def _connect(self) -> None:
        self._table.selectionModel().selectionChanged.connect(self._on_chosen)
        self._add.clicked.connect(self.begin_new)
        self._detail.add_requested.connect(self._on_add_requested)
        self._detail.save_requested.connect(self._on_save_requested)
        self._detail.remove_requested.connect(self._on_remove_requested)
        self._detail.test_requested.connect(self._connection.run)
        self._detail.removal_begun.connect(self._on_removal_begun)
        self._renaming.renamed.connect(self._on_renamed)
        self._renaming.failed.connect(self._on_test_failed)
        self._connection.passed.connect(self._on_test_passed)
        self._connection.failed.connect(self._on_test_failed)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the profiles when the page is looked at."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the profiles again; the chosen one stays chosen."""
        shown = self._detail.profile
        self._show_list(shown.name if shown else "")

    def choose(self, name: str) -> None:
        """Show the profile of that name."""
        self._show_list(name)

    def begin_new(self) -> None:
        """Begin a new profile."""
        self._table.clearSelection()
        self._detail.show_profile(Profile("", Environment.SANDBOX), is_new=True)
        self._detail.form.focus_name()

    def _show_list(self, chosen: str) -> None:
        self._model.show_rows(self._profiles.all())
        row = max(0, self._model.row_of(chosen))
        if self._table.chosen_row() == row:
            self._show_chosen()
        self._table.choose_row(row)

    def _on_chosen(self, now: QItemSelection, _before: QItemSelection) -> None:
        if not now.isEmpty():
            self._show_chosen()

    def _show_chosen(self) -> None:
        profile = self._model.row_at(self._table.chosen_row())
        if profile is None:
            return
        self._detail.show_profile(profile)

    def _on_add_requested(self, typed: Profile) -> None:
        self._keep(typed, is_new=True)

    def _on_save_requested(self, typed: Profile) -> None:
        shown = self._detail.profile
        if shown is None or not self._keep(replace(typed, name=shown.name), is_new=False):
            return
        if typed.name != shown.name:
            self._detail.say(self.tr("Giving it its new name…"))
            self._renaming.run(shown.name, typed.name)

    def _keep(self, typed: Profile, *, is_new: bool) -> bool:
        from joor_desktop.work.desk import checked_profile

        try:
            profile = checked_profile(typed)
            (self._profiles.add if is_new else self._profiles.change)(profile)
        except JoorDesktopError as error:
            self._detail.show_error(error)
            return False
        self._show_list(profile.name)
        self.profiles_changed.emit()
        self._detail.say(self.tr("✓  Kept."), "right")
        return True

    def _on_renamed(self, name: str) -> None:
        self._show_list(name)
        self.profiles_changed.emit()
        self._detail.say(self.tr("✓  Kept. Its lists, its sends and its token go by the new name."), "right")

    def _on_removal_begun(self, name: str) -> None:
        self._detail.show_stays(self._profiles.uses(name))

    def _on_remove_requested(self, name: str) -> None:
        try:
            self._profiles.remove(name)
        except JoorDesktopError as error:
            self._detail.show_error(error)
            return
        for secret in self._secrets:
            secret.forget(name)
        self._show_list("")
        self.profiles_changed.emit()

    def _is_shown(self, name: str) -> bool:
        shown = self._detail.profile
        return shown is not None and shown.name == name

    def _on_test_passed(self, name: str, proxy: str) -> None:
        if not self._is_shown(name):
            return
        if proxy:
            words = self.tr("✓  JOOR answers through the proxy {proxy}, and takes the token.").format(proxy=proxy)
        else:
            words = self.tr("✓  JOOR answers without a proxy, and takes the token.")
        self._detail.say(words, "right")

    def _on_test_failed(self, name: str, error: JoorDesktopError) -> None:
        if self._is_shown(name):
            self._detail.show_error(error)
