"""The pages beside the customers: made when they are first shown, so that the window opens without them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from joor_desktop.model.profile import Environment, Profile
from joor_desktop.ui.parts import Parts
from joor_desktop.ui.strip import Strip

if TYPE_CHECKING:
    from joor_desktop.errors import JoorDesktopError
    from joor_desktop.model.job import Send
    from joor_desktop.ui.accounts.page import AccountListsPage
    from joor_desktop.ui.importing.import_page import ImportPage
    from joor_desktop.ui.profiles.page import ProfilesPage
    from joor_desktop.ui.sends.flow import SendFlow
    from joor_desktop.ui.sends.page import SendsPage
    from joor_desktop.ui.sends.repeating import Repeating
    from joor_desktop.ui.sends.review import SendReview
    from joor_desktop.ui.sends.send_files import SendFiles
    from joor_desktop.work.surveying import Survey
    from joor_desktop.work.understanding import Understood


class LatePages(QObject):
    """Puts its pages on a stack. ``sent`` tells that something was sent, ``review_closed`` that the person went back,
    ``customers_requested`` that the page of customers is wanted, ``customer_wanted`` a customer that has to be mended
    first, ``again_requested`` a send whose customers should go again, ``review_requested`` a rehearsal, and the
    profile that the same should go to, ``failed`` what went wrong;
    ``import_accepted``, ``import_cancelled``, ``import_reread``, ``import_survey`` and ``layouts_requested`` are
    what :class:`ImportPage` tells, ``story_requested``, ``reading_requested`` and
    ``sends_changed`` what :class:`SendsPage` does, ``profiles_changed``, ``lists_changed`` and ``handed_over`` what
    their pages tell."""

    sent = Signal()
    review_closed = Signal()
    customers_requested = Signal()
    profiles_changed = Signal()
    lists_changed = Signal()
    handed_over = Signal()
    customer_wanted = Signal(int)
    import_accepted = Signal(object)
    import_cancelled = Signal()
    import_reread = Signal(object)
    import_survey = Signal(object)
    layouts_requested = Signal()
    again_requested = Signal(object)
    review_requested = Signal(object, object)
    failed = Signal(object)
    story_requested = Signal(str, str)
    reading_requested = Signal(int)
    sends_changed = Signal()

    def __init__(self, parts: Parts, stack: QStackedWidget, strip: Strip) -> None:
        super().__init__(stack)
        self._strip = strip
        self._parts = parts
        self._stack = stack
        self._sends: SendsPage | None = None
        self._accounts: AccountListsPage | None = None
        self._profiles: ProfilesPage | None = None
        self._review: SendReview | None = None
        self._flow: SendFlow | None = None
        self._import: ImportPage | None = None

    def show_sends(self) -> None:
        """Show the page of sends and jobs."""
        if self._sends is None:
            self._sends = self._parts.make_sends_page()
            self._sends.customers_requested.connect(self.customers_requested)
            self._sends.again_requested.connect(self.again_requested)
            self._sends.repeat_requested.connect(self._repeating.ask)
            self._sends.failed.connect(self.failed)
            self._sends.export_requested.connect(self._files.save_results)
            self._sends.support_requested.connect(self._files.save_for_support)
            self._sends.forget_requested.connect(self._files.forget)
            self._files.forgotten.connect(self._sends.refresh_customers)
            self._sends.story_requested.connect(self.story_requested)
            self._sends.reading_requested.connect(self.reading_requested)
            self._sends.sends_changed.connect(self.sends_changed)
            self._sends.handed_over.connect(self.handed_over)
            self._stack.addWidget(self._sends)
        self._stack.setCurrentWidget(self._sends)

    @cached_property
    def _files(self) -> SendFiles:
        from joor_desktop.ui.sends.send_files import SendFiles

        return SendFiles(self._parts.database.path, self._parts.workers.finding, self._strip, self._stack)

    @cached_property
    def _repeating(self) -> Repeating:
        from joor_desktop.ui.sends.repeating import Repeating

        repeating = Repeating(self._production, self._strip, self._stack)
        repeating.review_requested.connect(self.review_requested)
        return repeating

    def _production(self) -> list[Profile]:
        return self._parts.profiles_of(Environment.PRODUCTION)

    def show_accounts(self, profile: str) -> None:
        """Show the page of account lists, with those of the profile of that name."""
        if self._accounts is None:
            self._accounts = self._parts.make_accounts_page()
            self._accounts.lists_changed.connect(self.lists_changed)
            self._stack.addWidget(self._accounts)
        self._accounts.show_profile(profile)
        self._stack.setCurrentWidget(self._accounts)

    def show_profiles(self) -> None:
        """Show the page of profiles."""
        if self._profiles is None:
            self._profiles = self._parts.make_profiles_page()
            self._profiles.profiles_changed.connect(self.profiles_changed)
            self._stack.addWidget(self._profiles)
        self._stack.setCurrentWidget(self._profiles)

    def show_import(self, understood: Understood) -> None:
        """Show how a file was understood, and let the person decide."""
        if self._import is None:
            from joor_desktop.ui.importing.import_page import ImportPage

            self._import = ImportPage()
            self._import.accepted.connect(self.import_accepted)
            self._import.cancelled.connect(self.import_cancelled)
            self._import.reread_requested.connect(self.import_reread)
            self._import.survey_requested.connect(self.import_survey)
            self._import.layouts_requested.connect(self.layouts_requested)
            self._stack.addWidget(self._import)
        self._import.show_file(understood.file, understood.choices, understood.before)
        self._stack.setCurrentWidget(self._import)

    @property
    def shows_import(self) -> bool:
        """Whether the page of an import is the one that is seen; it has a left column of its own."""
        return self._import is not None and self._stack.currentWidget() is self._import

    @property
    def asking(self) -> tuple[QWidget | None, ...]:
        """The pages on which something waits for the person's decision."""
        return (self._import, self._review)

    def under_way(self) -> int:
        """How many customers the send has that was pressed in the review and has not ended."""
        return self._flow.under_way if self._flow is not None else 0

    def show_survey(self, survey: Survey) -> None:
        """Show what the file on the import page comes to."""
        if self._import is not None:
            self._import.show_survey(survey)

    def show_unreadable(self, error: JoorDesktopError) -> None:
        """Show why the file on the import page can't be read to its end."""
        if self._import is not None:
            self._import.show_unreadable(error)

    def show_review(self, profile: Profile, list_id: int, rehearsal: int | None = None) -> None:
        """Show what a send of the list would do, or one of the very bytes of that rehearsal."""
        review, flow = self._review_and_flow()
        review.offer_rehearsal(self._parts.profiles_of(Environment.SANDBOX))
        self._stack.setCurrentWidget(review)
        flow.start(profile, list_id, rehearsal)

    def _review_and_flow(self) -> tuple[SendReview, SendFlow]:
        if self._review is None or self._flow is None:
            from joor_desktop.ui.sends.review import SendReview

            self._review = SendReview()
            self._flow = self._parts.make_send_flow(self._review)
            self._review.customer_chosen.connect(self.customer_wanted)
            self._flow.sent.connect(self._on_sent)
            self._flow.closed.connect(self.review_closed)
            self._stack.addWidget(self._review)
        return self._review, self._flow

    def refresh(self) -> None:
        """Show what the ledger holds now."""
        if self._sends is not None and self._sends.isVisible():
            self._sends.refresh()

    def choose_send(self, send_id: int) -> None:
        """Choose a send on the page of sends."""
        if self._sends is not None:
            self._sends.choose_send(send_id)

    def _on_sent(self, send: Send | None) -> None:
        self.show_sends()
        if send is not None and self._sends is not None:
            self._sends.choose_send(send.id)
        self.sent.emit()
