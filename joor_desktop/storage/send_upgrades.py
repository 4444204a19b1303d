"""Later upgrades, most of them for what is kept of sends and accounts; see :mod:`joor_desktop.storage.upgrades`."""

from __future__ import annotations

SENT_BODIES = """
-- What was sent of each customer: its record.
CREATE TABLE sent_body (
    sent_customer_id INTEGER PRIMARY KEY,
    body BLOB NOT NULL
);
"""

READING_BACK = """
-- What reading customers back found (the same finding again is counted, and moves its last time), who is to be read
-- when, and the jobs whose customers were put there. Jobs that finished before there was any of this are left alone.
CREATE TABLE read_back (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sent_customer_id INTEGER NOT NULL,
    found TEXT NOT NULL,
    detail TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    times INTEGER NOT NULL
);
CREATE INDEX read_back_customer ON read_back (sent_customer_id, id);
CREATE TABLE read_back_due (
    sent_customer_id INTEGER PRIMARY KEY,
    due TEXT NOT NULL,
    asked INTEGER NOT NULL
);
CREATE INDEX read_back_due_time ON read_back_due (due);
CREATE TABLE read_back_job (
    job INTEGER PRIMARY KEY
);
INSERT INTO read_back_job (job) SELECT id FROM job WHERE finished IS NOT NULL;
-- What looks at jobs found, kept in the same way.
CREATE TABLE job_look (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    job INTEGER NOT NULL,
    status TEXT NOT NULL,
    progress INTEGER NOT NULL,
    words TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    times INTEGER NOT NULL
);
CREATE INDEX job_look_job ON job_look (job, id);
-- When JOOR was last seen to have got on with a job.
ALTER TABLE job ADD COLUMN moved TEXT;
"""

HELD_SENDS = """
-- Why the waiting jobs of a send don't go, when they are tried again by themselves, and how often that was in vain.
ALTER TABLE send ADD COLUMN hold TEXT NOT NULL DEFAULT '';
ALTER TABLE send ADD COLUMN next_try TEXT;
ALTER TABLE send ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
-- What a person decided of jobs whose outcome was unknown.
CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    job INTEGER NOT NULL,
    moment TEXT NOT NULL,
    word TEXT NOT NULL
);
CREATE INDEX decision_job ON decision (job);
"""

ACCOUNT_SETTINGS = """
ALTER TABLE profile ADD COLUMN manager_email TEXT NOT NULL DEFAULT '';
ALTER TABLE profile ADD COLUMN country TEXT NOT NULL DEFAULT '';
ALTER TABLE profile ADD COLUMN read_first INTEGER NOT NULL DEFAULT 250;
ALTER TABLE profile ADD COLUMN quiet INTEGER NOT NULL DEFAULT 0;
ALTER TABLE profile ADD COLUMN proxy TEXT NOT NULL DEFAULT 'system';
ALTER TABLE profile ADD COLUMN proxy_address TEXT NOT NULL DEFAULT '';
ALTER TABLE profile ADD COLUMN proxy_user TEXT NOT NULL DEFAULT '';
-- What a person put on an account list (kept), or took off what was learned for it (dropped).
CREATE TABLE account_entry (
    id INTEGER PRIMARY KEY,
    profile TEXT NOT NULL COLLATE NOCASE,
    kind TEXT NOT NULL,
    entry TEXT NOT NULL,
    state TEXT NOT NULL,
    UNIQUE (profile, kind, entry)
);
-- Whether a list has all that its account has, and how often the person changed it.
CREATE TABLE account_list (
    profile TEXT NOT NULL COLLATE NOCASE,
    kind TEXT NOT NULL,
    complete INTEGER NOT NULL,
    changes INTEGER NOT NULL,
    PRIMARY KEY (profile, kind)
) WITHOUT ROWID;
-- What JOOR has to set up first, as far as the person ticked it or took a tick away.
CREATE TABLE prerequisite (
    profile TEXT NOT NULL COLLATE NOCASE,
    name TEXT NOT NULL,
    ready INTEGER NOT NULL,
    PRIMARY KEY (profile, name)
) WITHOUT ROWID;
-- Sandbox sends of which the Integration Manager was told, or is being told: when the mail was opened, when it went.
CREATE TABLE hand_over (
    send_id INTEGER PRIMARY KEY,
    opened TEXT,
    done TEXT
);
"""

WAITS_SINCE = """
-- When the wait until the next try began: a clock that was set back since must not make it longer than it was.
ALTER TABLE send ADD COLUMN waits_since TEXT;
"""

SENT_FAULTY = """
-- How many of the customers that the account has as they are have an error now: neither they nor the others of the
-- sent are taken by a send.
INSERT OR REPLACE INTO tally (list_id, severity, code, node, field, number)
SELECT list_id, 0, 'sent-faulty', '', '', count(*) FROM line
WHERE live AND sent IS NOT NULL AND NOT changed AND errors > 0 GROUP BY list_id;
"""

LOOK_UPS = """
-- What was read of customers on JOOR before a send, kept for a while, and when that was of each customer that was sent.
CREATE TABLE look_up (
    account_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    moment TEXT NOT NULL,
    told BLOB NOT NULL,
    PRIMARY KEY (account_id, code)
) WITHOUT ROWID;
ALTER TABLE sent_customer ADD COLUMN looked TEXT;
"""
