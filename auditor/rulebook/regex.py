"""Regular expressions of rules, on an engine whose time is linear in the text (RE2), so that no pattern can hang a run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import re2

_MEMORY = 8 << 20


class RegexError(ValueError):
    """A regular expression that RE2 does not accept."""


@lru_cache(maxsize=2048)
def _compiled(expression: str) -> Any:
    options = re2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False
    try:
        return re2.compile(expression, options)
    except re2.error as error:
        reason = error.args[0].decode() if error.args and isinstance(error.args[0], bytes) else str(error)
        raise RegexError(reason) from error


def check(expression: str) -> None:
    """Raises RegexError where the expression cannot be used: look-around and back-references need backtracking and are refused."""
    compiled = _compiled(expression)
    if compiled.search("") is not None:
        raise RegexError("it matches the empty string")


def find(expression: str, text: str) -> Iterator[tuple[int, int, dict[str, tuple[int, int]]]]:
    """Yields (start, end, named groups) of every match; the group `mark` narrows the span."""
    compiled = _compiled(expression)
    for match in compiled.finditer(text):
        spans = {name: match.span(number) for name, number in compiled.groupindex.items()}
        groups = {name: span for name, span in spans.items() if span[0] >= 0}
        start, end = groups.pop("mark", match.span())
        yield start, end, groups
