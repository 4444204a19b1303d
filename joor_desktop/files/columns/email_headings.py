"""E-mail columns that say what the address is for: "Mail ufficio", "E-mail ordini", "Rechnungs-E-Mail", "PEC"."""

from __future__ import annotations

from functools import lru_cache

from joor_desktop.files.columns import vocabulary
from joor_desktop.files.columns.phrase_fields import Named, Trait, own_field
from joor_desktop.files.columns.spelling import Words, readings

_GENERAL = """
    en: office | general | main office | head office | info | enquiries
    fr: bureau | generale | general | siege | accueil
    it: ufficio | generale | generica | segreteria | info
    de: buro | buero | allgemein | allgemeine | zentrale | info
    es: oficina | general | central
    pt: escritorio | geral
    ja: 代表 | 会社 | オフィス | 事務所"""
"""The shop's own address, under which somebody is always reached."""

_SPECIAL = """
    en: order | orders | ordering | order confirmation | order confirmations | accounts | accounting | accounts payable
        | finance | administration | admin | billing | invoice | invoices | invoicing | payments
    fr: commande | commandes | comptabilite | compta | facturation | facture | factures | administration
    it: ordine | ordini | conferma ordine | conferme ordine | conferme ordini | amministrazione | amministrativa
        | contabilita | fatture | fatturazione | pec | certificata
    de: bestellung | bestellungen | bestell | auftrag | auftrage | auftragsbestatigung | buchhaltung | buchhaltungs
        | rechnung | rechnungen | rechnungs | rechnungsversand | verwaltung | verwaltungs
    es: pedido | pedidos | administracion | contabilidad | facturacion | factura | facturas
    pt: encomenda | encomendas | pedidos | administracao | contabilidade | financeiro | faturacao | faturamento
        | faturas
    ja: 注文 | 発注 | 受注 | 経理 | 会計 | 請求 | 請求書 | 請求先"""
"""An address for orders or invoices, for which JOOR has no field of its own."""

_CERTIFIED = "pec | indirizzo pec | casella pec | posta certificata | posta elettronica certificata"
"""An Italian address for letters that have to be proved."""

_MAIL = "mail"


@lru_cache(maxsize=2048)
def qualified_email(heading: str) -> Named | None:
    """The customer's e-mail, where *heading* is one with such words; None for all others."""
    words = readings(heading)[:1]
    return _read(vocabulary.without_joints(words[0])) if words else None


def _read(words: Words) -> Named | None:
    if " ".join(words) in vocabulary.phrases(_CERTIFIED):
        return Named(own_field("customer_contact_email"), "customer", Trait.SPECIAL)
    for rest in _without_email(words):
        qualifier = " ".join(rest)
        if qualifier in vocabulary.phrases(_GENERAL):
            return Named(own_field("customer_contact_email"), "customer", Trait.WEAK)
        if qualifier in vocabulary.phrases(_SPECIAL):
            return Named(own_field("customer_contact_email"), "customer", Trait.SPECIAL)
    return None


def _without_email(words: Words) -> list[Words]:
    """What is left of *words* without those for an e-mail, at the beginning or at the end."""
    parts = vocabulary.address_parts()
    found = []
    for length in range(1, len(words)):
        if parts.get(" ".join(words[:length])) == "email":
            found.append(words[length:])
        if parts.get(" ".join(words[-length:])) == "email":
            found.append(words[:-length])
    if len(words) == 1 and words[0] != _MAIL and words[0].endswith((_MAIL, "メール")):  # "Rechnungsmail", "注文メール"
        found.append((words[0].removesuffix(_MAIL).removesuffix("メール").removesuffix("用"),))
    return found
