"""A strip below the top bar that says how something went or how far it is, without a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from joor_desktop.ui.icons import PictureLabel, icon
from joor_desktop.ui.theme import Space, colours

_BAR_WIDTH = 180


class Strip(QWidget):
    """One message at a time, with a tone: ``working``, ``right``, ``warning`` or ``error``.

    ``action_requested`` is the wish of its button (Cancel, Undo), ``closed`` tells that it was put away, ``uncovered``
    that it tells again what work had covered.
    """

    action_requested = Signal()
    closed = Signal()
    uncovered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = "working"
        self._covered: tuple[str, str, str, str] | None = None
        self._mark = PictureLabel("import", colours().accent, parent=self)
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._detail = QLabel(self)
        self._detail.setProperty("role", "muted")
        self._detail.setTextFormat(Qt.TextFormat.PlainText)
        self._detail.setWordWrap(True)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._action = QPushButton(self)
        self._action.clicked.connect(self.action_requested)
        self._close = QPushButton(self)
        self._close.setProperty("kind", "quiet")
        self._close.setIcon(icon("close", colours().muted))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click that closes it leaves the cursor where it is
        self._close.clicked.connect(self._on_close)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.FIELDS, Space.CONTROLS, Space.FIELDS, Space.CONTROLS)
        row.setSpacing(Space.FIELDS)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        row.addWidget(self._bar)
        row.addWidget(self._action)
        row.addWidget(self._close)

    def show_working(self, title: str, cancel: str) -> None:
        """Show that something goes on, with a button that stops it ("": it can't be stopped)."""
        covered = self._covered if self.working else self._news()
        self._show("working", title, "", cancel)
        self._covered = covered
        self.show_progress(0, None, "")

    def _news(self) -> tuple[str, str, str, str] | None:
        """The tone, title, detail and whole detail of news that are shown."""
        if self.isHidden() or self._tone not in ("right", "warning"):
            return None
        return self._tone, self._title.text(), self._detail.text(), self._detail.toolTip()

    def uncover(self) -> None:
        """Work is done: tell again the news that it covered, without their button, or close where there were none."""
        covered = self._covered
        self.put_away()
        if covered is not None:
            tone, title, detail, whole = covered
            self.show_outcome(tone, title, detail, whole=whole)
            self.uncovered.emit()

    def show_progress(self, done: int, total: int | None, words: str) -> None:
        """Show how far it is; without a total the bar only moves."""
        self._bar.setRange(0, total or 0)
        self._bar.setValue(done if total else 0)
        self._say(self._detail, words)

    def show_outcome(self, tone: str, title: str, detail: str = "", action: str = "", whole: str = "") -> None:
        """Show how it went, with a button for what can be done about it ("": none).

        *whole* is shown where the mouse rests on the detail.
        """
        self._show(tone, title, detail, action)
        self._detail.setToolTip(whole)

    def _show(self, tone: str, title: str, detail: str, action: str) -> None:
        working = tone == "working"
        self._covered = None
        self._put_on(tone)
        self._say(self._title, title)
        self._say(self._detail, detail)
        self._detail.setToolTip("")
        self._bar.setVisible(working)
        self._close.setVisible(not working)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._action.setEnabled(True)
        self.show()

    def _put_on(self, tone: str) -> None:
        self._tone = tone
        names = {"working": "import", "right": "check", "warning": "warning", "error": "error"}
        self._mark.show_picture(names[tone], _shades(tone)[0])
        self.update()

    @staticmethod
    def _say(label: QLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    @property
    def working(self) -> bool:
        """Whether it shows what still goes on."""
        return self._tone == "working" and not self.isHidden()

    @property
    def title(self) -> str:
        """What it says at the moment; "" where it is closed."""
        return "" if self.isHidden() else self._title.text()

    def rest(self, words: str) -> None:
        """The wish of the button was heard: it can't be pressed again."""
        self._action.setEnabled(False)
        self._action.setText(words)

    def retell(self, tone: str, detail: str) -> None:
        """Say what it tells with another tone and detail, since it is not so any more."""
        self._put_on(tone)
        self._say(self._detail, detail)

    def drop_action(self) -> None:
        """The button has no sense any more."""
        self._action.hide()

    def put_away(self) -> None:
        """Close the strip."""
        self._covered = None
        self.hide()

    def put_news_away(self) -> None:
        """Close the strip, unless it shows what still goes on, or what went wrong: the person has turned to another."""
        if self._tone in ("right", "warning"):
            self.hide()

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground in the tone, and the hairline below."""
        _, ground, line = _shades(self._tone)
        painter = QPainter(self)
        painter.fillRect(self.rect(), ground)
        painter.fillRect(0, self.height() - 1, self.width(), 1, line)


def _shades(tone: str) -> tuple[QColor, QColor, QColor]:
    """Colour of the mark, of the ground and of the line below."""
    shades = colours()
    return {
        "working": (shades.accent, shades.surface, shades.hairline),
        "right": (shades.right, shades.right_tint, shades.hairline),
        "warning": (shades.warning_text, shades.warning_tint, shades.warning_line),
        "error": (shades.error, shades.error_tint, shades.error_line),
    }[tone]
