"""A release of this program, as its feed announces it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Download:
    """A file to install: its address, its SHA-256 in hexadecimal digits, and its size in bytes."""

    url: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Release:
    """The newest release: its version, its day (ISO), what is new in it, and its file for this system, if any.

    ``news`` is in the person's language where the feed has it, else in English.
    """

    version: str
    day: str
    news: tuple[str, ...]
    download: Download | None


@dataclass(frozen=True, slots=True)
class Feed:
    """Where releases are announced: an address, and the public key that they are signed with, in Base64.

    ``daily`` allows to look once a day without being asked.
    """

    address: str = ""
    key: str = ""
    daily: bool = False


def is_newer(version: str, than: str) -> bool:
    """Whether a version of numbers and dots is newer than another; "1.10" is newer than "1.9"."""
    return _numbers(version) > _numbers(than)


def _numbers(version: str) -> tuple[int, ...]:
    numbers = [int(part) for part in version.split(".") if part.isascii() and part.isdigit()]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
