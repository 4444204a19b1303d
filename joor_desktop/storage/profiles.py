"""The profiles that a person has named, and the built-in one for practice."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from joor_desktop.errors import UsageError
from joor_desktop.model.profile import (
    PRACTICE_PROFILE,
    Environment,
    Profile,
    Proxy,
    ProxyUse,
    WireFormat,
    practice_profile,
)
from joor_desktop.model.texts import translate
from joor_desktop.storage import renaming
from joor_desktop.storage.database import Database
from joor_desktop.storage.renaming import Uses

_COLUMNS = (
    "name, environment, url, batch_size, wire_format, example_names, token_is_base64, manager_email, country, "
    "read_first, quiet, proxy, proxy_address, proxy_user"
)
_CHANGED = ", ".join(f"{column} = excluded.{column}" for column in _COLUMNS.split(", ")[1:])


class Profiles:
    """Named profiles; two names that differ only by capitals are the same name. Tokens are not kept here."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Profile]:
        """All profiles by name, the built-in one first."""
        rows = self._database.rows(f"SELECT {_COLUMNS} FROM profile WHERE name <> ? ORDER BY name", (PRACTICE_PROFILE,))
        return [self._practice(), *map(_profile, rows)]

    def get(self, name: str) -> Profile | None:
        """The profile of that name; None where there is none."""
        if _is_practice(name):
            return self._practice()
        row = self._database.row(f"SELECT {_COLUMNS} FROM profile WHERE name = ?", (name.strip(),))
        return _profile(row) if row else None

    def add(self, profile: Profile) -> None:
        """Keep a new profile; raises UsageError where its name is empty or taken."""
        name = profile.name.strip()
        with self._database.transaction():
            self._check_free(name)
            self._write(profile, name)

    def change(self, profile: Profile) -> None:
        """Keep other settings for the profile of that name.

        Raises UsageError where there is none of that name, and for another address of the built-in one.
        """
        if not _is_practice(profile.name) or profile.environment is not Environment.PRACTICE:
            self._stored_name(profile.name)
        self._write(profile, PRACTICE_PROFILE if _is_practice(profile.name) else profile.name.strip())

    def rename(self, old: str, new: str) -> None:
        """Call a profile otherwise, with all that belongs to it; its secrets are kept elsewhere, and don't follow.

        Raises UsageError where the new name is empty or taken, or was that of a removed profile which sent something:
        two accounts would become one in the history.
        """
        stored, name = self._stored_name(old), new.strip()
        with self._database.transaction():
            if name.lower() != stored.lower():
                self._check_free(name)
            renaming.rename(self._database, stored, name)

    def uses(self, name: str) -> Uses:
        """What is bound to the profile of that name."""
        return renaming.uses(self._database, name)

    def remove(self, name: str) -> None:
        """Forget a profile and what its new customers start with.

        Its lists, its account lists and what was sent stay. Raises UsageError where there is none of that name, and
        for the built-in one.
        """
        stored = self._stored_name(name)
        with self._database.transaction():
            self._database.run("DELETE FROM profile WHERE name = ?", (stored,))
            self._database.run("DELETE FROM start_values WHERE profile = ?", (stored,))

    def _practice(self) -> Profile:
        row = self._database.row(f"SELECT {_COLUMNS} FROM profile WHERE name = ?", (PRACTICE_PROFILE,))
        return _profile(row) if row else practice_profile()

    def _check_free(self, name: str) -> None:
        if not name:
            raise UsageError(
                translate("storage", "The profile needs a name."), translate("storage", "Type one, such as “Paris”.")
            )
        if self.get(name) is not None:
            raise UsageError(
                translate("storage", "There is already a profile called “{name}”.").format(name=name),
                translate("storage", "Choose another name, or remove that profile first."),
            )

    def _stored_name(self, name: str) -> str:
        if _is_practice(name):
            raise UsageError(
                translate("storage", "The profile “{name}” is built in.").format(name=PRACTICE_PROFILE),
                translate("storage", "It keeps its name and where it sends to, and can't be removed."),
            )
        profile = self.get(name)
        if profile is None:
            raise UsageError(
                translate("storage", "There is no profile called “{name}”.").format(name=name.strip()),
                translate("storage", "See how it is written in the list of profiles."),
            )
        return profile.name

    def _write(self, profile: Profile, name: str) -> None:
        places = ", ".join("?" * len(_COLUMNS.split(", ")))
        proxy = profile.proxy
        self._database.run(
            f"INSERT INTO profile ({_COLUMNS}, added) VALUES ({places}, ?) ON CONFLICT DO UPDATE SET {_CHANGED}",
            (
                name, profile.environment.value, profile.url, profile.batch_size, profile.wire_format.value,
                profile.example_names, profile.token_is_base64, profile.manager_email, profile.country,
                profile.read_first, profile.quiet, proxy.use.value, proxy.address, proxy.user,
                datetime.now(UTC).isoformat(),
            ),
        )


def _is_practice(name: str) -> bool:
    return name.strip().lower() == PRACTICE_PROFILE


def _profile(row: tuple[Any, ...]) -> Profile:
    name, environment, url, batch_size, wire_format, example_names, is_base64, *rest = row
    manager_email, country, read_first, quiet, use, address, user = rest
    return Profile(
        name, Environment(environment), url, batch_size, WireFormat(wire_format), bool(example_names),
        bool(is_base64), manager_email, country, read_first, bool(quiet), Proxy(ProxyUse(use), address, user),
    )
