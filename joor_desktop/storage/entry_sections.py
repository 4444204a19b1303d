"""Where the entries of a node begin and end in stored bodies, and which of them have a field that others lack.

Nearly all entries of a node begin with the same field. Where its name stands behind a brace, an entry begins: in a text
a backslash stands before quotes, and behind the quote that ends a text no name begins. So where this is found as often
as there are entries, each of them is told by counting.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, repeat
from typing import NamedTuple

_FIRST_NAME = re.compile(rb'[a-z_0-9]+":')
_NEXT_NODE = re.compile(rb'\}\],"[a-z_0-9]+":\[')
_TO_THE_END = 1 << 30


class Section(NamedTuple):
    """What the bodies of a list have in common around the entries of a node."""

    begin: bytes
    """The beginning of an entry."""
    after: bytes
    """What follows the last entry; empty where bodies are read to their end."""
    part: tuple[int, int]
    """From which byte on, counted from 1, and how many of them are read."""

    def to_the_end(self) -> Section:
        """The same, read to the end of the bodies."""
        return Section(self.begin, b"", (self.part[0], _TO_THE_END))

    def is_whole(self, pieces: bytes, number: int) -> bool:
        """Whether all entries of so many bodies end in these *pieces* of them."""
        return not self.after or pieces.count(self.after) == number

    def placed(self, parts: Sequence[bytes], texts: Sequence[str], number: int) -> list[str] | None:
        """The text of each of a *number* of entries, "" where it lacks the field; None where that isn't sure.

        :param parts: what stands before, between and behind the places where the field stands.
        """
        begun = list(accumulate(map(bytes.count, parts, repeat(self.begin))))
        if begun[-1] != number:
            return None
        placed = ["", *repeat("", number)]
        for entry, text in zip(begun, texts, strict=False):  # the last part has no text behind it
            placed[entry] = text
        return placed[1:]


def section_of(bodies: Sequence[bytes], node_key: str, room: int) -> Section | None:
    """What these bodies, each with entries of the node, have in common; None where their entries begin in many ways.

    :param room: so many bytes more are read at both ends, since others differ a little.
    """
    opening = f'"{node_key}":[{{"'.encode()
    starts = [body.find(opening) for body in bodies]
    firsts = [_FIRST_NAME.match(body, at + len(opening)) for body, at in zip(bodies, starts, strict=True) if at >= 0]
    names = Counter(found[0] for found in firsts if found)
    if len(names) != 1 or len(firsts) < len(bodies):
        return None
    begin = b'{"' + next(iter(names))
    first = max(0, min(starts) - room)
    following = _NEXT_NODE.search(bodies[0], starts[0])
    to_the_end = Section(begin, b"", (first + 1, _TO_THE_END))
    if following is None:
        return to_the_end
    after = following[0]
    ends = [body.find(after, at) for body, at in zip(bodies, starts, strict=True)]
    if min(ends) < 0:
        return to_the_end
    return Section(begin, after, (first + 1, max(ends) + len(after) + room - first))
