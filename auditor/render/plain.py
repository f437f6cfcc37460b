"""The report as plain lines, one finding a line, for pipes and logs: FILE:LINE:COLUMN: severity rule: message."""

from __future__ import annotations

from auditor.render.excerpt import replacement
from auditor.render.safe import visible
from auditor.render.summary import closing
from auditor.report import DocumentReport, Report

_LONGEST = 80


def rendered(report: Report) -> str:
    """All findings in order, then what did not run, then the sum."""
    lines = [line for document in report.documents for line in _document(document)]
    lines += [visible(str(failure)) for failure in report.failures]
    lines += closing(report)
    return "\n".join(lines) + "\n"


def _document(report: DocumentReport) -> list[str]:
    lines = []
    for finding in report.findings:
        place = report.document.place(finding.span.start)
        words = visible(finding.span.of(report.document.text))
        words = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
        instead = replacement(finding)
        fix = f" -> {instead}" if instead is not None and finding.fixes else ""
        name = report.document.path or report.document.name
        identifier = f" [{report.document.name}]" if report.document.path not in (None, report.document.name) else ""
        silenced = " (suppressed)" if finding.suppressed is not None else ""
        lines.append(f"{visible(name)}:{place.line}:{place.column}:{visible(identifier)} {finding.severity.value}{silenced} {finding.rule}: «{words}»{fix}: {finding.message}")
    lines += [f"{visible(report.document.name)}: {notice.level}: {visible(notice.message)}" for notice in report.notices]
    return lines
