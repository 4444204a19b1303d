"""The settings that the keepers of a computer give to all its users: a file of TOML, with no token in it.

    language = "fr"                         # what the window speaks until a person chooses something else

    [updates]
    feed = "https://intranet.example/joor-desktop/feed.json"
    key = "…"                               # the public key that the feed is signed with, in Base64
    daily = true                            # look once a day; without it only on request

    [[profile]]
    name = "Paris"
    environment = "production"              # sandbox, production, or custom with an address
    proxy = "proxy.example.com:8080"        # or "system", "none"
    proxy_user = "shop"
    country = "FR"
    manager_email = "anna@jooraccess.com"
    format = "json"
    batch_size = 500
    read_first = 250
    quiet = false
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from joor_desktop.model.profile import Environment, Profile, Proxy, ProxyUse, WireFormat
from joor_desktop.model.texts import translate
from joor_desktop.storage.paths import site_settings_path


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What the file says; ``complaints`` are sentences about what in it can't be used, and is left out."""

    language: str = ""
    feed: str = ""
    feed_key: str = ""
    looks_daily: bool = False
    profiles: tuple[Profile, ...] = ()
    complaints: tuple[str, ...] = ()


def site_settings() -> SiteSettings:
    """The settings for all users; none where there is no file."""
    path = site_settings_path()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return SiteSettings()
    except (OSError, UnicodeDecodeError) as error:
        return SiteSettings(complaints=(str(error),))
    import tomllib

    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return SiteSettings(complaints=(translate("site", "It is not TOML: {reason}").format(reason=error),))
    reader = _Reader()
    updates = reader.table(content, "updates", {"feed", "key", "daily"})
    profiles = [reader.profile(each) for each in reader.tables(content, "profile")]
    reader.know(content, {"language", "updates", "profile"}, "")
    return SiteSettings(
        language=reader.text(content, "language"),
        feed=reader.text(updates, "feed"),
        feed_key=reader.text(updates, "key"),
        looks_daily=reader.flag(updates, "daily"),
        profiles=tuple(each for each in profiles if each is not None),
        complaints=tuple(reader.complaints),
    )


_PROFILE_KEYS = frozenset(
    {
        "name", "environment", "address", "proxy", "proxy_user", "country", "manager_email", "format", "batch_size",
        "read_first", "quiet",
    }
)  # fmt: skip


@dataclass(slots=True)
class _Reader:
    """Takes values of the kind that is wanted, and complains about the others."""

    complaints: list[str] = field(default_factory=list)

    def know(self, table: dict[str, Any], keys: frozenset[str] | set[str], where: str) -> None:
        for key in table.keys() - keys:
            self._complain(where + key, translate("site", "“{key}” is not a setting."))

    def text(self, table: dict[str, Any], key: str, otherwise: str = "") -> str:
        value = table.get(key, otherwise)
        if isinstance(value, str):
            return value.strip()
        self._complain(key, translate("site", "“{key}” has to be a text in quotes."))
        return otherwise

    def flag(self, table: dict[str, Any], key: str) -> bool:
        value = table.get(key, False)
        if isinstance(value, bool):
            return value
        self._complain(key, translate("site", "“{key}” has to be true or false."))
        return False

    def number(self, table: dict[str, Any], key: str, otherwise: int, least: int) -> int:
        value = table.get(key, otherwise)
        if isinstance(value, int) and not isinstance(value, bool) and value >= least:
            return value
        self._complain(key, translate("site", "“{key}” has to be a whole number."))
        return otherwise

    def table(self, table: dict[str, Any], key: str, keys: set[str]) -> dict[str, Any]:
        value = table.get(key, {})
        if isinstance(value, dict):
            self.know(value, keys, f"{key}.")
            return value
        self._complain(key, translate("site", "“{key}” has to be a table."))
        return {}

    def tables(self, table: dict[str, Any], key: str) -> list[dict[str, Any]]:
        value = table.get(key, [])
        if isinstance(value, list) and all(isinstance(each, dict) for each in value):
            return value
        self._complain(key, translate("site", "“{key}” has to be a table."))
        return []

    def profile(self, table: dict[str, Any]) -> Profile | None:
        """A profile, its addresses not checked yet; None where it can't be one."""
        name, environment = self.text(table, "name"), self.text(table, "environment")
        self.know(table, _PROFILE_KEYS, f"{name}: ")
        if not name or environment not in {"sandbox", "production", "custom"}:
            words = translate("site", "A profile needs a name, and an environment: sandbox, production or custom.")
            self.complaints.append(words)
            return None
        wire_format = self.text(table, "format", "json")
        if wire_format not in {"json", "xml"}:
            self._complain("format", translate("site", "“{key}” has to be json or xml."))
            wire_format = "json"
        return Profile(
            name,
            Environment(environment),
            url=self.text(table, "address"),
            batch_size=self.number(table, "batch_size", 500, 1),
            wire_format=WireFormat(wire_format),
            manager_email=self.text(table, "manager_email"),
            country=self.text(table, "country"),
            read_first=self.number(table, "read_first", 250, 0),
            quiet=self.flag(table, "quiet"),
            proxy=self._proxy(table),
        )

    def _proxy(self, table: dict[str, Any]) -> Proxy:
        told = self.text(table, "proxy", "system")
        if told in {"system", "none"}:
            return Proxy(ProxyUse(told))
        return Proxy(ProxyUse.GIVEN, told, self.text(table, "proxy_user"))

    def _complain(self, key: str, words: str) -> None:
        self.complaints.append(words.format(key=key))
