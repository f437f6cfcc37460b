"""Direct speech as spans, the quotation marks included."""

from __future__ import annotations

import re

from auditor.text.span import Span

_MARK = re.compile(r"[\"“”„«»]|(?<![^\W_])‘(?=[\w\[(…])|’(?![^\W_])|(?<![\w'])'(?=\w)|(?<=[\w.,!?…])'(?![\w'])")
_CLOSING = {"“": "”", "„": "“”", "«": "»", "‘": "’", "'": "'"}


def quotes(text: str, block: Span) -> tuple[Span, ...]:
    """Outermost quotations of a paragraph; one that is never closed runs to the paragraph's end (the next paragraph reopens it)."""
    found: list[Span] = []
    opened: tuple[int, str] | None = None
    for match in _MARK.finditer(text, block.start, block.end):
        mark, at = match.group(), match.start()
        if opened is None:
            if mark == '"' and _opens(text, at, block):
                opened = at, '"'
            elif mark in _CLOSING and (mark != "'" or not _is_apostrophe(text, at)):
                opened = at, _CLOSING[mark]
        elif mark in opened[1]:
            found.append(Span(opened[0], at + 1))
            opened = None
    if opened is not None and opened[1] not in "’'":
        found.append(Span(opened[0], block.end))
    return tuple(found)


def _is_apostrophe(text: str, at: int) -> bool:
    """'90s, 'em, or the end of a plural possessive: no quotation opens here."""
    return text[at + 1 : at + 2].isdigit() or text[at + 1 : at + 4].lower() in ("em ", "til", "cau") or (at > 0 and text[at - 1].isalnum())


def _opens(text: str, at: int, block: Span) -> bool:
    """A straight mark opens when a character follows it directly and none but an opener or space stands before it."""
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    return not after.isspace() and (before.isspace() or before in "([—–-/‘'")
