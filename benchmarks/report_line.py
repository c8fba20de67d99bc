"""How every benchmark prints: ours, the floor, the ratio, and what was aimed at."""

from __future__ import annotations


def report(what: str, ours: float, floor: float, unit: str, aim: str = "") -> None:
    """Print one comparison.

    Args:
        what: what was measured.
        ours: the app's figure.
        floor: the figure it is held against, from the same run.
        unit: unit of both.
        aim: the target, in words.
    """
    ratio = f"{ours / floor:.2f}" if floor else "-"
    aimed = f"  (aim {aim})" if aim else ""
    print(
        f"{what:<46} ours {ours:9.3f} {unit:<4} floor {floor:9.3f} {unit:<4} ratio {ratio}{aimed}"
    )
