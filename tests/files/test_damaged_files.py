"""Damaged copies of real files: each is read, or refused in words, within seconds and a bounded memory."""

from __future__ import annotations

import io
import re
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joor_desktop.errors import UnreadableFileError
from joor_desktop.files.reading import read_records, understand
from tests.files.marked_up import MESSY_PAGE, MESSY_STYLES, MESSY_TABLE, page, spreadsheet_xml
from tests.files.messy_workbook import write_messy
from tests.files.office import convert
from tests.files.test_binary_workbooks import write as write_xlsb

_MOST_S = 5.0
_MOST_MB = 500
_SAMPLES = Path(__file__).parent / "samples"
_NUMBER = re.compile(rb"\d+")

_HEADINGS = 'customer_code;customer_name;"a\nb"\n'
TABLE = _HEADINGS + "".join(f'A{each};"Ga""lerie {each}; x";="0{each}"\n' for each in range(99))


@dataclass(frozen=True)
class Damage:
    """What is done to some bytes at a place; ``place`` is a share of the whole."""

    place: float
    length: int
    kind: str
    filling: bytes

    def of(self, whole: bytes) -> bytes:
        place = int(self.place * len(whole))
        before, after = whole[:place], whole[place + self.length :]
        if self.kind == "cut":
            return before
        if self.kind == "zeros":
            return before + bytes(min(self.length, len(whole) - place)) + after
        if self.kind == "number":
            return before + _NUMBER.sub(self.filling, whole[place:], count=1)
        return before + (self.filling if self.kind == "other" else b"") + after


DAMAGES = st.lists(
    st.one_of(
        st.builds(
            Damage,
            st.floats(0, 1, exclude_max=True),
            st.sampled_from([1, 2, 8, 64, 512]),
            st.sampled_from(["cut", "zeros", "gone", "other"]),
            st.binary(max_size=64),
        ),
        st.builds(
            Damage,
            st.floats(0, 1, exclude_max=True),
            st.just(0),
            st.just("number"),
            st.sampled_from([b"0", b"-1", b"65535", b"99999999", b"4294967296", b"1e309", b"9" * 40]),
        ),
    ),
    min_size=1,
    max_size=5,
)


@pytest.fixture(scope="module")
def whole_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """By their endings, files of all kinds that hold nearly all that their kind can."""
    folder = tmp_path_factory.mktemp("whole")
    workbook = write_messy(folder / "a.xlsx")
    for kind in ("xls", "ods"):
        convert(workbook, kind, folder)
    write_xlsb(folder / "a.xlsb")
    found = {kind: (folder / f"a.{kind}").read_bytes() for kind in ("xlsx", "xls", "ods", "xlsb")}
    found["xml2003"] = spreadsheet_xml(MESSY_TABLE, styles=MESSY_STYLES).encode()
    found["html"] = page(MESSY_PAGE).encode()
    payloads = {kind: (_SAMPLES / f"joor-example.{kind}").read_bytes() for kind in ("json", "xml")}
    return {**found, **payloads, "csv": TABLE.encode()}


def damaged_inside(package: bytes, part: float, damage: Callable[[bytes], bytes]) -> bytes:
    """The package with one of its parts damaged, and its checksums right."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        parts = {name: old.read(name) for name in old.namelist() if old.getinfo(name).file_size}
    name = sorted(parts)[int(part * len(parts))]
    parts[name] = damage(parts[name])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for each, content in parts.items():
            new.writestr(each, content)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods", "xlsb", "csv", "json", "xml", "xml2003", "html"])
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(damages=DAMAGES, part=st.one_of(st.none(), st.floats(0, 1, exclude_max=True)), look=st.booleans())
def test_damaged_copies_are_read_or_refused(
    whole_files: dict[str, bytes], tmp_path: Path, kind: str, damages: list[Damage], part: float | None, *, look: bool
) -> None:
    def damage(content: bytes) -> bytes:
        for each in damages:
            content = each.of(content)
        return content

    whole = whole_files[kind]
    inside = part is not None and whole.startswith(b"PK")
    file = tmp_path / f"damaged.{kind}"
    file.write_bytes(damaged_inside(whole, part or 0, damage) if inside else damage(whole))
    memory_mb, started_s = peak_mb(), time.monotonic()
    with suppress(UnreadableFileError):
        understand(file) if look else list(read_records(file))
    assert time.monotonic() - started_s < _MOST_S
    assert peak_mb() - memory_mb < _MOST_MB


def peak_mb() -> float:
    """The most memory that this process has used until now; 0 where the system doesn't tell."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
