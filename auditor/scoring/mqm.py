"""MQM penalty and score: an automatic, MQM-mapped estimate, with its arithmetic.

Multipliers 0, 1, 5, 25 and the raw score 100 × (1 − penalty / words) after the MQM scoring models (themqm.org, "The MQM scoring models", 2022);
the Google WMT weights after Freitag et al. 2021, "Experts, Errors, and Context", TACL 9.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from auditor.findings import Category, Finding, Severity

# Below this many words a score says little: usual evaluation samples have 500 to 20,000 words.
INDICATIVE_BELOW = 500


@dataclass(frozen=True, slots=True)
class Scale:
    """A named set of weights: penalty points by severity, and what some categories weigh instead."""

    name: str
    points: Mapping[Severity, float]
    special: Mapping[tuple[Category, Severity], float]

    def penalty(self, finding: Finding) -> float:
        """Penalty points of one finding; none where it is suppressed."""
        if finding.suppressed is not None:
            return 0.0
        return self.special.get((finding.category, finding.severity), self.points[finding.severity])


_MQM = MappingProxyType({Severity.NEUTRAL: 0.0, Severity.MINOR: 1.0, Severity.MAJOR: 5.0, Severity.CRITICAL: 25.0})
_WMT = MappingProxyType({Severity.NEUTRAL: 0.0, Severity.MINOR: 1.0, Severity.MAJOR: 5.0, Severity.CRITICAL: 5.0})
SCALES: Mapping[str, Scale] = MappingProxyType(
    {
        "mqm-core": Scale("mqm-core", _MQM, MappingProxyType({})),
        "google-wmt": Scale(
            "google-wmt",
            _WMT,
            MappingProxyType(
                {
                    (Category.PUNCTUATION, Severity.MINOR): 0.1,
                    (Category.UNINTELLIGIBLE, Severity.CRITICAL): 25.0,
                }
            ),
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Score:
    """Penalty points over a number of words."""

    scale: str
    penalty: float
    words: int

    @property
    def penalty_per_1000_words(self) -> float:
        """Points per 1000 evaluated words; 0 for an empty text."""
        return 1000 * self.penalty / self.words if self.words else 0.0

    @property
    def value(self) -> float:
        """100 × (1 − penalty/words), never under 0."""
        return max(0.0, 100 * (1 - self.penalty / self.words)) if self.words else 100.0

    @property
    def indicative(self) -> bool:
        """Whether the text is too short for the score to be more than a hint."""
        return self.words < INDICATIVE_BELOW


def score(findings: Iterable[Finding], words: int, scale: Scale) -> Score:
    """The score of a text with these findings."""
    return Score(scale.name, sum(scale.penalty(finding) for finding in findings), words)
