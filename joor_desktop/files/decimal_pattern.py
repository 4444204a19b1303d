"""Numbers shown by a pattern of digits: zeros, thousands, decimals, percent, powers of ten and fractions."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from joor_desktop.files.format_tokens import Part, Section, Token
from joor_desktop.files.general_format import general

_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)
_FILLERS = {"0": "0", "#": "", "?": " "}
_MOST_DECIMALS = 30
_ACCIDENT = 1e-9
"""0.07 times 100 is a little over 7 in binary numbers."""
_FEW_DIGITS = 10**12


class DecimalPattern:
    """One section of a number format, ready to show numbers; signs are the caller's."""

    def __init__(self, section: Section) -> None:
        self._tokens = section.tokens
        self._percent = sum(token.part is Part.PERCENT for token in section.tokens)
        self._point = _first(section.tokens, Part.POINT)
        self._exponent = _first(section.tokens, Part.EXPONENT)
        self._slash = _fraction_slash(section.tokens)
        self._whole = _WholeNumbers.of(section.tokens)
        self._thousands, self._grouped = _commas(section.tokens[: self._exponent], self._point)

    def show(self, number: float) -> str:
        """*number*, which is not negative, as the pattern shows it."""
        if self._whole is not None:
            shown = self._whole.show(number)
            if shown is not None:
                return shown
        exact = Decimal(f"{number:.15g}").scaleb(2 * self._percent - 3 * self._thousands, _EXACT)
        if self._slash < len(self._tokens):
            return _show_fraction(self._tokens, self._slash, exact)
        if self._exponent < len(self._tokens):
            return self._show_power(exact)
        return self._show_digits(self._tokens, exact)

    def _show_digits(self, tokens: list[Token], exact: Decimal) -> str:
        before, after = tokens[: self._point], tokens[self._point :]
        decimals = min(_count_digits(after), _MOST_DECIMALS)
        rounded = exact.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)
        whole, _, fraction = f"{rounded:f}".partition(".")
        shown = _fill_whole(before, whole.lstrip("0"), grouped=self._grouped)
        return shown + _fill_decimals(after, fraction)

    def _show_power(self, exact: Decimal) -> str:
        """``0.00E+00`` shows one digit before the point; ``##0.0E+0`` powers of thousand, and so on."""
        mantissa, powers = self._tokens[: self._exponent], self._tokens[self._exponent + 1 :]
        whole_digits = max(_count_digits(mantissa[: self._point]), 1)
        exponent = exact.adjusted() if exact else 0
        exponent -= exponent % whole_digits if whole_digits > 1 else 0
        decimals = _count_digits(mantissa[self._point :])
        scaled = exact.scaleb(-exponent, _EXACT).quantize(Decimal(1).scaleb(-decimals), context=_EXACT)
        if scaled >= 10**whole_digits:
            exponent += whole_digits
            scaled = scaled.scaleb(-whole_digits)
        sign = "-" if exponent < 0 else "+" if self._tokens[self._exponent].text.endswith("+") else ""
        power = _fill_whole(powers, str(abs(exponent)).lstrip("0"), grouped=False)
        return f"{self._show_digits(mantissa, scaled)}E{sign}{power}"


class _WholeNumbers:
    """The short way for the most common patterns (``00000``, ``"C"0000``, ``0%``) and numbers that need no rounding."""

    def __init__(self, before: str, places: int, after: str, scale: int) -> None:
        self._before = before
        self._places = places
        self._after = after
        self._scale = scale

    @classmethod
    def of(cls, tokens: list[Token]) -> _WholeNumbers | None:
        """None where the pattern is another than zeros side by side, with words or percent signs around them."""
        digits = [index for index, token in enumerate(tokens) if token.part is Part.DIGIT]
        if not digits or any(token.part not in (Part.DIGIT, Part.LITERAL, Part.PERCENT) for token in tokens):
            return None
        first, last = digits[0], digits[-1]
        if any(token.text != "0" for token in tokens[first : last + 1]):
            return None
        before, after = ("".join(token.text for token in part) for part in (tokens[:first], tokens[last + 1 :]))
        return cls(before, len(digits), after, 100 ** sum(token.part is Part.PERCENT for token in tokens))

    def show(self, number: float) -> str | None:
        """*number* in the pattern, None where it would have to be rounded."""
        scaled = number * self._scale
        whole = round(scaled)
        if abs(scaled - whole) > _ACCIDENT or whole > _FEW_DIGITS:
            return None
        return f"{self._before}{whole:0{self._places}d}{self._after}"


