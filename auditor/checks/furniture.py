"""Page furniture left in the copy: navigation labels, share lines, fields without a value."""

from __future__ import annotations

import re
from collections.abc import Iterable

from auditor.checks.check import found
from auditor.findings import Category, Finding, Origin, RuleInfo, Severity
from auditor.text.analysis import Analysis
from auditor.text.document import Zone

EMPTY = RuleInfo(
    "surface.empty-field",
    Category.MARKUP,
    Severity.MINOR,
    "The field has a label and no value.",
    why="A template was filled in by hand or by a scraper, and this place was missed.",
    origin=Origin.SURFACE,
)
LEFT_OVER = RuleInfo(
    "surface.furniture",
    Category.MARKUP,
    Severity.MINOR,
    "A label of the page was left in the copy.",
    why="Navigation and share lines belong to the site, not to the story; clients print what they get.",
    origin=Origin.SURFACE,
)
_LABEL_ONLY = re.compile(r"[A-Z][\w -]{2,30}:\s*")
_MARKUP_FORMATS = frozenset({"html"})


class Furniture:
    """Reports furniture in formats that cannot mark it; in HTML a menu is where it belongs."""

    origin = Origin.SURFACE
    languages: frozenset[str] | None = None

    @property
    def rules(self) -> Iterable[RuleInfo]:
        """The rules of this check."""
        return EMPTY, LEFT_OVER

    def find(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding for each piece of furniture."""
        if analysis.document.format in _MARKUP_FORMATS:
            return
        for block in analysis.blocks:
            if block.zone is Zone.FURNITURE:
                empty = _LABEL_ONLY.fullmatch(block.span.of(analysis.text))
                yield found(EMPTY if empty else LEFT_OVER, block.span)
