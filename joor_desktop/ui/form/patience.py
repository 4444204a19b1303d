"""When a message may be shown: not before the field was left once, unless the fault came with the customer."""

from __future__ import annotations

from collections.abc import Iterable

from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem


class Patience:
    """Remembers, for the customer that is open, which places were left or came with a problem."""

    def __init__(self) -> None:
        self._told: set[Path] = set()

    def begin(self, problems: Iterable[Problem], *, new: bool) -> None:
        """Start with a customer: what was wrong before is told at once, but not of one that is *new* and empty."""
        self._told = set() if new else {problem.path for problem in problems}

    def leave(self, path: Path) -> None:
        """The field was left: its messages are told from now on."""
        self._told.add(path)

    def leave_all(self, problems: Iterable[Problem]) -> None:
        """Tell all that is wrong now, as when the person goes on to the next section."""
        self.leave_at(problem.path for problem in problems)

    def leave_at(self, paths: Iterable[Path]) -> None:
        """Tell what is wrong at all of these places."""
        self._told.update(paths)

    def forget_entry(self, node_key: str, index: int) -> None:
        """An entry went: what follows it moves up by one."""
        moved = set()
        for path in self._told:
            if path.node != node_key or path.index < index:
                moved.add(path)
            elif path.index > index:
                moved.add(Path(node_key, path.index - 1, path.field))
        self._told = moved

    def tells(self, path: Path) -> bool:
        """Whether a message about *path* may be shown."""
        return path in self._told
