"""What a field proposes while one types: countries, currencies, and what the account is known to accept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter, QWidget

from joor_desktop.checks.email_slips import SLIPS, mended_domain
from joor_desktop.model.countries import COUNTRIES, find_country
from joor_desktop.model.currencies import CURRENCIES
from joor_desktop.model.field import Field, Kind
from joor_desktop.model.states import STATES_TO_CHOOSE

_LEAST_WIDTH = 240
_ANY_PART = 3

Index = QModelIndex | QPersistentModelIndex


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


def country_with_states(country: str) -> str:
    """The alpha-2 code of the country that *country* means in any spelling; "" where its states are not known."""
    found = find_country(country)
    return found.alpha_2 if found is not None and found.alpha_2 in STATES_TO_CHOOSE else ""


@cache
def state_choices(alpha_2: str) -> tuple[Choice, ...]:
    """The states of a country by what addresses call them; found by code and by name. None where nobody knows them."""
    states = STATES_TO_CHOOSE.get(alpha_2, {})
    return tuple(Choice(code, f"{code}  {name}", f"{code} {name}") for code, name in states.items())


def plain_choices(texts: Sequence[str]) -> tuple[Choice, ...]:
    """Proposals that are found by the same text that they put in."""
    return tuple(Choice(text, text, text) for text in texts)


def fixed_choices(kind: Kind) -> tuple[Choice, ...]:
    """All values that fields of this kind can have; none where there is no such list."""
    if kind is Kind.COUNTRY:
        return country_choices()
    return currency_choices() if kind is Kind.CURRENCY else ()


_PROVIDERS = tuple(SLIPS)


def email_choices(typed: str) -> list[Choice]:
    """What an e-mail address that is being typed may become: a slip of a provider's name mended, or a name ended."""
    local, at, domain = typed.strip().partition("@")
    if not local or not at:
        return []
    begun = domain.casefold()
    mended = mended_domain(begun) if begun else None
    ended = [provider for provider in _PROVIDERS if begun and provider.startswith(begun) and provider != begun]
    return list(plain_choices([f"{local}@{each}" for each in dict.fromkeys([mended, *ended]) if each]))


def ranked(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Those that *typed* finds, the best first: a code, the beginning of a text, the beginning of a word, any part.

    A text that is a choice already finds nothing: there is nothing left to propose.
    """
    wanted = typed.strip().casefold()
    found: list[list[Choice]] = [[], [], [], []]
    for choice in choices:
        rank = _rank(choice.search.casefold(), wanted)
        if rank is not None:
            found[rank].append(choice)
    best = list(chain.from_iterable(found))
    return [] if len(best) == 1 and best[0].value == typed else best


def _rank(search: str, wanted: str) -> int | None:
    if wanted not in search:
        return None
    words = search.split()
    if wanted in words:
        return 0
    if search.startswith(wanted):
        return 1
    return 2 if f" {wanted}" in search else _ANY_PART


Find = Callable[[str], list[Choice]]
"""The proposals for a text that was typed."""


class ChoiceModel(QAbstractListModel):
    """Proposals as a list for a completer, narrowed to what was typed: the words to show, the value to put in."""

    def __init__(self, choices: Sequence[Choice] | Find, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._find: Find = choices if callable(choices) else partial(ranked, choices)
        self._typed = ""
        self._found = self._find("")

    def narrow(self, typed: str) -> None:
        """Show only what *typed* finds, the best first."""
        self.beginResetModel()
        self._typed = typed
        self._found = self._find(typed)
        self.endResetModel()

    def meant(self) -> Choice | None:
        """The best proposal, if what was typed begins one of its words; a part from within a word may mean anything."""
        rank = _rank(self._found[0].search.casefold(), self._typed.strip().casefold()) if self._found else None
        return self._found[0] if rank is not None and rank < _ANY_PART and self._typed.strip() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row for each proposal; no proposal has children."""
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The words, or the value (edit role)."""
        if not index.isValid() or index.row() >= len(self._found):
            return None
        choice = self._found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.words
        return choice.value if role == Qt.ItemDataRole.EditRole else None


class _OnScreen(QObject):
    """Keeps a list that is wider than its field from reaching beyond the right edge of the screen."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Push it back as soon as it was put somewhere."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Move) and isinstance(watched, QWidget):
            beyond = watched.geometry().right() - watched.screen().availableGeometry().right()
            if beyond > 0:
                watched.move(watched.x() - beyond, watched.y())
        return False


class ChoiceCompleter(QCompleter):
    """Finds the proposals for any part of what was typed, and puts in the value of the one that is chosen.

    A *closed* list holds all that can be right, so that Enter takes the best of it.
    """

    def __init__(self, choices: Sequence[Choice] | Find, parent: QObject, *, closed: bool = False) -> None:
        super().__init__(parent)
        self._closed = closed
        self._narrowed = ChoiceModel(choices, self)
        self.setModel(self._narrowed)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(10)
        popup = self.popup()
        assert popup is not None
        popup.setProperty("frame", "popup")
        popup.setMinimumWidth(_LEAST_WIDTH)
        popup.installEventFilter(_OnScreen(self))

    @property
    def is_open(self) -> bool:
        """Whether the list is on screen."""
        popup = self.popup()
        return popup is not None and popup.isVisible()

    def value_for_enter(self) -> str | None:
        """Close the list and return what Enter takes from it; None where it is not open, or nothing in it is meant."""
        popup = self.popup()
        if popup is None or not popup.isVisible():
            return None
        index = popup.currentIndex()
        popup.hide()
        if index.isValid():
            return self.pathFromIndex(index)
        best = self._narrowed.meant() if self._closed else None
        return best.value if best is not None else None

    def splitPath(self, typed: str) -> list[str]:
        """Narrow the proposals by our own rule; the empty text that is given back lets all of those through."""
        self._narrowed.narrow(typed)
        return [""]

    def pathFromIndex(self, index: Index) -> str:
        """The text that the chosen proposal puts into the field."""
        return str(index.data(Qt.ItemDataRole.EditRole) or "")


def completer_for(
    field: Field, learned: Mapping[str, Sequence[str]], parent: QObject, country: str = ""
) -> ChoiceCompleter | None:
    """The completer of *field*, with what the account is known to accept; None where there is nothing to propose.

    A state is one of those of *country*, the text of its entry; another text may stay all the same.
    """
    if field.kind is Kind.EMAIL:
        return ChoiceCompleter(email_choices, parent)
    fixed = fixed_choices(field.kind)
    open_list = state_choices(country_with_states(country)) if field.kind is Kind.STATE else ()
    choices = fixed or open_list or plain_choices(learned.get(field.name, ()))
    return ChoiceCompleter(choices, parent, closed=bool(fixed)) if choices else None
