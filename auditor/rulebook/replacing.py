"""Puts a fix's text in the place of the marked words."""

from __future__ import annotations

from auditor.rulebook.engine import Hit
from auditor.text.span import Span

_OPENERS = "\"'“‘«([ -–—"


def replaced(text: str, hit: Hit, replacement: str) -> tuple[Span, str]:
    """The span to replace and what goes there.

    A deletion takes a space beside it along, and hands a sentence's capital on to the word that now opens it.
    """
    start, end = hit.span.start, hit.span.end
    if replacement:
        return hit.span, replacement
    opens = not text[hit.sentence.span.start : start].strip(_OPENERS)
    if text[end : end + 1] == " ":
        end += 1
        following = text[end : end + 1]
        if opens and text[start : start + 1].isupper() and following.islower():
            return Span(start, end + 1), following.upper()
    elif start and text[start - 1] == " ":
        start -= 1
    return Span(start, end), ""
