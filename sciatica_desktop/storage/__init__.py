"""Files and the database: no Qt here."""
