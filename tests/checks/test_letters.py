"""Digits and look-alike letters inside words."""

from __future__ import annotations

import pytest

from auditor.checks.letters import Letters
from auditor.findings import Safety
from auditor.text.analysis import Analysis
from auditor.text.document import Document


def fixed(text: str) -> dict[str, str]:
    return {finding.span.of(text): finding.fixes[0].edits[0].replacement for finding in Letters().find(Analysis(Document.of_text(text)))}


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("liberat4ed", "liberated"),
        ("gove4rnment", "government"),
        ("m1nister", "minister"),
        ("offici4l", "official"),
        ("p0lice", "police"),
        ("t3rritory", "territory"),
        ("Pаris", "Paris"),  # a Cyrillic а
        ("Кyiv", "Kyiv"),  # a Cyrillic К
        ("presidеnt", "president"),
        ("Αthens", "Athens"),  # a Greek Α
    ],
)
def test_the_word_that_was_meant_is_the_safe_fix(word: str, right: str) -> None:
    text = f"They said {word} fell."
    assert fixed(text) == {word: right}
    assert next(iter(Letters().find(Analysis(Document.of_text(text))))).fixes[0].safety is Safety.SAFE


@pytest.mark.parametrize(
    "text",
    ["A 4x4, COVID-19, 3D, G20, F16s, H1N1, mp3 and Su-35s.", "The 1990s, 2nd and 5pm; MH17; B2B; Web3.", "Киев и Paris, Москва.", "See http://site1.example/pa4th and @us3r.", "#hash4tag x1y2", "α-particles and Ω.", "Версия 2"],
)
def test_codes_foreign_words_and_links_are_silent(text: str) -> None:
    assert fixed(text) == {}


def test_other_languages_are_spared_english_guesses_about_digits() -> None:
    assert not list(Letters().find(Analysis(Document.of_text("Der Mini5ter kam."), language="de")))
