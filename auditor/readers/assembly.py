"""Puts the readable copy of a file with markup together, every character accounted for."""

from __future__ import annotations

from auditor.text.document import Block, Zone
from auditor.text.offsets import OffsetMap, Piece, line_starts
from auditor.text.span import Span

_BREAK = "\n\n"
_BLANK = " \t\r\n\f"
_SPACE_OR_TAB = " \t"
_CLOSING = frozenset(".,:;!?)]\u2026\u201d\u00bb")


class Assembly:
    """The copy so far: blocks of text, and the stretch of the file each piece of it came from."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._block_start: int | None = None
        self._verbatim = False
        self._gap = False

    @property
    def last(self) -> str:
        """The last character of the open block; empty when it has none yet."""
        return "" if self._block_start is None else self._parts[-1][-1]

    def add(self, text: str, file_start: int, file_length: int | None = None) -> None:
        """Appends to the open block, opening one if there is none; a block never begins with white space.

        Args:
            text: characters of the copy.
            file_start: where they come from, in code points of the decoded file.
            file_length: how many characters of the file they stand for; None: the text is there character for character.

        """
        if not self.last or (self._gap and self.last in _BLANK):
            kept = text.lstrip(_BLANK if self.last else None)
            if file_length is None:
                file_start += len(text) - len(kept)
            text = kept
        if not text:
            return
        if self._gap and self.last in _SPACE_OR_TAB and text[0] in _CLOSING:
            self._trim(_BLANK)  # "See <code>x</code>." would leave "See ."
        if self._block_start is None:
            self._open_block()
        self._parts.append(text)
        self._note(len(text), file_start, file_length)
        self._length += len(text)
        self._gap = self._gap and not text.strip(_BLANK)

    def gap(self) -> None:
        """Something that is not copy (code, a picture) stands here: of the blanks around it one is enough."""
        self._gap = True

    def break_line(self, text: str, file_start: int, file_length: int | None = None) -> None:
        """Adds a line break; blanks on either side of it go."""
        self._trim(_BLANK)
        self.add(text, file_start, file_length)
        self._gap = True

    def close_block(self, zone: Zone | None) -> bool:
        """Ends the open block; False when there was nothing in it."""
        self._trim(None)
        start, self._block_start, self._gap = self._block_start, None, False
        if start is None:
            return False
        self._blocks.append(Block(Span(start, self._length), zone))
        return True

    def finish(self, file_text: str) -> tuple[str, tuple[Block, ...], OffsetMap]:
        """The text, its blocks and the way back to the file, whose decoded text is `file_text`."""
        return "".join(self._parts), tuple(self._blocks), OffsetMap(line_starts(file_text), tuple(self._pieces))

    def _open_block(self) -> None:
        if self._blocks:
            self._parts.append(_BREAK)
            self._length += len(_BREAK)
        self._block_start, self._verbatim = self._length, False

    def _note(self, length: int, file_start: int, file_length: int | None) -> None:
        """Records where the characters come from; stretches that adjoin in text and file become one, so that a fix may cross them."""
        last = self._pieces[-1] if self._pieces else None
        verbatim = file_length is None
        if last and verbatim and self._verbatim and last.file_start + last.file_length == file_start:
            self._pieces[-1] = last._replace(length=last.length + length, file_length=last.file_length + length)
        else:
            self._pieces.append(Piece(self._length, length, file_start, length if file_length is None else file_length))
        self._verbatim = verbatim

    def _trim(self, blanks: str | None) -> None:
        """Takes blanks (None: all white space) off the end of the open block; never all of it, because blocks do not begin with any."""
        while self._block_start is not None and (kept := self._parts[-1].rstrip(blanks)) != self._parts[-1]:
            part = self._parts.pop()
            if kept:
                self._parts.append(kept)
            self._drop(len(part) - len(kept))

    def _drop(self, count: int) -> None:
        self._length -= count
        while count:
            piece = self._pieces.pop()
            if piece.length > count:
                self._pieces.append(piece._replace(length=piece.length - count, file_length=piece.file_length - count))
            count -= min(count, piece.length)
        # What comes next adjoins only if the file says so, and a piece that lost its end no longer does.
        self._verbatim = False
