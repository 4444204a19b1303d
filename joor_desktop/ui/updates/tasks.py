"""What the worker does about new versions; the network is loaded only then."""

from __future__ import annotations

import pathlib

from joor_desktop.model.release import Download, Feed, Release
from joor_desktop.work.context import TaskContext


def newest(feed: Feed, context: TaskContext) -> Release:
    """See :func:`joor_desktop.work.updates.newest_release`."""
    from joor_desktop.work.updates import newest_release

    return newest_release(context, feed)


def load(download: Download, folder: pathlib.Path, context: TaskContext) -> pathlib.Path:
    """See :func:`joor_desktop.work.updates.load`."""
    from joor_desktop.work import updates

    return updates.load(context, download, folder)
