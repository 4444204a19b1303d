"""Words for a call that the network broke."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator

import requests

from joor_desktop.errors import JoorError, NotSentError, UnknownOutcomeError
from joor_desktop.model.texts import translate

_NO_NETWORK = frozenset({errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH})


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
            if kinds is requests.exceptions.ProxyError:
                return _why_no_proxy(causes) or (title, detail)
            if kinds is socket.gaierror and _is_for_now(causes):
                return _not_looked_up()
            return title, detail
    if _is_offline(causes):
        return _offline()
    return (
        translate("network", "The connection to {host} broke before everything was sent."),
        translate("network", "JOOR has not taken anything. Check your internet connection and try again."),
    )


def _is_offline(causes: list[BaseException]) -> bool:
    """Whether there is no network at all."""
    return any(
        cause.errno in _NO_NETWORK
        for cause in causes
        if isinstance(cause, OSError) and not isinstance(cause, socket.gaierror)
    )


def _is_for_now(causes: list[BaseException]) -> bool:
    """Whether nobody could be asked for a name; that a name doesn't exist is another thing."""
    return any(isinstance(cause, socket.gaierror) and cause.errno == socket.EAI_AGAIN for cause in causes)


def _not_looked_up() -> tuple[str, str]:
    return (
        translate("network", "{host} can't be looked up: no name server answers."),
        translate(
            "network",
            "Nothing was sent. This computer is offline, or its network lets it ask for no names. Check its internet "
            "connection, and try again.",
        ),
    )


def _offline() -> tuple[str, str]:
    return (
        translate("network", "This computer is offline."),
        translate("network", "Nothing was sent. Connect it to the internet, and try again: {host} can't be reached."),
    )


def _why_no_proxy(causes: list[BaseException]) -> tuple[str, str] | None:
    """What is wrong with the proxy itself; None where it only says no."""
    if any("407" in str(cause) for cause in causes):
        return (
            translate("network", "The proxy on the way to {host} wants a user and a password."),
            translate(
                "network",
                "Nothing was sent. Choose the proxy “Given” in the profile, and put in the user and the password that "
                "those who look after your network gave you.",
            ),
        )
    if any(isinstance(cause, socket.gaierror | ConnectionRefusedError | TimeoutError) for cause in causes):
        return (
            translate("network", "The proxy on the way to {host} can't be reached."),
            translate(
                "network",
                "Nothing was sent. Check the proxy's address in the profile, and whether this computer is in the "
                "network that the proxy belongs to.",
            ),
        )
    return None


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
            translate(
                "network",
                "Nothing was sent. There is no such name: check the address in the profile for a slip, then your "
                "internet connection.",
            ),
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
