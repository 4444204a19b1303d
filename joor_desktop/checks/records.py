"""Checks one record: first its texts by themselves, all in one glance, then what they mean."""

from __future__ import annotations

from joor_desktop.checks.generator import build
from joor_desktop.checks.glance import joined, looks_plain
from joor_desktop.checks.mangled import holds_typeset_sign
from joor_desktop.checks.other_address import SAME_ADDRESS, holds_other_address
from joor_desktop.checks.placeholders import PLACEHOLDERS, holds_placeholder
from joor_desktop.checks.raw_text import clean_record, has_typeset_code
from joor_desktop.model.field_table import NODES
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Record

check_meaning = build()

_LOOKED_UP = PLACEHOLDERS | SAME_ADDRESS
"""One set: to look all texts up in two takes longer."""

_NODE_RANK = {node.key: rank for rank, node in enumerate(NODES)}
_FIELD_RANK = {"": -1, **{field.name: rank for node in NODES for rank, field in enumerate(node.fields)}}


def check_record(record: Record) -> list[Problem]:
    """Return all that *record* alone tells is wrong with it, in the order of the field table."""
    texts: list[str] = []
    problems = check_meaning(record.values, record.entries, texts)
    together = joined(texts)
    if (
        not looks_plain(together, len(texts))
        or (holds_typeset_sign(together) and has_typeset_code(record))
        or (not _LOOKED_UP.isdisjoint(texts) and (holds_placeholder(record) or holds_other_address(record)))
    ):
        problems = _check_flawed(record)
    if len(problems) > 1:
        problems.sort(key=_table_order)
    return problems


def _check_flawed(record: Record) -> list[Problem]:
    problems: list[Problem] = []
    meant, unreadable = clean_record(record, problems)
    found = check_meaning(meant.values, meant.entries, [])
    problems += (problem for problem in found if problem.path not in unreadable)
    return problems


def _table_order(problem: Problem) -> tuple[int, int, int]:
    path: Path = problem.path
    return _NODE_RANK[path.node], path.index, _FIELD_RANK[path.field]
