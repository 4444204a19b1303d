"""Keeps and looks for tokens in the worker, since a keychain may ask the person and block for as long as that takes."""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from joor_desktop.errors import JoorDesktopError
from joor_desktop.storage.tokens import SessionTokens
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext


class Kept(Enum):
    """Where a profile's token is."""

    KEYCHAIN = "keychain"
    SESSION = "session"
    NOWHERE = "nowhere"


class TokenStore(Protocol):
    """Where tokens are kept for good; see ``storage.tokens.Keychain``."""

    def store(self, profile: str, token: str) -> None:
        """Keep a token; raises KeychainError."""

    def read(self, profile: str) -> str | None:
        """The token of a profile; raises KeychainError."""

    def delete(self, profile: str) -> None:
        """Forget a token; raises KeychainError."""


class TokenKeeper(QObject):
    """``told`` says where the token of a profile is, ``refused`` why the keychain could not say or keep it.

    Both carry the profile's name first. What is kept for the session is kept at once, without the worker.
    """

    told = Signal(str, Kept)
    refused = Signal(str, object)

    def __init__(
        self, worker: Worker, keychain: TokenStore, session: SessionTokens, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._worker = worker
        self._keychain = keychain
        self._session = session
        self._asked: dict[int, str] = {}
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)
        worker.finished.connect(self._on_finished)

    def look(self, profile: str) -> None:
        """Find out where the profile's token is."""
        if self._session.read(profile):
            self.told.emit(profile, Kept.SESSION)
        else:
            self._run(profile, partial(_look, self._keychain, profile))

    def keep(self, profile: str, token: str) -> None:
        """Keep the token in the keychain."""
        self._run(profile, partial(_keep, self._keychain, self._session, profile, token))

    def keep_for_session(self, profile: str, token: str) -> None:
        """Keep the token until the program ends."""
        self._session.store(profile, token)
        self.told.emit(profile, Kept.SESSION)

    def forget(self, profile: str) -> None:
        """Forget the token wherever it is."""
        self._session.delete(profile)
        self._run(profile, partial(_forget, self._keychain, profile))

    def _run(self, profile: str, task: partial[Kept]) -> None:
        self._asked[self._worker.run(task)] = profile

    def _on_succeeded(self, number: int, kept: object) -> None:
        if number in self._asked and isinstance(kept, Kept):
            self.told.emit(self._asked[number], kept)

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number in self._asked:
            self.refused.emit(self._asked[number], error)

    def _on_finished(self, number: int) -> None:
        self._asked.pop(number, None)


def _look(keychain: TokenStore, profile: str, _context: TaskContext) -> Kept:
    return Kept.KEYCHAIN if keychain.read(profile) else Kept.NOWHERE


def _keep(keychain: TokenStore, session: SessionTokens, profile: str, token: str, _context: TaskContext) -> Kept:
    keychain.store(profile, token)
    session.delete(profile)
    return Kept.KEYCHAIN


def _forget(keychain: TokenStore, profile: str, _context: TaskContext) -> Kept:
    keychain.delete(profile)
    return Kept.NOWHERE
