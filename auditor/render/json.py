"""The JSON contract (report.schema.json), and the same line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from auditor.errors import ReadError
from auditor.findings import Finding, Fix, RuleInfo
from auditor.report import SCHEMA, DocumentReport, Gate, Notice, Report, SentenceReport
from auditor.text.document import Document


def rendered(report: Report) -> str:
    """The whole report as one JSON object."""
    return json.dumps(as_data(report), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def rendered_lines(report: Report) -> Iterator[str]:
    """A `header` line, a `document` line each, a `summary` line; reassembled they are the JSON report."""
    yield _line({"type": "header", "schema": SCHEMA, "signature": str(report.signature)})
    for document in report.documents:
        yield _line({"type": "document", **document_data(document)})
    data = as_data(report, documents=False)
    yield _line({"type": "summary", **{key: data[key] for key in ("rules", "summary", "gates", "verdict", "notices", "failures")}})


def _line(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"


def as_data(report: Report, *, documents: bool = True) -> dict[str, Any]:
    """The report as JSON values."""
    suppressed = sum(finding.suppressed is not None for finding in report.findings)
    data: dict[str, Any] = {"schema": SCHEMA, "signature": str(report.signature), "notices": [_notice(notice) for notice in report.notices]}
    if documents:
        data["documents"] = [document_data(document) for document in report.documents]
    data["summary"] = {
        "documents": len(report.documents),
        "sentences": sum(len(document.sentences) for document in report.documents),
        "words": sum(document.words for document in report.documents),
        "findings": {severity.value: number for severity, number in report.counts.items()},
        "suppressed": suppressed,
    }
    data["rules"] = {name: _rule(rule) for name, rule in report.rules.items()}
    data["failures"] = [_failure(failure) for failure in report.failures]
    data["gates"] = [_gate(gate) for gate in report.gates]
    data["verdict"] = "pass" if report.passed else "fail"
    return data


def document_data(report: DocumentReport) -> dict[str, Any]:
    """One document as JSON values."""
    document, score = report.document, report.score
    return {
        "name": document.name,
        "path": document.path,
        "format": document.format,
        "language": report.language,
        "source_language": report.source_language,
        "source_language_guess": {"language": report.provenance.language, "confidence": report.provenance.confidence} if report.provenance else None,
        "words": report.words,
        "sentences": [_sentence(sentence, document) for sentence in report.sentences],
        "scores": {
            "fluency": report.fluency,
            "mqm": {
                "scale": score.scale,
                "penalty": round(score.penalty, 4),
                "penalty_per_1000_words": round(score.penalty_per_1000_words, 4),
                "score": round(score.value, 4),
                "indicative": score.indicative,
            },
        },
        "notices": [_notice(notice) for notice in report.notices],
        "verdict": "pass" if report.passed else "fail",
    }


def _sentence(report: SentenceReport, document: Document) -> dict[str, Any]:
    sentence = report.sentence
    place = document.place(sentence.span.start)
    return {
        "index": sentence.index,
        "paragraph": sentence.paragraph,
        "start": sentence.span.start,
        "end": sentence.span.end,
        "line": place.line,
        "column": place.column,
        "zone": sentence.zone.value,
        "text": report.text,
        "source": report.source,
        "fluency": report.fluency,
        "penalty": report.penalty,
        "quotes": [{"start": quote.start, "end": quote.end} for quote in sentence.quotes],
        "findings": [_finding(finding, document) for finding in report.findings],
    }


def _range(document: Document, start: int, end: int) -> dict[str, int]:
    first, last = document.place(start), document.place(end, end=True)
    return {"line": first.line, "column": first.column, "end_line": last.line, "end_column": last.column}


def _finding(finding: Finding, document: Document) -> dict[str, Any]:
    span = finding.span
    data: dict[str, Any] = {
        "rule": finding.rule,
        "origin": finding.origin.value,
        "category": finding.category.value,
        "severity": finding.severity.value,
        "message": finding.message,
        "start": span.start,
        "end": span.end,
        **_range(document, span.start, span.end),
        "text": span.of(document.text),
        "fixes": [_fix(fix, document) for fix in finding.fixes],
        "confidence": round(finding.confidence, 4),
        "fingerprint": finding.fingerprint,
        "in_quote": finding.in_quote,
        "side": finding.side,
    }
    if finding.also_from:
        data["also_from"] = list(finding.also_from)
    if finding.source_span is not None:
        data["source_span"] = {"start": finding.source_span.start, "end": finding.source_span.end, "text": finding.source_text or ""}
    if finding.suppressed is not None:
        data["suppressed"] = {"by": finding.suppressed.by, "reason": finding.suppressed.reason}
    return data


def _fix(fix: Fix, document: Document) -> dict[str, Any]:
    edits = [{"start": edit.span.start, "end": edit.span.end, "replacement": edit.replacement, **_range(document, edit.span.start, edit.span.end)} for edit in fix.edits]
    return {"title": fix.title, "safety": fix.safety.value, "edits": edits}


def _notice(notice: Notice) -> dict[str, str]:
    return {"level": notice.level, "code": notice.code, "message": notice.message}


def _rule(rule: RuleInfo) -> dict[str, Any]:
    return {
        "name": rule.name,
        "category": rule.category.value,
        "severity": rule.severity.value,
        "message": rule.message,
        "why": rule.why,
        "sources": list(rule.sources),
        "source_languages": list(rule.source_languages),
        "page": rule.page,
    }


def _failure(failure: ReadError) -> dict[str, Any]:
    return {"path": failure.path, "code": failure.code, "message": failure.message, "line": failure.line}


def _gate(gate: Gate) -> dict[str, Any]:
    return {"name": gate.name, "limit": gate.limit, "value": gate.value, "passed": gate.passed, "document": gate.document}
