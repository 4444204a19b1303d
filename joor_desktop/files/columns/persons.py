"""Names of persons among the columns: whole, or in two parts, and told apart from the names of shops."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from joor_desktop.files.columns import address_phrases, vocabulary
from joor_desktop.files.columns.candidate import DOUBTED, Candidate, doubted, sure_of
from joor_desktop.files.columns.match import Match, Why
from joor_desktop.files.columns.phrase_fields import Trait
from joor_desktop.files.columns.spelling import phrase
from joor_desktop.files.headings import Meaning
from joor_desktop.model.address_fields import SHIPPING_ADDRESSES
from joor_desktop.model.field_table import BUYERS, CONNECTION
from joor_desktop.model.texts import translate

_PARTS = 0.93
"""A column with the whole name, where there is one too, is surer."""

_CONTACT = Meaning(CONNECTION, CONNECTION.field("customer_contact"))
_NAME = Meaning(CONNECTION, CONNECTION.field("customer_name"))
_ADDRESS_NAME = Meaning(SHIPPING_ADDRESSES, SHIPPING_ADDRESSES.field("shipping_name"))


def judge_names(candidates: Sequence[Candidate]) -> None:
    """Decide which names are persons', which are an address's, and which columns are parts of one."""
    _name_addresses(candidates)
    shops = [each for each in sure_of(candidates, "customer_name") if each.trait is not Trait.NAME]
    _find_other_parts(candidates, shops)
    _find_parts_of_buyers(candidates)
    join_names(candidates)
    plain = [each for each in candidates if each.trait is Trait.NAME and each.is_of("customer_name")]
    for each in plain if shops else ():
        detail = translate("columns", "beside the shop's name, it may be the contact's")
        each.becomes(_CONTACT, DOUBTED, detail)
    if not shops and not plain:
        _take_contact_for_shop(candidates)
    if not shops and plain and _are_reps(candidates):
        detail = translate("columns", "beside a sales rep's code, it may be the rep's name")
        for each in plain:
            each.match = doubted(each.match, detail)


def join_names(candidates: Sequence[Candidate]) -> None:
    """Let titles, first and last names make one value; one without the other is doubted."""
    titles = [each for each in candidates if not _is_part(each) and _is_title(each)]
    for meaning in {each.meaning: None for each in candidates if _is_part(each)}:
        _join_parts([each for each in candidates if _is_part(each) and each.meaning == meaning], titles)


def _are_reps(candidates: Sequence[Candidate]) -> bool:
    """Whether nothing tells of customers, and a code tells of sales reps."""
    fields = {each.meaning.field.name for each in candidates if each.meaning is not None}
    return "sales_rep_code" in fields and fields <= _OF_REPS


_OF_REPS = {"customer_name", "sales_rep_code", "customer_phone", "customer_contact_email"}


def _name_addresses(candidates: Sequence[Candidate]) -> None:
    """A "display name" beside a plain "name" is that of the address, if there is one."""
    has_name = any(each.trait is Trait.NAME and each.is_of("customer_name") for each in candidates)
    has_street = any(each.is_of("shipping_address_1") for each in candidates)
    for each in candidates if has_name and has_street else ():
        if each.words == "display name":
            each.becomes(_ADDRESS_NAME, DOUBTED, translate("columns", "may be the name of the address"))


def _is_part(candidate: Candidate) -> bool:
    return candidate.trait in (Trait.FIRST_NAME, Trait.LAST_NAME) or candidate.match.part > 0


def _find_other_parts(candidates: Sequence[Candidate], shops: Sequence[Candidate]) -> None:
    """Beside one part of a name, a plain name is the other: "Nome" beside "Cognome", "Nom" beside "Prénom"."""
    parts = [each for each in candidates if _is_part(each) and each.owner in ("", "contact", "customer")]
    traits = {each.trait for each in parts}
    if len(traits) != 1:
        return
    has_first = traits == {Trait.FIRST_NAME}
    table = address_phrases.PLAIN_LAST_NAMES if has_first else address_phrases.PLAIN_FIRST_NAMES
    for each in candidates:
        if each.trait is Trait.NAME and each.named and each.words in vocabulary.phrases(table):
            each.becomes(_CONTACT, _PARTS if shops else DOUBTED, part=2 if has_first else 1)
            each.named = None
            return


def _find_parts_of_buyers(candidates: Sequence[Candidate]) -> None:
    """Beside one part of a buyer's name, a plain name is the other: "Acheteur 1 nom" beside "Acheteur 1 prénom"."""
    buyers = [each for each in candidates if each.named and each.meaning and each.is_of("buyer_name")]
    for part in [each for each in buyers if _is_part(each)]:
        same = [each for each in buyers if each is not part and each.meaning == part.meaning]
        if len(same) != 1 or _is_part(same[0]):
            continue
        has_first = part.trait is Trait.FIRST_NAME
        table = address_phrases.PLAIN_LAST_NAMES if has_first else address_phrases.PLAIN_FIRST_NAMES
        if not set(same[0].words.split()).isdisjoint(vocabulary.phrases(table) - _WHOLE):
            named = same[0].named
            assert named is not None
            same[0].named = replace(named, trait=Trait.LAST_NAME if has_first else Trait.FIRST_NAME)


