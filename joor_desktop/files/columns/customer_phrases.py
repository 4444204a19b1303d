"""What people write above what a customer is: code, name, group, sales rep, contact.

Phrases are divided by bars, language by language, and compared word by word, without case, accents and punctuation.
Names that programs give their columns stand with English.
"""

from __future__ import annotations

OWN = {
    "customer_code": """
        en: customer number | customer no | customer nr | customer id | customer # | cust no | cust nr | cust id
            | cust code | customer ref | account number | account no | account code | account id | account #
            | acct no | a c | a c ref | a c no | client code | client number | client no | client id | client ref
            | buyer account | retailer code | store code | store id | store number | door code | debtor number
            | debtor no | account reference | account ref | reference | kunnr | customer account
            | customer account number | external id | external customer id | external code
        fr: code client | n client | no client | numero client | num client | ref client | reference client
            | compte client | n compte | numero de compte | code tiers | code boutique
        it: codice cliente | cod cliente | cod cli | cod client | codcli | cliente codice | codice anagrafica
            | id cliente | nr cliente | numero cliente | conto cliente | cod conto
        de: kundennummer | kundennr | kunden nr | kunden nummer | kd nr | kdnr | kundencode | kunden id
            | kunden kurzel | debitor | debitornr | debitor nr | debitorennummer | debitorennr | debitoren nr
            | konto | kontonummer | konto nr
        es: codigo cliente | codigo de cliente | cod de cliente | numero de cliente | num cliente | no cliente
            | n cliente | ref cliente | cuenta cliente
        pt: codigo do cliente | cod do cliente | numero do cliente | n do cliente
        ja: 顧客コード | 顧客番号 | 得意先コード | 得意先番号 | 取引先コード | 取引先番号
            | 客先コード | お客様番号 | お客様コード
        zh: 客户编号 | 客户代码 | 客户号 | 客户编码 | 客户 id | 店铺编号 | 经销商编号""",
    "customer_name": """
        en: customer | client | client name | account | account name | store | store name | shop | shop name
            | retailer | retailer name | business name | trading name | legal name | boutique | door name | stockist
            | stockist name | company | company name | dba | display name | customer full name
        fr: nom client | nom du client | raison sociale | nom boutique | nom de la boutique | enseigne
            | nom du magasin | societe | magasin | libelle
        it: ragione sociale | rag soc | rag sociale | ragsoc | denominazione | nome cliente | cliente | insegna
            | negozio | nome negozio | intestazione | azienda
        de: firma | firmenname | kunde | kundenname | kunden name | name 1 | name1 | geschaft | laden | unternehmen
        es: razon social | nombre fiscal | nombre cliente | nombre del cliente | nombre comercial
            | nombre tienda | tienda | empresa
        pt: razao social | nome do cliente | nome fantasia | loja | nome da loja
        ja: 顧客名 | 得意先名 | 取引先名 | 会社名 | 店舗名 | 店名
            | 客先名 | お客様名 | 得意先名称
        zh: 客户 | 客户名称 | 客户名 | 公司名称 | 公司 | 店铺名称 | 店名 | 门店名称 | 经销商""",
    "customer_alias": """
        en: alias | short name | search name | nickname | also known as | alternative name
        fr: nom court | nom abrege
        it: nome breve | sigla
        de: kurzname | kurzbezeichnung | suchname | suchbegriff | matchcode
        es: nombre corto
        pt: nome curto
        ja: 略称 | 略名
        zh: 简称 | 客户简称""",
    "customer_group_name": """
        en: customer group | customer groups | customer type | customer category | client type | store type
            | channel | segment | category | account type | classification
        fr: groupe | groupe client | groupe de clients | type de client | categorie client | canal | categorie
        it: gruppo | gruppo cliente | gruppo clienti | categoria cliente | tipo cliente | tipologia cliente | canale
            | categoria | tipologia
        de: gruppe | kundengruppe | kundentyp | kundenkategorie | kundenklasse | vertriebskanal
        es: grupo | grupo de clientes | grupo cliente | tipo de cliente | categoria de cliente
        pt: grupo do cliente | categoria do cliente
        ja: 顧客グループ | 顧客区分 | 得意先区分 | 業態
        zh: 客户组 | 客户类型 | 客户类别 | 渠道""",
    "customer_group_code": """
        en: customer group code | group id | kdgrp
        fr: code groupe
        it: codice gruppo
        de: kundengruppencode | kundengruppe nr
        es: codigo grupo
        pt: codigo do grupo
        ja: 顧客区分コード""",
    "sales_rep_code": """
        en: sales rep | salesrep | sales rep code | sales rep id | rep | rep code | rep id | salesperson
            | salesperson code | sales person | sales agent | agent | agent code | sales representative
            | account manager | account owner
        fr: representant | code representant | commercial | code commercial | agent commercial | vendeur
        it: agente | codice agente | cod agente | cod ag | rappresentante | venditore
        de: vertreter | vertreternr | vertreter nr | vertretercode | aussendienst | aussendienstmitarbeiter
            | verkaufer | verkaufercode | handelsvertreter
        es: agente comercial | codigo agente | vendedor | codigo vendedor | comercial
        pt: representante | codigo do vendedor
        ja: 担当者コード | 営業担当 | 営業担当者 | 営業担当コード | 担当営業
        zh: 业务员 | 销售代表 | 销售员""",
    "customer_contact": """
        en: contact | contact name | contact person | main contact | primary contact | attention | attn
        fr: nom du contact | personne de contact | interlocuteur | nom contact
        it: contatto | persona di riferimento | referente | nome contatto
        de: ansprechpartner | kontaktperson | kontakt | z hd
        es: contacto | persona de contacto | nombre de contacto
        pt: contato | pessoa de contato | nome do contato
        ja: 担当者 | 担当者名 | ご担当者 | 連絡先担当者
        zh: 联系人 | 联系人姓名""",
}
"""Phrases for the fields of the customer itself, by the name of the field."""

PLAIN_CODES = """
    en: code | id | number | no
    fr: code | numero
    it: codice | cod | numero
    de: nummer | nr | code
    es: codigo | cod | numero
    pt: codigo | numero
    ja: コード | 番号
    zh: 编号 | 代码"""
"""Words for the customer's code where nothing says whose code it is."""

PLAIN_NAMES = """
    en: name | full name
    fr: nom
    it: nome
    de: name
    es: nombre
    pt: nome
    ja: 名前 | 名称 | 名
    zh: 名称 | 姓名"""
"""Words for a name where nothing says whose it is: the shop's, or a person's beside the shop's."""

COMPANY_NAMES = "company | company name | firma | unternehmen | azienda | empresa | societe | 会社名 | 公司 | 公司名称"
"""Words that mean the customer, or a company above it where another column names the customer."""
