"""A remembered layout goes into a file and comes back; what is no such file is refused in plain words."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from joor_desktop.errors import UnreadableFileError, UnwritableFileError, UsageError
from joor_desktop.files.understanding import Choices, SheetChoices
from joor_desktop.storage.layouts import Layout, LayoutFix, TakenColumn
from joor_desktop.work.layout_files import export_layout, read_layout
from joor_desktop.work.layout_memory import fingerprint_of

CHOICES = Choices({"EU": SheetChoices(columns={"pec": (("", 1, "customer_contact_email"),), "fax": ()},
                                      constants={("", 1, "sales_rep_code"): "AB"})})  # fmt: skip
LAYOUT = Layout(
    fingerprint_of(["pec", "fax"]),
    "AI26.xlsx",
    {"pec": "PEC", "fax": "Fax"},
    datetime(2026, 9, 1, 10, tzinfo=UTC),
    CHOICES.to_json(),
    "ERP export Milano",
    {"pec": TakenColumn((("", 1, "customer_contact_email"),), "mail")},
    (LayoutFix("postcode-zeros", "shipping_addresses", "shipping_postal_code", likely=True),),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The layout in a file."""
    out = tmp_path / "erp.json"
    export_layout(LAYOUT, out)
    return out


def test_what_was_exported_is_read_back(file: Path) -> None:
    assert read_layout(file) == LAYOUT
    content = json.loads(file.read_text(encoding="utf-8"))
    assert (content["format"], content["version"]) == ("joor-desktop-layout", 1)
    assert content["choices"] == CHOICES.to_json()


def test_an_export_is_whole_or_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"erp\.xlsx.*\.json"):
        export_layout(LAYOUT, tmp_path / "erp.xlsx")
    with pytest.raises(UnwritableFileError):
        export_layout(LAYOUT, tmp_path / "missing" / "erp.json")
    assert not list(tmp_path.rglob("*erp*"))


@pytest.mark.parametrize("written", [b"", b"PK\x03\x04", b"[]", b'{"format": "another", "version": 1}', b"{}"])
def test_another_file_is_told_from_a_layout(tmp_path: Path, written: bytes) -> None:
    file = tmp_path / "orders.json"
    file.write_bytes(written)
    with pytest.raises(UnreadableFileError, match=r"“orders\.json” holds no remembered layout\."):
        read_layout(file)
    with pytest.raises(UnreadableFileError, match=r"can't be read"):
        read_layout(tmp_path)


def test_a_newer_version_is_refused(file: Path) -> None:
    file.write_text(json.dumps({"format": "joor-desktop-layout", "version": 2}), encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=r"“erp\.json” comes from a newer version"):
        read_layout(file)


@pytest.mark.parametrize(
    "change",
    [
        {"columns": {"pec": "PEC"}},
        {"columns": ["PEC"]},
        {"last": "yesterday"},
        {"name": None},
        {"choices": {}},
        {"choices": {"sheets": ["EU"], "shape": None}},
        {"taken": {"pec": {"targets": [["", 1, "no_such_field"]], "kind": ""}}},
        {"fixes": [{"code": "no-such-kind", "node": "", "field": "customer_code", "likely": False}]},
        {"fixes": [{"code": "code-zeros", "node": "no_such_node", "field": "customer_code", "likely": False}]},
        {"fingerprint": 7},
    ],
)
def test_what_was_changed_is_damaged(file: Path, change: dict[str, Any]) -> None:
    content = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**content, **change}), encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=r"“erp\.json” is damaged\."):
        read_layout(file)


def test_choices_that_are_none_are_damaged(file: Path) -> None:
    """A row that is a word, a field that JOOR does not have, a text that is a number."""
    content = json.loads(file.read_text(encoding="utf-8"))
    for change in (
        {"header_row": "first"},
        {"columns": {"pec": [["", 1, "no_such_field"]]}},
        {"constants": [[["", 1, "sales_rep_code"], 7]]},
    ):
        sheet = {**content["choices"]["sheets"]["EU"], **change}
        changed = {**content, "choices": {"sheets": {"EU": sheet}, "shape": None}}
        file.write_text(json.dumps(changed), encoding="utf-8")
        with pytest.raises(UnreadableFileError, match="damaged"):
            read_layout(file)


def test_a_file_that_was_cut_is_damaged(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_layout(file)
