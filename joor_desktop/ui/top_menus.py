"""Fills the menus of the top bar: which profile the list is meant for, and which list is open."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.profile import Environment
from joor_desktop.ui.frame import WindowFrame
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.rebinding import Rebinding
from joor_desktop.ui.words import counted

_MOST_LISTS = 20


class TopMenus(QObject):
    """``profiles_requested`` asks for the page of profiles, ``lists_requested`` for all lists."""

    profiles_requested = Signal()
    lists_requested = Signal()

    def __init__(self, open_list: OpenList, frame: WindowFrame) -> None:
        super().__init__(frame)
        self._open_list = open_list
        self._frame = frame
        self._rebinding = Rebinding(open_list, frame)
        top = self._top = frame.top
        top.profile.offer_menu()
        top.list.offer_menu()
        top.profile.filling.connect(self._fill_profiles)
        top.list.filling.connect(self._fill_lists)
        top.list.named.connect(self._on_named)
        open_list.opened.connect(self.show_names)
        self.show_names()

    def show_names(self) -> None:
        """Show the list's name and profile, and the environment of that."""
        profile = self._open_list.profile
        self._frame.show_names(self._open_list.draft.name, profile.name, profile.environment.value)

    def _fill_profiles(self, menu: QMenu) -> None:
        chosen = self._open_list.profile.name
        group = QActionGroup(menu)
        for profile in self._open_list.profiles.all():
            action = menu.addAction(f"{profile.name}  ·  {self._word(profile.environment)}")
            action.triggered.connect(partial(self._rebinding.choose, profile.name))
            _mark(action, group, chosen=profile.name == chosen)
        menu.addSeparator()
        menu.addAction(self.tr("Add or change profiles…")).triggered.connect(self.profiles_requested)

    def _word(self, environment: Environment) -> str:
        return {
            Environment.PRACTICE: self.tr("practice, on this computer"),
            Environment.SANDBOX: self.tr("sandbox"),
            Environment.PRODUCTION: self.tr("production"),
            Environment.CUSTOM: self.tr("an address of its own"),
        }[environment]

    def _fill_lists(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for draft in self._open_list.drafts.all()[:_MOST_LISTS]:
            number = counted(draft.customers, self.tr("1 customer"), self.tr("{n} customers"))
            action = menu.addAction(f"{draft.name}  ·  {number}")
            action.triggered.connect(partial(self._open_list.open, draft.id))
            _mark(action, group, chosen=draft.id == self._open_list.list_id)
        menu.addSeparator()
        menu.addAction(self.tr("New list")).triggered.connect(self._on_new)
        menu.addAction(self.tr("Rename this list…")).triggered.connect(self._top.list.edit_name)
        menu.addAction(self.tr("All lists…")).triggered.connect(self.lists_requested)

    def _on_new(self) -> None:
        self._open_list.create(self._open_list.drafts.free_name(self.tr("New list")))
        self._top.list.edit_name()

    def _on_named(self, name: str) -> None:
        try:
            self._open_list.rename(name)
        except JoorDesktopError as error:
            self._open_list.failed.emit(error)


def _mark(action: QAction, group: QActionGroup, *, chosen: bool) -> None:
    action.setCheckable(True)
    action.setChecked(chosen)
    group.addAction(action)
