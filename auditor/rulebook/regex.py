"""Regular expressions of rules, on an engine whose time is linear in the text (RE2), so that no pattern can hang a run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import re2

_MEMORY = 8 << 20
_SURROGATES = re.compile("[\ud800-\udfff]")


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


def check(expression: str) -> set[str]:
    """The names of its groups but `mark`. Raises RegexError where it cannot be used: look-around and back-references need backtracking."""
    compiled = _compiled(expression)
    if compiled.search("") is not None:
        raise RegexError("it matches the empty string")
    return set(compiled.groupindex) - {"mark"}


def find(expression: str, text: str) -> Iterator[tuple[int, int, dict[str, tuple[int, int]]]]:
    """Yields (start, end, named groups) of every match; the group `mark` narrows the span."""
    compiled = _compiled(expression)
    # RE2 works on UTF-8, which has no lone surrogates; a stand-in of the same length keeps offsets right.
    for match in compiled.finditer(_SURROGATES.sub("\ufffd", text)):
        spans = {name: match.span(number) for name, number in compiled.groupindex.items()}
        groups = {name: span for name, span in spans.items() if span[0] >= 0}
        start, end = groups.pop("mark", match.span())
        yield start, end, groups
