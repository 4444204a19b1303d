"""A practice server that doesn't let wait, and clients to call it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from joor_desktop.joor.budget import Budget
from joor_desktop.joor.client import Client
from joor_desktop.joor.line import Timeouts
from joor_desktop.model.profile import Environment, Profile, WireFormat

TOKEN = "tök3n-茶 of Paris"

MakeClient = Callable[..., Client]


@pytest.fixture
def make_client() -> Iterator[MakeClient]:
    """Makes clients with short patience for an address."""
    opened: list[Client] = []

    def make(
        url: str,
        wire_format: WireFormat = WireFormat.JSON,
        *,
        token: str = TOKEN,
        budget: Budget | None = None,
        timeouts: Timeouts | None = None,
    ) -> Client:
        profile = Profile("Paris", Environment.CUSTOM, url, wire_format=wire_format)
        opened.append(Client(profile, token, url=url, budget=budget, timeouts=timeouts or Timeouts(2.0, 2.0, 4.0)))
        return opened[-1]

    yield make
    for client in opened:
        client.close()
