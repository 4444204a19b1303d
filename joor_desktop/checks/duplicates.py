"""Customer codes that stand twice in a list, or look as if they did.

A code that JOOR doesn't know makes a new customer, so a code that differs only by a dash, a zero or a capital is worth
a look.
"""

from __future__ import annotations

from collections.abc import Sequence

from joor_desktop.model.customer_codes import are_alike, plain_code
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity

_CODE = Path(field="customer_code")


def duplicate_problems(code: str, others: Sequence[str]) -> list[Problem]:
    """Compare a customer's code with the codes of the other customers of the list that have the same key, see
    :func:`joor_desktop.model.customer_codes.code_key`."""
    if not plain_code(code):
        return []
    if code in others:
        return [Problem(Severity.ERROR, "code-twice", _CODE, {"code": code})]
    alike = next((other for other in others if are_alike(code, other)), None)
    if alike is None:
        return []
    return [Problem(Severity.WARNING, "code-look-alike", _CODE, {"code": code, "other": alike})]
