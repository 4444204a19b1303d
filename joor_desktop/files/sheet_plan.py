"""From the first rows of a sheet to a plan of how it is read: its header, what each column holds, which rows count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from joor_desktop.files.address_type import AddressType, divide_columns, find_address_type
from joor_desktop.files.cell_links import LinkedCells
from joor_desktop.files.column_matches import CHOSEN, columns_of, meaning_at
from joor_desktop.files.columns import Why, begins_with_values, is_known, titled_owner
from joor_desktop.files.derived_columns import DerivedColumns, Piece, shares, whole
from joor_desktop.files.group_headings import HEADINGS_KEY, GroupHeadings, find_headings
from joor_desktop.files.header_row import NO_NAMES, HeaderRow, find_header_row, is_value
from joor_desktop.files.headings import Meaning, template_meanings
from joor_desktop.files.repeated_codes import repeats_codes
from joor_desktop.files.row_filter import RowFilter
from joor_desktop.files.sheet_facts import column_letters
from joor_desktop.files.sheet_loading import LoadedSheet
from joor_desktop.files.shown_rows import Row
from joor_desktop.files.stray_cells import StrayCells
from joor_desktop.files.struck_cells import left_out_rows, struck_rows
from joor_desktop.files.table_header import is_description, is_table_header
from joor_desktop.files.title_lines import owner_of, title_cells
from joor_desktop.files.turned_sheet import is_turned
from joor_desktop.files.understanding import Column, Layout, SheetChoices, SheetUnderstanding, Target
from joor_desktop.model.code_zeros import code_width
from joor_desktop.model.field import Kind, Need, Presence
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES
from joor_desktop.model.texts import translate

_CODE, _NAME = "customer_code", "customer_name"
_LEAST_OF_AN_ENTRY = 2
_LEAST_ALONE = 2
"""A single row may as well be a customer whose code and name were lost."""


@dataclass(slots=True)
class SheetPlan:
    """How a sheet is read.

    ``columns`` says what the column at each index holds, derived ones included; ``filter`` is None where there is no
    table, and with ``is_turned`` that is because it lies on its side. ``stray`` are the values in columns that have no
    name, and that nobody chose a field for; ``headings`` are texts that stand alone above rows,
    ``address_type`` tells what kind of address a row is, where there are any; ``struck`` are the rows of customers or
    entries that are crossed out, ``links`` what cells lead to. ``owner`` is whose addresses the title says that they
    are: "shipping", "billing", or "" where it says nothing.
    """

    sheet: LoadedSheet
    understanding: SheetUnderstanding
    columns: dict[int, Meaning] = field(default_factory=dict)
    stray: StrayCells = field(default_factory=StrayCells)
    derived: DerivedColumns = field(default_factory=lambda: DerivedColumns(0))
    filter: RowFilter | None = None
    is_turned: bool = False
    headings: GroupHeadings | None = None
    address_type: AddressType | None = None
    struck: Sequence[int] = ()
    links: LinkedCells | None = None
    owner: str = ""

    def index_of(self, name: str) -> int | None:
        """The index of the column with a field of the customer itself; None where there is none."""
        for index, meaning in self.columns.items():
            if meaning.key == ("", 1, name):
                return index
        return None

    def too_many(self) -> set[int]:
        """The columns behind the last name that no more than half of the first rows have, in text."""
        columns = self.understanding.columns
        named = (index for index, column in enumerate(columns) if column.heading and column.key != HEADINGS_KEY)
        last = max(named, default=-1)
        rows = [texts for number, texts, _ in self.sheet.first_rows if number > (self.understanding.header_row or 0)]
        return {
            index
            for index in self.stray.columns
            if self.sheet.delimiter and index > last and sum(bool(texts[index]) for texts in rows) * 2 <= len(rows)
        }

    def code_width(self) -> int | None:
        """How many digits the customer codes of the sheet's first rows have; None where that can't be told."""
        code, header = self.index_of(_CODE), self.understanding.header_row or 0
        if code is None:
            return None
        rows = (texts for number, texts, _ in self.sheet.first_rows if number > header)
        return code_width(texts[code].strip() for texts in rows if code < len(texts))

    def meanings_of(self, column: int) -> list[Meaning]:
        """What the texts of a column of the sheet go into, whole or in part."""
        derived = [index for index, source in self.derived.sources.items() if source == column]
        return [self.columns[index] for index in (column, *derived) if index in self.columns]

    def letters(self) -> dict[tuple[str, int, str], str]:
        """A source's columns: the letters of the column that each value comes from.

        In a sheet of entries the customer's code only tells whose they are.
        """
        sources, entries = dict(self.derived.sources), self.understanding.layout is Layout.ENTRIES
        if self.headings is not None:
            sources[self.headings.index] = self.headings.column
        return {
            meaning.key: column_letters(sources.get(index, index))
            for index, meaning in self.columns.items()
            if meaning.node.key or not entries
        }

    def rows(self) -> Iterable[Row]:
        """The rows of customers or entries, with derived columns behind; can be gone through once."""
        assert self.filter is not None
        understanding = self.understanding
        assert understanding.header_row is not None
        rows: Iterable[Row] = self.sheet.rows_after(understanding.header_row)
        if self.headings is not None:
            rows = self.headings.taken_out(rows, self.filter)
        rows = self.filter.those_of(
            rows,
            are_whole=understanding.layout is Layout.CUSTOMERS
            and not (understanding.names_repeat or _is_template(understanding.columns)),
            are_joined=understanding.layout is Layout.GROUPED,
        )
        if self.sheet.facts.links:
            emails = [index for index, meaning in self.columns.items() if meaning.field.kind is Kind.EMAIL]
            self.links = LinkedCells(self.sheet.facts.links, emails)
            rows = self.links.followed(rows)
        if self.stray.columns:
            rows = self.stray.noted(rows)
        if self.address_type is not None:
            rows = self.address_type.noted(rows)
        if self.headings is not None:
            rows = self.headings.behind(rows)
        return self.derived.behind(rows) if self.derived else rows


def plan_sheet(sheet: LoadedSheet, choices: SheetChoices) -> SheetPlan:
    """Find out what *sheet* holds, going by its first rows and by what a person chose."""
    if choices.header_row is None and not sheet.above and is_turned(sheet.first_rows):
        return SheetPlan(sheet, SheetUnderstanding(sheet.table_name, Layout.NONE, used=False), is_turned=True)
    wanted = choices.header_row
    found = find_header_row(sheet.first_rows, sheet.facts.merges, is_known, wanted, sheet.above)
    if wanted is None and not sheet.above and not _names_any(found) and _is_nameless(sheet.first_rows):
        found = find_header_row(sheet.first_rows, (), is_known, NO_NAMES)
    if found is None:
        return SheetPlan(sheet, SheetUnderstanding(sheet.table_name, Layout.NONE, used=False))
    return _Planning(sheet, choices, found).plan()


def _names_any(header: HeaderRow | None) -> bool:
    """Whether a row names columns indeed: a single name may be a customer's, such as a street's, beside its numbers."""
    headings = [heading for heading in header.headings if heading] if header else []
    known = sum(map(is_known, headings))
    return known > 1 or (known == 1 and not any(map(is_value, headings)))


def _is_nameless(rows: Sequence[Row]) -> bool:
    """Whether a table begins with a customer; titles may stand above it."""
    most = max((len(texts) - texts.count("") for _, texts, _ in rows), default=0)
    first = next((at for at, (_, texts, _) in enumerate(rows) if (len(texts) - texts.count("")) * 2 >= most), 0)
    below = [texts for _, texts, _ in rows[first:]]
    return begins_with_values([[texts[index] for texts in below] for index in range(min(map(len, below), default=0))])


def _is_template(columns: Iterable[Column]) -> bool:
    """Whether all columns are called as JOOR calls them, so that a row with a code alone is meant as a customer."""
    named = [column for column in columns if column.heading]
    return bool(named) and all(column.why == Why.NAME.value for column in named)


class _Planning:
    def __init__(self, sheet: LoadedSheet, choices: SheetChoices, header: HeaderRow) -> None:
        self._sheet = sheet
        self._choices = choices
        self._header = header
        self._below = [row for row in sheet.first_rows if row[0] > header.number]
        self._hidden = set() if choices.with_hidden else hidden_columns(sheet)
        self._titles = title_cells(sheet.first_rows, header.top)
        self._owner = owner_of(sheet, self._titles)

    def plan(self) -> SheetPlan:
        """The plan, as a sheet of customers; whether it holds entries is seen beside the other sheets."""
        columns = self._columns(self._below)
        address_type = find_address_type(self._header.headings, self._samples)
        below = () if _is_template(columns) else self._sheet.known_after(self._header.number)
        found = find_headings(below, columns, self._choices.columns, _naming(columns))
        if found is not None:
            columns = [*self._columns(found[1].others(self._below)), found[0]]
        plan = SheetPlan(self._sheet, self._understanding(columns), headings=found[1] if found else None)
        plan.owner = self._owner
        plan.stray = StrayCells(
            [index for index, column in enumerate(columns) if not column.heading and column.why != CHOSEN]
        )
        plan.derived = DerivedColumns(len(columns))
        place_columns(plan, columns)
        if address_type is not None:
            plan.address_type = address_type
            divide_columns(plan.columns, plan.derived, address_type)
            plan.understanding = _with_address_type(plan.understanding, address_type)
        self._decide(plan, address_type)
        return plan

    def _columns(self, rows: Sequence[Row]) -> list[Column]:
        return columns_of(self._header.headings, rows, self._choices.columns, self._hidden, self._owner)

    def _samples(self, index: int) -> list[str]:
        return [texts[index] for _, texts, _ in self._below if texts[index]]

    def _understanding(self, columns: Sequence[Column]) -> SheetUnderstanding:
        facts = self._sheet.facts
        return SheetUnderstanding(
            self._sheet.table_name,
            Layout.NONE,
            self._header.number,
            max(self._sheet.height - self._header.number, 0),
            columns=tuple(columns),
            constants=dict(self._choices.constants),
            hidden_rows=sum(row > self._header.number for row in facts.hidden_rows),
            hidden_columns=len(hidden_columns(self._sheet).intersection(range(len(self._header.headings)))),
            above=tuple(title for title in self._titles if not (self._owner and titled_owner(title[1]))),
        )

    def _decide(self, plan: SheetPlan, address_type: AddressType | None) -> None:
        code, name = plan.index_of(_CODE), plan.index_of(_NAME)
        sources = plan.derived.sources
        naming = list(dict.fromkeys(sources.get(index, index) for index in (code, name) if index is not None))
        if naming:
            plan.struck = struck_rows(self._sheet.facts, naming, self._header.number)
            hidden = left_out_rows(self._sheet.facts, plan.struck, self._choices)
            codes = () if _is_template(plan.understanding.columns) else self._codes(naming)
            plan.filter = RowFilter(self._header.headings, hidden, naming, self._above(), codes)
        by_name = name is not None and self._by_name(code)
        plan.understanding = replace(
            plan.understanding,
            layout=self._layout(plan, code, name, address_type) if naming else Layout.NONE,
            struck_rows=len(plan.struck),
            used=bool(naming) and self._choices.used is not False,
            missing=missing_fields(plan) if naming else (),
            by_name=by_name,
            names_repeat=name is not None and self._choices.by_name is None and self._repeats_names(plan, code, name),
        )

    def _above(self) -> list[list[str]]:
        """What stands above the names of the columns, and right below them what explains or translates these."""
        if self._header.number == NO_NAMES:
            return []
        rows = [texts for number, texts, _ in self._sheet.first_rows if number < self._header.number]
        below = (texts for _, texts, _ in self._below[:1] if is_table_header(texts) or is_description(texts))
        return [*rows, *below]

    def _codes(self, naming: Sequence[int]) -> list[str]:
        """Codes of customers that have a name too, in sheets that others made; none where a column for either lacks."""
        headings = self._header.headings
        if len(naming) < 2 or headings[naming[0]] == _CODE or template_meanings(headings):
            return []
        both = [(texts[naming[0]], texts[naming[1]]) for _, texts, _ in self._below]
        return [code for code, name in both if code and name and code != name]

    def _by_name(self, code: int | None) -> bool:
        return self._choices.by_name or (code is None and self._choices.grouped is True)

    def _layout(self, plan: SheetPlan, code: int | None, name: int | None, address_type: AddressType | None) -> Layout:
        grouped = self._choices.grouped
        if grouped is None:
            repeats = code is not None and (
                address_type is not None or self._repeats(plan, self._rows(plan), code, name)
            )
            grouped = repeats or bool(self._choices.by_name) or _has_entries_alone(plan, self._rows(plan), code, name)
        return Layout.GROUPED if grouped else Layout.CUSTOMERS

    def _rows(self, plan: SheetPlan) -> list[list[str]]:
        """The first rows, with derived columns behind."""
        rows: Iterable[Row] = plan.headings.behind(self._below) if plan.headings else self._below
        return [texts for _, texts, _ in (plan.derived.behind(rows) if plan.derived else rows)]

    def _repeats_names(self, plan: SheetPlan, code: int | None, name: int) -> bool:
        """Whether rows without a code share a name, and may so belong to one customer."""
        rows = self._rows(plan)
        without = rows if code is None else [texts for texts in rows if not texts[code].strip()]
        return self._repeats(plan, without, name, None)

    @staticmethod
    def _repeats(plan: SheetPlan, rows: Sequence[Sequence[str]], key: int, name: int | None) -> bool:
        """Numbered columns hold all entries of a customer, so each of their rows is a customer of its own."""
        own = [index for index, meaning in plan.columns.items() if not meaning.node.key]
        return not _is_numbered(plan) and repeats_codes(rows, key, name, own)


def _has_entries_alone(plan: SheetPlan, rows: Sequence[Sequence[str]], code: int | None, name: int | None) -> bool:
    """Whether entries stand in rows of their own, such as buyers, below the row with the customer's code and name."""
    if _is_numbered(plan) or _is_template(plan.understanding.columns):
        return False
    naming = [index for index in (code, name) if index is not None]
    entries = {index for index, meaning in plan.columns.items() if meaning.node.key}
    alone = (row for row in rows[1:] if not any(row[index] for index in naming))
    filled = ({index for index, text in enumerate(row) if text} for row in alone)
    return sum(len(told) >= _LEAST_OF_AN_ENTRY and told <= entries for told in filled) >= _LEAST_ALONE


