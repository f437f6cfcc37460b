"""The outcome of a run: what was found in each document, what it scores, what did not run, and what made it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from auditor.errors import ReadError
from auditor.findings import Finding, Provenance, RuleInfo, Severity
from auditor.scoring.mqm import Score
from auditor.text.analysis import Sentence
from auditor.text.document import Document

SCHEMA = "auditor-report/1"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader of the report must know; `level` is info or warning, `code` a stable short name."""

    level: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Signature:
    """What made the report, after sacrebleu's signatures: name and value pairs in a fixed order."""

    parts: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return "|".join(f"{name}:{value}" for name, value in self.parts)


@dataclass(frozen=True, slots=True)
class SentenceReport:
    """One sentence with its findings; `penalty` in points of the report's scale, `fluency` 0-100 or None."""

    sentence: Sentence
    text: str
    findings: tuple[Finding, ...]
    penalty: float
    fluency: int | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """One document with its sentences, in order."""

    document: Document
    language: str
    words: int
    sentences: tuple[SentenceReport, ...]
    score: Score
    source_language: str | None = None
    provenance: Provenance | None = None
    fluency: float | None = None
    notices: tuple[Notice, ...] = ()
    gates: tuple[Gate, ...] = ()

    @property
    def findings(self) -> Iterator[Finding]:
        """All findings, in the order of the text."""
        return (finding for sentence in self.sentences for finding in sentence.findings)

    @property
    def passed(self) -> bool:
        """Whether no gate of this document failed."""
        return all(gate.passed for gate in self.gates)


@dataclass(frozen=True, slots=True)
class Gate:
    """A limit and what was measured against it; `document` is None for gates over the whole run."""

    name: str
    limit: str | float
    value: float
    passed: bool
    document: str | None = None


@dataclass(frozen=True)
class Report:
    """Everything a renderer needs.

    Attributes:
        rules: metadata of every rule that a finding names, by id.
        failures: inputs that could not be read.

    """

    signature: Signature
    documents: tuple[DocumentReport, ...] = ()
    rules: Mapping[str, RuleInfo] = field(default_factory=dict)
    gates: tuple[Gate, ...] = ()
    notices: tuple[Notice, ...] = ()
    failures: tuple[ReadError, ...] = ()

    @property
    def findings(self) -> Iterator[Finding]:
        """All findings of all documents."""
        return (finding for document in self.documents for finding in document.findings)

    @property
    def passed(self) -> bool:
        """Whether every gate passed and every input was read: what was not read is not fit to print."""
        return not self.failures and all(gate.passed for gate in self.gates)

    @property
    def counts(self) -> dict[Severity, int]:
        """Findings by severity, suppressed ones left out."""
        return count(self.findings)

    def __str__(self) -> str:
        """One line per finding, and what the run came to."""
        lines = [_line(document, finding) for document in self.documents for finding in document.findings]
        found = ", ".join(f"{number} {severity.value}" for severity, number in self.counts.items() if number) or "no findings"
        return "\n".join([*lines, f"{len(self.documents)} documents, {sum(document.words for document in self.documents)} words: {found}"])

    def _repr_html_(self) -> str:
        """A table of the findings, for notebooks; copy is escaped."""
        rows = [
            f"<tr><td>{escape(document.document.name)}</td><td>{finding.severity.value}</td><td><q>{escape(finding.span.of(document.document.text))}</q></td>"
            f"<td>{escape(finding.message)}</td><td>{escape(finding.fixes[0].title) if finding.fixes else ''}</td></tr>"
            for document in self.documents
            for finding in document.findings
        ]
        return "<table><tr><th>story</th><th>severity</th><th>words</th><th>finding</th><th>fix</th></tr>" + "".join(rows) + "</table>"


def _line(document: DocumentReport, finding: Finding) -> str:
    place = document.document.place(finding.span.start)
    fix = f" → {finding.fixes[0].title}" if finding.fixes else ""
    return f"{document.document.name}:{place.line}:{place.column}: {finding.severity.value} {finding.rule} «{finding.span.of(document.document.text)}»{fix}: {finding.message}"


def count(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Findings by severity, every severity present, suppressed ones left out."""
    counted = Counter(finding.severity for finding in findings if finding.suppressed is None)
    return {severity: counted[severity] for severity in Severity}
