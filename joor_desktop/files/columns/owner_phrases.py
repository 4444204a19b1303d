"""What people write in a heading to say whose address, phone or name the column holds.

Phrases are divided by bars, language by language, and compared word by word, without case, accents and punctuation.
They may stand before, behind or amid the other words, and be written together with what follows.
"""

from __future__ import annotations

OWNERS = {
    "shipping": """
        en: ship to | shipto | shipping | shipping address | ship | delivery | delivery address | deliver to | dest
            | destination | consignee | goods | sa | location shipping | location shipping address
        fr: livraison | adresse de livraison | liv | expedition
        it: spedizione | indirizzo di spedizione | sped | destinazione | consegna | luogo di consegna
        de: lieferadresse | lieferanschrift | lieferung | liefer | lief | versand | versandadresse | warenempfanger
        es: entrega | direccion de entrega | direccion de envio | envio
        pt: entrega | endereco de entrega | morada de entrega
        ja: 送り先 | 送付先 | 配送先 | 納品先 | 納入先 | 届け先 | お届け先 | 出荷先
        zh: 收货 | 送货 | 收货地址 | 送货地址""",
    "billing": """
        en: bill to | billto | billing | billing address | bill | invoice | invoice address | invoice to | invoicing
            | inv | sold to | po | location billing | location billing address
        fr: facturation | adresse de facturation | fact | facture
        it: fatturazione | indirizzo di fatturazione | fatt | sede legale | legale
        de: rechnungsadresse | rechnungsanschrift | rechnung | rechnungs | rech | rechnungsempfanger
        es: facturacion | direccion de facturacion | direccion fiscal
        pt: faturacao | faturamento | fatura | endereco de faturacao | cobranca
        ja: 請求先 | 請求書送付先 | 請求
        zh: 账单 | 开票 | 发票""",
    "buyer": """
        en: buyer | buyers | purchaser | purchasing | purchasing contact
        fr: acheteur | acheteuse | achat | achats
        it: compratore | acquirente | acquisti
        de: einkaufer | einkauferin | einkauf
        es: comprador | compradora | compras
        pt: comprador | compradora | compras
        ja: バイヤー | 仕入担当 | 仕入担当者
        zh: 买手 | 采购 | 采购员""",
    "contact": """
        en: contact | contact person | main contact | primary contact | attn
        fr: contact | interlocuteur
        it: contatto | referente
        de: ansprechpartner | kontakt | kontaktperson
        es: contacto | persona de contacto
        pt: contato
        ja: 担当者 | 連絡先
        zh: 联系人""",
    "location": """
        en: door | door address | location | store location
        fr: point de vente
        it: punto vendita | filiale
        de: filiale
        es: punto de venta
        pt: ponto de venda
        ja: 出店先""",
    "customer": """
        en: customer | cust | client | clt | account | acct | store | shop | company | retailer | stockist
        fr: client | boutique | magasin
        it: cliente | clienti | cli | negozio
        de: kunde | kunden | kd | firma | firmen
        es: cliente | clientes | tienda
        pt: cliente | clientes | loja
        ja: 顧客 | 得意先 | 取引先 | 店舗
        zh: 客户 | 店铺 | 公司""",
    "address": """
        en: address | business
        fr: adresse | adr
        it: indirizzo
        de: adresse | anschrift
        es: direccion
        pt: endereco
        ja: 住所
        zh: 地址""",
}
"""Where two owners share a phrase, the first one has it."""
