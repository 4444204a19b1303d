"""Reading an answer of JSON or XML into plain dicts, lists and texts, whatever its layout.

An answer comes from outside and is not trusted: XML with a document type or entities is not read, nor is one that is
nested without end.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

import orjson

Tree = dict[str, Any] | list[Any] | str | int | float | bool | None

_DEEPEST = 64


class UnreadableTreeError(ValueError):
    """What came is neither JSON nor XML, or XML that is not safe to read."""


def read_tree(body: bytes) -> Tree:
    """Read *body* as JSON or XML, told by its first sign; raises UnreadableTreeError.

    An XML element with elements in it becomes a dict, repeated elements become a list, any other element its text.
    """
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"<":
        return _read_xml(body.lstrip())
    if start not in {b"{", b"["}:
        raise UnreadableTreeError("neither JSON nor XML")
    try:
        tree: Tree = orjson.loads(body.lstrip(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise UnreadableTreeError(str(error)) from None
    return tree


def find_all(tree: Tree, key: str) -> Iterator[dict[str, Any]]:
    """Every dict in *tree* that has *key*, those nearest to the top first."""
    waiting: deque[Any] = deque([tree])
    while waiting:
        here = waiting.popleft()
        if isinstance(here, dict):
            if key in here:
                yield here
            waiting.extend(here.values())
        elif isinstance(here, list):
            waiting.extend(here)


class _Element:
    def __init__(self, name: str) -> None:
        self.name = name
        self.texts: list[str] = []
        self.children: dict[str, Any] = {}

    def add(self, name: str, value: Tree) -> None:
        if name not in self.children:
            self.children[name] = value
        elif isinstance(self.children[name], list):
            self.children[name].append(value)
        else:
            self.children[name] = [self.children[name], value]

    def value(self) -> Tree:
        if not self.children:
            return "".join(self.texts)
        (name, only), *others = self.children.items()
        # <buyers><buyer>...</buyer></buyers> is a list, as it is in JSON, also when it has one entry.
        if not others and self.name in {f"{name}s", f"{name}es"}:
            return only if isinstance(only, list) else [only]
        return self.children


class _TreeBuilder:
    def __init__(self) -> None:
        self.top = _Element("")
        self._open = [self.top]

    def start(self, name: str, _attributes: object) -> None:
        if len(self._open) > _DEEPEST:
            raise UnreadableTreeError("nested too deeply")
        self._open.append(_Element(name.rpartition(":")[2]))

    def end(self, _name: str) -> None:
        element = self._open.pop()
        self._open[-1].add(element.name, element.value())

    def text(self, text: str) -> None:
        self._open[-1].texts.append(text)


def _refuse(*_arguments: object) -> None:
    raise UnreadableTreeError("XML with a document type or entities is not read")


def _read_xml(body: bytes) -> Tree:
    parser = expat.ParserCreate()
    builder = _TreeBuilder()
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(body, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise UnreadableTreeError(str(error)) from None
    return builder.top.children
