"""MQM arithmetic on hand-worked sums."""

from __future__ import annotations

import pytest

from auditor.findings import Category, Finding, Origin, Severity, Suppression
from auditor.scoring.mqm import SCALES, score
from auditor.text.span import Span


def finding(severity: Severity, category: Category = Category.GRAMMAR, suppressed: bool = False) -> Finding:
    return Finding("r", Origin.RULE, category, severity, "m", Span(0, 1), suppressed=Suppression("comment") if suppressed else None)


@pytest.mark.parametrize(
    ("severities", "words", "penalty", "per_1000", "value"),
    [
        ([], 100, 0, 0, 100),
        ([Severity.MINOR, Severity.MAJOR, Severity.NEUTRAL], 1000, 6, 6, 99.4),
        ([Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.MINOR], 320, 32, 100, 90),
        ([Severity.CRITICAL], 10, 25, 2500, 0),
    ],
)
def test_the_raw_score_is_a_hundred_times_one_minus_penalty_over_words(severities: list[Severity], words: int, penalty: float, per_1000: float, value: float) -> None:
    made = score([finding(severity) for severity in severities], words, SCALES["mqm-core"])
    assert (made.penalty, made.penalty_per_1000_words, made.value) == (penalty, pytest.approx(per_1000), pytest.approx(value))
    assert made.indicative is (words < 500)


def test_google_wmt_weighs_minor_punctuation_a_tenth_and_garbled_text_twenty_five() -> None:
    scale = SCALES["google-wmt"]
    assert scale.penalty(finding(Severity.MINOR, Category.PUNCTUATION)) == 0.1
    assert scale.penalty(finding(Severity.CRITICAL, Category.UNINTELLIGIBLE)) == 25
    assert scale.penalty(finding(Severity.MAJOR)) == 5


def test_a_suppressed_finding_costs_nothing() -> None:
    assert score([finding(Severity.MAJOR, suppressed=True)], 10, SCALES["mqm-core"]).penalty == 0


def test_an_empty_text_has_a_full_score() -> None:
    assert score([], 0, SCALES["mqm-core"]).value == 100
