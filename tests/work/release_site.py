"""A server on this computer that announces a release and serves its file."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from nacl.signing import SigningKey

from joor_desktop.model.release import Feed
from joor_desktop.work.updates import system_name

KEY = SigningKey(bytes(range(32)))
PUBLIC = base64.b64encode(bytes(KEY.verify_key)).decode()
FILE = b"the new version " * 1000


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class Site:
    """A server on this computer with a feed and a file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()
        self.feed = Feed(f"{self.url}/feed.json", PUBLIC)

    def announce(self, **changed: object) -> None:
        """Write the feed, signed."""
        (self.folder / "new.bin").write_bytes(FILE)
        download = {"url": f"{self.url}/new.bin", "sha256": hashlib.sha256(FILE).hexdigest(), "size": len(FILE)}
        content = {
            "version": "9.1.0", "date": "2026-12-01", "news": {"en": ["Faster"], "fr": ["Plus rapide"]},
            "downloads": {system_name(): download},
        }  # fmt: skip
        self.write(json.dumps({**content, **changed}).encode())

    def write(self, content: bytes) -> None:
        """Write these bytes as the feed, with their signature."""
        (self.folder / "feed.json").write_bytes(content)
        (self.folder / "feed.json.sig").write_bytes(base64.b64encode(KEY.sign(content).signature))

    def close(self) -> None:
        """Serve no more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
