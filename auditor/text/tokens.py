"""Tokens as columns, with views made on demand: a thousand rules must not pay for a million little objects."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.text.span import Span

# Words hold their inner apostrophes (O'Brien, don't) but not a clitic that a rule may want to see by itself ('s, 'll, 've, 're, 'd, 'm);
# hyphenated words are several tokens that touch; initials and abbreviations keep their stops (U.N., a.m.); numbers keep separators.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,:]\d+)+(?!\d)"
    r"|\d+(?!\w)"
    r"|[^\W_]+(?:['’](?!(?:s|ll|ve|re|d|m)\b)[^\W_]+)*"
    r"|['’](?:s|ll|ve|re|d|m)\b"
    r"|\S"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A view of one token."""

    text: str
    span: Span
    key: str


class Tokens:
    """Columns of equal length: `starts`, `ends` (code points) and `keys` (lower case, straight apostrophes)."""

    __slots__ = ("ends", "keys", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        words: list[str] = []
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            self.starts.append(start)
            self.ends.append(end)
            words.append(text[start:end])
        self.keys: list[str] = [key_of(word) for word in words] if "’" in text else [word.lower() for word in words]

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, index: int) -> Token:
        span = Span(self.starts[index], self.ends[index])
        return Token(span.of(self.text), span, self.keys[index])

    def __iter__(self) -> Iterator[Token]:
        return (self[index] for index in range(len(self)))

    def word(self, index: int) -> str:
        """The token as it stands in the text."""
        return self.text[self.starts[index] : self.ends[index]]

    def glued(self, index: int) -> bool:
        """True when no space stands between this token and the one before it."""
        return index > 0 and self.starts[index] == self.ends[index - 1]

    def first_at(self, offset: int) -> int:
        """Index of the first token that starts at `offset` or later."""
        return bisect_left(self.starts, offset)

    def within(self, span: Span) -> range:
        """Indices of the tokens that start inside `span`."""
        return range(self.first_at(span.start), self.first_at(span.end))


def key_of(word: str) -> str:
    """The form under which rules look a token up."""
    return word.lower().replace("’", "'")
