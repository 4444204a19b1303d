"""The list of problems in little room."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from joor_desktop.checks.messages import advice
from joor_desktop.model.problem import Severity
from joor_desktop.storage.drafts import ProblemKind
from joor_desktop.ui.customers.problem_panel import ProblemPanel


@pytest.mark.parametrize(("height", "told"), [(220, False), (600, True)])
def test_words_on_what_to_do_are_whole_or_give_way(qtbot: QtBot, height: int, told: bool) -> None:
    panel = ProblemPanel()
    qtbot.addWidget(panel)
    kind = ProblemKind(Severity.ERROR, "email", "", "customer_contact_email", 21)
    panel.show_kinds([kind], customers=40)
    panel.choose(kind)
    panel.offer_all(3)
    panel.show_fixes(kind, 2, 0)
    panel.resize(200, height)
    panel.show()
    words = next(each for each in panel.findChildren(QLabel) if each.text() == advice(kind.code))
    assert words.isVisible() == told
    if told:
        qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
