"""The word that makes the program the process that imports; it is for the window, not for people."""

from __future__ import annotations

IMPORT_VERB = "work-on-file"
