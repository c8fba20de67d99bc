"""Chair, bed, stool and desk, each in the parts that are painted before and after the person."""

from __future__ import annotations

from dataclasses import replace

from sciatica_desktop.domain.furniture import BackSide, Prop
from sciatica_desktop.figure.look import Wood, mixed
from sciatica_desktop.figure.solids import SolidPainter

_POST = 0.022
_BOARD = 0.022
_MATTRESS = 0.105
"""Thickness of a mattress; what is left below it is the frame of the bed."""
_LOW = 0.17
"""Up to this height a stool is a solid step; above it stands on legs."""
LEAN = 0.030
"""How far the back of a chair stands out past its seat."""
_NEARER = 0.08
"""A desk that reaches this far towards the viewer has its near legs in front of the person."""


def chair_ground(solid: SolidPainter, prop: Prop) -> None:
    """The floor under a chair and under the feet of who sits on it."""
    solid.ground(prop, before=0.34, behind=0.16)


def chair_back(solid: SolidPainter, prop: Prop) -> None:
    """The far legs, the back rest, and its far posts."""
    (x0, x1), (_, y), (z0, z1) = prop.x, prop.y, prop.z
    deep = mixed(solid.look.wood.side, solid.look.contact[0], 0.25)
    if solid.look.printed:
        deep = solid.look.wood.side
    z, under = z0 + _POST, y - _BOARD
    for x in (x0, x1 - _POST):
        solid.face([(x, 0, z), (x + _POST, 0, z), (x + _POST, under, z), (x, under, z)], deep, 2)
    board, post = (y + prop.back * 0.42, y + prop.back), y + prop.back * 0.9
    if prop.back_at is BackSide.FAR:
        for x in (x0, x1 - _POST):
            low, high = (x, under, z), (x, post, z0 - LEAN)
            right = [(x + _POST, *corner[1:]) for corner in (high, low)]
            solid.face([low, high, *right], deep, 2)
        out = z0 - LEAN, z0 - LEAN + _BOARD
        solid.box((x0 - 0.004, x1 + 0.004), board, out, rounding=5.0)
        return
    out = x0 - LEAN, x0 - LEAN + _BOARD
    solid.box(out, board, (z0 + 0.004, z1 - 0.004), rounding=5.0)
    solid.face(
        [(x0, under, z), (x0 + _POST, under, z), (x0 - 0.006, post, z), (x0 - 0.026, post, z)],
        deep,
        2,
    )


def chair_seat(solid: SolidPainter, prop: Prop) -> None:
    """The seat of a chair."""
    (x0, x1), (_, y), (z0, z1) = prop.x, prop.y, prop.z
    solid.box((x0 - 0.006, x1 + 0.006), (y - _BOARD, y), (z0 - 0.004, z1 + 0.004), rounding=5.0)


def chair_front(solid: SolidPainter, prop: Prop) -> None:
    """The near legs of a chair and the near post of its back."""
    (x0, x1), (_, y), (_, z) = prop.x, prop.y, prop.z
    colour, under, post = solid.look.wood.front, y - _BOARD, y + prop.back * 0.55
    # Four places along x, at the bottom and at the top of each post.
    posts = [
        (x0 + 0.002, x0 + _POST - 0.004, 0.0, x0, x0 + _POST, under),
        (x1 - _POST + 0.004, x1 - 0.002, 0.0, x1 - _POST, x1, under),
    ]
    if prop.back_at is BackSide.BEHIND:
        posts.append((x0, x0 + _POST, y, x0 - 0.026, x0 - 0.006, post))
    for left, right, low, top_left, top_right, high in posts:
        corners = [(left, low, z), (right, low, z), (top_right, high, z), (top_left, high, z)]
        solid.face(corners, colour, 2.0)


def bed(solid: SolidPainter, prop: Prop) -> None:
    """A mattress on a low frame; the person lies on its top as on a mat."""
    (x0, x1), (low, high), (z0, z1) = prop.x, prop.y, prop.z
    solid.ground(prop)
    seam = max(low, high - _MATTRESS)
    if seam > low:
        foot = min(0.05, (seam - low) * 0.5)
        for x in (x0 + 0.05, x1 - 0.09):
            solid.box((x, x + 0.04), (low, low + foot), (z1 - 0.06, z1 - 0.02), rounding=2.0)
        solid.box((x0 + 0.012, x1 - 0.012), (low + foot, seam), (z0 + 0.012, z1 - 0.012))
    solid.slab(prop, (seam, high), solid.look.bed, 0.035)


def stool(solid: SolidPainter, prop: Prop) -> None:
    """A low block, or a stool on legs where it is higher."""
    x, (low, high), z = prop.x, prop.y, prop.z
    if high - low <= _LOW:
        solid.box(x, (low, high), z, rounding=5.0)
        return
    _legs(solid, prop, 0.012, z[0] + _POST, deep=True)
    _legs(solid, prop, 0.012, z[1] - 0.004, deep=False)
    solid.box(x, (high - 0.034, high), z, rounding=5.0)


def desk_back(solid: SolidPainter, prop: Prop) -> None:
    """The far legs and the top; the near legs too where the desk stands behind the person."""
    x, (_, high), z = prop.x, prop.y, prop.z
    _legs(solid, prop, 0.02, z[0] + _POST, deep=True)
    if z[1] <= _NEARER:
        desk_front(solid, prop, always=True)
    solid.box(x, (high - _BOARD, high), z, rounding=4.0)


def desk_front(solid: SolidPainter, prop: Prop, *, always: bool = False) -> None:
    """The near legs of a desk that reaches past the person."""
    if always or prop.z[1] > _NEARER:
        _legs(solid, prop, 0.02, prop.z[1] - 0.006, deep=False)


def _legs(solid: SolidPainter, prop: Prop, inset: float, z: float, *, deep: bool) -> None:
    """The two legs on one side."""
    (x0, x1), (low, high), _ = prop.x, prop.y, prop.z
    colours: Wood = solid.look.wood
    if deep and not solid.look.printed:
        dark = mixed(colours.side, solid.look.contact[0], 0.25)
        colours = replace(colours, front=dark, side=dark)
    for x in (x0 + inset, x1 - inset - _POST):
        solid.box((x, x + _POST), (low, high - _BOARD), (z - _POST, z), colours, 2.0)
