"""What the field table is made of: fields and the nodes that hold them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from joor_desktop.model.texts import translate


class Kind(Enum):
    """What a field's value is; on the wire all but the last three are strings."""

    TEXT = "text"
    CODE = "code"  # an identifier: zeros, dashes and case matter, byte for byte
    PHONE = "phone"
    POSTCODE = "postcode"
    STATE = "state"
    EMAIL = "email"
    COUNTRY = "country"
    CURRENCY = "currency"
    BOOLEAN = "boolean"
    DECIMAL = "decimal"
    INTEGER = "integer"


class Need(Enum):
    """Column "REQ" of JOOR's table."""

    REQUIRED = "required"
    IN_STATE_COUNTRIES = "required in US, CA, JP and AU"
    RECOMMENDED = "recommended"
    OPTIONAL = "optional"


class Presence(Enum):
    """How often a node stands in a connection."""

    REQUIRED = "at least one entry"
    ALWAYS_SENT = "always sent, even without an entry"
    OPTIONAL = "left out when there is no entry"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of JOOR's request table.

    ``name`` is JOOR's own, ``max_length`` counts characters (None: JOOR gives no limit), ``spellings`` are the names
    that JOOR's samples use for the same field, ``in_table`` is False for a field that stands in the samples only.
    """

    name: str
    kind: Kind
    need: Need
    max_length: int | None
    label: str
    help: str
    spellings: tuple[str, ...] = ()
    in_table: bool = True

    @property
    def title(self) -> str:
        """The label in the person's language."""
        return translate("field", self.label)

    @property
    def explanation(self) -> str:
        """The help text in the person's language."""
        return translate("field", self.help)


@dataclass(frozen=True, slots=True)
class Node:
    """A node of JOOR's request that holds fields: the connection itself, or a list of entries in it.

    ``key`` is the entries' key in a record ("" for the connection itself), ``path`` the nodes around the entries
    below ``connection``, ``item`` the XML element of one entry, ``column_prefix`` what stands before the number in a
    numbered column (``buyer_2_name``), ``example_order`` the order in which JOOR's samples write the fields.
    """

    key: str
    path: tuple[str, ...]
    item: str
    presence: Presence
    column_prefix: str
    label: str
    plural: str
    fields: tuple[Field, ...]
    example_order: tuple[str, ...]

    @property
    def title(self) -> str:
        """One entry's name in the person's language."""
        return translate("node", self.label)

    @property
    def plural_title(self) -> str:
        """The entries' name in the person's language."""
        return translate("node", self.plural)

    def field(self, name: str) -> Field:
        """Return the field called *name*; raises KeyError where there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    def wire_fields(self) -> tuple[Field, ...]:
        """The fields in the order of JOOR's samples, those that stand in no sample last."""
        rank = {name: position for position, name in enumerate(self.example_order)}
        return tuple(sorted(self.fields, key=lambda field: rank.get(field.name, len(rank))))

    def suffix(self, field: Field) -> str:
        """The part of a numbered column's name after the number: ``city`` of ``shipping_2_city``."""
        return field.name.removeprefix(self.column_prefix).removeprefix("_")
