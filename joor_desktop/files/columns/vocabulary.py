"""What people write above a column, by what it means: English, French, Italian, German, Spanish, Portuguese, Japanese.

Each line is one language in that order; phrases are divided by bars and compared word by word, without case, accents
and punctuation. The names after the slash are fields of JOOR's table without the part that names their node, so that
one line serves shipping, billing and locations alike.
"""

from __future__ import annotations

OWN = {
    "customer_code": """
        customer number | customer no | customer nr | customer id | customer # | cust no | cust nr | cust id
        | cust code
        | cust # | customer ref | account number | account no | account code | account id | account # | acct no
        | client code | client number | client no | client id | client ref | buyer account | retailer code
        | store code
        | store id | store number | door code | debtor number | debtor no
        | code client | n client | no client | numero client | num client | ref client | reference client
        | compte client
        | n compte | numero de compte | code tiers | code boutique
        | codice cliente | cod cliente | cod cli | cod client | codcli | cliente codice | codice anagrafica
        | id cliente
        | nr cliente | numero cliente | conto cliente | cod conto
        | kundennummer | kundennr | kunden nr | kunden nummer | kd nr | kdnr | kundencode | kunden id | kunden kurzel
        | debitor | debitornr | debitor nr | debitorennummer | debitorennr | debitoren nr | kontonummer | konto nr
        | codigo cliente | codigo de cliente | cod de cliente | numero de cliente | num cliente | no cliente
        | n cliente
        | ref cliente | cuenta cliente
        | codigo do cliente | cod do cliente | numero do cliente | n do cliente
        | 顧客コード | 顧客番号 | 得意先コード | 得意先番号 | 取引先コード | 取引先番号 | 客先コード
        | お客様番号 | お客様コード""",
    "customer_name": """
        customer | client | client name | account | account name | store | store name | shop | shop name | retailer
        | retailer name | business name | trading name | legal name | boutique | door name | stockist | stockist name
        | company | dba
        | nom client | nom du client | raison sociale | nom boutique | nom de la boutique | enseigne | nom du magasin
        | societe | magasin
        | ragione sociale | rag soc | rag sociale | ragsoc | denominazione | nome cliente | cliente | insegna
        | negozio
        | nome negozio | intestazione | azienda
        | firma | firmenname | kunde | kundenname | kunden name | name 1 | name1 | geschaft | laden | unternehmen
        | razon social | nombre cliente | nombre del cliente | nombre comercial | nombre tienda | tienda | empresa
        | razao social | nome do cliente | nome fantasia | loja | nome da loja
        | 顧客名 | 得意先名 | 取引先名 | 会社名 | 店舗名 | 店名 | 客先名 | お客様名 | 得意先名称""",
    "customer_alias": """
        alias | short name | search name | nickname | also known as | alternative name
        | nom court | nom abrege
        | nome breve | sigla
        | kurzname | suchname | suchbegriff | matchcode
        | nombre corto
        | nome curto | apelido
        | 略称 | 略名""",
    "customer_group_name": """
        customer group | customer type | customer category | client type | store type | channel | segment
        | classification
        | groupe client | groupe de clients | type de client | categorie client | canal
        | gruppo cliente | gruppo clienti | categoria cliente | tipo cliente | tipologia cliente | canale
        | kundengruppe | kundentyp | kundenkategorie | kundenklasse | vertriebskanal
        | grupo de clientes | grupo cliente | tipo de cliente | categoria de cliente
        | grupo do cliente | categoria do cliente
        | 顧客グループ | 顧客区分 | 得意先区分 | 業態""",
    "customer_group_code": """
        customer group code | group id
        | code groupe
        | codice gruppo
        | kundengruppencode | kundengruppe nr
        | codigo grupo
        | codigo do grupo
        | 顧客区分コード""",
    "sales_rep_code": """
        sales rep | salesrep | sales rep code | sales rep id | rep | rep code | rep id | salesperson
        | salesperson code
        | sales person | sales agent | agent | agent code | sales representative | account manager
        | representant | code representant | commercial | code commercial | agent commercial | vendeur
        | agente | codice agente | cod agente | cod ag | rappresentante | venditore
        | vertreter | vertreternr | vertreter nr | vertretercode | aussendienst | aussendienstmitarbeiter | verkaufer
        | verkaufercode | handelsvertreter
        | agente comercial | codigo agente | vendedor | codigo vendedor | comercial
        | representante | codigo do vendedor
        | 担当者コード | 営業担当 | 営業担当者 | 営業担当コード | 担当営業""",
    "customer_contact": """
        contact | contact name | contact person | main contact | primary contact | attention | attn
        | nom du contact | personne de contact | interlocuteur | nom contact
        | contatto | persona di riferimento | referente | nome contatto
        | ansprechpartner | kontaktperson | kontakt | z hd
        | contacto | persona de contacto | nombre de contacto
        | contato | pessoa de contato | nome do contato
        | 担当者 | 担当者名 | ご担当者 | 連絡先担当者""",
}
"""Phrases for the fields of the customer itself, as they stand alone."""

