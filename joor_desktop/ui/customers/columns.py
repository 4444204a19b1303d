"""The columns of the tables: what each shows of a record, where its value stands, and which problems belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from PySide6.QtGui import QFontMetrics, QGuiApplication

from joor_desktop.model.field import Field, Kind, Need, Node
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Entry
from joor_desktop.model.texts import QT_TRANSLATE_NOOP, begun_sentence, translate, within_sentence
from joor_desktop.storage.drafts import StoredRecord
from joor_desktop.ui.customers.row_state import state_word, state_words
from joor_desktop.work.arranging import NUMBER_COLUMN, STATE_COLUMN, text_of
from joor_desktop.work.state_texts import READY

_WIDTHS = {
    Kind.CODE: 96,
    Kind.PHONE: 124,
    Kind.POSTCODE: 80,
    Kind.STATE: 64,
    Kind.EMAIL: 196,
    Kind.COUNTRY: 116,
    Kind.CURRENCY: 112,
    Kind.BOOLEAN: 96,
    Kind.DECIMAL: 80,
    Kind.INTEGER: 96,
}
_TEXT_WIDTH = 136
_NAME_WIDTH = 168
_STATE_EDGES, _LEAST_STATE, _MOST_STATE = 40, 92, 168
_TELLING = ("name", "city", "label", "amount", "code", "email", "address_1", "currency_code")
_CITY_FIRST = ("city", *_TELLING)


Look = Literal["number", "state", "text", "muted"]


class Column(Protocol):
    """One column of a table; *index* is the index of the row's entry, 0 where rows are customers."""

    @property
    def key(self) -> str:
        """What it is called where rows are sorted and filtered, see :mod:`joor_desktop.work.arranging`."""

    @property
    def look(self) -> Look:
        """How its cells are drawn."""

    @property
    def title(self) -> str:
        """The words at its head."""

    @property
    def explanation(self) -> str:
        """What the column is about, for its tooltip."""

    @property
    def width(self) -> int:
        """Its width at first, in pixels."""

    def text(self, stored: StoredRecord, index: int) -> str:
        """What the cell shows."""

    def path(self, index: int) -> Path | None:
        """Where in the record the cell leads to; None where it leads to the record as a whole."""

    def field(self) -> Field | None:
        """The field that can be edited in the cell, None where it only shows something."""

    def problems(self, stored: StoredRecord, index: int) -> list[Problem]:
        """What is wrong with that which the cell shows."""


class NumberColumn:
    """The customer's place in the list."""

    key = NUMBER_COLUMN
    look: Look = "number"

    def __init__(self) -> None:
        self.title = "#"
        self.explanation = translate(
            "table", "The customer's place in the list: 3+ was put below 3, and 1− above the first one"
        )
        self.width = 48

    def text(self, stored: StoredRecord, _index: int) -> str:
        """The number, from 1; with a + for one that was put below that of the number, a − for one above 1."""
        return stored.place

    def path(self, _index: int) -> Path | None:
        """The record as a whole."""
        return None

    def field(self) -> Field | None:
        """It can't be edited."""
        return None

    def problems(self, _stored: StoredRecord, _index: int) -> list[Problem]:
        """It has none."""
        return []


class StateColumn(NumberColumn):
    """Whether the customer can be sent: a dot and a word."""

    key = STATE_COLUMN
    look: Look = "state"

    def __init__(self) -> None:
        super().__init__()
        self.title = translate("table", "State")
        self.explanation = translate(
            "table",
            "Ready customers can be sent; errors must be mended first. Changed ones were sent before. For those that "
            "were sent it says how far they are at JOOR",
        )
        self.width = _LEAST_STATE
        self.all_checked = True

    def fit_words(self) -> None:
        """Be at first as wide as the words of the language need, within reason; needs the application's font."""
        metrics = QFontMetrics(QGuiApplication.font())
        widest = max(map(metrics.horizontalAdvance, state_words()))
        self.width = min(max(widest + _STATE_EDGES, _LEAST_STATE), _MOST_STATE)

    def is_unknown(self, stored: StoredRecord) -> bool:
        """Whether nobody knows if it is ready, since it may not be checked by the rules of now yet."""
        return not self.all_checked and _state_of(stored) == READY

    def text(self, stored: StoredRecord, _index: int) -> str:
        """How many errors there are, or whether it is ready, changed since it was sent, or how it stands at JOOR."""
        return state_word(_state_of(stored), checked=self.all_checked)


def _state_of(stored: StoredRecord) -> str:
    return text_of(stored, 0, STATE_COLUMN)


