"""What is left to do where the open list was deleted in another window: bring it back, or copy what was typed last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from joor_desktop.model.path import Path

if TYPE_CHECKING:
    from joor_desktop.ui.open_list import OpenList
    from joor_desktop.ui.strip import Strip

Typed = tuple[int, Path, str]
"""The id of a customer, the place and the text that was typed there."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A list that was deleted while it was open, and what was typed into it since; ``there`` tells that it can be
    brought back."""

    list_id: int
    name: str
    typed: tuple[Typed, ...]
    there: bool


class LostList(QObject):
    """Tells of it in the strip, whose button brings the list back, or copies what was typed where that can't be.

    ``begun`` tells that the strip shows this from now on.
    """

    begun = Signal()

    def __init__(self, open_list: OpenList, strip: Strip) -> None:
        super().__init__(strip)
        self._open_list = open_list
        self._strip = strip
        self._lost: Lost | None = None
        open_list.lost.connect(self._on_lost)
        strip.action_requested.connect(self._on_action)

    def let_go(self) -> None:
        """The strip tells of something else from now on."""
        self._lost = None

    def _on_lost(self, lost: Lost) -> None:
        self.begun.emit()
        self._lost = lost
        title = self.tr("The list “{name}” was deleted in another window.").format(name=lost.name)
        self._strip.show_outcome("error", title, self._detail(lost), self._action(lost))

    def _detail(self, lost: Lost) -> str:
        if lost.there and lost.typed:
            return self.tr("What you typed last is not saved yet. Bring the list back to save it.")
        if lost.there:
            return self.tr("The list that you had open before is shown. The deleted one can still be brought back.")
        if lost.typed:
            return self.tr("It can't be brought back any more. Copy what you typed last, to paste it elsewhere.")
        return self.tr("The list that you had open before is shown. A deleted list can't be brought back here.")

    def _action(self, lost: Lost) -> str:
        if lost.there:
            return self.tr("Bring it back")
        return self.tr("Copy what was typed") if lost.typed else ""

    def _on_action(self) -> None:
        lost, self._lost = self._lost, None
        if lost is None:
            return
        if not lost.there:
            QGuiApplication.clipboard().setText("\n".join(text for _, _, text in lost.typed))
            self._strip.put_away()
            return
        self._open_list.drafts.archive(lost.list_id, archived=False)
        if self._open_list.drafts.is_deleted(lost.list_id):  # meanwhile it is gone for good
            self._on_lost(replace(lost, there=False))
            return
        self._strip.put_away()
        self._open_list.open(lost.list_id)
        if lost.typed:
            self._open_list.set_values(lost.typed)
