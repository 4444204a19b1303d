"""The pages of the help: files of Markdown for each language, and two that are made from the program's own tables.

A page is a title with sections below it. A heading ends in its anchor, which is the same in all languages:
``## Several sheets {#sheets}``. Where a language has no page, the English one stands in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from pathlib import Path

from joor_desktop.model.languages import ENGLISH
from joor_desktop.model.texts import spoken_language, translate
from joor_desktop.storage.resources import RESOURCES

HELP_FOLDER = RESOURCES / "help"
PICTURES_FOLDER = HELP_FOLDER / "pictures"
PICTURE_SCALE = 2
"""How many of their pixels make one on a plain screen."""

_HEADING = re.compile(r"(#{1,3}) (.+?)(?: \{#([a-z0-9_-]+)\})?")


class Group(Enum):
    """What pages stand together in the contents."""

    BEGIN = "begin"
    LIST = "list"
    SEND = "send"
    LOOK_UP = "look up"

    @property
    def title(self) -> str:
        """The group's name in the person's language."""
        return {
            Group.BEGIN: translate("help", "Bring customers in"),
            Group.LIST: translate("help", "Work on the list"),
            Group.SEND: translate("help", "Send to JOOR"),
            Group.LOOK_UP: translate("help", "Look it up"),
        }[self]


FIELDS = "fields"
PROBLEMS = "problems"

CONTENTS: Mapping[Group, tuple[str, ...]] = {
    Group.BEGIN: ("start", "import", "columns", "rows", "excel"),
    Group.LIST: ("mend", "table", "form", "history", "lists"),
    Group.SEND: ("profiles", "prerequisites", "account-lists", "practice", "send", "after-sending", "unknown-outcome"),
    Group.LOOK_UP: (FIELDS, PROBLEMS, "keyboard", "privacy", "it"),
}
"""The pages by their names, in the order of the contents."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it, as Markdown.

    ``keywords`` are words that a search finds it by, besides those that can be read.
    """

    anchor: str
    heading: str
    level: int
    text: str
    keywords: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page by its name; its first section is the title with what stands before the next heading."""

    name: str
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """The heading of the page."""
        return self.sections[0].heading

    def markdown(self) -> str:
        """The whole page, without anchors."""
        return "\n\n".join(f"{'#' * each.level} {each.heading}\n\n{each.text}" for each in self.sections)


def page_file(name: str, language: str) -> Path:
    """Where the page of that name is in a language, or the English one where it has none."""
    own = HELP_FOLDER / language / f"{name}.md"
    return own if own.is_file() else HELP_FOLDER / ENGLISH.code / f"{name}.md"


def parse_page(name: str, text: str) -> Page:
    """The page that *text* is; it begins with its title."""
    sections: list[Section] = []
    head, body = ("", "", 1), list[str]()
    for line in [*text.splitlines(), "# "]:
        match = _HEADING.fullmatch(line)
        if match is None and line != "# ":
            body.append(line)
            continue
        if head[0]:
            sections.append(Section(head[1], head[0], head[2], "\n".join(body).strip()))
        if match is not None:
            head, body = (match[2], match[3] or "", len(match[1])), []
    return Page(name, tuple(sections))


class HelpBook:
    """All pages in the person's language, read when they are first asked for."""

    def __init__(self) -> None:
        self.language = spoken_language()

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The pages by name, in the order of the contents."""
        from joor_desktop.work.help_tables import fields_page, problems_page

        made = {FIELDS: fields_page, PROBLEMS: problems_page}
        names = [name for group in CONTENTS.values() for name in group]
        return {name: made[name]() if name in made else self._read(name) for name in names}

    def _read(self, name: str) -> Page:
        return parse_page(name, page_file(name, self.language).read_text(encoding="utf-8"))
