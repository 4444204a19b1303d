"""What the form asks for: its sections, and which of their fields are required or recommended."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from joor_desktop.model.field import Need
from joor_desktop.model.path import Path
from joor_desktop.ui.form.field_view import FieldView
from joor_desktop.ui.form.panel import FormPanel
from joor_desktop.ui.form.quick_add import QuickAdd
from joor_desktop.ui.form.section_box import SectionHeading
from joor_desktop.ui.window import MainWindow
from tests.ui.form.test_panel import STATE
from tests.ui.form.test_quick_add import start

TITLES = ("Customer", "Contact", "Buyers", "Shipping", "Billing", "Locations", "Prices", "Discounts", "Warehouses")


def mark(view: FieldView) -> str:
    """What stands beside the label of a field."""
    roles = ("required", "recommended")
    marks = [label for label in view.findChildren(QLabel) if label.property("role") in roles and label.isVisible()]
    assert len(marks) < 2
    return marks[0].text() if marks else ""


def views(within: QWidget) -> dict[str, FieldView]:
    return {view.field.name: view for view in within.findChildren(FieldView) if view.isVisible()}


def in_sight(panel: FormPanel) -> int:
    """How many parts of the form are shown."""
    return sum(each.isVisible() for each in panel.findChildren(QWidget))


def test_nine_sections_open_and_close_with_the_keys(panel: FormPanel, customer: int, qtbot: QtBot) -> None:
    panel.show_record(customer)
    headings = [each for each in panel.findChildren(SectionHeading) if each.isVisible()]
    headings.sort(key=lambda each: each.mapTo(panel, each.rect().topLeft()).y())
    assert tuple(each.text() for each in headings) == TITLES
    for heading in headings:
        opened = heading.isChecked()
        heading.setFocus(Qt.FocusReason.TabFocusReason)
        for expected in (not opened, opened):
            before = in_sight(panel)
            QTest.keyClick(heading, Qt.Key.Key_Space)
            assert heading.isChecked() is expected
            assert (in_sight(panel) > before) is expected


def test_required_and_recommended_are_marked_apart(panel: FormPanel, customer: int, qtbot: QtBot) -> None:
    panel.show_record(customer, STATE)
    shown = views(panel)
    marks = {name: mark(view) for name, view in shown.items()}
    assert marks["customer_code"] == marks["customer_name"] == "*"
    assert marks["customer_group_name"] == marks["sales_rep_code"] == "recommended"
    assert marks["customer_alias"] == ""
    assert marks["shipping_state"] == "*"
    panel.show_record(customer, Path("shipping_addresses", 1, "shipping_city"))
    assert mark(views(panel)["shipping_state"]) == ""


def test_quick_add_asks_only_for_what_is_required_or_recommended(
    window: MainWindow, five: list[int], qtbot: QtBot
) -> None:
    panel: QuickAdd = start(window, qtbot)
    asked = views(panel)
    assert {view.field.need for view in asked.values()} <= {Need.REQUIRED, Need.RECOMMENDED}
    assert {"customer_name", "customer_code", "customer_group_name", "sales_rep_code"} <= set(asked)
    assert all(mark(view) for view in asked.values())