ADDRESS = {
    "code": """
        code | id | number | no | address code | address id | address number | location code | location id
        | code adresse | code | n adresse
        | codice | cod | codice indirizzo | codice destinazione | cod destinazione | codice dest | cod dest
        | nummer | nr | adressnummer | adressnr | adresscode
        | codigo | cod direccion | codigo direccion
        | codigo endereco
        | コード | 住所コード""",
    "name": """
        name | company | recipient | address name | location name
        | nom | destinataire | societe
        | nome | ragione sociale | destinatario | denominazione
        | name | firma | empfanger
        | nombre | razon social | destinatario
        | nome | destinatario
        | 名称 | 名 | 宛名""",
    "address_1": """
        address | address 1 | address line 1 | address line | addr | addr 1 | street | street 1 | street address
        | street and number | street name
        | adresse | adresse 1 | adresse ligne 1 | rue | ligne 1 | voie
        | indirizzo | indirizzo 1 | via | indir | ind
        | strasse | str | adresse | anschrift | strasse und hausnummer | strasse hausnummer | strasse hausnr
        | strasse nr
        | direccion | direccion 1 | calle | domicilio
        | endereco | endereco 1 | rua | morada | logradouro
        | 住所 | 住所1 | 所在地 | 番地""",
    "address_2": """
        address 2 | address line 2 | addr 2 | street 2 | suite | apt | unit | floor | address additional
        | adresse 2 | complement adresse | complement d adresse | complement | adresse ligne 2 | ligne 2
        | indirizzo 2 | presso
        | adresse 2 | adresszusatz | zusatz | strasse 2 | adresszeile 2
        | direccion 2 | piso
        | endereco 2 | complemento
        | 住所2 | 建物名 | ビル名""",
    "city": """
        city | town | locality | place | suburb | city town | town city
        | ville | commune | localite
        | citta | localita | comune
        | ort | stadt | wohnort
        | ciudad | poblacion | localidad | municipio
        | cidade | municipio
        | 市区町村 | 市 | 都市 | 市町村""",
    "state": """
        state | province | region | county | state province | state region | prov | st | state code | province code
        | departement | etat | region
        | provincia | prov | pr | prov stato | provincia stato | regione | sigla provincia
        | bundesland | kanton | land region
        | provincia | estado | comunidad autonoma
        | estado | uf | distrito
        | 都道府県 | 県 | 州""",
    "postal_code": """
        zip | zip code | zipcode | postcode | post code | postal code | postalcode | postal | zip postal code
        | zip postcode | zip 5
        | code postal | cp | c p
        | cap | c a p | codice postale | cod postale
        | plz | postleitzahl | p l z
        | codigo postal | cod postal | c postal | cp
        | cep | codigo postal
        | 郵便番号 | 〒 | 郵便""",
    "country": """
        country | country code | country name | nation | iso country | country region | iso
        | pays | code pays
        | nazione | paese | stato estero | cod nazione | codice nazione | naz
        | land | landercode | landescode | landerkennzeichen | lkz | staat
        | pais | codigo pais | cod pais
        | pais
        | 国 | 国名 | 国コード""",
    "phone": """
        phone | phone number | telephone | tel | tel no | phone no | mobile | cell | mobile phone | telephone number
        | telephone | n telephone | numero de telephone | portable
        | telefono | tel | cellulare | recapito telefonico | numero di telefono
        | telefon | telefonnummer | telefonnr | tel nr | fon | handy | mobil
        | telefono | movil
        | telefone | celular | telemovel
        | 電話番号 | 電話 | tel""",
    "email": """
        email | e mail | mail | email address | e mail address
        | courriel | adresse mail | adresse email | adresse e mail | mel
        | posta elettronica | indirizzo email | indirizzo mail | e mail
        | email adresse | e mail adresse | emailadresse | mailadresse
        | correo | correo electronico | direccion de correo
        | correio eletronico | endereco de email
        | メール | メールアドレス | eメール | 電子メール""",
}
"""Phrases for the parts of an address, alone or beside words that say which address."""

