"""What a reader hands over: the text to be audited, what is known of it, and the way back to the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from auditor.text.offsets import OffsetMap, Place, line_starts
from auditor.text.span import Span


class Zone(str, Enum):
    """Which part of a story a sentence stands in."""

    __str__ = str.__str__

    HEADLINE = "headline"
    DECK = "deck"
    DATELINE = "dateline"
    BYLINE = "byline"
    BODY = "body"
    CAPTION = "caption"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like stretch of the text; `zone` where the markup says it (a heading, a caption), else None."""

    span: Span
    zone: Zone | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A source stretch and the target stretch that translates it; `target` is a span of the document's text."""

    source: str
    target: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One text under audit.

    Attributes:
        name: the path, or the record's id where the input has records.
        text: the target text; every offset of a finding points into it.
        path: the file as it was named; None for standard input.
        format: `plain`, `markdown`, `html`, `jsonl`.
        language: BCP 47 of the text where the input says it.
        source_language: BCP 47 of what was translated, where the input says it.
        zone: the zone of the whole text where the input says it.
        blocks: paragraphs where the format marks them; None leaves them to be found in the text.
        segments: source and target stretches in bilingual input.
        offsets: text offsets to file offsets.
        encoding: how the bytes were decoded, for writing back.

    """

    name: str
    text: str
    path: str | None = None
    format: str = "plain"
    language: str | None = None
    source_language: str | None = None
    zone: Zone | None = None
    blocks: tuple[Block, ...] | None = None
    segments: tuple[Segment, ...] = ()
    offsets: OffsetMap = field(default_factory=lambda: OffsetMap((0,)))
    encoding: str = "utf-8"

    def place(self, offset: int, *, end: bool = False) -> Place:
        """Line and column in the file of a text offset."""
        return self.offsets.place(offset, end=end)

    @classmethod
    def of_text(cls, text: str, *, name: str = "-", language: str | None = None, source_language: str | None = None, zone: Zone | None = None) -> Document:
        """A document from a string in memory; it is its own file."""
        return cls(name=name, text=text, language=language, source_language=source_language, zone=zone, offsets=OffsetMap(line_starts(text)))
