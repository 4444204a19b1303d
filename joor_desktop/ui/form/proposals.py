"""One completer for each field that has something to propose, made when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from joor_desktop.model.field import Field, Kind
from joor_desktop.ui.form.choices import ChoiceCompleter, completer_for, country_with_states, fixed_choices


class Proposals(QObject):
    """What the fields propose: fixed lists by kind, and by field name what the account is known to accept."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._learned: Mapping[str, Sequence[str]] = {}
        self._completers: dict[tuple[str, str], ChoiceCompleter | None] = {}

    def learn(self, learned: Mapping[str, Sequence[str]]) -> None:
        """Propose these texts from now on, by field name."""
        if learned == self._learned:
            return
        for field_name in {*self._learned, *learned}:
            completer = self._completers.pop((field_name, ""), None)
            if completer is not None:
                completer.deleteLater()
        self._learned = dict(learned)

    def completer(self, field: Field, country: str = "") -> ChoiceCompleter | None:
        """The completer of *field* in an entry with this *country*; None where there is nothing to propose."""
        states_of = country_with_states(country) if field.kind is Kind.STATE else ""
        key = (field.name, states_of)
        if key not in self._completers:
            self._completers[key] = completer_for(field, self._learned, self, states_of)
        return self._completers[key]

    def has_list(self, field: Field, country: str = "") -> bool:
        """Whether there is a list to choose from in *field* of an entry with this *country*."""
        has_states = field.kind is Kind.STATE and bool(country_with_states(country))
        return has_states or bool(fixed_choices(field.kind) or self._learned.get(field.name))
