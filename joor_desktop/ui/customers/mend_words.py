"""What a fix changes, in words: the value as it is, and as it would be."""

from __future__ import annotations

from dataclasses import replace

from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Record
from joor_desktop.model.texts import translate

_BESIDE = ("postal_code", "city")
_ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


def before_words(record: Record, problem: Problem) -> str:
    """The value; where it is missing, what else the address says, since the fix was read off that."""
    path = problem.path
    text = record.value(path)
    if text or problem.code != "state-missing":
        return _seen(text)
    prefix = path.field.removesuffix("state")
    beside = (record.value(replace(path, field=f"{prefix}{name}")) for name in _BESIDE)
    return " · ".join([_seen(text), " ".join(filter(None, beside))])


def after_words(problem: Problem) -> str:
    """The value that is proposed, with what else is put elsewhere, or goes."""
    words = _seen(problem.fix or "")
    if problem.cut:
        return translate("MendModel", "{kept} ✂ {cut}").format(kept=words, cut=problem.cut)
    return " ⏎ ".join([words, *(text for _, text in problem.fixes[1:])])


def _seen(text: str) -> str:
    """The text with a dot for each sign that could not be seen otherwise."""
    if not text:
        return translate("MendModel", "(empty)")
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    signs = [
        "·" if place < start or place >= end or sign in _ZERO_WIDTH or (sign != " " and not sign.isprintable())
        else sign
        for place, sign in enumerate(text)
    ]  # fmt: skip
    return "".join(signs)
