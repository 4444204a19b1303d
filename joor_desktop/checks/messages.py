"""Says problems in plain words: one value's problem, the kind it belongs to, where it is, and what to do."""

from __future__ import annotations

from joor_desktop.checks.phrases import COUNTRIES_WITH_ARTICLE, EMAIL_FLAWS, IN_NODE
from joor_desktop.checks.wording import WORDINGS
from joor_desktop.model.field import Field, Node
from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.texts import QT_TRANSLATE_NOOP, translate

_LONGEST_QUOTE = 60
_WORDS_FOR = {"flaw": EMAIL_FLAWS, "country": COUNTRIES_WITH_ARTICLE}


def describe(problem: Problem) -> str:
    """Say what is wrong with the one value, and what to do: fit to stand under the field, or after its name."""
    words = {name: _in_words(name, value) for name, value in problem.params.items()}
    words["field"] = _field_title(problem.path)
    wording = WORDINGS[problem.code]
    sentence = wording.tied if "tied" in problem.params else wording.sentence
    return translate("checks", sentence).format_map(words)


def locate(path: Path) -> str:
    """Say where in a customer *path* is: "Shipping address 2, State", "Customer, Name" or "Price types"."""
    node = NODE_BY_KEY[path.node]
    if not path.field:
        return node.plural_title
    if not path.node:
        return f"{node.title}, {node.field(path.field).title}"
    return f"{node.title} {path.index + 1}, {node.field(path.field).title}"


def title(code: str, field: Field | None, node: Node | None, country: str = "") -> str:
    """Name a kind of problem in a few words: "State missing in a shipping address (Canada)"."""
    where = translate("checks", IN_NODE[node.key]) if node and node.key else ""
    words = {"field": field.title if field else translate("checks", "Value"), "where": where, "country": country}
    wording = WORDINGS[code]
    text = wording.in_country if country else wording.title
    return translate("checks", text).format_map(words)


def advice(code: str) -> str:
    """Say what to do about all problems of a kind, in one or two sentences."""
    return translate("checks", WORDINGS[code].advice)


def proposal(problem: Problem) -> str:
    """Say what taking over the fix would do; a problem without one is no proposal."""
    if problem.fix == "":
        return translate("checks", "Empty the field")
    if problem.code == "spaces-around":
        return translate("checks", "Take the spaces away")
    if problem.whole_fix is None:
        return _roomy_proposal(problem)
    if problem.code == "state-missing":
        return translate("checks", "Fill in {value}, from the postcode").format(value=problem.fix)
    words = (
        QT_TRANSLATE_NOOP("checks", "Change to {value}, if that is meant")
        if problem.likely
        else QT_TRANSLATE_NOOP("checks", "Change to {value}")
    )
    return translate("checks", words).format(value=problem.fix)


def _roomy_proposal(problem: Problem) -> str:
    if len(problem.fixes) > 1:
        path, rest = problem.fixes[1]
        return translate("checks", "Put “{rest}” into {field}").format(rest=rest, field=_field_title(path))
    return translate("checks", "Shorten: cut off “{cut}”").format(cut=_in_words("", problem.cut))


def _field_title(path: Path) -> str:
    return NODE_BY_KEY[path.node].field(path.field).title if path.field else ""


def _in_words(parameter: str, value: str) -> str:
    words = _WORDS_FOR.get(parameter, {}).get(value)
    if words:
        return translate("checks", words)
    return value if len(value) <= _LONGEST_QUOTE else f"{value[: _LONGEST_QUOTE - 1]}…"
