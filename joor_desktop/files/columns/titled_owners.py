"""Titles that say whose addresses a table holds, such as "BILLING ADDRESSES" above it or as its sheet's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from joor_desktop.files.columns.candidate import Candidate, doubted
from joor_desktop.files.columns.match import SURE, Why
from joor_desktop.files.columns.phrase_fields import ADDRESSES
from joor_desktop.files.columns.spelling import phrase
from joor_desktop.files.headings import Meaning
from joor_desktop.model.address_fields import SHIPPING_ADDRESSES
from joor_desktop.model.field import Node
from joor_desktop.model.texts import translate

_CERTAINTY = 0.9
_NOBODYS = ("", "customer", "address")

_OWNERS = {
    "shipping": """
        shipping | ship to | shipto | delivery | deliveries | deliver to | livraison | livraisons | spedizione
        | spedizioni | consegna | destinazione | destinazioni | lieferadresse | lieferadressen | lieferanschrift
        | lieferanschriften | versandadresse | versandadressen | warenempfanger | entrega | entregas | envio | envios
        | 送り先 | 配送先 | 納品先 | お届け先 | 收货地址 | 送货地址""",
    "billing": """
        billing | bill to | billto | invoicing | invoice to | invoice address | invoice addresses | sold to
        | facturation | fatturazione | sede legale | sedi legali | rechnungsadresse | rechnungsadressen
        | rechnungsanschrift | rechnungsanschriften | rechnungsempfanger | facturacion | direccion fiscal
        | direcciones fiscales | faturacao | faturamento | cobranca | 請求先 | 账单地址 | 开票地址""",
}
_IDLE = frozenset(
    "address addresses adr adresse adresses adressen anschrift anschriften indirizzo indirizzi direccion direcciones "
    "endereco enderecos morada moradas customer customers client clients cliente clienti clientes kunde kunden list "
    "liste lista elenco detail details data all of the for to de di des dei da das do der die per".split()
)
"""Words that don't change what such a title says; a title with any other word says nothing of addresses here."""


@lru_cache(maxsize=2048)
def titled_owner(title: str) -> str:
    """Whose addresses a table with this *title* holds: "shipping", "billing", or "" where it doesn't say so plainly."""
    words = tuple(word for word in phrase(title).split() if not word.isdecimal())
    found = {owner for owner, rest in _found(words) if _IDLE.issuperset(rest)}
    return found.pop() if len(found) == 1 else ""


def _found(words: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each owner that *words* name, with the other words."""
    for owner, text in _OWNERS.items():
        for own in (tuple(phrase(each).split()) for each in text.split("|")):
            for at in range(len(words) - len(own) + 1):
                if words[at : at + len(own)] == own:
                    yield owner, (*words[:at], *words[at + len(own) :])


def give_to_owner(candidates: Sequence[Candidate], owner: str) -> None:
    """Let addresses of which nothing is said be those that the title tells of, unless other columns hold these."""
    node = ADDRESSES[owner]
    if any(_is_owned(each, node) for each in candidates):
        return
    for each in candidates:
        if each.match.why is not Why.NAME and each.owner in _NOBODYS and _is_place(each):
            _give(each, owner)


def _is_owned(candidate: Candidate, node: Node) -> bool:
    return candidate.owner not in _NOBODYS and any(meaning.node is node for meaning in candidate.match.meanings)


def _is_place(candidate: Candidate) -> bool:
    return any(meaning.node is SHIPPING_ADDRESSES for meaning in candidate.match.meanings)


def _give(candidate: Candidate, owner: str) -> None:
    match = candidate.match
    meanings = tuple(filter(None, (_of_owner(meaning, ADDRESSES[owner]) for meaning in match.meanings)))
    if len(meanings) < len(match.meanings):
        candidate.match = doubted(match, translate("columns", "such an address has no field for this"))
        return
    detail = match.detail or translate("columns", "as the title says")
    certainty = min(_CERTAINTY, match.certainty) if match.certainty >= SURE else match.certainty
    candidate.match = replace(match, meanings=meanings, certainty=certainty, detail=detail)
    if candidate.named is not None:
        candidate.named = replace(candidate.named, owner=owner, meaning=meanings[0])


def _of_owner(meaning: Meaning, node: Node) -> Meaning | None:
    """The same part of an address of *node*; None where that has none."""
    if meaning.node is not SHIPPING_ADDRESSES or node is SHIPPING_ADDRESSES:
        return meaning
    suffix = SHIPPING_ADDRESSES.suffix(meaning.field)
    return next((Meaning(node, each, meaning.group) for each in node.fields if node.suffix(each) == suffix), None)
