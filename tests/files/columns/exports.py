"""Headers of real exports with some of their values, and the fields that a person who knows them would choose."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Export:
    """A sheet: its headings with samples, and below each the field it is: ``name``, ``name/2`` for a second entry,
    ``name+`` for a part of one, ``a & b`` for two in one; "-" is no field, "?" may be proposed but not applied."""

    make: str
    columns: tuple[tuple[str, str, str], ...]
    """Heading, field, samples divided by bars."""


def _export(make: str, text: str) -> Export:
    lines = [[cell.strip() for cell in line.split("=")] for line in text.strip().splitlines()]
    return Export(make, tuple((heading, field, samples) for heading, field, samples in lines))


EXPORTS = (
    _export("hand-made, Italian", """
        Codice cliente = customer_code = 00417|00418|00420
        Ragione sociale = customer_name = Boutique Élan|Łódź Concept
        P.IVA = - = 01234567890|09876543210
        PEC = ? = elan@pec.example|lodz@pec.example
        Cod. destinazione = shipping_code = 00417-A|00417-B
        Indirizzo dest. = shipping_address_1 = Via Roma 12|1 Main St
        Città dest. = shipping_city = Milano|New York
        Prov. dest. = shipping_state = MI|NY
        CAP dest. = shipping_postal_code = 07030|20121
        Nazione dest. = shipping_country = IT|U.S.A.|Francia
        Listino = price_type_currency_code & price_type_label ? = EUR Europe|USD USA
        Sconto % = amount = 15%|7,5
        Agente = sales_rep_code = AB|CD
        Fido = - = 12000|5000
        Note interne = - = chiamare dopo le 15
    """),
    _export("ERP, Italian, one address", """
        Cod. Cliente = customer_code = 1001|1002
        Rag. Soc. = customer_name = Moda SRL|Stile SPA
        Indirizzo = shipping_address_1 = Via Po 1|Corso Como 3
        CAP = shipping_postal_code = 10121|20154
        Località = shipping_city = Torino|Milano
        Prov = shipping_state = TO|MI
        Paese = shipping_country = Italia|Italia
        Telefono = customer_phone = 011 5551234|02 5551234
        E-mail = customer_contact_email = info@moda.example|info@stile.example
        Partita IVA = - = 01234567890|12345678901
        Codice fiscale = - = RSSMRA80A01H501U|01234567890
        Cond. pagamento = payment_method_name = 30 gg FM|RB 60
        Vettore = shipping_method_name = DHL|BRT
        Magazzino = warehouse_code = MI1|MI2
    """),
    _export("Navision, German", """
        Nr. = ? = 10000|20000
        Name = ? = Modehaus Nord|Boutique Süd
        Debitorennr. = customer_code = D10000|D20000
        Firma = customer_name = Modehaus Nord GmbH|Boutique Süd
        Straße = shipping_address_1 = Hauptstr. 1|Am Markt 2
        PLZ = shipping_postal_code = 01067|80331
        Ort = shipping_city = Dresden|München
        Land = shipping_country = DE|Österreich
        Telefonnummer = customer_phone = +49 351 5551234|089 5551234
        Ansprechpartner = customer_contact = Frau Weiß|Herr Müller
        Verkäufercode = sales_rep_code = AB|CD
        Zahlungsbedingung = payment_method_name = 14 Tage|30 Tage
        USt-IdNr. = - = DE123456789|ATU12345678
        Kreditlimit = - = 10000|5000
        Bemerkung = - = ruft zurück
    """),
    _export("SAP-like, German, two addresses", """
        Kundennummer = customer_code = 0000100001|0000100002
        Kundenname = customer_name = Galerie|Laden 12
        Kundengruppe = customer_group_name = Fachhandel|Warenhaus
        Lieferadresse Straße = shipping_address_1 = Hauptstr. 1|Ring 2
        Lieferadresse PLZ = shipping_postal_code = 01067|80331
        Lieferadresse Ort = shipping_city = Dresden|München
        Lieferadresse Land = shipping_country = DE|AT
        Rechnungsadresse Straße = billing_address_1 = Hauptstr. 1|Ring 2
        Rechnungsadresse PLZ = billing_postal_code = 01067|80331
        Rechnungsadresse Ort = billing_city = Dresden|München
        Rechnungsadresse Land = billing_country = DE|AT
        Währung = price_type_currency_code = EUR|CHF
        Preisliste = price_type_label = EU Wholesale|CH Wholesale
        Vertreter = sales_rep_code = 12|13
        Versandart = shipping_method_name = DPD|UPS
    """),
    _export("hand-made, French", """
        Code client = customer_code = C001|C002
        Raison sociale = customer_name = Maison Élan|Chez Zoé
        Contact = customer_contact = Zoé Blanc|Luc Noir
        Courriel = customer_contact_email = zoe@elan.example|luc@zoe.example
        Téléphone = customer_phone = 01 42 55 12 34|04 91 55 12 34
        Adresse de livraison = shipping_address_1 = 1 rue de la Paix|2 quai du Port
        Code postal de livraison = shipping_postal_code = 75002|13002
        Ville de livraison = shipping_city = Paris|Marseille
        Pays de livraison = shipping_country = France|France
        Adresse de facturation = billing_address_1 = 1 rue de la Paix|2 quai du Port
        Code postal facturation = billing_postal_code = 75002|13002
        Ville facturation = billing_city = Paris|Marseille
        Pays facturation = billing_country = France|FR
        Devise = price_type_currency_code = EUR|EUR
        Tarif = price_type_label = Europe|Export
        Remise = amount = 5|10
        Représentant = sales_rep_code = AB|CD
        N° TVA = - = FR12345678901|FR98765432109
        Encours autorisé = - = 5000|8000
    """),
    _export("hand-made, Spanish", """
        Código cliente = customer_code = 430001|430002
        Razón social = customer_name = Moda Norte SL|Sur SA
        CIF = - = B12345678|A87654321
        Dirección = shipping_address_1 = Calle Mayor 1|Av. del Sol 2
        Código postal = shipping_postal_code = 08001|28001
        Población = shipping_city = Barcelona|Madrid
        Provincia = shipping_state = Barcelona|Madrid
        País = shipping_country = España|España
        Teléfono = customer_phone = 935551234|915551234
        Correo electrónico = customer_contact_email = info@norte.example|info@sur.example
        Persona de contacto = customer_contact = Ana Gil|Luis Paz
        Comprador = buyer_name = Ana Gil|Luis Paz
        Tarifa = price_type_label = PVP|Export
        Descuento = amount = 10|12,5
        Forma de pago = payment_method_name = 30 días|60 días
        Observaciones = - = cerrado en agosto
    """),
    _export("hand-made, Portuguese", """
        Código do cliente = customer_code = 21|22
        Razão social = customer_name = Loja Norte Lda|Sul SA
        Morada de entrega = shipping_address_1 = Rua do Ouro 1|Av. da Liberdade 2
        Código postal de entrega = shipping_postal_code = 1100-060|4000-123
        Cidade de entrega = shipping_city = Lisboa|Porto
        País de entrega = shipping_country = Portugal|Portugal
        Telefone = customer_phone = 213 555 123|223 555 123
        Vendedor = sales_rep_code = AB|CD
        Moeda = price_type_currency_code = EUR|EUR
        NIF = - = 501234567|509876543
    """),
    _export("hand-made, Japanese", """
        得意先コード = customer_code = 000123|000124
        得意先名 = customer_name = 東京セレクト|銀座モード
        担当者 = customer_contact = 佐藤|鈴木
        メールアドレス = customer_contact_email = sato@tokyo.example|suzuki@ginza.example
        送り先郵便番号 = shipping_postal_code = 104-0061|150-0001
        送り先都道府県 = shipping_state = 東京都|大阪府
        送り先市区町村 = shipping_city = 中央区|渋谷区
        送り先住所 = shipping_address_1 = 銀座1-1|神宮前2-2
        送り先国 = shipping_country = Japan|Japan
        請求先郵便番号 = billing_postal_code = 104-0061|150-0001
        請求先住所 = billing_address_1 = 銀座1-1|神宮前2-2
        電話番号 = customer_phone = 03-5555-1234|06-5555-1234
        営業担当 = sales_rep_code = AB|CD
        備考 = - = 午後のみ
    """),
    _export("hand-made, English", """
        Account # = customer_code = 1001|1002
        Store Name = customer_name = Harbor & Co|Willow Lane
        Buyer First Name = buyer_name+ = Ann|Bo
        Buyer Last Name = buyer_name+ = Lee|Day
        Buyer Email = buyer_email = ann@harbor.example|bo@willow.example
        Ship To Address 1 = shipping_address_1 = 1 Main St|2 High St
        Ship To Address 2 = shipping_address_2 = Suite 4|Floor 2
        Ship To City = shipping_city = Hoboken|London
        Ship To State = shipping_state = NJ|
        Ship To Zip = shipping_postal_code = 07030|E1 6AN
        Ship To Country = shipping_country = USA|UK
        Bill To Address 1 = billing_address_1 = 1 Main St|2 High St
        Bill To City = billing_city = Hoboken|London
        Bill To State = billing_state = NJ|
        Bill To Zip = billing_postal_code = 07030|E1 6AN
        Bill To Country = billing_country = USA|UK
        Sales Rep = sales_rep_code = AB|CD
        Terms = payment_method_name = Net 30|Credit card
        Ship Via = shipping_method_name = UPS|FedEx
        Price List = price_type_label = USA|UK
        Currency = price_type_currency_code = USD|GBP
        Credit Limit = - = 5000|2500
        Website = - = harbor.example
    """),
    _export("JOOR's flat file", """
        customer_code = customer_code = JBNY|JBNY
        customer_name = customer_name = JboutiqueNY|JboutiqueNY
        address_type = - = shipping|billing
        address_name = shipping_name = JboutiqueNY|Office
        address_code = shipping_code = JBNY1|JBNY2
        address_1 = shipping_address_1 = 1 Main St|1 Main St
        city = shipping_city = New York|New York
        state = shipping_state = NY|NY
        zip = shipping_postal_code = 10005|10005
        country = shipping_country = United States|United States
        price_type_label = price_type_label = USA|USA
    """),
    _export("NuORDER, company data", """
        Customer Name = customer_name = Harbor & Co|Harbor & Co
        Customer Code = customer_code = 1001|1001
        Currency Codes = price_type_currency_code = USD|USD
        Price Sheet = price_type_label = Wholesale USA|Wholesale USA
        Default Discount = amount = 10|10
        Default Surcharge = - = 0|0
        Payment Terms = payment_method_name = Net 30|Net 30
        Credit Status = - = Approved|Approved
        Warehouse = warehouse_code = NJ1|NJ1
        Allow Bulk = - = Yes|No
        Customer Groups = customer_group_name = Key accounts|Specialty
        Phone Office = customer_phone = +1 201 555 1234|+1 201 555 1234
        Address Type = - = Shipping|Billing
        Address Display Name = shipping_name = Hoboken shop|Office
        Address Line 1 = shipping_address_1 = 1 Main St|2 High St
        Address Line 2 = shipping_address_2 = Suite 4|
        Address Line 3 = - = |
        Address City = shipping_city = Hoboken|New York
        Address State = shipping_state = NJ|NY
        Address Zip = shipping_postal_code = 07030|10005
        Address Country = shipping_country = United States|United States
        Address Shipping Code = shipping_code = S1|S2
        Address Billing Code = billing_code = B1|B2
        Address Default Shipping = - = TRUE|FALSE
        Address Default Billing = - = FALSE|TRUE
        Sales Rep 1 Email = - = js@brand.example|js@brand.example
        Active = - = TRUE|TRUE
    """),
    _export("NuORDER, companies by the names of its interface", """
        name = customer_name = Harbor & Co|Willow Lane
        code = customer_code = 1001|1002
        currency_code = price_type_currency_code = USD|GBP
        pricing_template = price_type_label = Wholesale USA|Wholesale UK
        discount = amount = 10|0
        surcharge = - = 0|5
        payment_terms = payment_method_name = Net 30|Credit card
        credit_status = - = approved|hold
        warehouse = warehouse_code = NJ1|UK1
        allow_bulk = - = true|false
        customer_groups = customer_group_name = Key accounts|Specialty
        phone_office = customer_phone = +1 201 555 1234|+44 20 5555 1234
        active = - = true|false
        type = - = shipping|both
        display_name = shipping_name ? = Hoboken shop|Office
        line_1 = shipping_address_1 = 1 Main St|2 High St
        line_2 = shipping_address_2 = Suite 4|
        city = shipping_city = Hoboken|London
        state = shipping_state = NJ|
        zip = shipping_postal_code = 07030|E1 6AN
        country = shipping_country = United States|United Kingdom
        shipping_code = shipping_code = S1|S2
        billing_code = billing_code = B1|B2
        default_shipping = - = true|false
        default_billing = - = false|true
        sales_rep_id = sales_rep_code = 12|13
    """),
    _export("NuORDER, buyer data", """
        Company = customer_name = Harbor & Co|Willow Lane
        Company Code = customer_code = 1001|1002
        Name = buyer_name = Ann Lee|Bo Day
        Email = buyer_email = ann@harbor.example|bo@willow.example
        Title = buyer_title = Buyer|Head of Buying
        Phone Office = buyer_phone = +1 201 555 1234|+44 20 5555 1234
        Phone Cell = - = +1 201 555 9999|+44 7700 900123
        Sales Rep 1 Email = - = js@brand.example|km@brand.example
        Sales Rep 2 Email = - = km@brand.example|
    """),
    _export("Shopify", """
        First Name = customer_contact+ = Ann|Bo
        Last Name = customer_contact+ = Lee|Day
        Email = customer_contact_email = ann@harbor.example|bo@willow.example
        Accepts Email Marketing = - = yes|no
        Company = customer_name = Harbor & Co|Willow Lane
        Address1 = shipping_address_1 = 1 Main St|2 High St
        Address2 = shipping_address_2 = Suite 4|
        City = shipping_city = Hoboken|London
        Province = shipping_state = New Jersey|England
        Country = shipping_country = United States|United Kingdom
        Zip = shipping_postal_code = 07030|E1 6AN
        Phone = customer_phone = +1 201 555 1234|+44 20 5555 1234
        Total Spent = - = 120.50|0
        Tags = - = wholesale|vip
    """),
)
