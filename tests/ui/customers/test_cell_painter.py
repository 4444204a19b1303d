"""The cells as they are seen: the pixels of a whole window over a real list, in both looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.ui.customers.table_view import TableView
from joor_desktop.ui.theme import Look, apply_theme, colours
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.editing import ListEditor
from tests.ui.conftest import OpenWindow
from tests.ui.customers.test_table_keys import table_of

NAME, CODE, EMAIL, ALIAS = (
    Path(field=f"customer_{name}") for name in ("name", "code", "contact_email", "alias")
)
ADDRESSES = Path("shipping_addresses")
PAD = 6


@pytest.fixture(params=[Look.LIGHT, Look.DARK], ids=["light", "dark"])
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Look]:
    """Return the look that is to be put on; the system's comes back at the end."""
    yield request.param
    apply_theme(qapp)


def cell(table: TableView, record_id: int, path: Path | None) -> QRect:
    """Where the cell is seen, without the lines at its right and below; scrolled to where it is out of sight."""
    index = table.table.index_of(record_id, path)
    table.scrollTo(index)
    found = table.visualRect(index)
    assert table.viewport().rect().contains(found)
    return found


def column(table: TableView, record_id: int, path: Path | None) -> int:
    return table.table.index_of(record_id, path).column()


def seen(table: TableView, area: QRect) -> QImage:
    """The pixels of a part of the table."""
    return table.viewport().grab(area).toImage().convertToFormat(QImage.Format.Format_RGB32)


def shades(table: TableView, area: QRect) -> Counter[str]:
    """How many pixels of each colour are seen."""
    image = seen(table, area)
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return Counter(QColor(image.pixel(x, y)).name() for x, y in places)


def left_of(area: QRect, width: int) -> QRect:
    return QRect(area.left(), area.top(), width, area.height())


def right_of(area: QRect, width: int) -> QRect:
    return QRect(area.right() - width + 1, area.top(), width, area.height())


def opened(open_window: OpenWindow, qapp: QApplication, look: Look, record_id: int, qtbot: QtBot) -> TableView:
    """A window in that look, with the cursor on a customer's name."""
    window = open_window()
    apply_theme(qapp, look)
    table = table_of(window)
    put_cursor(window, record_id, NAME, qtbot)
    return table


def put_cursor(window: MainWindow, record_id: int, path: Path, qtbot: QtBot) -> None:
    table = table_of(window)
    table.setCurrentIndex(table.table.index_of(record_id, path))
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)


@pytest.mark.parametrize(
    "text",
    [
        "Nord",
        "Galerie für alles, was es gibt, und mehr",
        "W" * 16,
        "株式会社渋谷百貨店東京本店東京",
        "חנות הבגדים הגדולה בתל אביב יפו",
        "متجر",
        "Nord\nund Süd\tund so weiter",
    ],
    ids=["short", "long", "wide", "Japanese", "Hebrew", "Arabic", "lines"],
)
def test_text_is_seen_and_stays_in_its_cell(
    open_window: OpenWindow,
    qapp: QApplication,
    five: list[int],
    spring: ListEditor,
    qtbot: QtBot,
    look: Look,
    text: str,
) -> None:
    spring.set_values([(five[2], NAME, text), (five[3], NAME, "")])
    table = opened(open_window, qapp, look, five[0], qtbot)
    area = cell(table, five[2], NAME)
    inside = shades(table, area.adjusted(PAD, 0, -PAD, 0))
    assert inside[colours().surface.name()] < sum(inside.values()) - 20
    for edge in (left_of(area, PAD), right_of(area, PAD)):
        assert set(shades(table, edge)) == {colours().surface.name()}
    empty = cell(table, five[3], NAME).adjusted(4, 0, 0, 0)  # right of the bar of what is wrong there
    assert set(shades(table, empty)) == {colours().error_tint.name()}


