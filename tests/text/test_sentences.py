"""Sentence borders in newswire."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text.sentences import LONGEST, split
from auditor.text.span import Span


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "expected",
    [
        ["The envoy left.", "Talks go on."],
        ["Gen. A. B. Petrov met Mr. Lee on Nov. 3 in St. Petersburg.", "No. 5 was closed."],
        ["The U.N. Security Council met at 5 p.m. Monday.", "He works for the U.N.", "The vote is today."],
        ["Prices rose by 3.5 percent.", "That was in May."],
        ['"We agreed," he said.', '"Nothing else matters."', "Then he left."],
        ["Is it so?", "Yes!", "It is…", "Well."],
        ["It was (see p. 4) a long day.", "[Sic.]", "The end."],
        ["He paused ... and went on.", "Then..."],
        ["The firm, Acme Inc., fell.", "It was bought by Smith & Co.", "The price was not named."],
        ["He said no.", "They said yes."],
        ["会议结束。", "他离开了。"],
        ["A headline without a full stop"],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    text = "".join(expected) if expected[0].endswith("。") else " ".join(expected)
    assert sentences(text) == expected


@given(st.text(alphabet="ab .!?\"'”’)(\n\u00a0A1…。U", max_size=120))
def test_sentences_lie_in_order_and_lose_nothing_but_white_space(text: str) -> None:
    spans = list(split(text, Span(0, len(text))))
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(before.end <= after.start for before, after in pairwise(spans))


def test_a_stretch_without_borders_is_cut_so_that_no_check_meets_an_unbounded_sentence() -> None:
    assert max(len(sentence) for sentence in sentences("word " * 10_000)) <= LONGEST
    assert max(len(sentence) for sentence in sentences("w" * 30_000)) <= LONGEST
