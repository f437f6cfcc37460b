"""Sentence borders in newswire: datelines, initials, abbreviations, quotations and headlines without a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.language.en.abbreviations import BINDING, OPEN
from auditor.text.span import Span

_CLOSERS = "\"'”’»)]"
# A mark that may end a sentence, the closing quotes and brackets after it, and white space.
_END = re.compile(r"(?:(?<![.!?…])[.!?…]+[\"'”’»)\]]{0,4}(?=\s)|[。！？]+[」』”’）]{0,3})")
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘«/]+\Z")
_OPENER = re.compile(r"[\"'“‘«(\[¿¡—–-]{0,3}\s?")
_WINDOW = 64
# Longer stretches without a border are cut at white space, so that no check meets an unbounded sentence.
LONGEST = 6000


def split(text: str, block: Span) -> Iterator[Span]:
    """Yields the sentences of a block, trimmed of white space, in order."""
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if match.end() < block.end and not _is_border(text, match.start(), match.end(), block):
            continue
        yield from _bounded(text, start, match.end())
        start = match.end()
    yield from _bounded(text, start, block.end)


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield Span(start, cut)
        start = cut + 1 if text[cut] == " " else cut
    if start < end:
        yield Span(start, end)


def _is_border(text: str, mark: int, end: int, block: Span) -> bool:
    """Whether the mark at `mark` ends a sentence, judged from the word before it and the character after it."""
    after = end
    while after < block.end and text[after].isspace():
        after += 1
    if after >= block.end:
        return True
    opener = _OPENER.match(text, after, min(block.end, after + 5))
    following = text[min(opener.end(), block.end - 1)] if opener else text[after]
    if text[mark] in "。！？":
        return True
    closed = any(character in _CLOSERS for character in text[mark:end])
    if text[mark] in "!?":
        return not following.islower()
    if text[mark] == "…" or text[mark:end].startswith(".."):
        return following.isupper() or following.isdigit()
    if following.islower():
        return False
    return closed or _stop_ends(text, mark, following, block)


def _stop_ends(text: str, mark: int, following: str, block: Span) -> bool:
    """A single full stop followed by something that could open a sentence."""
    before = _LAST_WORD.search(text[max(block.start, mark - _WINDOW) : mark])
    word = before.group() if before else ""
    bare = word.lower().replace("’", "'")
    if bare in BINDING:
        return word.islower() and bare in {"sun", "sat", "no", "art", "fig", "sec", "mar", "may", "c", "v", "co"} and following.isupper()
    if len(word) == 1 and word.isupper():
        return False
    if re.fullmatch(r"(?:\w\.)+\w", word):
        return bare in OPEN and following.isupper() and _opens_sentence(text, mark, block)
    if bare in OPEN:
        return following.isupper() and _opens_sentence(text, mark, block)
    return True


_STARTERS = frozenset(
    """the a an this that these those he she it they we i you his her its their our my in on at for from with by as after before but and or however
    when while if although since according there here earlier later meanwhile officials police both all some many most what who why how""".split()
)
_NEXT_WORD = re.compile(r"\W{0,6}(\w+)")


def _opens_sentence(text: str, mark: int, block: Span) -> bool:
    """After an abbreviation that may close a sentence: does the next word usually open one?"""
    match = _NEXT_WORD.match(text, mark + 1, min(block.end, mark + _WINDOW))
    return bool(match) and match.group(1).lower() in _STARTERS  # type: ignore[union-attr]