def hidden_columns(sheet: LoadedSheet) -> set[int]:
    """The indexes of the columns that are not shown in the spreadsheet."""
    return {index for first, last in sheet.facts.hidden_columns for index in range(first, min(last, first + 1000) + 1)}


def _naming(columns: Sequence[Column]) -> list[int]:
    """The indexes of the columns with the customer's code and name."""
    own = {("", 1, _CODE), ("", 1, _NAME)}
    return [index for index, column in enumerate(columns) if column.applied and not own.isdisjoint(column.targets)]


def place_columns(plan: SheetPlan, columns: Sequence[Column]) -> None:
    """Let the columns go into their fields: whole, in parts, or several of them together."""
    pieces: dict[Meaning, list[tuple[int, Piece]]] = {}
    for index, column in enumerate(columns):
        for meaning, piece in _pieces(index, column) if column.applied else ():
            pieces.setdefault(meaning, []).append((column.part, piece))
    for meaning, found in pieces.items():
        index = found[0][1][0]
        if len(found) == 1 and len(columns[index].targets) == 1:
            plan.columns[index] = meaning
        else:
            plan.derived.add(meaning, [piece for _, piece in sorted(found, key=lambda each: each[0])])
    plan.columns |= plan.derived.meanings


def _pieces(index: int, column: Column) -> Iterator[tuple[Meaning, Piece]]:
    """What a column gives each of its fields."""
    meanings = [meaning_at(target) for target in column.targets]
    if len(meanings) == 1:
        yield meanings[0], whole(index)
    elif meanings:
        yield from zip(meanings, shares(meanings, index), strict=True)


