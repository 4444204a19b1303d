"""The languages that the program speaks, and which of them a person or a system means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple


class Language(NamedTuple):
    """A language of the program.

    :param code: as BCP 47 writes it, which also names the file of its words: "fr", "zh-CN".
    :param name: what it is called by those who speak it.
    """

    code: str
    name: str


ENGLISH = Language("en", "English")
"""The language that all texts are written in; it needs no file."""

LANGUAGES = (
    ENGLISH,
    Language("fr", "Français"),
    Language("it", "Italiano"),
    Language("es", "Español"),
    Language("de", "Deutsch"),
    Language("pt", "Português"),
    Language("ja", "日本語"),
    Language("zh-CN", "简体中文"),
)


def language_of(code: str) -> Language | None:
    """The language of that code, however the system spells it ("de_AT.UTF-8", "zh-Hans-SG"); None where it is unknown.

    Chinese in traditional characters is another script, which the program doesn't write.
    """
    parts = re.split(r"[-_]", code.partition(".")[0].partition("@")[0].lower())
    if parts[0] == "zh" and not {"hant", "tw", "hk", "mo"}.isdisjoint(parts):
        return None
    return next((language for language in LANGUAGES if language.code.partition("-")[0] == parts[0]), None)


def first_spoken(codes: Iterable[str]) -> Language:
    """The first of these languages that the program speaks; English where it speaks none."""
    return next((language for language in map(language_of, codes) if language is not None), ENGLISH)
