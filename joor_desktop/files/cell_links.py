"""Links on cells that lead elsewhere than the cell says: "Write us" with the address of a mail behind it.

Excel makes a link of each address that is typed, so most links say what their cell shows, and are no news.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from html import unescape
from urllib.parse import unquote

from joor_desktop.errors import UnreadableFileError
from joor_desktop.files.notice import Notice, warning
from joor_desktop.files.package import Package
from joor_desktop.files.people_notes import DAMAGES
from joor_desktop.files.sheet_facts import SheetFacts, column_index, position
from joor_desktop.files.shown_rows import Row
from joor_desktop.files.stray_cells import StrayCells
from joor_desktop.model.origin import Place
from joor_desktop.model.texts import translate

_FORMULA = re.compile(r'(?:of:|msoxl:)?=?\s*HYPERLINK\(\s*"([^"]*)"\s*[,;)]', re.IGNORECASE)
_FORMULA_SIGN = b"HYPERLINK("
_FORMULA_CELL = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]*><f(?: [^>]*)?>([^<]*HYPERLINK\([^<]*)</f>')
_LINK = re.compile(rb'<hyperlink (?=[^>]*?\bref="([A-Z0-9:]+)")[^>]*?\b\w+:id="([^"]+)"')
_SCHEME = re.compile(r"(mailto|https?|tel):(?://)?", re.IGNORECASE)
_MAIL = "mailto"
_PHONE = "tel"
_MOST_CELLS = 1000
_LEAST = 4
"""A shorter text is in nearly every address."""


def scan_links(xml: bytes, facts: SheetFacts) -> None:
    """Add to *facts* which cells have a link; what it leads to stands in another part."""
    if b"<hyperlink " in xml:
        facts.link_marks += [(reference.decode(), mark.decode()) for reference, mark in _LINK.findall(xml)]


def scan_formulas(rows: bytes, facts: SheetFacts) -> None:
    """Add to *facts* what the cells of *rows* lead to by a formula, as in =HYPERLINK("mailto:a@x.example","mail")."""
    if b"(" in rows and _FORMULA_SIGN in rows:  # a single sign is found several times faster, and most sheets have none
        for letters, row, formula in _FORMULA_CELL.findall(rows):
            text = unescape(formula.decode("utf-8", "replace"))
            add_formula(facts, int(row), column_index(letters.decode()), text)


def add_formula(facts: SheetFacts, row: int, column: int, formula: str) -> None:
    """Note what the cell leads to by its *formula*; nothing where that is put together of other cells."""
    found = _FORMULA.match(formula)
    if found is not None:
        facts.add_link(row, column, found[1])


def find_links(package: Package, sheet: str, facts: SheetFacts) -> None:
    """Add to *facts* what the links lead to that :func:`scan_links` found in the part *sheet*; nothing where that is
    damaged."""
    try:
        addresses = package.addresses(sheet) if facts.link_marks else {}
    except (*DAMAGES, UnreadableFileError):
        return
    for reference, mark in facts.link_marks:
        if mark in addresses:
            for row, column in _cells(reference):
                facts.add_link(row, column, addresses[mark])


def _cells(reference: str) -> Iterator[tuple[int, int]]:
    """The cells of a range; of a large one only the first."""
    first, _, last = reference.partition(":")
    try:
        (top, left), (bottom, right) = position(first), position(last or first)
    except ValueError:
        return
    if (bottom - top + 1) * (right - left + 1) > _MOST_CELLS:
        bottom, right = top, left
    yield from ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))


class LinkedCells:
    """Reads the address of a mail where a cell of one of the columns *emails* has none but a link to it, and notes
    what other links lead to.

    :param links: addresses by row and column.
    """

    def __init__(self, links: Mapping[int, Mapping[int, str]], emails: Collection[int]) -> None:
        self._links = links
        self._emails = frozenset(emails)
        self._read = StrayCells()
        self._unread = StrayCells()

    def followed(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows, with the addresses of mails in their places."""
        for row in rows:
            number, texts, _ = row
            for column, address in self._links.get(number, {}).items():
                if column < len(texts) and texts[column]:
                    self._follow(number, column, address, texts)
            yield row

    def _follow(self, number: int, column: int, address: str, texts: list[str]) -> None:
        text, found = texts[column], _SCHEME.match(address)
        if found is None:
            return
        if column in self._emails and text == address:  # a formula that gives no other text shows its address
            text = texts[column] = text[found.end() :]
        kind, target = found[1].lower(), unquote(address[found.end() :])
        if kind == _MAIL:
            target = target.partition("?")[0].strip()
        if kind == _MAIL and column in self._emails and "@" not in text and "@" in target:
            texts[column] = target
            self._read.note(number, column, f"{text} → {target}")
        elif not _says(text, kind, target):
            self._unread.note(number, column, f"{text} → {target}")

    def notices(self, sheet: str) -> Iterator[Notice]:
        """What is told of them, known when all rows were read."""
        read = translate(
            "files", "In the sheet “{sheet}” the address that a link leads to was read instead of its text: {cells}."
        )
        unread = translate(
            "files", "Links in the sheet “{sheet}” lead to addresses that their cells don't show, and that were not "
            "read: {cells}.",
        )
        for code, words, cells in (("link-read", read, self._read), ("link-unread", unread, self._unread)):
            if columns := cells.found():
                text = words.format(sheet=sheet, cells=cells.listed(columns))
                yield warning(code, text, Place(sheet, cells.first_cell(columns)))


def _says(text: str, kind: str, target: str) -> bool:
    """Whether a cell with this *text* shows where its link leads."""
    if kind == _PHONE:
        shown, meant = (re.sub(r"\D+", "", each) for each in (text, target))
    else:
        shown, meant = (_bare(each) for each in (text, target))
    return meant in shown or (len(shown) >= _LEAST and shown in meant and (kind != _MAIL or "@" in shown))


def _bare(address: str) -> str:
    address = _SCHEME.sub("", address.strip(), count=1).casefold().removeprefix("www.")
    return address.rstrip("/")
