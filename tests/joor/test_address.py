"""A token goes to safe addresses only."""

from __future__ import annotations

import pytest

from joor_desktop.errors import UsageError
from joor_desktop.joor.address import checked_address


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://api.jooraccess.com/v2", "https://api.jooraccess.com/v2"),
        (" https://apisandbox.jooraccess.com/v2/ ", "https://apisandbox.jooraccess.com/v2"),
        ("http://127.0.0.1:8765/v2", "http://127.0.0.1:8765/v2"),
        ("http://127.8.9.1/v2", "http://127.8.9.1/v2"),
        ("http://[::1]:80/v2", "http://[::1]:80/v2"),
        ("http://LocalHost:1/v2", "http://LocalHost:1/v2"),
    ],
)
def test_https_and_this_computer_are_taken(url: str, address: str) -> None:
    """Without the closing slash."""
    assert checked_address(url) == address


@pytest.mark.parametrize(
    "url",
    [
        "http://api.jooraccess.com/v2",
        "http://127.0.0.1.example.com/v2",
        "http://localhost.example.com/v2",
        "http://128.0.0.1/v2",
        "http://0.0.0.0/v2",
        "http://[::ffff:10.0.0.1]/v2",
        "http://2130706433/v2",
    ],
)
def test_http_to_others_is_refused_with_the_reason(url: str) -> None:
    """Also to hosts that only look like this computer."""
    with pytest.raises(UsageError, match="starts with http instead of https"):
        checked_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "api.jooraccess.com/v2",
        "ftp://api.jooraccess.com",
        "file:///etc/passwd",
        "https://",
        "https://name:word@api.jooraccess.com/v2",
        "https://api.jooraccess.com@elsewhere.example/v2",
        "https://api.jooraccess.com/v2?x=1",
        "https://api.jooraccess.com/v2#x",
        "https://api.joor access.com/v2",
        "https://api.jooraccess.com:port/v2",
        "https://[::1/v2",
    ],
)
def test_what_is_no_base_address_is_refused(url: str) -> None:
    """With an example of one."""
    with pytest.raises(UsageError, match="It has to look like https://api"):
        checked_address(url)
