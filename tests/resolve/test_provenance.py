"""The source language guessed from the English."""

from __future__ import annotations

import pytest

import auditor
from auditor.findings import Category, Finding, Origin, RuleInfo, Severity
from auditor.resolve.provenance import guess, weighed
from auditor.text.span import Span

RULE = RuleInfo("calque.ru.x", Category.UNIDIOMATIC, Severity.MAJOR, "m", source_languages=("ru", "uk"))
FINDING = Finding("calque.ru.x", Origin.RULE, Category.UNIDIOMATIC, Severity.MAJOR, "m", Span(0, 1), confidence=0.8)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("MOSCOW, August 13. /TASS/. The minister left.", "ru"),
        ("KYIV (Ukrinform) — Oleh Petrenko and Ivan Kovalchuk left.", "uk"),
        ("BEIJING, Nov. 3 (Xinhua) -- Zhang Wei left.", "zh"),
        ("TEHRAN (MNA) – The minister left.", "fa"),
    ],
)
def test_a_dateline_and_names_tell_the_newsroom(text: str, language: str) -> None:
    found = guess(text, [], lambda _: None)
    assert found is not None and found.language == language and found.confidence >= 0.4


def test_nothing_speaks_for_any_language_in_plain_copy() -> None:
    assert guess("The council met on Monday and left.", [], lambda _: None) is None


def test_marks_of_one_language_pile_up() -> None:
    one, many = (guess("The council met.", [FINDING] * number, {RULE.id: RULE}.get) for number in (1, 8))
    assert one is not None and many is not None and many.language in ("ru", "uk") and many.confidence > one.confidence


def test_a_typical_rule_gains_confidence_and_a_foreign_one_loses_some_but_stays() -> None:
    assert weighed(FINDING, RULE, "ru", 1.0).confidence > FINDING.confidence
    foreign = weighed(FINDING, RULE, "zh", 1.0)
    assert foreign.confidence < FINDING.confidence and foreign.severity is Severity.MINOR
    assert weighed(FINDING, RULE, None, 0.0) == FINDING


def test_the_report_says_what_was_guessed() -> None:
    report = auditor.audit("Port opens\n\nMOSCOW, August 13. /TASS/. It will take two-three weeks, he said.")
    assert report.documents[0].provenance is not None and report.documents[0].provenance.language == "ru"
    assert auditor.audit("Fine.", source_language="ru").documents[0].provenance is None
