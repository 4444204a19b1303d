"""Everything that one task needs to send and to follow, opened in one thread and closed after it."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from types import TracebackType
from typing import Self

from joor_desktop.checks.email import is_email
from joor_desktop.errors import UsageError
from joor_desktop.joor.address import checked_address, checked_proxy
from joor_desktop.model.countries import find_country
from joor_desktop.model.profile import BASE_URLS, Environment, Profile, ProxyUse
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
from joor_desktop.storage.tokens import PROXY_SERVICE, Keychain, NoKeychainError
from joor_desktop.work.accounts import Accounts, PracticeHost, TokenSource
from joor_desktop.work.context import TaskContext
from joor_desktop.work.following import Follower, utc_now
from joor_desktop.work.read_back import ReadBack, earliest
from joor_desktop.work.rehearsing import Rehearsals
from joor_desktop.work.sending import Sender
from joor_desktop.work.settling import Settling


class Desk:
    """The stores and the workers of one task; used by one thread, as a context manager.

    :param tokens: where tokens are looked for; only the keychain by default.
    :param practice: the practice server of this process; the desk makes one of its own where none is given.
    :param passwords: where passwords of proxies are looked for; only the keychain by default.
    """

    def __init__(
        self,
        database_path: pathlib.Path,
        tokens: Sequence[TokenSource] | None = None,
        practice: PracticeHost | None = None,
        passwords: Sequence[TokenSource] | None = None,
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
        self.proxy_keychain = Keychain(PROXY_SERVICE)
        host = practice or self._own_practice
        assert host is not None
        self.accounts = Accounts(
            self.profiles,
            tokens if tokens is not None else [self.keychain],
            host,
            database_path,
            passwords if passwords is not None else [self.proxy_keychain],
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
        self._owner = self._owner or Owner(self._folder)
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
    def rehearsals(self) -> Rehearsals:
        """Sends on to another account what one has accepted."""
        if self._owner is None:
            self._owner = Owner(self._folder)
        return Rehearsals(self._database, self.ledger, self._owner.name)

    @cached_property
    def settling(self) -> Settling:
        """Settles jobs whose outcome is unknown."""
        return Settling(self._database, self.ledger)

    @cached_property
    def read_back(self) -> ReadBack:
        """Reads customers of finished jobs back from JOOR."""
        return ReadBack(ReadBacks(self._database), self.accounts, country_of=self._country_of)

    def _country_of(self, name: str) -> str:
        profile = self.profiles.get(name)
        return profile.country if profile is not None else ""

    def look(self, context: TaskContext) -> datetime | None:
        """Send what waited for a connection, look at the jobs and read the customers that are due; return when there is
        more to do, None where nothing is waited for."""
        self.ledger.orphans()  # what another process had on its way when it was killed is told as it is
        if self.holds.due(utc_now()):
            self.sender.carrier.go_on_due(context)
        return earliest(self.holds.next_try(), self.follower.look(context), self.read_back.look(context))

    def add_profile(self, profile: Profile, token: str) -> Profile:
        """Keep a new profile, and its token in the keychain.

        Raises UsageError and KeychainError; then nothing is kept.
        """
        if profile.environment is Environment.PRACTICE:
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

    def rename_profile(self, old: str, new: str) -> Profile:
        """Call a profile otherwise; its token and its proxy's password follow.

        Raises UsageError where the names don't allow it, and KeychainError where the keychain can't be used; then it is
        called as before.
        """
        profile = self.accounts.profile(old)
        name = _checked_name(new)
        secrets = self._secrets(profile)
        self.profiles.rename(profile.name, name)
        try:
            for chain, secret in secrets:
                chain.store(name, secret)
        except BaseException:
            self.profiles.rename(name, profile.name)
            raise
        if name != profile.name:
            for chain, _ in secrets:
                chain.delete(profile.name)
        return self.accounts.profile(name)

    def _secrets(self, profile: Profile) -> list[tuple[Keychain, str]]:
        """What the keychain has of *profile*; nothing where there is no keychain."""
        if profile.environment is Environment.PRACTICE:
            return []
        chains = [self.keychain, *([self.proxy_keychain] if profile.proxy.needs_password else [])]
        try:
            return [(chain, secret) for chain in chains if (secret := chain.read(profile.name))]
        except NoKeychainError:
            return []

    def remove_profile(self, name: str) -> None:
        """Forget a profile and its secrets; raises UsageError where there is none of that name."""
        profile = self.accounts.profile(name)
        self.profiles.remove(profile.name)
        if profile.environment is not Environment.PRACTICE:
            self.keychain.delete(profile.name)
        if profile.proxy.needs_password:
            self.proxy_keychain.delete(profile.name)


def checked_profile(profile: Profile) -> Profile:
    """*profile* with checked addresses, its own and that of its proxy, and the code of its country.

    Raises UsageError where one is missing, unsafe or not known.
    """
    address = profile.url if profile.environment is Environment.CUSTOM else ""
    plain = new_profile(profile.name, profile.environment, address)
    proxy = profile.proxy
    if proxy.use is ProxyUse.GIVEN:
        proxy = replace(proxy, address=checked_proxy(proxy.address))
    return replace(
        profile,
        name=plain.name,
        url=plain.url,
        proxy=proxy,
        country=_country_code(profile.country),
        manager_email=_checked_email(profile.manager_email),
    )


def _country_code(text: str) -> str:
    if not text.strip():
        return ""
    country = find_country(text)
    if country is None:
        raise UsageError(
            translate("profile", "“{country}” is not a country that the program knows.").format(country=text.strip()),
            translate("profile", "Write it in English or as an ISO code, such as France or FR."),
        )
    return country.alpha_2


def _checked_email(text: str) -> str:
    address = text.strip()
    if address and not is_email(address):
        raise UsageError(
            translate("profile", "“{address}” is not one e-mail address.").format(address=address),
            translate("profile", "Write the Integration Manager's, such as anna@jooraccess.com, or leave it empty."),
        )
    return address


def new_profile(name: str, environment: Environment, url: str) -> Profile:
    """A profile with the address that its environment has.

    Raises UsageError where an address is missing or unsafe, and for a name that would not stay on one line.
    """
    name = _checked_name(name)
    if environment is Environment.CUSTOM:
        if not url.strip():
            raise UsageError(
                translate("profile", "A profile of your own environment needs an address."),
                translate("profile", "Give it with --url, such as https://joor.example.com/v2."),
            )
        return Profile(name, environment, checked_address(url))
    if url.strip():
        raise UsageError(
            translate("profile", "The address of {environment} is known.").format(environment=environment.value),
            translate("profile", "Leave the address out, or choose the environment “custom”."),
        )
    return Profile(name, environment, BASE_URLS.get(environment, ""))


def _checked_name(name: str) -> str:
    if not name.strip().isprintable():
        raise UsageError(
            translate("profile", "The profile's name holds characters that nobody can see."),
            translate("profile", "Type the name again, in one line."),
        )
    return name.strip()
