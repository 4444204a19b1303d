"""States and provinces where JOOR needs them: their codes and names, near misses, and what a postcode tells of them.

Codes are those of the United States Postal Service, Canada Post and Australia Post; what a postcode tells follows
their published ranges and, for Japan, Japan Post's first two digits. A few places lie across such borders, so that a
state read off a postcode is likely, not certain.
"""

from __future__ import annotations

import difflib
import re
from functools import lru_cache
from typing import NamedTuple

_NAMES = {
    "US": """\
AL Alabama; AK Alaska; AZ Arizona; AR Arkansas; CA California; CO Colorado; CT Connecticut; DE Delaware; FL Florida
GA Georgia; HI Hawaii; ID Idaho; IL Illinois; IN Indiana; IA Iowa; KS Kansas; KY Kentucky; LA Louisiana; ME Maine
MD Maryland; MA Massachusetts; MI Michigan; MN Minnesota; MS Mississippi; MO Missouri; MT Montana; NE Nebraska
NV Nevada; NH New Hampshire; NJ New Jersey; NM New Mexico; NY New York; NC North Carolina; ND North Dakota; OH Ohio
OK Oklahoma; OR Oregon; PA Pennsylvania; RI Rhode Island; SC South Carolina; SD South Dakota; TN Tennessee; TX Texas
UT Utah; VT Vermont; VA Virginia; WA Washington; WV West Virginia; WI Wisconsin; WY Wyoming; DC District of Columbia
PR Puerto Rico; VI Virgin Islands; GU Guam; AS American Samoa; MP Northern Mariana Islands""",
    "CA": """\
AB Alberta; BC British Columbia; MB Manitoba; NB New Brunswick; NL Newfoundland and Labrador; NS Nova Scotia
NT Northwest Territories; NU Nunavut; ON Ontario; PE Prince Edward Island; QC Quebec; SK Saskatchewan; YT Yukon""",
    "AU": """\
NSW New South Wales; QLD Queensland; SA South Australia; TAS Tasmania; VIC Victoria; WA Western Australia
ACT Australian Capital Territory; NT Northern Territory""",
}

_PREFECTURES = """\
Hokkaido 北海道; Aomori 青森県; Iwate 岩手県; Miyagi 宮城県; Akita 秋田県; Yamagata 山形県; Fukushima 福島県
Ibaraki 茨城県; Tochigi 栃木県; Gunma 群馬県; Saitama 埼玉県; Chiba 千葉県; Tokyo 東京都; Kanagawa 神奈川県
Niigata 新潟県; Toyama 富山県; Ishikawa 石川県; Fukui 福井県; Yamanashi 山梨県; Nagano 長野県; Gifu 岐阜県
Shizuoka 静岡県; Aichi 愛知県; Mie 三重県; Shiga 滋賀県; Kyoto 京都府; Osaka 大阪府; Hyogo 兵庫県; Nara 奈良県
Wakayama 和歌山県; Tottori 鳥取県; Shimane 島根県; Okayama 岡山県; Hiroshima 広島県; Yamaguchi 山口県
Tokushima 徳島県; Kagawa 香川県; Ehime 愛媛県; Kochi 高知県; Fukuoka 福岡県; Saga 佐賀県; Nagasaki 長崎県
Kumamoto 熊本県; Oita 大分県; Miyazaki 宮崎県; Kagoshima 鹿児島県; Okinawa 沖縄県"""

_OTHER_SPELLINGS = {
    "US": "CA Calif; CA Cali; MA Mass; PA Penn; PA Penna; FL Fla; TX Tex; WA Wash; CT Conn; MN Minn; MI Mich; IL Ill; "
    "TN Tenn; VA Virg; AZ Ariz; CO Colo; OR Ore; WI Wis; WI Wisc; GA Geo; NY New York State; WA Washington State; "
    "DC Washington DC; OK Okla; NE Neb; NE Nebr; NV Nev; AL Ala; KS Kans; DE Del; IN Ind; MS Miss; LA Lou",
    "CA": "QC Québec; QC Que; QC PQ; ON Ont; BC Brit Columbia; NL Newfoundland; NL NF; PE PEI; MB Man; SK Sask; "
    "AB Alta; YT Yukon Territory; YT YK; NB Nouveau Brunswick; NS Nouvelle Ecosse; BC Colombie Britannique",
    "AU": "NSW N S Wales; QLD Qld; VIC Vict; TAS Tassie; WA West Australia; SA S Australia",
}

_US_RANGES = """\
005 005 NY, 006 007 PR, 008 008 VI, 009 009 PR, 010 027 MA, 028 029 RI, 030 038 NH, 039 049 ME, 050 054 VT, 055 055 MA
056 059 VT, 060 069 CT, 070 089 NJ, 100 149 NY, 150 196 PA, 197 199 DE, 200 200 DC, 201 201 VA, 202 205 DC, 206 219 MD
220 246 VA, 247 268 WV, 270 289 NC, 290 299 SC, 300 319 GA, 320 339 FL, 341 349 FL, 350 369 AL, 370 385 TN, 386 397 MS
398 399 GA, 400 427 KY, 430 459 OH, 460 479 IN, 480 499 MI, 500 528 IA, 530 549 WI, 550 567 MN, 569 569 DC, 570 577 SD
580 588 ND, 590 599 MT, 600 629 IL, 630 658 MO, 660 679 KS, 680 693 NE, 700 714 LA, 716 729 AR, 730 731 OK, 733 733 TX
734 749 OK, 750 799 TX, 800 816 CO, 820 831 WY, 832 838 ID, 840 847 UT, 850 865 AZ, 870 884 NM, 885 885 TX, 889 898 NV
900 961 CA, 967 968 HI, 969 969 GU, 970 979 OR, 980 994 WA, 995 999 AK"""

