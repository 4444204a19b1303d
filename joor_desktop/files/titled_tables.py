"""Tables titled as addresses of one kind, such as BILLING above one and SHIPPING above another, with the same codes:
one of them holds the customers, and the others their entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from joor_desktop.files.column_matches import entry_columns
from joor_desktop.files.columns.phrase_fields import ADDRESSES
from joor_desktop.files.derived_columns import DerivedColumns
from joor_desktop.files.sheet_plan import SheetPlan, hidden_columns, missing_fields, place_columns
from joor_desktop.files.understanding import Choices, Layout

_CODE, _NAME = "customer_code", "customer_name"
_SHARED = 0.8
_LISTS = (Layout.CUSTOMERS, Layout.GROUPED)


def join_titled(plans: Sequence[SheetPlan], choices: Choices) -> list[SheetPlan]:
    """*plans*, those of titled tables as entries where others hold at least four in five of their customer codes."""
    kinds: dict[str, list[SheetPlan]] = {}
    for plan in plans:
        if plan.understanding.used and plan.understanding.layout in _LISTS and plan.index_of(_CODE) is not None:
            kinds.setdefault(_kind(plan), []).append(plan)
    if len(kinds) < 2:
        return list(plans)
    codes = {kind: set().union(*map(codes_of, listed)) for kind, listed in kinds.items()}
    for main in sorted(kinds, key=lambda kind: (not all(map(_has_name, kinds[kind])), kind != "")):
        others = [kind for kind in kinds if kind not in ("", main)]
        if others and all(_are_mostly_in(codes[kind], codes[main]) for kind in others):
            return [_as_entries(plan, choices) if _is_of(plan, kinds, others) else plan for plan in plans]
    return list(plans)


def with_customers(plans: Sequence[SheetPlan]) -> list[SheetPlan]:
    """*plans*; where all are of entries, the one with the most customer codes makes a customer of each code."""
    entries = [plan for plan in plans if plan.understanding.used and plan.understanding.layout is Layout.ENTRIES]
    if not entries or any(plan.understanding.used and plan.understanding.layout in _LISTS for plan in plans):
        return list(plans)
    main = max(entries, key=lambda plan: len(codes_of(plan)))
    understanding = replace(main.understanding, layout=Layout.GROUPED, node="", missing=missing_fields(main))
    return [replace(plan, understanding=understanding) if plan is main else plan for plan in plans]


def codes_of(plan: SheetPlan) -> set[str]:
    """The customer codes of a table; of a long sheet, which is read as it is asked for, those of its first rows."""
    code, header = plan.index_of(_CODE), plan.understanding.header_row or 0
    if code is None:
        return set()
    return {texts[code].strip() for _, texts, _ in plan.sheet.known_after(header) if code < len(texts)} - {""}


def _kind(plan: SheetPlan) -> str:
    """Whose addresses the title says that the table holds, if there are any in it."""
    held = {meaning.node for meaning in plan.columns.values()}
    return plan.owner if plan.owner and ADDRESSES[plan.owner] in held else ""


def _has_name(plan: SheetPlan) -> bool:
    return plan.index_of(_NAME) is not None


def _are_mostly_in(codes: set[str], others: set[str]) -> bool:
    return bool(codes) and len(codes & others) >= _SHARED * len(codes)


def _is_of(plan: SheetPlan, kinds: dict[str, list[SheetPlan]], wanted: Sequence[str]) -> bool:
    return any(plan is each for kind in wanted for each in kinds[kind])


def _as_entries(plan: SheetPlan, choices: Choices) -> SheetPlan:
    """The plan of a titled table as one of entries; what a person chose for its columns stays."""
    node, code = ADDRESSES[plan.owner], plan.index_of(_CODE)
    chosen = choices.of(plan.understanding.name)
    others = {key for targets in chosen.columns.values() for key, _, name in targets if (key, name) != ("", _CODE)}
    if code is None or code >= len(plan.understanding.columns) or others - {node.key}:
        return plan
    headings = [column.heading for column in plan.understanding.columns]
    rows = [row for row in plan.sheet.first_rows if row[0] > (plan.understanding.header_row or 0)]
    hidden = set() if chosen.with_hidden else hidden_columns(plan.sheet)
    columns = entry_columns(headings, rows, plan.understanding.columns[code], node, chosen.columns, hidden)
    understanding = replace(
        plan.understanding,
        layout=Layout.ENTRIES,
        node=node.key,
        columns=tuple(columns),
        missing=(),
        by_name=False,
        names_repeat=False,
    )
    entries = replace(plan, understanding=understanding, columns={}, derived=DerivedColumns(len(columns)))
    place_columns(entries, columns)
    return entries
