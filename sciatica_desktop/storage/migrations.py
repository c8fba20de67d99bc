"""The shape of the database: one migration for each version, never changed once released.

A moment is kept in two columns, UTC text and the offset in minutes; its local calendar day is
computed by the database from both, and indexed.
"""

from __future__ import annotations

APPLICATION_ID = 0x53434941
"""Marks the file as ours ("SCIA"), so that another program's database is not taken for a diary."""

Migration = tuple[str, ...]
"""The statements that turn one version into the next."""


def _local_day(column: str) -> str:
    # Whole seconds only: SQLite rounds fractions, which would turn 23:59:59.9996 into tomorrow.
    day = f"date(substr({column}, 1, 19), {column}_offset || ' minutes')"
    return f"{column}_day TEXT AS ({day}) VIRTUAL"


_VERSION_1: Migration = (
    f"""
    CREATE TABLE entry (
        id TEXT PRIMARY KEY,
        happened TEXT NOT NULL,
        happened_offset INTEGER NOT NULL,
        written TEXT NOT NULL,
        written_offset INTEGER NOT NULL,
        kind TEXT NOT NULL,
        leg_average INTEGER CHECK (leg_average BETWEEN 0 AND 10),
        leg_worst INTEGER CHECK (leg_worst BETWEEN 0 AND 10),
        back_average INTEGER CHECK (back_average BETWEEN 0 AND 10),
        reach_left INTEGER CHECK (reach_left BETWEEN 0 AND 7),
        reach_right INTEGER CHECK (reach_right BETWEEN 0 AND 7),
        flare INTEGER NOT NULL DEFAULT 0 CHECK (flare IN (0, 1)),
        sleep_h REAL CHECK (sleep_h BETWEEN 0 AND 24),
        sitting_h REAL CHECK (sitting_h BETWEEN 0 AND 24),
        notes TEXT NOT NULL DEFAULT '',
        {_local_day("happened")}
    )
    """,
    "CREATE INDEX entry_by_day ON entry (happened_day)",
    """
    CREATE TABLE entry_word (
        entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('quality', 'trigger')),
        place INTEGER NOT NULL,
        word TEXT NOT NULL,
        PRIMARY KEY (entry, kind, place)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE entry_region (
        entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        region TEXT NOT NULL,
        strength INTEGER NOT NULL CHECK (strength BETWEEN 0 AND 10),
        kinds TEXT NOT NULL,
        PRIMARY KEY (entry, place)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE entry_treatment (
        entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        kind TEXT NOT NULL,
        minutes INTEGER NOT NULL,
        PRIMARY KEY (entry, place)
    ) WITHOUT ROWID
    """,
    f"""
    CREATE TABLE session (
        id TEXT PRIMARY KEY,
        routine TEXT NOT NULL,
        routine_name TEXT NOT NULL,
        started TEXT NOT NULL,
        started_offset INTEGER NOT NULL,
        ended TEXT,
        ended_offset INTEGER,
        outcome TEXT NOT NULL,
        affected TEXT NOT NULL,
        before_leg INTEGER CHECK (before_leg BETWEEN 0 AND 10),
        before_back INTEGER CHECK (before_back BETWEEN 0 AND 10),
        before_reach INTEGER CHECK (before_reach BETWEEN 0 AND 7),
        after_leg INTEGER CHECK (after_leg BETWEEN 0 AND 10),
        after_back INTEGER CHECK (after_back BETWEEN 0 AND 10),
        after_reach INTEGER CHECK (after_reach BETWEEN 0 AND 7),
        {_local_day("started")}
    )
    """,
    "CREATE INDEX session_by_day ON session (started_day)",
    """
    CREATE TABLE session_block (
        session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        exercise TEXT NOT NULL,
        side TEXT,
        planned_s REAL NOT NULL,
        planned_repetitions INTEGER NOT NULL,
        done_s REAL NOT NULL DEFAULT 0,
        done_repetitions INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (session, place)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE session_hurt (
        session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        block INTEGER NOT NULL,
        second REAL NOT NULL,
        choice TEXT NOT NULL,
        PRIMARY KEY (session, place)
    ) WITHOUT ROWID
    """,
    f"""
    CREATE TABLE screening (
        answered TEXT PRIMARY KEY,
        answered_offset INTEGER NOT NULL,
        assessed TEXT,
        assessed_offset INTEGER,
        {_local_day("answered")}
    )
    """,
    """
    CREATE TABLE screening_sign (
        screening TEXT NOT NULL REFERENCES screening (answered) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        sign TEXT NOT NULL,
        PRIMARY KEY (screening, place)
    ) WITHOUT ROWID
    """,
)

