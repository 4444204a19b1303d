"""The ordered list of small upgrades that makes the program's file what this version needs.

A file's version is the number of upgrades it has had (SQLite's ``user_version``). What is released is never changed
here: a new need is a new upgrade at the end.
"""

from __future__ import annotations

from joor_desktop.storage.list_upgrades import (
    BODY_PRINTS,
    ENTRY_RUNS,
    HELD_NUMBERS,
    MOVED_CUSTOMERS,
    MOVED_OVER,
    PATCHES,
    SHOWN_ROWS,
)
from joor_desktop.storage.send_upgrades import (
    ACCOUNT_SETTINGS,
    HELD_SENDS,
    LOOK_UPS,
    READING_BACK,
    SENT_BODIES,
    SENT_FAULTY,
    WAITS_SINCE,
)

_LISTS = """
CREATE TABLE draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    profile TEXT NOT NULL,
    created TEXT NOT NULL,
    opened TEXT NOT NULL,
    archived INTEGER NOT NULL DEFAULT 0,
    place TEXT NOT NULL DEFAULT ''
);
-- A record is kept in two rows: the wide one is read a page at a time, the narrow one is what whole lists are
-- counted, ordered and filtered by, and lies in the order of the list. Deleted records stay, with live = 0, so that
-- deleting can be undone for ever. The problem that a customer has only because of another one of the list (its code
-- stands twice) lies in the narrow row too (twin), since it comes and goes for whole lists at once.
CREATE TABLE record (
    id INTEGER PRIMARY KEY,
    list_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    body BLOB NOT NULL,
    origin BLOB
);
CREATE TABLE line (
    list_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL,
    live INTEGER NOT NULL,
    errors INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    twin_kind TEXT,
    twin_words TEXT,
    counts TEXT NOT NULL,
    code TEXT NOT NULL,
    code_key TEXT,
    born INTEGER NOT NULL,
    gone INTEGER,
    PRIMARY KEY (list_id, position)
) WITHOUT ROWID;
CREATE INDEX line_code_key ON line (list_id, code_key) WHERE code_key IS NOT NULL;
CREATE TABLE problem (
    list_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    number INTEGER NOT NULL,
    severity INTEGER NOT NULL,
    code TEXT NOT NULL,
    node TEXT NOT NULL,
    entry INTEGER NOT NULL,
    field TEXT NOT NULL,
    params TEXT,
    fix TEXT,
    from_file INTEGER NOT NULL,
    PRIMARY KEY (list_id, position, number)
) WITHOUT ROWID;
-- How many live customers there are, how many of them have errors, and so on: kept up with every edit, since
-- counting 100,000 rows after each key would be felt.
CREATE TABLE tally (
    list_id INTEGER NOT NULL,
    severity INTEGER NOT NULL,
    code TEXT NOT NULL,
    node TEXT NOT NULL,
    field TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (list_id, severity, code, node, field)
) WITHOUT ROWID;
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    list_id INTEGER NOT NULL,
    step INTEGER NOT NULL,
    file TEXT NOT NULL,
    sheet TEXT NOT NULL,
    columns TEXT NOT NULL
);
CREATE TABLE notice (
    id INTEGER PRIMARY KEY,
    list_id INTEGER NOT NULL,
    step INTEGER NOT NULL,
    severity INTEGER NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    sheet TEXT,
    cell TEXT
);
CREATE INDEX notice_list ON notice (list_id);
CREATE TABLE step (
    list_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    state INTEGER NOT NULL,
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    merge TEXT NOT NULL,
    structure INTEGER NOT NULL,
    moves INTEGER NOT NULL,
    first_change INTEGER NOT NULL,
    last_change INTEGER NOT NULL,
    owner TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (list_id, number)
) WITHOUT ROWID;
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    record_id INTEGER NOT NULL,
    body BLOB NOT NULL,
    origin BLOB
);
CREATE TABLE typing (
    list_id INTEGER PRIMARY KEY,
    record_id INTEGER NOT NULL,
    node TEXT NOT NULL,
    entry INTEGER NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL
);
"""

