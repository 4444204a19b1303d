"""Columns of a sheet with one entry a row: there a plain "City" is the entry's, and a code may be the customer's."""

from __future__ import annotations

from joor_desktop.files.columns import naming
from joor_desktop.files.columns.candidate import Candidate
from joor_desktop.files.columns.match import Match, SampledColumn, Why
from joor_desktop.files.columns.phrase_fields import Named
from joor_desktop.files.headings import Meaning, fold, meaning_in, names_customer_code
from joor_desktop.model.field import Node
from joor_desktop.model.field_table import CONNECTION
from joor_desktop.model.texts import translate

_BY_NAME = 1.0
_SYNONYM = 0.95
_NO_FIELD = 0.95
_CODE = Meaning(CONNECTION, CONNECTION.field("customer_code"))
_CUSTOMERS = ("customer_code", "customer_name")


def entry_candidate(column: SampledColumn, node: Node) -> Candidate | None:
    """What the heading of a column in a sheet of entries of *node* says; None where that is nothing known."""
    heading = column.heading
    if names_customer_code(node, heading):
        return Candidate(column, Match((_CODE,), _BY_NAME, _why(heading, _CODE)))
    meaning = meaning_in(node, heading)
    if meaning is not None:
        return Candidate(column, Match((meaning,), _BY_NAME, _why(heading, meaning)))
    if naming.has_no_field(heading):
        return Candidate(column, Match((), _NO_FIELD, Why.NOTHING, translate("columns", "JOOR has no such field")))
    found = _found(heading, node)
    return Candidate(column, Match((found.meaning,), _SYNONYM, Why.SYNONYM), found) if found else None


def _why(heading: str, meaning: Meaning) -> Why:
    names = (meaning.field.name, *meaning.field.spellings)
    return Why.NAME if fold(heading) in map(fold, names) else Why.LABEL


def _found(heading: str, node: Node) -> Named | None:
    """The entry's own field, or the customer's code and name; a column of the entry's need not say so."""
    found = naming.named(heading)
    is_own = found is not None and found.meaning.node is node and found.meaning.group == 1
    if found and (is_own or (found.meaning.field.name in _CUSTOMERS and found.owner)):
        return found
    return naming.of_node(heading, node)
