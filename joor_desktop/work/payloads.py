"""The exact bytes of a job: on disk before it leaves, and made again from what was recorded where the file is gone."""

from __future__ import annotations

import hashlib
import pathlib

from joor_desktop.errors import StorageError
from joor_desktop.joor import wire
from joor_desktop.model.job import Job
from joor_desktop.model.profile import WireFormat
from joor_desktop.model.texts import translate
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.sent_bodies import SentBodies

_PIECE = 256 * 1024


def ready_payload(ledger: Ledger, bodies: SentBodies, job: Job, wire_format: WireFormat) -> None:
    """See to it that the job's file holds the very bytes whose fingerprint was recorded; raises StorageError else."""
    path = ledger.payload_path(job.id)
    if _fingerprint(path) == job.fingerprint:
        return
    records = bodies.of_job(job.id)
    for example_names in (False, True):
        made = b"".join(wire.write(records, wire_format, example_names=example_names))
        if hashlib.sha256(made).hexdigest() == job.fingerprint:
            ledger.write_payload(job.id, [made])
            return
    raise StorageError(
        translate("send", "What was made ready to be sent is no longer there as it was recorded."),
        translate("send", "Nothing of it left. Cancel the rest of this send, and press Send again: {path}").format(
            path=path
        ),
    )


def _fingerprint(path: pathlib.Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()
