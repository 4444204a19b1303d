"""What people write above the parts of an address and of a person.

Phrases are divided by bars, language by language, and compared word by word, without case, accents and punctuation.
Names that programs give their columns stand with English.
"""

from __future__ import annotations

ADDRESS = {
    "code": """
        en: code | id | number | no | address code | address id | address number
        fr: code adresse | code | n adresse
        it: codice | cod | codice indirizzo | codice destinazione | cod destinazione | codice dest | cod dest
        de: nummer | nr | adressnummer | adressnr | adresscode
        es: codigo | cod direccion | codigo direccion
        pt: codigo endereco
        ja: コード | 住所コード
        zh: 编号 | 地址编号""",
    "name": """
        en: name | company | company name | recipient | address name | location name | display name | description
        fr: nom | destinataire | societe
        it: nome | ragione sociale | destinatario | denominazione
        de: name | firma | empfanger
        es: nombre | razon social | destinatario
        pt: nome | destinatario
        ja: 名称 | 名 | 宛名
        zh: 收件人 | 收货人""",
    "address_1": """
        en: address | address 1 | address line 1 | address line | addr | addr 1 | street | street 1 | street address
            | street and number | street name | address street | stras | adr | line 1
        fr: adresse | adresse 1 | adresse ligne 1 | rue | ligne 1 | voie
        it: indirizzo | indirizzo 1 | via | via piazza | indir | ind
        de: strasse | str | adresse | anschrift | strasse und hausnummer | strasse hausnummer | strasse hausnr
            | strasse nr
        es: direccion | direccion 1 | calle | domicilio
        pt: endereco | endereco 1 | rua | morada | logradouro
        ja: 住所 | 住所1 | 所在地 | 番地
        zh: 地址 | 地址1 | 街道 | 详细地址""",
    "address_2": """
        en: address 2 | address line 2 | addr 2 | street 2 | suite | apt | address additional | street address 2
            | line 2
        fr: adresse 2 | rue 2 | complement adresse | complement d adresse | complement | adresse ligne 2 | ligne 2
        it: indirizzo 2 | via 2 | presso
        de: adresse 2 | adresszusatz | strasse 2 | adresszeile 2
        es: direccion 2 | calle 2 | piso
        pt: endereco 2 | rua 2 | morada 2 | complemento | compl
        ja: 住所2 | 建物名 | ビル名
        zh: 地址2""",
    "city": """
        en: city | town | locality | suburb | city town | town city | town name | ort01 | ort 01
        fr: ville | commune | localite | nom de ville
        it: citta | localita | comune
        de: ort | stadt | wohnort
        es: ciudad | poblacion | localidad | municipio
        pt: cidade | municipio
        ja: 市区町村 | 市 | 都市 | 市町村
        zh: 城市 | 市""",
    "state": """
        en: state | province | region | county | state province | state region | prov | st | state code
            | province code | regio | state or province | state name
        fr: departement | region
        it: provincia | prov | pr | prov stato | provincia stato | regione | sigla provincia
        de: bundesland | kanton | land region
        es: provincia | estado | comunidad autonoma
        pt: estado | uf | distrito
        ja: 都道府県 | 県 | 州
        zh: 省 | 省份 | 州""",
    "postal_code": """
        en: zip | zip code | zipcode | postcode | post code | postal code | postalcode | postal | zip postal code
            | zip postcode | zip 5 | pstlz | zip or postal code | postal zip
        fr: code postal | cp | c p
        it: cap | c a p | codice postale | cod postale
        de: plz | plz code | postleitzahl | p l z
        es: codigo postal | cod postal | c postal | cp
        pt: cep | codigo postal | cod postal
        ja: 郵便番号 | 〒 | 郵便
        zh: 邮编 | 邮政编码""",
    "country": """
        en: country | country code | country name | nation | iso country | country region | iso
            | country region code | ctry | land1 | land 1 | iso country code
        fr: pays | code pays
        it: nazione | paese | stato estero | cod nazione | codice nazione | naz
        de: land | lander regionscode | landercode | landescode | landerkennzeichen | lkz | staat
        es: pais | codigo pais | cod pais
        pt: pais
        ja: 国 | 国名 | 国コード
        zh: 国家 | 国家地区""",
    "phone": """
        en: phone | phone number | telephone | tel | tel no | phone no | telephone number | telephone no | telf1
            | telf 1 | ph | phone office | office phone
        fr: telephone | telephone fixe | n telephone | numero de telephone | n tel
        it: telefono | tel | recapito telefonico | numero di telefono | n telefono
        de: telefon | telefonnummer | telefonnr | tel nr | fon
        es: telefono | tfno | tlf
        pt: telefone | fone
        ja: 電話番号 | 電話 | tel
        zh: 电话 | 电话号码 | 联系电话""",
    "mobile": """
        en: mobile | cell | mobile phone | cell phone | mobile number | mobile no | phone cell | phone mobile
        fr: portable | tel portable | telephone portable
        it: cellulare | cell | telefono cellulare
        de: handy | mobil | mobiltelefon | mobilnummer | handynummer
        es: movil | telefono movil
        pt: celular | telemovel
        ja: 携帯 | 携帯電話 | 携帯番号
        zh: 手机 | 手机号 | 手机号码""",
    "email": """
        en: email | e mail | mail | email address | e mail address | smtp addr | e mail addr | email addr
        fr: courriel | adresse mail | adresse email | adresse e mail | mel
        it: posta elettronica | indirizzo email | indirizzo mail | e mail
        de: email adresse | e mail adresse | emailadresse | mailadresse
        es: correo | correo electronico | direccion de correo
        pt: correio eletronico | endereco de email
        ja: メール | メールアドレス | eメール | 電子メール
        zh: 邮箱 | 电子邮箱 | 电子邮件 | 邮件""",
}
"""Phrases for the parts of an address, alone or beside words that say which address."""

