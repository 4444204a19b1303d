"""What the worker does at JOOR's desk: plans, sends and looks, each with stores of its own thread."""

from __future__ import annotations

import pathlib
from datetime import datetime
from functools import cached_property

from joor_desktop.model.job import Send
from joor_desktop.model.profile import Profile
from joor_desktop.storage.look_ups import LookUps
from joor_desktop.storage.tokens import PROXY_SERVICE, Keychain, SessionTokens
from joor_desktop.work.accounts import PracticeHost
from joor_desktop.work.before_sending import codes_there
from joor_desktop.work.business_days import load_holidays
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from joor_desktop.work.plan import SendPlan


class DeskTasks:
    """The tokens of the session and the practice server are shared by all tasks; the rest is opened for each."""

    def __init__(self, database_path: pathlib.Path) -> None:
        self._database_path = database_path
        self.session = SessionTokens()
        self.session_passwords = SessionTokens()

    @cached_property
    def keychain(self) -> Keychain:
        """Where tokens are kept for good; asked in the worker only."""
        return Keychain()

    @cached_property
    def proxy_keychain(self) -> Keychain:
        """Where the passwords of proxies are kept for good; asked in the worker only."""
        return Keychain(PROXY_SERVICE)

    @cached_property
    def _practice(self) -> PracticeHost:
        return PracticeHost(self._database_path.with_name("practice.sqlite3"))

    def _desk(self) -> Desk:
        return Desk(
            self._database_path,
            [self.session, self.keychain],
            self._practice,
            [self.session_passwords, self.proxy_keychain],
        )

    def plan(self, context: TaskContext, profile: Profile, list_id: int, again: bool) -> SendPlan:
        """What sending the list would do."""
        load_holidays()
        with self._desk() as desk:
            return desk.sender.plan_list(context, profile, list_id, again=again, read_first=profile.read_first)

    def plan_rehearsed(self, context: TaskContext, profile: Profile, send_id: int) -> SendPlan:
        """What sending the very bytes of a rehearsal would do."""
        load_holidays()
        with self._desk() as desk:
            return desk.rehearsals.plan(context, desk.sender, send_id, profile, read_first=profile.read_first)

    def forget_looks(self, _context: TaskContext, profile: Profile) -> None:
        """Read the customers of a profile's account from JOOR anew when the next send is planned."""
        with self._desk() as desk:
            LookUps(desk.drafts.database).forget(profile)

    def send(self, context: TaskContext, plan: SendPlan) -> Send | None:
        """Carry a plan out; None where nothing was left to send. Nothing is recorded where no token can be had."""
        with self._desk() as desk:
            if plan.rehearsal is None:
                return desk.sender.send(context, plan)
            desk.accounts.client(plan.profile).close()
            copy = desk.rehearsals.repeat(plan.rehearsal, plan.profile, codes_there(plan))
            return desk.sender.carrier.go_on(context, copy)

    def look(self, context: TaskContext) -> datetime | None:
        """Look at the jobs and customers that are due; return when the next ones are, None where none is waited for."""
        load_holidays()
        with self._desk() as desk:
            return desk.look(context)

    def go_on(self, context: TaskContext, send_id: int) -> Send | None:
        """Send what waits of a send."""
        with self._desk() as desk:
            return desk.sender.carrier.go_on(context, send_id)

    def pause(self, _context: TaskContext, send_id: int) -> None:
        """Hold a send after the job that is on its way."""
        with self._desk() as desk:
            desk.holds.pause(send_id)

    def cancel(self, _context: TaskContext, send_id: int) -> None:
        """Take back what waits of a send."""
        with self._desk() as desk:
            desk.holds.cancel(send_id)

    def accept(self, _context: TaskContext, job: int) -> int | None:
        """Count an unknown job as accepted; return the number of its send."""
        with self._desk() as desk:
            return desk.settling.count_as_accepted(job)

    def send_again(self, _context: TaskContext, job: int) -> int | None:
        """Let an unknown job go once more; return the number of its send."""
        with self._desk() as desk:
            return desk.settling.send_again(job)

    def test(self, _context: TaskContext, profile: Profile) -> str:
        """Call JOOR once with a profile, without changing anything; return the proxy on the way, "" for none."""
        with self._desk() as desk:
            return desk.accounts.test(profile)

    def rename(self, _context: TaskContext, old: str, new: str) -> Profile:
        """Call a profile otherwise, with its token; return it as it is called now."""
        with self._desk() as desk:
            renamed = desk.rename_profile(old, new)
        for kept in (self.session, self.session_passwords):
            kept.rename(old, renamed.name)
        return renamed

    def close(self) -> None:
        """Stop the practice server, if it runs."""
        if "_practice" in self.__dict__:
            self._practice.close()
