"""The main window: puts the pages into the frame, and connects what they tell and want."""

from __future__ import annotations

import importlib
import pathlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from joor_desktop.errors import JoorDesktopError
from joor_desktop.storage.feed_choice import FeedChoice
from joor_desktop.storage.settings import Settings
from joor_desktop.ui.actions import WindowActions
from joor_desktop.ui.closing import Closing
from joor_desktop.ui.customers.edit_teller import EditTeller
from joor_desktop.ui.customers.list_keeper import ListKeeper
from joor_desktop.ui.customers.mend_all import MendAll
from joor_desktop.ui.customers.page import CustomersPage
from joor_desktop.ui.customers.problem_guide import ProblemGuide
from joor_desktop.ui.customers.problem_panel import ProblemPanel
from joor_desktop.ui.first_run.welcome import Welcome
from joor_desktop.ui.focus import PaneRound, take_focus
from joor_desktop.ui.frame import WindowFrame
from joor_desktop.ui.help.opener import HelpOpener
from joor_desktop.ui.icons import program_icon
from joor_desktop.ui.importing.file_drops import FileDrops
from joor_desktop.ui.importing.file_wishes import FileWishes
from joor_desktop.ui.importing.imports import Imports
from joor_desktop.ui.importing.merge_choice import MergeChoice
from joor_desktop.ui.language_choice import LanguageChoice
from joor_desktop.ui.late_pages import LatePages
from joor_desktop.ui.late_tools import LateTools
from joor_desktop.ui.list_progress import ListProgress
from joor_desktop.ui.look_choice import LookChoice
from joor_desktop.ui.lost_list import LostList
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.parts import Parts
from joor_desktop.ui.saving import ListSaving
from joor_desktop.ui.sends_news import SendsNews
from joor_desktop.ui.side_bar import Place
from joor_desktop.ui.site_profiles import SiteProfiles
from joor_desktop.ui.strip import Strip
from joor_desktop.ui.top_menus import TopMenus
from joor_desktop.ui.updates.daily_look import DailyLook
from joor_desktop.work.context import TaskContext

if TYPE_CHECKING:
    from joor_desktop.files.understanding import Choices
    from joor_desktop.model.job import Send
    from joor_desktop.model.profile import Profile
    from joor_desktop.work.understanding import Understood


