"""The button that offers a rehearsal; it asks which sandbox is meant where there are several."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from joor_desktop.model.profile import Profile


class RehearseButton(QPushButton):
    """``rehearse_requested`` tells the profile of a sandbox."""

    rehearse_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sandboxes: Sequence[Profile] = ()
        self._menu = QMenu(self)
        self.setToolTip(self.tr("Afterwards the page of sends offers to send the very same to production"))
        self.clicked.connect(self._on_clicked)

    @property
    def has_offers(self) -> bool:
        """Whether there is a sandbox to rehearse in."""
        return bool(self._sandboxes)

    def offer(self, sandboxes: Sequence[Profile]) -> None:
        """Offer these."""
        self._sandboxes = sandboxes
        self._menu.clear()
        is_one = len(sandboxes) == 1
        self.setMenu(None if is_one else self._menu)  # type: ignore[arg-type]  # None takes the menu away
        if is_one:
            self.setText(self.tr("Rehearse in {profile} first").format(profile=sandboxes[0].name))
            return
        self.setText(self.tr("Rehearse in a sandbox first…"))
        for profile in sandboxes:
            self._menu.addAction(profile.name).triggered.connect(partial(self._on_chosen, profile))

    def _on_clicked(self) -> None:
        if len(self._sandboxes) == 1:
            self.rehearse_requested.emit(self._sandboxes[0])

    def _on_chosen(self, profile: Profile) -> None:
        self.rehearse_requested.emit(profile)
