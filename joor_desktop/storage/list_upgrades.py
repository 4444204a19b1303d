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

_IS_HELD = """EXISTS (SELECT 1 FROM sent_customer c CROSS JOIN job j ON j.id = c.job
    WHERE c.account_id = held.account_id AND c.code = {row}.code AND (j.outcome IN ('waiting', 'sending')
    OR j.outcome = 'unknown' AND NOT EXISTS (SELECT 1 FROM sent_customer newer JOIN job n ON n.id = newer.job
    WHERE newer.account_id = c.account_id AND newer.code = c.code AND newer.id > c.id AND n.outcome = 'accepted')))"""
_COULD_GO = "({row}.live AND {row}.errors = 0 AND ({row}.sent IS NULL OR {row}.changed))"
_IS_KEPT = (
    "EXISTS (SELECT 1 FROM held WHERE plane = {row}.list_id AND sends = (SELECT number FROM sends_turned))"
)
_OLD, _NEW = (
    [words.format(row=row) for words in (_COULD_GO, _IS_HELD, _IS_KEPT)] for row in ("old", "new")
)

HELD_NUMBERS = f"""
-- How many customers of a plane could be sent but for a send to that account which isn't settled, see storage/held.py:
-- as the sends were when so many jobs had come or got another outcome. It is kept up with every change of the rows, but
-- for those that come to life or go with nothing else: such a trigger would double the time that all of a list take.
CREATE TABLE sends_turned (
    number INTEGER NOT NULL
);
INSERT INTO sends_turned (number) VALUES (0);
CREATE TRIGGER job_came AFTER INSERT ON job
BEGIN UPDATE sends_turned SET number = number + 1; END;
CREATE TRIGGER job_turned AFTER UPDATE OF outcome ON job
BEGIN UPDATE sends_turned SET number = number + 1; END;
CREATE TABLE held (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plane INTEGER NOT NULL UNIQUE,
    account_id INTEGER NOT NULL,
    sends INTEGER NOT NULL,
    number INTEGER NOT NULL,
    counted INTEGER NOT NULL
);
CREATE TRIGGER line_came AFTER INSERT ON line WHEN {_NEW[0]} AND {_NEW[2]}
BEGIN UPDATE held SET number = number + {_NEW[1]} WHERE plane = new.list_id; END;
CREATE TRIGGER line_gone AFTER DELETE ON line WHEN {_OLD[0]} AND {_OLD[2]}
BEGIN UPDATE held SET number = number - {_OLD[1]} WHERE plane = old.list_id; END;
CREATE TRIGGER line_turned AFTER UPDATE OF errors, sent, changed, code ON line
WHEN ({_OLD[0]} <> {_NEW[0]} OR old.code <> new.code) AND {_NEW[2]}
BEGIN UPDATE held SET number = number + ({_NEW[0]} AND {_NEW[1]}) - ({_OLD[0]} AND {_OLD[1]})
WHERE plane = new.list_id; END;
"""

ENTRY_RUNS = """
-- From here on an origin may tell of entries that stand one below the other in one, see storage/packing.py: a program
-- of before would take them for entries in the customer's own row, so it must not open the file.
"""
