"""From the press of Send to the send in the ledger: plans, shows the review, sends; all of it in the worker."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from joor_desktop.errors import JoorDesktopError, KeychainError
from joor_desktop.model.job import Send
from joor_desktop.model.profile import Profile
from joor_desktop.ui.profiles.token_keeper import Kept, TokenKeeper
from joor_desktop.ui.sends.review import SendReview
from joor_desktop.ui.worker import Worker
from joor_desktop.work.accounts import MissingTokenError
from joor_desktop.work.context import TaskContext
from joor_desktop.work.plan import SendPlan
from joor_desktop.work.rehearsing import NotAsRehearsedError

Planner = Callable[[TaskContext, Profile, int, bool], SendPlan]
"""Plans a send of the list of that number; True sends known customers again too."""

RehearsalPlanner = Callable[[TaskContext, Profile, int], SendPlan]
"""Plans a send of the very bytes of the send of that number."""

Forgetter = Callable[[TaskContext, Profile], None]
"""Forgets what was read of a profile's customers on JOOR before."""

Poster = Callable[[TaskContext, SendPlan], Send | None]
"""Carries a plan out; see ``work.sending.Sender.send``."""


class SendFlow(QObject):
    """Drives one review.

    ``sent`` has the send as the ledger has it, None where it was stopped on the way; ``closed`` tells that the person
    went back and nothing was sent.

    The functions run in the worker; they open what they need there.
    """

    sent = Signal(object)
    closed = Signal()

    def __init__(
        self,
        review: SendReview,
        worker: Worker,
        plan: Planner,
        send: Poster,
        tokens: TokenKeeper,
        parent: QObject | None = None,
        plan_rehearsed: RehearsalPlanner | None = None,
        forget_looks: Forgetter | None = None,
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._worker = worker
        self._plan = plan
        self._plan_rehearsed = plan_rehearsed
        self._forget_looks = forget_looks
        self._rehearsal: int | None = None
        self._again = False
        self._pressed = 0
        self._send = send
        self._tokens = tokens
        self._profile: Profile | None = None
        self._list_id = 0
        self._planned: SendPlan | None = None
        self._task = 0
        self._hindrance: JoorDesktopError | None = None
        self._seeks_token = False
        self._connect()

    def _connect(self) -> None:
        self._review.send_requested.connect(self._on_send_requested)
        self._review.again_requested.connect(self._on_again_requested)
        self._review.look_requested.connect(self._on_look_requested)
        self._review.rehearse_requested.connect(self._on_rehearse_requested)
        self._review.stop_requested.connect(self._on_stop_requested)
        self._review.cancelled.connect(self.closed)
        self._review.keep_requested.connect(self._on_keep_requested)
        self._review.session_requested.connect(self._on_session_requested)
        self._tokens.told.connect(self._on_token_told)
        self._tokens.refused.connect(self._on_token_refused)
        self._worker.progressed.connect(self._on_progressed)
        self._worker.succeeded.connect(self._on_succeeded)
        self._worker.failed.connect(self._on_failed)
        self._worker.cancelled.connect(self._on_cancelled)

    def start(self, profile: Profile, list_id: int, rehearsal: int | None = None) -> None:
        """Work out what a send of the list would do, or one of the very bytes of a rehearsal, and show it.

        Where these can't go any more, it is said why above what the list would do; 0 where there is no list.
        """
        self._profile, self._list_id, self._rehearsal = profile, list_id, rehearsal
        self._hindrance = None
        self._seeks_token = False
        self._make_plan(again=False)

    @property
    def under_way(self) -> int:
        """How many customers the send has that was pressed and has not ended; the ledger may not know of it yet."""
        return self._pressed

    def _make_plan(self, *, again: bool) -> None:
        assert self._profile is not None
        self._planned, self._again = None, again
        self._review.show_waiting(self._profile, self.tr("Looking at what has changed"))
        if self._rehearsal is not None and self._plan_rehearsed is not None:
            task = partial(_rehearsed, self._plan_rehearsed, self._profile, self._rehearsal)
        else:
            task = partial(_planned, self._plan, self._profile, self._list_id, again)
        self._task = self._worker.run(task)

    def _on_send_requested(self, plan: SendPlan) -> None:
        self._planned = plan
        self._pressed = len(plan.going)
        self._review.show_waiting(plan.profile, self.tr("Sending"), pauses=True)
        self._task = self._worker.run(partial(_sent, self._send, plan))

    def _on_rehearse_requested(self, profile: Profile) -> None:
        """Ask for the sandbox's token before anything is looked at: a rehearsal without one comes to nothing."""
        self._profile, self._planned, self._seeks_token = profile, None, True
        self._review.show_waiting(profile, self.tr("Looking for the token"))
        self._tokens.look(profile.name)

    def _on_again_requested(self) -> None:
        self._make_plan(again=True)

    def _on_look_requested(self) -> None:
        if self._forget_looks is not None and self._profile is not None:
            self._worker.run(partial(_forgotten, self._forget_looks, self._profile))
        self._make_plan(again=self._again)

    def _on_stop_requested(self) -> None:
        if self._seeks_token:
            self._seeks_token = False
            self.closed.emit()
        self._worker.cancel(self._task)

    def _on_progressed(self, number: int, done: int, total: int | None, words: str) -> None:
        if number == self._task:
            self._review.show_progress(done, total, words)

    def _on_succeeded(self, number: int, result: object) -> None:
        if number != self._task:
            return
        self._pressed = 0
        if isinstance(result, SendPlan):
            self._show_plan(result)
        elif isinstance(result, Send):
            self.sent.emit(result)
        else:
            # Another window or a terminal was faster: what is left to be sent has to be worked out anew.
            self._make_plan(again=False)

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number != self._task or self._profile is None:
            return
        self._pressed = 0
        if isinstance(error, NotAsRehearsedError) and self._list_id:
            self._rehearsal, self._hindrance = None, error
            self._make_plan(again=False)
        elif isinstance(error, KeychainError) and self._planned is not None:
            self._review.ask_for_token(self._profile, error, keychain_works=isinstance(error, MissingTokenError))
        elif self._planned is not None:
            self._hindrance = error
            self._make_plan(again=self._planned.again)
        else:
            self._review.show_error(error)

    def _show_plan(self, plan: SendPlan) -> None:
        self._review.show_plan(plan)
        if self._hindrance is not None:
            self._review.show_error(self._hindrance)
            self._hindrance = None

    def _on_cancelled(self, number: int) -> None:
        if number != self._task:
            return
        self._pressed = 0
        if self._planned is None:
            self.closed.emit()
        else:
            self.sent.emit(None)

    def _on_keep_requested(self, token: str) -> None:
        if self._profile is not None:
            self._tokens.keep(self._profile.name, token)

    def _on_session_requested(self, token: str) -> None:
        if self._profile is not None:
            self._tokens.keep_for_session(self._profile.name, token)

    def _on_token_told(self, profile: str, kept: Kept) -> None:
        waiting = self._planned
        if self._seeks_token_of(profile):
            self._on_token_sought(kept)
        elif waiting is not None and waiting.profile.name == profile and self._review.asks_for_token:
            self._review.forget_token()
            self._review.show_plan(waiting)

    def _seeks_token_of(self, profile: str) -> bool:
        """Whether a rehearsal waits for it, and the person is still there."""
        wanted = self._profile is not None and self._profile.name == profile
        return self._seeks_token and wanted and self._review.isVisible()

    def _on_token_sought(self, kept: Kept) -> None:
        profile = self._profile
        assert profile is not None
        if kept is Kept.NOWHERE:
            self._review.ask_for_token(profile, MissingTokenError(profile.name), keychain_works=True)
        else:
            self._review.forget_token()
            self.start(profile, self._list_id)

    def _on_token_refused(self, profile: str, error: JoorDesktopError) -> None:
        if self._profile is None or self._profile.name != profile:
            return
        if self._review.asks_for_token:
            self._review.show_token_refused(error)
        elif self._seeks_token_of(profile):
            self._review.ask_for_token(self._profile, error, keychain_works=False)


def _planned(plan: Planner, profile: Profile, list_id: int, again: bool, context: TaskContext) -> SendPlan:
    return plan(context, profile, list_id, again)


def _forgotten(forget: Forgetter, profile: Profile, context: TaskContext) -> None:
    forget(context, profile)


def _rehearsed(plan: RehearsalPlanner, profile: Profile, send_id: int, context: TaskContext) -> SendPlan:
    return plan(context, profile, send_id)


def _sent(send: Poster, plan: SendPlan, context: TaskContext) -> Send | None:
    return send(context, plan)
