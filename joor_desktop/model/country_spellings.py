"""How else people write countries: short forms, former names, names in other languages, by alpha-2 code.

Capitals, accents, spaces and punctuation don't matter here: see ``countries.find_country``.
"""

SPELLINGS = """\
AE UAE; United Arab Emirate; Emirates; Dubai; Abu Dhabi
AG Antigua
AT Österreich; Oesterreich; Autriche; Oostenrijk; Áustria
AU Australie; Australien
AX Aland
BA Bosnia; Bosnia-Herzegovina; Bosna i Hercegovina
BE Belgique; België; Belgien; Belgio; Bélgica
BG Bulgarie; Bulgarien
BL St Barts; St Barth; Saint Barts
BQ Bonaire; Caribbean Netherlands
BR Brasil; Brasile; Brésil; Brasilien
BS The Bahamas
CA Canadà; Kanada; Canadá
CD DR Congo; DRC; Congo-Kinshasa; Congo DR; Congo, Democratic Republic; Zaire
CG Congo-Brazzaville; Congo Republic
CH Schweiz; Suisse; Svizzera; Suiza; Switserland; Svizra; Suíça
CI Cote d'Ivoire
CN PR China; P.R.C.; PRC; Mainland China; China mainland; Cina; Chine; 中国; 中國
CY Cipro; Chypre; Zypern; Chipre; Kypros; Κύπρος
CZ Česko; Česká republika; Tschechien; Repubblica Ceca; République tchèque; República Checa
DE Deutschland; Allemagne; Germania; Alemania; Duitsland; Alemanha; BRD
DK Danmark; Danimarca; Dänemark; Danemark; Dinamarca; Denemarken
DO República Dominicana; Dominican Rep
EE Eesti
EG Egitto; Égypte; Ägypten; Egipto
ES España; Espagne; Spanien; Spagna; Spanje; Espanha
FI Suomi; Finlande; Finnland; Finlandia
FK Malvinas; Islas Malvinas
FO Faeroe Islands
FR Francia; Frankreich; Frankrijk; França; Metropolitan France
GB UK; Great Britain; Britain; England; Scotland; Wales; Northern Ireland; G.B.; Regno Unito; Inghilterra
GB Royaume-Uni; Angleterre; Großbritannien; Vereinigtes Königreich; Reino Unido; Inglaterra; Verenigd Koninkrijk
GB Engeland
GE Sakartvelo
GM The Gambia
GR Hellas; EL; Ελλάδα; Grecia; Grèce; Griechenland; Griekenland; Grécia
HK Hong Kong SAR; Hong Kong SAR China; Hongkong; 香港
HR Hrvatska; Croazia; Croatie; Kroatien; Croacia
HU Magyarország; Ungheria; Hongrie; Ungarn; Hungría
IE Republic of Ireland; Eire; Éire; Irlanda; Irlande; Irland; Ierland
IL Israele; Israël; ישראל
IN Bharat; Inde; Indien
IR Persia
IS Ísland; Islande; Islanda; Islandia
IT Italia; Italie; Italien; Itália; Italië
JP Nippon; Nihon; 日本; Giappone; Japon; Japón; Japão
KN Saint Kitts; St Kitts
KP DPRK; Korea, North
KR Korea; Republic of Korea; Korea, South; South-Korea; Korea Republic; 한국; 대한민국; Corea del Sud; Corée du Sud
KR Südkorea; Corea del Sur; Zuid-Korea; Coreia do Sul
LB Liban; Libano; Libanon
LK Ceylon
LT Lietuva; Lituania
LU Luxemburg; Lussemburgo; Luxemburgo; Lëtzebuerg
LV Latvija; Lettonia
MA Maroc; Marocco; Marokko; Marruecos
MC Principato di Monaco
MK Macedonia; FYROM; FYR Macedonia; Republic of Macedonia
MM Burma
MX México; Messico; Mexique; Mexiko
NL Holland; The Netherlands; Nederland; Paesi Bassi; Olanda; Pays-Bas; Hollande; Niederlande; Países Bajos
NL Holanda; Países Baixos
NO Norge; Noreg; Norvegia; Norvège; Norwegen; Noruega; Noorwegen
NZ NZL; Aotearoa; Nuova Zelanda; Nouvelle-Zélande; Neuseeland; Nueva Zelanda
PG PNG
PH Pilipinas; The Philippines; Filippine
PL Polska; Polonia; Pologne; Polen; Polônia
PS Palestinian Territory; Palestinian Territories
PT Portogallo
RO România; Roumanie; Rumänien; Rumania
RS Srbija
RU Россия; Russie; Russland; Rusia; Rusland
SA KSA; Saudi; Arabia Saudita; Arabie saoudite; Saudi-Arabien
SE Sverige; Svezia; Suède; Schweden; Suecia; Zweden; Suécia
SG Singapur; Singapour
SI Slovenija; Slowenien; Slovénie
SK Slovensko; Slovacchia; Slovaquie; Slowakei; Eslovaquia
SM Saint-Marin
SZ Swaziland
TC Turks and Caicos; Turks & Caicos Islands
TH Thailandia; Thaïlande; Tailandia
TL East Timor
TR Turchia; Turquie; Türkei; Turquía
TT Trinidad; Tobago
TW Taiwan ROC; Taiwan, R.O.C.; Chinese Taipei; 臺灣; 台灣; 台湾
UA Україна; Ucraina; Ucrania
US America; U.S.; U.S.A.; US of A; Stati Uniti; Stati Uniti d'America; États-Unis; États-Unis d'Amérique
US Vereinigte Staaten; Vereinigte Staaten von Amerika; Estados Unidos; Estados Unidos de América
US Verenigde Staten; EE.UU.; アメリカ; 미국; 美国
VA Holy See; Vatican; Vatican City State; Città del Vaticano
VC Saint Vincent
VG BVI
VI USVI; US Virgin Islands; Virgin Islands, US; United States Virgin Islands
ZA RSA; Südafrika; Sudafrica; Afrique du Sud; Sudáfrica; Zuid-Afrika
"""
