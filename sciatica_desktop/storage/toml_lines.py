"""Finds the line on which each field of a TOML text stands, which the parser does not tell.

Fields are named as in a sentence about them: ``dose.sets``, ``phases[1].cue``, ``how[2]``.
"""

from __future__ import annotations

import re
from bisect import bisect_right

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_PLAIN = re.compile(r"[^,\]}#\n]*")
_KEY = re.compile(r'[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'')
# Single signs alone are possessive: Python 3.11 loses its place in a possessive group.
_STRINGS = (
    re.compile(r'"""[^\\"]*+(?:(?:\\[\s\S]|"(?!""))[^\\"]*+)*"{3,5}'),
    re.compile(r"'''[^']*+(?:'(?!'')[^']*+)*'{3,5}"),
    re.compile(r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*"'),
    re.compile(r"'[^'\n]*+'"),
)
_DEEPEST = 100
"""Lists in lists: a card has three."""
_HEADER = re.compile(r"^[ \t]*\[\[?[ \t]*([^\]\n#]+?)[ \t]*\]", re.MULTILINE)
_LEADING = re.compile(r"(?:[\w.]|\[\d+\])+")
_QUOTED = re.compile(r"'([^']*)'")
_NAMED = re.compile(r"^[ \t]*([A-Za-z0-9_.-]+)[ \t]*=", re.MULTILINE)


class Lines:
    """Where the fields of a text stand. A text that is not TOML gives what could be made out."""

    def __init__(self, text: str) -> None:
        """Walk through a text once."""
        self._text = text
        self._at = 0
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._found: dict[str, int] = {}
        self._counts: dict[str, int] = {}
        try:
            self._walk()
        except _StrayError:
            return

    def of(self, field: str) -> int:
        """The line of a field, counted from 1; of the table it would stand in where it is missing.

        Args:
            field: its name as in ``phases[1].cue``; empty for the whole text.
        """
        while field and field not in self._found:
            field = _above(field)
        return self._line(self._found[field]) if field else 1

    def meant(self, field: str, said: str) -> int:
        """The line that a sentence about a field means: of what it names below the field, if any.

        Args:
            field: as for :meth:`of`.
            said: the sentence; it may begin with a name, or end in a name or a value in quotes.
        """
        name = _LEADING.match(said)
        quoted = _QUOTED.findall(said)
        for wanted in ([name[0].rstrip(".")] if name else []) + quoted[-1:]:
            for found in self._found:
                if found == (f"{field}.{wanted}" if field else wanted) or (
                    found.startswith(field) and found.endswith(f".{wanted}")
                ):
                    return self.of(found)
        place = self._found.get(field, 0)
        value = quoted and re.compile(f"[\"']{re.escape(quoted[-1])}[\"']").search(
            self._text, place
        )
        return self._line(value.start()) if value else self.of(field)

    def _line(self, place: int) -> int:
        return bisect_right(self._starts, place)

    def _walk(self) -> None:
        table = ""
        while self._skip(_BLANK) < len(self._text):
            start = self._at
            if self._take("[["):
                table = self._listed(self._keys())
                self._expect("]]")
                self._found.setdefault(table, start)
            elif self._take("["):
                keys = self._keys()
                for end in range(1, len(keys) + 1):
                    table = self._within("", keys[:end])
                    self._found.setdefault(table, start)
                self._expect("]")
            else:
                self._pair(table, 0)

    def _pair(self, table: str, depth: int) -> None:
        start = self._at
        keys = self._keys()
        for end in range(1, len(keys) + 1):
            self._found.setdefault(self._within(table, keys[:end]), start)
        self._expect("=")
        self._skip(_SPACE)
        self._value(self._within(table, keys), depth)

    def _value(self, field: str, depth: int) -> None:
        if depth > _DEEPEST:
            raise _StrayError
        self._found.setdefault(field, self._at)
        if self._take("["):
            number = 0
            while self._skip(_BLANK) < len(self._text) and not self._take("]"):
                self._value(f"{field}[{number}]", depth + 1)
                self._skip(_BLANK)
                self._take(",")
                number += 1
        elif self._take("{"):
            while self._skip(_BLANK) < len(self._text) and not self._take("}"):
                self._pair(field, depth + 1)
                self._skip(_BLANK)
                self._take(",")
        elif not any(self._match(string) for string in _STRINGS):
            start = self._at
            self._skip(_PLAIN)
            if self._at == start:
                raise _StrayError

    def _keys(self) -> list[str]:
        keys = []
        while True:
            self._skip(_SPACE)
            key = self._match(_KEY)
            if not key:
                raise _StrayError
            keys.append(key.strip("\"'"))
            self._skip(_SPACE)
            if not self._take("."):
                return keys

    def _within(self, table: str, keys: list[str]) -> str:
        """The field below a table; of a list of tables above it, the last one is meant."""
        for key in keys:
            table = f"{table}.{key}" if table else key
            if table in self._counts:
                table = f"{table}[{self._counts[table]}]"
        return table

    def _listed(self, keys: list[str]) -> str:
        above = self._within("", keys[:-1])
        field = f"{above}.{keys[-1]}" if above else keys[-1]
        self._found.setdefault(field, self._at)
        self._counts[field] = self._counts.get(field, -1) + 1
        return f"{field}[{self._counts[field]}]"

    def _skip(self, pattern: re.Pattern[str]) -> int:
        self._match(pattern)
        return self._at

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        if found is None:
            return ""
        self._at = found.end()
        return found[0]

    def _take(self, sign: str) -> bool:
        if not self._text.startswith(sign, self._at):
            return False
        self._at += len(sign)
        return True

    def _expect(self, sign: str) -> None:
        self._skip(_SPACE)
        if not self._take(sign):
            raise _StrayError


def field_near(text: str, line: int) -> str:
    """The last field that a text names down to a line, even where it is no TOML."""
    upto = "\n".join(text.split("\n")[:line])
    tables = list(_HEADER.finditer(upto))
    keys = list(_NAMED.finditer(upto, tables[-1].end() if tables else 0))
    return ".".join([match[1] for match in (*tables[-1:], *keys[-1:])])


def _above(field: str) -> str:
    """The field a field is part of."""
    return field[: max(field.rfind("."), field.rfind("["), 0)]


class _StrayError(Exception):
    """The text is not what a parser would have let pass."""
