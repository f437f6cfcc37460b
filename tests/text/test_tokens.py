"""Tokens as columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text.tokens import Tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Deir ez-Zor fell.", ["Deir", "ez", "-", "Zor", "fell", "."]),
        ("74,200 square km (3.5%)", ["74,200", "square", "km", "(", "3.5", "%", ")"]),
        ("the U.N. envoy", ["the", "U.N.", "envoy"]),
        ("Russia’s plan", ["Russia", "’s", "plan"]),
        ("don't O'Brien", ["don't", "O'Brien"]),
        ("they've left", ["they", "'ve", "left"]),
        ("liberat4ed", ["liberat4ed"]),
        ("1,000km and 3.5bn", ["1,000", "km", "and", "3.5", "bn"]),
        ("G20 and COVID-19", ["G20", "and", "COVID", "-", "19"]),
        ("on 3 May, 10:30", ["on", "3", "May", ",", "10:30"]),
        ("北京 Beijing", ["北京", "Beijing"]),
        ("😀 ok", ["😀", "ok"]),
    ],
)
def test_words_numbers_and_marks_are_told_apart(text: str, words: list[str]) -> None:
    assert [token.text for token in Tokens(text)] == words


@given(st.text(max_size=200))
def test_tokens_lie_in_the_text_in_order_and_cover_all_but_white_space(text: str) -> None:
    tokens = Tokens(text)
    last, covered = 0, set()
    for token in tokens:
        assert last <= token.span.start < token.span.end <= len(text)
        assert token.span.of(text) == token.text
        covered.update(range(token.span.start, token.span.end))
        last = token.span.end
    assert all(text[at].isspace() for at in set(range(len(text))) - covered)


def test_a_token_that_touches_the_one_before_is_glued() -> None:
    tokens = Tokens("two-three times")
    assert [tokens.glued(at) for at in range(4)] == [False, True, True, False]