_PROFILES = """
CREATE TABLE profile (
    name TEXT PRIMARY KEY COLLATE NOCASE,
    environment TEXT NOT NULL,
    url TEXT NOT NULL,
    batch_size INTEGER NOT NULL,
    wire_format TEXT NOT NULL,
    example_names INTEGER NOT NULL,
    token_is_base64 INTEGER NOT NULL,
    added TEXT NOT NULL
);
"""

_SENDS = """
-- Where customers go: what was accepted by one account says nothing of another.
CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE
);
CREATE TABLE send (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list_id INTEGER,
    list_name TEXT NOT NULL,
    profile TEXT NOT NULL,
    environment TEXT NOT NULL,
    url TEXT NOT NULL,
    wire_format TEXT NOT NULL,
    created TEXT NOT NULL,
    customers INTEGER NOT NULL,
    new_customers INTEGER NOT NULL,
    again INTEGER NOT NULL,
    owner TEXT NOT NULL
);
CREATE TABLE job (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    send_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    record_count INTEGER NOT NULL,
    fingerprint TEXT NOT NULL DEFAULT '',
    size INTEGER NOT NULL DEFAULT 0,
    job_id INTEGER,
    status TEXT,
    record_progress INTEGER NOT NULL DEFAULT 0,
    posted TEXT,
    answered TEXT,
    looked TEXT,
    next_look TEXT,
    finished TEXT,
    title TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    comment TEXT NOT NULL DEFAULT '',
    log_id TEXT NOT NULL DEFAULT ''
);
CREATE INDEX job_send ON job (send_id, number);
CREATE INDEX job_outcome ON job (outcome, status);
CREATE TABLE sent_customer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    job INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    standing TEXT NOT NULL,
    record_id INTEGER NOT NULL
);
CREATE INDEX sent_customer_code ON sent_customer (account_id, code);
CREATE INDEX sent_customer_job ON sent_customer (job);
CREATE TABLE exchange (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    job INTEGER NOT NULL,
    description TEXT NOT NULL
);
CREATE INDEX exchange_job ON exchange (job);
CREATE TABLE credit_window (
    account TEXT PRIMARY KEY,
    started_s REAL NOT NULL,
    used INTEGER NOT NULL
) WITHOUT ROWID;
"""

_HABITS = """
CREATE TABLE account_value (
    profile TEXT NOT NULL COLLATE NOCASE,
    kind TEXT NOT NULL,
    entry TEXT NOT NULL,
    times INTEGER NOT NULL,
    last TEXT NOT NULL,
    PRIMARY KEY (profile, kind, entry)
) WITHOUT ROWID;
CREATE TABLE layout (
    fingerprint TEXT PRIMARY KEY,
    file TEXT NOT NULL,
    columns TEXT NOT NULL,
    last TEXT NOT NULL
) WITHOUT ROWID;
"""

_MERGING = """
-- What an import that is still being written will make of customers that the list has already: what each of them was
-- when the file came to it (base), and what it becomes. It is of no use once the import has ended, in whatever way.
CREATE TABLE staged (
    id INTEGER PRIMARY KEY,
    list_id INTEGER NOT NULL,
    step INTEGER NOT NULL,
    record_id INTEGER NOT NULL,
    base BLOB NOT NULL,
    body BLOB NOT NULL,
    origin BLOB,
    counts TEXT NOT NULL,
    problems BLOB NOT NULL
);
"""

_CHOSEN_LAYOUTS = """
ALTER TABLE layout ADD COLUMN choices TEXT NOT NULL DEFAULT 'null';
"""

_NAMED_LAYOUTS = """
ALTER TABLE layout ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE layout ADD COLUMN taken TEXT NOT NULL DEFAULT '{}';
ALTER TABLE source ADD COLUMN layout TEXT NOT NULL DEFAULT '';
-- Kinds of problems that a person mended all at once, by the layout of the files whose customers had them. The step of
-- that mending is kept (0: it was in another place), since what is undone is not to be done again by itself.
CREATE TABLE layout_fix (
    fingerprint TEXT NOT NULL,
    code TEXT NOT NULL,
    node TEXT NOT NULL,
    field TEXT NOT NULL,
    likely INTEGER NOT NULL,
    list_id INTEGER NOT NULL,
    step INTEGER NOT NULL,
    PRIMARY KEY (fingerprint, code, node, field, list_id, step)
) WITHOUT ROWID;
"""

