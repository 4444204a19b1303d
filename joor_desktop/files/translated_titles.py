"""What the template calls its sheets and columns in all languages, so that it is known in whichever it was saved.

``python -m tests.catalogues`` writes the rows from the files of words; reading those whenever a file is imported would
take longer than finding the columns.
"""

from __future__ import annotations

from functools import cache

_ROWS = """
Customer code|Code client|Codice cliente|Código de cliente|Kundencode|Código do cliente|取引先コード|客户代码
Customers|Clients|Clienti|Clientes|Kunden|Clientes|取引先|客户
Name|Nom|Nome|Nombre|Name|Nome|名前|名称
Code|Code|Codice|Código|Code|Código|コード|代码
Alias|Alias|Alias|Alias|Alias|Apelido|エイリアス|别名
Company name|Nom de la société|Nome azienda|Nombre de empresa|Firmenname|Nome da empresa|会社名|公司名称
Company code|Code de société|Codice azienda|Código de empresa|Firmencode|Código da empresa|会社コード|公司代码
Group|Groupe|Gruppo|Grupo|Gruppe|Grupo|グループ|客户组
Group code|Code du groupe|Codice gruppo|Código de grupo|Gruppencode|Código do grupo|グループコード|客户组代码
Phone|Téléphone|Telefono|Teléfono|Telefon|Telefone|電話|电话
Contact name|Nom du contact|Nome contatto|Nombre de contacto|Kontaktname|Nome do contato|連絡先名|联系人姓名
Contact e-mail|E-mail du contact|E-mail contatto|Correo de contacto|Kontakt-E-Mail|E-mail do contato|連絡先メール|联系人电子邮件
Sales rep code|Code commercial|Codice agente|Código de representante|Vertretercode|Cód. representante|営業担当コード|销售代表代码
Buyers|Acheteurs|Buyer|Compradores|Einkäufer|Compradores|バイヤー|买手
Title|Fonction|Qualifica|Cargo|Funktion|Cargo|役職|职务
E-mail|E-mail|E-mail|Correo|E-Mail|E-mail|メール|电子邮件
Fax|Fax|Fax|Fax|Fax|Fax|FAX|传真
Shipping addresses|Adresses de livraison|Indirizzi di spedizione|Direcciones de envío|Lieferadressen|Endereços de entrega|配送先住所|收货地址
Street|Rue|Via|Calle|Straße|Rua|番地|街道
Street, line 2|Rue, ligne 2|Via, riga 2|Calle, línea 2|Straße, Zeile 2|Rua, linha 2|番地、2 行目|街道，第 2 行
City|Ville|Città|Ciudad|Ort|Cidade|市区町村|城市
State|État|Stato|Estado|Bundesstaat|Estado|州|州/省
Postcode|Code postal|Codice postale|Código postal|Postleitzahl|Código postal|郵便番号|邮编
Country|Pays|Paese|País|Land|País|国|国家/地区
Make a door|Créer une porte|Crea un punto vendita|Crear tienda (door)|Door anlegen|Criar loja (door)|ドアを作成|创建门店
Shipping methods|Modes de livraison|Metodi di spedizione|Métodos de envío|Versandarten|Formas de entrega|配送方法|配送方式
Billing addresses|Adresses de facturation|Indirizzi di fatturazione|Direcciones de facturación|Rechnungsadressen|Endereços de cobrança|請求先住所|账单地址
Payment methods|Modes de paiement|Metodi di pagamento|Métodos de pago|Zahlungsarten|Formas de pagamento|支払方法|付款方式
Locations|Points de vente|Sedi|Ubicaciones|Standorte|Locais|店舗|地点
JOOR's address number|N° d’adresse JOOR|N. indirizzo JOOR|N.º de dirección de JOOR|JOOR-Adressnummer|Nº de endereço JOOR|JOOR の住所番号|JOOR 地址编号
Price types|Types de prix|Tipi di prezzo|Tipos de precio|Preistypen|Tipos de preço|価格タイプ|价格类型
Currency|Devise|Valuta|Moneda|Währung|Moeda|通貨|货币
Price label|Étiquette de prix|Etichetta di prezzo|Etiqueta de precio|Preislabel|Etiqueta de preço|価格ラベル|价格标签
Retail currency|Devise de détail|Valuta al dettaglio|Moneda del PVP|UVP-Währung|Moeda de varejo|小売通貨|零售货币
Discounts|Remises|Sconti|Descuentos|Rabatte|Descontos|割引|折扣
Percent|Pourcentage|Percentuale|Porcentaje|Prozent|Porcentagem|パーセント|百分比
On each line|Sur chaque ligne|Su ogni riga|En cada línea|Je Position|Em cada linha|各明細に適用|逐行折扣
Warehouses|Entrepôts|Magazzini|Almacenes|Lager|Depósitos|倉庫|仓库
"""


@cache
def _rows() -> dict[str, tuple[str, ...]]:
    rows = (row.split("|") for row in _ROWS.strip().splitlines())
    return {english: tuple(others) for english, *others in rows}


def translations(english: str) -> tuple[str, ...]:
    """A title in the other languages, always in the same order of languages; the same as in English where it has none.

    :raises KeyError: for what is no title of the template.
    """
    return _rows()[english]
