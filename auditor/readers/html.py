"""HTML: the copy as a browser would show it, block by block; nothing is run and nothing is fetched."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from auditor.readers.assembly import Assembly
from auditor.readers.elements import BLOCKS, Elements
from auditor.readers.tags import Stretch, Tag, split_tags
from auditor.text.document import Document

if TYPE_CHECKING:
    from auditor.readers.decode import Decoded
    from auditor.text.document import Zone

_SPACE = " \t\n\r\f"
# Words with single spaces between them stand in the file as they are read; a run of white space and a reference do not.
_CONTENT = re.compile(
    rf"(?P<words>[^&{_SPACE}]+(?: [^&{_SPACE}]+)*)"
    rf"|(?P<space>[{_SPACE}]+)"
    r"|(?P<reference>&(?:#(?:[xX][0-9a-fA-F]+|[0-9]+)|[A-Za-z][A-Za-z0-9]{0,31});?)"
    r"|&"
)
# No code point has more digits than this in base 10, and Python refuses to read numbers of many thousand.
_DIGITS = 7


def read_html(file: Decoded, *, name: str, path: str | None = None) -> Document:
    """The document of an HTML page or fragment.

    Scripts, code, what is hidden and what only stands in for something are left out. White space collapses as in a browser; two <br> in
    a row end a paragraph.
    """
    page = _Page(file.text)
    page.read()
    text, blocks, offsets = page.copy.finish(file.text)
    return Document(name=name, text=text, path=path, format="html", language=page.language, blocks=blocks, offsets=offsets, encoding=file.encoding)


class _Page:
    """One pass over a file."""

    def __init__(self, file_text: str) -> None:
        self.copy = Assembly()
        self.language: str | None = None
        self._file_text = file_text
        self._xml = file_text.startswith("<?xml")
        self._elements = Elements(xml=self._xml)
        # White space that has been read and becomes one space if more text follows in the block: its place and length.
        self._space: tuple[int, int] | None = None
        self._zones: set[Zone | None] = set()
        self._broken = False

    def read(self) -> None:
        """Fills the copy."""
        for part in split_tags(self._file_text, xml=self._xml):
            if isinstance(part, Tag):
                self._read_tag(part)
            elif not self._elements.skipping:
                self._read_text(part)
        self._close_block(self._elements.block_zone)

    def _read_tag(self, tag: Tag) -> None:
        elements = self._elements
        was_skipping, block_zone = elements.skipping, elements.block_zone
        parts = tag.name in BLOCKS
        if parts and not was_skipping:
            self._close_block(block_zone)
        if tag.closes:
            elements.leave(tag.name)
        else:
            elements.enter(tag)
        if was_skipping and elements.skipping:
            return
        if parts and was_skipping:  # the end of a paragraph ends the <code> left open in it, too
            self._close_block(block_zone)
        elif tag.name == "br":
            self._break_line(tag)
        elif elements.skipping:
            self.copy.gap()
        if tag.name == "html" and not tag.closes:
            self.language = tag.attributes.get("lang") or tag.attributes.get("xml:lang") or None

    def _read_text(self, stretch: Stretch) -> None:
        for found in _CONTENT.finditer(self._file_text, stretch.start, stretch.end):
            raw = found[0]
            text = _referred(raw) if found["reference"] else raw
            if found["space"] or (text and not text.strip(_SPACE)):
                self._note_space(found.start(), len(raw))
            elif text:
                self._say_space()
                self.copy.add(text, found.start(), None if text == raw else len(raw))
                self._zones.add(self._elements.zone)
                self._broken = self._broken and not text.strip()

    def _note_space(self, start: int, length: int) -> None:
        """Of white space in several places (`a <b> b`) the first counts, as in a browser; what adjoins is one run."""
        if self._space is None:
            self._space = start, length
        elif sum(self._space) == start:
            self._space = self._space[0], self._space[1] + length

    def _say_space(self) -> None:
        if self._space and self.copy.last not in ("", "\n"):
            start, length = self._space
            same = length == 1 and self._file_text[start] == " "
            self.copy.add(" ", start, None if same else length)
        self._space = None

    def _break_line(self, tag: Tag) -> None:
        """A line of nothing but no-break spaces is empty, too."""
        self._space = None
        if self._broken:
            self._close_block(self._elements.block_zone)
        else:
            self.copy.break_line("\n", tag.start, tag.end - tag.start)
        self._broken = True

    def _close_block(self, block_zone: Zone | None) -> None:
        """A zone that holds for all text of the block (<p><span class="byline">…</span></p>) is the block's."""
        zone = next(iter(self._zones)) if len(self._zones) == 1 else block_zone
        if self.copy.close_block(zone) and zone is None:
            self._elements.body_seen = True
        self._space, self._broken = None, False
        self._zones.clear()


def _referred(raw: str) -> str:
    """The characters that a character reference stands for; `raw` itself when it is none."""
    if not raw.startswith("&#"):
        return unescape(raw)
    digits = raw[2:].rstrip(";").lower()
    base = "x" if digits.startswith("x") else ""
    digits = digits.removeprefix("x").lstrip("0") or "0"
    return unescape(f"&#{base}{digits};") if len(digits) <= _DIGITS else "\ufffd"
