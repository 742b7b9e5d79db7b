#include "drivers/sqlite/schema.h"

namespace kiosk::sqlite {
namespace {

constexpr const char* first = R"sql(
-- A dossier and where it stands on its way to the gateway. Survives the wipe: nothing here tells who the citizen is.
CREATE TABLE dossier (
  key             TEXT PRIMARY KEY,
  procedure_code  TEXT NOT NULL,
  procedure_name  TEXT NOT NULL,
  catalog_version TEXT NOT NULL,
  unit_code       TEXT NOT NULL,
  created_at      TEXT NOT NULL,
  result_delivery TEXT NOT NULL,
  fee             INTEGER NOT NULL,
  committed_at    INTEGER NOT NULL,
  pages           INTEGER NOT NULL,
  parts           INTEGER NOT NULL,
  bytes           INTEGER NOT NULL,
  state           TEXT NOT NULL,
  failures        INTEGER NOT NULL,
  next_try        INTEGER NOT NULL,
  last_error      TEXT,
  wiped           INTEGER NOT NULL,
  dossier_code    TEXT,
  lookup_pin      TEXT,
  status          INTEGER,
  received_at     INTEGER,
  fee_due         INTEGER
) STRICT;
CREATE INDEX dossier_waiting ON dossier (wiped, committed_at);

-- Wiped once the dossier is accepted.
CREATE TABLE component (
  dossier  TEXT NOT NULL REFERENCES dossier (key),
  position INTEGER NOT NULL,
  id       TEXT NOT NULL,
  name     TEXT NOT NULL,
  answer   TEXT NOT NULL,
  pages    INTEGER NOT NULL,
  PRIMARY KEY (dossier, position)
) STRICT;

-- What the manifest says about a part. Component -1 is the form. Wiped.
CREATE TABLE part (
  dossier    TEXT NOT NULL REFERENCES dossier (key),
  component  INTEGER NOT NULL,
  position   INTEGER NOT NULL,
  sha256     TEXT NOT NULL,
  size       INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  PRIMARY KEY (dossier, component, position)
) STRICT;

-- The bytes. Wiped.
CREATE TABLE blob (
  dossier TEXT NOT NULL REFERENCES dossier (key),
  sha256  TEXT NOT NULL,
  bytes   BLOB NOT NULL,
  PRIMARY KEY (dossier, sha256)
) STRICT;

-- What the gateway lacks. Wiped.
CREATE TABLE missing (
  dossier  TEXT NOT NULL REFERENCES dossier (key),
  position INTEGER NOT NULL,
  sha256   TEXT NOT NULL,
  offset   INTEGER NOT NULL,
  PRIMARY KEY (dossier, position)
) STRICT;

CREATE TABLE intent (
  reference        TEXT PRIMARY KEY,
  dossier          TEXT NOT NULL REFERENCES dossier (key),
  amount           INTEGER NOT NULL,
  expires_at       INTEGER NOT NULL,
  state            TEXT NOT NULL,
  bank_transaction TEXT NOT NULL,
  created_at       INTEGER NOT NULL
) STRICT;
CREATE INDEX intent_of_dossier ON intent (dossier);

CREATE TABLE print_job (
  id      INTEGER PRIMARY KEY,
  dossier TEXT NOT NULL REFERENCES dossier (key),
  kind    TEXT NOT NULL,
  state   TEXT NOT NULL,
  copy    INTEGER NOT NULL,
  at      INTEGER NOT NULL
) STRICT;
CREATE INDEX print_of_dossier ON print_job (dossier);

-- The event log: each hash covers the one before it.
CREATE TABLE event (
  number   INTEGER PRIMARY KEY,
  at       INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  severity TEXT NOT NULL,
  fields   TEXT NOT NULL,
  hash     TEXT NOT NULL
) STRICT;
)sql";

constexpr const char* steps[] = {first};

}  // namespace

std::span<const char* const> schema_steps() {
    return steps;
}

}  // namespace kiosk::sqlite
