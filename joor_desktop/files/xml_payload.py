"""Reading customers from XML in JOOR's form, one after the other, so that a large file needs little memory."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator
from itertools import chain
from xml.parsers.expat import ExpatError, ParserCreate

from joor_desktop.files import refusals
from joor_desktop.files.notice import Notice
from joor_desktop.files.payload_records import RecordReader, Tree
from joor_desktop.files.reading import Reading, SourceRecord
from joor_desktop.files.xml_parts import DoctypeError

_PIECE = 1 << 18
_DEEPEST = 40


def read_xml(path: pathlib.Path) -> Reading:
    """Read the XML file at *path*; raises UnreadableFileError, here or while the customers are read."""
    notices: list[Notice] = []
    records = _records(path, notices)
    first = next(records, None)
    if first is None:
        raise refusals.not_for_joor(path)
    return Reading(chain([first], records), notices=notices)


def _records(path: pathlib.Path, notices: list[Notice]) -> Iterator[SourceRecord]:
    reader = RecordReader()
    for connection in _connections(path):
        yield SourceRecord(reader.record(connection))
    notices += reader.notices()


def _connections(path: pathlib.Path) -> Iterator[dict[str, Tree]]:
    builder = _ConnectionBuilder()
    parser = ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                parser.Parse(piece)
                yield from builder.finished()
            parser.Parse(b"", True)
    except DoctypeError as error:
        raise refusals.forbidden_declaration(path) from error
    except (ExpatError, RecursionError, LookupError) as error:
        raise refusals.damaged_payload(path, str(error)) from error
    except OSError as error:
        raise refusals.no_access(path, error.strerror or str(error)) from error


def _refuse_doctype(name: str, *_rest: object) -> None:
    raise DoctypeError(name)


class _ConnectionBuilder:
    """Builds each ``connection`` as nested dicts; a name that stands twice becomes a list."""

    def __init__(self) -> None:
        self._open: list[tuple[dict[str, Tree], list[str]]] = []
        self._depth = 0
        self._finished: list[dict[str, Tree]] = []

    def finished(self) -> list[dict[str, Tree]]:
        """The connections that ended since the last call."""
        finished, self._finished = self._finished, []
        return finished

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise RecursionError("its elements are nested too deeply")
        if self._open or tag.rpartition("}")[2] == "connection":
            self._open.append(({}, []))

    def text(self, text: str) -> None:
        if self._open:
            self._open[-1][1].append(text)

    def end(self, tag: str) -> None:
        self._depth -= 1
        if not self._open:
            return
        tree, texts = self._open.pop()
        value = tree or "".join(texts)
        if not self._open:
            self._finished.append(tree)
            return
        self._add(self._open[-1][0], tag.rpartition("}")[2], value)

    @staticmethod
    def _add(tree: dict[str, Tree], name: str, value: Tree) -> None:
        if name not in tree:
            tree[name] = value
        elif isinstance(tree[name], list):
            tree[name].append(value)
        else:
            tree[name] = [tree[name], value]
