"""Which columns are shown, where and how wide."""

from __future__ import annotations

import pytest

from joor_desktop.model.field_table import NODE_BY_KEY, NODES
from joor_desktop.ui.customers.column_plan import ColumnPlan, plan_from_text
from joor_desktop.ui.customers.columns import columns_of

COLUMNS = columns_of(NODE_BY_KEY[""])
KEYS = [column.key for column in COLUMNS]


def keys(plan: ColumnPlan) -> list[str]:
    return [column.key for column in plan.shown(COLUMNS)]


def test_plan_of_nothing_shows_all_as_they_are() -> None:
    assert keys(ColumnPlan()) == KEYS
    assert len(set(KEYS)) == len(KEYS)


def test_column_is_moved_among_the_shown_ones() -> None:
    plan = ColumnPlan().without("state").moved(COLUMNS, "customer_name", 0)
    assert keys(plan) == ["customer_name", "#", *[key for key in KEYS[2:] if key != "customer_name"]]
    assert keys(plan.including("state"))[:3] == ["customer_name", "#", "state"]


def test_column_that_the_plan_does_not_know_stays_behind_its_neighbour() -> None:
    order = tuple(key for key in reversed(KEYS) if key != "state")
    assert keys(ColumnPlan(order))[-2:] == ["#", "state"]


def test_number_is_never_hidden() -> None:
    assert keys(ColumnPlan().without("#")) == KEYS


@pytest.mark.parametrize("node", NODES, ids=lambda node: node.key or "customers")
def test_code_and_name_stay_by_themselves(node: object) -> None:
    from joor_desktop.model.field import Node

    assert isinstance(node, Node)
    columns = columns_of(node)
    count = ColumnPlan().frozen_count(columns)
    assert {"customer_code", "customer_name"} <= {column.key for column in columns[:count]}
    assert ColumnPlan(frozen="").frozen_count(columns) == 0


def test_plan_is_remembered_as_a_line() -> None:
    plan = ColumnPlan(("#", "state"), frozenset(["amount"]), {"state": 120}, "state")
    assert plan_from_text(plan.to_text()) == plan
    assert plan_from_text(ColumnPlan().to_text()) == ColumnPlan()


@pytest.mark.parametrize("line", ["", "{", "[]", "{}", '{"order":3,"hidden":[],"widths":{},"frozen":""}'])
def test_line_that_is_not_understood_is_no_plan(line: str) -> None:
    assert plan_from_text(line) == ColumnPlan()
