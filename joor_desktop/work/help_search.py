"""Finds sections of the help by words: the best hits first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from joor_desktop.work.folding import folded
from joor_desktop.work.help_pages import Page, Section

_WEIGHTS = (12.0, 5.0, 3.0, 1.0)
"""What a word counts in the heading, among the other words for it, in the page's title, and in the text."""

_WHOLE, _BEGINNING, _INSIDE = 3.0, 2.0, 0.4
"""What it counts as a whole word, as the beginning of one, and inside one, which is all there is without spaces."""

_NAMED_SO = 40.0
"""What it counts besides when the words are the whole heading, or its code."""

_FEWEST_INSIDE = 5
_MOST_COUNTED = 4
_EXCERPT = 110
_MARKUP = re.compile(r"\\([^\w\s])|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|[*`\[\]|]|^[#-]+ |^[-|]+$", re.MULTILINE)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that has all words, and a piece of its text around the first of them."""

    page: Page
    section: Section
    excerpt: str
    score: float


@dataclass(frozen=True, slots=True)
class _Entry:
    page: Page
    section: Section
    text: str
    folded: tuple[str, str, str, str]


class HelpIndex:
    """Made once for all pages."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._entries = [_entry(page, section) for page in pages for section in page.sections]

    def search(self, text: str) -> list[Hit]:
        """The sections that have all words of *text*, the best first; none for an empty text."""
        words = search_words(text)
        if not words:
            return []
        hits = [
            Hit(each.page, each.section, _excerpt(each.text, words), score)
            for each in self._entries
            if (score := _score(each, words)) > 0
        ]
        return sorted(hits, key=lambda hit: -hit.score)


def search_words(text: str) -> list[str]:
    """The words of a search, as they are compared."""
    return list(dict.fromkeys(folded(text).split()))


def plain_text(markdown: str) -> str:
    """What can be read of *markdown*, in one line."""
    return _SPACES.sub(" ", _MARKUP.sub(lambda match: match[1] or "", markdown)).strip()


def _entry(page: Page, section: Section) -> _Entry:
    text = plain_text(section.text)
    title = page.title if section.heading != page.title else ""
    places = (section.heading, section.keywords, title, text)
    return _Entry(page, section, text, (folded(places[0]), folded(places[1]), folded(places[2]), folded(places[3])))


def _score(entry: _Entry, words: list[str]) -> float:
    """0 where one of the words is missing."""
    scores = [
        sum(weight * _count(word, text) for weight, text in zip(_WEIGHTS, entry.folded, strict=True)) for word in words
    ]
    if not all(scores):
        return 0.0
    is_named_so = " ".join(words) in entry.folded[:2]
    return sum(scores) + (_NAMED_SO if is_named_so else 0.0)


def _count(word: str, text: str) -> float:
    """How well *word* is found in *text*: whole words count most, and the first of them more than others."""
    if word not in text:
        return 0.0
    begun = re.findall(rf"(?<!\w){re.escape(word)}(\w?)", text)
    whole = sum(not rest for rest in begun)
    inside = _INSIDE if not word.isascii() or len(word) >= _FEWEST_INSIDE else 0.0
    best = _WHOLE if whole else _BEGINNING if begun else inside
    return best * (1 + 0.1 * (min(len(begun), _MOST_COUNTED) - 1)) if begun else best


def _excerpt(text: str, words: list[str]) -> str:
    """A piece of *text* that begins a little before the first of the words."""
    found = [at for word in words if (at := folded(text).find(word)) >= 0]
    if not found or min(found) < _EXCERPT // 2:
        return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT].rsplit(' ', 1)[0]} …"
    start = text.rfind(" ", 0, max(min(found) - _EXCERPT // 3, 1)) + 1
    piece = text[start : start + _EXCERPT]
    return f"… {piece.rsplit(' ', 1)[0]} …" if start + _EXCERPT < len(text) else f"… {piece}"
