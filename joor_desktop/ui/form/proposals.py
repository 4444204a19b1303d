"""One completer for each field that has something to propose, made when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from joor_desktop.model.field import Field
from joor_desktop.ui.form.choices import ChoiceCompleter, completer_for, fixed_choices


class Proposals(QObject):
    """What the fields propose: fixed lists by kind, and by field name what the account is known to accept."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._learned: Mapping[str, Sequence[str]] = {}
        self._completers: dict[str, ChoiceCompleter | None] = {}

    def learn(self, learned: Mapping[str, Sequence[str]]) -> None:
        """Propose these texts from now on, by field name."""
        if learned == self._learned:
            return
        for field_name in {*self._learned, *learned}:
            completer = self._completers.pop(field_name, None)
            if completer is not None:
                completer.deleteLater()
        self._learned = dict(learned)

    def completer(self, field: Field) -> ChoiceCompleter | None:
        """The completer of *field*; None where there is nothing to propose."""
        if field.name not in self._completers:
            self._completers[field.name] = completer_for(field, self._learned, self)
        return self._completers[field.name]

    def has_list(self, field: Field) -> bool:
        """Whether there is a list to choose from in *field*."""
        return bool(fixed_choices(field.kind) or self._learned.get(field.name))
