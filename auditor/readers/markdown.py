"""Markdown (CommonMark with tables): the copy without its markup, block by block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.readers.assembly import Assembly
from auditor.readers.markdown_places import Leaf, MarkdownSource
from auditor.text.document import Document, Zone

if TYPE_CHECKING:
    from markdown_it.token import Token

    from auditor.readers.decode import Decoded

# YAML between two lines of dashes. The first line inside must look like YAML: a story may begin with a rule of dashes.
_FRONT_MATTER = re.compile(r"---[ \t]*(?:\r\n?|\n)(?=[ \t]*(?:#|---|[\w\"'][^\r\n]*:))")
_FRONT_MATTER_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)", re.MULTILINE)
_LINE_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_NOT_SHOWN = frozenset({"link_open", "link_close", "softbreak", "hardbreak", "html_inline"})


def read_markdown(file: Decoded, *, name: str, path: str | None = None) -> Document:
    """The document of a Markdown file.

    Front matter, code, raw HTML and the targets of links and pictures are left out. A picture that stands by itself gives its alternative
    text as a caption; inside a sentence it gives nothing.

    Raises:
        ReadError: code `nesting`.

    """
    begin = _front_matter_end(file.text)
    source = MarkdownSource(file.text[begin:], path=path or name, shift=begin)
    copyist = _Copyist(file.text, source)
    for leaf in source.leaves():
        copyist.read(leaf)
    text, blocks, offsets = copyist.copy.finish(file.text)
    return Document(name=name, text=text, path=path, format="markdown", blocks=blocks, offsets=offsets, encoding=file.encoding)


class _Copyist:
    """Takes the copy out of the leaves."""

    def __init__(self, file_text: str, source: MarkdownSource) -> None:
        self.copy = Assembly()
        self._file_text = file_text
        self._source = source
        self._body_seen = False
        self._broken = False

    def read(self, leaf: Leaf) -> None:
        """Adds the leaf's text as one block, or the captions of its pictures as one each."""
        pictures = _only_pictures(leaf)
        for picture, at in pictures:
            # The label stands right after `![`.
            for token, inside in self._source.inline(picture.content):
                self._say(leaf, token, at + len("![") + inside)
            self.copy.close_block(Zone.CAPTION)
        if pictures:
            return
        in_address = False
        for token, at in leaf.tokens:
            if token.markup == "autolink":  # <https://…>: its text is a target
                in_address = token.type == "link_open"
                self.copy.gap()
            elif not in_address:
                self._say(leaf, token, at)
        self._close(leaf)

    def _close(self, leaf: Leaf) -> None:
        self._broken = False
        heading = leaf.tag.startswith("h")
        zone = Zone.HEADLINE if leaf.tag == "h1" or (heading and not self._body_seen) else None
        if self.copy.close_block(zone) and not heading:
            self._body_seen = True

    def _say(self, leaf: Leaf, token: Token, at: int) -> None:
        if token.type == "text":
            self._broken = self._broken and not token.content.strip()
            for start, end, file_start in leaf.stretches(at, len(token.content)):
                self.copy.add(token.content[start - at : end - at], file_start)
        elif token.type == "text_special":
            self._say_special(leaf, token, at)
        elif token.type == "softbreak":
            self._break_line(leaf.to_file(at))
        elif token.type == "hardbreak":
            self._end_line(leaf)
            self._break_line(leaf.to_file(at))
        elif token.type == "html_inline" and _LINE_BREAK_TAG.fullmatch(token.content):
            self._end_line(leaf)
            self.copy.break_line("\n", leaf.to_file(at), len(token.content))
        elif token.type in ("code_inline", "image", "html_inline"):
            self.copy.gap()

    def _say_special(self, leaf: Leaf, token: Token, at: int) -> None:
        """A backslash escape or a character reference; a backslash that escapes nothing is text."""
        self._broken = False
        start, last = leaf.to_file(at), leaf.to_file(at + len(token.markup) - 1)
        self.copy.add(token.content, start, None if token.content == token.markup else last + 1 - start)

    def _end_line(self, leaf: Leaf) -> None:
        """Two hard breaks in a row end a paragraph, as two <br> do in HTML."""
        if self._broken:
            self._close(leaf)
        self._broken = True

    def _break_line(self, file_start: int) -> None:
        """A line break inside a paragraph stays the one it is in the file, so that the paragraph stands there character for character."""
        if self._file_text[file_start] == "\\":
            file_start += 1
        width = 2 if self._file_text.startswith("\r\n", file_start) else 1
        self.copy.break_line(self._file_text[file_start : file_start + width], file_start)


def _only_pictures(leaf: Leaf) -> list[tuple[Token, int]]:
    """The pictures of a paragraph that shows nothing else."""
    if leaf.tag != "p" or not any(token.type == "image" for token, _ in leaf.tokens):
        return []
    others = (token for token, _ in leaf.tokens if token.type not in _NOT_SHOWN and token.type != "image")
    if any(token.type != "text" or token.content.strip() for token in others):
        return []
    return [(token, at) for token, at in leaf.tokens if token.type == "image"]


def _front_matter_end(text: str) -> int:
    """Where the Markdown begins."""
    opening = _FRONT_MATTER.match(text)
    closing = _FRONT_MATTER_END.search(text, opening.end()) if opening else None
    return closing.end() if closing else 0
