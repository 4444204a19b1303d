"""A profile: which JOOR account customers are sent to, and how. The token is not part of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Environment(Enum):
    """Where a profile sends to."""

    PRACTICE = "practice"
    SANDBOX = "sandbox"
    PRODUCTION = "production"
    CUSTOM = "custom"


BASE_URLS = {
    Environment.SANDBOX: "https://apisandbox.jooraccess.com/v2",
    Environment.PRODUCTION: "https://api.jooraccess.com/v2",
}
"""JOOR's addresses; practice has one only while the practice server runs, custom is given by the person."""

READ_FIRST = 250
"""How many customers are read from JOOR before a send, where the profile says nothing else."""

PRACTICE_PROFILE = "practice"
"""The name of the built-in profile, which needs no account, no token and no network."""


class WireFormat(Enum):
    """The two formats that JOOR takes."""

    JSON = "json"
    XML = "xml"

    @property
    def content_type(self) -> str:
        """The value of the headers Content-Type and Accept."""
        return f"application/{self.value}"


class ProxyUse(Enum):
    """Which proxy stands between this computer and JOOR."""

    SYSTEM = "system"
    NONE = "none"
    GIVEN = "given"


@dataclass(frozen=True, slots=True)
class Proxy:
    """The proxy of a profile; address and user count only where it is given. Its password is not part of it."""

    use: ProxyUse = ProxyUse.SYSTEM
    address: str = ""
    user: str = ""

    @property
    def needs_password(self) -> bool:
        """Whether there is a user who has to show a password."""
        return self.use is ProxyUse.GIVEN and bool(self.user)


@dataclass(frozen=True, slots=True)
class Profile:
    """A named JOOR account.

    ``url`` is the base address without a closing slash ("" for the practice server, which has one only while it runs).
    ``batch_size`` is the greatest number of customers in one job. ``example_names`` writes the contact fields as in
    JOOR's example instead of as in its table; ``token_is_base64`` sends the token as it is. ``manager_email`` is where
    JOOR's Integration Manager is told of new customers ("": not known), ``country`` the alpha-2 code of the country
    whose public holidays count ("": none do). ``read_first`` is the greatest number of customers of a send that are
    read from JOOR before it; ``quiet`` shows no notifications of the system.
    """

    name: str
    environment: Environment
    url: str = ""
    batch_size: int = 500
    wire_format: WireFormat = WireFormat.JSON
    example_names: bool = False
    token_is_base64: bool = False
    manager_email: str = ""
    country: str = ""
    read_first: int = READ_FIRST
    quiet: bool = False
    proxy: Proxy = Proxy()


def practice_profile() -> Profile:
    """The built-in profile."""
    return Profile(PRACTICE_PROFILE, Environment.PRACTICE)
