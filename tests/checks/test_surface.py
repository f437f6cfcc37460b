"""Doubled words, marks, spaces, furniture."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.checks.balance import Balance
from auditor.checks.check import Check
from auditor.checks.doubled import Doubled
from auditor.checks.furniture import Furniture
from auditor.checks.marks import Marks
from auditor.checks.spacing import Spacing
from auditor.findings import Edit, Finding
from auditor.text.analysis import Analysis
from auditor.text.document import Document


def findings(check: Callable[[], Check], text: str, **about: str) -> list[Finding]:
    return list(check().find(Analysis(Document(name="t", text=text, **about))))


def mended(text: str, found: list[Finding]) -> str:
    edits: list[Edit] = sorted((edit for finding in found for edit in finding.fixes[0].edits), key=lambda edit: -edit.span.start)
    for edit in edits:
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


@pytest.mark.parametrize(("text", "right"), [("He left the the port.", "He left the port."), ("It was in in May.", None), ("They sent aid aid to it.", "They sent aid to it.")])
def test_a_doubled_word_is_said_once(text: str, right: str | None) -> None:
    found = findings(Doubled, text)
    assert (mended(text, found) if found else None) == right


@pytest.mark.parametrize(
    "text",
    ["He said that that was it; he had had it.", "Duran Duran and Pago Pago.", "It is very very good.", "One. One more.", "no-no no", "2020 2020", "ha ha ha", "The city of\n\nof course"],
)
def test_names_emphasis_and_grammar_may_double(text: str) -> None:
    assert findings(Doubled, text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The port ,which burned.", "The port ,which burned."),
        ("The port , which burned.", "The port, which burned."),
        ("New cases,and deaths.", "New cases, and deaths."),
        ("Local cases,4 are imported.", "Local cases, 4 are imported."),
        ("He left today.Then it rained.", "He left today. Then it rained."),
        ("It fell,, then rose.", "It fell, then rose."),
        ("It fell.. Then it rose.", "It fell. Then it rose."),
        ("The port ( in the south ) burned.", "The port (in the south) burned."),
        ("The ministry(MFA) said.", "The ministry (MFA) said."),
        ("It was N.Mladenov who came.", "It was N. Mladenov who came."),
        ("Who came ?", "Who came?"),
        ("The port，which burned。", "The port, which burned."),
    ],
)
def test_slips_of_the_space_bar_are_mended(text: str, right: str) -> None:
    assert mended(text, findings(Spacing, text)) == right


@pytest.mark.parametrize(
    "text",
    [
        "It cost 3,500 (about 2.5%), i.e. less.",
        "See www.example.com/a,b and a.Name@example.org now.",
        "The U.S.Army? No: the U.S. Army; J.K. Rowling; A.P. Moller.",
        "He paused ... and left. Read more at Booking.com today.",
        "f(x) and the word(s), the mayor(s); 10(b)",
        "Prices rose 5 percent : 3 in May.",
        "会议，结束。",
    ],
)
def test_right_spacing_is_silent(text: str) -> None:
    assert findings(Spacing, text) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The port (in the south burned.\n\nIt rained.", ["("]),
        ("The port in the south) burned.", [")"]),
        ('He said, "We go.\n\nIt rained.', ['"']),
        ("He said, “We go. “No,” he said.\n\nIt rained.", ["“"]),
    ],
)
def test_a_mark_without_its_partner_is_found(text: str, marked: list[str]) -> None:
    assert [finding.span.of(text) for finding in findings(Balance, text)] == marked


@pytest.mark.parametrize(
    "text",
    [
        'He said, "We go on.\n\n"And on."\n\nThen he left.',
        "1) the port; 2) the ship; a) one :)",
        'A 6\'2" man and a 12" gun.\n\nIt rained.',
        '"We must',
        "“Yes,” he said. [He left.]\n\nIt rained.",
    ],
)
def test_reopened_quotations_lists_and_inches_are_balanced(text: str) -> None:
    assert findings(Balance, text) == []


def test_ten_thousand_unbalanced_brackets_end_soon_and_are_not_all_listed() -> None:
    assert 1 <= len(findings(Balance, "(" * 10_000)) <= 20


def test_mixed_marks_are_reported_once_at_the_first_of_the_fewer() -> None:
    text = 'He said, "Yes." "No," she said.\n\nRussia’s plan - the first - was – in short – dead.'
    assert [(finding.rule, finding.span.of(text)) for finding in findings(Marks, text)] == [("surface.mixed-quotes", "’"), ("surface.mixed-dashes", " - ")]
    assert findings(Marks, 'He said, "Yes."\n\nIt isn\'t - well - so.') == []


def test_furniture_left_in_plain_copy_is_found_and_in_html_it_may_stand() -> None:
    text = "All news\nUpdated at:\xa0\n\nMinister leaves\n\nThe minister left."
    assert [(finding.rule, finding.span.of(text)) for finding in findings(Furniture, text)] == [("surface.furniture", "All news"), ("surface.empty-field", "Updated at:")]
    assert findings(Furniture, text, format="html") == []
