"""What was read from JOOR for a review: told with its time, kept for the next one, never taken for granted."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from joor_desktop.model.profile import practice_profile
from tests.ui.sends.office import Office, column_titles, press, show_plan


def test_a_review_that_is_opened_again_pays_nothing_and_says_when_it_looked(qtbot: QtBot, office: Office) -> None:
    """Only who was looked up is called new to JOOR; a press looks again."""
    for number in range(3):
        office.add(f"A{number}")
    office.read_first = 2
    show_plan(qtbot, office, practice_profile())
    looked = office.calls()
    told = office.words()
    assert "2 new, 1 for the first time (not looked up), 0 changed" in told
    assert "3 customers: 2 new to JOOR, 1 for the first time, not looked up on JOOR" in told
    assert "2 of 3 customers looked up on JOOR first" in told.splitlines()
    assert standings_shown(office) == ["New to JOOR", "New to JOOR", "For the first time, not looked up on JOOR"]
    assert not office.has_button("Look on JOOR again")
    show_plan(qtbot, office, practice_profile())
    assert office.calls() == looked
    assert "2 of 3 customers looked up on JOOR first, the first of them today " in office.words()
    assert standings_shown(office) == ["New to JOOR", "New to JOOR", "For the first time, not looked up on JOOR"]
    press(office.button("Look on JOOR again"))
    qtbot.waitUntil(lambda: office.has_button("Back"), timeout=10_000)
    assert office.calls() == looked + 2
    assert "looked up on JOOR first" in office.words()
    assert not office.has_button("Look on JOOR again")


def standings_shown(office: Office) -> list[str]:
    """What each customer that goes is to JOOR, as the table shows it."""
    table = next(
        table for table in office.review.findChildren(QTableView) if "What changes" in column_titles(table.model())
    )
    model = table.model()
    column = column_titles(model).index("What it is to JOOR")
    assert table.sizeHintForColumn(column) <= table.columnWidth(column)
    return [model.index(row, column).data() for row in range(model.rowCount())]
