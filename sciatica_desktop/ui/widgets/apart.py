"""Labels on one line, moved so that none touches the next."""

from __future__ import annotations

from collections.abc import Sequence


def apart(starts: Sequence[float], lengths: Sequence[float], end: float) -> list[float]:
    """Starts of labels that would touch, moved apart as little as their order allows.

    Args:
        starts: wished starts in order, in px.
        lengths: how long each one is, its distance to the next included.
        end: where the last one must end.
    """
    placed: list[float] = []
    floor = float("-inf")
    for start, length in zip(starts, lengths, strict=True):
        placed.append(max(start, floor))
        floor = placed[-1] + length
    limit = end
    for place in range(len(placed) - 1, -1, -1):
        placed[place] = min(placed[place], limit - lengths[place])
        limit = placed[place]
    return placed
