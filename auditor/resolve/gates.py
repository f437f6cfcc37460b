"""The limits a text must keep to be fit to print."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.config import Config
from auditor.findings import Finding, Severity
from auditor.report import Gate
from auditor.scoring.mqm import Score


def document_gates(config: Config, name: str, findings: Iterable[Finding], score: Score, fluency: float | None) -> tuple[Gate, ...]:
    """The gates of one document, passed or not; `fail_on: never` sets no severity gate, gates named explicitly hold all the same."""
    gates: list[Gate] = []
    if config.fail_on != "never":
        limit = Severity(config.fail_on)
        grave = sum(finding.severity.rank >= limit.rank for finding in findings if finding.suppressed is None)
        gates.append(Gate("fail-on", limit.value, grave, grave == 0, name))
    if config.min_fluency is not None and fluency is not None:
        gates.append(Gate("min-fluency", config.min_fluency, round(fluency, 1), fluency >= config.min_fluency, name))
    if config.max_penalty_per_1000 is not None:
        value = score.penalty_per_1000_words
        gates.append(Gate("max-penalty-per-1000", config.max_penalty_per_1000, round(value, 2), value <= config.max_penalty_per_1000, name))
    return tuple(gates)
