"""Where the tokens of markdown-it-py stand in the file: it keeps lines only, and an auditor must point at characters.

Its parsing states are subclassed so that a block with text notes where its lines begin (inside quotes and lists) and an inline token
notes at which character it was pushed. The parsing itself is left to the library.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from auditor.errors import ReadError
from auditor.readers.markdown_anchors import Anchor, Line, cell_anchors, cell_starts, line_anchors
from auditor.text.offsets import line_starts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token
    from markdown_it.utils import EnvType

# markdown-it-py leaves out what lies deeper than this without a word; a reader must not.
_MAX_NESTING = 100
_NEWLINE = re.compile(r"\r\n?")


class Leaf(NamedTuple):
    """A block with text: a paragraph, a heading, a table cell.

    Attributes:
        tag: its HTML element: `p`, `h1` … `h6`, `tr` (a cell of it).
        tokens: its inline tokens, each with its place in the block's inline source.
        anchors: how its inline source lies in the file.

    """

    tag: str
    tokens: list[tuple[Token, int]]
    anchors: list[Anchor]

    def to_file(self, at: int) -> int:
        """The place in the file of the character at `at` of the inline source."""
        start, file_start = self.anchors[bisect_right(self.anchors, at, key=_source_start) - 1]
        return file_start + at - start

    def stretches(self, at: int, length: int) -> Iterator[tuple[int, int, int]]:
        """Cuts `length` characters from `at` on into stretches that stand in the file in one piece: start, end, place in the file."""
        end = at + length
        while at < end:
            after = bisect_right(self.anchors, at, key=_source_start)
            stop = min(end, self.anchors[after][0]) if after < len(self.anchors) else end
            yield at, stop, self.to_file(at)
            at = stop


class MarkdownSource:
    """A Markdown text, parsed; `shift` is where it begins in the file.

    Raises:
        ReadError: code `nesting`; quotes and lists lie deeper in one another than can be read.

    """

    def __init__(self, text: str, *, path: str, shift: int = 0) -> None:
        self._parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable("table")
        self._parser.inline.ruler.before("text", "place", _note_place)
        self._parser.inline.ruler2.disable("fragments_join")  # joined tokens would have one place for two
        self._blocks = _Blocks(_NEWLINE.sub("\n", text), self._parser, path=path)
        self._file_starts = [shift + start for start in line_starts(text)]
        self._starts = line_starts(self._blocks.src)
        self._parser.block.tokenize(self._blocks, 0, self._blocks.lineMax)

    def leaves(self) -> Iterator[Leaf]:
        """The blocks with text, in file order; link definitions, code and HTML blocks have none."""
        row: Token | None = None
        cells: list[int] = []
        for leaf in self._blocks.leaves:
            content = leaf.inline.content
            if content:
                lines = [Line(self._file_starts[line] + start - self._starts[line], shown) for line, start, shown in leaf.lines]
                if leaf.opening.type == "tr_open":
                    if row is not leaf.opening:
                        row, cells = leaf.opening, cell_starts(lines[0].characters)
                    anchors = cell_anchors(content, lines[0], cells[leaf.cell])
                else:
                    markup = leaf.opening.markup
                    anchors = line_anchors(content, lines, skip=len(markup) if markup.startswith("#") else 0)
                yield Leaf(leaf.opening.tag, self.inline(content), anchors)

    def inline(self, content: str) -> list[tuple[Token, int]]:
        """The inline tokens of `content`, each with its place in it."""
        state = _Inline(content, self._parser, self._blocks.env)
        self._parser.inline.tokenize(state)
        for rule in self._parser.inline.ruler2.getRules(""):
            rule(state)
        return [(token, token.meta["at"]) for token in state.tokens]


class _RawLeaf(NamedTuple):
    """What is known when the library pushes an inline token, whose content it fills in afterwards; lines: number, start, characters."""

    opening: Token
    inline: Token
    lines: list[tuple[int, int, str]]
    cell: int


class _Blocks(StateBlock):
    """Notes the lines of each leaf while the marks of the quotes and lists around it are in force."""

    def __init__(self, src: str, md: MarkdownIt, *, path: str) -> None:
        env: EnvType = {}
        super().__init__(src, md, env, [])
        self.leaves: list[_RawLeaf] = []
        self._path = path
        self._opening: Token | None = None
        self._lines: list[tuple[int, int, str]] = []
        self._cell = 0

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        if self.level >= _MAX_NESTING:
            message = f"quotes and lists lie more than {_MAX_NESTING} deep in one another"
            raise ReadError(message, path=self._path, code="nesting", line=self.line + 1)
        if ttype in ("paragraph_open", "heading_open", "tr_open"):
            self._opening, self._cell = token, 0
        elif ttype == "inline" and self._opening and self._opening.map:
            if not self._cell:  # the cells of a row share its line
                self._lines = [self._line(line) for line in range(*self._opening.map)]
            self.leaves.append(_RawLeaf(self._opening, token, self._lines, self._cell))
            self._cell += 1
        return token

    def _line(self, line: int) -> tuple[int, int, str]:
        start = self.bMarks[line] + self.tShift[line]
        return line, start, self.src[start : self.eMarks[line]]


class _Inline(StateInline):
    """Notes at which character of the source each token was pushed."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType) -> None:
        super().__init__(src, md, env, [])
        self.pending_at = 0
        self._run = (-1, 0)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        # A run of `*` or `_` is pushed one character at a time before the position moves on.
        pushed = self._run[1] + 1 if ttype == "text" and self._run[0] == self.pos else 0
        self._run = (self.pos, pushed) if ttype == "text" else (-1, 0)
        token.meta["at"] = self.pos + pushed
        return token

    def pushPending(self) -> Token:  # noqa: N802 - the library's name
        token = super().pushPending()
        token.meta["at"] = self.pending_at
        return token


def _note_place(state: StateInline, silent: bool) -> bool:
    """An inline rule that takes nothing: it sees every position at which text may begin."""
    if not silent and isinstance(state, _Inline) and not state.pending:
        state.pending_at = state.pos
    return False


def _source_start(anchor: Anchor) -> int:
    return anchor.start