BUYER = {
    "name": """
        en: name | full name | buyer | buyer name | purchaser | head buyer
        fr: nom | acheteur | acheteuse | nom acheteur | nom de l acheteur
        it: nome | nome e cognome | compratore | acquirente | buyer
        de: name | einkaufer | einkauferin | einkauf | einkaufername
        es: nombre | comprador | compradora | nombre y apellidos
        pt: nome | comprador | nome do comprador
        ja: バイヤー | バイヤー名 | 仕入担当 | 仕入担当者 | 氏名""",
    "title": """
        en: title | position | role | job title | function
        fr: fonction | poste | titre
        it: ruolo | qualifica | posizione | mansione
        de: funktion | position | titel
        es: cargo | puesto
        pt: cargo | funcao
        ja: 役職 | 肩書""",
    "fax": """
        en: fax | fax number | fax no
        fr: telecopie
        it: fax
        de: faxnummer | telefax
        es: fax
        pt: fax
        ja: fax番号 | ファックス | ファクス""",
}
"""Phrases for a buyer beside phone and e-mail, which are those of an address."""

FIRST_NAME = """
    en: first name | firstname | given name | forename
    fr: prenom
    de: vorname
    pt: primeiro nome"""
LAST_NAME = """
    en: last name | lastname | surname | family name
    fr: nom de famille
    it: cognome
    de: nachname | familienname | zuname
    es: apellido | apellidos
    pt: sobrenome | apelido
    ja: 姓 | 苗字"""
"""The two parts of a person's name, where both are there."""

NAME_TITLE = """
    en: title | name title | name prefix | prefix
    fr: titre
    it: titolo
    de: titel | akademischer titel
    es: titulo | tratamiento
    pt: titulo | tratamento"""
"""What may stand before a person's name, or be the person's post: the values tell."""

NAME_TITLES = """
    mr | mrs | ms | miss | mx | dr | prof | sir | dame | doctor | professor
    m | mme | mlle | mmes | monsieur | madame | maitre
    sig | sigra | sig ra | sig na | signor | signora | dott | dottssa | dott ssa | dr ssa | avv | ing | arch | rag
        | geom
    herr | frau | dipl ing | mag | prof dr | dr ing
    sr | sra | srta | d | dna | don | dona | doutor | doutora | doctora | eng"""
"""Titles, as they stand before names."""

PLAIN_FIRST_NAMES = "nome | nombre | 名 | name"
"""Words for a name that mean the first one beside a last name."""

PLAIN_LAST_NAMES = "nom | name"
"""Words for a name that mean the last one beside a first name."""

HOUSE_NUMBER = """
    en: house number | house no | street number | street no
    fr: n de rue | numero de rue | n de voie
    it: n civico | civico | numero civico
    de: hausnummer | hausnr | haus nr | hnr
    es: numero de calle | num calle
    pt: numero da porta"""
"""What stands in a column beside the street's, and belongs behind or before it."""

HOUSE_ADDITION = """
    en: house number addition | house number suffix | house no suffix | number suffix | street number suffix
    fr: indice de repetition | complement de numero | complement numero | bis ter
    it: esponente | barrato | esponente civico
    de: hausnummerzusatz | hausnummernzusatz | hausnummer zusatz | hausnr zusatz | hnr zusatz | zusatz hausnummer
        | zusatz hausnr
    es: complemento numero | numero complemento"""
"""What stands behind the house's number: a letter, a floor, "bis"."""