BUYER = {
    "name": """
        name | full name | buyer | buyer name | purchaser | head buyer
        | nom | acheteur | acheteuse | nom acheteur | nom de l acheteur
        | nome | nome e cognome | compratore | buyer
        | name | einkaufer | einkauferin | einkauf | einkaufername
        | nombre | comprador | compradora | nombre y apellidos
        | nome | comprador | nome do comprador
        | バイヤー | バイヤー名 | 仕入担当 | 仕入担当者 | 氏名""",
    "title": """
        title | position | role | job title | function
        | fonction | poste | titre
        | ruolo | qualifica | posizione
        | funktion | position | titel
        | cargo | puesto
        | cargo | funcao
        | 役職 | 肩書""",
    "fax": """
        fax | fax number | fax no
        | telecopie
        | fax
        | faxnummer | telefax
        | fax
        | fax
        | fax番号 | ファックス | ファクス""",
}
"""Phrases for a buyer beside phone and e-mail, which are those of an address."""

FIRST_NAME = """
    first name | firstname | given name | forename
    | prenom
    | nome
    | vorname
    | nombre
    | primeiro nome
    | 名"""
LAST_NAME = """
    last name | lastname | surname | family name
    | nom de famille
    | cognome
    | nachname | familienname | zuname
    | apellido | apellidos
    | sobrenome | apelido
    | 姓"""
"""The two parts of a person's name, where both are there."""

TERMS = {
    ("price_types", "price_type_currency_code"): """
        currency | currency code | wholesale currency | order currency | price currency
        | devise | monnaie | code devise
        | valuta | divisa | codice valuta | cod valuta
        | wahrung | wahrungscode | waehrung
        | moneda | divisa | codigo moneda
        | moeda | codigo da moeda
        | 通貨 | 通貨コード""",
    ("price_types", "price_type_label"): """
        price list | pricelist | price label | price level | price group | price type | price tier | price book
        | pricing | pricing group | price category
        | tarif | grille tarifaire | liste de prix | liste prix | code tarif
        | listino | listino prezzi | cod listino | codice listino
        | preisliste | preisgruppe | preiscode | preisklasse
        | tarifa | lista de precios | tarifa de precios
        | tabela de precos | lista de precos
        | 価格表 | 価格リスト | 価格区分""",
    ("price_types", "price_type_retail_currency_code"): """
        retail currency | rrp currency | msrp currency | srp currency
        | devise prix public | devise de vente
        | valuta dettaglio | valuta al dettaglio | valuta pubblico
        | uvp wahrung | vk wahrung
        | moneda pvp | moneda venta publico
        | moeda de varejo | moeda pvp
        | 小売通貨 | 上代通貨""",
    ("discounts", "amount"): """
        discount | discount % | disc | disc % | discount percent | discount percentage | discount rate
        | trade discount
        | remise | taux de remise | remise client
        | sconto | sconto % | sc % | perc sconto | sconto cliente
        | rabatt | rabatt % | rabattsatz | kundenrabatt | nachlass
        | descuento | dto | dto % | descuento %
        | desconto | desconto %
        | 割引 | 割引率 | 値引率 | 掛率""",
    ("warehouses", "warehouse_code"): """
        warehouse | warehouse code | depot | stock location
        | entrepot | code entrepot | magasin de depart
        | magazzino | deposito | cod magazzino | codice magazzino
        | lager | lagerort | lagercode
        | almacen | codigo almacen
        | armazem | deposito
        | 倉庫 | 倉庫コード""",
    ("payment_methods", "payment_method_name"): """
        payment terms | terms | payment method | payment | terms of payment | payment conditions | pay terms
        | conditions de paiement | mode de paiement | mode de reglement | reglement
        | pagamento | condizioni di pagamento | cond pag | cond pagamento | modalita di pagamento | tipo pagamento
        | termini di pagamento
        | zahlungsbedingung | zahlungsbedingungen | zahlungsart | zahlungsweise | zahlungskondition | zahlungsziel
        | forma de pago | condiciones de pago | metodo de pago
        | forma de pagamento | condicoes de pagamento | condicao de pagamento
        | 支払条件 | 支払方法""",
    ("shipping_methods", "shipping_method_name"): """
        shipping method | ship via | ship method | carrier | freight carrier | delivery method | shipment method
        | courier
        | transporteur | mode de livraison | mode d expedition
        | vettore | corriere | spedizioniere | modalita di spedizione | porto
        | versandart | spediteur | lieferart | versandweg
        | transportista | metodo de envio | forma de envio
        | transportadora | forma de envio
        | 配送方法 | 配送業者 | 運送会社""",
}
"""Phrases for the terms of trade, by node and field."""

