"""The report for a person at a terminal: each sentence with its spans underlined, the message, the fix, a bar for its fluency."""

from __future__ import annotations

from itertools import pairwise

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from auditor.findings import Finding, Severity
from auditor.render.excerpt import replacement
from auditor.render.safe import visible
from auditor.render.summary import arithmetic, failed_gates, provenance, totals
from auditor.report import DocumentReport, Report, SentenceReport

_STYLES = {Severity.NEUTRAL: "dim", Severity.MINOR: "yellow", Severity.MAJOR: "red", Severity.CRITICAL: "bold white on red"}
_BAR = 10


def render(report: Report, console: Console) -> None:
    """Prints the report on `console`."""
    for document in report.documents:
        _document(document, report, console)
    for failure in report.failures:
        console.print(Text(visible(str(failure)), style="bold red"))
    for notice in report.notices:
        console.print(Text(visible(f"{notice.level}: {notice.message}"), style="dim"))
    console.print(Text(totals(report), style="bold"))
    if len(report.documents) == 1:
        for line in provenance(report.documents[0]):
            console.print(Text(line, style="dim"))
        console.print(Text(arithmetic(report.documents[0]), style="dim"))
    for line in failed_gates(report):
        console.print(Text(line, style="red"))
    verdict = Text("not fit to print", style="bold red") if not report.passed else Text("fit to print", style="bold green")
    if report.gates or report.failures:
        console.print(verdict)
    console.print(Text(f"signature {report.signature}", style="dim"))


def _document(report: DocumentReport, whole: Report, console: Console) -> None:
    console.print(Rule(Text(visible(report.document.name), style="bold"), align="left", style="dim"))
    for sentence in report.sentences:
        if sentence.findings:
            _sentence(sentence, report, whole, console)
    if not any(sentence.findings for sentence in report.sentences):
        console.print(Text("no findings", style="green"))
    for notice in report.notices:
        console.print(Text(visible(f"{notice.level}: {notice.message}"), style="dim"))


def _sentence(sentence: SentenceReport, report: DocumentReport, whole: Report, console: Console) -> None:
    place = report.document.place(sentence.sentence.span.start)
    head = Text(f"line {place.line} ", style="dim")
    head.append(sentence.sentence.zone.value, style="dim italic")
    if sentence.fluency is not None:
        head.append(f"  fluency {_bar(sentence.fluency)} {sentence.fluency}", style="dim")
    if sentence.penalty:
        head.append(f"  penalty {sentence.penalty:g}", style="dim")
    console.print(head)
    console.print(Padding(_underlined(sentence), (0, 0, 0, 2)))
    for finding in sentence.findings:
        console.print(Padding(_finding(finding, report), (0, 0, 0, 4)))
    console.print()


def _bar(fluency: int) -> str:
    full = round(fluency * _BAR / 100)
    return "█" * full + "░" * (_BAR - full)


def _underlined(sentence: SentenceReport) -> Text:
    """The sentence with every marked span underlined in the colour of its severity."""
    base, text = sentence.sentence.span.start, sentence.text
    borders = sorted({0, len(text), *(min(max(edge - base, 0), len(text)) for finding in sentence.findings for edge in (finding.span.start, finding.span.end))})
    out = Text()
    for start, end in pairwise(borders):
        over = [finding for finding in sentence.findings if finding.span.start - base <= start and end <= finding.span.end - base]
        gravest = max(over, key=lambda finding: finding.severity.rank, default=None)
        out.append(visible(text[start:end]), style=f"underline {_STYLES[gravest.severity]}" if gravest else "")
    return out


def _finding(finding: Finding, report: DocumentReport) -> Text:
    line = Text()
    line.append(f"{finding.severity.value} ", style=_STYLES[finding.severity])
    words = visible(finding.span.of(report.document.text))
    line.append(f"«{words if len(words) <= 70 else words[:70] + '…'}»", style="bold")
    instead = replacement(finding)
    if instead is not None:
        line.append(" → ")
        line.append(instead, style="green")
    line.append(f"  {finding.message}")
    line.append(f"  {finding.rule}", style="dim cyan")
    if finding.suppressed is not None:
        line.append("  suppressed", style="dim")
    return line
