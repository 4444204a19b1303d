"""Which addresses a token may be sent to."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from joor_desktop.errors import UsageError
from joor_desktop.model.texts import translate


def checked_address(url: str) -> str:
    """Return *url* without its closing slash, or raise UsageError where a token must not go there.

    A token goes to https only, so that nobody on the way can read it; plain http is for this computer itself.
    """
    address = url.strip().rstrip("/")
    if not _is_base_address(address):
        raise UsageError(
            translate("address", "“{url}” is not an address that customers can be sent to.").format(url=url),
            translate("address", "It has to look like https://api.jooraccess.com/v2, with no name or question mark."),
        )
    parts = urlsplit(address)
    if parts.scheme != "https" and not is_this_computer(parts.hostname or ""):
        raise UsageError(
            translate("address", "“{url}” is not safe: it starts with http instead of https.").format(url=url),
            translate("address", "Anybody on the way could read your token. Change the profile's address to https."),
        )
    return address


def checked_proxy(address: str) -> str:
    """Return the address of a proxy with its scheme, or raise UsageError where it is none."""
    written = address.strip().rstrip("/")
    full = written if "://" in written else f"http://{written}"
    if not _is_base_address(full) or urlsplit(full).path:
        raise UsageError(
            translate("address", "“{address}” is not the address of a proxy.").format(address=written),
            translate(
                "address",
                "It has to look like proxy.example.com:8080. The user and the password have fields of their own.",
            ),
        )
    return full


def is_this_computer(host: str) -> bool:
    """Whether *host* is a loopback address: 127.0.0.0/8, ::1 or localhost."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_base_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return False
    has_more = parts.username is not None or parts.query or parts.fragment or any(sign.isspace() for sign in address)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not has_more
