"""Names that no two records ever share, on one computer or on several."""

from __future__ import annotations

import os

_BYTES = 16


def new_id() -> str:
    """A fresh identity for an entry or a session."""
    return os.urandom(_BYTES).hex()
