"""What was mended in a file is mended by itself in the next file of its make, and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from joor_desktop.model.merging import ImportMode
from joor_desktop.model.path import Path as ValuePath
from joor_desktop.storage.drafts import Drafts, ProblemKind
from joor_desktop.storage.layouts import LayoutFix, Layouts
from joor_desktop.work.bulk_edits import undo_step
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.importing import ImportResult, import_into_list
from joor_desktop.work.mending import mend_kind
from joor_desktop.work.mending_all import count_all_certain, find_certain, mend_certain
from joor_desktop.work.merge_preview import preview_merges
from tests.work.customers import good_row, write_rows

COUNTRY = ValuePath("shipping_addresses", 0, "shipping_country")
POSTCODE = ValuePath("shipping_addresses", 0, "shipping_postal_code")
SPELLING = LayoutFix("country-spelling", "shipping_addresses", "shipping_country")


def season(path: Path, first: int, country: str = "U.S.A.", postcode: str = "7030", name: str = "") -> Path:
    """A file of the make: three customers, the second with a country in another spelling and a short postcode."""
    rows = [good_row(number) | {"shipping_1_postal_code": "07030"} for number in range(first, first + 3)]
    rows[1] |= {"shipping_1_country": country, "shipping_1_postal_code": postcode}
    rows[1]["customer_name"] = name or rows[1]["customer_name"]
    return write_rows(path, rows)


def bring(drafts: Drafts, list_id: int, file: Path, mode: ImportMode = ImportMode.ADD) -> ImportResult:
    return import_into_list(TaskContext(), file, list_id, drafts.database, mode=mode)


def mend(drafts: Drafts, list_id: int, code: str) -> None:
    """Mend all problems of a kind, as from the window."""
    kind = next(each for each in drafts.kinds(list_id) if each.code == code)
    mend_kind(TaskContext(), drafts.database.path, list_id, kind, "x")


def values(drafts: Drafts, list_id: int, path: ValuePath) -> list[str]:
    return [stored.record.value(path) for stored in drafts.page(drafts.order(list_id))]


def kinds(drafts: Drafts, list_id: int) -> list[ProblemKind]:
    return [kind for kind in drafts.kinds(list_id) if kind.code in ("country-spelling", "postcode-zeros")]


@pytest.fixture
def list_id(drafts: Drafts, tmp_path: Path) -> int:
    """A list into which the first file of the make was imported."""
    list_id = drafts.create("Autumn", "practice")
    bring(drafts, list_id, season(tmp_path / "ai26.xlsx", 1))
    return list_id


def test_all_that_was_certain_is_remembered_as_the_mending_of_each_kind_is(
    drafts: Drafts, list_id: int, tmp_path: Path
) -> None:
    """The zeros of a postcode are only likely: they are neither mended nor remembered."""
    path = drafts.database.path
    found = find_certain(TaskContext(), path, list_id)
    assert [(each.kind.code, each.fixes) for each in found] == [("country-spelling", 1)]
    assert count_all_certain(TaskContext(), path, list_id) == 1
    edit = mend_certain(TaskContext(), path, list_id, [each.kind for each in found])
    assert edit.label == "Mend all that is certain (1)"
    (layout,) = Layouts(drafts.database).all()
    assert layout.fixes == (SPELLING,)
    assert values(drafts, list_id, POSTCODE)[1] == "7030"
    assert find_certain(TaskContext(), path, list_id) == []


def test_the_next_file_of_the_make_has_nothing_to_mend(drafts: Drafts, list_id: int, tmp_path: Path) -> None:
    """The first has two kinds of problems, which are mended by hand; the second comes mended, as one step."""
    assert len(kinds(drafts, list_id)) == 2
    mend(drafts, list_id, "country-spelling")
    mend(drafts, list_id, "postcode-zeros")
    (layout,) = Layouts(drafts.database).all()
    zeros = LayoutFix("postcode-zeros", "shipping_addresses", "shipping_postal_code", likely=True)
    assert layout.fixes == (SPELLING, zeros)
    result = bring(drafts, list_id, season(tmp_path / "ss27.xlsx", 11))
    assert result.notices[1] == "1 postcode got its zeros back, 1 country got JOOR's spelling, as last time."
    assert kinds(drafts, list_id) == []
    assert values(drafts, list_id, COUNTRY)[3:] == ["United States"] * 3
    assert values(drafts, list_id, POSTCODE)[3:] == ["07030"] * 3
    ListEditor(drafts, list_id).undo()
    assert drafts.counts(list_id).customers == 3


def test_the_same_file_again_changes_nothing(drafts: Drafts, list_id: int, tmp_path: Path) -> None:
    """In no mode, and the preview says so."""
    mend(drafts, list_id, "country-spelling")
    file = tmp_path / "ai26.xlsx"
    for preview in preview_merges(TaskContext(), file, list_id, drafts.database):
        assert (preview.added, preview.updated, preview.removed, preview.same) == (0, 0, 0, 3)
    for mode in ImportMode:
        result = bring(drafts, list_id, file, mode)
        assert (result.added, result.updated, result.removed, result.same) == (0, 0, 0, 3)
        assert not any("as last time" in notice for notice in result.notices)


def test_an_update_brings_mended_values(drafts: Drafts, list_id: int, tmp_path: Path) -> None:
    mend(drafts, list_id, "country-spelling")
    file = season(tmp_path / "later.xlsx", 1, country="Canadà", name="Shop II")
    result = bring(drafts, list_id, file, ImportMode.UPDATE)
    assert (result.updated, result.same) == (1, 2)
    assert values(drafts, list_id, COUNTRY) == ["United States", "Canada", "United States"]
    assert "1 country got JOOR's spelling, as last time." in result.notices


def test_what_is_only_likely_is_mended_where_that_was_chosen(drafts: Drafts, list_id: int, tmp_path: Path) -> None:
    Layouts(drafts.database).add_fixes(
        Layouts(drafts.database).all()[0].fingerprint,
        [LayoutFix("postcode-zeros", "shipping_addresses", "shipping_postal_code")],
    )
    bring(drafts, list_id, season(tmp_path / "ss27.xlsx", 11))
    assert values(drafts, list_id, POSTCODE)[4] == "7030"


def test_what_was_undone_is_not_done_by_itself(drafts: Drafts, list_id: int, tmp_path: Path) -> None:
    mend(drafts, list_id, "country-spelling")
    undo_step(TaskContext(), drafts.database.path, list_id)
    assert Layouts(drafts.database).all()[0].fixes == ()
    result = bring(drafts, list_id, season(tmp_path / "ss27.xlsx", 11))
    assert values(drafts, list_id, COUNTRY)[4] == "U.S.A."
    assert len(result.notices) == 1


def test_another_make_is_left_alone(drafts: Drafts, list_id: int, tmp_path: Path) -> None:
    """And what was typed by hand makes nothing remembered."""
    mend(drafts, list_id, "country-spelling")
    rows = [{"customer_code": "1", "shipping_1_country": "U.S.A.", **{f"Spare {n}": "x" for n in "abcdefgh"}}]
    other = drafts.create("Other", "practice")
    bring(drafts, other, write_rows(tmp_path / "other.xlsx", rows))
    assert values(drafts, other, COUNTRY) == ["U.S.A."]
    typed = drafts.create("Typed", "practice")
    editor = ListEditor(drafts, typed)
    editor.set_value(editor.add_customer(), ValuePath(field="customer_name"), " Nord ")
    mend(drafts, typed, "spaces-around")
    assert [len(layout.fixes) for layout in Layouts(drafts.database).all()] == [0, 1]


def test_what_a_fix_uncovers_is_mended_too(drafts: Drafts, list_id: int, tmp_path: Path) -> None:
    spaces = LayoutFix("spaces-around", "shipping_addresses", "shipping_country")
    Layouts(drafts.database).add_fixes(Layouts(drafts.database).all()[0].fingerprint, [spaces, SPELLING])
    bring(drafts, list_id, season(tmp_path / "ss27.xlsx", 11, country="  Italia"))
    assert values(drafts, list_id, COUNTRY)[4] == "Italy"


def test_what_only_the_file_tells_is_mended_before_customers_meet(drafts: Drafts, tmp_path: Path) -> None:
    """A code that lost its zeros is that of the customer whose code has them."""
    list_id = drafts.create("Codes", "practice")

    def file(name: str, code: str, city: str) -> Path:
        codes = (*(f"{number:05}" for number in range(1, 6)), code)
        rows = [good_row(1) | {"customer_code": each, "shipping_1_city": city} for each in codes]
        return write_rows(tmp_path / name, rows)

    bring(drafts, list_id, file("a.xlsx", "418", "Hoboken"))
    mend(drafts, list_id, "code-zeros")
    result = bring(drafts, list_id, file("b.xlsx", "418", "Newark"), ImportMode.UPDATE)
    assert (result.added, result.updated) == (0, 6)
    assert values(drafts, list_id, ValuePath(field="customer_code"))[-1] == "00418"
    assert "code-zeros" not in [kind.code for kind in drafts.kinds(list_id)]
    assert "1 code got its zeros back, as last time." in result.notices
