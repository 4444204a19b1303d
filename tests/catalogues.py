"""Brings the files of words up to date with the program: ``python -m tests.catalogues``.

A text that is new in the program comes in without a translation, one that is gone goes; a translation that is there is
never touched. The number of texts that wait for a translation is told for each language.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path as FilePath

from joor_desktop.files import translated_titles
from joor_desktop.model.field_table import NODES
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


def titles() -> list[str]:
    """The rows of :mod:`~joor_desktop.files.translated_titles`: what the template calls its sheets and columns."""
    named = [("template", "Customer code")]
    for node in NODES:
        named += [("node", node.plural), *(("field", field.label) for field in node.fields)]
    catalogues = [read_catalogue(language) for language in TRANSLATED]
    rows = ["|".join([text, *(words[context][text] for words in catalogues)]) for context, text in dict.fromkeys(named)]
    return list(dict.fromkeys(rows))


def write_titles() -> None:
    """Write them into the module, where the reading of files has them without reading a file."""
    path = FilePath(translated_titles.__file__)
    before, _, rest = path.read_text(encoding="utf-8").partition('_ROWS = """')
    after = rest.partition('\n"""')[2]
    path.write_text("".join([before, '_ROWS = """', "\n".join(["", *titles()]), '\n"""', after]), encoding="utf-8")


def main() -> None:
    """Renew the files of all languages, and the titles that all of them have."""
    for language in TRANSLATED:
        catalogue = renewed(read_catalogue(language))
        write(language, catalogue)
        print(f"{language.code}: {len(waiting(catalogue))} texts wait for a translation", file=sys.stderr)
    write_titles()


if __name__ == "__main__":
    main()
