"""Writes the source of the checker from the field table, and compiles it once.

One function that names every field outright checks a customer several times faster than a loop over rules would. For
each node it reads like this::

    listed = entries.get('buyers')
    if listed:
        index = 0
        for entry in listed:
            texts += entry.values()
            if 'buyer_name' not in entry:
                add(Problem(ERROR, 'required', Path('buyers', index, 'buyer_name')))
            text = entry.get('buyer_email')
            if text is None:
                add(Problem(ERROR, 'required', Path('buyers', index, 'buyer_email')))
            elif not is_plain_email(text) and (problem := check_email(Path('buyers', index, 'buyer_email'), text)):
                add(problem)
            index += 1
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from joor_desktop.checks import meaning
from joor_desktop.checks.email_slips import is_plain_email
from joor_desktop.model.field import Field, Kind, Need, Node, Presence
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Entry

MeaningCheck = Callable[[Entry, dict[str, list[Entry]], list[str]], list[Problem]]
"""Takes a record's values and entries and returns what is wrong with their meaning, in table order.

It takes texts to be trimmed and empty fields to have no key. The list given last is filled with all texts on the way,
because a second walk through the record would cost as much as half of the checks.
"""

_ODD = {
    Kind.EMAIL: ("not is_plain_email(text)", "check_email"),
    Kind.COUNTRY: ("(whole := WHOLE_LENGTHS.get(text)) is None", "check_country"),
    Kind.CURRENCY: ("text not in PLAIN_CURRENCIES", "check_currency"),
    Kind.BOOLEAN: ("text not in PLAIN_BOOLEANS", "check_boolean"),
    Kind.DECIMAL: ("text not in PLAIN_DECIMALS", "check_decimal"),
    Kind.INTEGER: ("parse_integer(text) is None", "check_integer"),
}
"""By kind: a quick test that only texts worth a closer look pass, and the function that looks closer."""

_EMPTY = {
    Need.REQUIRED: ("ERROR", "required"),
    Need.RECOMMENDED: ("WARNING", "recommended"),
}

_SEVERITY_WITHOUT_ENTRY = {Presence.REQUIRED: "ERROR", Presence.ALWAYS_SENT: "WARNING"}

_MISSING_IN_STATE_COUNTRIES = {Kind.STATE: "state-missing", Kind.POSTCODE: "postcode-missing"}

_PRICE_PAIR = ("price_type_currency_code", "price_type_label")
"""JOOR: "Currency/price label combination must be unique"."""

_START = """\
def check_meaning(values, entries, texts):
    problems = []
    add = problems.append
    entry = values
    texts += entry.values()
