"""The proxy in the settings of a Linux desktop, GNOME's and its relatives' or KDE's, which no library reads.

What they have for https counts, without user and password: a profile can be given those. A proxy that a script chooses
(PAC) is not taken, since running it needs a browser.
"""

from __future__ import annotations

import ast
import configparser
import ipaddress
import os
import pathlib
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple
from urllib.request import getproxies_environment

_PATIENCE_S = 3.0
_MANUAL = "1"
_BY_SCRIPT = ("2", "3")
_GNOME = "org.gnome.system.proxy"


class _Setting(NamedTuple):
    """A proxy's address, the hosts named beside it, and whether it is only for these rather than for all others."""

    address: str = ""
    hosts: Sequence[str] = ()
    is_only_for_them: bool = False


def desktop_proxy(host: str) -> str:
    """The address of the proxy on the way to *host* by the desktop's settings; "" where none is wanted.

    Where variables of the environment name proxies, they count alone. Starts a process on GNOME: not for the thread of
    a window.
    """
    if sys.platform in {"win32", "darwin"} or getproxies_environment():
        return ""
    is_kde = "KDE" in os.environ.get("XDG_CURRENT_DESKTOP", "").split(":")
    setting = _of_kde() if is_kde else _of_gnome(_gnome_settings())
    return setting.address if _is_named(host, setting.hosts) is setting.is_only_for_them else ""


def is_chosen_by_script() -> bool:
    """Whether the system's settings leave the choice of a proxy to a script (PAC), as far as that can be seen: on
    Windows, GNOME and KDE. Starts a process on GNOME."""
    if sys.platform == "win32":
        return _windows_names_a_script()
    if sys.platform == "darwin" or getproxies_environment():
        return False
    if "KDE" in os.environ.get("XDG_CURRENT_DESKTOP", "").split(":"):
        return _kde_settings().get("proxytype") in _BY_SCRIPT
    return f"{_GNOME} mode 'auto'" in _gnome_settings().splitlines()


def _windows_names_a_script() -> bool:
    if sys.platform == "win32":
        import winreg

        place = r"Software\Microsoft\Windows\CurrentVersion\Internet Settings"
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, place) as settings:
            return bool(winreg.QueryValueEx(settings, "AutoConfigURL")[0])
    return False


def _gnome_settings() -> str:
    try:
        asked = subprocess.run(
            ["gsettings", "list-recursively", _GNOME],  # noqa: S607 (wherever the system has it)
            env=_systems_environment(), capture_output=True, encoding="utf-8", timeout=_PATIENCE_S, check=True,
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    return asked.stdout


def _systems_environment() -> dict[str, str]:
    """The environment with the system's own libraries, where this program was frozen with others."""
    environment = dict(os.environ)
    if getattr(sys, "frozen", False):
        before = environment.pop("LD_LIBRARY_PATH_ORIG", "")
        environment.pop("LD_LIBRARY_PATH", None)
        if before:
            environment["LD_LIBRARY_PATH"] = before
    return environment


def _of_gnome(listing: str) -> _Setting:
    values: dict[str, object] = {}
    for line in listing.splitlines():
        schema, _, rest = line.partition(" ")
        name, _, text = rest.partition(" ")
        try:
            values[f"{schema}.{name}"] = ast.literal_eval(text.removeprefix("@as "))
        except (ValueError, SyntaxError):
            continue  # such as true: none of those is asked for
    host, port = values.get(f"{_GNOME}.https.host"), values.get(f"{_GNOME}.https.port")
    ignored = values.get(f"{_GNOME}.ignore-hosts")
    if values.get(f"{_GNOME}.mode") != "manual" or not host or not port:
        return _Setting()
    return _Setting(f"http://{host}:{port}", [str(each) for each in ignored] if isinstance(ignored, list) else ())


def _kde_settings() -> Mapping[str, str | None]:
    folders = [os.environ.get("XDG_CONFIG_HOME") or str(pathlib.Path.home() / ".config")]
    folders += (os.environ.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":")
    parser = configparser.ConfigParser(strict=False, interpolation=None, allow_no_value=True)
    try:
        parser.read([pathlib.Path(each, "kioslaverc") for each in reversed(folders)], encoding="utf-8")
        return parser["Proxy Settings"]
    except (configparser.Error, KeyError, UnicodeDecodeError, OSError):
        return {}


def _of_kde() -> _Setting:
    section = _kde_settings()
    address = (section.get("httpsproxy") or "").strip()
    if section.get("proxytype") != _MANUAL or not address:
        return _Setting()
    host, _, port = address.partition(" ")
    address = f"{host.rstrip('/')}:{port.strip()}" if port.strip() else host.rstrip("/")
    hosts = (section.get("noproxyfor") or "").replace(",", " ").split()
    return _Setting(
        address if "://" in address else f"http://{address}", hosts, section.get("reversedexception") == "true"
    )


def _is_named(host: str, patterns: Sequence[str]) -> bool:
    return any(_is_meant(host.lower().rstrip("."), pattern.strip().lower()) for pattern in patterns)


def _is_meant(host: str, pattern: str) -> bool:
    """Whether *pattern*, such as ``*.example.com`` or ``10.0.0.0/8``, means *host*; a domain means its hosts too."""
    name = pattern.lstrip("*").lstrip(".")
    if not name:
        return pattern == "*"
    if host == name or host.endswith(f".{name}"):
        return True
    try:
        return ipaddress.ip_address(host) in ipaddress.ip_network(name, strict=False)
    except ValueError:
        return False
