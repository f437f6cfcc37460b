"""The rulebook as a check: hits become findings; proposals wait for a judge."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.checks.check import ENGLISH
from auditor.findings import Edit, Finding, Fix, Origin, RuleInfo
from auditor.rulebook.engine import Hit, Rulebook
from auditor.rulebook.replacing import replaced
from auditor.rulebook.rule import Rule
from auditor.text.analysis import Analysis


class Rules:
    """Reports what the rulebook finds."""

    origin = Origin.RULE
    languages: frozenset[str] | None = ENGLISH

    def __init__(self, rulebook: Rulebook, *, preview: bool = False, register: str | None = None) -> None:
        self._rulebook, self._preview, self._register = rulebook, preview, register

    @property
    def rules(self) -> Iterable[RuleInfo]:
        """Every rule of the rulebook."""
        return (rule.info for rule in self._rulebook.rules)

    def find(self, analysis: Analysis) -> Iterable[Finding]:
        """Findings of the rules that stand by themselves."""
        for hit in self._rulebook.find(analysis):
            if not hit.rule.verify and self._is_on(hit.rule):
                yield finding(hit, analysis.text)

    def _is_on(self, rule: Rule) -> bool:
        """Rules on trial run when asked for; a rule for one register runs where the copy is of that register or of none in particular."""
        return (self._preview or not rule.preview) and (self._register is None or rule.register in (None, self._register))


def finding(hit: Hit, text: str) -> Finding:
    """The finding of a hit."""
    rule = hit.rule
    fixes = tuple(
        Fix(replacement or "(delete)", template.safety, (Edit(*replaced(text, hit, replacement)),))
        for template, replacement in zip(rule.fixes, hit.replacements, strict=True)
        if replacement is not None and replacement != hit.span.of(text)
    )
    return Finding(rule.id, Origin.RULE, rule.category, rule.severity, rule.message, hit.span, fixes, rule.confidence)