_AU_RANGES = """\
0200 0299 ACT, 0800 0999 NT, 1000 2599 NSW, 2600 2618 ACT, 2619 2899 NSW, 2900 2920 ACT, 2921 2999 NSW, 3000 3999 VIC
4000 4999 QLD, 5000 5999 SA, 6000 6999 WA, 7000 7999 TAS, 8000 8999 VIC, 9000 9999 QLD"""

_JP_RANGES = """\
00 00 Hokkaido, 01 01 Akita, 02 02 Iwate, 03 03 Aomori, 04 09 Hokkaido, 10 20 Tokyo, 21 25 Kanagawa, 26 29 Chiba
30 31 Ibaraki, 32 32 Tochigi, 33 36 Saitama, 37 37 Gunma, 38 39 Nagano, 40 40 Yamanashi, 41 43 Shizuoka, 44 49 Aichi
50 50 Gifu, 51 51 Mie, 52 52 Shiga, 53 59 Osaka, 60 62 Kyoto, 63 63 Nara, 64 64 Wakayama, 65 67 Hyogo, 68 68 Tottori
69 69 Shimane, 70 71 Okayama, 72 73 Hiroshima, 74 75 Yamaguchi, 76 76 Kagawa, 77 77 Tokushima, 78 78 Kochi
79 79 Ehime, 80 83 Fukuoka, 84 84 Saga, 85 85 Nagasaki, 86 86 Kumamoto, 87 87 Oita, 88 88 Miyazaki, 89 89 Kagoshima
90 90 Okinawa, 91 91 Fukui, 92 92 Ishikawa, 93 93 Toyama, 94 95 Niigata, 96 97 Fukushima, 98 98 Miyagi
99 99 Yamagata"""

_CA_LETTERS = dict(
    pair.split(" ")
    for pair in "A NL,B NS,C PE,E NB,G QC,H QC,J QC,K ON,L ON,M ON,N ON,P ON,R MB,S SK,T AB,V BC,Y YT".split(",")
)

_SHAPES = {
    "US": re.compile(r"(\d{3})\d{2}(?:-?\d{4})?", re.ASCII),
    "AU": re.compile(r"(\d{4})", re.ASCII),
    "JP": re.compile(r"〒?(\d{2})\d-?\d{4}", re.ASCII),
    "CA": re.compile(r"([A-Z]\d[A-Z]) ?-?\d[A-Z]\d", re.ASCII),
}
_NUNAVUT = ("X0A", "X0B", "X0C")
_LEAST_LIKE = 0.84
_LEAST_LETTERS = 4


class State(NamedTuple):
    """A state as it should be written, and whether that is only likely."""

    text: str
    likely: bool


def _read(lines: str) -> dict[str, str]:
    """Names by code."""
    return dict(each.split(" ", 1) for line in lines.splitlines() for each in line.split("; "))


def _read_ranges(lines: str) -> list[tuple[str, str, str]]:
    found = [each.split(" ") for line in lines.splitlines() for each in line.split(", ")]
    return [(first, last, state) for first, last, state in found]


_BY_CODE = {country: _read(lines) for country, lines in _NAMES.items()}
_RANGES = {"US": _read_ranges(_US_RANGES), "AU": _read_ranges(_AU_RANGES), "JP": _read_ranges(_JP_RANGES)}

STATES_TO_CHOOSE = {**_BY_CODE, "JP": _read(_PREFECTURES)}
"""By country (alpha-2 code) whose addresses JOOR needs a state in: what to write of each state, and its whole name.

Japan has no codes that anyone writes: its prefectures stand by their names in Latin letters, with those in their own.
"""

PLAIN_STATES = {
    country: frozenset({*codes, *codes.values(), "Québec"} if country == "CA" else {*codes, *codes.values()})
    for country, codes in _BY_CODE.items()
}
"""By country (alpha-2 code): the states as nobody needs to look at them again."""


def _fold(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


_BY_SPELLING = {
    country: {
        **{_fold(name): code for code, name in codes.items()},
        **{_fold(code): code for code in codes},
        **{
            _fold(spelling): code
            for code, spelling in (each.split(" ", 1) for each in _OTHER_SPELLINGS[country].split("; "))
        },
    }
    for country, codes in _BY_CODE.items()
}


@lru_cache(maxsize=4096)
def meant_state(text: str, country: str) -> State | None:
    """The state of *country* (alpha-2 code) that a text which is none as it stands means; None where nobody knows."""
    spellings = _BY_SPELLING.get(country, {})
    folded = _fold(text)
    if code := spellings.get(folded):
        return State(code, likely=False)
    if len(folded) < _LEAST_LETTERS:
        return None
    close = difflib.get_close_matches(folded, [each for each in spellings if len(each) > 3], 1, _LEAST_LIKE)
    return State(spellings[close[0]], likely=True) if close else None


def state_of_postcode(postcode: str, country: str) -> str | None:
    """The state that a whole postcode of *country* (alpha-2 code) lies in; None where it tells none."""
    shape = _SHAPES.get(country)
    found = shape.fullmatch(postcode.strip().upper()) if shape else None
    if found is None:
        return None
    if country == "CA":
        return _canadian(found[1])
    return next((state for first, last, state in _RANGES[country] if first <= found[1] <= last), None)


def _canadian(first_half: str) -> str | None:
    if first_half[0] == "X":
        return "NU" if first_half in _NUNAVUT else "NT"
    return _CA_LETTERS.get(first_half[0])
