"""Quotation marks and brackets that are opened and never closed, or closed and never opened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from auditor.checks.check import found
from auditor.findings import Category, Finding, Origin, RuleInfo, Severity
from auditor.text.analysis import Analysis
from auditor.text.document import Zone
from auditor.text.span import Span

QUOTE = RuleInfo(
    "surface.unbalanced-quote",
    Category.PUNCTUATION,
    Severity.MINOR,
    "The quotation is opened and not closed, or closed and not opened.",
    why="A reader cannot tell whose words these are. A quotation that goes on in the next paragraph is reopened there.",
    origin=Origin.SURFACE,
)
BRACKET = RuleInfo(
    "surface.unbalanced-bracket",
    Category.PUNCTUATION,
    Severity.MINOR,
    "The bracket has no partner.",
    why="One of a pair was lost in editing.",
    origin=Origin.SURFACE,
)

_PAIRS = {"(": ")", "[": "]"}
_BRACKET = re.compile(r"[()\[\]]")
# 1) a) iv) at the start of a paragraph or after a comma, and smileys, have a closing bracket of their own.
_LIST_MARK = re.compile(r"(?:^|[\s,;:(])(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\Z")
_SMILEY = re.compile(r"[:;]-?\Z")
_DOUBLE = re.compile('["“”]')
_MOST_PER_DOCUMENT = 20


class Balance:
    """Counts marks paragraph by paragraph. Texts of one paragraph may be excerpts cut in mid-quote and are not asked for quotes."""

    origin = Origin.SURFACE
    languages: frozenset[str] | None = None

    @property
    def rules(self) -> Iterable[RuleInfo]:
        """The rules of this check."""
        return QUOTE, BRACKET

    def find(self, analysis: Analysis) -> Iterable[Finding]:
        """Findings on the text, at most twenty of each rule."""
        yield from _at_most(_MOST_PER_DOCUMENT, _brackets(analysis))
        if len(analysis.blocks) > 1:
            yield from _at_most(_MOST_PER_DOCUMENT, _quotes(analysis))


def _at_most(limit: int, findings: Iterator[Finding]) -> Iterator[Finding]:
    for _, finding in zip(range(limit), findings, strict=False):
        yield finding


def _brackets(analysis: Analysis) -> Iterator[Finding]:
    """Brackets without partner, each judged within its paragraph."""
    text = analysis.text
    for block in analysis.blocks:
        opened: list[int] = []
        alone: list[int] = []
        for match in _BRACKET.finditer(text, block.span.start, block.span.end):
            at, sign = match.start(), match.group()
            if sign in _PAIRS:
                opened.append(at)
            elif opened and _PAIRS[text[opened[-1]]] == sign:
                opened.pop()
            elif not _is_list_mark(text, block.span.start, at):
                alone.append(at)
        for at in sorted(opened + alone):
            yield found(BRACKET, Span(at, at + 1))


def _is_list_mark(text: str, start: int, at: int) -> bool:
    before = text[max(start, at - 8) : at]
    return bool(_LIST_MARK.search(before) or _SMILEY.search(before))


def _quotes(analysis: Analysis) -> Iterator[Finding]:
    """Double quotation marks that do not pair up in their paragraph, unless the next paragraph reopens the quotation."""
    text = analysis.text
    blocks = [block for block in analysis.blocks if block.zone in (Zone.BODY, Zone.HEADLINE, Zone.DECK, Zone.CAPTION)]
    for number, block in enumerate(blocks):
        opened: int | None = None
        for match in _DOUBLE.finditer(text, block.span.start, block.span.end):
            at, sign = match.start(), match.group()
            if opened is None and _is_inch_mark(text, at):
                continue
            if sign == "“" or (sign == '"' and opened is None):
                if opened is not None:
                    yield found(QUOTE, Span(opened, opened + 1))
                opened = at
            elif opened is None:
                yield found(QUOTE, Span(at, at + 1))
            else:
                opened = None
        if opened is not None and not (number + 1 < len(blocks) and text[blocks[number + 1].span.start] in '"“'):
            yield found(QUOTE, Span(opened, opened + 1))


def _is_inch_mark(text: str, at: int) -> bool:
    """A straight mark behind a digit where no quotation is open: a 6'2" man, a 12" gun."""
    return text[at] == '"' and at > 0 and text[at - 1].isdigit() and text[at + 1 : at + 2] in ("", " ", "-", ",", ".")
