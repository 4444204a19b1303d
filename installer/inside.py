"""Libraries of others that were built into libraries that are shipped, as OpenSSL into Python and HarfBuzz into Qt.

No package names them. What they left behind in the files tells that they are there, and mostly which version they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from shipped import Component, licence_text

_LIBRARY = re.compile(r".*\.(dll|pyd|dylib|so(\.\d+)*)", re.IGNORECASE)


@dataclass(frozen=True)
class _Trace:
    """What tells of a library.

    :param licence: an SPDX expression.
    :param words: bytes of the library; their group is its version, where it has one.
    :param text: the file with its licence.
    """

    name: str
    licence: str
    words: re.Pattern[bytes]
    text: str


_TRACES = [
    _Trace("bzip2", "bzip2-1.0.6", re.compile(rb"(1\.0\.\d), \d\d?-\w{3}-\d{4}"), "bzip2"),
    _Trace("expat", "MIT", re.compile(rb"expat_(\d+\.\d+\.\d+)"), "Expat"),
    _Trace("freetype", "FTL", re.compile(rb"FREETYPE_PROPERTIES"), "FreeType"),
    _Trace("harfbuzz", "MIT-Modern-Variant", re.compile(rb"HB_SHAPER_LIST"), "HarfBuzz"),
    _Trace("icu", "Unicode-DFS-2016", re.compile(rb"icudt(\d\d)"), "ICU"),
    _Trace("libffi", "MIT", re.compile(rb"ffi_prep_cif"), "libffi"),
    _Trace("libjpeg-turbo", "IJG AND BSD-3-Clause", re.compile(rb"libjpeg-turbo version (\d[\d.]+)"), "libjpeg-turbo"),
    _Trace("liblzma", "LicenseRef-public-domain", re.compile(rb"lzma_stream_decoder|LZMAError"), "liblzma"),
    _Trace("libmpdec", "BSD-2-Clause", re.compile(rb"libmpdec"), "libmpdec"),
    _Trace("libpng", "libpng-2.0", re.compile(rb"libpng version (\d+\.\d+\.\d+)|png_set_\w+"), "libpng"),
    _Trace("md4c", "MIT", re.compile(rb"md4c"), "MD4C"),
    _Trace("openssl", "Apache-2.0", re.compile(rb"OpenSSL (\d+\.\d+\.\d+) \d\d? \w{3} 20\d\d"), "Apache-2.0"),
    _Trace("pcre2", "BSD-3-Clause", re.compile(rb"(10\.\d\d) 20\d\d-\d\d-\d\d"), "PCRE2"),
    _Trace("sqlite", "blessing", re.compile(rb"SQLite format 3"), "SQLite"),
    _Trace("zlib", "Zlib", re.compile(rb"(?:de|in)flate (\d\.\d[\d.]*) Copyright|invalid distance too far"), "zlib"),
]


def libraries_inside(files: Iterable[Path]) -> list[Component]:
    """Return what was built into those of *files* that are libraries, by name and version."""
    found: set[tuple[str, str]] = set()
    for file in files:
        if _LIBRARY.fullmatch(file.name):
            content = file.read_bytes()
            found.update((trace.name, version) for trace in _TRACES for version in _versions(trace, content))
    traces = {trace.name: trace for trace in _TRACES}
    return [_component(traces[name], version) for name, version in sorted(found)]


def _versions(trace: _Trace, content: bytes) -> set[str]:
    """The versions that *content* tells, or an empty one where it only tells that the library is there."""
    matches = list(trace.words.finditer(content))
    told = {match[1].decode() for match in matches if match.lastindex}
    return told or ({""} if matches else set())


def _component(trace: _Trace, version: str) -> Component:
    address = f"pkg:generic/{trace.name}" + (f"@{version}" if version else "")
    return Component(trace.name, version, trace.licence, {trace.text: licence_text(trace.text)}, address)
