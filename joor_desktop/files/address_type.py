"""Sheets with a row for each address and a column that tells which kind it is, such as JOOR's own flat file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from joor_desktop.files.headings import Meaning, fold
from joor_desktop.model.address_fields import BILLING_ADDRESSES, SHIPPING_ADDRESSES

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


@dataclass(frozen=True, slots=True)
class AddressType:
    """The column at *index* tells which kind of address a row holds."""

    index: int

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
    """The column that tells the kind of address, None where there is none, or its values are no kinds of address."""
    for index, heading in enumerate(headings):
        folded = fold(heading)
        if folded in _HEADINGS or folded in _SHORT_HEADINGS:
            kinds = {fold(text) for text in samples(index)}
            is_told = folded in _HEADINGS or all(len(kind) > 1 for kind in kinds)
            if kinds and is_told and kinds <= _SHIPPING | _BILLING | _BOTH:
                return AddressType(index)
    return None


def billing_twin(meaning: Meaning) -> Meaning | None:
    """The field of a billing address that is the same as this one of a shipping address, None where there is none."""
    if meaning.node is not SHIPPING_ADDRESSES:
        return None
    name = meaning.field.name.replace("shipping_", "billing_", 1)
    for field in BILLING_ADDRESSES.fields:
        if field.name == name:
            return Meaning(BILLING_ADDRESSES, field, meaning.group)
    return None
