"""Welcomes a person who is new here, opens the list to try things out with, and shows around."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from joor_desktop.model.languages import Language
from joor_desktop.model.profile import PRACTICE_PROFILE
from joor_desktop.storage.first_run import FirstRun
from joor_desktop.storage.resources import RESOURCES
from joor_desktop.storage.settings import Settings
from joor_desktop.ui.actions import WindowActions
from joor_desktop.ui.customers.page import CustomersPage
from joor_desktop.ui.importing.file_wishes import FileWishes
from joor_desktop.ui.language_choice import LanguageChoice
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.parts import Parts

if TYPE_CHECKING:
    from joor_desktop.ui.first_run.dialog import WelcomeDialog
    from joor_desktop.ui.first_run.tour import Tour
    from joor_desktop.ui.frame import WindowFrame

_SAMPLE = "sample-list.xlsx"
_SETTLING_MS = 400
"""What the table, the problems and the form need to show customers that have just come."""


class Welcome(QObject):
    """Does what the first screens ask for; they and the tour are loaded when they are first shown."""

    def __init__(
        self,
        parts: Parts,
        open_list: OpenList,
        frame: WindowFrame,
        customers: CustomersPage,
        wishes: FileWishes,
        language: LanguageChoice,
        actions: WindowActions,
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._parts = parts
        self._open_list = open_list
        self._customers = customers
        self._wishes = wishes
        self._language = language
        self._first_run = FirstRun(parts.database)
        self._dialog: WelcomeDialog | None = None
        self._tour: Tour | None = None
        self._tour_wanted = False
        self._tour_later = QTimer(self, singleShot=True, interval=_SETTLING_MS)
        self._tour_later.timeout.connect(self._on_customers_there)
        open_list.counted.connect(self._on_counted)
        actions.welcome.triggered.connect(self.show)
        actions.tour.triggered.connect(self.show_around)

    def begin(self) -> None:
        """Welcome the person, unless that was done before or they know the program already."""
        if self._first_run.is_due():
            self.show()

    def show(self) -> None:
        """Show the first screens over the window."""
        from joor_desktop.ui.first_run.dialog import WelcomeDialog
        from joor_desktop.ui.language import wanted_language

        spoken = wanted_language(Settings(self._parts.database))
        account, profile = self._parts.make_own_account(), self._open_list.profile.name
        dialog = self._dialog = WelcomeDialog(account, profile, spoken, self._frame)
        dialog.offer_tour(not self._first_run.tour_seen)
        dialog.language_chosen.connect(self._on_language_chosen)
        dialog.finished.connect(self._on_finished)
        dialog.list_requested.connect(self._on_list_requested)
        dialog.file_requested.connect(self._wishes.choose)
        dialog.files_dropped.connect(self._wishes.chosen)
        dialog.sample_requested.connect(self._customers.sample_requested)
        dialog.open()

    def show_around(self) -> None:
        """Begin the tour, on the page of customers."""
        from joor_desktop.ui.first_run.stops import stops
        from joor_desktop.ui.first_run.tour import Tour
        from joor_desktop.ui.side_bar import Place

        self._frame.side.chosen.emit(Place.CUSTOMERS)
        if self._tour is not None:
            self._tour.end()
        self._tour_wanted = False
        self._first_run.note_tour()
        self._tour = Tour(stops(self._frame, self._customers), self._frame)
        self._tour.ended.connect(self._on_tour_ended)
        self._tour.begin()

    def open_sample(self) -> pathlib.Path:
        """Open the list for the sample customers, which is meant for practice, and return their file."""
        drafts = self._open_list.drafts
        sample = self._sample() or drafts.create(drafts.free_name(self.tr("Sample")), PRACTICE_PROFILE)
        if sample != self._open_list.list_id:
            self._open_list.open(sample)
        return RESOURCES / _SAMPLE

    def _sample(self) -> int | None:
        """The list of the sample customers; None where there is none."""
        named = (draft for draft in self._open_list.drafts.all() if draft.name == self.tr("Sample"))
        return next((draft.id for draft in named if draft.profile == PRACTICE_PROFILE), None)

    def _on_language_chosen(self, language: Language) -> None:
        self._first_run.note_interrupted()
        self._language.choose(language)

    def _on_finished(self, result: int) -> None:
        self._first_run.note_seen()
        self._tour_wanted = bool(result) and self._dialog is not None and self._dialog.wants_tour
        self._dialog = None

    def _on_counted(self) -> None:
        if self._tour_wanted and self._open_list.counts.customers:
            self._tour_later.start()

    def _on_customers_there(self) -> None:
        if self._tour_wanted and self._customers.isVisible():
            self.show_around()

    def _on_tour_ended(self) -> None:
        self._tour = None

    def _on_list_requested(self, profile: str) -> None:
        """Have a list for that profile open: this one, unless it has the sample customers, or some for another one."""
        here = self._open_list
        if here.counts.customers and (here.profile.name != profile or here.list_id == self._sample()):
            empty = next((draft.id for draft in here.drafts.all() if not draft.customers), None)
            if empty is None:
                here.create(here.drafts.free_name(self.tr("My customers")))
            else:
                here.open(empty)
        if here.profile.name != profile:
            here.choose_profile(profile)
