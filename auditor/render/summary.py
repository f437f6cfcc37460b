"""The closing lines that the text formats share: counts, scores with their arithmetic, gates, what did not run."""

from __future__ import annotations

from auditor.render.safe import visible
from auditor.report import DocumentReport, Gate, Report


def closing(report: Report) -> list[str]:
    """Lines that end a text report."""
    lines = [visible(f"{notice.level}: {notice.message}") for notice in report.notices]
    lines.append(totals(report))
    if len(report.documents) == 1:
        lines += [*provenance(report.documents[0]), arithmetic(report.documents[0])]
    lines += failed_gates(report)
    lines.append(f"signature {report.signature}")
    return lines


def totals(report: Report) -> str:
    """How much was read and how much was found."""
    documents, words = len(report.documents), sum(document.words for document in report.documents)
    sentences = sum(len(document.sentences) for document in report.documents)
    counts = [f"{number} {severity.value}" for severity, number in reversed(report.counts.items()) if number]
    unread = f", {len(report.failures)} not read" if report.failures else ""
    size = f"{_counted(documents, 'document')}{unread}, {_counted(sentences, 'sentence')}, {_counted(words, 'word')}"
    return f"{size}: {', '.join(counts) or 'no findings'}"


def provenance(report: DocumentReport) -> list[str]:
    """What the English betrays of its source, where nobody has said it."""
    guess = report.provenance
    return [f"reads as if translated from {guess.language} (confidence {guess.confidence:.2f}, guessed from the English)"] if guess and guess.confidence >= 0.5 else []


def arithmetic(report: DocumentReport) -> str:
    """The MQM score with the sum that made it."""
    score = report.score
    indicative = "; under 500 words, indicative only" if score.indicative else ""
    return (
        f"MQM estimate (automatic, scale {score.scale}): penalty {score.penalty:g} over {score.words} words = {score.penalty_per_1000_words:.1f} per 1000; "
        f"score 100 x (1 - {score.penalty:g}/{score.words}) = {score.value:.1f}{indicative}"
    )


def failed_gates(report: Report) -> list[str]:
    """One line for every gate that did not hold."""
    return [f"{visible(gate.document or 'the run')} fails {gate.name}: {_measured(gate)}" for gate in report.gates if not gate.passed]


def _measured(gate: Gate) -> str:
    if gate.name == "fail-on":
        return f"{_counted(int(gate.value), 'finding')} at {gate.limit} or above"
    return f"{gate.value:g}, the limit is {gate.limit:g}" if isinstance(gate.limit, float) else f"{gate.value:g}, the limit is {gate.limit}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
