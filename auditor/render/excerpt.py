"""A stretch of a sentence around a finding, short enough for one or two lines of a terminal."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.findings import Finding
from auditor.render.safe import visible
from auditor.report import SentenceReport

_MARGIN = 90
_LONGEST_MARK = 200


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words before, the marked words and the words after; an ellipsis stands where the sentence was cut."""

    before: str
    marked: str
    after: str


def excerpt(sentence: SentenceReport, finding: Finding, margin: int = _MARGIN) -> Excerpt:
    """The finding with up to `margin` characters on either side, cut at spaces."""
    text, base = sentence.text, sentence.sentence.span.start
    start, end = max(0, finding.span.start - base), min(len(text), finding.span.end - base)
    left, right = max(0, start - margin), min(len(text), end + margin)
    if left:
        left = min(text.find(" ", left, start) + 1 or left, start)
    if right < len(text):
        right = max(text.rfind(" ", end, right), end)
    marked = text[start:end] if end - start <= _LONGEST_MARK else text[start : start + _LONGEST_MARK] + "…"
    return Excerpt(("…" if left else "") + visible(text[left:start]), visible(marked), visible(text[end:right]) + ("…" if right < len(text) else ""))


def replacement(finding: Finding) -> str | None:
    """What the first fix writes instead, for display; None without a fix."""
    if not finding.fixes:
        return None
    fix = finding.fixes[0]
    return visible(fix.edits[0].replacement.strip() or "(delete)") if len(fix.edits) == 1 else visible(fix.title)