class FieldColumn:
    """One field of the customer, or of the row's entry."""

    def __init__(self, node: Node, field: Field, *, own_row: bool = True) -> None:
        self._node = node
        self._field = field
        self._own_row = own_row
        self.key = field.name
        self.look: Look = "text" if own_row else "muted"
        self.title = field.title if own_row else f"{node.title} {within_sentence(field.title)}"
        self.explanation = field.explanation
        named = field.name in ("customer_name", "buyer_name") or field.name.endswith("address_1")
        self.width = _NAME_WIDTH if named else _WIDTHS.get(field.kind, _TEXT_WIDTH)

    def text(self, stored: StoredRecord, index: int) -> str:
        """The field's text as it stands in the record."""
        if not self._node.key:
            return stored.record.values.get(self._field.name, "")
        entries = stored.record.entries.get(self._node.key, ())
        return entries[index].get(self._field.name, "") if index < len(entries) else ""

    def path(self, index: int) -> Path:
        """The field's place."""
        return Path(self._node.key, index if self._node.key else 0, self._field.name)

    def field(self) -> Field | None:
        """The field; in the tables of entries the customer's own fields only say whose entry it is."""
        return self._field if self._own_row else None

    def problems(self, stored: StoredRecord, index: int) -> list[Problem]:
        """The problems of this very value."""
        if not stored.problems or not self._own_row:
            return []
        path = self.path(index)
        return [problem for problem in stored.problems if problem.path == path]


class SummaryColumn:
    """All entries of one list of a customer in a few words."""

    look: Look = "text"

    def __init__(self, node: Node) -> None:
        self._node = node
        self.key = node.key
        self.width = 168
        self.title = node.plural_title
        self.explanation = translate("table", "Double-click to see each of them")

    @property
    def node_key(self) -> str:
        """The list that is summed up."""
        return self._node.key

    def text(self, stored: StoredRecord, _index: int) -> str:
        """The one entry, or how many there are; then what is wrong first: "2 addresses · state missing"."""
        entries = stored.record.entries.get(self._node.key, [])
        parts = [self._count(entries)] if entries else []
        problems = self.problems(stored, 0)
        if problems:
            parts.append(_short(max(problems, key=_severity), self._node))
        return " · ".join(parts)

    def _count(self, entries: list[Entry]) -> str:
        if len(entries) > 1:
            return f"{len(entries)} {_noun(self._node)}"
        return _telling(self._node, entries[0]) or self._node.title

    def path(self, _index: int) -> Path:
        """The list as a whole."""
        return Path(self._node.key)

    def field(self) -> Field | None:
        """A summary can't be edited."""
        return None

    def problems(self, stored: StoredRecord, _index: int) -> list[Problem]:
        """The problems of all entries, and of the list itself."""
        return [problem for problem in stored.problems if problem.path.node == self._node.key]


def _severity(problem: Problem) -> Severity:
    return problem.severity


def _short(problem: Problem, node: Node) -> str:
    """A problem without its place: "state missing"."""
    from joor_desktop.checks.messages import title

    field = node.field(problem.path.field) if problem.path.field else None
    words = title(problem.code, field, None)
    return begun_sentence(words)


def _noun(node: Node) -> str:
    """The short word for several entries, since the column's title says which: "addresses" for shipping addresses."""
    words = {
        "shipping_addresses": QT_TRANSLATE_NOOP("table", "addresses"),
        "billing_addresses": QT_TRANSLATE_NOOP("table", "addresses"),
        "price_types": QT_TRANSLATE_NOOP("table", "prices"),
    }
    words |= {
        "shipping_methods": QT_TRANSLATE_NOOP("table", "methods"),
        "payment_methods": QT_TRANSLATE_NOOP("table", "methods"),
    }
    short = words.get(node.key)
    return translate("table", short) if short else within_sentence(node.plural_title)


def _telling(node: Node, entry: Entry) -> str:
    """The values that tell one entry from others."""
    by_suffix = {node.suffix(field): entry.get(field.name, "").strip() for field in node.fields}
    order = _CITY_FIRST if "city" in by_suffix else _TELLING
    if node.key == "price_types":
        return f"{by_suffix['currency_code']} {by_suffix['label']}".strip()
    told = [by_suffix[suffix] for suffix in order if by_suffix.get(suffix)]
    if node.key == "discounts" and told:
        return f"{told[0].rstrip(' %')} %"
    return told[0] if told else ""


def columns_of(node: Node) -> Sequence[Column]:
    """The columns of the table of customers, or of the entries of a node."""
    if not node.key:
        first = [field for field in CONNECTION.fields if _comes_first(field)]
        rest = [field for field in CONNECTION.fields if not _comes_first(field)]
        return [
            NumberColumn(),
            StateColumn(),
            *(FieldColumn(CONNECTION, field) for field in sorted(first, key=_code_first)),
            *(SummaryColumn(each) for each in ENTRY_NODES),
            *(FieldColumn(CONNECTION, field) for field in rest),
        ]
    whose = [CONNECTION.field(name) for name in ("customer_code", "customer_name")]
    return [
        NumberColumn(),
        *(FieldColumn(CONNECTION, field, own_row=False) for field in whose),
        *(FieldColumn(node, field) for field in node.fields),
    ]


def _comes_first(field: Field) -> bool:
    """What JOOR needs or recommends, and how the customer is reached, is seen without scrolling."""
    return field.need in (Need.REQUIRED, Need.RECOMMENDED) or field.kind is Kind.EMAIL


def _code_first(field: Field) -> bool:
    return field.kind is not Kind.CODE or field.need is not Need.REQUIRED
