"""Putting a kept session right afterwards: what was done of one exercise on one side."""

from __future__ import annotations

from dataclasses import replace

from sciatica_desktop.domain.log import SessionRecord


def with_repetitions(record: SessionRecord, block: int, repetitions: int) -> SessionRecord:
    """The session as if so many repetitions had been done of a block.

    The seconds follow in the proportion of the plan: nobody remembers them one by one. By how
    much the count was put right is kept beside it.

    Args:
        record: the session.
        block: index of the block.
        repetitions: from 0 to what was planned; more is taken as that.

    Raises:
        ValueError: if there is no such block.
    """
    if not any(each.index == block for each in record.blocks):
        raise ValueError(f"the session has no block {block}")
    return replace(
        record,
        blocks=tuple(
            replace(
                each,
                done_repetitions=(done := min(max(0, repetitions), each.planned_repetitions)),
                done_s=each.planned_s * done / max(1, each.planned_repetitions),
                corrected=each.corrected + done - each.done_repetitions,
            )
            if each.index == block and repetitions != each.done_repetitions
            else each
            for each in record.blocks
        ),
    )
