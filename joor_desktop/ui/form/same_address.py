"""The link that makes an address the same as another one of the customer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from joor_desktop.model.address_fields import BILLING_ADDRESSES
from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.record import Record
from joor_desktop.ui.form.link import LinkButton
from joor_desktop.ui.form.words import entry_words
from joor_desktop.ui.theme import Space
from joor_desktop.work.copying import ADDRESS_SOURCES


class SameAddress(QWidget):
    """A link for each kind of address there is one of; with several addresses of that kind it lets choose.

    ``chosen`` tells the node and the index of the address to copy.
    """

    chosen = Signal(str, int)

    def __init__(self, node_key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record = Record()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.PAGE)
        self._links = {key: self._link(node_key, key) for key in ADDRESS_SOURCES[node_key]}
        for link in self._links.values():
            row.addWidget(link)
        row.addStretch(1)
        self.hide()

    def _link(self, node_key: str, source: str) -> LinkButton:
        words = self.tr("Same as billing") if source == BILLING_ADDRESSES.key else self.tr("Same as shipping")
        link = LinkButton(words, self)
        link.setAccessibleName(f"{words}: {NODE_BY_KEY[node_key].title}")
        link.clicked.connect(self._on_clicked)
        return link

    def show_record(self, record: Record) -> None:
        """Offer the addresses of *record*."""
        self._record = record
        for key, link in self._links.items():
            link.setVisible(bool(record.entries.get(key)))
        self.setVisible(any(record.entries.get(key) for key in self._links))

    def _on_clicked(self) -> None:
        link = self.sender()
        key = next(key for key, each in self._links.items() if each is link)
        entries = self._record.entries.get(key, [])
        if len(entries) == 1:
            self.chosen.emit(key, 0)
            return
        menu = QMenu(self)
        for index, entry in enumerate(entries):
            action = menu.addAction(entry_words(NODE_BY_KEY[key], index, entry))
            action.triggered.connect(partial(self.chosen.emit, key, index))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._links[key].mapToGlobal(QPoint(0, self._links[key].height())))
