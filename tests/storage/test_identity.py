from __future__ import annotations

from sciatica_desktop.storage.identity import new_id


def test_ids_do_not_repeat() -> None:
    assert len({new_id() for _ in range(1000)}) == 1000
