"""What every check is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Protocol

from auditor.findings import Edit, Finding, Fix, Origin, RuleInfo, Safety
from auditor.text.analysis import Analysis
from auditor.text.span import Span

ENGLISH: Final = frozenset({"en"})


class Check(Protocol):
    """Looks for one kind of fault."""

    origin: Origin
    # Languages of copy it reads (primary tags); None where it needs no language.
    languages: frozenset[str] | None

    @property
    def rules(self) -> Iterable[RuleInfo]:
        """What it can report."""

    def find(self, analysis: Analysis) -> Iterable[Finding]:
        """The findings on a text, in any order."""


def found(
    rule: RuleInfo, span: Span, *, replacement: str | None = None, edits: tuple[Edit, ...] = (), safe: bool = False, message: str | None = None, confidence: float = 0.95
) -> Finding:
    """A finding of a surface rule; `replacement` stands for one edit of the span itself."""
    if replacement is not None:
        edits = (Edit(span, replacement),)
    title = edits[0].replacement if len(edits) == 1 else "mend all places"
    fixes = (Fix(title, Safety.SAFE if safe else Safety.UNSAFE, edits),) if edits else ()
    return Finding(rule.id, rule.origin, rule.category, rule.severity, message or rule.message, span, fixes, confidence)
