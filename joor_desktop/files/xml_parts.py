"""Reading XML parts of a workbook safely: no document types, so no entities that grow or reach out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from xml.parsers.expat import ExpatError, ParserCreate


class DoctypeError(ValueError):
    """The XML declares a document type; nothing that is read here needs one."""


class Listener(Protocol):
    """Is told of tags, as ``namespace}name``, and of the text between them."""

    def start(self, tag: str, attributes: dict[str, str], /) -> None: ...
    def end(self, tag: str, /) -> None: ...
    def text(self, text: str, /) -> None: ...


class _NoDoctype(TreeBuilder):
    def doctype(self, name: str, _public: str | None, _system: str | None) -> None:
        raise DoctypeError(name)


def parse(part: bytes) -> Element:
    """The root element of *part*; raises ValueError where it is not sound XML or declares a document type."""
    parser: XMLParser[Any] = XMLParser(target=_NoDoctype())  # noqa: S314  # document types are refused above
    try:
        parser.feed(part)
        root: Element = parser.close()
    except (ParseError, LookupError) as error:  # an encoding that nobody knows is a LookupError
        raise ValueError(str(error)) from error
    return root


def listen(
    pieces: Iterable[bytes], listener: Listener, on_instruction: Callable[[str, str], None] | None = None
) -> None:
    """Tell *listener* of a part that comes in *pieces*; raises ValueError as :func:`parse` does.

    :param on_instruction: is told the name and the text of each processing instruction.
    """
    parser = ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    parser.CharacterDataHandler = listener.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.ProcessingInstructionHandler = on_instruction
    try:
        for piece in pieces:
            parser.Parse(piece)
        parser.Parse(b"", True)
    except (ExpatError, LookupError) as error:
        raise ValueError(str(error)) from error


def _refuse_doctype(name: str, *_rest: object) -> None:
    raise DoctypeError(name)


def local(name: str) -> str:
    """A tag or attribute without its namespace: strict and transitional workbooks differ in nothing else."""
    return name.rpartition("}")[2]


def children(element: Element, name: str) -> list[Element]:
    """The direct children called *name*, in whatever namespace."""
    return [child for child in element if local(child.tag) == name]


def attribute(element: Element, name: str) -> str | None:
    """The attribute called *name*, in whatever namespace."""
    for key, value in element.items():
        if local(key) == name:
            return value
    return None
