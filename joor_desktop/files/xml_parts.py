"""Reading the small XML parts of a workbook safely: no document types, so no entities that grow or reach out."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser


class DoctypeError(ValueError):
    """The XML declares a document type; nothing that is read here needs one."""


class _NoDoctype(TreeBuilder):
    def doctype(self, name: str, _public: str | None, _system: str | None) -> None:
        raise DoctypeError(name)


def parse(part: bytes) -> Element:
    """The root element of *part*; raises ValueError where it is not sound XML or declares a document type."""
    parser: XMLParser[Any] = XMLParser(target=_NoDoctype())  # noqa: S314  # document types are refused above
    try:
        parser.feed(part)
        root: Element = parser.close()
    except ParseError as error:
        raise ValueError(str(error)) from error
    return root


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
