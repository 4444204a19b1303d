"""How else people write countries: short and former names, names in other languages, by alpha-2 code.

Capitals, accents, spaces and punctuation don't matter here: see ``countries.find_country``. The names in other
languages follow Unicode's CLDR.
"""

SPELLINGS = """\
AD Andorre; Andora
AE UAE; Emirates; Emirati Arabi Uniti; Émirats arabes unis; Vereinigte Arabische Emirate; Emiratos Árabes Unidos
AE Emirados Árabes Unidos; Verenigde Arabische Emiraten; Förenade Arabemiraten; De Forenede Arabiske Emirater
AE De forente arabiske emirater; Arabiemiirikunnat; Zjednoczone Emiraty Arabskie; Birleşik Arap Emirlikleri
AE الإمارات العربية المتحدة
AF Afganistán; Afeganistão
AG Antigua; Antigua e Barbuda; Antigua-et-Barbuda; Antigua und Barbuda; Antigua y Barbuda; Antigua en Barbuda
AG Antigua och Barbuda; Antigua og Barbuda; Antigua ja Barbuda; Antigua i Barbuda; Antigua ve Barbuda
AI Anguila
AL Albanie; Albanien; Arnavutluk; Shqipëri
AM Arménie; Armenien; Ermenistan; Հայաստան
AQ Antartide; Antarctique; Antarktis; Antártida; Antarktyda; Antarktika
AR Argentine; Argentinien; Argentinië; Argentiina; Argentyna; Arjantin
AS Samoa Americane; Samoa américaines; Amerikanisch-Samoa; Samoa Americana; Amerikaans-Samoa; Amerikanska Samoa
AS Amerikansk Samoa; Amerikan Samoa; Samoa Amerykańskie; Amerikan Samoası
AT Österreich; Oesterreich; Autriche; Oostenrijk; Österrike; Østrig; Østerrike; Itävalta; Avusturya
AU Australie; Australien; Avustralya
AX Aland; Isole Åland; Îles Åland; Ålandinseln; Islas Aland; Ilhas Aland; Ahvenanmaa; Wyspy Alandzkie; Åland Adaları
AZ Azerbaigian; Azerbaïdjan; Aserbaidschan; Azerbaiyán; Azerbaijão; Azerbeidzjan; Azerbajdzjan; Aserbajdsjan
AZ Azerbaidžan; Azerbejdżan; Azerbaycan; Azərbaycan
BA Bosnia; Bosnia-Herzegovina; Bosna i Hercegovina; Bosnia ed Erzegovina; Bosnie-Herzégovine
BA Bosnien und Herzegowina; Bosnia y Herzegovina; Bósnia e Herzegovina; Bosnië en Herzegovina
BA Bosnien och Hercegovina; Bosnien-Hercegovina; Bosnia-Hercegovina; Bosnia ja Hertsegovina; Bośnia i Hercegowina
BA Bosna-Hersek
BB Barbade
BD Bangladesch; Bangladés; Bangladesz
BE Belgique; België; Belgien; Belgio; Bélgica; Belgia; Belçika
BF Burquina Faso
BG Bulgarie; Bulgarien; Bulgarije; Bułgaria; Bulgaristan; България
BH Bahrein; Baréin; Bahrajn; Bahreyn; البحرين
BL St Barts; St Barth; San Bartolomé; São Bartolomeu; S:t Barthélemy
BM Bermudes; Bermudas; Bermudy
BO Bolivie; Bolivien; Boliwia; Bolivya
BQ Bonaire; Caribbean Netherlands; Caraibi Olandesi; Pays-Bas caribéens; Karibische Niederlande; Caribe neerlandés
BQ Países Baixos Caribenhos; Caribisch Nederland; Karibiska Nederländerna; De tidligere Nederlandske Antiller
BQ Karibisk Nederland; Karibian Alankomaat; Niderlandy Karaibskie; Karayip Hollandası
BR Brasil; Brasile; Brésil; Brasilien; Brazilië; Brasilia; Brazylia; Brezilya
BS Bahama; Bahamy; Bahamalar
BT Bhoutan; Bután; Butão
BV Isola Bouvet; Île Bouvet; Bouvetinsel; Isla Bouvet; Ilha Bouvet; Bouveteiland; Bouvetön; Bouvetøen; Bouvetøya
BV Bouvet’nsaari; Wyspa Bouveta; Bouvet Adası
BW Botsuana; Botsvana
BY Bielorussia; Biélorussie; Bielorrusia; Bielorrússia; Valko-Venäjä; Białoruś
BZ Belice
CA Kanada
CC Isole Cocos (Keeling); Îles Cocos; Kokosinseln; Islas Cocos; Ilhas Cocos (Keeling); Cocoseilanden; Kokosöarna
CC Cocosøerne; Kokosøyene; Kookossaaret (Keelingsaaret); Wyspy Kokosowe; Cocos (Keeling) Adaları
CD DR Congo; DRC; Congo-Kinshasa; Congo DR; Congo, Democratic Republic; Zaire; Kongo-Kinshasa
CD República Democrática del Congo; Kongon demokraattinen tasavalta; Demokratyczna Republika Konga; Kongo - Kinşasa
CF Repubblica Centrafricana; République centrafricaine; Zentralafrikanische Republik; República Centroafricana
CF Centraal-Afrikaanse Republiek; Centralafrikanska republiken; Den Centralafrikanske Republik
CF Den sentralafrikanske republikk; Keski-Afrikan tasavalta; Republika Środkowoafrykańska; Orta Afrika Cumhuriyeti
CG Congo-Brazzaville; Congo Republic; Kongo-Brazzaville; República do Congo; Kongon tasavalta; Kongo
CG Kongo - Brazavil
CH Schweiz; Suisse; Svizzera; Suiza; Switserland; Svizra; Suíça; Zwitserland; Sveits; Sveitsi; Szwajcaria; İsviçre
CI Costa d’Avorio; Costa do Marfim; Ivoorkust; Elfenbenskusten; Elfenbenskysten; Norsunluurannikko
CK Isole Cook; Îles Cook; Cookinseln; Islas Cook; Ilhas Cook; Cookeilanden; Cooköarna; Cookøerne; Cookøyene
CK Cookinsaaret; Wyspy Cooka; Cook Adaları
CL Cile; Chili; Şili
CM Camerun; Cameroun; Kamerun; Camarões; Kameroen
CN PR China; P.R.C.; Mainland China; China mainland; Cina; Chine; 中国; 中國; Kina; Kiina; Chiny; Çin
CO Colombie; Kolumbien; Kolumbia; Kolombiya
CR Kostaryka; Kosta Rika
CU Kuba; Kuuba
CV Capo Verde; Cap-Vert; Kaapverdië; Kap Verde; Kapp Verde; Republika Zielonego Przylądka
CW Curazao
CX Isola Christmas; Île Christmas; Weihnachtsinsel; Isla de Navidad; Ilha Christmas; Christmaseiland; Julön; Juleøen
CX Christmasøya; Joulusaari; Wyspa Bożego Narodzenia; Christmas Adası
CY Cipro; Chypre; Zypern; Chipre; Kypros; Κύπρος; Cypern; Cypr; Kıbrıs
CZ Česko; Česká republika; Tschechien; Repubblica Ceca; République tchèque; República Checa; Cechia; Tchéquie
CZ Chequia; Tchéquia; Tsjechië; Tjeckien; Tjekkiet; Tsjekkia; Tšekki; Czechy; Çekya
DE Deutschland; Allemagne; Germania; Alemania; Duitsland; Alemanha; BRD; Tyskland; Saksa; Niemcy; Almanya
DJ Gibuti; Dschibuti; Yibuti; Djibuti; Dżibuti; Cibuti
DK Danmark; Danimarca; Dänemark; Dinamarca; Denemarken; Tanska; Dania; Danimarka
DM Dominique; Dominika
DO República Dominicana; Dominican Rep; Repubblica Dominicana; République dominicaine; Dominikanische Republik
DO Dominicaanse Republiek; Dominikanska republiken; Den Dominikanske Republik; Den dominikanske republikk
DO Dominikaaninen tasavalta; Dominikana; Dominik Cumhuriyeti
DZ Algérie; Algerien; Argelia; Algerije; Algeriet; Algieria; Cezayir
EC Équateur; Equador; Ekwador; Ekvador
EE Eesti; Estonie; Estland; Viro; Estonya
EG Egitto; Égypte; Ägypten; Egipto; Egito; Egypten; Egypti; Egipt; Mısır; مصر
EH Sahara Occidentale; Sahara occidental; Westsahara; Saara Ocidental; Westelijke Sahara; Västsahara; Vestsahara
EH Länsi-Sahara; Sahara Zachodnia; Batı Sahra
ER Érythrée; Eritreia; Erytrea; Eritre
ES España; Espagne; Spanien; Spagna; Spanje; Espanha; Spania; Espanja; Hiszpania; İspanya
ET Etiopia; Éthiopie; Äthiopien; Etiopien; Etiyopya
FI Suomi; Finlande; Finnland; Finlandia; Finlandiya
FJ Figi; Fidji; Fidschi; Fiyi; Fidži
FK Malvinas; Islas Malvinas; Isole Falkland; Îles Malouines; Falklandinseln; Ilhas Malvinas; Falklandeilanden
FK Falklandsöarna; Falklandsøerne; Falklandsøyene; Falklandinsaaret; Falklandy; Falkland Adaları
FM Micronésie; Mikronesien; Mikronesiaføderasjonen; Mikronesia; Mikronezja; Mikronezya
FO Faeroe Islands; Isole Fær Øer; Îles Féroé; Färöer; Islas Feroe; Ilhas Faroé; Faeröer; Färöarna; Færøerne
FO Færøyene; Färsaaret; Wyspy Owcze; Faroe Adaları
FR Francia; Frankreich; Frankrijk; França; Metropolitan France; Frankrike; Frankrig; Ranska; Francja; Fransa
GA Gabun; Gabão
GB UK; Great Britain; Britain; England; Scotland; Wales; Northern Ireland; Regno Unito; Inghilterra; Royaume-Uni
GB Angleterre; Großbritannien; Vereinigtes Königreich; Reino Unido; Inglaterra; Verenigd Koninkrijk; Engeland
GB Storbritannien; Storbritannia; Iso-Britannia; Wielka Brytania; Birleşik Krallık
GD Grenade; Granada
GE Sakartvelo; Géorgie; Georgien; Gruzja; Gürcistan; საქართველო
GF Guyana Francese; Guyane française; Französisch-Guayana; Guayana Francesa; Guiana Francesa; Frans-Guyana
GF Franska Guyana; Fransk Guyana; Ranskan Guayana; Gujana Francuska; Fransız Guyanası
GG Guernesey
GH Gana
GI Gibilterra; Cebelitarık
GL Groenlandia; Groenland; Grönland; Grønland; Grönlanti; Grenlandia
GM Gambie; Gambiya
GN Guinée; Guiné; Gwinea; Gine
GP Guadalupa; Guadalupe; Gwadelupa
GQ Guinea Equatoriale; Guinée équatoriale; Äquatorialguinea; Guinea Ecuatorial; Guiné Equatorial; Equatoriaal-Guinea
GQ Ekvatorialguinea; Ækvatorialguinea; Päiväntasaajan Guinea; Gwinea Równikowa; Ekvator Ginesi
GR Hellas; EL; Ελλάδα; Grecia; Grèce; Griechenland; Griekenland; Grekland; Grækenland; Kreikka; Grecja; Yunanistan
GS Georgia del Sud e Sandwich Australi; Géorgie du Sud-et-les Îles Sandwich du Sud
GS Südgeorgien und die Südlichen Sandwichinseln; Islas Georgia del Sur y Sandwich del Sur
GS Ilhas Geórgia do Sul e Sandwich do Sul; Zuid-Georgia en Zuidelijke Sandwicheilanden
GS Sydgeorgien och Sydsandwichöarna; South Georgia og De Sydlige Sandwichøer; Sør-Georgia og Sør-Sandwichøyene
GS Etelä-Georgia ja Eteläiset Sandwichinsaaret; Georgia Południowa i Sandwich Południowy
GS Güney Georgia ve Güney Sandwich Adaları; South Georgia & South Sandwich Islands
GT Gwatemala
GW Guinée-Bissau; Guinea-Bisáu; Guiné-Bissau; Gwinea Bissau; Gine-Bissau
GY Guiana; Gujana
HK Hong Kong SAR; Hong Kong SAR China; 香港; RAS di Hong Kong; R.A.S. chinoise de Hong Kong
HK Sonderverwaltungsregion Hongkong; RAE de Hong Kong (China); Hong Kong, RAE da China; Hongkong SAR van China
HK SAR Hongkong; Hongkong SAR Kina; Hongkong – Kiinan erityishallintoalue; SRA Hongkong (Chiny); Çin Hong Kong ÖİB
HK 中國香港特別行政區
HM Isole Heard e McDonald; Îles Heard-et-MacDonald; Heard und McDonaldinseln; Islas Heard y McDonald
HM Ilhas Heard e McDonald; Heard en McDonaldeilanden; Heardön och McDonaldöarna; Heard Island og McDonald Islands
HM Heard- og McDonaldøyene; Heard ja McDonaldinsaaret; Wyspy Heard i McDonalda; Heard Adası ve McDonald Adaları
HM Heard & McDonald Islands
HR Hrvatska; Croazia; Croatie; Kroatien; Croacia; Kroatië; Kroatia; Chorwacja; Hırvatistan
HU Magyarország; Ungheria; Hongrie; Ungarn; Hungría; Hongarije; Ungern; Unkari; Węgry; Macaristan
ID Indonésie; Indonesien; Indonezja; Endonezya
IE Republic of Ireland; Eire; Irlanda; Irlande; Irland; Ierland; Irlanti; Irlandia
IL Israele; ישראל; Izrael; İsrail
IM Isola di Man; Île de Man; Isla de Man; Ilha de Man; Man; Mansaari; Wyspa Man; Man Adası
IN Bharat; Inde; Indien; Intia; Indie; Hindistan; भारत
IO Territorio Britannico dell’Oceano Indiano; Territoire britannique de l’océan Indien
IO Britisches Territorium im Indischen Ozean; Territorio Británico del Océano Índico
IO Território Britânico do Oceano Índico; Brits Indische Oceaanterritorium; Brittiska territoriet i Indiska oceanen
IO Det Britiske Territorium i Det Indiske Ocean; Det britiske territoriet i Indiahavet
IO Brittiläinen Intian valtameren alue; Brytyjskie Terytorium Oceanu Indyjskiego; Britanya Hint Okyanusu Toprakları
IQ Irak; Iraque
IR Persia; Irã; ایران
IS Ísland; Islande; Islanda; Islandia; IJsland; Islanti; İzlanda
IT Italia; Italie; Italien; Włochy; İtalya
JM Giamaica; Jamaïque; Jamaika; Jamajka
JO Giordania; Jordanie; Jordanien; Jordania; Ürdün; الأردن
JP Nippon; Nihon; 日本; Giappone; Japon; Japão; Japani; Japonia; Japonya
KE Kenia; Quênia
KG Kirghizistan; Kirghizstan; Kirgisistan; Kirguistán; Quirguistão; Kirgizië; Kirgizistan; Kirgisia; Kirgistan
KG Kırgızistan
KH Cambogia; Cambodge; Kambodscha; Camboya; Camboja; Cambodja; Kambodja; Kambodsja; Kambodža; Kamboçya
KI Quiribati
KM Comore; Comores; Komoren; Comoras; Comoren; Komorerna; Comorerne; Komorene; Komorit; Komory; Komorlar
KN Saint Kitts; Saint Kitts e Nevis; Saint-Christophe-et-Niévès; St. Kitts und Nevis; San Cristóbal y Nieves
KN São Cristóvão e Névis; Saint Kitts en Nevis; S:t Kitts och Nevis; Saint Kitts og Nevis; Saint Kitts ja Nevis
KN Saint Kitts i Nevis; Saint Kitts ve Nevis
KP DPRK; Korea, North; Corea del Nord; Corée du Nord; Nordkorea; Corea del Norte; Coreia do Norte; Noord-Korea
KP Pohjois-Korea; Korea Północna; Kuzey Kore
KR Korea; Republic of Korea; Korea, South; Korea Republic; 한국; 대한민국; Corea del Sud; Corée du Sud; Südkorea
KR Corea del Sur; Zuid-Korea; Coreia do Sul; Sydkorea; Sør-Korea; Etelä-Korea; Korea Południowa; Güney Kore
KW Koweït; Koeweit; Kuwejt; Kuveyt; الكويت
KY Isole Cayman; Îles Caïmans; Kaimaninseln; Islas Caimán; Ilhas Cayman; Kaaimaneilanden; Caymanöarna; Caymanøerne
KY Caymanøyene; Caymansaaret; Kajmany; Cayman Adaları
KZ Kazakistan; Kasachstan; Kazajistán; Cazaquistão; Kazachstan; Kazakstan; Kasakhstan; Қазақстан
LB Liban; Libano; Libanon; Lübnan; لبنان
LC Sainte-Lucie; Santa Lucía; S:t Lucia
LK Ceylon
LR Liberya
LS Lesoto
LT Lietuva; Lituania; Lituanie; Litauen; Litouwen; Liettua; Litwa; Litvanya
LU Luxemburg; Lussemburgo; Luxemburgo; Lëtzebuerg; Luksemburg
LV Latvija; Lettonia; Lettonie; Lettland; Letonia; Letland; Łotwa; Letonya
LY Libia; Libye; Libyen; Libië
MA Maroc; Marocco; Marokko; Marruecos; Marrocos; Marocko; Maroko; Fas; المغرب
MC Principato di Monaco; Monako
MD Moldavia; Moldavie; Republik Moldau; Moldavien; Mołdawia
ME Czarnogóra; Karadağ
MF San Martín; São Martinho
MG Madagaskar
MH Isole Marshall; Îles Marshall; Marshallinseln; Islas Marshall; Ilhas Marshall; Marshalleilanden; Marshallöarna
MH Marshalløerne; Marshalløyene; Marshallinsaaret; Wyspy Marshalla; Marshall Adaları
MK Macedonia; FYROM; FYR Macedonia; Republic of Macedonia; Macedonia del Nord; Macédoine du Nord; Nordmazedonien
MK Macedonia del Norte; Macedônia do Norte; Noord-Macedonië; Nordmakedonien; Nord-Makedonia; Pohjois-Makedonia
MK Macedonia Północna; Kuzey Makedonya; Северна Македонија
MM Burma; Myanmar (Birmania); Myanmar (Birmanie); Mianmar (Birmânia); Myanmar (Birma); Myanmar (Burma)
MM Mjanma (Birma)
MN Mongolie; Mongolei; Mongoliet; Moğolistan; Монгол
MO RAS di Macao; R.A.S. chinoise de Macao; Sonderverwaltungsregion Macau; RAE de Macao (China); Macau, RAE da China
MO Macau SAR van China; Macao SAR; SAR Macao; Macao SAR Kina; Macao – Kiinan erityishallintoalue; SRA Makau (Chiny)
MO Çin Makao ÖİB; Macao SAR China; 中國澳門特別行政區
MP Isole Marianne Settentrionali; Îles Mariannes du Nord; Nördliche Marianen; Islas Marianas del Norte
MP Ilhas Marianas do Norte; Noordelijke Marianen; Nordmarianerna; Nordmarianerne; Nord-Marianene; Pohjois-Mariaanit
MP Mariany Północne; Kuzey Mariana Adaları
MQ Martinica; Martynika; Martinik
MR Mauritanie; Mauretanien; Mauretania; Moritanya
MT Malte
MU Maurice; Mauricio
MV Maldive; Malediven; Maldivas; Maldiven; Maldiverna; Maldiverne; Maldivene; Malediivit; Malediwy; Maldivler
MW Malaui; Malavi
MX Messico; Mexique; Mexiko; Meksiko; Meksyk; Meksika
MY Malaisie; Malasia; Maleisië; Malesia; Malezja; Malezya
MZ Mozambico; Mosambik; Moçambique; Mozambik
NA Namibie; Namibya
NC Nuova Caledonia; Nouvelle-Calédonie; Neukaledonien; Nueva Caledonia; Nova Caledônia; Nieuw-Caledonië
NC Nya Kaledonien; Ny Kaledonien; Ny-Caledonia; Uusi-Kaledonia; Nowa Kaledonia; Yeni Kaledonya
NE Nijer
NF Isola Norfolk; Île Norfolk; Norfolkinsel; Isla Norfolk; Ilha Norfolk; Norfolk; Norfolkön; Norfolkøya
NF Norfolkinsaari; Norfolk Adası
NG Nijerya
NI Nikaragua
NL Holland; Nederland; Paesi Bassi; Olanda; Pays-Bas; Hollande; Niederlande; Países Bajos; Holanda; Países Baixos
NL Nederländerna; Nederlandene; Alankomaat; Holandia; Hollanda
NO Norge; Noreg; Norvegia; Norvège; Norwegen; Noruega; Noorwegen; Norja; Norwegia; Norveç
NZ Aotearoa; Nuova Zelanda; Nouvelle-Zélande; Neuseeland; Nueva Zelanda; Nova Zelândia; Nieuw-Zeeland; Nya Zeeland
NZ Uusi-Seelanti; Nowa Zelandia; Yeni Zelanda
OM Omã; Umman; عُمان
PE Pérou
PF Polinesia Francese; Polynésie française; Französisch-Polynesien; Polinesia Francesa; Frans-Polynesië
PF Franska Polynesien; Fransk Polynesien; Fransk Polynesia; Ranskan Polynesia; Polinezja Francuska
PF Fransız Polinezyası
PG Papua Nuova Guinea; Papouasie-Nouvelle-Guinée; Papua-Neuguinea; Papúa Nueva Guinea; Papua-Nova Guiné
PG Papoea-Nieuw-Guinea; Papua Nya Guinea; Papua Ny Guinea; Papua-Uusi-Guinea; Papua-Nowa Gwinea; Papua Yeni Gine
PH Pilipinas; Filippine; Philippinen; Filipinas; Filipijnen; Filippinerna; Filippinerne; Filippinene; Filippiinit
PH Filipiny; Filipinler
PK Paquistão
PL Polska; Polonia; Pologne; Polen; Puola; Polonya
PM Saint-Pierre e Miquelon; Saint-Pierre-et-Miquelon; St. Pierre und Miquelon; San Pedro y Miquelón
PM São Pedro e Miquelão; Saint-Pierre en Miquelon; S:t Pierre och Miquelon; Saint Pierre og Miquelon
PM Saint-Pierre ja Miquelon; Saint-Pierre i Miquelon; Saint Pierre ve Miquelon
PN Isole Pitcairn; Îles Pitcairn; Pitcairninseln; Islas Pitcairn; Ilhas Pitcairn; Pitcairneilanden; Pitcairnöarna
PN Pitcairnøyene; Pitcairn Adaları
PR Portorico; Portoryko; Porto Riko
PS Palestinian Territory; Palestinian Territories; Territori Palestinesi; Territoires palestiniens
PS Palästinensische Autonomiegebiete; Territorios Palestinos; Palestijnse gebieden; Palestinska territorierna
PS De palæstinensiske områder; Det palestinske området; Palestiinalaisalue; Terytoria Palestyńskie
PS Filistin Bölgeleri
PT Portogallo; Portugali; Portugalia; Portekiz
PW Palaos
PY Paraguai; Paragwaj
QA Katar; Catar; قطر
RE Riunione; La Réunion; Reunião
RO Roumanie; Rumänien; Rumania; Romênia; Roemenië; Rumænien; Rumunia; Romanya
RS Srbija; Serbie; Serbien; Sérvia; Servië; Sırbistan; Србија
RU Россия; Russie; Russland; Rusia; Rusland; Ryssland; Venäjä; Rosja; Rusya
RW Ruanda
SA KSA; Saudi; Arabia Saudita; Arabie saoudite; Saudi-Arabien; Arabia Saudí; Saoedi-Arabië; Arabia Saudyjska
SA Suudi Arabistan; المملكة العربية السعودية
SB Isole Salomone; Îles Salomon; Salomonen; Islas Salomón; Ilhas Salomão; Salomonseilanden; Salomonöarna
SB Salomonøerne; Salomonøyene; Salomonsaaret; Wyspy Salomona; Solomon Adaları
SC Seychellen; Seicheles; Seychellerna; Seychellerne; Seychellene; Seychellit; Seszele; Seyşeller
SD Soudan; Sudão; Soedan
SE Sverige; Svezia; Suède; Schweden; Suecia; Zweden; Ruotsi; Szwecja; İsveç
SG Singapur; Singapour; Singapura; 新加坡
SH Sant’Elena; Sainte-Hélène; Santa Elena; Santa Helena; Sint-Helena; S:t Helena; Wyspa Świętej Heleny
SI Slovenija; Slowenien; Slovénie; Eslovenia; Slovenien; Słowenia; Slovenya
SJ Svalbard e Jan Mayen; Svalbard et Jan Mayen; Spitzbergen und Jan Mayen; Svalbard y Jan Mayen
SJ Spitsbergen en Jan Mayen; Svalbard och Jan Mayen; Svalbard og Jan Mayen; Huippuvuoret ja Jan Mayen
SJ Svalbard i Jan Mayen; Svalbard ve Jan Mayen
SK Slovensko; Slovacchia; Slovaquie; Slowakei; Eslovaquia; Slowakije; Slovakien; Slovakiet; Słowacja; Slovakya
SL Sierra Leona; Serra Leoa
SM Saint-Marin
SO Somalie; Somali
SR Surinam
SS Sud Sudan; Soudan du Sud; Sudán del Sur; Sudão do Sul; Zuid-Soedan; Sydsudan; Sør-Sudan; Etelä-Sudan
SS Sudan Południowy; Güney Sudan
ST São Tomé e Príncipe; Sao Tomé-et-Principe; São Tomé und Príncipe; Santo Tomé y Príncipe; Sao Tomé en Principe
ST São Tomé och Príncipe; São Tomé og Príncipe; São Tomé ja Príncipe; Wyspy Świętego Tomasza i Książęca
ST Sao Tome ve Principe
SV Salvador; Salwador
SX Saint-Martin (partie néerlandaise)
SY Siria; Syrie; Syrien; Syyria; Suriye
SZ Swaziland; Esuatini; Essuatíni; Esvatini
TC Turks and Caicos; Isole Turks e Caicos; Îles Turques-et-Caïques; Turks- und Caicosinseln; Islas Turcas y Caicos
TC Ilhas Turcas e Caicos; Turks- en Caicoseilanden; Turks- och Caicosöarna; Turks- og Caicosøerne
TC Turks- og Caicosøyene; Turks- ja Caicossaaret; Turks i Caicos; Turks ve Caicos Adaları
TD Ciad; Tchad; Tschad; Chade; Tsjaad; Tsjad; Tšad; Czad; Çad
TF Terre Australi Francesi; Terres australes françaises; Französische Süd- und Antarktisgebiete
TF Territorios Australes Franceses; Territórios Franceses do Sul; Franse Gebieden in de zuidelijke Indische Oceaan
TF Franska sydterritorierna; De Franske Besiddelser i Det Sydlige Indiske Ocean og Antarktis
TF De franske sørterritorier; Ranskan eteläiset ja antarktiset alueet
TF Francuskie Terytoria Południowe i Antarktyczne; Fransız Güney Toprakları
TH Thailandia; Thaïlande; Tailandia; Thaimaa; Tajlandia; Tayland; ไทย
TJ Tagikistan; Tadjikistan; Tadschikistan; Tayikistán; Tadjiquistão; Tadzjikistan; Tadsjikistan; Tadžikistan
TJ Tadżykistan; Tacikistan
TK Tokelauöarna
TL East Timor; Timor Est; Timor oriental; Oost-Timor; Östtimor; Øst-Timor; Itä-Timor; Timor Wschodni
TM Turcomenistão
TN Tunisie; Tunesien; Túnez; Tunesië; Tunisien; Tunezja; Tunus; تونس
TR Tuerkei
TR Turchia; Turquie; Türkei; Turquía; Turkije; Turkiet; Tyrkiet; Tyrkia; Turkki; Turcja
TT Trinidad; Trinidad e Tobago; Trinité-et-Tobago; Trinidad und Tobago; Trinidad y Tobago; Trinidad en Tobago
TT Trinidad och Tobago; Trinidad og Tobago; Trinidad ja Tobago; Trynidad i Tobago; Trinidad ve Tobago
TW Taiwan ROC; Chinese Taipei; 臺灣; 台灣; 台湾; Tajwan; Tayvan
TZ Tanzanie; Tansania; Tanzanya
UA Україна; Ucraina; Ucrania; Oekraïne; Ukraina; Ukrayna
UG Ouganda; Oeganda
UM Isole Minori Esterne degli Stati Uniti; Îles mineures éloignées des États-Unis; Amerikanische Überseeinseln
UM Islas menores alejadas de EE. UU.; Ilhas Menores Distantes dos EUA
UM Kleine afgelegen eilanden van de Verenigde Staten; USA:s yttre öar; Amerikanske oversøiske øer; USAs ytre øyer
UM Yhdysvaltain erillissaaret; Dalekie Wyspy Mniejsze Stanów Zjednoczonych; ABD Küçük Harici Adaları
UM U.S. Outlying Islands
US America; US of A; Stati Uniti; Stati Uniti d'America; États-Unis; États-Unis d'Amérique; Vereinigte Staaten
US Vereinigte Staaten von Amerika; Estados Unidos; Estados Unidos de América; Verenigde Staten; EE.UU.
US アメリカ; 미국; 美国; Yhdysvallat; Stany Zjednoczone; Amerika Birleşik Devletleri
UY Uruguai; Urugwaj
UZ Ouzbékistan; Usbekistan; Uzbequistão; Oezbekistan; Özbekistan
VA Holy See; Vatican; Vatican City State; Città del Vaticano; État de la Cité du Vatican; Vatikanstadt
VA Ciudad del Vaticano; Cidade do Vaticano; Vaticaanstad; Vatikanstaten; Vatikaani; Watykan; Vatikan
VC Saint Vincent; Saint Vincent e Grenadine; Saint-Vincent-et-les Grenadines; St. Vincent und die Grenadinen
VC San Vicente y las Granadinas; São Vicente e Granadinas; Saint Vincent en de Grenadines
VC S:t Vincent och Grenadinerna; Saint Vincent og Grenadinerne; St. Vincent og Grenadinene
VC Saint Vincent ja Grenadiinit; Saint Vincent i Grenadyny; Saint Vincent ve Grenadinler; St. Vincent & Grenadines
VE Wenezuela
VG BVI; Isole Vergini Britanniche; Îles Vierges britanniques; Britische Jungferninseln; Islas Vírgenes Británicas
VG Ilhas Virgens Britânicas; Britse Maagdeneilanden; Brittiska Jungfruöarna; De Britiske Jomfruøer
VG De britiske jomfruøyene; Brittiläiset Neitsytsaaret; Brytyjskie Wyspy Dziewicze; Britanya Virjin Adaları
VI USVI; United States Virgin Islands; Isole Vergini Americane; Îles Vierges des États-Unis
VI Amerikanische Jungferninseln; Islas Vírgenes de EE. UU.; Ilhas Virgens Americanas; Amerikaanse Maagdeneilanden
VI Amerikanska Jungfruöarna; De Amerikanske Jomfruøer; De amerikanske jomfruøyene; Yhdysvaltain Neitsytsaaret
VI Wyspy Dziewicze Stanów Zjednoczonych; ABD Virjin Adaları
VN Vietnã; Wietnam
WF Wallis e Futuna; Wallis-et-Futuna; Wallis und Futuna; Wallis y Futuna; Wallis en Futuna; Wallis- och Futunaöarna
WF Wallis og Futuna; Wallis ja Futuna; Wallis i Futuna; Wallis ve Futuna
YE Jemen; Iêmen
YT Majotta
ZA Suedafrika
ZA RSA; Südafrika; Sudafrica; Afrique du Sud; Zuid-Afrika; África do Sul; Sydafrika; Sør-Afrika; Etelä-Afrikka
ZA Suedafrika
ZA Republika Południowej Afryki; Güney Afrika
ZM Zambie; Sambia; Zambiya
ZW Simbabwe; Zimbabue; Zimbabve
"""
