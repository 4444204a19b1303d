"""What holds for every test: a home of its own, no network but the machine itself, nothing left behind."""

from __future__ import annotations

import ipaddress
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from joor_desktop.practice.pace import Pace
from joor_desktop.practice.server import PracticeServer
from joor_desktop.storage.catalogues import LANGUAGE_VARIABLE
from joor_desktop.storage.log_book import close_log_book
from joor_desktop.storage.paths import SITE_VARIABLE
from joor_desktop.work.child_process import THREAD_NAME

# A slow or busy machine is no fault of the code, so there is no deadline; nothing is stored between runs.
settings.register_profile("here", deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

_HOME_VARIABLES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CONFIG_HOME": ".config",
    "XDG_CACHE_HOME": ".cache",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "JOOR_DESKTOP_HOME": "joor_desktop",
}

# What a machine may have set for other programs, and what would change how this one behaves.
_FOREIGN_VARIABLES = {"all_proxy", "curl_ca_bundle", "http_proxy", "https_proxy", "no_proxy", "requests_ca_bundle"}


class NetworkUsedError(Exception):
    """A test, or the code it ran, reached out of this machine."""


def _is_this_machine(host: str) -> bool:
    if host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event == "socket.connect" and isinstance(arguments[1], tuple):  # an address of text is a local socket's path
        host = arguments[1][0]
    else:
        return
    name = host.decode() if isinstance(host, bytes) else host
    if isinstance(name, str) and not _is_this_machine(name):
        raise NetworkUsedError(f"Tests stay on this machine, but {event} was called for {name}.")


def pytest_configure() -> None:
    """Draw windows in memory where there is no screen, and watch the network; Python can't take such a watch away."""
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.addaudithook(_refuse_network)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the folder that is the person's home during this test; the program's own files go below it."""
    folder = tmp_path / "home"
    folder.mkdir()
    for variable, below in _HOME_VARIABLES.items():
        monkeypatch.setenv(variable, str(folder / below))
    for variable in os.environ:
        if variable.lower() in _FOREIGN_VARIABLES or variable.startswith("PYTHON"):
            monkeypatch.delenv(variable)
    monkeypatch.setenv(LANGUAGE_VARIABLE, "en")
    monkeypatch.setenv(SITE_VARIABLE, str(folder / "no-settings.toml"))
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    yield folder
    close_log_book()
    _let_processes_end()
    left = sorted(path.name for path in temporary.iterdir())
    assert not left, f"The test left temporary files behind: {left}"


def _let_processes_end() -> None:
    """Processes that nobody waits for any more clear away after themselves a little later."""
    while beside := [thread for thread in threading.enumerate() if thread.name == THREAD_NAME]:
        for thread in beside:
            thread.join(timeout=10)
            assert not thread.is_alive(), "A process of the test has not ended."


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    for thread in left:
        thread.join(timeout=2)
    names = [thread.name for thread in left if thread.is_alive()]
    assert not names, f"The test left threads running: {names}"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PracticeServer]:
    """JOOR's stand-in; a job is finished as soon as it is there."""
    server = PracticeServer(tmp_path / "server.sqlite3", pace=Pace(0.0, 1_000_000.0, 0.0))
    server.start()
    yield server
    server.stop()
