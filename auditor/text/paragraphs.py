"""Paragraphs of plain text: blank lines always divide, single line ends only where the text is not hard-wrapped."""

from __future__ import annotations

import re
from itertools import pairwise

from auditor.text.span import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_WRAPPED_WIDTH = range(50, 101)


def paragraphs(text: str) -> tuple[Span, ...]:
    """Spans of the paragraphs, trimmed of white space."""
    lines = [match.span() for match in _LINE.finditer(text) if match.end() > match.start()]
    wrapped = _is_hard_wrapped(text, lines)
    found: list[Span] = []
    begin: int | None = None
    last = 0
    for start, end in lines:
        blank = not text[start:end].strip()
        if begin is not None and (blank or not wrapped):
            found.append(_trimmed(text, begin, last))
            begin = None
        if not blank:
            begin = start if begin is None else begin
            last = end
    if begin is not None:
        found.append(_trimmed(text, begin, last))
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> Span:
    body = text[start:end]
    return Span(start + len(body) - len(body.lstrip()), end - (len(body) - len(body.rstrip())))


def _is_hard_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Hard-wrapped copy has lines of one width that break inside sentences."""
    broken = inner = 0
    for (start, end), (after, after_end) in pairwise(lines):
        line, following = text[start:end].strip(), text[after:after_end].strip()
        if not line or not following:
            continue
        inner += 1
        if line[-1] not in '.!?:;"”’)' and len(line) in _WRAPPED_WIDTH and following[0].islower():
            broken += 1
    return broken >= 2 and broken * 4 >= inner
