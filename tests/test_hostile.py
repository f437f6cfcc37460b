"""Copy that was made to break the program: it ends soon, and ends well."""

from __future__ import annotations

import time

import pytest

import auditor

HOSTILE = {
    "han and an address": lambda n: "北京市" * n + " a@b.com",
    "commas": lambda n: "," * n,
    "stops": lambda n: "." * n,
    "exclamation marks": lambda n: "!" * n,
    "open brackets": lambda n: "(" * n,
    "quotation marks": lambda n: '"' * n,
    "single quotes": lambda n: "'a " * n,
    "short paragraphs": lambda n: "Fine.\n\n" * n,
    "headlines": lambda n: "No stop\n\n" * n,
    "quotes": lambda n: '"Yes," he said. ' * n,
    "links with slips": lambda n: "see http://a.b/c ,and " * n,
    "findings": lambda n: "It took two-three days. " * n,
    "abbreviations": lambda n: "a.b." * n,
    "digits": lambda n: "1,2" * n,
    "one word": lambda n: "w" * n,
    "spaces": lambda n: "a" + " " * n + ".",
    "dots and commas": lambda n: "a ,. " * n,
}
SIZE = 4000


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_text_costs_about_twice_the_time(name: str) -> None:
    made = HOSTILE[name]
    checker = auditor.Auditor(auditor.Config())
    checker.audit(made(50))
    times = []
    for size in (SIZE, 4 * SIZE):
        started = time.perf_counter()
        checker.audit(made(size))
        times.append(time.perf_counter() - started)
    assert times[1] < 12 * max(times[0], 0.05), times


@pytest.mark.parametrize("text", ["The city \ud800 fell.", "\x00\x01\x02", "", " ", "\ufeff", "\u202e.", "a\r\rb\r\n", "‘", "'", '"', "\U0001f600 two-three days", "é" * 10])
def test_odd_text_gets_a_report(text: str) -> None:
    report = auditor.audit(text)
    assert report.documents[0].document.text == text
    for finding in report.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)


def test_hundreds_of_findings_of_one_language_do_not_upset_the_guess() -> None:
    report = auditor.audit("The firm opened two-three years ago. " * 1600)
    assert report.documents[0].provenance is not None and report.documents[0].provenance.confidence <= 1
