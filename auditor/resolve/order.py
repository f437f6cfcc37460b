"""Findings of one text put in order: the same thing said twice becomes one, nothing else is dropped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from auditor.findings import Finding
from auditor.text.span import Span


def ordered(findings: Iterable[Finding], *, own: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """Findings by place, the graver and longer first; those with equal words and an equal first fix (or none) are merged.

    The first keeps its rule, a rule of the user's own (`own`) before a shipped one; the others' rules are named in `also_from`.
    """
    ranked = sorted(findings, key=lambda finding: (finding.span.start, -finding.severity.rank, -len(finding.span), finding.rule))
    kept: list[Finding] = []
    here: dict[tuple[Span, str], list[int]] = {}
    for finding in ranked:
        places = here.setdefault((finding.span, finding.side), [])
        twin = next((at for at in places if _same(kept[at], finding)), None)
        if twin is None:
            places.append(len(kept))
            kept.append(finding)
        elif finding.rule != kept[twin].rule:
            first = kept[twin]
            if finding.rule in own and first.rule not in own:
                first, finding = finding, first
            fixes = first.fixes or finding.fixes
            kept[twin] = replace(first, also_from=tuple(dict.fromkeys((*first.also_from, finding.rule))), fixes=fixes)
    return tuple(kept)


def _same(one: Finding, other: Finding) -> bool:
    first, second = ([edit.replacement for edit in finding.fixes[0].edits] if finding.fixes else None for finding in (one, other))
    return first == second or first is None or second is None
