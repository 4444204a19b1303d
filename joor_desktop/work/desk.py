"""Everything that one task needs to send and to follow, opened in one thread and closed after it."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from types import TracebackType
from typing import Self

from joor_desktop.errors import UsageError
from joor_desktop.joor.address import checked_address
from joor_desktop.model.profile import BASE_URLS, Environment, Profile
from joor_desktop.model.texts import translate
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.holds import Holds
from joor_desktop.storage.layouts import Layouts
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.lists import AccountLists
from joor_desktop.storage.owner import Owner
from joor_desktop.storage.profiles import Profiles
from joor_desktop.storage.read_backs import ReadBacks
from joor_desktop.storage.tokens import Keychain
from joor_desktop.work.accounts import Accounts, PracticeHost, TokenSource
from joor_desktop.work.context import TaskContext
from joor_desktop.work.following import Follower, utc_now
from joor_desktop.work.read_back import ReadBack, earliest
from joor_desktop.work.sending import Sender
from joor_desktop.work.settling import Settling


class Desk:
    """The stores and the workers of one task; used by one thread, as a context manager.

    :param tokens: where tokens are looked for; only the keychain by default.
    :param practice: the practice server of this process; the desk makes one of its own where none is given.
    """

    def __init__(
        self,
        database_path: pathlib.Path,
        tokens: Sequence[TokenSource] | None = None,
        practice: PracticeHost | None = None,
    ) -> None:
        self._database = Database(database_path)
        self._folder = database_path.parent
        self._own_practice = None if practice else PracticeHost(database_path.with_name("practice.sqlite3"))
        self._owner: Owner | None = None
        self.drafts = Drafts(self._database)
        self.profiles = Profiles(self._database)
        self.ledger = Ledger(self._database)
        self.lists = AccountLists(self._database)
        self.layouts = Layouts(self._database)
        self.keychain = Keychain()
        host = practice or self._own_practice
        assert host is not None
        self.accounts = Accounts(
            self.profiles, tokens if tokens is not None else [self.keychain], host, database_path
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files, the lock and the practice server."""
        if self._owner is not None:
            self._owner.close()
        if self._own_practice is not None:
            self._own_practice.close()
        self._database.close()

    @cached_property
    def sender(self) -> Sender:
        """Plans and carries out sends; this process holds its lock from now on."""
        self._owner = Owner(self._folder)
        return Sender(self.drafts, self.ledger, self.lists, self.accounts, self._owner.name)

    @cached_property
    def follower(self) -> Follower:
        """Looks at open jobs."""
        return Follower(self.ledger, self.accounts)

    @cached_property
    def holds(self) -> Holds:
        """Pauses sends, and takes back what waits of them."""
        return Holds(self._database, self.ledger)

    @cached_property
    def settling(self) -> Settling:
        """Settles jobs whose outcome is unknown."""
        return Settling(self._database, self.ledger)

    @cached_property
    def read_back(self) -> ReadBack:
        """Reads customers of finished jobs back from JOOR."""
        return ReadBack(ReadBacks(self._database), self.accounts)

    def look(self, context: TaskContext) -> datetime | None:
        """Send what waited for a connection, look at the jobs and read the customers that are due; return when there is
        more to do, None where nothing is waited for."""
        if self.holds.due(utc_now()):
            self.sender.carrier.go_on_due(context)
        return earliest(self.holds.next_try(), self.follower.look(context), self.read_back.look(context))

    def add_profile(self, name: str, environment: Environment, url: str, token: str) -> Profile:
        """Keep a new profile, and its token in the keychain.

        Raises UsageError and KeychainError; then nothing is kept.
        """
        profile = new_profile(name, environment, url)
        if environment is Environment.PRACTICE:
            self.profiles.add(profile)
            return profile
        if not token:
            raise UsageError(
                translate("profile", "The token is missing."),
                translate("profile", "Give it on standard input, as JOOR's Integrations Manager sent it."),
            )
        self.profiles.add(profile)
        try:
            self.keychain.store(profile.name, token)
        except BaseException:
            self.profiles.remove(profile.name)
            raise
        return profile

    def remove_profile(self, name: str) -> None:
        """Forget a profile and its token; raises UsageError where there is none of that name."""
        profile = self.accounts.profile(name)
        self.profiles.remove(profile.name)
        if profile.environment is not Environment.PRACTICE:
            self.keychain.delete(profile.name)


def new_profile(name: str, environment: Environment, url: str) -> Profile:
    """A profile with the address that its environment has.

    Raises UsageError where an address is missing or unsafe, and for a name that would not stay on one line.
    """
    if not name.strip().isprintable():
        raise UsageError(
            translate("profile", "The profile's name holds characters that nobody can see."),
            translate("profile", "Type the name again, in one line."),
        )
    if environment is Environment.CUSTOM:
        if not url.strip():
            raise UsageError(
                translate("profile", "A profile of your own environment needs an address."),
                translate("profile", "Give it with --url, such as https://joor.example.com/v2."),
            )
        return Profile(name.strip(), environment, checked_address(url))
    if url.strip():
        raise UsageError(
            translate("profile", "The address of {environment} is known.").format(environment=environment.value),
            translate("profile", "Leave the address out, or choose the environment “custom”."),
        )
    return Profile(name.strip(), environment, BASE_URLS.get(environment, ""))
