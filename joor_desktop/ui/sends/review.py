"""The review before a send: all on one page, and one strong button that says what it will do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.profile import Environment, Profile
from joor_desktop.ui.profiles.token_entry import TokenEntry
from joor_desktop.ui.sends.badge import Badge
from joor_desktop.ui.sends.card import Card
from joor_desktop.ui.sends.clock import Clock, local_now
from joor_desktop.ui.sends.plan_view import PlanView
from joor_desktop.ui.sends.rehearse_button import RehearseButton
from joor_desktop.ui.sends.waiting import WaitingView
from joor_desktop.ui.theme import Space
from joor_desktop.work.plan import SendPlan

_TOKEN_WIDTH = 640


class SendReview(QWidget):
    """Shows a plan and asks for nothing but the decision; it sends nothing itself.

    ``send_requested`` has the plan, ``again_requested`` asks for a plan that sends known customers again too,
    ``look_requested`` for one whose customers are read from JOOR anew,
    ``rehearse_requested`` for one of the same list to a sandbox,
    ``cancelled`` closes the page, ``stop_requested`` stops the planning or sending that is shown, ``keep_requested``
    and ``session_requested`` have a token for the profile, ``customer_chosen`` a customer that has to be mended.
    """

    help_topic = "send"

    send_requested = Signal(object)
    again_requested = Signal()
    look_requested = Signal()
    rehearse_requested = Signal(object)
    cancelled = Signal()
    stop_requested = Signal()
    keep_requested = Signal(str)
    session_requested = Signal(str)
    customer_chosen = Signal(int)

    def __init__(self, clock: Clock = local_now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._badge = Badge(parent=self)
        self._plan_view = PlanView(clock, self)
        self._waiting = WaitingView(self)
        self._token = self._token_page()
        self._pages = QStackedWidget(self)
        self._close = QPushButton(self.tr("Back to the customers"), self)
        self._rehearse = RehearseButton(self)
        self._send = QPushButton(self)
        self._send.setProperty("kind", "strong")
        for button in (self._send, self._rehearse, self._close):
            button.setAutoDefault(True)  # so that Enter presses it, as Space does
        self._lay_out()
        self._connect()

    def _token_page(self) -> TokenEntry:
        entry = TokenEntry(self)
        entry.keep_requested.connect(self.keep_requested)
        entry.session_requested.connect(self.session_requested)
        return entry

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.CONTROLS)
        head.addWidget(self._badge)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._close)
        head.addWidget(self._send)
        self._plan_view.put_below_facts(self._rehearse)
        asking = QWidget()
        card = Card(asking)
        card.setMaximumWidth(_TOKEN_WIDTH)
        card.column.addWidget(self._token)
        column = QVBoxLayout(asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self._token_frame = asking
        for page in (self._waiting, self._plan_view, asking):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.FIELDS, Space.PAGE, Space.PAGE)
        column.setSpacing(Space.PAGE)
        column.addLayout(head)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._close.clicked.connect(self.cancelled)
        self._rehearse.rehearse_requested.connect(self.rehearse_requested)
        self._send.clicked.connect(self._on_send)
        self._waiting.stop_requested.connect(self.stop_requested)
        self._plan_view.again_requested.connect(self.again_requested)
        self._plan_view.look_requested.connect(self.look_requested)
        self._plan_view.customer_chosen.connect(self.customer_chosen)
        self._plan_view.may_send_changed.connect(self._send.setEnabled)

    def offer_rehearsal(self, sandboxes: Sequence[Profile]) -> None:
        """Offer to send to one of those profiles first, where production is meant."""
        self._rehearse.offer(sandboxes)

    def show_waiting(self, profile: Profile, words: str, *, pauses: bool = False) -> None:
        """Show that something is being done for a send with *profile*; *pauses* where stopping it only pauses it."""
        self._show_profile(profile)
        self._plan_view.clear()
        self._waiting.begin(words, pauses=pauses)
        self._show_page(self._waiting)
        # Keys that are pressed once more must neither pause the send nor reach what stands around it.
        self._waiting.setFocus()

    def show_progress(self, done: int, total: int | None, words: str) -> None:
        """Show how far it is."""
        self._waiting.show_progress(done, total, words)

    def show_plan(self, plan: SendPlan) -> None:
        """Show what would be sent, and let the person decide."""
        self._show_profile(plan.profile)
        self._plan_view.show_plan(plan)
        self._send.setText(self._plan_view.send_words())
        self._send.setEnabled(self._plan_view.may_send())
        self._show_page(self._plan_view)
        if not self._plan_view.focus_decision():
            (self._send if self._send.isEnabled() else self._close).setFocus()

    def show_error(self, error: JoorDesktopError) -> None:
        """Show why it did not work, above the plan where there is one."""
        self._plan_view.show_error(error)
        self._show_page(self._plan_view)

    def ask_for_token(self, profile: Profile, error: JoorDesktopError, *, keychain_works: bool) -> None:
        """Ask for the token without which nothing can be sent."""
        self._show_profile(profile)
        self._token.clear()
        if keychain_works:
            self._token.say(f"{error.title} {error.detail}".strip(), severity="warning")
        else:
            self._token.show_refused(error)
        self._show_page(self._token_frame)
        self._token.ask()

    @property
    def asks_for_token(self) -> bool:
        """Whether the page asks for a token now."""
        return self._pages.currentWidget() is self._token_frame

    def forget_token(self) -> None:
        """The token was kept: forget what was typed."""
        self._token.clear()

    def show_token_refused(self, error: JoorDesktopError) -> None:
        """The keychain didn't take the token: say so and offer to use it for this session."""
        self._token.show_refused(error)
        self._show_page(self._token_frame)

    def _show_profile(self, profile: Profile) -> None:
        self._badge.show_environment(profile.environment)
        self._title.setText(self.tr("Send to {profile}").format(profile=profile.name))

    def _show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self._send.setVisible(page is self._plan_view and self._plan_view.has_going())
        plan = self._plan_view.plan if page is self._plan_view else None
        is_serious = (
            plan is not None and plan.rehearsal is None and plan.profile.environment is Environment.PRODUCTION
        )
        self._rehearse.setVisible(is_serious and self._rehearse.has_offers and self._plan_view.has_going())
        self._close.setVisible(page is not self._waiting)

    def _on_send(self) -> None:
        plan = self._plan_view.plan
        if plan is not None and self._plan_view.may_send():
            self._send.setEnabled(False)
            self.send_requested.emit(plan)
