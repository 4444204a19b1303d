"""Sheets with a row for each address and a column that tells which kind it is, such as JOOR's own flat file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from joor_desktop.files.derived_columns import DerivedColumns
from joor_desktop.files.headings import Meaning, fold
from joor_desktop.files.notice import Notice, warning
from joor_desktop.files.shown_rows import Row, Rows, in_parts
from joor_desktop.files.stray_cells import StrayCells
from joor_desktop.model.address_fields import BILLING_ADDRESSES, SHIPPING_ADDRESSES
from joor_desktop.model.field import Kind
from joor_desktop.model.origin import Place
from joor_desktop.model.texts import translate

_HEADINGS = frozenset(
    "addresstype typeofaddress adresstyp adressart adresstype tipoindirizzo tipodiindirizzo typeadresse typedadresse "
    "tipodireccion tipodedireccion tipoendereco tipodeendereco partnerrolle partnerrole partnerfunction "
    "住所種別".split()
)
_SHORT_HEADINGS = frozenset({"type", "typ", "tipo"})
"""What may be many things, unless whole words for kinds of addresses stand below it."""

_SHIPPING = frozenset(
    "shipping shippingaddress ship shipto shiptoaddress shiptoparty s st sh delivery deliveryaddress deliverto "
    "lieferung lieferadresse lieferanschrift warenempfanger we spedizione consegna destinazione livraison envio "
    "entrega 送り先 配送先 納品先".split()
)
_BILLING = frozenset(
    "billing billingaddress bill billto billtoaddress billtoparty b bt bp invoice invoicing invoiceaddress rechnung "
    "rechnungsadresse rechnungsanschrift rechnungsempfanger re fatturazione fattura facturation facturacion "
    "faturamento fatura 請求先".split()
)
_BOTH = frozenset(
    "both shippingbilling shippingandbilling billingshipping billingandshipping all beide entrambi lesdeux ambos "
    "両方".split()
)
_BILLED = _BILLING | _BOTH
_KNOWN = _SHIPPING | _BILLED | {""}
_MOST = 0.5
_MOST_OF_SHORT = 0.8


@dataclass(frozen=True, slots=True)
class AddressType:
    """The column at *index* tells which kind of address a row holds; ``unknown`` are words in it that nobody knows.

    ``homeless`` are texts of billing addresses in the columns ``of_parcels``, which only shipping addresses have.
    """

    index: int
    unknown: StrayCells = field(default_factory=StrayCells)
    of_parcels: list[int] = field(default_factory=list)
    homeless: StrayCells = field(default_factory=StrayCells)

    def noted(self, rows: Iterable[Row]) -> Rows:
        """The same rows; those whose kind is not known are noted, and taken for shipping addresses.

        So is what billing addresses have no field for.
        """
        return Rows(map(self._noted, in_parts(rows)))

    def _noted(self, rows: list[Row]) -> list[Row]:
        index = self.index
        unknown = {text for text in {row[1][index] for row in rows} if _kind(text) not in _KNOWN}
        for number, texts, _ in rows if unknown else ():
            if texts[index] in unknown:
                self.unknown.note(number, index, texts[index])
        for column in self.of_parcels:
            for number, texts, _ in rows:
                if texts[column] and not self.is_shipping(texts):
                    self.homeless.note(number, column, texts[column])
        return rows

    def notices(self, sheet: str) -> Iterator[Notice]:
        """What is told of rows of the *sheet* whose kind is not known."""
        if found := self.unknown.found():
            message = translate(
                "files",
                "These words of the sheet “{sheet}” say no kind of address that is known, so the addresses were taken "
                "for shipping addresses: {cells}. Write Shipping, Billing or Both there.",
            )
            text = message.format(sheet=sheet, cells=self.unknown.listed(found))
            yield warning("address-type-unknown", text, Place(sheet, self.unknown.first_cell(found)))
        if found := self.homeless.found():
            message = translate(
                "files",
                "In rows of billing addresses of the sheet “{sheet}” these texts were left out, as JOOR keeps them for "
                "shipping addresses only: {cells}. Put them into a column of the customer where you need them.",
            )
            text = message.format(sheet=sheet, cells=self.homeless.listed(found))
            yield warning("billing-field-unknown", text, Place(sheet, self.homeless.first_cell(found)))

    def is_shipping(self, row: Sequence[str]) -> bool:
        """Whether the row's address is for parcels; one without a kind is."""
        return _kind(row[self.index]) not in _BILLING

    def is_billing(self, row: Sequence[str]) -> bool:
        """Whether the row's address is for invoices."""
        return _kind(row[self.index]) in _BILLED


@lru_cache(100)
def _kind(text: str) -> str:
    """The word for a kind of address; a sheet asks for few of them, again and again."""
    return fold(text)


def find_address_type(headings: Sequence[str], samples: Callable[[int], Iterable[str]]) -> AddressType | None:
    """The column that tells the kind of address; None where there is none, or too few of its values are such kinds."""
    for index, heading in enumerate(headings):
        folded = fold(heading)
        if folded in _HEADINGS or folded in _SHORT_HEADINGS:
            kinds = [kind for kind in map(_kind, samples(index)) if kind]
            is_plain = folded in _HEADINGS
            known = sum(kind in _KNOWN and (is_plain or len(kind) > 1) for kind in kinds)
            if known and known >= len(kinds) * (_MOST if is_plain else _MOST_OF_SHORT):
                return AddressType(index)
    return None


def divide_columns(columns: dict[int, Meaning], derived: DerivedColumns, kind: AddressType) -> None:
    """Let the *columns* of an address hold one for parcels in some rows, and one for invoices in others."""
    own = set(columns.values())
    for index, meaning in list(columns.items()):
        if meaning.node not in (SHIPPING_ADDRESSES, BILLING_ADDRESSES):
            continue
        is_shipping = meaning.node is SHIPPING_ADDRESSES
        here = kind.is_shipping if is_shipping else kind.is_billing
        twin = _billing_twin(meaning)
        if is_shipping and twin is None and meaning.field.kind is not Kind.BOOLEAN:  # a "no" is no loss
            kind.of_parcels.append(derived.sources.get(index, index))
        # Billing addresses may have columns of their own, such as a code that each address has beside the other one.
        twin = None if twin in own else twin
        if index >= derived.width:
            derived.keep_where(index, here, twin, kind.is_billing)
            continue
        del columns[index]
        derived.add_where(meaning, index, here)
        if twin is not None:
            derived.add_where(twin, index, kind.is_billing)
    columns |= derived.meanings


def _billing_twin(meaning: Meaning) -> Meaning | None:
    """The field of a billing address that is the same as this one of a shipping address, None where there is none."""
    if meaning.node is not SHIPPING_ADDRESSES:
        return None
    name = meaning.field.name.replace("shipping_", "billing_", 1)
    for twin in BILLING_ADDRESSES.fields:
        if twin.name == name:
            return Meaning(BILLING_ADDRESSES, twin, meaning.group)
    return None
