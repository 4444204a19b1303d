"""Brings the files of words up to date with the program: ``python -m tests.catalogues``.

A text that is new in the program comes in without a translation, one that is gone goes; a translation that is there is
never touched. The number of texts that wait for a translation is told for each language.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict

from joor_desktop.model.languages import ENGLISH, LANGUAGES, Language
from joor_desktop.storage.catalogues import Catalogue, catalogue_path, read_catalogue
from tests.lupdate import found_texts

TRANSLATED = tuple(language for language in LANGUAGES if language != ENGLISH)
"""The languages that have a file of words."""

SEPARATOR = ("number", ",")
"""What stands between the thousands of a number is a word as well, though nobody wrote it as one."""


def wanted_texts() -> frozenset[tuple[str, str]]:
    """Context and text of all that a language has to have words for."""
    return found_texts() | {SEPARATOR}


def renewed(catalogue: Catalogue) -> Catalogue:
    """The catalogue with exactly the texts of the program, in order."""
    words: dict[str, dict[str, str]] = defaultdict(dict)
    for context, text in sorted(wanted_texts()):
        words[context][text] = catalogue.get(context, {}).get(text, "")
    return dict(words)


def waiting(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Context and text of what has no translation yet."""
    return [(context, text) for context, words in catalogue.items() for text, word in words.items() if not word]


def write(language: Language, catalogue: Catalogue) -> None:
    """Write a file of words as it is kept: one text a line, so that a change shows as one."""
    text = json.dumps(catalogue, ensure_ascii=False, indent=1) + "\n"
    catalogue_path(language).write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Renew the files of all languages."""
    for language in TRANSLATED:
        catalogue = renewed(read_catalogue(language))
        write(language, catalogue)
        print(f"{language.code}: {len(waiting(catalogue))} texts wait for a translation", file=sys.stderr)


if __name__ == "__main__":
    main()
