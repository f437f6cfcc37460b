"""How the inline source of a Markdown block lies in the file: without the markup of its lines, a table cell without some backslashes."""

from __future__ import annotations

import re
from typing import NamedTuple

_BLANK = " \t"
# What the library takes off the ends of a block's source: the white space of CommonMark, which is not quite that of `str.strip`.
_STRIPPED = " \t\n\v\f\r\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_CELL_BORDER = re.compile(r"(?<!\\)\|")


class Line(NamedTuple):
    """A line of a block, from its first character that is not a blank on: its place in the file and its characters."""

    file_start: int
    characters: str


class Anchor(NamedTuple):
    """From `start` in the inline source on, up to the next anchor, the file goes along with it from `file_start` on."""

    start: int
    file_start: int


def line_anchors(content: str, lines: list[Line], *, skip: int) -> list[Anchor]:
    """The anchors of a paragraph or heading; `skip` characters of its first line are the `##` before it."""
    shown = content.split("\n")
    # The library strips the content; where that took whole lines (of no-break spaces), the first ones are passed over.
    first = 0
    while len(lines) - first > len(shown) and not lines[first].characters.strip(_STRIPPED):
        first += 1
    anchors, at = [], 0
    for line, text in enumerate(shown, start=first):
        words = text.lstrip(_BLANK)
        # What stands before the words is white space that has been stripped, so the first place found is theirs.
        file_start = lines[line].file_start + max(lines[line].characters.find(words, skip), 0)
        anchors.append(Anchor(at + len(text) - len(words), file_start))
        at, skip = at + len(text) + 1, 0
    return anchors


def cell_starts(row: str) -> list[int]:
    """Where the cells of a table row begin."""
    starts = [found.end() for found in _CELL_BORDER.finditer(row)]
    return starts if row.lstrip(_STRIPPED).startswith("|") else [0, *starts]


def cell_anchors(content: str, row: Line, begin: int) -> list[Anchor]:
    """The anchors of the table cell that begins at `begin`; a pipe in it is escaped, and the library drops the backslash before it parses."""
    start = row.file_start + max(row.characters.find(content.replace("|", "\\|"), begin), begin)
    anchors = [Anchor(0, start)]
    for count, found in enumerate(re.finditer(r"\|", content), start=1):
        anchors.append(Anchor(found.start(), start + found.start() + count))
    return anchors
