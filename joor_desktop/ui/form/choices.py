"""What a field proposes while one types: countries, currencies, and what the account is known to accept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter

from joor_desktop.model.countries import COUNTRIES
from joor_desktop.model.currencies import CURRENCIES
from joor_desktop.model.field import Kind

_SEARCH_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Choice:
    """One proposal: the text it puts into the field, the words in the list, and all that finds it."""

    value: str
    words: str
    search: str


@cache
def country_choices() -> tuple[Choice, ...]:
    """All countries by their English names; found by name and by both ISO codes."""
    return tuple(Choice(c.name, c.name, f"{c.name} {c.alpha_2} {c.alpha_3}") for c in COUNTRIES)


@cache
def currency_choices() -> tuple[Choice, ...]:
    """All currencies by code; found by code and by name."""
    return tuple(Choice(c.code, f"{c.code}  {c.name}", f"{c.code} {c.name}") for c in CURRENCIES)


def plain_choices(texts: list[str]) -> tuple[Choice, ...]:
    """Proposals that are found by the same text that they put in."""
    return tuple(Choice(text, text, text) for text in texts)


def fixed_choices(kind: Kind) -> tuple[Choice, ...]:
    """The proposals that every field of this kind has, whatever the account."""
    if kind is Kind.COUNTRY:
        return country_choices()
    return currency_choices() if kind is Kind.CURRENCY else ()


class ChoiceModel(QAbstractListModel):
    """Proposals as a list for a completer: the words to show, the value to put in, the text to search."""

    def __init__(self, choices: tuple[Choice, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = choices

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        """One row for each proposal; no proposal has children."""
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The words, the value (edit role) or the text to search."""
        if not index.isValid() or index.row() >= len(self._choices):
            return None
        choice = self._choices[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.words
        if role == Qt.ItemDataRole.EditRole:
            return choice.value
        return choice.search if role == _SEARCH_ROLE else None


class ChoiceCompleter(QCompleter):
    """Searches the proposals for any part of what was typed, and puts in the value of the one that is chosen."""

    def __init__(self, choices: tuple[Choice, ...], parent: QObject) -> None:
        super().__init__(parent)
        self.setModel(ChoiceModel(choices, self))
        self.setCompletionRole(_SEARCH_ROLE)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(10)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """The text that the chosen proposal puts into the field."""
        return str(index.data(Qt.ItemDataRole.EditRole) or "")
