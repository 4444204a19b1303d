"""New versions: where they are announced, what is new in the newest, and its file. Nothing is installed by itself."""

from __future__ import annotations

import pathlib
from functools import partial

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.release import Feed, Release, is_newer
from joor_desktop.storage.feed_choice import FeedChoice
from joor_desktop.ui.theme import Space
from joor_desktop.ui.updates.tasks import load, newest
from joor_desktop.ui.worker import Worker
from joor_desktop.version import version

_SIZE = (600, 440)


class UpdatesDialog(QDialog):
    """Gone when it is closed; a file that is being loaded is given up then."""

    help_topic = "it#updates"

    def __init__(self, choice: FeedChoice, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Updates"))
        self._choice = choice
        self._worker = worker
        self._task = 0
        self._release: Release | None = None
        self._loaded: pathlib.Path | None = None
        feed = choice.feed()
        self._address = QLineEdit(feed.address, self)
        self._address.setPlaceholderText("https://")
        self._key = QLineEdit(feed.key, self)
        self._daily = QCheckBox(self.tr("Look once a day by itself"), self)
        self._daily.setChecked(feed.daily)
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._news = QTextBrowser(self)
        self._news.setAccessibleName(self.tr("What is new"))
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._look = QPushButton(self.tr("Look now"), self)
        self._get = QPushButton(self.tr("Download"), self)
        self._get.setProperty("kind", "strong")
        self._close = QPushButton(self.tr("Close"), self)
        self._lay_out()
        self._connect()
        self._say(self.tr("You have version {version}.").format(version=version()))
        self._show_state()

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.setSpacing(Space.CONTROLS)
        fields.addRow(self.tr("Address of the releases"), self._address)
        fields.addRow(self.tr("Key they are signed with"), self._key)
        fields.addRow("", self._daily)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.CONTROLS)
        buttons.addWidget(self._look)
        buttons.addStretch(1)
        buttons.addWidget(self._get)
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        column.setSpacing(Space.FIELDS)
        column.addWidget(self._said)
        column.addWidget(self._news, 100)
        column.addStretch(1)
        column.addWidget(self._bar)
        column.addLayout(fields)
        column.addLayout(buttons)
        self.resize(*_SIZE)

    def _connect(self) -> None:
        for field in (self._address, self._key):
            field.textEdited.connect(self._show_state)
            field.editingFinished.connect(self._keep)
        self._daily.clicked.connect(self._keep)
        self._look.clicked.connect(self.look)
        self._get.clicked.connect(self._on_get)
        self._close.clicked.connect(self.close)
        self._worker.succeeded.connect(self._on_succeeded)
        self._worker.failed.connect(self._on_failed)
        self._worker.progressed.connect(self._on_progressed)

    def feed(self) -> Feed:
        """What the fields say."""
        return Feed(self._address.text().strip(), self._key.text().strip(), self._daily.isChecked())

    def look(self) -> None:
        """Look whether there is a newer version."""
        self._keep()
        self._release = None
        self._say(self.tr("Looking…"))
        self._run(self._worker.run(partial(newest, self.feed())))

    def _keep(self) -> None:
        if self.feed() != self._choice.feed():
            self._choice.choose(self.feed())

    def _on_get(self) -> None:
        if self._loaded is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._loaded.parent)))
        elif self._release is not None and self._release.download is not None:
            folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
            self._run(self._worker.run(partial(load, self._release.download, pathlib.Path(folder))))

    def _run(self, task: int) -> None:
        self._task = task
        self._bar.setRange(0, 0)
        self._show_state()

    def _on_progressed(self, number: int, done: int, total: int | None, _text: str) -> None:
        if number == self._task:
            self._bar.setRange(0, total or 0)
            self._bar.setValue(done)

    def _on_succeeded(self, number: int, result: object) -> None:
        if number != self._task:
            return
        self._task = 0
        if isinstance(result, Release):
            self._show_release(result)
        elif isinstance(result, pathlib.Path):
            self._loaded = result
            words = self.tr("{file} is in your folder of downloads, unchanged since it was signed.")
            then = self.tr("Close JOOR Desktop, then open it.")
            self._say(f"{words.format(file=result.name)} {then}")
        self._show_state()

    def _show_release(self, release: Release) -> None:
        if not is_newer(release.version, version()):
            self._say(self.tr("You have the newest version, {version}.").format(version=version()))
            return
        self._release = release
        words = self.tr("Version {version} of {day} is there; you have {own}.")
        if release.download is None:
            words = self.tr("Version {version} of {day} is there, but not for this system; you have {own}.")
        self._say(words.format(version=release.version, day=release.day, own=version()))
        self._news.setPlainText("\n".join(f"•  {line}" for line in release.news))

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number == self._task:
            self._task = 0
            self._say(f"{error.title} {error.detail}")
            self._show_state()

    def _say(self, words: str) -> None:
        self._said.setText(words)

    def _show_state(self) -> None:
        feed, busy = self.feed(), bool(self._task)
        offers = self._release is not None and self._release.download is not None
        self._bar.setVisible(busy)
        self._news.setVisible(self._release is not None)
        self._look.setEnabled(bool(feed.address and feed.key) and not busy)
        self._get.setVisible(offers)
        self._get.setEnabled(not busy)
        self._get.setText(self.tr("Show it in its folder") if self._loaded else self.tr("Download"))
        self._look.setDefault(not offers)

    def done(self, result: int) -> None:
        """Give up what is being loaded."""
        if self._task:
            self._worker.cancel(self._task)
        self._keep()
        super().done(result)
