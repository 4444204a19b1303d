"""Looks for a newer release in a signed feed, and loads its file; what is installed is never changed by the program.

A feed is a file of JSON, with its Ed25519 signature in Base64 beside it, under the same address with ``.sig`` added:

    {"version": "0.2.0", "date": "2026-12-01",
     "news": {"en": ["…"], "fr": ["…"]},
     "downloads": {"windows": {"url": "https://…", "sha256": "…", "size": 27000000},
                   "linux-deb": {…}, "linux-rpm": {…}, "macos-arm64": {…}, "macos-x86_64": {…}}}

The signature covers the checksums, and they cover the files; so it does not matter who serves any of them.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import pathlib
import platform
import shutil
import sys
from typing import Any

from joor_desktop.errors import JoorDesktopError, UnwritableFileError
from joor_desktop.joor.fetching import FetchError, fetched
from joor_desktop.model.release import Download, Feed, Release
from joor_desktop.model.texts import spoken_language, translate
from joor_desktop.work.context import TaskContext

_MOST_FEED_BYTES = 1_000_000
_MOST_FILE_BYTES = 500_000_000


class UntrustedError(JoorDesktopError):
    """A feed or a file is not what those who signed it made."""


def newest_release(context: TaskContext, feed: Feed) -> Release:
    """The newest release that the feed announces.

    Raises FetchError where it can't be had, and UntrustedError where it isn't signed with the key.
    """
    content = _whole(feed.address)
    context.check()
    signature = _whole(f"{feed.address}.sig")
    _verify(content, signature, feed.key)
    import orjson

    try:
        return _release(orjson.loads(content))
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise FetchError(
            translate("update", "The feed of releases can't be read."),
            translate("update", "It is signed as it should be. Tell those who look after it."),
        ) from error


def load(context: TaskContext, download: Download, folder: pathlib.Path) -> pathlib.Path:
    """Load the file of a release into *folder*, and return its path once its checksum is that of the feed.

    Raises FetchError, UntrustedError, UnwritableFileError or CancelledError; then nothing is left in the folder.
    """
    out = folder / pathlib.PurePosixPath(download.url).name
    part = out.with_name(f"{out.name}.part")
    try:
        digest = _write(context, download, part)
        if digest != download.sha256.lower():
            raise UntrustedError(
                translate("update", "The file is not the one that was announced."),
                translate("update", "It was damaged or changed on the way, and is not kept. Try again later."),
            )
        part.replace(out)
    except OSError as error:
        raise UnwritableFileError(
            translate("update", "The file can't be written to {folder}.").format(folder=folder), str(error.strerror)
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return out


def _write(context: TaskContext, download: Download, part: pathlib.Path) -> str:
    digest, done = hashlib.sha256(), 0
    words = translate("update", "Loading the new version")
    with fetched(download.url, min(download.size, _MOST_FILE_BYTES)) as pieces, part.open("wb") as file:
        for piece in pieces:
            context.check()
            file.write(piece)
            digest.update(piece)
            done += len(piece)
            context.progress(done, download.size, words)
    return digest.hexdigest()


def _whole(address: str) -> bytes:
    with fetched(address, _MOST_FEED_BYTES) as pieces:
        return b"".join(pieces)


def _verify(content: bytes, signature: bytes, key: str) -> None:
    from nacl.exceptions import BadSignatureError
    from nacl.signing import VerifyKey

    try:
        signed = base64.b64decode(signature.strip(), validate=True)
        VerifyKey(base64.b64decode(key, validate=True)).verify(content, signed)
    except (BadSignatureError, binascii.Error, ValueError, TypeError) as error:
        raise UntrustedError(
            translate("update", "The feed of releases is not signed with the key that you have."),
            translate("update", "Nothing in it is believed. Ask those who gave you its address and its key."),
        ) from error


def _release(content: dict[str, Any]) -> Release:
    news = content["news"]
    lines = news.get(spoken_language()) or news.get("en") or []
    found = content["downloads"].get(system_name())
    download = Download(str(found["url"]), str(found["sha256"]), int(found["size"])) if found else None
    return Release(str(content["version"]), str(content["date"]), tuple(map(str, lines)), download)


def system_name() -> str:
    """What a feed calls the file for this system."""
    if sys.platform == "win32":
        return "windows"
    if sys.platform == "darwin":
        return f"macos-{platform.machine()}"
    return "linux-deb" if shutil.which("dpkg") else "linux-rpm"
