"""Fetches files that are no business of JOOR's: the feed of releases and what it offers. No token is shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import requests

from joor_desktop.errors import JoorDesktopError
from joor_desktop.joor.address import checked_address
from joor_desktop.joor.breaks import broken_call
from joor_desktop.joor.connecting import open_bare_session
from joor_desktop.model.texts import translate

_TIMEOUT_S = (10.0, 30.0)
_PIECE_BYTES = 256 * 1024


class FetchError(JoorDesktopError):
    """A file can't be had from its address."""


@contextmanager
def fetched(address: str, most_bytes: int) -> Iterator[Iterator[bytes]]:
    """The pieces of the file at *address*, of https or of this computer, as they come.

    Raises UsageError for an address that is not safe, and FetchError where the file can't be had or is larger.
    """
    url = checked_address(address)
    host = urlsplit(url).hostname or ""
    with open_bare_session(host) as session:
        try:
            with session.get(url, stream=True, timeout=_TIMEOUT_S) as answer:
                if answer.status_code != 200:
                    raise FetchError(
                        translate("update", "{host} doesn't have the file.").format(host=host),
                        translate("update", "It answered with the number {status}. Check the address: {url}").format(
                            status=answer.status_code, url=url
                        ),
                    )
                yield _pieces(answer, most_bytes, host)
        except requests.RequestException as error:
            broken = broken_call(error, host, is_gone=False)
            raise FetchError(broken.title, translate("update", "Try again when you are connected.")) from error


def _pieces(answer: requests.Response, most_bytes: int, host: str) -> Iterator[bytes]:
    room = most_bytes
    for piece in answer.iter_content(_PIECE_BYTES):
        room -= len(piece)
        if room < 0:
            raise FetchError(
                translate("update", "What {host} sends is larger than it may be.").format(host=host),
                translate("update", "Nothing of it was kept. Tell those who look after the address."),
            )
        yield piece