def _with_address_type(understanding: SheetUnderstanding, address_type: AddressType) -> SheetUnderstanding:
    """Its column goes into no field, but it is read all the same."""
    columns = list(understanding.columns)
    detail = translate("files", "tells which kind of address a row is")
    columns[address_type.index] = replace(
        columns[address_type.index], targets=(), certainty=1.0, why="name", detail=detail, applied=True
    )
    return replace(understanding, columns=tuple(columns))


def _is_numbered(plan: SheetPlan) -> bool:
    return any(meaning.group > 1 for meaning in plan.columns.values()) or any(
        column.applied and column.targets and _has_number(column.key, column.targets[0])
        for column in plan.understanding.columns
    )


def _has_number(key: str, target: Target) -> bool:
    """Whether a column's name numbers an entry with 1; the 1 of the first line of a street is none."""
    return bool(target[0]) and key.count("_1") > target[2].endswith("_1")


def missing_fields(plan: SheetPlan) -> tuple[Target, ...]:
    """The required fields that neither a column nor a constant fills in any customer."""
    there = {(meaning.node.key, meaning.field.name) for meaning in plan.columns.values()}
    there |= {(node, name) for (node, _, name), text in plan.understanding.constants.items() if text}
    nodes = {node for node, _ in there}
    wanted = [CONNECTION, *(node for node in ENTRY_NODES if node.presence is Presence.REQUIRED or node.key in nodes)]
    return tuple(
        (node.key, 1, field.name)
        for node in wanted
        for field in node.fields
        if field.need is Need.REQUIRED and (node.key, field.name) not in there
    )
