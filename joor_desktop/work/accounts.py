"""From a profile's name to a client that may call JOOR: address, token, credits, and the practice server."""

from __future__ import annotations

import pathlib
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Protocol

from joor_desktop.errors import KeychainError, NotFoundError, NotSentError, RateLimitError, UsageError
from joor_desktop.joor.budget import Budget, Window
from joor_desktop.joor.client import Client
from joor_desktop.model.profile import Environment, Profile, ProxyUse
from joor_desktop.model.texts import translate
from joor_desktop.practice.server import PRACTICE_TOKEN, PracticeServer
from joor_desktop.storage.claims import account_key
from joor_desktop.storage.credits import CreditWindow, CreditWindows
from joor_desktop.storage.profiles import Profiles


class TokenSource(Protocol):
    """Where tokens are kept."""

    def read(self, profile: str) -> str | None:
        """The token of the profile of that name, None where none is kept."""


class MissingTokenError(KeychainError):
    """No token is kept for a profile, so nothing can be sent with it."""

    def __init__(self, profile: str) -> None:
        super().__init__(
            translate("accounts", "There is no token for the profile “{profile}”.").format(profile=profile),
            translate(
                "accounts",
                "Give the token that JOOR's Integrations Manager sent you, on the Profiles page or with "
                "“joor-desktop profile add”.",
            ),
        )
        self.profile = profile


class MissingPasswordError(KeychainError):
    """No password is kept for the proxy of a profile, so JOOR can't be reached."""

    def __init__(self, profile: str) -> None:
        super().__init__(
            translate("accounts", "There is no password for the proxy of the profile “{profile}”.").format(
                profile=profile
            ),
            translate("accounts", "Put it in on the Profiles page, or choose another proxy there."),
        )


class PracticeHost:
    """The practice server of this process: started when it is first needed, shared by all threads.

    :param state_path: the file in which its jobs live on.
    """

    def __init__(self, state_path: pathlib.Path) -> None:
        self._state_path = state_path
        self._server: PracticeServer | None = None
        self._lock = threading.Lock()

    def url(self) -> str:
        """The server's address; starts it where it doesn't run."""
        with self._lock:
            if self._server is None:
                server = PracticeServer(self._state_path)
                server.start()
                self._server = server
            return self._server.url

    def close(self) -> None:
        """Stop the server, if it runs."""
        with self._lock:
            if self._server is not None:
                self._server.stop()
                self._server = None


class Accounts:
    """Makes a client for a profile. Blocks on the keychain and on the practice server: not for the window's thread.

    :param tokens: asked in turn, the first that has a token wins.
    :param database_path: where the credits of each account are counted for all processes.
    :param passwords: asked in turn for the password of a profile's proxy.
    """

    def __init__(
        self,
        profiles: Profiles,
        tokens: Sequence[TokenSource],
        practice: PracticeHost,
        database_path: pathlib.Path,
        passwords: Sequence[TokenSource] = (),
    ) -> None:
        self._profiles = profiles
        self._tokens = tokens
        self._practice = practice
        self._database_path = database_path
        self._passwords = passwords

    def profile(self, name: str) -> Profile:
        """The profile called *name*; raises UsageError where there is none."""
        profile = self._profiles.get(name)
        if profile is None:
            raise UsageError(
                translate("accounts", "There is no profile called “{name}”.").format(name=name),
                translate("accounts", "See how it is written in the list of profiles."),
            )
        return profile

    def url(self, profile: Profile) -> str:
        """The base address of *profile*; starts the practice server where it is needed."""
        return self._practice.url() if profile.environment is Environment.PRACTICE else profile.url

    def client(self, profile: Profile) -> Client:
        """A client for *profile*; raises KeychainError where its token or its proxy's password can't be had."""
        return Client(
            profile,
            self._token(profile),
            url=self.url(profile),
            budget=self.budget(profile),
            proxy_password=self._password(profile),
        )

    def budget(self, profile: Profile) -> Budget:
        """The credits of the account that *profile* belongs to."""
        return Budget(_SharedWindow(CreditWindows(self._database_path, account_key(profile))))

    def test(self, profile: Profile) -> str:
        """Call JOOR once without changing anything: ask for a customer that can't exist.

        Return the host and port of the proxy that the call went through, "" for none. Raises what the call raised,
        except that the customer isn't there.
        """
        from joor_desktop.joor.connecting import proxy_on_the_way

        try:
            with self.client(profile) as client, suppress(NotFoundError):
                client.connection("joor-desktop connection test")
        except RateLimitError:
            raise
        except NotSentError as error:
            if words := _script_words(profile):
                raise NotSentError(error.title, f"{error.detail} {words}".strip()) from error
            raise
        return proxy_on_the_way(self.url(profile), profile.proxy)

    def _token(self, profile: Profile) -> str:
        if profile.environment is Environment.PRACTICE:
            return PRACTICE_TOKEN
        token = _first(self._tokens, profile.name)
        if token is None:
            raise MissingTokenError(profile.name)
        return token

    def _password(self, profile: Profile) -> str:
        if profile.environment is Environment.PRACTICE or not profile.proxy.needs_password:
            return ""
        password = _first(self._passwords, profile.name)
        if password is None:
            raise MissingPasswordError(profile.name)
        return password


def _script_words(profile: Profile) -> str:
    """That the way may lead through a proxy that only a script knows; "" where none is known of."""
    from joor_desktop.joor.desktop_proxy import is_chosen_by_script

    if profile.proxy.use is not ProxyUse.SYSTEM or not is_chosen_by_script():
        return ""
    return translate(
        "accounts",
        "This computer lets a script (PAC) choose its proxy, which this program can't run. Ask those who look after "
        "your network for the proxy's address, and choose the proxy “Given” in the profile.",
    )


def _first(sources: Sequence[TokenSource], profile: str) -> str | None:
    return next(filter(None, (source.read(profile) for source in sources)), None)


class _SharedWindow:
    """The window of credits in the program's file, as the budget sees it."""

    def __init__(self, windows: CreditWindows) -> None:
        self._windows = windows

    def change(self, change: Callable[[Window], Window]) -> Window:
        """Put *change* of the stored window in its place."""

        def change_stored(stored: CreditWindow) -> CreditWindow:
            window = change(Window(*stored))
            return window.started_s, window.used

        return Window(*self._windows.change(change_stored))
