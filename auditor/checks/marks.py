"""Styles of quotation mark and dash that disagree within one story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from auditor.checks.check import found
from auditor.findings import Category, Finding, Origin, RuleInfo, Severity
from auditor.text.analysis import Analysis
from auditor.text.document import Zone
from auditor.text.span import Span

QUOTES = RuleInfo(
    "surface.mixed-quotes",
    Category.INCONSISTENT_STYLE,
    Severity.MINOR,
    "Straight and curly quotation marks are mixed in this story.",
    why="Copy pasted together from several places shows it in its marks; a story has one style.",
    origin=Origin.SURFACE,
)
DASHES = RuleInfo(
    "surface.mixed-dashes",
    Category.INCONSISTENT_STYLE,
    Severity.MINOR,
    "Hyphens and dashes are mixed as breaks in this story.",
    why="A story sets its breaks with one kind of dash.",
    origin=Origin.SURFACE,
)

_CURLY = re.compile("[“”‘’]")
_STRAIGHT = re.compile("\"|(?<=\\w)'(?=\\w)|(?<=\\s)'(?=\\w)")
_HYPHEN = re.compile(r"(?<=[^\W\d_]) - (?=[^\W\d_])")
_DASH = re.compile(r"(?<=\w) ?[–—] ?(?=[^\W\d_])|(?<=[^\W\d_]) -- (?=[^\W\d_])")


class Marks:
    """Points at the first mark in the minority style, once per story."""

    origin = Origin.SURFACE
    languages: frozenset[str] | None = None

    @property
    def rules(self) -> Iterable[RuleInfo]:
        """The rules of this check."""
        return QUOTES, DASHES

    def find(self, analysis: Analysis) -> Iterable[Finding]:
        """At most one finding of each rule."""
        if len(analysis.blocks) < 2:
            return
        yield from _minority(QUOTES, analysis, _STRAIGHT, _CURLY)
        yield from _minority(DASHES, analysis, _HYPHEN, _DASH)


def _minority(rule: RuleInfo, analysis: Analysis, one: re.Pattern[str], other: re.Pattern[str]) -> Iterator[Finding]:
    text = analysis.text
    stretches = [block.span for block in analysis.blocks if block.zone is not Zone.DATELINE]
    spans = [[Span(*match.span()) for stretch in stretches for match in style.finditer(text, stretch.start, stretch.end)] for style in (one, other)]
    if not spans[0] or not spans[1]:
        return
    fewer, more = sorted(spans, key=len)
    message = f"{rule.message} {len(fewer)} of {len(fewer) + len(more)} differ from the rest."
    yield found(rule, fewer[0], message=message)
