"""What the program is, its version, and what is new in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from joor_desktop.storage.resources import RESOURCES
from joor_desktop.ui.theme import Space
from joor_desktop.version import version

_SIZE = (520, 420)


class AboutBox(QDialog):
    """Gone when it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About JOOR Desktop"))
        self.resize(*_SIZE)
        title = QLabel(self.tr("JOOR Desktop {version}").format(version=version()))
        title.setProperty("role", "title")
        news = QTextBrowser()
        news.setAccessibleName(self.tr("What is new"))
        news.document().setDocumentMargin(Space.FIELDS)
        news.setMarkdown((RESOURCES / "CHANGELOG.md").read_text(encoding="utf-8"))
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        column.setSpacing(Space.FIELDS)
        column.addWidget(title)
        column.addWidget(news, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