def test_text_that_is_cut_shows_more_in_a_wider_column(
    open_window: OpenWindow, qapp: QApplication, five: list[int], spring: ListEditor, qtbot: QtBot, look: Look
) -> None:
    begin = "Galerie der schönen Dinge "
    spring.set_values([(five[2], NAME, begin + "Nord"), (five[4], NAME, begin + "West")])
    table = opened(open_window, qapp, look, five[0], qtbot)
    table.setColumnWidth(column(table, five[2], NAME), 120)
    one, two = (seen(table, cell(table, each, NAME)) for each in (five[2], five[4]))
    assert one == two
    assert one != seen(table, cell(table, five[0], NAME))
    table.setColumnWidth(column(table, five[2], NAME), 260)
    one, two = (seen(table, cell(table, each, NAME)) for each in (five[2], five[4]))
    assert one != two


def test_what_is_wrong_has_its_tint_its_bar_and_its_mark(
    open_window: OpenWindow, qapp: QApplication, five: list[int], qtbot: QtBot, look: Look
) -> None:
    table = opened(open_window, qapp, look, five[0], qtbot)
    shade = colours()
    for path, bar, tint in ((EMAIL, shade.error, shade.error_tint), (ADDRESSES, shade.warning, shade.warning_tint)):
        wrong, right = cell(table, five[1], path), cell(table, five[2], path)
        assert set(shades(table, left_of(wrong, 3))) == {bar.name()}
        within = shades(table, wrong.adjusted(3, 0, 0, 0))
        assert within[tint.name()] > sum(within.values()) / 2
        assert not {bar.name(), tint.name()} & set(shades(table, right))
    table.scrollTo(table.table.index(1, 1))
    states = [table.visualRect(table.table.index(row, 1)) for row in (1, 2)]
    assert shade.error.name() in shades(table, states[0])
    assert shade.right.name() not in shades(table, states[0])
    assert shade.right.name() in shades(table, states[1])


def test_chosen_cells_are_shaded_and_keep_what_is_wrong_with_them(
    open_window: OpenWindow, qapp: QApplication, five: list[int], qtbot: QtBot, look: Look
) -> None:
    table = opened(open_window, qapp, look, five[0], qtbot)
    shade = colours()
    assert shade.selection.name() not in shades(table, cell(table, five[1], NAME))
    table.selectRow(1)
    assert shade.selection.name() in shades(table, left_of(cell(table, five[1], CODE), 4))
    assert shade.selection.name() in shades(table, right_of(cell(table, five[1], NAME), 4))
    assert shade.selection.name() not in shades(table, cell(table, five[2], NAME))
    wrong = cell(table, five[1], EMAIL)
    assert set(shades(table, left_of(wrong, 3))) == {shade.error.name()}
    mixed = shades(table, right_of(wrong, 4))
    assert not {shade.selection.name(), shade.error_tint.name(), shade.surface.name()} & set(mixed)


def test_the_cursor_is_a_frame_while_the_table_has_the_keys(
    open_window: OpenWindow, qapp: QApplication, five: list[int], qtbot: QtBot, look: Look
) -> None:
    window = open_window()
    apply_theme(qapp, look)
    table, accent = table_of(window), colours().accent.name()
    put_cursor(window, five[2], CODE, qtbot)
    area = cell(table, five[2], CODE)
    top, bottom = (QRect(area.left() + 8, y, area.width() - 24, 1) for y in (area.top() + 1, area.bottom() - 1))
    left, right = (QRect(x, area.top() + 8, 1, area.height() - 16) for x in (area.left() + 1, area.right() - 1))
    assert all(set(shades(table, side)) == {accent} for side in (top, bottom, left, right))
    assert accent not in shades(table, area.adjusted(4, 4, -9, -9))
    assert accent not in shades(table, cell(table, five[3], CODE).adjusted(0, 6, 0, 0))
    window.customers.pane.search_box.setFocus()
    qtbot.waitUntil(lambda: not table.hasFocus())
    assert accent not in shades(table, area.adjusted(0, 0, -9, -9))
