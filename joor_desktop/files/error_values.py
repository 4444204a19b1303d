"""The error values of workbooks that are not XML, by the numbers that are stored for them ([MS-XLS] 2.5.10)."""

from __future__ import annotations

_TEXTS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_UNKNOWN = "#VALUE!"


def error_text(code: int) -> str:
    """How the error value *code* is shown."""
    return _TEXTS.get(code, _UNKNOWN)
