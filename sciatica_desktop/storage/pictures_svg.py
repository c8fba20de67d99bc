"""Looks an SVG drawing over: it may hold shapes, and nothing that acts, moves or reaches outside.

Refused are document types and entities, scripts, foreign objects, animations, filters, every
address but ``#name`` and small pictures written into the file, and drawings that draw themselves
over and over.
"""

from __future__ import annotations

import base64
import binascii
import math
import re
from dataclasses import dataclass, field
from functools import cache
from xml.parsers import expat

from sciatica_desktop.storage.pictures import PictureError, check_pixels

_DEEPEST = 60
_MOST_SHAPES = 20_000
"""Elements, each counted as often as it is drawn."""
_MOST_INSIDE = 20
"""Pictures in the drawing."""
_LARGEST_SIZE = 100_000.0
_LONGEST_SHAPE = 20.0
"""How many times wider than high a drawing may be, or higher than wide."""

_REFUSED = {
    **dict.fromkeys(("script", "handler", "listener"), "holds a script"),
    **dict.fromkeys(
        ("foreignObject", "iframe", "embed", "object", "audio", "video"),
        "holds something that is no drawing",
    ),
    **dict.fromkeys(
        ("animate", "animateColor", "animateMotion", "animateTransform", "set", "discard"),
        "moves by itself",
    ),
    **dict.fromkeys(("filter", "marker"), "uses filters or markers"),
}
_ADDRESSES = frozenset({"href", "src", "base", "data", "action", "formaction"})
_URL = re.compile(r"url\s*\(\s*(?P<quote>[\"']?)\s*(?P<address>[^\"')]*)", re.IGNORECASE)
_LOCAL = re.compile(r"#[^\s#]+")
_INLINE = re.compile(r"data:image/(?:png|jpe?g);base64,(?P<data>[A-Za-z0-9+/=\s]*)")
_LENGTH = re.compile(r"\s*(?P<number>[0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]{1,3})?)\s*[a-z]{0,2}\s*")


@dataclass(slots=True)
class _Element:
    """An element as far as drawing it costs: what is in it and what it draws again."""

    name: str
    parts: list[_Element] = field(default_factory=list)
    again: list[str] = field(default_factory=list)


