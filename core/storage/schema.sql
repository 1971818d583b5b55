-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 1. A row's body is the whole value as JSON (core/jobs/job_json), the columns beside it are what is searched.
CREATE TABLE fact (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE job (
    id       TEXT PRIMARY KEY,
    owner    TEXT NOT NULL,
    status   TEXT NOT NULL,
    names    TEXT NOT NULL,
    created  INTEGER NOT NULL,
    finished INTEGER NOT NULL DEFAULT 0,
    revision INTEGER NOT NULL,
    body     TEXT NOT NULL
);
CREATE INDEX job_created ON job (created DESC, id DESC);
CREATE INDEX job_finished ON job (finished) WHERE finished > 0;
CREATE INDEX job_revision ON job (revision);

CREATE TABLE task (
    id       TEXT PRIMARY KEY,
    job      TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    place    INTEGER NOT NULL,
    provider TEXT NOT NULL,
    state    INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    turn     INTEGER NOT NULL,
    due      INTEGER NOT NULL,
    cancel   INTEGER NOT NULL DEFAULT 0,
    lease    TEXT NOT NULL DEFAULT '',
    revision INTEGER NOT NULL,
    body     TEXT NOT NULL
);
CREATE INDEX task_job ON task (job, place);
-- A partial index serves a query only if the query repeats its condition to the letter. The number is heldBack.
CREATE INDEX task_line ON task (provider, priority DESC, turn, place) WHERE state = 0 AND due < 4503599627370496;
CREATE INDEX task_due ON task (provider, state, due);
CREATE INDEX task_cancel ON task (provider) WHERE cancel = 1 AND state < 2;
CREATE INDEX task_state ON task (state);
CREATE INDEX task_revision ON task (revision);

CREATE TABLE tombstone (
    job      TEXT PRIMARY KEY,
    revision INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX tombstone_revision ON tombstone (revision);

CREATE TABLE log (
    revision INTEGER PRIMARY KEY,
    job      TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    task     TEXT NOT NULL,
    time     INTEGER NOT NULL,
    text     TEXT NOT NULL
);
CREATE INDEX log_job ON log (job, revision);
