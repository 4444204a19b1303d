"""A form over a real list in a real file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.form.panel import FormPanel
from joor_desktop.ui.theme import apply_theme
from joor_desktop.ui.worker import Worker
from joor_desktop.work.editing import ListEditor


@pytest.fixture
def drafts(tmp_path: Path) -> Iterator[Drafts]:
    """Return the lists of an empty file."""
    database = Database(tmp_path / "lists.sqlite3")
    yield Drafts(database)
    database.close()


@pytest.fixture
def editor(drafts: Drafts) -> ListEditor:
    """Return the editor of a new list."""
    return ListEditor(drafts, drafts.create("Spring fair", "practice"))


@pytest.fixture
def customer(editor: ListEditor) -> int:
    """Return the id of a customer with two addresses, a missing state and a misspelled country."""
    values = {
        "customer_name": "JboutiqueNY",
        "customer_code": "JBNY",
        "customer_group_name": "Specialty",
        "sales_rep_code": "AB",
    }
    new_york = {
        "shipping_code": "JBNY1",
        "shipping_address_1": "1 Main St",
        "shipping_city": "New York",
        "shipping_country": "United States",
    }
    milan = {
        "shipping_code": "JBNY2",
        "shipping_address_1": "Via Roma 12",
        "shipping_city": "Milano",
        "shipping_country": "Italia",
    }
    price = {
        "price_type_currency_code": "USD",
        "price_type_label": "Wholesale",
        "price_type_retail_currency_code": "USD",
    }
    entries = {
        "shipping_addresses": [new_york, milan],
        "price_types": [price],
        "warehouses": [{"warehouse_code": "W1"}],
    }
    return editor.add_customer(Record(values, entries))


@pytest.fixture
def reading(qapp: QApplication) -> Iterator[Worker]:
    """Return the worker that looks through whole lists."""
    worker = Worker()
    yield worker
    assert worker.stop()


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication, editor: ListEditor, drafts: Drafts, reading: Worker) -> FormPanel:
    """Return the form on screen, with no customer yet."""
    apply_theme(qapp)
    form = FormPanel(editor, drafts, reading)
    qtbot.addWidget(form)
    form.resize(371, 760)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    return form
