"""The form's own words: what an entry is in one line, what a proposal would do, where a customer came from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from joor_desktop.model.field import Node
from joor_desktop.model.field_table import CONNECTION, NODE_BY_KEY
from joor_desktop.model.origin import Place
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Entry, Record
from joor_desktop.model.texts import translate, within_sentence

MARKS = {Severity.ERROR: "◆", Severity.WARNING: "▲"}
"""What stands before a message besides its colour."""

_TELLING = ("address_1", "city", "name", "currency_code", "label", "amount", "email", "code")


def entry_words(node: Node, index: int, entry: Entry) -> str:
    """A closed entry in one line: "Shipping address 2 · 1 Main St, New York"."""
    telling = told(node, entry)
    name = f"{node.title} {index + 1}"
    return f"{name} · {', '.join(telling)}" if telling else name


def told(node: Node, entry: Entry) -> list[str]:
    """The one or two values of an entry that tell it from others."""
    by_suffix = {node.suffix(field): entry.get(field.name, "").strip() for field in node.fields}
    return [by_suffix[suffix] for suffix in _TELLING if by_suffix.get(suffix)][:2]


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


def section_words(nodes: Sequence[Node], fields: Sequence[str], record: Record) -> str:
    """What is in a closed section: "2 · Milano, New York", or the first of the customer's own values there."""
    if fields:
        return next((record.values[name] for name in fields if record.values.get(name)), "")
    entries = [(node, entry) for node in nodes for entry in record.entries.get(node.key, ())]
    if not entries:
        return translate("form", "none")
    firsts = [telling[-1] for node, entry in entries[:2] if (telling := told(node, entry))]
    return f"{len(entries)} · {', '.join(firsts)}" if firsts else str(len(entries))


def start_words(start: Record, profile: str) -> str:
    """What a new customer has from its profile: "From profile Paris: sales rep code AB, price type EUR, Europe"."""
    given = [f"{within_sentence(CONNECTION.field(name).title)} {text}" for name, text in start.values.items() if text]
    for key, entries in start.entries.items():
        node = NODE_BY_KEY[key]
        title = within_sentence(node.title)
        given += [f"{title} {words}" for entry in entries if (words := ", ".join(told(node, entry)))]
    if not given:
        return ""
    return translate("form", "From profile {profile}: {values}").format(profile=profile, values="; ".join(given))


def same_words(source_node: str, node: str, record: Record) -> str:
    """The step that copies one address of a customer to another."""
    words = translate("form", "Copy {source} to {target} of {customer}")
    source, target = (within_sentence(NODE_BY_KEY[key].title) for key in (source_node, node))
    return words.format(source=source, target=target, customer=_customer_name(record))


def copied_words(source: str, record: Record) -> str:
    """The step that copies parts of another customer."""
    return translate("form", "Copy from {source} to {customer}").format(source=source, customer=_customer_name(record))


def _customer_name(record: Record) -> str:
    return record.customer_code or record.customer_name or translate("form", "the new customer")


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
