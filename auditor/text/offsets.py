"""Where a character of a document's text stands in the file it came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple


class Piece(NamedTuple):
    """`length` characters of the text from `text_start` on come from `file_length` characters of the file from `file_start` on.

    Equal lengths map one to one; otherwise the piece is a whole (an entity, an escape): every inner offset maps to its edges.
    """

    text_start: int
    length: int
    file_start: int
    file_length: int


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file; `line` and `column` count from 1, the column in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Text offsets to file offsets (both in code points of the decoded file) and on to line and column.

    `pieces` are sorted and do not overlap; None means that text and file are the same. Characters between pieces (a paragraph break that a
    reader put in) map to the end of the piece before them.
    """

    line_starts: tuple[int, ...]
    pieces: tuple[Piece, ...] | None = None
    _starts: tuple[int, ...] = field(init=False, default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.pieces is not None:
            object.__setattr__(self, "_starts", tuple(piece.text_start for piece in self.pieces))

    def to_file(self, offset: int, *, end: bool = False) -> int:
        """The file offset of text offset `offset`; with `end`, of an exclusive end (it stays in the piece of the character before it)."""
        if self.pieces is None:
            return offset
        index = bisect_right(self._starts, offset - 1 if end and offset else offset) - 1
        if index < 0:
            return self.pieces[0].file_start if self.pieces else 0
        piece = self.pieces[index]
        inside = offset - piece.text_start
        if inside >= piece.length:
            return piece.file_start + piece.file_length
        if piece.length == piece.file_length:
            return piece.file_start + inside
        return piece.file_start + (piece.file_length if end and inside else 0)

    def is_verbatim(self, start: int, end: int) -> bool:
        """True when the text of the span stands in the file in one stretch, character for character, so that it can be edited there."""
        if self.pieces is None:
            return True
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return False
        piece = self.pieces[index]
        return piece.length == piece.file_length and end <= piece.text_start + piece.length

    def place(self, offset: int, *, end: bool = False) -> Place:
        """Line and column in the file of a text offset."""
        position = self.to_file(offset, end=end)
        line = bisect_right(self.line_starts, position)
        return Place(line, position - self.line_starts[line - 1] + 1)


def line_starts(text: str) -> tuple[int, ...]:
    """Offsets at which lines begin; a line ends with LF, CRLF or a lone CR."""
    starts, at = [0], 0
    if "\r" not in text:
        while (at := text.find("\n", at) + 1) > 0:
            starts.append(at)
        return tuple(starts)
    for line in text.splitlines(keepends=True):
        at += len(line)
        if line.endswith(("\n", "\r")):
            starts.append(at)
    return tuple(starts)
