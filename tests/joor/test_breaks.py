"""What is said of a call that the network broke, by what broke it."""

from __future__ import annotations

import errno
import socket

import pytest
import requests

from joor_desktop.errors import NotSentError
from joor_desktop.joor.breaks import broken_call


@pytest.mark.parametrize(
    ("cause", "title", "advice"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "can't be found", "address in the profile"),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure"), "no name server answers", "internet connection"),
        (OSError(errno.ENETUNREACH, "unreachable"), "This computer is offline", "Connect it to the internet"),
        (ConnectionRefusedError(errno.ECONNREFUSED, "refused"), "takes no connections", "address in the profile"),
    ],
)
def test_a_name_that_does_not_exist_is_told_apart_from_no_network(cause: OSError, title: str, advice: str) -> None:
    error = requests.ConnectionError("broken")
    error.__cause__ = cause
    told = broken_call(error, "api.joor.example", is_gone=False)
    assert isinstance(told, NotSentError)
    assert title in told.title
    assert advice in told.detail
    assert "api.joor.example" in told.title + told.detail
