"""Tells by the system's own notifications what became of sends while nobody looks at the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.job import Send
from joor_desktop.model.read_back import Answer, SeenCounts
from joor_desktop.storage.settings import NOTICES, Settings
from joor_desktop.ui.icons import program_icon

if TYPE_CHECKING:
    from joor_desktop.ui.sends.course import State

_QUIET = "quiet"


class Notices(QObject):
    """Compares how sends stand with how they stood before; what ended or needs a person is told, unless it is to be
    quiet.

    ``told`` carries the number of the send, the title and the words of each notice, whether the system shows it or not;
    ``sends_wanted`` tells that a notice was pressed. ``failed`` tells why the choice could not be kept.
    """

    told = Signal(int, str, str)
    sends_wanted = Signal(int)
    failed = Signal(object)

    def __init__(
        self,
        settings: Settings,
        sends: Callable[[], list[Send]],
        seen: Callable[[], dict[int, SeenCounts]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._sends = sends
        self._seen = seen
        self._window = window
        self._before: dict[int, tuple[State, Answer | None]] | None = None
        self._tray: QSystemTrayIcon | None = None
        self._last = 0
        self.choice = QAction(self.tr("Notify me about sends"), self)
        self.choice.setCheckable(True)
        self.choice.setChecked(settings.value(NOTICES) != _QUIET)
        self.choice.setToolTip(self.tr("When a send has ended or needs you, while the window is in the background"))
        self.choice.toggled.connect(self._on_toggled)

    def look(self) -> None:
        """Look how the sends stand now."""
        from joor_desktop.ui.sends.clock import local_now
        from joor_desktop.ui.sends.course import course_of

        now = local_now()
        seen = self._seen()
        sends = self._sends()
        counts = {send.id: seen.get(send.id, SeenCounts()) for send in sends}
        courses = {send.id: course_of(send, now, counts[send.id]) for send in sends}
        before, self._before = self._before, {
            number: (course.state, counts[number].answer) for number, course in courses.items()
        }
        if before is None or not self.choice.isChecked() or self._window.isActiveWindow():
            return
        for number, course in courses.items():
            if (course.has_ended or course.needs_a_person) and before.get(number) != self._before[number]:
                title = self.tr("A send needs you") if course.needs_a_person else self.tr("JOOR has finished a send")
                self._show(number, title, course.words)

    def tell(self, number: int, title: str, words: str) -> None:
        """Tell something of a send, unless it is to be quiet or its profile is."""
        if self.choice.isChecked() and any(send.id == number for send in self._sends()):
            self._show(number, title, words)

    def _show(self, number: int, title: str, words: str) -> None:
        self._last = number
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon().showMessage(title, words, program_icon())
        self.told.emit(number, title, words)

    def _icon(self) -> QSystemTrayIcon:
        if self._tray is None:
            self._tray = QSystemTrayIcon(program_icon(), self)
            self._tray.setToolTip("joor_desktop")
            self._tray.messageClicked.connect(self._on_clicked)
            self._tray.activated.connect(self._on_clicked)
        self._tray.show()
        return self._tray

    def _on_clicked(self) -> None:
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        self.sends_wanted.emit(self._last)

    def _on_toggled(self, wanted: bool) -> None:
        if not wanted and self._tray is not None:
            self._tray.hide()
        try:
            self._settings.keep(NOTICES, "" if wanted else _QUIET)
        except JoorDesktopError as error:
            self.failed.emit(error)

    def stop(self) -> None:
        """Take the icon off the system's bar."""
        if self._tray is not None:
            self._tray.hide()