class MainWindow(QObject):
    """Fills a frame that is on screen already, and connects its parts."""

    def __init__(self, frame: WindowFrame, parts: Parts) -> None:
        super().__init__(frame)
        self._parts = parts
        self.frame = frame
        self.has_ended = True
        self.open_list = OpenList(parts.database, parts.workers.lists, self)
        self.actions = WindowActions(self.open_list, frame)
        menu = self.actions.menu(frame)
        self.look = LookChoice(Settings(parts.database), frame)
        self.look.offer_in(menu, before=self.actions.about)
        self.language = LanguageChoice(Settings(parts.database), frame)
        self.language.offer_in(menu, before=self.actions.about)
        frame.top.set_actions(self.actions.undo, self.actions.redo, menu)
        self.help = HelpOpener(Settings(parts.database), self.actions, frame)
        self._menus = TopMenus(self.open_list, frame)
        self._problems = ProblemPanel(frame.side)
        frame.side.put_below(self._problems)
        self.strip = Strip(frame)
        frame.put_below_top(self.strip)
        self.customers = CustomersPage(self.open_list, parts.workers.reading, frame)
        frame.pages.addWidget(self.customers)
        pane = self.customers.pane
        self._edit_teller = EditTeller(self.open_list, pane.edits, pane.tables, frame.status, self.strip)
        self._pages = LatePages(parts, frame.pages, self.strip)
        self.tools = LateTools(self.open_list, self.customers, parts.workers)
        self._progress = ListProgress(self.open_list, parts.workers.lists, self.strip)
        self._guide = ProblemGuide(self.open_list, self.customers, self._problems, parts.workers.reading)
        self._mend_all = MendAll(self.open_list, self.customers, self._problems, parts.workers.reading)
        menu.insertActions(self.actions.lists, [*self._guide.actions, self._mend_all.action])
        shown = self.customers
        self._panes = PaneRound((self._problems, shown.pane, shown.form_place, frame.top, self.strip, frame.side), self)
        self._keeper = ListKeeper(self.open_list, parts.workers.lists, self)
        self._keeper.checking.connect(frame.status.show_checking)
        self._keeper.checked.connect(frame.status.show_checked)
        self.merge_choice = MergeChoice(frame)
        frame.put_below_top(self.merge_choice)
        self.imports = Imports(parts, self.open_list, self.strip, self.merge_choice, self)
        self._lost = LostList(self.open_list, self.strip)
        self._wishes = FileWishes(parts.write_template, parts.workers.lists, self.strip, frame)
        self.saving = ListSaving(parts, self.open_list, self.strip, frame)
        self._drops = FileDrops(frame)
        self.welcome = Welcome(
            parts, self.open_list, frame, self.customers, self._wishes, self.language, self.actions
        )
        self._news = SendsNews(parts, frame, self.open_list, self.customers, self._pages, self.strip)
        menu.insertAction(self.actions.about, self._news.notices.choice)
        self._site = SiteProfiles(parts.database.path, parts.workers.lists, self.strip)
        self._releases = FeedChoice(Settings(parts.database))
        self._daily = DailyLook(self._releases, parts.workers.joor, self.strip)
        self._connect_list()
        self._connect_wishes()
        self._show_numbers()

    def _connect_list(self) -> None:
        for teller in (self._guide, self._mend_all):
            teller.told.connect(self.frame.status.show_news)
        self._problems.sought.connect(self._on_customers_wanted)
        self.open_list.counted.connect(self._show_numbers)
        self.open_list.edited.connect(self._on_edited)
        self.open_list.failed.connect(self.show_error)
        self.look.failed.connect(self.show_error)
        self.language.failed.connect(self.show_error)
        self.customers.pane.tables.chosen_counted.connect(self.frame.status.show_chosen)
        self._news.notices.failed.connect(self.show_error)
        self._news.notices.sends_wanted.connect(self._on_send_wanted)

    def _connect_wishes(self) -> None:
        for source in (self.frame.top, self.customers):
            source.import_requested.connect(self._wishes.choose)
            source.add_requested.connect(self.add_customer)
        self.frame.top.send_requested.connect(self.review_send)
        self.customers.sample_requested.connect(self.import_sample)
        self.customers.template_requested.connect(self._wishes.save_template)
        self.customers.paste_requested.connect(self._wishes.paste)
        self.frame.side.chosen.connect(self.show_place)
        self._menus.profiles_requested.connect(self._on_profiles_requested)
        self._wishes.chosen.connect(self.import_files)
        self._drops.dropped.connect(self.import_files)
        self._share_strip()
        self._pages.sent.connect(self._on_sent)
        self._pages.profiles_changed.connect(self._menus.show_names)
        self._pages.lists_changed.connect(self._propose)
        self._pages.lists_changed.connect(self._keeper.look)
        for wish in (self._pages.review_closed, self._pages.customers_requested):
            wish.connect(self._on_customers_requested)
        self._pages.customer_wanted.connect(self._on_customer_wanted)
        self._pages.again_requested.connect(self._on_again_requested)
        self._pages.review_requested.connect(self._on_review_requested)
        self._pages.failed.connect(self.show_error)
        self.imports.asked.connect(self._on_import_asked)
        self.imports.surveyed.connect(self._pages.show_survey)
        self.imports.unreadable.connect(self._pages.show_unreadable)
        self.imports.done.connect(self._wishes.forget_pasted)
        self.imports.done.connect(self._keeper.look)
        self._pages.import_accepted.connect(self._on_import_accepted)
        self._pages.import_reread.connect(self.imports.reread)
        self._pages.import_survey.connect(self.imports.survey)
        self._pages.import_cancelled.connect(self._on_import_cancelled)
        self._pages.layouts_requested.connect(self.show_layouts)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.applicationStateChanged.connect(self._on_application_state_changed)
        self.closing = Closing(self.frame, self._parts.being_sent, self._pages.under_way, self._parts.workers.joor)
        self.frame.closing.connect(self._on_closing)
        self.tools.customers_wanted.connect(self._on_customers_wanted)
        self.tools.naming_requested.connect(self.frame.top.list.edit_name)
        self._menus.lists_requested.connect(self.tools.show_lists)
        self._connect_actions()

    def _share_strip(self) -> None:
        """Whoever tells something in the strip makes the others let go of it."""
        sharers = (self.saving, self.imports, self._progress, self._lost, self._news.left)
        for begun in sharers:
            for other in sharers:
                if other is not begun:
                    begun.begun.connect(other.let_go)

    def _connect_actions(self) -> None:
        actions = self.actions
        self.tools.connect_actions(actions)
        actions.add.triggered.connect(self.add_customer)
        actions.quick_add.triggered.connect(self.quick_add)
        actions.open_files.triggered.connect(self._wishes.choose)
        actions.paste.triggered.connect(self._wishes.paste)
        actions.seek.triggered.connect(self.seek)
        actions.send.triggered.connect(self.review_send)
        actions.save_as.triggered.connect(self.save_as)
        actions.template.triggered.connect(self._wishes.save_template)
        actions.sample.triggered.connect(self.import_sample)
        actions.next_pane.triggered.connect(self._panes.go_on)
        actions.previous_pane.triggered.connect(self._panes.go_back)
        actions.layouts.triggered.connect(self.show_layouts)
        actions.updates.triggered.connect(self._on_updates)
        actions.about.triggered.connect(self._on_about)

    def begin(self, files: Sequence[pathlib.Path] = ()) -> None:
        """Load the table, then the problems, the form and the jobs; then import *files*."""
        self._files = files
        self._drops.watch_whole_window()
        self.customers.begin()
        self._parts.workers.lists.finished.connect(self._on_rules_loaded)
        self._loading_rules = self._parts.workers.lists.run(load_rules)

    def _on_rules_loaded(self, number: int) -> None:
        if number != self._loading_rules:
            return
        self._parts.workers.lists.finished.disconnect(self._on_rules_loaded)
        self._guide.begin()
        self._mend_all.begin()
        self._keeper.begin()
        self.actions.show_labels()
        QTimer.singleShot(0, self._begin_rest)

    def _begin_rest(self) -> None:
        self.frame.setWindowIcon(program_icon())
        self.customers.form_place.begin()
        self._propose()
        self.open_list.opened.connect(self._propose)
        self._news.begin()
        self._site.begin()
        self._daily.begin()
        if self._files:
            self.imports.add(self._files)

    def is_busy(self) -> bool:
        """Whether closing the window would stop something: a task, or an import or a send that waits for a decision."""
        return self._parts.workers.busy or self.frame.pages.currentWidget() in self._pages.asking

    def show_place(self, place: Place) -> None:
        """Show the customers, the sends, the account lists or the profiles."""
        self.customers.flush()
        if place is Place.CUSTOMERS:
            self.frame.pages.setCurrentWidget(self.customers)
            self._news.show_customers()
        elif place is Place.SENDS:
            self._pages.show_sends()
        elif place is Place.ACCOUNTS:
            self._pages.show_accounts(self.open_list.profile.name)
        else:
            self._pages.show_profiles()
        self._show_around(place)

    def _show_around(self, place: Place, *, reviewing: bool = False) -> None:
        self.frame.side.choose(place)
        self.frame.side.setVisible(not (reviewing and self._pages.shows_import))
        self._problems.setVisible(place is Place.CUSTOMERS and not reviewing)
        self.frame.top.offer_send(not reviewing)
        if reviewing or place is not Place.CUSTOMERS:
            self.strip.put_news_away()
        focused, page = QApplication.focusWidget(), self.frame.pages.currentWidget()
        if page is not None and (focused is None or not page.isAncestorOf(focused)):
            take_focus(page)

    def import_files(self, files: Sequence[pathlib.Path]) -> None:
        """Bring the customers of these files into the list."""
        self.show_place(Place.CUSTOMERS)
        self.imports.add(files)

    def import_sample(self) -> None:
        """Bring the sample customers into a list of their own, for practice."""
        self.import_files([self.welcome.open_sample()])

    def save_as(self) -> None:
        """Let the person save the list as a file, with what is still being typed."""
        self.customers.flush()
        self.saving.ask()

    def add_customer(self) -> None:
        """Add a customer by hand."""
        self.show_place(Place.CUSTOMERS)
        self.customers.add_customer()

    def quick_add(self) -> None:
        """Add customers by hand, one after the other."""
        self.show_place(Place.CUSTOMERS)
        self.customers.quick_add()

    def seek(self) -> None:
        """Search the customers."""
        self.show_place(Place.CUSTOMERS)
        self.customers.seek()

    def show_layouts(self) -> None:
        """Show what is remembered of the makes of files that came before."""
        self.customers.flush()
        self._parts.make_layouts_dialog(self.frame).open()

    def review_send(self) -> None:
        """Show what would be sent, and let the person decide."""
        self.customers.flush()
        list_id = self.open_list.list_id
        self.open_list.look_for_changes()
        if self.open_list.counts.valid and self.open_list.list_id == list_id:
            self._pages.show_review(self.open_list.profile, self.open_list.list_id)
            self._show_around(Place.CUSTOMERS, reviewing=True)

    def show_error(self, error: JoorDesktopError) -> None:
        """Say what went wrong, where, and what to do."""
        self.strip.show_outcome("error", error.title, error.detail)

    def _show_numbers(self) -> None:
        counts = self.open_list.counts
        self.frame.show_numbers(counts.customers, counts.errors, counts.ready, checked=self.open_list.checked)

    def _on_edited(self) -> None:
        self.frame.status.show_checked_now()

    def _propose(self) -> None:
        self.customers.propose(self._parts.suggestions(self.open_list.profile.name))

    def _on_send_wanted(self, send_id: int) -> None:
        self.show_place(Place.SENDS)
        self._pages.choose_send(send_id)

    def _on_sent(self) -> None:
        self._show_around(Place.SENDS)
        self.open_list.reload()
        self._keeper.look()
        self._propose()
        self._news.look()

    def _on_customers_requested(self) -> None:
        self.show_place(Place.CUSTOMERS)

    def _on_import_asked(self, understood: Understood) -> None:
        self.customers.flush()
        self._pages.show_import(understood)
        self._show_around(Place.CUSTOMERS, reviewing=True)

    def _on_import_accepted(self, choices: Choices) -> None:
        self.show_place(Place.CUSTOMERS)
        self.imports.accept(choices)

    def _on_import_cancelled(self) -> None:
        self.show_place(Place.CUSTOMERS)
        self.imports.give_up()

    def _on_customer_wanted(self, record_id: int) -> None:
        self.show_place(Place.CUSTOMERS)
        self.customers.go_to((record_id, None))

    def _on_customers_wanted(self) -> None:
        if self.frame.pages.currentWidget() is not self.customers:
            self.show_place(Place.CUSTOMERS)

    def _on_again_requested(self, send: Send) -> None:
        """Open the list that a send came from, and review what would go of it."""
        if self._bring_back(send):
            self.review_send()

    def _on_review_requested(self, send: Send, profile: Profile) -> None:
        """Review the very bytes of a rehearsal for that profile."""
        if send.list_id is None or self._bring_back(send):
            self._pages.show_review(profile, send.list_id or 0, send.id)
            self._show_around(Place.CUSTOMERS, reviewing=True)

    def _bring_back(self, send: Send) -> bool:
        if not self.open_list.bring_back(send.list_id):
            words = self.tr("Import the customers again, then send them.")
            self.strip.show_outcome("warning", self.tr("The list of this send is not there any more."), words)
            return False
        self.show_place(Place.CUSTOMERS)
        return True

    def _on_profiles_requested(self) -> None:
        self.show_place(Place.PROFILES)

    def _on_updates(self) -> None:
        from joor_desktop.ui.updates.dialog import UpdatesDialog

        UpdatesDialog(self._releases, self._parts.workers.joor, self.frame).open()

    def _on_about(self) -> None:
        from joor_desktop.ui.about import AboutBox

        AboutBox(self.frame).open()

    def _on_application_state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and self.frame.isVisible():  # not while it is being closed
            self.open_list.look_for_changes()

    def _on_closing(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.applicationStateChanged.disconnect(self._on_application_state_changed)
        self.customers.stop()
        self._news.stop()
        self._daily.stop()
        for dialog in self.frame.findChildren(QDialog):
            dialog.hide()  # what it shows of the list can't be read any more
        self.frame.hide()
        self.has_ended = self._parts.workers.stop()
        self._wishes.forget_pasted()


def load_rules(_context: TaskContext) -> None:
    """Load what editing and checking need, and open the log, in the worker, so that the window does not wait for it."""
    from joor_desktop.storage.log_book import open_log_book

    importlib.import_module("joor_desktop.work.editing")
    open_log_book()
