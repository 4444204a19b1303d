"""The checklist of what JOOR's people set up in an account first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.texts import counted, translate
from joor_desktop.storage.lists import AccountList
from joor_desktop.storage.prerequisites import RESULT_EMAILS, Prerequisite, Prerequisites
from joor_desktop.ui.sends.card import Card
from joor_desktop.ui.theme import Space
from joor_desktop.work.list_titles import list_title


class Checklist(Card):
    """Shows the checklist of one profile, and keeps its ticks. ``refused`` tells a JoorDesktopError."""

    help_topic = "prerequisites"

    refused = Signal(object)

    def __init__(self, prerequisites: Prerequisites, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prerequisites = prerequisites
        self._profile = ""
        self._heading = QLabel(self)
        self._heading.setProperty("role", "heading")
        note = QLabel(self.tr("JOOR's people set these up before customers come. Ask them for what is missing."), self)
        note.setProperty("role", "small")
        note.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.PAGE)
        grid.setVerticalSpacing(Space.UNIT)
        grid.setColumnStretch(1, 1)
        self._rows: dict[str, tuple[QCheckBox, QLabel]] = {}
        for row, name in enumerate((*(kind.name for kind in AccountList), RESULT_EMAILS)):
            tick, words = QCheckBox(_title(name), self), QLabel(self)
            words.setProperty("role", "muted")
            words.setWordWrap(True)
            tick.clicked.connect(partial(self._on_ticked, name))
            grid.addWidget(tick, row, 0)
            grid.addWidget(words, row, 1)
            self._rows[name] = (tick, words)
        self.column.addWidget(self._heading)
        self.column.addWidget(note)
        self.column.addLayout(grid)

    def show_profile(self, name: str) -> None:
        """Show the checklist of the profile of that name."""
        self._profile = name
        found = self._prerequisites.all(name)
        for each in found:
            tick, words = self._rows[each.name]
            tick.setChecked(each.ready)
            words.setText(state_words(each))
        ready = sum(each.ready for each in found)
        heading = self.tr("Set up at JOOR: {ready} of {all}")
        self._heading.setText(heading.format(ready=ready, all=len(found)))

    def _on_ticked(self, name: str) -> None:
        try:
            self._prerequisites.tick(self._profile, name, ready=self._rows[name][0].isChecked())
        except JoorDesktopError as error:
            self.refused.emit(error)
        self.show_profile(self._profile)


def state_words(one: Prerequisite) -> str:
    """What is known of a prerequisite."""
    if one.account_list is None:
        return translate("checklist", "only in production; your Integration Manager switches them on")
    if one.kept:
        words = translate("checklist", "1 on your account list"), translate("checklist", "{n} on your account list")
        return counted(one.kept, *words)
    if one.learned:
        words = translate("checklist", "1 was accepted so far"), translate("checklist", "{n} were accepted so far")
        return counted(one.learned, *words)
    return translate("checklist", "ticked by you") if one.ready else translate("checklist", "nothing known yet")


def _title(name: str) -> str:
    if name == RESULT_EMAILS:
        return translate("checklist", "Mails with the results")
    return list_title(AccountList[name])
