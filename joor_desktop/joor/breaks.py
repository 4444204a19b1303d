"""Words for a call that the network broke."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

import requests

from joor_desktop.errors import JoorError, NotSentError, UnknownOutcomeError
from joor_desktop.model.texts import translate


def broken_call(error: Exception, host: str, *, is_gone: bool) -> JoorError:
    """The error to tell a person when *error* ended a call to *host*.

    :param is_gone: whether a POST had left whole by then, so that JOOR may have acted on it.
    """
    if is_gone:
        return _left_without_answer(error, host)
    title, detail = _why_not_sent(list(_causes(error)))
    return NotSentError(title.format(host=host), detail.format(host=host))


def _left_without_answer(error: Exception, host: str) -> UnknownOutcomeError:
    if any(isinstance(cause, requests.ReadTimeout | TimeoutError) for cause in _causes(error)):
        title = translate("network", "JOOR got the customers, but didn't answer in time.")
    else:
        title = translate("network", "The connection to JOOR broke before its answer was here.")
    detail = translate(
        "network",
        "{host} may have taken them or not, so they are not sent again by themselves. Look on JOOR, or wait for JOOR's "
        "mail with the results, before you send them again.",
    )
    return UnknownOutcomeError(title, detail.format(host=host))


def _why_not_sent(causes: list[BaseException]) -> tuple[str, str]:
    for kinds, title, detail in _reasons():
        if any(isinstance(cause, kinds) for cause in causes):
            return title, detail
    return (
        translate("network", "The connection to {host} broke before everything was sent."),
        translate("network", "JOOR has not taken anything. Check your internet connection and try again."),
    )


def _reasons() -> list[tuple[type[BaseException] | tuple[type[BaseException], ...], str, str]]:
    return [
        (
            requests.exceptions.ProxyError,
            translate("network", "The proxy on the way to {host} let nothing through."),
            translate("network", "Nothing was sent. Ask those who look after your network for the proxy's settings."),
        ),
        (
            socket.gaierror,
            translate("network", "{host} can't be found."),
            translate("network", "Nothing was sent. Check your internet connection, and the address in the profile."),
        ),
        (
            ssl.SSLCertVerificationError,
            translate("network", "{host} could not prove who it is."),
            translate(
                "network",
                "Nothing was sent, because somebody else may answer in JOOR's place. Check the clock of this computer; "
                "in a company's network, ask those who look after it for its certificate.",
            ),
        ),
        (
            (ssl.SSLError, requests.exceptions.SSLError),
            translate("network", "No safe connection to {host} could be made."),
            translate("network", "Nothing was sent. Check the address in the profile, and try again later."),
        ),
        (
            ConnectionRefusedError,
            translate("network", "{host} takes no connections."),
            translate("network", "Nothing was sent. Check the address in the profile, and try again later."),
        ),
        (
            (requests.Timeout, TimeoutError),
            translate("network", "{host} doesn't answer."),
            translate("network", "JOOR has not taken anything. Check your internet connection, and try again later."),
        ),
    ]


def _causes(error: BaseException) -> Iterator[BaseException]:
    """*error* and all that led to it; requests and urllib3 put what led to an error in several places."""
    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting:
        here = waiting.pop(0)
        if isinstance(here, BaseException) and id(here) not in seen:
            seen.add(id(here))
            yield here
            waiting += [*here.args, here.__cause__, here.__context__, getattr(here, "reason", None)]
