"""A document made ready for checks: tokens at once, sentences and direct speech, tags on demand."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from auditor.language.en.tagger import tags
from auditor.text.document import Block, Document, Zone
from auditor.text.paragraphs import paragraphs
from auditor.text.quotes import quotes
from auditor.text.sentences import split
from auditor.text.span import Span
from auditor.text.tokens import Tokens
from auditor.text.zones import classify


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `span` in the document's text, `paragraph` counts from 0, `quotes` are direct speech inside it."""

    index: int
    span: Span
    zone: Zone
    paragraph: int
    quotes: tuple[Span, ...] = ()


class Analysis:
    """A document with its language, and everything checks share about it; each part is made when first asked for."""

    def __init__(self, document: Document, *, language: str = "en", source_language: str | None = None) -> None:
        self.document = document
        self.text = document.text
        self.language = language
        self.source_language = source_language

    @cached_property
    def tokens(self) -> Tokens:
        """All tokens of the text."""
        return Tokens(self.text)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Paragraphs with their zones, datelines apart."""
        given = self.document.blocks
        blocks = given if given is not None else tuple(Block(span) for span in paragraphs(self.text))
        return classify(self.text, blocks, zone=self.document.zone)

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        """Direct speech, in order, the marks included."""
        return tuple(quote for block in self.blocks for quote in quotes(self.text, block.span))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order."""
        found: list[Sentence] = []
        speech = self.quotes
        at = 0
        for number, block in enumerate(self.blocks):
            zone = block.zone or Zone.BODY
            spans = (block.span,) if zone is Zone.DATELINE else split(self.text, block.span)
            for span in spans:
                while at < len(speech) and speech[at].end <= span.start:
                    at += 1
                inside = []
                for index in range(at, len(speech)):
                    quote = speech[index]
                    if quote.start >= span.end:
                        break
                    inside.append(Span(max(quote.start, span.start), min(quote.end, span.end)))
                found.append(Sentence(len(found), span, zone, number, tuple(inside)))
        return tuple(found)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    @cached_property
    def _token_bounds(self) -> tuple[tuple[int, int], ...]:
        tokens = self.tokens
        return tuple((tokens.first_at(sentence.span.start), tokens.first_at(sentence.span.end)) for sentence in self.sentences)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds `offset`, or the last one before it; None before the first."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[index] if index >= 0 else None

    def token_bounds(self, sentence: Sentence) -> tuple[int, int]:
        """Half-open range of token indices of a sentence."""
        return self._token_bounds[sentence.index]

    def is_quoted(self, span: Span) -> bool:
        """Whether any of the span is direct speech."""
        starts = self._quote_starts
        index = bisect_right(starts, max(span.end - 1, span.start)) - 1
        return index >= 0 and self.quotes[index].end > span.start

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.start for quote in self.quotes]

    def tag(self, index: int) -> str:
        """Universal part of speech of a token; its sentence is tagged when first asked for."""
        sentence = self.sentence_at(self.tokens.starts[index])
        if sentence is None:
            return "X"
        low, high = self.token_bounds(sentence)
        words = tuple(self.tokens.word(at) for at in range(low, high))
        return tags(words)[index - low] if low <= index < high else "X"

    def is_quoted_token(self, index: int) -> bool:
        """Whether a token stands in direct speech."""
        return self.is_quoted(Span(self.tokens.starts[index], self.tokens.ends[index]))
