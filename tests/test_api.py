"""The Python interface."""

from __future__ import annotations

import pytest

import auditor


def test_audit_gives_a_report_with_findings_and_scores() -> None:
    report = auditor.audit("The city was liberat4ed. It rained.")
    (finding,) = report.findings
    assert (finding.rule, finding.severity, finding.fixes[0].title) == ("surface.digit-in-word", auditor.Severity.MAJOR, "liberated")
    assert (report.documents[0].words, report.documents[0].score.penalty, report.documents[0].score.value) == (6, 5.0, pytest.approx(100 * (1 - 5 / 6)))
    assert not report.passed


def test_options_are_settings_by_name_and_unknown_ones_are_refused() -> None:
    assert list(auditor.audit("It was liberat4ed.", ignore=["surface"]).findings) == []
    with pytest.raises(auditor.ConfigError, match="did you mean 'ignore'"):
        auditor.audit("Fine.", ignor=["surface"])


def test_a_report_prints_well_and_escapes_copy_in_notebooks() -> None:
    report = auditor.audit("It was <b>liberat4ed</b> & more.")
    assert "1:11: major surface.digit-in-word «liberat4ed» → liberated" in str(report)
    html = report._repr_html_()
    assert "<b>" not in html and "liberat4ed" in html


def test_one_auditor_serves_many_texts() -> None:
    checker = auditor.Auditor(auditor.Config())
    assert [len(list(checker.audit(text).findings)) for text in ("It was liberat4ed.", "Fine.")] == [1, 0]


def test_fingerprints_survive_edits_elsewhere_and_tell_places_apart() -> None:
    one = "Rain fell. The port was liberat4ed on Monday."
    two = "Much rain fell on the town.\n\nIt went on. The port was liberat4ed on Monday. All left."
    first, second = ([finding.fingerprint for finding in auditor.audit(text).findings] for text in (one, two))
    assert first == second
    (other,) = auditor.audit("The town was liberat4ed today.").findings
    assert other.fingerprint not in first


def test_the_language_decides_what_runs_and_the_report_says_what_did_not() -> None:
    report = auditor.audit("Der Hafen wurde befreit .", language="de")
    assert [notice.code for notice in report.documents[0].notices] == ["no-rules"]
