"""Names of persons among the columns: whole, or in two parts, and told apart from the names of shops."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from joor_desktop.files.columns import address_phrases, vocabulary
from joor_desktop.files.columns.candidate import DOUBTED, Candidate, sure_of
from joor_desktop.files.columns.match import Why
from joor_desktop.files.columns.phrase_fields import Trait
from joor_desktop.files.headings import Meaning
from joor_desktop.model.field_table import CONNECTION
from joor_desktop.model.texts import translate

_PARTS = 0.93
"""A column with the whole name, where there is one too, is surer."""

_CONTACT = Meaning(CONNECTION, CONNECTION.field("customer_contact"))
_NAME = Meaning(CONNECTION, CONNECTION.field("customer_name"))


def judge_names(candidates: Sequence[Candidate]) -> None:
    """Decide which names are persons', and which columns are parts of one."""
    shops = [each for each in sure_of(candidates, "customer_name") if each.trait is not Trait.NAME]
    _find_other_parts(candidates, shops)
    join_names(candidates)
    plain = [each for each in candidates if each.trait is Trait.NAME and each.is_of("customer_name")]
    for each in plain if shops else ():
        detail = translate("columns", "beside the shop's name, it may be the contact's")
        each.becomes(_CONTACT, DOUBTED, detail)
    if not shops and not plain:
        _take_contact_for_shop(candidates)


def join_names(candidates: Sequence[Candidate]) -> None:
    """Let first and last names make one value; one without the other is doubted."""
    for meaning in {each.meaning: None for each in candidates if _is_part(each)}:
        _join_parts([each for each in candidates if _is_part(each) and each.meaning == meaning])


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


def _join_parts(parts: Sequence[Candidate]) -> None:
    """Number the parts in the order in which a name is written: in Japan and China the family's comes first."""
    first = next((each for each in parts if each.trait is Trait.FIRST_NAME or each.match.part == 1), None)
    last = next((each for each in parts if each.trait is Trait.LAST_NAME or each.match.part == 2), None)
    if first is None or last is None or first is last:
        for each in parts:
            _doubt_part(each)
        return
    ordered = [first, last] if last.words.isascii() else [last, first]
    details = (
        translate("columns", "first part of the name, before “{other}”"),
        translate("columns", "second part of the name, behind “{other}”"),
    )
    certainty = min(_PARTS, first.match.certainty, last.match.certainty)
    for part, (each, detail) in enumerate(zip(ordered, details, strict=True), 1):
        other = ordered[2 - part].column.heading
        assert each.meaning is not None
        each.becomes(each.meaning, certainty, detail.format(other=other), part)


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