_VERSION_2: Migration = (
    "ALTER TABLE session_block ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE session_hurt ADD COLUMN reach INTEGER CHECK (reach BETWEEN 0 AND 7)",
    "ALTER TABLE session_hurt ADD COLUMN region TEXT NOT NULL DEFAULT ''",
    """
    CREATE TABLE session_going (
        session TEXT PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
        kept TEXT NOT NULL,
        kept_offset INTEGER NOT NULL,
        origin TEXT NOT NULL,
        snapshot TEXT NOT NULL
    ) WITHOUT ROWID
    """,
)

_VERSION_3: Migration = (
    "ALTER TABLE entry ADD COLUMN leg_left INTEGER CHECK (leg_left BETWEEN 0 AND 10)",
    "ALTER TABLE entry ADD COLUMN leg_right INTEGER CHECK (leg_right BETWEEN 0 AND 10)",
    "ALTER TABLE entry ADD COLUMN standing_h REAL CHECK (standing_h BETWEEN 0 AND 24)",
    "ALTER TABLE entry ADD COLUMN driving_h REAL CHECK (driving_h BETWEEN 0 AND 24)",
    # SQLite cannot change the CHECK of a table: two more kinds of word take a new one.
    """
    CREATE TABLE entry_word_3 (
        entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('quality', 'trigger', 'easer', 'part')),
        place INTEGER NOT NULL,
        word TEXT NOT NULL,
        PRIMARY KEY (entry, kind, place)
    ) WITHOUT ROWID
    """,
    "INSERT INTO entry_word_3 SELECT entry, kind, place, word FROM entry_word",
    "DROP TABLE entry_word",
    "ALTER TABLE entry_word_3 RENAME TO entry_word",
    "ALTER TABLE entry_treatment ADD COLUMN form TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE entry_treatment ADD COLUMN felt TEXT",
    """
    CREATE TABLE entry_medicine (
        entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        name TEXT NOT NULL,
        count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 99),
        PRIMARY KEY (entry, place)
    ) WITHOUT ROWID
    """,
    f"""
    CREATE TABLE weekly_check (
        id TEXT PRIMARY KEY,
        happened TEXT NOT NULL,
        happened_offset INTEGER NOT NULL,
        written TEXT NOT NULL,
        written_offset INTEGER NOT NULL,
        pain INTEGER CHECK (pain BETWEEN 0 AND 10),
        enjoyment INTEGER CHECK (enjoyment BETWEEN 0 AND 10),
        doing INTEGER CHECK (doing BETWEEN 0 AND 10),
        bother_leg INTEGER CHECK (bother_leg BETWEEN 0 AND 6),
        bother_tingling INTEGER CHECK (bother_tingling BETWEEN 0 AND 6),
        bother_weakness INTEGER CHECK (bother_weakness BETWEEN 0 AND 6),
        bother_back INTEGER CHECK (bother_back BETWEEN 0 AND 6),
        change INTEGER CHECK (change BETWEEN -5 AND 5),
        {_local_day("happened")}
    )
    """,
    "CREATE INDEX weekly_check_by_day ON weekly_check (happened_day)",
    """
    CREATE TABLE weekly_ability (
        weekly_check TEXT NOT NULL REFERENCES weekly_check (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        name TEXT NOT NULL,
        value INTEGER CHECK (value BETWEEN 0 AND 10),
        PRIMARY KEY (weekly_check, place)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE score (
        id TEXT PRIMARY KEY,
        day TEXT NOT NULL,
        name TEXT NOT NULL,
        value REAL NOT NULL,
        written TEXT NOT NULL,
        written_offset INTEGER NOT NULL
    )
    """,
    "CREATE INDEX score_by_day ON score (day)",
    """
    CREATE TABLE mark (
        id TEXT PRIMARY KEY,
        day TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        written TEXT NOT NULL,
        written_offset INTEGER NOT NULL
    )
    """,
    "CREATE INDEX mark_by_day ON mark (day)",
)

MIGRATIONS: tuple[Migration, ...] = (_VERSION_1, _VERSION_2, _VERSION_3)
"""In order: the first makes version 1 out of nothing."""
