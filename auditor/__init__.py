"""Finds the wording that gives a translation away: `audit(text)` gives a Report.

>>> import auditor
>>> report = auditor.audit("The city was liberat4ed.")
>>> [finding.fixes[0].title for finding in report.findings]
['liberated']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from auditor.config import Config
    from auditor.errors import AuditorError, ConfigError, EngineError, ModelError, ReadError, RuleError, RuleErrors, WriteError
    from auditor.findings import Category, Edit, Finding, Fix, Origin, Safety, Severity
    from auditor.pipeline import Auditor
    from auditor.report import DocumentReport, Gate, Notice, Report, SentenceReport, Signature
    from auditor.text.document import Document, Segment, Zone
    from auditor.text.span import Span

# Where each exported name lives; imported when first asked for, so that `auditor --help` pays for none of it.
_HOMES = {
    "Auditor": "pipeline",
    "Config": "config",
    **dict.fromkeys(("Category", "Edit", "Finding", "Fix", "Origin", "Safety", "Severity"), "findings"),
    **dict.fromkeys(("DocumentReport", "Gate", "Notice", "Report", "SentenceReport", "Signature"), "report"),
    **dict.fromkeys(("AuditorError", "ConfigError", "EngineError", "ModelError", "ReadError", "RuleError", "RuleErrors", "WriteError"), "errors"),
    **dict.fromkeys(("Document", "Segment", "Zone"), "text.document"),
    "Span": "text.span",
}
__all__ = [
    "Auditor",
    "AuditorError",
    "Category",
    "Config",
    "ConfigError",
    "Document",
    "DocumentReport",
    "Edit",
    "EngineError",
    "Finding",
    "Fix",
    "Gate",
    "ModelError",
    "Notice",
    "Origin",
    "ReadError",
    "Report",
    "RuleError",
    "RuleErrors",
    "Safety",
    "Segment",
    "SentenceReport",
    "Severity",
    "Signature",
    "Span",
    "WriteError",
    "Zone",
    "__version__",
    "audit",
]


def audit(text: str, *, language: str | None = None, source_language: str | None = None, **options: Any) -> Report:
    """Audits one text and returns its Report.

    Args:
        text: the copy.
        language: BCP 47 of the copy; English by default.
        source_language: BCP 47 of what was translated, where it is known.
        options: any setting of Config by name.

    Raises:
        ConfigError: for an unknown or malformed option.
        RuleErrors: for mistakes in rule packs named in `rules`.

    """
    from auditor.config import Config
    from auditor.pipeline import Auditor

    return Auditor(Config().with_values(options, "audit()")).audit(text, language=language, source_language=source_language)


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"auditor.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'auditor' has no attribute '{name}'")
