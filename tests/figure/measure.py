"""Joint angles measured back from solved bones, the way a goniometer would."""

from __future__ import annotations

from math import acos, asin, atan2, degrees

from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.skeleton import Skeleton, sign


def _between(first: Array, second: Array) -> float:
    return degrees(acos(max(-1.0, min(1.0, float(first @ second)))))


def angles(body: Skeleton) -> dict[str, float]:
    """Hip, knee, ankle, elbow and wrist angles of both sides, in degrees."""
    bones, found = body.bones, {}
    for side in "nf":
        way = sign(side)
        hip = bones["pelvis"].axes.T @ bones[f"thigh_{side}"].axes
        found[f"hip_{side}"] = degrees(atan2(-hip[0, 1], hip[1, 1]))
        found[f"hip_abduction_{side}"] = -way * degrees(asin(max(-1.0, min(1.0, hip[2, 1]))))
        found[f"hip_rotation_{side}"] = -way * degrees(atan2(-hip[2, 0], hip[2, 2]))
        shank = bones[f"shank_{side}"].axes
        found[f"knee_{side}"] = _between(bones[f"thigh_{side}"].axes[:, 1], shank[:, 1])
        ankle = shank.T @ bones[f"foot_{side}"].axes
        found[f"ankle_{side}"] = degrees(atan2(ankle[1, 0], ankle[0, 0]))
        forearm = bones[f"forearm_{side}"].axes
        found[f"elbow_{side}"] = _between(bones[f"upper_arm_{side}"].axes[:, 1], forearm[:, 1])
        found[f"wrist_{side}"] = _between(forearm[:, 1], bones[f"hand_{side}"].axes[:, 1])
    return found
