"""The proxy of a Linux desktop: GNOME's settings as gsettings gives them, KDE's as they stand in its file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from joor_desktop.joor.connecting import TokenHeader, open_session, proxy_on_the_way
from joor_desktop.joor.desktop_proxy import desktop_proxy, is_chosen_by_script
from joor_desktop.model.profile import Proxy, ProxyUse

pytestmark = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="these have settings of their own")

needs_gsettings = pytest.mark.skipif(shutil.which("gsettings") is None, reason="there is no gsettings here")


@pytest.fixture
def gnome(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of GNOME in a file of their own: a proxy by hand, for all but two domains."""
    monkeypatch.setenv("GSETTINGS_BACKEND", "keyfile")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "ubuntu:GNOME")
    set_gnome("", "ignore-hosts", "['localhost', '*.inside.example', '10.0.0.0/8']")
    set_gnome(".https", "host", "proxy.brand.example")
    set_gnome(".https", "port", "8443")
    set_gnome("", "mode", "manual")


def set_gnome(part: str, name: str, value: str) -> None:
    """Change a setting as the person's own tool does."""
    subprocess.run(["gsettings", "set", f"org.gnome.system.proxy{part}", name, value], check=True)


@needs_gsettings
@pytest.mark.usefixtures("gnome")
def test_the_proxy_of_gnome_is_taken() -> None:
    """But for the hosts that are left out there."""
    assert desktop_proxy("api.jooraccess.com") == "http://proxy.brand.example:8443"
    assert [desktop_proxy(host) for host in ("a.inside.example", "inside.example", "10.1.2.3")] == ["", "", ""]
    assert desktop_proxy("notinside.example") == "http://proxy.brand.example:8443"
    for mode in ("auto", "none"):
        set_gnome("", "mode", mode)
        assert desktop_proxy("api.jooraccess.com") == ""
        assert is_chosen_by_script() is (mode == "auto")


@needs_gsettings
@pytest.mark.usefixtures("gnome")
def test_calls_go_through_it_unless_the_profile_says_otherwise() -> None:
    """And the test of the connection names it."""
    url, token = "https://api.jooraccess.com/v2", TokenHeader("t0ken", is_base64=False)
    taken = {}
    for use in (ProxyUse.SYSTEM, ProxyUse.NONE):
        with open_session(token, {}, "api.jooraccess.com", proxy=Proxy(use)) as session:
            taken[use] = session.merge_environment_settings(url, {}, True, None, None)["proxies"].get("https")
    assert taken == {ProxyUse.SYSTEM: "http://proxy.brand.example:8443", ProxyUse.NONE: None}
    assert proxy_on_the_way(url, Proxy()) == "proxy.brand.example:8443"
    with open_session(token, {}, "127.0.0.1") as session:
        assert session.proxies == {}


@needs_gsettings
@pytest.mark.usefixtures("gnome")
def test_what_the_environment_says_counts_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "jooraccess.com")
    assert desktop_proxy("api.jooraccess.com") == ""


def test_without_a_desktop_there_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("XDG_CURRENT_DESKTOP", raising=False)
    assert desktop_proxy("api.jooraccess.com") == ""


KDE = """[$Version]
update_info=kioslave.upd:x

[Proxy Settings]
AuthMode=0
NoProxyFor=localhost,.inside.example
ProxyType={type}
ReversedException={reversed}
httpsProxy={address}
"""


@pytest.mark.parametrize(
    ("kind", "turned", "address", "joor", "inside"),
    [
        ("1", "false", "http://proxy.brand.example 8443", "http://proxy.brand.example:8443", ""),
        ("1", "false", "proxy.brand.example:8443", "http://proxy.brand.example:8443", ""),
        ("1", "true", "http://proxy.brand.example:8443/", "", "http://proxy.brand.example:8443"),
        ("1", "false", "", "", ""),
        ("0", "false", "http://proxy.brand.example 8443", "", ""),
        ("2", "false", "http://proxy.brand.example 8443", "", ""),
    ],
)
def test_the_proxy_of_kde_is_taken_where_it_was_put_in_by_hand(
    home: Path, monkeypatch: pytest.MonkeyPatch, kind: str, turned: str, address: str, joor: str, inside: str
) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "KDE")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    (home / "config").mkdir()
    file = home / "config" / "kioslaverc"
    file.write_text(KDE.format(type=kind, reversed=turned, address=address), encoding="utf-8")
    assert (desktop_proxy("api.jooraccess.com"), desktop_proxy("a.inside.example")) == (joor, inside)
    file.write_text("nothing that can be read", encoding="utf-8")
    assert desktop_proxy("api.jooraccess.com") == ""


def test_the_settings_of_the_whole_computer_count_where_the_person_has_none(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "KDE")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", os.pathsep.join([str(home / "xdg"), "/nowhere"]))
    (home / "xdg").mkdir()
    text = KDE.format(type="1", reversed="false", address="http://proxy.brand.example 8443")
    (home / "xdg" / "kioslaverc").write_text(text, encoding="utf-8")
    assert desktop_proxy("api.jooraccess.com") == "http://proxy.brand.example:8443"