_WHOLE = frozenset({"name"})
"""In a buyer's column it means all of the name."""


def _join_parts(parts: Sequence[Candidate], titles: Sequence[Candidate]) -> None:
    """Number the parts in the order in which a name is written: in Japan and China the family's comes first."""
    first = next((each for each in parts if each.trait is Trait.FIRST_NAME or each.match.part == 1), None)
    last = next((each for each in parts if each.trait is Trait.LAST_NAME or each.match.part == 2), None)
    if first is None or last is None or first is last:
        for each in parts:
            _doubt_part(each)
        return
    assert first.meaning is not None
    names = [first, last] if last.words.isascii() else [last, first]
    ordered = [*_titles_of(first.meaning, titles), *names]
    certainty = min(_PARTS, first.match.certainty, last.match.certainty)
    for part, each in enumerate(ordered, 1):
        each.match = Match((first.meaning,), certainty, _why(each), _told(ordered, part), part)


def _why(candidate: Candidate) -> Why:
    """A title is known by the table of titles, whatever else was thought of its heading."""
    return Why.SYNONYM if candidate.match.why is Why.NOTHING else candidate.match.why


def _titles_of(name: Meaning, titles: Sequence[Candidate]) -> list[Candidate]:
    """The column with what stands before this name: "Dr.", "Mrs"."""
    is_buyer = name.node is BUYERS
    fitting = [each for each in titles if (each.meaning is not None) == is_buyer]
    return [each for each in fitting if each.meaning is None or each.meaning.group == name.group][:1]


def _told(ordered: Sequence[Candidate], part: int) -> str:
    """Which part of the name a column is, and beside which other one."""
    other = ordered[1 if part == 1 else part - 2].column.heading
    if part == 1:
        return translate("columns", "first part of the name, before “{other}”").format(other=other)
    if part == len(ordered) == 2:
        return translate("columns", "second part of the name, behind “{other}”").format(other=other)
    return translate("columns", "part {number} of the name, behind “{other}”").format(number=part, other=other)


def _is_title(candidate: Candidate) -> bool:
    """Whether titles of persons stand in the column, and not their posts."""
    words = candidate.words.removeprefix("buyer ").removeprefix("contact ")
    is_known = words in vocabulary.phrases(address_phrases.NAME_TITLE) and candidate.match.why is not Why.NAME
    if not is_known or not candidate.samples:
        return False
    titles = vocabulary.phrases(address_phrases.NAME_TITLES)
    return all(phrase(text) in titles for text in candidate.samples)


def _doubt_part(candidate: Candidate) -> None:
    assert candidate.meaning is not None
    detail = translate("columns", "only a part of the name; the other one was not found")
    candidate.becomes(candidate.meaning, DOUBTED, detail)


def _take_contact_for_shop(candidates: Iterable[Candidate]) -> None:
    """Where nothing else names the shop and a person's name stands in two parts, a "contact name" may be the shop's."""
    candidates = list(candidates)
    contacts = [each for each in candidates if each.is_of("customer_contact")]
    whole = [each for each in contacts if not each.match.part and each.match.why is not Why.NAME]
    if len(whole) == 1 and any(each.match.part for each in contacts):
        detail = translate("columns", "no other column names the customer")
        whole[0].becomes(_NAME, DOUBTED, detail)
