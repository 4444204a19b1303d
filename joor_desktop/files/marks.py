"""What a workbook shows of the problems of its customers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from joor_desktop.model.path import Path
from joor_desktop.model.problem import Severity
from joor_desktop.model.record import Record


@dataclass(frozen=True, slots=True)
class Mark:
    """One problem in words: ``where`` in the customer or the file it is, what is wrong, what could stand there instead.

    ``fix`` is None where nothing is proposed, "" where the field is to be left empty; ``likely`` marks a proposal that
    a person should look at first, all others are certain.
    """

    severity: Severity
    path: Path
    where: str
    message: str
    fix: str | None = None
    likely: bool = False


MarkedRecord = tuple[Record, Sequence[Mark]]
