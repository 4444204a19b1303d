"""Mending all problems of a kind: the preview with its ticks, and the one step that undoes it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QScrollArea, QTableView, QWidget
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.customers.mend_dialog import MendDialog
from joor_desktop.ui.customers.mend_model import Part
from joor_desktop.ui.form.field_message import FieldMessage
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.arranging import Arrangement, ColumnFilter, SortKey, Test
from joor_desktop.work.editing import ListEditor
from tests.ui.conftest import OpenWindow, faulty, managed_windows
from tests.ui.customers.test_page import COUNTRY, EMAIL, button, press, tables_of, visible, wait_for_place

PERCENT = Path("discounts", 0, "amount")
STREET = Path("billing_addresses", 0, "billing_address_1")
SECOND_LINE = Path("billing_addresses", 0, "billing_address_2")
NAME = Path(field="customer_name")
LONG_STREET = "Landsberger Straße 155, Haus 2, Eingang B, Aufgang 3, vierter Stock"


def preview(window: MainWindow, kind: str, words: str, qtbot: QtBot) -> MendDialog:
    """The preview of the fixes of a kind, opened with its button."""
    side = window.frame.side
    qtbot.waitUntil(lambda: visible(side, kind))
    press(side, kind)
    qtbot.waitUntil(lambda: visible(side, words))
    press(side, words)
    (dialog,) = window.frame.findChildren(MendDialog)
    qtbot.waitUntil(lambda: table_in(dialog).model().rowCount() > 0)
    return dialog


def table_in(dialog: MendDialog) -> QTableView:
    (table,) = dialog.findChildren(QTableView)
    return table


def line(dialog: MendDialog, row: int) -> list[str]:
    """What a row of the preview says."""
    model = table_in(dialog).model()
    return [str(model.index(row, part).data()) for part in list(Part)[1:]]


def box(dialog: MendDialog, words: str) -> QCheckBox:
    (found,) = [each for each in dialog.findChildren(QCheckBox) if words in each.text()]
    return found


@managed_windows
def test_preview_says_before_and_after_and_is_one_step(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    dialog = preview(window, "Country in another spelling", "Preview 2 fixes", qtbot)
    assert line(dialog, 0) == ["EL0002", "Shipping address 2", "Italia", "Italy", "certain"]
    assert "EL0002" in table_in(dialog).model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: all(stored.record.value(COUNTRY) != "Italia" for stored in lists.page(five)))
    assert lists.page([five[1]])[0].record.value(COUNTRY) == "Italy"
    assert (window.open_list.undo_label or "").startswith("Mend 2 × Country in another spelling")
    qtbot.waitUntil(lambda: not visible(window.frame.side, "Country in another spelling"))
    qtbot.waitUntil(tables_of(window).table.hasFocus)
    window.actions.undo.trigger()
    qtbot.waitUntil(lambda: lists.page([five[3]])[0].record.value(COUNTRY) == "Italia")


def test_the_preview_is_no_higher_than_its_fixes_need(window: MainWindow, qtbot: QtBot) -> None:
    dialog = preview(window, "Country in another spelling", "Preview 2 fixes", qtbot)
    table = table_in(dialog)
    qtbot.waitUntil(lambda: table.viewport().height() >= table.verticalHeader().length())
    assert dialog.height() == 300


def test_the_preview_of_many_fixes_is_as_high_as_the_window_lets_it(
    spring: ListEditor, open_window: OpenWindow, qtbot: QtBot
) -> None:
    for number in range(1, 31):
        spring.add_customer(faulty(number))
    window = open_window()
    dialog = preview(window, "Country in another spelling", "Preview 30 fixes", qtbot)
    qtbot.waitUntil(lambda: dialog.height() == 640)


def test_what_is_not_ticked_stays_as_it_is(window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot) -> None:
    dialog = preview(window, "Country in another spelling", "Preview 2 fixes", qtbot)
    table = table_in(dialog)
    qtbot.waitUntil(table.hasFocus)  # the window manager makes the dialog active
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert button(dialog, "Change 1 value").isEnabled()
    rect = table.visualRect(table.model().index(1, Part.CHOSEN))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert not button(dialog, "Change 0 values").isEnabled()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Space)
    press(dialog, "Change 1 value")
    qtbot.waitUntil(lambda: sum(each.record.value(COUNTRY) == "Italia" for each in lists.page(five)) == 1)


def test_cancelled_preview_changes_nothing(window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot) -> None:
    dialog = preview(window, "Country in another spelling", "Preview 2 fixes", qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.frame.findChildren(MendDialog))
    assert [each.record.value(COUNTRY) for each in lists.page([five[1], five[3]])] == ["Italia", "Italia"]


def test_likely_fixes_stand_apart_from_certain_ones(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    long_street = [(five[0], STREET, LONG_STREET), (five[2], STREET, LONG_STREET)]
    window.open_list.set_values([*long_street, (five[0], SECOND_LINE, ""), (five[2], SECOND_LINE, "Hof")])
    dialog = preview(window, "Street too long", "Preview 2 fixes", qtbot)
    kept, rest = "Landsberger Straße 155, Haus 2, Eingang B, Aufgang", "3, vierter Stock"
    assert line(dialog, 0)[3:] == [f"{kept} ⏎ {rest}", "certain"]
    assert line(dialog, 1)[3:] == [f"{kept} ✂ {rest}", "cuts it off"]
    assert box(dialog, "1 certain").checkState() == Qt.CheckState.Checked
    assert box(dialog, "1 likely").checkState() == Qt.CheckState.Unchecked
    press(dialog, "Change 1 value")
    qtbot.waitUntil(lambda: lists.page([five[0]])[0].record.value(SECOND_LINE) == rest)
    assert lists.page([five[2]])[0].record.value(STREET) == LONG_STREET
    window.actions.undo.trigger()
    qtbot.waitUntil(lambda: lists.page([five[0]])[0].record.value(SECOND_LINE) == "")
    assert lists.page([five[0]])[0].record.value(STREET) == LONG_STREET


def test_a_half_is_left_out_and_taken_in_with_one_click(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    window.open_list.set_values([(five[0], PERCENT, "0.15"), (five[2], PERCENT, "0.5")])
    dialog = preview(window, "Percent below 1", "Preview 2 fixes", qtbot)
    half = box(dialog, "2 likely")
    QTest.mouseClick(half, Qt.MouseButton.LeftButton, pos=half.rect().center() / 4)
    assert not button(dialog, "Change 0 values").isEnabled()
    QTest.mouseClick(half, Qt.MouseButton.LeftButton, pos=half.rect().center() / 4)
    assert button(dialog, "Change 2 values").isEnabled()


def test_spaces_are_seen_in_the_preview(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    window.open_list.set_value(five[0], NAME, " Nord  ")
    dialog = preview(window, "Name has spaces around it", "Preview the fix", qtbot)
    assert line(dialog, 0)[2:4] == ["·Nord··", "Nord"]


def test_a_state_is_proposed_beside_what_it_was_read_off(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    address = {"country": "US", "state": "", "postal_code": "10005", "city": "New York"}
    paths = {name: Path("billing_addresses", 0, f"billing_{name}") for name in address}
    window.open_list.set_values([(five[0], paths[name], text) for name, text in address.items()])
    dialog = preview(window, "State missing", "Preview the fix", qtbot)
    assert line(dialog, 0)[1:] == ["Billing address 1", "(empty) · 10005 New York", "NY", "likely"]
    press(dialog, "Change 1 value")
    qtbot.waitUntil(lambda: lists.page([five[0]])[0].record.value(paths["state"]) == "NY")


def test_missing_states_are_told_and_mended_by_country(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    addresses = [("United States", "10005"), ("Canada", "M5V 2T6"), ("United States", "10005")]
    paths = [Path("billing_addresses", 0, f"billing_{name}") for name in ("country", "postal_code", "state")]
    for record_id, address in zip(five[:3], addresses, strict=True):
        window.open_list.set_values([(record_id, path, text) for path, text in zip(paths, (*address, ""), strict=True)])
    side = window.frame.side
    titles = [f"State missing in a billing address ({country})" for country in ("United States", "Canada")]
    qtbot.waitUntil(lambda: all(visible(side, words) for words in titles))
    assert "2 customers" in button(side, titles[0]).accessibleName()
    press(side, titles[1])
    wait_for_place(window, (five[1], paths[2]), qtbot)
    press(preview(window, titles[0], "Preview 2 fixes", qtbot), "Change 2 values")
    qtbot.waitUntil(lambda: not visible(side, titles[0]))
    assert [stored.record.value(paths[2]) for stored in lists.page(five[:3])] == ["NY", "", "NY"]
    assert visible(side, titles[1])


def test_the_model_keeps_qts_rules(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    dialog = preview(window, "Country in another spelling", "Preview 2 fixes", qtbot)
    QAbstractItemModelTester(
        table_in(dialog).model(), QAbstractItemModelTester.FailureReportingMode.Fatal, dialog
    )
    QTest.keyClick(table_in(dialog), Qt.Key.Key_Space)


@pytest.mark.parametrize("shift", [False, True])
def test_keys_lead_through_the_errors(window: MainWindow, five: list[int], qtbot: QtBot, *, shift: bool) -> None:
    keys = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    window.customers.go_to((five[2], NAME))
    for record_id in (five[1], five[3], five[1]) if shift else (five[3], five[1], five[3]):
        QTest.keyClick(window.frame, Qt.Key.Key_F8, keys)
        wait_for_place(window, (record_id, EMAIL), qtbot)


def test_the_form_shows_the_field_that_a_problem_led_to(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    form = window.customers.form_place.form
    QTest.keyClick(window.frame, Qt.Key.Key_F8)
    wait_for_place(window, (five[1], EMAIL), qtbot)
    qtbot.waitUntil(lambda: "e-mail" in messages_in_sight(form))
    form.findChildren(QScrollArea)[0].verticalScrollBar().setValue(0)
    assert "e-mail" not in messages_in_sight(form)
    press(window.frame.side, "Contact e-mail looks wrong")
    qtbot.waitUntil(lambda: "e-mail" in messages_in_sight(form))


def messages_in_sight(form: QWidget) -> str:
    shown = [each for each in form.findChildren(FieldMessage) if not each.visibleRegion().isEmpty()]
    return "\n".join(each.words() for each in shown)


def test_the_cursor_goes_alone_while_shift_is_held(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    window.customers.go_to((five[2], NAME))
    handle = window.frame.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    wait_for_place(window, (five[1], EMAIL), qtbot)
    assert len(tables_of(window).table.selectionModel().selectedIndexes()) == 1
    QTest.keyRelease(handle, Qt.Key.Key_F8)


def test_keys_lead_through_the_chosen_kind(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    press(window.frame.side, "Country in another spelling")
    wait_for_place(window, (five[1], COUNTRY), qtbot)
    QTest.keyClick(window.frame, Qt.Key.Key_F8)
    wait_for_place(window, (five[3], COUNTRY), qtbot)
    QTest.keyClick(window.frame, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    wait_for_place(window, (five[1], COUNTRY), qtbot)


def test_a_kind_that_is_clicked_below_its_problems_is_not_said_to_be_gone_through(
    window: MainWindow, five: list[int], qtbot: QtBot
) -> None:
    window.customers.go_to((five[4], NAME))
    news = window.frame.status.findChildren(QLabel)
    press(window.frame.side, "Country in another spelling")
    wait_for_place(window, (five[1], COUNTRY), qtbot)
    assert not any(each.text().startswith("Gone through all") for each in news)
    press(window.frame.side, "Country in another spelling")
    wait_for_place(window, (five[3], COUNTRY), qtbot)
    press(window.frame.side, "Country in another spelling")
    wait_for_place(window, (five[1], COUNTRY), qtbot)
    qtbot.waitUntil(lambda: any(each.text().startswith("Gone through all") for each in news))


def test_keys_lead_in_the_order_of_the_sorted_rows_and_only_where_the_filter_shows_them(
    window: MainWindow, five: list[int], qtbot: QtBot
) -> None:
    tables = tables_of(window)
    tables.arrange(Arrangement((SortKey("#", descending=True),)))
    qtbot.waitUntil(lambda: list(tables.table.table.rows.ids) == five[::-1])
    window.customers.go_to((five[4], NAME))
    QTest.keyClick(window.frame, Qt.Key.Key_F8)
    wait_for_place(window, (five[3], EMAIL), qtbot)
    press(window.frame.side, "Country in another spelling")
    wait_for_place(window, (five[3], COUNTRY), qtbot)
    assert tables.node_key == "shipping_addresses"
    QTest.keyClick(window.frame, Qt.Key.Key_F8)
    wait_for_place(window, (five[1], COUNTRY), qtbot)
    news = window.frame.status.findChildren(QLabel)
    QTest.keyClick(window.frame, Qt.Key.Key_F8)
    wait_for_place(window, (five[3], COUNTRY), qtbot)
    qtbot.waitUntil(lambda: any(each.text().startswith("Gone through all") for each in news))
    tables.show_node("")
    tables.arrange(Arrangement(filters=(ColumnFilter("customer_name", Test.IS, frozenset({"Galerie 1"})),)))
    qtbot.waitUntil(lambda: list(tables.table.table.rows.ids) == five[:1])
    QTest.keyClick(window.frame, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: any(each.text() == "No such problem in the rows shown." for each in news))
    assert tables.arrangement.filters