def _first(tokens: list[Token], part: Part) -> int:
    return next((index for index, token in enumerate(tokens) if token.part is part), len(tokens))


def _count_digits(tokens: list[Token]) -> int:
    return sum(token.part is Part.DIGIT for token in tokens)


def _commas(tokens: list[Token], point: int) -> tuple[int, bool]:
    """How many commas divide by a thousand (those right behind a digit that is the last before or after the point), and
    whether others separate thousands.
    """
    digits = [index for index, token in enumerate(tokens) if token.part is Part.DIGIT]
    whole = [index for index in digits if index < point]
    behind = {index for ends in (digits, whole) if ends for index in _commas_from(tokens, ends[-1] + 1)}
    grouped = whole and any(token.part is Part.COMMA for token in tokens[whole[0] : whole[-1]])
    return len(behind), bool(grouped)


def _commas_from(tokens: list[Token], start: int) -> list[int]:
    end = start
    while end < len(tokens) and tokens[end].part is Part.COMMA:
        end += 1
    return list(range(start, end))


def _fill_whole(tokens: list[Token], digits: str, *, grouped: bool) -> str:
    """Fill digits in from the right; what is left over goes in front of the first place."""
    shown: list[str] = []
    rest, places = digits, _count_digits(tokens)
    filled = 0
    for token in reversed(tokens):
        if token.part is not Part.DIGIT:
            shown.append(_plain(token))
            continue
        places -= 1
        taken = rest[-1:] if places else rest
        rest = rest[: len(rest) - len(taken)]
        for digit in reversed(taken or _FILLERS[token.text]):
            if grouped and filled and filled % 3 == 0:
                shown.append("," if digit.isdigit() else " ")
            shown.append(digit)
            filled += 1
    return "".join(reversed(shown))


def _fill_decimals(tokens: list[Token], digits: str) -> str:
    """Fill digits in from the left; zeros at the end are shown as far as the places ask for them."""
    shown = []
    significant = len(digits.rstrip("0"))
    position = 0
    for token in tokens:
        if token.part is Part.DIGIT:
            digit = digits[position : position + 1]
            shown.append(digit if position < significant else _FILLERS[token.text])
            position += 1
        else:
            shown.append("." if token.part is Part.POINT else _plain(token))
    return "".join(shown)


def _plain(token: Token) -> str:
    return "" if token.part is Part.COMMA else token.text


def _fraction_slash(tokens: list[Token]) -> int:
    """The slash of a fraction: with places before it, and places or a number behind it."""
    slash = _first(tokens, Part.SLASH)
    before, behind = tokens[:slash], tokens[slash + 1 :]
    is_fraction = _count_digits(before) and behind and (_count_digits(behind) or behind[0].text.isdigit())
    return slash if is_fraction else len(tokens)


def _show_fraction(tokens: list[Token], slash: int, exact: Decimal) -> str:
    """``# ?/?`` shows one and a half as 1 1/2; ``# ?/8`` keeps to eighths."""
    places = _count_digits(tokens[slash + 1 :])
    fixed = "".join(token.text for token in tokens[slash + 1 :] if token.text.isdigit())
    value = Fraction(exact)
    has_whole = any(
        token.part is Part.DIGIT and tokens[index + 1].part is not Part.DIGIT
        for index, token in enumerate(tokens[: slash - 1])
    )
    whole = int(value) if has_whole else 0
    rest = value - whole
    if fixed and int(fixed):
        top, bottom = round(rest * int(fixed)), int(fixed)
    else:
        near = rest.limit_denominator(10**places - 1)
        top, bottom = near.numerator, near.denominator
    if has_whole and top == bottom:
        whole, top = whole + 1, 0
    if not has_whole or top:
        return f"{whole} {top}/{bottom}" if whole else f"{top}/{bottom}"
    return general(float(whole))
