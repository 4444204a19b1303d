"""Tokens: in the system's keychain and nowhere else, or in memory until the program ends.

Calls to a keychain can block on a question to the person, for as long as is waited for an answer: never make them in
the window's thread.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from joor_desktop.errors import KeychainError
from joor_desktop.model.texts import translate

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "joor_desktop"
"""The name under which the keychain shows the program's tokens; the user name is the profile's name."""

PROXY_SERVICE = "joor_desktop proxy"
"""The same for the passwords of proxies."""

LONGEST_ON_WINDOWS = 1280
"""Windows keeps 2,560 bytes of a secret, two for each character."""

PATIENCE_S = 120.0
"""How long the keychain is waited for: a person may have to find and type its password meanwhile."""

_SAFE_BACKENDS = {
    "keyring.backends.SecretService",
    "keyring.backends.kwallet",
    "keyring.backends.libsecret",
    "keyring.backends.macOS",
    "keyring.backends.Windows",
}


class NoKeychainError(KeychainError):
    """There is no keychain, so nothing is in one either."""


class SessionTokens:
    """Tokens that are kept in memory only and forgotten when the program ends."""

    def __init__(self) -> None:
        self._tokens: dict[str, str] = {}

    def store(self, profile: str, token: str) -> None:
        """Keep the token of a profile until the program ends."""
        self._tokens[profile] = token

    def read(self, profile: str) -> str | None:
        """The token of a profile; None where none is kept."""
        return self._tokens.get(profile)

    def delete(self, profile: str) -> None:
        """Forget the token of a profile."""
        self._tokens.pop(profile, None)

    def rename(self, old: str, new: str) -> None:
        """Let what is kept follow a profile that is called otherwise."""
        if old in self._tokens:
            self._tokens[new] = self._tokens.pop(old)


class Keychain:
    """The system's keychain. All calls may raise KeychainError with words on how to go on.

    :param service: what is kept: tokens, or the passwords of proxies.
    """

    def __init__(self, service: str = SERVICE) -> None:
        self._service = service

    def store(self, profile: str, token: str) -> None:
        """Keep the token of a profile, and make sure that it can be read back."""
        _in_time(partial(_store, self._service, profile, token))

    def read(self, profile: str) -> str | None:
        """The token of a profile; None where none is kept."""
        found = _in_time(partial(_read, self._service, profile))
        return found if isinstance(found, str) else None

    def delete(self, profile: str) -> None:
        """Forget the token of a profile; one that is not there is fine."""
        _in_time(partial(_delete, self._service, profile))

    def problem(self) -> KeychainError | None:
        """Why no token can be kept here; None where one can, as far as that shows without writing."""
        try:
            self.read("joor_desktop keychain test")
        except KeychainError as error:
            return error
        return None


def too_long_for_windows(token: str) -> bool:
    """Whether the keychain of Windows has no room for *token*."""
    return len(token.encode("utf-16-le")) > 2 * LONGEST_ON_WINDOWS


def _in_time(call: Callable[[], object]) -> object:
    """What *call* returns or raises, unless the keychain doesn't answer in time."""
    answers: list[object] = []
    failures: list[BaseException] = []

    def ask() -> None:
        try:
            answers.append(call())
        except BaseException as error:  # noqa: BLE001 (it is raised below, in the thread of whoever asked)
            failures.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(PATIENCE_S)
    for failure in failures:
        raise failure
    if not answers:
        raise _silent()
    return answers[0]


def _store(service: str, profile: str, token: str) -> None:
    backend = _backend()
    if sys.platform == "win32" and too_long_for_windows(token):
        raise _too_long()
    _call(backend, service, "set_password", profile, token)
    if _call(backend, service, "get_password", profile) != token:
        raise _not_kept()


def _read(service: str, profile: str) -> object:
    return _call(_backend(), service, "get_password", profile)


def _delete(service: str, profile: str) -> None:
    backend = _backend()
    if _call(backend, service, "get_password", profile) is not None:
        _call(backend, service, "delete_password", profile)


def _backend() -> KeyringBackend:
    """The best keychain of those that are safe: not what ``keyring`` would choose, which may be a plain file."""
    import keyring.backend

    safe = [each for each in keyring.backend.get_all_keyring() if type(each).__module__ in _SAFE_BACKENDS]
    usable = [each for each in safe if _priority(each) > 0]
    if not usable:
        raise _missing()
    return max(usable, key=_priority)


def _priority(backend: KeyringBackend) -> float:
    try:
        return float(backend.priority)
    except Exception:  # noqa: BLE001 (a backend that can't even tell is one that can't be used, whatever it raises)
        return 0


def _call(backend: KeyringBackend, service: str, method: str, profile: str, *token: str) -> object:
    from keyring.errors import InitError, KeyringLocked, NoKeyringError

    try:
        return getattr(backend, method)(service, profile, *token)
    except (KeyringLocked, InitError) as error:
        raise _locked() from error
    except NoKeyringError as error:
        raise _missing() from error
    except Exception as error:  # keychains of five systems raise errors of their own
        raise _failed(error) from error


def _locked() -> KeychainError:
    return KeychainError(
        translate("keychain", "The keychain is locked."),
        translate(
            "keychain",
            "Unlock it (on Linux in “Passwords and Keys”, on a Mac in “Keychain Access”) and try again, or keep it "
            "for this session only.",
        ),
    )


def _silent() -> KeychainError:
    return KeychainError(
        translate("keychain", "The keychain does not answer."),
        translate("keychain", "Perhaps it asks for its password in a window of its own. Answer there, and try again."),
    )


def _missing() -> KeychainError:
    return NoKeychainError(
        translate("keychain", "There is no safe keychain on this computer."),
        translate(
            "keychain",
            "A token or a password is never written to a plain file. On Linux install and start GNOME Keyring or "
            "KWallet, or keep it for this session only.",
        ),
    )


def _failed(error: Exception) -> KeychainError:
    return KeychainError(
        translate("keychain", "The keychain can't be used."),
        translate("keychain", "It says: {reason}. Try again, or keep it for this session only.").format(
            reason=error
        ),
    )


def _not_kept() -> KeychainError:
    return KeychainError(
        translate("keychain", "The keychain did not keep what it was given."),
        translate("keychain", "What it gives back is not what was put in. Keep it for this session only."),
    )


def _too_long() -> KeychainError:
    return KeychainError(
        translate("keychain", "The token is too long for the keychain of Windows."),
        translate(
            "keychain",
            "It keeps {most} characters at most. See whether more than the token was pasted, or keep it for this "
            "session only.",
        ).format(most=LONGEST_ON_WINDOWS),
    )