"""


def source() -> str:
    """Return the source of the function that :func:`build` compiles."""
    lines = [*_field_checks(CONNECTION, "0")]
    for node in ENTRY_NODES:
        lines += _node_checks(node)
    lines.append("return problems")
    return _START + "".join(f"    {line}\n" for line in lines)


def build() -> MeaningCheck:
    """Compile the function, which the program calls as ``records.check_meaning``."""
    names: dict[str, object] = {
        "Problem": Problem,
        "Path": Path,
        "ERROR": Severity.ERROR,
        "WARNING": Severity.WARNING,
        "is_plain_email": is_plain_email,
        **vars(meaning),
    }
    code = compile(source(), "<checks generated from the field table>", "exec")
    exec(code, names)  # noqa: S102 - the source is made above, of the field table alone
    return cast(MeaningCheck, names["check_meaning"])


def _node_checks(node: Node) -> Iterator[str]:
    yield f"listed = entries.get({node.key!r})"
    yield "if listed:"
    yield "    index = 0"
    yield "    for entry in listed:"
    yield "        texts += entry.values()"
    yield from _indented(_field_checks(node, "index"), 2)
    yield "        index += 1"
    yield from _indented(_twice_checks(node), 1)
    if severity := _SEVERITY_WITHOUT_ENTRY.get(node.presence):
        yield "if not listed or not any(listed):"
        yield f"    add(Problem({severity}, 'no-{node.item.replace('_', '-')}', Path({node.key!r})))"


def _field_checks(node: Node, index: str) -> Iterator[str]:
    for field in node.fields:
        path = f"Path({node.key!r}, {index}, {field.name!r})"
        if field.kind in _ODD:
            yield from _meaning_check(field, path)
        elif empty := _when_empty(field):
            yield f"if {field.name!r} not in entry:"
            yield f"    {_add(empty, path)}"
        if field.kind is Kind.COUNTRY:
            yield from _state_country_checks(node, index)
            yield from _state_checks(node, index)
            yield from _postcode_checks(node, index)


def _meaning_check(field: Field, path: str) -> Iterator[str]:
    empty = _when_empty(field)
    is_odd, look_closer = _ODD[field.kind]
    yield f"text = entry.get({field.name!r})"
    if empty:
        yield "if text is None:"
        yield f"    {_add(empty, path)}"
    yield f"{'elif' if empty else 'if text is not None and'} {is_odd} and (problem := {look_closer}({path}, text)):"
    yield "    add(problem)"


def _when_empty(field: Field) -> tuple[str, str] | None:
    """Severity and code for a field that is empty, None where it may be."""
    if field.name.endswith("_address_1"):
        return "WARNING", "address-street"  # optional in JOOR's table, but mandatory in JOOR's own workbook
    return _EMPTY.get(field.need)


def _state_country_checks(node: Node, index: str) -> Iterator[str]:
    """Fields that the country may require: right after the country's own check, while ``text`` is the country."""
    for field in node.fields:
        if field.need is Need.IN_STATE_COUNTRIES:
            code = _MISSING_IN_STATE_COUNTRIES[field.kind]
            path = f"Path({node.key!r}, {index}, {field.name!r})"
            yield f"if {field.name!r} not in entry and text is not None and (country := state_country(text)):"
            if field.kind is Kind.STATE:
                yield f"    add(state_missing({path}, country, entry.get({_postcode_of(node)!r}, '')))"
            else:
                yield f"    add(Problem(ERROR, {code!r}, {path}, {{'country': country}}))"


def _postcode_of(node: Node) -> str:
    return next(field.name for field in node.fields if field.kind is Kind.POSTCODE)


def _state_checks(node: Node, index: str) -> Iterator[str]:
    """A state is spelled as its country does, where that has a list of them."""
    for field in node.fields:
        if field.kind is Kind.STATE:
            path = f"Path({node.key!r}, {index}, {field.name!r})"
            yield "if text in STATES and ("
            yield f"    (state := entry.get({field.name!r})) not in STATES[text] and state is not None and ("
            yield f"        problem := check_state({path}, state, text)"
            yield "    )"
            yield "):"
            yield "    add(problem)"


def _postcode_checks(node: Node, index: str) -> Iterator[str]:
    """A postcode has the zeros of its country: right after the country's own check too."""
    for field in node.fields:
        if field.kind is Kind.POSTCODE:
            path = f"Path({node.key!r}, {index}, {field.name!r})"
            yield f"if text is not None and (whole is None or len(entry.get({field.name!r}, '')) not in whole) and ("
            yield f"    problem := check_postcode({path}, entry.get({field.name!r}, ''), text)"
            yield "):"
            yield "    add(problem)"


def _twice_checks(node: Node) -> Iterator[str]:
    for field in node.fields:
        if field.kind is Kind.CODE and field.need is Need.REQUIRED:
            yield f"if {_alike(field.name)}:"
            yield f"    problems += check_code_twice(listed, {node.key!r}, {field.name!r})"
    if set(_PRICE_PAIR) <= {field.name for field in node.fields}:
        label = _PRICE_PAIR[1]
        yield f"if {_alike(label)}:"
        yield f"    problems += check_price_twice(listed, {node.key!r}, {_PRICE_PAIR!r})"


def _alike(name: str) -> str:
    """Whether entries may have a value in common. Two are the most that most customers have, and quickly compared."""
    two = f"index == 2 and listed[0].get({name!r}) == listed[1].get({name!r})"
    return f"{two} or index > 2 and len({{entry.get({name!r}) for entry in listed}}) < index"


def _add(empty: tuple[str, str], path: str) -> str:
    severity, code = empty
    return f"add(Problem({severity}, {code!r}, {path}))"


def _indented(lines: Iterator[str], depth: int) -> Iterator[str]:
    return ("    " * depth + line for line in lines)
