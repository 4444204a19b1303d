"""How the client reaches JOOR: the token in its header, and TLS by the system's own trust."""

from __future__ import annotations

import base64
import binascii
import ssl
from typing import Any
from urllib.parse import quote, urlsplit

import requests
import truststore
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase

from joor_desktop.errors import UsageError
from joor_desktop.joor.address import is_this_computer
from joor_desktop.joor.desktop_proxy import desktop_proxy
from joor_desktop.joor.exchange import MASK
from joor_desktop.model.profile import Proxy, ProxyUse
from joor_desktop.model.texts import translate

_PIECE_BYTES = 256 * 1024
_SYSTEM = Proxy()


class TokenHeader(AuthBase):
    """Puts the token into a request: ``Authorization: OAuth2 <base64 of the token>``, as JOOR's page wants it.

    As requests' own kind of authorization it also keeps a .netrc file from putting another one in its place.
    """

    def __init__(self, token: str, *, is_base64: bool) -> None:
        trimmed = token.strip()
        self._encoded = trimmed if is_base64 else base64.b64encode(trimmed.encode()).decode("ascii")
        self._token = trimmed
        if not trimmed:
            raise UsageError(
                translate("token", "The token is empty."),
                translate("token", "Give the token that JOOR's Integrations Manager sent you."),
            )
        if is_base64 and not _is_base64(trimmed):
            raise UsageError(
                translate("token", "The token isn't Base64, though the profile says so."),
                translate("token", "Switch “the token is already Base64” off in the profile, or copy the token again."),
            )

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Put the header into *request*."""
        request.headers["Authorization"] = f"OAuth2 {self._encoded}"
        return request

    def mask(self, text: str) -> str:
        """Return *text* without the token, should it stand there."""
        return text.replace(self._encoded, MASK).replace(self._token, MASK)


class _SystemTrust(HTTPAdapter):
    """Verifies certificates against the system's store, through proxies too."""

    def __init__(self) -> None:
        self._context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs, ssl_context=self._context, blocksize=_PIECE_BYTES)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        return super().proxy_manager_for(proxy, **kwargs, ssl_context=self._context, blocksize=_PIECE_BYTES)

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:  # noqa: ARG002 (requests' signature)
        # requests would add its own list of certificate authorities, or take verification away.
        conn.cert_reqs = "CERT_REQUIRED"
        conn.ca_certs = None
        conn.ca_cert_dir = None


class _Plain(HTTPAdapter):
    """For this computer itself."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs, blocksize=_PIECE_BYTES)


def open_session(
    token: TokenHeader, headers: dict[str, str], host: str, *, proxy: Proxy = _SYSTEM, password: str = ""
) -> requests.Session:
    """A session with a token that goes to *host* only: by TLS, or in plain http to this computer."""
    session = open_bare_session(host, proxy=proxy, password=password)
    session.auth = token
    session.headers.update(headers)
    return session


def open_bare_session(host: str, *, proxy: Proxy = _SYSTEM, password: str = "") -> requests.Session:
    """A session to *host* that shows no token.

    Proxies hold for the network, never for this computer; the system's are those of the environment, else those of the
    settings of Windows, of a Mac, or of the desktop.
    """
    is_local = is_this_computer(host)
    session = requests.Session()
    session.adapters.clear()
    session.mount("https://", _SystemTrust())
    if is_local:
        session.mount("http://", _Plain(max_retries=0))
    session.trust_env = not is_local and proxy.use is ProxyUse.SYSTEM
    if proxy.use is ProxyUse.GIVEN and not is_local:
        session.proxies = {"https": proxy_url(proxy, password)}
    elif session.trust_env and (address := desktop_proxy(host)):
        session.proxies = {"https": address}
    return session


def proxy_on_the_way(url: str, proxy: Proxy) -> str:
    """The host and port of the proxy that a call to *url* goes through; "" where it goes there directly."""
    host = urlsplit(url).hostname or ""
    if proxy.use is ProxyUse.NONE or is_this_computer(host):
        return ""
    if proxy.use is ProxyUse.GIVEN:
        address = proxy.address
    else:
        address = requests.utils.select_proxy(url, requests.utils.get_environ_proxies(url)) or desktop_proxy(host)
    return address.rpartition("://")[2].rpartition("@")[2].rstrip("/")


def proxy_url(proxy: Proxy, password: str) -> str:
    """The address of a given proxy as requests wants it, with user and password."""
    if not proxy.user:
        return proxy.address
    scheme, _, host = proxy.address.partition("://")
    return f"{scheme}://{quote(proxy.user, safe='')}:{quote(password, safe='')}@{host}"


def _is_base64(token: str) -> bool:
    try:
        base64.b64decode(token, validate=True)
    except (binascii.Error, ValueError):
        return False
    return True
