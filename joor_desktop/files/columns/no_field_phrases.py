"""What people keep about customers and JOOR has no field for, so that nobody need be asked about it.

Phrases are divided by bars, language by language, and compared word by word, without case, accents and punctuation.
"""

from __future__ import annotations

PHRASES = """
    en: vat | vat number | vat no | vat id | tax id | tax number | tax code | resale number | resale no
        | resale certificate | ein | duns | gln | credit limit | credit | credit rating | balance | notes | note
        | comments | remarks | internal remark | memo | website | web site | web | url | homepage | home page
        | instagram | facebook | social media | created | created at | created on | updated | modified | last order
        | last order date | last visit | status | blocked | inactive | language | iban | bic | swift | bank
        | bank account | payment days | incoterm | incoterms | opening hours | sales ytd | turnover | orders count
        | accepts marketing | total spent | total orders | tags | tax exempt | latitude | longitude | fiscal code
        | employees | salutation
        | carrier account | carrier account number | shipping account | surcharge | default surcharge | credit status
        | allow bulk | allow bulk orders | legal file | default shipping | default billing | address default shipping
        | address default billing | shipping terms | freight terms | rep name | rep email | sales rep name
        | sales rep email | sales rep emails | sales rep 1 name | sales rep 1 email | sales rep 2 name
        | sales rep 2 email | sales rep 3 email
    fr: tva | n tva | numero tva | tva intracommunautaire | n tva intracom | siret | siren | encours
        | encours autorise | remarque | remarques | commentaire | commentaires | observations | site web | langue
        | date creation | statut | civilite
    it: partita iva | p iva | piva | p i | codice fiscale | cod fiscale | cod fisc | sdi | codice sdi
        | codice univoco | codice destinatario | fido | note interne | annotazioni | sito | sito web
        | data inserimento | stato cliente | lingua | banca
    de: ust id | ust idnr | ustid | ust id nr | umsatzsteuer id | steuernummer | kreditlimit | bemerkung
        | bemerkungen | notiz | notizen | webseite | sprache | angelegt am | letzter umsatz | umsatz | anrede
        | bonitat | gesperrt
    es: cif | nif | c i f | n i f | cif nif | limite de credito | riesgo | observaciones | notas | pagina web
        | idioma | fecha alta | etiquetas
    pt: cnpj | cpf | inscricao estadual | contribuinte | nif contribuinte | observacoes | limite de credito
    ja: 備考 | メモ | 与信限度額 | 与信 | 登録日 | 締日 | 締め日 | ホームページ | ウェブサイト | 更新日"""
"""Headings as they stand by themselves."""

WORDS = """
    en: vat | tax | eori | balance | revenue | turnover | marketing | spent | birthday | modified | created | blocked
        | active | iban | swift | website | instagram | facebook | incoterms | credit | bank | visit | note | notes
        | remark | remarks | comment | comments | language
    fr: tva | siret | siren | encours | solde | commentaire | commentaires
    it: iva | piva | fido | saldo | fatturato
    de: ust | ustid | umsatz | umsatzsteuer | mwst | steuernummer | saldo | kreditlimit | bemerkung | bemerkungen
        | notiz | notizen | stceg
    es: nif | cif | iva | riesgo | observaciones | notas
    pt: nif | cnpj | cpf | observacoes
    ja: 備考 | メモ | 与信"""
"""Words that make any heading with them one without a field, such as "VAT registration number"."""
