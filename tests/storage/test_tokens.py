"""Tokens go into a real keychain (GNOME's, in a session of its own for each test), or are refused a place."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from joor_desktop.storage.tokens import SessionTokens, too_long_for_windows
from tests.storage.children import ROOT

_NEEDED = ("dbus-run-session", "dbus-send", "gnome-keyring-daemon", "secret-tool")

keychain_session = pytest.mark.skipif(
    not all(map(shutil.which, _NEEDED)), reason=f"the keychain tests need {', '.join(_NEEDED)}"
)

_UNLOCKED = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
_LOCKED = (
    f"{_UNLOCKED}; dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets "
    "org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login >/dev/null"
)
_WITHOUT_KEYRING = "gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1"

_CALLS = """
import json, sys
from joor_desktop.errors import KeychainError
from joor_desktop.storage.tokens import Keychain
keychain = Keychain()
for name, *arguments in json.loads(sys.argv[1]):
    try:
        answer = getattr(keychain, name)(*arguments)
        print(json.dumps(answer if not isinstance(answer, KeychainError) else [answer.title, answer.detail]))
    except KeychainError as error:
        print(json.dumps([error.title, error.detail]))
"""

_IMPATIENT = """
from joor_desktop.storage import tokens
tokens.PATIENCE_S = 0.5
"""

_PLAIN_FILE_BACKEND = """
import keyring.backend
class PlaintextKeyring(keyring.backend.KeyringBackend):
    priority = 20
    def set_password(self, service, username, password): raise SystemExit("the token was put into a plain file")
    def get_password(self, service, username): return None
    def delete_password(self, service, username): raise SystemExit("a plain file was asked")
"""


class Session:
    """A home and, if wanted, a D-Bus session of its own."""

    def __init__(self, folder: Path) -> None:
        self.environment = {
            **os.environ, "HOME": str(folder / "home"), "XDG_RUNTIME_DIR": str(folder / "run"),
            "XDG_DATA_HOME": str(folder / "home/.local/share"),
        }
        for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY"):
            self.environment.pop(name, None)
        (folder / "run").mkdir(mode=0o700)

    def run(self, *calls: list[str], before: str = _UNLOCKED, after: str = "true", setting: str = "") -> list[object]:
        """Call the keychain in a child process after the shell command *before*; return its answers, one a call.

        The output of the shell command *after* is added as text.
        """
        python = [sys.executable, "-c", setting + _CALLS, json.dumps(calls)]
        script = f'{before}; "$@" && {after}'
        return self._answers(["dbus-run-session", "--", "sh", "-c", script, "sh", *python])

    def run_without_bus(self, *calls: list[str], setting: str = "") -> list[object]:
        """Call the keychain in a child process where there is no D-Bus."""
        return self._answers([sys.executable, "-c", setting + _CALLS, json.dumps(calls)])

    def _answers(self, command: list[str]) -> list[object]:
        done = subprocess.run(
            command, env=self.environment, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return [json.loads(line) if line[:1] in '"[n' else line for line in done.stdout.splitlines()]


@pytest.fixture
def session(tmp_path: Path) -> Session:
    folder = tmp_path / "session"
    folder.mkdir()
    return Session(folder)


@keychain_session
def test_a_token_is_kept_in_the_keychain_and_forgotten(session: Session) -> None:
    token = "tök3n-茶" * 100
    answers = session.run(
        ["problem"], ["read", "Zürich"], ["store", "Zürich", token], ["read", "Zürich"], ["store", "Zürich", "other"],
        ["read", "Zürich"], ["delete", "Zürich"], ["read", "Zürich"], ["delete", "Zürich"],
    )
    assert answers == [None, None, None, token, None, "other", None, None, None]


@keychain_session
def test_other_programs_see_the_entry_under_the_name_of_the_program(session: Session) -> None:
    answers = session.run(
        ["store", "Paris", "t0ken"], after="secret-tool lookup service joor_desktop username Paris"
    )
    assert answers == [None, "t0ken"]


@keychain_session
def test_a_locked_keychain_is_said_to_be_locked(session: Session) -> None:
    calls = [["problem"], ["store", "Paris", "t0ken"], ["read", "Paris"], ["delete", "Paris"]]
    for answer in session.run(*calls, before=_LOCKED):
        assert isinstance(answer, list)
        assert answer[0] == "The keychain is locked."
        assert "Unlock it" in answer[1]
        assert "this session only" in answer[1]


@keychain_session
def test_a_service_without_a_keyring_is_an_error(session: Session) -> None:
    (answer,) = session.run(["store", "Paris", "t0ken"], before=_WITHOUT_KEYRING)
    assert isinstance(answer, list)
    assert "keychain" in answer[0]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have their keychain")
@pytest.mark.parametrize("setting", ["", _PLAIN_FILE_BACKEND], ids=["nothing", "a plain file"])
def test_without_a_safe_keychain_nothing_is_kept(session: Session, setting: str) -> None:
    calls = [["problem"], ["store", "Paris", "t0ken"], ["read", "Paris"], ["delete", "Paris"]]
    for answer in session.run_without_bus(*calls, setting=setting):
        assert isinstance(answer, list)
        assert answer[0] == "There is no safe keychain on this computer."
        assert "GNOME Keyring or KWallet" in answer[1]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have their keychain")
def test_a_keychain_that_never_answers_is_not_waited_for(session: Session) -> None:
    with socket.socket(socket.AF_UNIX) as bus:
        place = Path(session.environment["XDG_RUNTIME_DIR"], "bus")
        bus.bind(str(place))
        bus.listen()  # nobody ever takes up what is asked here
        session.environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={place}"
        (answer,) = session.run_without_bus(["store", "Paris", "t0ken"], setting=_IMPATIENT)
    assert isinstance(answer, list)
    assert answer[0] == "The keychain does not answer."


@keychain_session
def test_a_plain_file_beside_the_keychain_is_not_used(session: Session) -> None:
    answers = session.run(["store", "Paris", "t0ken"], ["read", "Paris"], setting=_PLAIN_FILE_BACKEND)
    assert answers == [None, "t0ken"]


@keychain_session
def test_the_backend_chosen_in_the_environment_is_not_used(session: Session) -> None:
    session.environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    assert session.run(["store", "Paris", "t0ken"], ["read", "Paris"]) == [None, "t0ken"]


def test_windows_has_no_room_for_a_very_long_token() -> None:
    assert too_long_for_windows("a" * 1281)
    assert too_long_for_windows("😀" * 641)
    assert not too_long_for_windows("a" * 1280)


def test_a_session_keeps_a_token_in_memory_only() -> None:
    tokens = SessionTokens()
    assert tokens.read("Paris") is None
    tokens.store("Paris", "t0ken")
    assert tokens.read("Paris") == "t0ken"
    assert SessionTokens().read("Paris") is None
    tokens.delete("Paris")
    tokens.delete("Paris")
    assert tokens.read("Paris") is None
