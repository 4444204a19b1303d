"""Writes the source of the checker from the field table, and compiles it once.

One function that names every field outright checks a customer several times faster than a loop over rules would. For
each node it reads like this::

    for index, entry in enumerate(entries.get("buyers", ())):
        get = entry.get
        if not get("buyer_name"):
            add(Problem(ERROR, "required", Path("buyers", index, "buyer_name")))
        text = get("buyer_email")
        if not text:
            add(Problem(ERROR, "required", Path("buyers", index, "buyer_email")))
        elif not is_email(text):
            if problem := check_email(Path("buyers", index, "buyer_email"), text):
                add(problem)

``python -m joor_desktop.checks.generator`` prints all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from joor_desktop.checks import meaning
from joor_desktop.checks.email import is_email
from joor_desktop.model.field import Field, Kind, Need, Node, Presence
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Entry

MeaningCheck = Callable[[Entry, dict[str, list[Entry]]], list[Problem]]
"""Takes a record's values and entries, all trimmed, and returns what is wrong with their meaning, in table order."""

_ODD = {
    Kind.EMAIL: ("not is_email(text)", "check_email"),
    Kind.COUNTRY: ("text not in PLAIN_COUNTRIES", "check_country"),
    Kind.CURRENCY: ("text not in PLAIN_CURRENCIES", "check_currency"),
    Kind.BOOLEAN: ("text not in PLAIN_BOOLEANS", "check_boolean"),
    Kind.DECIMAL: ("text not in PLAIN_DECIMALS", "check_decimal"),
    Kind.INTEGER: ("not text.isdecimal()", "check_integer"),
}
"""By kind: a quick test that only texts worth a closer look pass, and the function that looks closer."""

_EMPTY = {
    Need.REQUIRED: ("ERROR", "required"),
    Need.RECOMMENDED: ("WARNING", "recommended"),
}

_MISSING_IN_STATE_COUNTRIES = {Kind.STATE: "state-missing", Kind.POSTCODE: "postcode-missing"}

_PRICE_PAIR = ("price_type_currency_code", "price_type_label")
"""JOOR: "Currency/price label combination must be unique"."""


def source() -> str:
    """Return the source of the function that :func:`build` compiles."""
    lines = ["def check_meaning(values, entries):"]
    lines += _indented(iter(("problems = []", "add = problems.append", "get = values.get")), 1)
    lines += _indented(_field_checks(CONNECTION, ""), 1)
    for node in ENTRY_NODES:
        lines += _indented(_node_checks(node), 1)
    return "\n".join([*lines, "    return problems", ""])


def build() -> MeaningCheck:
    """Compile the function once; the program calls it as ``records.check_meaning``."""
    names: dict[str, object] = {
        "Problem": Problem, "Path": Path, "ERROR": Severity.ERROR, "WARNING": Severity.WARNING, "is_email": is_email,
        **vars(meaning),
    }
    code = compile(source(), "<checks generated from the field table>", "exec")
    exec(code, names)  # noqa: S102 - the source is our own
    return cast(MeaningCheck, names["check_meaning"])


def _node_checks(node: Node) -> Iterator[str]:
    if node.presence is Presence.OPTIONAL:
        yield f"listed = entries.get({node.key!r}, ())"
    else:
        severity = "ERROR" if node.presence is Presence.REQUIRED else "WARNING"
        code = f"no-{node.item.replace('_', '-')}"
        yield f"listed = entries.get({node.key!r})"
        yield "if not listed:"
        yield f"    add(Problem({severity}, {code!r}, Path({node.key!r})))"
        yield "    listed = ()"
    yield "for index, entry in enumerate(listed):"
    yield "    get = entry.get"
    yield from _indented(_field_checks(node, "index"), 1)
    yield from _uniqueness_checks(node)


def _field_checks(node: Node, index: str) -> Iterator[str]:
    for field in node.fields:
        if field.need is not Need.IN_STATE_COUNTRIES:
            yield from _field_check(node, field, index)
            if field.kind is Kind.COUNTRY:
                yield from _state_country_checks(node, index)


def _field_check(node: Node, field: Field, index: str) -> Iterator[str]:
    empty = _EMPTY.get(field.need)
    if field.name.endswith("_address_1"):
        empty = ("WARNING", "address-street")  # optional in JOOR's table, but mandatory in its own workbook
    odd = _ODD.get(field.kind)
    if odd is None:
        if empty:
            yield f"if not get({field.name!r}):"
            yield f"    {_add(*empty, node, index, field)}"
        return
    test, look = odd
    yield f"text = get({field.name!r})"
    if empty:
        yield "if not text:"
        yield f"    {_add(*empty, node, index, field)}"
        yield f"elif {test}:"
    else:
        yield f"if text and {test}:"
    yield f"    if problem := {look}({_path(node, index, field)}, text):"
    yield "        add(problem)"


def _state_country_checks(node: Node, index: str) -> Iterator[str]:
    """Come right after the country's own check, while ``text`` is the country."""
    for field in node.fields:
        if field.need is Need.IN_STATE_COUNTRIES:
            code = _MISSING_IN_STATE_COUNTRIES[field.kind]
            yield f"if text and not get({field.name!r}) and (country := state_country(text)):"
            yield f"    add(Problem(ERROR, {code!r}, {_path(node, index, field)}, {{'country': country}}))"


def _uniqueness_checks(node: Node) -> Iterator[str]:
    for field in node.fields:
        if field.kind is Kind.CODE and field.need is Need.REQUIRED:
            yield "if len(listed) > 1:"
            yield f"    problems += check_code_twice(listed, {node.key!r}, {field.name!r})"
    if all(any(field.name == name for field in node.fields) for name in _PRICE_PAIR):
        yield "if len(listed) > 1:"
        yield f"    problems += check_price_twice(listed, {node.key!r}, {_PRICE_PAIR!r})"


def _add(severity: str, code: str, node: Node, index: str, field: Field) -> str:
    return f"add(Problem({severity}, {code!r}, {_path(node, index, field)}))"


def _path(node: Node, index: str, field: Field) -> str:
    return f"Path({node.key!r}, {index or 0}, {field.name!r})"


def _indented(lines: Iterator[str], depth: int) -> Iterator[str]:
    return ("    " * depth + line for line in lines)


if __name__ == "__main__":
    print(source())
