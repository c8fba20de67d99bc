"""Trunk: a top with a round neck over leggings, buttocks, and the neck itself."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.build import Build
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.contour import arc, polygon
from sciatica_desktop.figure.folds import folds_of
from sciatica_desktop.figure.parts import Layer, Part, Stroke, Tone, hem_control
from sciatica_desktop.figure.profiles import NECK, TRUNK, sampled, spaced
from sciatica_desktop.figure.rings import Rings, ball, tube
from sciatica_desktop.figure.skeleton import SPINE, SPINE_POINTS, Bone, Skeleton, sign

_HEIGHTS = spaced(-0.05, 0.322, 30)
_TOP_FROM, _TOP_TO = 0.066, 0.310
_LEGGINGS_TO = 0.125
_CLOTH = 0.0035
_BREATH = 0.054
"""How much deeper the chest gets with a full breath."""
_DEEPER = 0.35
"""How much of a wider trunk goes to the front. None goes to the back, which lies on the mat in so
many poses: bones keep their place, so that every pose fits every build."""
_BUTTOCK = (0.0644, 0.0468, 0.0585, 0.0503, 0.0503)


def torso_layer(body: Skeleton, build: Build, breath: float) -> Layer:
    """The parts of the trunk, from back to front; buttocks are added by ``buttock``."""
    rings, heights = _trunk_rings(body, build, breath)
    top = np.flatnonzero((heights >= _TOP_FROM) & (heights <= _TOP_TO))
    pelvis = int(np.searchsorted(heights, _LEGGINGS_TO, side="right"))
    shirt = rings.between(int(top[0]), int(top[-1]) + 1).grown(_CLOTH)
    return Layer(
        "torso",
        0.0,
        [
            Part("pelvis", Tone.LEGGINGS, rings.between(0, pelvis)),
            Part("neck", Tone.SKIN, _neck_rings(body, build), relaxed=2),
            Part("top", Tone.TOP, shirt, hem_start=True, hem_end=True, relaxed=3),
            *(Part("yoke", Tone.TOP, _yoke(body, side, build)) for side in "nf"),
        ],
    )


def finish_torso(layer: Layer, body: Skeleton, camera: Camera) -> None:
    """Add folds and the collar: its edge in front of the neck, and its inside behind it."""
    outline = layer.outline_of("top")
    inside = Part("collar", Tone.TOP, None, rows=polygon(_rim(outline.rings, camera)))
    layer.parts.insert(layer.parts.index(layer.part("neck")), inside)
    control = hem_control(outline, camera, -1)
    collar = arc(outline.left[-1], control, outline.right[-1])
    layer.strokes.append(Stroke(collar, Tone.TOP, 9.0, within="top"))
    layer.strokes += folds_of(body, outline, camera)


def buttock(body: Skeleton, side: str, build: Build) -> Part:
    """The buttock, on the helper bone half-way between pelvis and thigh."""
    helper = body.bones[f"buttock_{side}"]
    seat = Bone(helper.point(-0.016, -0.008), helper.axes)
    return Part(f"buttock_{side}", Tone.LEGGINGS, ball(_seat(build.trunk), 9).on(seat), convex=True)


@cache
def _seat(trunk: float) -> tuple[float, float, float, float, float]:
    """Half height, front, back, right and left: wider, but no deeper."""
    high, front, back, right, left = _BUTTOCK
    wide = 1 + (trunk - 1) * 0.8
    return high, front, back, right * wide, left * wide


def _yoke(body: Skeleton, side: str, build: Build) -> Rings:
    """Cloth from the neck to the shoulder: without it a sleeve stands up like a puff."""
    way = sign(side)
    neck = body.bones["t1"].point(-0.008, -0.021, way * 0.046)
    shoulder = body.bones[f"upper_arm_{side}"].point(u=-0.004)
    middle = neck + (shoulder - neck) * 0.55 + body.bones["t1"].axes[:, 1] * 0.004
    joints = np.stack((neck, middle, shoulder))
    thickness = np.array((0.017, 0.026, 0.0335)) * (1 + (build.limbs - 1) * 0.8)
    return tube(joints, thickness, body.bones["t1"].axes[:, 0], 3, fine=False)


def _rim(rings: Rings, camera: Camera) -> Array:
    """The opening at the end of a garment as it looks."""
    angle = np.linspace(0, 2 * np.pi, 28, endpoint=False)[:, None]
    front, behind, right, left = rings.radii[-1]
    along = np.cos(angle) * np.where(np.cos(angle) > 0, front, behind)
    across = np.sin(angle) * np.where(np.sin(angle) > 0, right, left)
    return camera.point(rings.centre[-1] + along * rings.front[-1] + across * rings.right[-1])


def _trunk_rings(body: Skeleton, build: Build, breath: float) -> tuple[Rings, Array]:
    heights = np.array(_HEIGHTS)
    rows = sampled(TRUNK, _HEIGHTS).copy()
    below_shoulders = np.clip((0.30 - heights) / 0.08, 0, 1)
    share = np.array((_DEEPER, 0.0, 1.0))
    rows *= 1 + (build.trunk - 1) * below_shoulders[:, None] * share
    # A belly gives way to the floor: lying on it, it is flat.
    down = -float(body.bones["l3"].axes[1, 0])
    rows[:, 0] += (
        build.belly * (1 - np.clip(down * 1.3, 0, 1)) * np.exp(-(((heights - 0.10) / 0.05) ** 2))
    )
    rows[:, 0] *= 1 + _BREATH * breath * np.exp(-(((heights - 0.21) / 0.06) ** 2))

    # Each ring follows the two bones of the spine it lies between (linear blend skinning).
    joints = SPINE_POINTS[:, 1]
    low = np.clip(np.searchsorted(joints, heights) - 1, 0, len(joints) - 2)
    share = np.clip((heights - joints[low]) / (joints[low + 1] - joints[low]), 0, 1)
    weight = share * share * (3 - 2 * share) * 0.5
    origins = np.stack([body.bones[name].origin for name in SPINE])
    axes = np.stack([body.bones[name].axes for name in SPINE])
    middle = (rows[:, 0] + rows[:, 1]) / 2

    def carried(bone: npt.NDArray[np.intp]) -> Array:
        local = np.stack(
            (middle - SPINE_POINTS[bone, 0], heights - joints[bone], np.zeros_like(middle)), axis=1
        )
        result: Array = origins[bone] + np.einsum("nij,nj->ni", axes[bone], local)
        return result

    centre = carried(low) * (1 - weight)[:, None] + carried(low + 1) * weight[:, None]
    turned = axes[low] * (1 - weight)[:, None, None] + axes[low + 1] * weight[:, None, None]
    front = turned[:, :, 0]
    front = front / np.linalg.norm(front, axis=1)[:, None]
    right = turned[:, :, 2] - front * (front * turned[:, :, 2]).sum(1)[:, None]
    right = right / np.linalg.norm(right, axis=1)[:, None]
    up = np.cross(right, front)
    # The neck hole leans forward: a collar lies lower in front than at the nape.
    lean = np.radians(-20 * np.clip((heights - 0.255) / 0.06, 0, 1))[:, None]
    front = front * np.cos(lean) + up * np.sin(lean)
    half = (rows[:, 0] - rows[:, 1]) / 2
    radii = np.stack((half, half, rows[:, 2], rows[:, 2]), axis=1)
    return Rings(centre, front, right, radii), heights


def _neck_rings(body: Skeleton, build: Build) -> Rings:
    centre, front, right, radii = [], [], [], []
    for name, forward, height, before, behind, wide in NECK:
        bone, neutral = body.bones[name], SPINE_POINTS[SPINE.index(name)]
        centre.append(bone.point(forward - neutral[0], height - neutral[1]))
        front.append(bone.axes[:, 0])
        right.append(bone.axes[:, 2])
        radii.append((before, behind, wide, wide))
    thickness = np.array(radii) * (1 + (build.trunk - 1) * 0.6)
    return Rings(np.stack(centre), np.stack(front), np.stack(right), thickness)
