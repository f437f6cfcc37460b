"""Which part of a story each paragraph is: headline, deck, dateline, byline, body, caption, furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.text.document import Block, Zone
from auditor.text.span import Span

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_PLACE = r"[A-Z][\w'’.]*(?:[ /-][A-Z\d(][\w'’.)]*){0,4}"
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_AGENCY = r"(?:\([A-Z][^()\n]{0,40}\)|/[A-Z][^/\n]{0,30}/)"
# MOSCOW, August 13. /TASS/.  |  BEIJING, Nov. 3 (Xinhua) --  |  KYIV (Ukrinform) —  |  TEHRAN –
DATELINE = re.compile(
    rf"{_PLACE}(?:, {_PLACE})?(?:, {_DATE})?\.?\s{_AGENCY}\s?(?:--|[-–—.:])+(?=\s|[A-Z\"“])"
    rf"|{_PLACE}(?:, {_PLACE})?, {_DATE}\.?\s(?:--|[-–—])(?=\s)"
    rf"|[A-Z][A-Z'’.-]{{2,}}(?:[ ,/-]{{1,2}}[A-Z][A-Z'’.-]+){{0,3}}\s(?:--|[–—])(?=\s)"
)
_FURNITURE = re.compile(
    r"(?:all (?:the )?news|latest news|news(?: ?feed)?|home(?: ?page)?|menu|search|share(?: this)?(?: (?:article|story|on .{1,20}))?|tweet"
    r"|print(?: version)?|e-?mail|comments?(?: \(\d+\))?|read (?:more|also|next)\b.{0,120}|related (?:news|stories|articles|topics)?:?.{0,80}"
    r"|see also:?.{0,120}|most (?:read|popular)|trending|advertisement|sponsored|subscribe\b.{0,80}|sign up\b.{0,80}|follow us\b.{0,60}"
    r"|(?:last )?updated?(?: at| on)?\s?:.{0,40}|published(?: at| on)?\s?:?.{0,40}|posted(?: at| on)?\s?:.{0,40}|date\s?:.{0,40}|source\s?:.{0,60}"
    r"|tags?\s?:.{0,200}|category\s?:.{0,60}|topics?\s?:.{0,120}|author\s?:.{0,60}|©.{0,120}|copyright\b.{0,120}|all rights reserved.{0,80}"
    r"|\d+ (?:views|shares|comments)|loading\W*|next|previous|back to top|[|•·>»\s]+)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:By|BY|Reported by|Written by) [A-Z][\w.'’-]+(?: (?:and|AND|[A-Z][\w.'’,-]+)){0,8}")
_CAPTION = re.compile(
    r"(?:\(?(?:file )?photo(?:graph)?s?\b\s?[:/(].*|image\s?[:/].*|picture\s?[:/].*|caption\s?:.*|fot[oó]\s?:.*"
    r"|[^.]{3,300}[.)] (?:Photo|Image|Credit|Picture)\s?[:/].{1,80})",
    re.IGNORECASE | re.DOTALL,
)
_ENDS = re.compile(r"[.!?…:;,][\"'”’»)\]]{0,3}\Z")
_HEADLINE_WORDS, _DECK_WORDS, _SUBHEAD_WORDS = 30, 60, 10


def classify(text: str, blocks: Sequence[Block], *, zone: Zone | None) -> tuple[Block, ...]:
    """Gives every block a zone; datelines are cut off as blocks of their own.

    `zone` is what the input says of the whole text; a block's own zone (from markup) is believed first.
    """
    out: list[Block] = []
    seen_body = seen_headline = False
    single = len(blocks) == 1
    for block in blocks:
        given = block.zone or zone
        kind = given or _guess(block.span.of(text), single, seen_body, seen_headline)
        if kind in (Zone.BODY, Zone.DECK):
            dateline = _dateline(text, block.span) if not seen_body else None
            if dateline:
                out.append(Block(dateline, Zone.DATELINE))
                start = dateline.end
                while start < block.span.end and text[start].isspace():
                    start += 1
                block, kind = Block(Span(start, block.span.end)), Zone.BODY
        seen_body, seen_headline = seen_body or kind is Zone.BODY, seen_headline or kind is Zone.HEADLINE
        if len(block.span):
            out.append(Block(block.span, kind))
    return tuple(out)


def _dateline(text: str, span: Span) -> Span | None:
    match = DATELINE.match(text, span.start, min(span.end, span.start + 120))
    return Span(match.start(), match.end()) if match else None


def _guess(content: str, single: bool, seen_body: bool, seen_headline: bool) -> Zone:
    """The zone of a paragraph of plain text, from its shape and from what came before it."""
    if len(content) < 300 and _FURNITURE.fullmatch(content):
        return Zone.FURNITURE
    if single:
        return Zone.BODY
    if len(content) < 120 and _BYLINE.fullmatch(content):
        return Zone.BYLINE
    if len(content) < 600 and _CAPTION.fullmatch(content):
        return Zone.CAPTION
    words, open_ended = len(content.split()), not _ENDS.search(content)
    if seen_body:
        return Zone.HEADLINE if open_ended and words <= _SUBHEAD_WORDS and content[:1].isupper() else Zone.BODY
    if DATELINE.match(content[:120]):
        return Zone.BODY
    if not seen_headline:
        headline = words <= _HEADLINE_WORDS and (open_ended or content.endswith(("?", "!", "…")))
        return Zone.HEADLINE if headline else Zone.BODY
    return Zone.DECK if open_ended and words <= _DECK_WORDS else Zone.BODY