_QUICK_ADD = """
-- What a profile's new customers start with, and what was typed of a customer that is not added yet.
CREATE TABLE start_values (
    profile TEXT PRIMARY KEY COLLATE NOCASE,
    body BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE quick_add (
    list_id INTEGER PRIMARY KEY,
    body BLOB NOT NULL,
    shown INTEGER NOT NULL
);
"""

_PROGRAM_SETTINGS = """
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
"""

_TABLE_PLANS = """
-- How each table is laid out on screen: its columns, their order and widths.
CREATE TABLE table_plan (
    node TEXT PRIMARY KEY,
    plan TEXT NOT NULL
) WITHOUT ROWID;
"""

_QUICK_UNDO = """
-- What was known of the other side of a change when it was the one that showed: number of entries, code, problems. With
-- it undoing needs no checking. Changes of older versions have none, and are checked again.
ALTER TABLE change ADD COLUMN known BLOB;
"""

_SENT_MARKS = """
-- What the account of the list's profile accepted of a customer (the fingerprint of its content), and whether the
-- customer is another one by now. A draft keeps by which rules its customers were checked, and up to which send they
-- were marked: what it says is held against what holds now when the list is opened.
ALTER TABLE line ADD COLUMN sent BLOB;
ALTER TABLE line ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE draft ADD COLUMN rules TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN marked TEXT NOT NULL DEFAULT '';
"""

_PLANES = """
-- Whole versions of a list's rows, see storage/planes.py: for a list the one that shows (0: that of the list's own
-- number), for a step that made one that which shows once it is turned round, with how far that one is up to date.
CREATE TABLE plane (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list_id INTEGER NOT NULL,
    owner TEXT NOT NULL
);
ALTER TABLE draft ADD COLUMN plane INTEGER NOT NULL DEFAULT 0;
ALTER TABLE step ADD COLUMN plane INTEGER NOT NULL DEFAULT 0;
ALTER TABLE step ADD COLUMN rules TEXT NOT NULL DEFAULT '';
ALTER TABLE step ADD COLUMN marked TEXT NOT NULL DEFAULT '';
"""

KIND_COUNTRIES = """
-- Kinds of problems that name the country have it behind their code, so that the customers of each country are counted
-- and mended apart. What the journal knows of such problems is found anew when it is undone.
UPDATE problem SET code = code || '/' || json_extract(params, '$.country')
WHERE code IN ('state-missing', 'postcode-missing') AND json_extract(params, '$.country') IS NOT NULL;
DELETE FROM tally WHERE code IN ('state-missing', 'postcode-missing');
INSERT INTO tally (list_id, severity, code, node, field, number)
SELECT p.list_id, p.severity, p.code, p.node, p.field, count(DISTINCT p.position) FROM problem p
JOIN line l ON l.list_id = p.list_id AND l.position = p.position
WHERE l.live AND (p.code LIKE 'state-missing%' OR p.code LIKE 'postcode-missing%')
GROUP BY p.list_id, p.severity, p.code, p.node, p.field;
UPDATE change SET known = NULL
WHERE instr(known, CAST('"state-missing"' AS BLOB)) OR instr(known, CAST('"postcode-missing"' AS BLOB));
"""

UPGRADES: tuple[str, ...] = (
    _LISTS,
    _PROFILES,
    _SENDS,
    _HABITS,
    _MERGING,
    _CHOSEN_LAYOUTS,
    _NAMED_LAYOUTS,
    _QUICK_ADD,
    _PROGRAM_SETTINGS,
    _TABLE_PLANS,
    _QUICK_UNDO,
    _SENT_MARKS,
    SENT_BODIES,
    READING_BACK,
    HELD_SENDS,
    _PLANES,
    ACCOUNT_SETTINGS,
    SENT_FAULTY,
    WAITS_SINCE,
    KIND_COUNTRIES,
    SHOWN_ROWS,
    LOOK_UPS,
    PATCHES,
    MOVED_OVER,
    MOVED_CUSTOMERS,
    BODY_PRINTS,
    HELD_NUMBERS,
    ENTRY_RUNS,
)
"""Each is a script of statements; a semicolon at the end of a line ends a statement."""
