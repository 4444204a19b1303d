"""The form's own words: what an entry is in one line, what a proposal would do, where a customer came from."""

from __future__ import annotations

import re

from joor_desktop.model.field import Node
from joor_desktop.model.origin import Place
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Entry
from joor_desktop.model.texts import translate

MARKS = {Severity.ERROR: "◆", Severity.WARNING: "▲"}
"""What stands before a message besides its colour."""

_TELLING = ("address_1", "city", "name", "currency_code", "label", "amount", "email", "code")


def entry_words(node: Node, index: int, entry: Entry) -> str:
    """A closed entry in one line: "Shipping address 2 · 1 Main St, New York"."""
    by_suffix = {node.suffix(field): entry.get(field.name, "").strip() for field in node.fields}
    telling = [by_suffix[suffix] for suffix in _TELLING if by_suffix.get(suffix)][:2]
    name = f"{node.title} {index + 1}"
    return f"{name} · {', '.join(telling)}" if telling else name


def entry_heading(node: Node, index: int, count: int) -> str:
    """An open entry's heading: "Shipping address 1 of 2"; the number only where there are several."""
    if count <= 1:
        return node.title
    return translate("form", "{entry} {number} of {count}").format(entry=node.title, number=index + 1, count=count)


def proposal_words(problem: Problem) -> str:
    """What a click on the proposal does; "" where there is none."""
    if problem.fix is None:
        return ""
    from joor_desktop.checks.messages import proposal

    return proposal(problem)


def origin_words(place: Place | None, file: str) -> str:
    """Where the customer came from: "from sheet EU, row 118", or from which file where it has no sheets."""
    if place is None:
        return translate("form", "added by hand")
    row = re.sub(r"\D", "", place.cell)
    if place.sheet and row:
        return translate("form", "from sheet {sheet}, row {row}").format(sheet=place.sheet, row=row)
    if place.sheet:
        return translate("form", "from sheet {sheet}").format(sheet=place.sheet)
    return translate("form", "from {file}").format(file=file) if file else ""
