"""What people write above the terms of trade: prices, discounts, payment, shipping, warehouses.

Phrases are divided by bars, language by language, and compared word by word, without case, accents and punctuation.
Names that programs give their columns stand with English.
"""

from __future__ import annotations

TERMS = {
    ("price_types", "price_type_currency_code"): """
        en: currency | currency code | currency name | waers | wholesale currency | order currency | price currency
        fr: devise | monnaie | code devise
        it: valuta | divisa | codice valuta | cod valuta
        de: wahrung | wahrungscode | waehrung
        es: moneda | divisa | codigo moneda
        pt: moeda | codigo da moeda
        ja: 通貨 | 通貨コード
        zh: 货币 | 币种""",
    ("price_types", "price_type_label"): """
        en: price list | pricelist | price label | price level | price group | price type | price tier | price book
            | pricing | pricing group | price category | price sheet | price list name | customer price group
            | pltyp | price list code | pricing template
        fr: tarif | grille tarifaire | liste de prix | liste prix | code tarif
        it: listino | listino prezzi | cod listino | codice listino | listino vendita
        de: preisliste | preisgruppe | preiscode | preisklasse
        es: tarifa | lista de precios | tarifa de precios
        pt: tabela de precos | lista de precos
        ja: 価格表 | 価格リスト | 価格区分
        zh: 价格表 | 价格类型""",
    ("price_types", "price_type_retail_currency_code"): """
        en: retail currency | rrp currency | msrp currency | srp currency
        fr: devise prix public | devise de vente
        it: valuta dettaglio | valuta al dettaglio | valuta pubblico
        de: uvp wahrung | vk wahrung
        es: moneda pvp | moneda venta publico
        pt: moeda de varejo | moeda pvp
        ja: 小売通貨 | 上代通貨""",
    ("discounts", "amount"): """
        en: discount | discount % | disc | disc % | discount percent | discount percentage | discount rate
            | % discount | % disc | trade discount | default discount | customer discount
        fr: remise | remise % | % remise | taux de remise | remise client
        it: sconto | sconto % | % sconto | sc % | perc sconto | sconto cliente
        de: rabatt | rabatt % | % rabatt | rabattsatz | kundenrabatt | nachlass
        es: descuento | dto | dto % | descuento % | % dto | % descuento
        pt: desconto | desconto % | % desconto
        ja: 割引 | 割引率 | 値引率 | 掛率
        zh: 折扣 | 折扣率""",
    ("warehouses", "warehouse_code"): """
        en: warehouse | warehouse code | depot | stock location | warehouse id
        fr: entrepot | code entrepot | magasin de depart
        it: magazzino | deposito | cod magazzino | codice magazzino
        de: lager | lagerort | lagercode
        es: almacen | codigo almacen
        pt: armazem | deposito
        ja: 倉庫 | 倉庫コード""",
    ("shipping_addresses", "shipping_create_doors"): """
        en: create door | create doors | create a door | make door | make doors | add door
        fr: creer porte | creer portes | creer une porte | creer la porte | creer door | creer un point de vente
        it: crea porta | crea porte | crea una porta | creare porta | crea door | crea punto vendita
        de: tur anlegen | turen anlegen | ture anlegen | tur erstellen | door anlegen | door erstellen
        es: crear puerta | crear puertas | crear una puerta | crear door | crear tienda
        pt: criar porta | criar portas | criar uma porta | criar door | criar loja
        ja: ドア作成 | ドアを作成 | ドアの作成 | ドア登録
        zh: 创建门 | 创建门店 | 新建门店""",
    ("payment_methods", "payment_method_name"): """
        en: payment terms | terms | payment method | payment | terms of payment | payment conditions | pay terms
        fr: conditions de paiement | mode de paiement | mode de reglement | reglement | conditions de reglement
        it: pagamento | condizioni di pagamento | cond pag | cond pagamento | modalita di pagamento | tipo pagamento
            | termini di pagamento
        de: zahlungsbedingung | zahlungsbedingungen | zahlungsart | zahlungsweise | zahlungskondition | zahlungsziel
        es: forma de pago | condiciones de pago | metodo de pago
        pt: forma de pagamento | condicoes de pagamento | condicao de pagamento
        ja: 支払条件 | 支払方法
        zh: 付款方式 | 付款条件""",
    ("shipping_methods", "shipping_method_name"): """
        en: shipping method | ship via | ship method | carrier | freight carrier | delivery method | shipment method
            | courier
        fr: transporteur | mode de livraison | mode d expedition
        it: vettore | corriere | spedizioniere | modalita di spedizione
        de: versandart | spediteur | lieferart | versandweg | versandbedingung
        es: transportista | metodo de envio | forma de envio
        pt: transportadora | forma de envio
        ja: 配送方法 | 配送業者 | 運送会社
        zh: 运输方式 | 配送方式""",
    ("payment_methods", "payment_method_code"): """
        en: payment terms code | terms code | payment code | payment method code | zterm
        fr: code reglement | code paiement
        it: cod pagamento | codice pagamento
        de: zahlungscode
        es: codigo forma de pago | codigo de pago
        pt: codigo de pagamento
        ja: 支払コード""",
    ("shipping_methods", "shipping_method_code"): """
        en: shipping method code | ship via code | shipment method code | carrier code
        fr: code transporteur
        it: cod vettore | codice vettore
        de: versandartcode
        es: codigo transportista
        pt: codigo transportadora
        ja: 配送コード""",
    ("discounts", "line_item_level"): """
        en: line item discount | discount per line
        fr: remise par ligne
        it: sconto di riga
        de: positionsrabatt
        es: descuento por linea
        pt: desconto por linha
        ja: 明細割引""",
}
"""Phrases for the terms of trade, by node and field."""
