"""Answers in both formats become the same plain values, and unsafe ones are not read."""

from __future__ import annotations

import pytest

from joor_desktop.joor.tree import Tree, UnreadableTreeError, find_all, read_tree


@pytest.mark.parametrize(
    ("body", "tree"),
    [
        (b'{"a": [1, "2", null]}', {"a": [1, "2", None]}),
        (b'\xef\xbb\xbf {"a": 1}', {"a": 1}),
        (b" [true]", [True]),
        (b"<a>text</a>", {"a": "text"}),
        (b"<a/>", {"a": ""}),
        (b"<a>\n  <b>1</b>\n  <c>2</c>\n</a>", {"a": {"b": "1", "c": "2"}}),
        (b"<a><b>1</b><b>2</b><b>3</b><c/></a>", {"a": {"b": ["1", "2", "3"], "c": ""}}),
        (b"<buyers><buyer><x>1</x></buyer></buyers>", {"buyers": [{"x": "1"}]}),
        (b"<buyers><buyer>1</buyer><buyer>2</buyer></buyers>", {"buyers": ["1", "2"]}),
        (b"<addresses><address>1</address></addresses>", {"addresses": ["1"]}),
        (b'\r\n<?xml version="1.0"?><n:a xmlns:n="x"><n:b>1</n:b></n:a>', {"a": {"b": "1"}}),
        (b"<a>&lt;&amp;<!-- no --><![CDATA[<b>]]></a>", {"a": "<&<b>"}),
        ('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>'.encode("latin-1"), {"a": "é"}),
    ],
)
def test_both_formats_are_read(body: bytes, tree: Tree) -> None:
    """Told by the first sign, whatever the headers say."""
    assert read_tree(body) == tree


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"Bad Gateway",
        b'{"a": ',
        b"<a><b></a>",
        b"<!DOCTYPE html><html></html>",
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>',
        b"<a>&unknown;</a>",
        b"<a>" * 100_000,
        b'<?xml version="1.0" encoding="none-such"?><a/>',
        b"\xff\xfe<\x00a\x00",
        b"[" * 100_000,
    ],
    ids=lambda body: body[:30].decode("latin-1"),
)
def test_what_is_broken_or_unsafe_is_not_read(body: bytes) -> None:
    """Error pages, half answers, document types, entities, bottomless nesting."""
    with pytest.raises(UnreadableTreeError):
        read_tree(body)


def test_the_nearest_to_the_top_is_found_first() -> None:
    """Through dicts and lists alike."""
    tree: Tree = {"x": [{"key": {"key": "deep"}}], "y": {"z": 1}, "key": "top"}
    assert [found["key"] for found in find_all(tree, "key")] == ["top", {"key": "deep"}, "deep"]
