"""What the window shows of sends outside their page, kept true: counts, the status line, stories and notices."""

from __future__ import annotations

from PySide6.QtCore import QObject

from joor_desktop.storage.settings import Settings
from joor_desktop.ui.credit_line import CreditLine
from joor_desktop.ui.customers.page import CustomersPage
from joor_desktop.ui.following import JobWatch
from joor_desktop.ui.frame import WindowFrame
from joor_desktop.ui.late_pages import LatePages
from joor_desktop.ui.left_sends import LeftSendsTeller
from joor_desktop.ui.notices import Notices
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.parts import Parts
from joor_desktop.ui.side_bar import Place
from joor_desktop.ui.story_place import StoryPlace
from joor_desktop.ui.strip import Strip
from joor_desktop.ui.words import counted


class SendsNews(QObject):
    """Looks at JOOR's jobs while the window is open, and tells all who show something of them."""

    def __init__(
        self,
        parts: Parts,
        frame: WindowFrame,
        open_list: OpenList,
        customers: CustomersPage,
        pages: LatePages,
        strip: Strip,
    ) -> None:
        super().__init__(frame)
        self._parts = parts
        self._frame = frame
        self._open_list = open_list
        self._customers = customers
        self._pages = pages
        self._stopped = False
        self._watch = JobWatch(parts.look, parts.workers.joor, self)
        self.notices = Notices(Settings(parts.database), parts.recent_sends, parts.seen_counts, frame)
        self.left = LeftSendsTeller(parts.left_sends, strip)
        self.left.sends_wanted.connect(self.notices.sends_wanted)
        self.left.told.connect(self.notices.tell)
        self._credits = CreditLine(self._credits_left, self._watch, frame.status)
        self._story = StoryPlace(parts.database, open_list, frame)
        self._watch.looked.connect(self.show_all)
        self._story.reading_requested.connect(self._on_reading_requested)
        customers.form_place.story_requested.connect(self._story.show_customer)
        pages.story_requested.connect(self._story.show_sent)
        pages.reading_requested.connect(self._on_job_reading_requested)
        pages.sends_changed.connect(self._on_sends_changed)
        pages.handed_over.connect(self.show_all)

    def begin(self) -> None:
        """Show what is known, and look at JOOR where something is followed, goes on by itself, or was on its way when
        the program ended."""
        self.show_all()
        self.left.tell()
        if self._parts.open_jobs()[1] or self._parts.goes_on_by_itself():
            self._watch.looked.connect(self._on_first_look)
            self._watch.look_now()

    def _on_first_look(self) -> None:
        """By now it is known what became of what was on its way."""
        self._watch.looked.disconnect(self._on_first_look)
        if not self._stopped:
            self.left.tell()

    def look(self) -> None:
        """Show what is known, and look at JOOR now."""
        self.show_all()
        self._watch.look_now()

    def _on_sends_changed(self) -> None:
        """What was held and went, or was settled, changes what of the list is sent."""
        self._open_list.reload()
        self.look()

    def stop(self) -> None:
        """Look no more; what tasks still tell is not shown any more."""
        self._stopped = True
        self._watch.stop()
        self.notices.stop()
        self._credits.stop()

    def show_all(self) -> None:
        """Show what the ledger holds now."""
        if self._stopped:
            return
        number, words = self._parts.open_jobs()
        self._show_note(number)
        self._frame.status.show_followed(words)
        self._credits.begin()
        self._pages.refresh()
        self.notices.look()
        self.left.look()
        self._story.refresh()
        self._customers.form_place.show_state()
        self.show_customers()

    def show_customers(self) -> None:
        """Show in the table how its customers stand now."""
        self._open_list.count_anew()
        self._customers.pane.tables.show_found()

    def _show_note(self, open_jobs: int) -> None:
        """What waits for the person comes before jobs, which the status line tells too."""
        undecided, mails = self._parts.undecided(), self._parts.mails_to_write()
        if undecided:
            note = counted(undecided, self.tr("1 waits"), self.tr("{n} wait"))
        elif mails:
            note = counted(mails, self.tr("1 mail"), self.tr("{n} mails"))
        else:
            note = self.tr("{n} open").format(n=open_jobs) if open_jobs else ""
        self._frame.side.show_note(Place.SENDS, note)

    def _credits_left(self) -> tuple[int, int, float]:
        return self._parts.credits_left(self._open_list.profile)

    def _on_job_reading_requested(self, job: int) -> None:
        self._parts.request_reading(job, ())
        self._watch.look_now()

    def _on_reading_requested(self, customer: int) -> None:
        self._parts.request_reading(None, (customer,))
        self._watch.look_now()