def size_of_drawing(content: bytes) -> tuple[float, float]:
    """Check an SVG drawing.

    Returns:
        Width and height in its own units.

    Raises:
        PictureError: in one sentence that begins with "The picture".
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PictureError("The picture is a drawing that is not written in UTF-8.") from error
    drawing = _Drawing()
    try:
        drawing.read(text)
    except expat.ExpatError as error:
        reason = expat.errors.messages[error.code]
        raise PictureError(
            f"The picture is damaged: line {error.lineno} of the drawing, {reason}."
        ) from error
    drawing.expect_bounded()
    return drawing.size


class _Drawing:
    """One drawing while it is read."""

    def __init__(self) -> None:
        self.size = (0.0, 0.0)
        self._open: list[_Element] = []
        self._named: dict[str, _Element] = {}
        self._root: _Element | None = None
        self._count = 0
        self._inside = 0
        self._style: list[str] = []
        self._sheet = _Element("style")

    def read(self, text: str) -> None:
        """Walk through the elements; whatever is dangerous ends the walk."""
        parser = expat.ParserCreate("utf-8", " ")
        parser.XmlDeclHandler = self._declared
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._letters
        parser.Parse(text.encode(), True)

    def expect_bounded(self) -> None:
        """Check how much there is to draw when everything is drawn as often as it is asked for.

        Raises:
            PictureError: if it is too much, or never ends.
        """
        for name in self._sheet.again:
            # How often a sheet applies is not known here, and a pattern may hold any number.
            if name in self._named and not self._named[name].name.endswith("Gradient"):
                raise _refused("has a style sheet that draws shapes")
        below: set[int] = set()

        @cache
        def cost(key: int) -> int:
            element = elements[key]
            if key in below:
                raise _refused("draws itself inside itself")
            below.add(key)
            again = [self._named[name] for name in element.again if name in self._named]
            total = 1 + sum(cost(id(part)) for part in [*element.parts, *again])
            below.discard(key)
            if total > _MOST_SHAPES:
                raise _refused("holds too many shapes")
            return total

        elements = {id(element): element for element in _all_of(self._root)}
        try:
            for key in reversed(elements):
                cost(key)
        except RecursionError as error:
            raise _refused("holds too many shapes in each other") from error

    def _declared(self, _version: str, encoding: str | None, _alone: int) -> None:
        if encoding is not None and encoding.lower() not in ("utf-8", "us-ascii"):
            raise PictureError("The picture is a drawing that is not written in UTF-8.")

    def _doctype(self, *_told: object) -> None:
        raise _refused("has a document type, which could name other files")

    def _entity(self, *_told: object) -> None:
        raise _refused("defines entities")

    def _instruction(self, _target: str, _data: str) -> None:
        raise _refused("has processing instructions, which could name other files")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        element = _Element(local)
        self._count += 1
        if self._count > _MOST_SHAPES:
            raise _refused("holds too many shapes")
        if len(self._open) >= _DEEPEST:
            raise _refused("holds too many shapes in each other")
        if local in _REFUSED or (local.startswith("fe") and local[2:3].isupper()):
            raise _refused(_REFUSED.get(local, "uses filters or markers"))
        if self._root is None:
            self._begin(element, attributes)
        elif local == "svg":
            raise _refused("holds another drawing")
        else:
            self._open[-1].parts.append(element)
        self._open.append(element)
        for key, value in attributes.items():
            self._attribute(element, _local(key), value)

    def _end(self, name: str) -> None:
        self._open.pop()
        if _local(name) == "style":
            self._check_style(self._sheet, "".join(self._style))
            self._style.clear()

    def _letters(self, text: str) -> None:
        if self._open[-1].name == "style":
            self._style.append(text)

    def _begin(self, element: _Element, attributes: dict[str, str]) -> None:
        if element.name != "svg":
            raise _refused("is XML, but no SVG")
        self._root = element
        self.size = _size(attributes)

    def _attribute(self, element: _Element, name: str, value: str) -> None:
        if name == "id":
            if value in self._named:
                raise _refused("gives two shapes the same name")
            self._named[value] = element
        elif name.lower().startswith("on"):
            raise _refused("holds a script")
        elif name in _ADDRESSES:
            self._check_address(element, value)
        else:
            self._check_style(element, value, strictly=name == "style")

    def _check_address(self, element: _Element, address: str) -> None:
        address = address.strip()
        inline = _INLINE.fullmatch(address)
        if inline is not None and element.name == "image":
            self._check_inline(inline["data"])
        elif _LOCAL.fullmatch(address):
            element.again.append(address[1:])
        else:
            raise _refused("names an address outside itself")

    def _check_style(self, element: _Element, style: str, *, strictly: bool = True) -> None:
        if strictly and ("\\" in style or "@" in style):
            raise _refused("has a style sheet that could name other files")
        found = list(_URL.finditer(style))
        if len(found) != style.lower().count("url("):
            raise _refused("names an address outside itself")
        for url in found:
            if not _LOCAL.fullmatch(url["address"].strip()):
                raise _refused("names an address outside itself")
            element.again.append(url["address"].strip()[1:])

    def _check_inline(self, data: str) -> None:
        self._inside += 1
        if self._inside > _MOST_INSIDE:
            raise _refused("holds too many other pictures")
        try:
            check_pixels(base64.b64decode("".join(data.split()), validate=True))
        except binascii.Error as error:
            raise _refused("holds a picture that is damaged") from error


def _all_of(root: _Element | None) -> list[_Element]:
    found = [root] if root is not None else []
    for element in found:
        found.extend(element.parts)
    return found


def _size(attributes: dict[str, str]) -> tuple[float, float]:
    """Width and height, from the box the drawing is in or else from its size on a page."""
    box = attributes.get("viewBox", "").replace(",", " ").split()
    given = box[2:] if len(box) == 4 else [attributes.get(key, "") for key in ("width", "height")]
    matches = [_LENGTH.fullmatch(length) for length in given]
    numbers = [float(match["number"]) for match in matches if match is not None]
    if len(numbers) != 2 or not all(
        math.isfinite(number) and 0 < number <= _LARGEST_SIZE for number in numbers
    ):
        raise _refused("does not say how large it is")
    width, height = numbers
    if not 1 / _LONGEST_SHAPE <= width / height <= _LONGEST_SHAPE:
        raise _refused("is too long and narrow")
    return width, height


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refused(why: str) -> PictureError:
    return PictureError(f"The picture {why}.")