CUSTOMER_WORDS = "customer cust client clt cliente clienti kunde kunden kd cli account acct store shop company"
"""Words that say of a column that it tells of the customer as such."""

SHIPPING_WORDS = (
    "ship to|shipto|shipping address|shipping|ship|delivery address|delivery|deliver to|dest|destination|consignee|"
    "livraison|adresse de livraison|adresse livraison|liv|expedition|destinataire|"
    "spedizione|sped|destinazione|consegna|indirizzo di spedizione|indirizzo spedizione|luogo di consegna|"
    "lieferadresse|lieferanschrift|lieferung|liefer|lief|versand|versandadresse|warenempfanger|"
    "entrega|direccion de entrega|direccion de envio|envio|endereco de entrega|morada de entrega|"
    "送り先|配送先|納品先|届け先|お届け先|出荷先"
)
BILLING_WORDS = (
    "bill to|billto|billing address|billing|bill|invoice address|invoice to|invoice|invoicing|sold to|"
    "facturation|adresse de facturation|adresse facturation|fact|facture|"
    "fatturazione|fatt|sede legale|legale|indirizzo di fatturazione|indirizzo fatturazione|"
    "rechnungsadresse|rechnungsanschrift|rechnung|rechnungs|rech|re|rechnungsempfanger|"
    "facturacion|direccion de facturacion|fiscal|direccion fiscal|fatura|faturacao|faturamento|cobranca|"
    "請求先|請求"
)
BUYER_WORDS = (
    "buyer|purchasing contact|purchaser|acheteur|acheteuse|achat|compratore|buyers|einkaufer|einkauferin|einkauf|"
    "comprador|compradora|compras|バイヤー|仕入担当者|仕入担当"
)
CONTACT_WORDS = (
    "contact person|main contact|primary contact|contact|attn|interlocuteur|contatto|referente|ansprechpartner|"
    "kontaktperson|kontakt|contacto|persona de contacto|contato|担当者|連絡先"
)
LOCATION_WORDS = "door|location|store location|door address|point de vente|punto vendita|filiale|punto de venta|店舗"
"""Phrases that say whose address, phone or name a column holds; longer ones come before their parts."""

NO_FIELD = """
    vat | vat number | vat no | vat id | tax id | tax number | tax code | resale number | resale certificate | ein
    | credit limit | credit | balance | credit rating | notes | note | comments | remarks | internal remark | memo
    | website | web | url | instagram | facebook | social media | created | created at | created on | updated
    | modified
    | last order | last order date | last visit | status | active | language | iban | bic | swift | bank
    | bank account
    | payment days | incoterm | incoterms | duns | gln | opening hours | sales ytd | turnover | orders count
    | accepts marketing | total spent | total orders | tags | tax exempt | latitude | longitude | fiscal code
    | tva | n tva | no tva | numero tva | tva intracommunautaire | n tva intracom | siret | siren
    | encours | encours autorise
    | remarque | remarques | commentaire | commentaires | observations | site web | langue | date creation | statut
    | partita iva | p iva | piva | p i | codice fiscale | cod fiscale | cod fisc | sdi | codice sdi | codice univoco
    | codice destinatario | fido | note interne | annotazioni | sito | sito web | data inserimento | stato cliente
    | lingua | banca
    | ust id | ust idnr | ustid | umsatzsteuer id | steuernummer | ust id nr | kreditlimit | bemerkung | bemerkungen
    | notiz | notizen | webseite | homepage | sprache | angelegt am | letzter umsatz | umsatz | anrede | bonitat
    | gesperrt
    | cif | nif | c i f | n i f | cif nif | limite de credito | riesgo | observaciones | notas | pagina web
    | idioma | fecha alta
    | cnpj | cpf | inscricao estadual | nif contribuinte | contribuinte | observacoes | limite de credito | site
    | 備考 | メモ | 与信限度額 | 与信 | 登録日 | 締日 | 締め日 | ホームページ | 更新日"""
"""What people keep about customers and JOOR has no field for."""
