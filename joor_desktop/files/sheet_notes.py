"""Notes on the cells of a sheet, beside those that the template has on the names of its columns.

A note is two things in a workbook: its text in the part of comments, and its frame in a drawing of Excel's old kind.
"""

from __future__ import annotations

import re
from contextlib import ExitStack

from joor_desktop.files.package_writing import Filling
from joor_desktop.files.sheet_facts import column_index
from joor_desktop.files.sheet_rows import escaped, temporary_file

_PREFIXES = {
    b"urn:schemas-microsoft-com:office:office": b"o",
    b"urn:schemas-microsoft-com:vml": b"v",
    b"urn:schemas-microsoft-com:office:excel": b"x",
}
_DECLARED = re.compile(rb'xmlns:(\w+)="([^"]+)"')
_IDS = re.compile(rb'(?<=data=")1(?=")')
_FIRST_SHAPE = 1100
_SHAPES_OF_AN_ID = 1024
_LINE = 42
_SHAPE = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:1pt;'
    'width:230pt;height:{height}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 15, {row}, 4, {right}, 15, {bottom}, 4</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>\n"
)


class SheetNotes:
    """The notes of one sheet, in temporary files."""

    def __init__(self, stack: ExitStack) -> None:
        self._comments = temporary_file(stack)
        self._shapes = temporary_file(stack)
        self._number = 0

    def add(self, letters: str, row: int, text: str) -> None:
        """Put a note on a cell that has none."""
        column = column_index(letters)
        lines = sum(1 + len(line) // _LINE for line in text.split("\n"))
        comment = f'<comment ref="{letters}{row}" authorId="0" shapeId="0"><text><t{escaped(text)}</t></text></comment>'
        self._comments.write(comment.encode())
        shape = _SHAPE.format(
            id=_FIRST_SHAPE + self._number,
            height=15 * lines + 12,
            left=column + 1,
            right=column + 4,
            row=row - 1,
            bottom=row + lines,
            column=column,
        )
        self._shapes.write(shape.encode())
        self._number += 1

    def comments(self) -> Filling:
        """What goes into the part of comments."""
        return Filling([(b"</commentList>", self._comments)])

    def drawing(self) -> Filling:
        """What goes into the drawing."""
        return Filling([(b"</xml>", self._shapes)], self._prepare_drawing)

    def _prepare_drawing(self, content: bytes) -> bytes:
        """Give the names their usual prefixes, and claim as many blocks of numbers as there are shapes."""
        for prefix, uri in _DECLARED.findall(content):
            usual = _PREFIXES[uri]
            content = content.replace(b"xmlns:" + prefix + b"=", b"xmlns:" + usual + b"=")
            content = re.sub(rb"(?<=[</ ])" + prefix + rb":(?=\w)", usual + b":", content)
        last = (_FIRST_SHAPE + self._number) // _SHAPES_OF_AN_ID
        return _IDS.sub(",".join(map(str, range(1, last + 1))).encode(), content, count=1)
