"""The later upgrades of :mod:`joor_desktop.storage.upgrades` that concern lists and their steps."""

from __future__ import annotations

SHOWN_ROWS = """
-- What each list was sorted, filtered and searched by when it was shown last, as the window wrote it.
ALTER TABLE draft ADD COLUMN shown TEXT NOT NULL DEFAULT '';
"""

PATCHES = """
-- The other sides of steps of some hundred customers, see storage/patches.py: planes that hold only those (base is the
-- plane that they belong to, 0 for a whole one). What they know holds for as long as their marks are those of the list,
-- which count how often rows were changed by no step: by other rules, or since they were sent. The shelf tells where
-- the body of a record lies that is not at home in its plane.
ALTER TABLE plane ADD COLUMN base INTEGER NOT NULL DEFAULT 0;
ALTER TABLE plane ADD COLUMN marks INTEGER NOT NULL DEFAULT 0;
ALTER TABLE draft ADD COLUMN marks INTEGER NOT NULL DEFAULT 0;
ALTER TABLE step ADD COLUMN patch INTEGER NOT NULL DEFAULT 0;
CREATE TABLE shelf (
    plane INTEGER NOT NULL,
    record_id INTEGER NOT NULL,
    row_id INTEGER NOT NULL,
    PRIMARY KEY (plane, record_id)
) WITHOUT ROWID;
"""

MOVED_OVER = """
-- Steps of two lists that moved the same customers from one to the other, or back: they have the same move.
CREATE TABLE moved_over (
    list_id INTEGER NOT NULL,
    step INTEGER NOT NULL,
    move INTEGER NOT NULL,
    other_list INTEGER NOT NULL,
    PRIMARY KEY (list_id, step)
) WITHOUT ROWID;
"""

MOVED_CUSTOMERS = """
-- Which customers of the two lists of a move are the same, by their record ids, either of them first.
CREATE TABLE moved_customer (
    move INTEGER NOT NULL,
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    PRIMARY KEY (move, one, other)
) WITHOUT ROWID;
"""

BODY_PRINTS = """
-- The fingerprint of a customer as it lies in a row, see storage/body_prints.py; it goes with the body that it is of.
CREATE TABLE body_print (
    row_id INTEGER PRIMARY KEY,
    fingerprint BLOB NOT NULL
);
CREATE TRIGGER record_changed AFTER UPDATE OF body ON record
BEGIN DELETE FROM body_print WHERE row_id = old.id; END;
CREATE TRIGGER record_gone AFTER DELETE ON record
BEGIN DELETE FROM body_print WHERE row_id = old.id; END;
"""
