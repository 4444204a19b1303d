"""The model of the tables: what a cell says, what is saved, and that every change is announced rightly."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from joor_desktop.model.field import Node
from joor_desktop.model.field_table import NODE_BY_KEY, NODES
from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.customers.record_cache import RecordCache
from joor_desktop.ui.customers.rows import Rows
from joor_desktop.ui.customers.table_model import TableModel
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.worker import Worker

CODE = Path(field="customer_code")
EMAIL = Path(field="customer_contact_email")
ROLE = Qt.ItemDataRole
STRICT = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def open_list(qtbot: QtBot, lists: Drafts, five: list[int]) -> OpenList:
    return OpenList(lists.database, Worker())


def model_of(open_list: OpenList, node_key: str = "") -> TableModel:
    """A model with all rows, watched by Qt's own tester."""
    model = TableModel(NODE_BY_KEY[node_key], RecordCache(open_list.drafts), open_list)
    QAbstractItemModelTester(model, STRICT, model)
    if node_key:
        model.show_rows(Rows(*open_list.drafts.entry_order(open_list.list_id, node_key)))
    else:
        model.show_rows(Rows(open_list.drafts.order(open_list.list_id)))
    return model


@pytest.mark.parametrize("node", NODES, ids=lambda node: node.key or "customers")
def test_every_table_keeps_qts_rules(open_list: OpenList, node: Node, qtmodeltester: ModelTester) -> None:
    model = model_of(open_list, node.key)
    assert model.rowCount() == (open_list.entry_counts[node.key] if node.key else 5)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(orders=st.lists(st.lists(st.integers(0, 4), max_size=8, unique=True), min_size=2, max_size=5))
def test_rows_come_and_go_with_the_right_announcements(
    open_list: OpenList, five: list[int], orders: list[list[int]]
) -> None:
    model = TableModel(NODE_BY_KEY[""], RecordCache(open_list.drafts), open_list)
    tester = QAbstractItemModelTester(model, STRICT)
    for order in orders:
        model.show_rows(Rows(array("q", [five[each] for each in order])))
        shown = [model.data(model.index(row, model.column_of(CODE))) for row in range(len(order))]
        assert shown == [f"EL{each + 1:04}" for each in order]
    tester.deleteLater()


def test_what_stays_keeps_its_index(open_list: OpenList, five: list[int]) -> None:
    model = model_of(open_list)
    last = QPersistentModelIndex(model.index_of(five[4], EMAIL))
    model.show_rows(Rows(array("q", [five[0], five[3], five[4]])))
    assert last.row() == 2


def test_cell_in_error_says_so_to_the_eye_and_to_a_screen_reader(open_list: OpenList, five: list[int]) -> None:
    model = model_of(open_list)
    wrong = model.index_of(five[1], EMAIL)
    assert model.data(wrong) == "anna at nord"
    assert "@" in (model.data(wrong, ROLE.ToolTipRole) or "")
    assert (model.data(wrong, ROLE.AccessibleTextRole) or "").startswith("anna at nord. ")
    right = model.index_of(five[0], EMAIL)
    assert model.data(right, ROLE.ToolTipRole) is None
    assert model.data(right, ROLE.AccessibleTextRole) == "anna@nord.example"


def test_state_is_told_in_words(open_list: OpenList, five: list[int]) -> None:
    model = model_of(open_list)
    states = [model.data(model.index(row, 1)) for row in range(5)]
    assert states == ["Ready", "1 error", "Ready", "1 error", "Ready"]


def test_summary_counts_entries_and_names_the_worst_problem(open_list: OpenList, five: list[int]) -> None:
    model = model_of(open_list)
    addresses = Path("shipping_addresses")
    assert model.data(model.index_of(five[0], addresses)) == "2 addresses"
    assert model.data(model.index_of(five[1], addresses)) == "2 addresses · country in another spelling"
    assert model.data(model.index_of(five[0], Path("price_types"))) == "EUR Europe"
    assert model.data(model.index_of(five[0], Path("discounts"))) == "15 %"


def test_fields_can_be_edited_and_all_else_can_not(open_list: OpenList, five: list[int]) -> None:
    editable = Qt.ItemFlag.ItemIsEditable
    customers, buyers = model_of(open_list), model_of(open_list, "buyers")
    assert customers.flags(customers.index_of(five[0], EMAIL)) & editable
    assert not customers.flags(customers.index_of(five[0], Path("buyers"))) & editable
    assert not customers.flags(customers.index(0, 1)) & editable
    assert buyers.flags(buyers.index_of(five[0], Path("buyers", 1, "buyer_name"))) & editable
    assert not buyers.flags(buyers.index(0, 1)) & editable
    assert not customers.setData(customers.index_of(five[0], Path("buyers")), "x")
    assert customers.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_typed_text_is_saved_and_the_same_text_is_no_edit(open_list: OpenList, five: list[int]) -> None:
    model = model_of(open_list)
    index = model.index_of(five[1], EMAIL)
    edits: list[object] = []
    open_list.edited.connect(edits.append)
    assert not model.setData(index, "anna at nord")
    assert not edits
    assert model.setData(index, "anna@nord.example")
    assert len(edits) == 1
    assert open_list.drafts.page([five[1]])[0].record.value(EMAIL) == "anna@nord.example"
    assert open_list.undo_label == "Change Contact e-mail of EL0002"


def test_entry_is_saved_in_its_own_row(open_list: OpenList, five: list[int]) -> None:
    model = model_of(open_list, "shipping_addresses")
    city = Path("shipping_addresses", 1, "shipping_city")
    model.setData(model.index_of(five[2], city), "Milano")
    record = open_list.drafts.page([five[2]])[0].record
    assert [entry["shipping_city"] for entry in record.entries["shipping_addresses"]] == ["Berlin", "Milano"]


def test_changed_record_is_announced_with_all_its_rows(open_list: OpenList, five: list[int], qtbot: QtBot) -> None:
    model = model_of(open_list, "shipping_addresses")
    with qtbot.waitSignal(model.dataChanged) as told:
        model.record_changed((five[1],))
    first, last, *_ = told.args
    assert (first.row(), last.row()) == (2, 3)
    assert last.column() == model.columnCount() - 1


def test_row_of_a_record_that_is_gone_is_empty(open_list: OpenList) -> None:
    model = TableModel(NODE_BY_KEY[""], RecordCache(open_list.drafts), open_list)
    model.show_rows(Rows(array("q", [987654])))
    assert model.data(model.index(0, 2)) == ""


def test_columns_have_titles_and_explanations(open_list: OpenList) -> None:
    for node in NODES:
        model = TableModel(node, RecordCache(open_list.drafts), open_list)
        for column in range(model.columnCount()):
            assert model.headerData(column, Qt.Orientation.Horizontal)
            assert model.headerData(column, Qt.Orientation.Horizontal, ROLE.ToolTipRole)
        named = {column.field() for column in model.columns}
        assert named >= set(node.fields)
