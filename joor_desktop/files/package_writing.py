"""Putting a workbook together from the parts of a small one and large pieces that were written into files."""

from __future__ import annotations

import pathlib
import shutil
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO

_COPIED_AT_ONCE = 1 << 18


@dataclass(slots=True)
class Filling:
    """What is put into a part: files, each in front of a piece of its XML, in their order there.

    ``change`` is done to the part's own XML before.
    """

    pieces: Sequence[tuple[bytes, IO[bytes]]]
    change: Callable[[bytes], bytes] = field(default=bytes)


def copy_filled(
    source: zipfile.ZipFile, out: pathlib.Path, fillings: Mapping[str, Filling], check: Callable[[], None]
) -> None:
    """Write *source* to *out*, with *fillings* in the parts of these names.

    Raises OSError where it can't be written.

    :param check: called again and again, to stop by an exception.
    """
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as target:
        for part in source.namelist():
            filling = fillings.get(part)
            if filling is None:
                target.writestr(part, source.read(part))
            else:
                with target.open(part, "w", force_zip64=True) as file:
                    _fill(source.read(part), filling, file, check)


def _fill(content: bytes, filling: Filling, out: IO[bytes], check: Callable[[], None]) -> None:
    rest = filling.change(content)
    for place, piece in filling.pieces:
        before, mark, after = rest.partition(place)
        assert mark, place
        out.write(before)
        piece.seek(0)
        shutil.copyfileobj(piece, _Checked(out, check), _COPIED_AT_ONCE)
        rest = mark + after
    out.write(rest)


class _Checked:
    """A file that looks before each piece whether it should go on."""

    def __init__(self, file: IO[bytes], check: Callable[[], None]) -> None:
        self._file = file
        self._check = check

    def write(self, piece: bytes) -> int:
        self._check()
        return self._file.write(piece)
