"""Splits HTML into tags and the stretches of text between them, with their places, in time linear in the file.

After the tokenisation of https://html.spec.whatwg.org/#tokenization. Not `html.parser`: there an unclosed quote or comment, repeated,
costs quadratic time (CVE-2025-6069; still so in Python 3.11.7), and what it makes of odd markup differs between Python releases.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
"""Elements whose content is no markup; none of it is copy, so it is left out."""

_FOREIGN = frozenset({"svg", "math"})
_KEPT = frozenset({"class", "hidden", "itemprop", "lang", "xml:lang", "rel"})
_SPACE = " \t\n\r\f"
_MARKUP = re.compile(r"<(?=[A-Za-z!?/])")
_COMMENT_END = re.compile(r"--!?>")
_NAME = re.compile(rf"[^{_SPACE}/>]+")
# Each part is optional and followed by one that cannot take its characters, so there is nothing to backtrack into.
_ATTRIBUTE = re.compile(rf"[{_SPACE}/]*([^{_SPACE}/>][^{_SPACE}/>=]*)?[{_SPACE}]*(=?)[{_SPACE}]*")
_UNQUOTED = re.compile(rf"[^{_SPACE}>]*")
_RAW_END = {name: re.compile(rf"</{name}(?=[{_SPACE}/>])", re.IGNORECASE | re.ASCII) for name in RAW}


class Stretch(NamedTuple):
    """Text between tags, character references included: `file_text[start:end]`."""

    start: int
    end: int


class Tag(NamedTuple):
    """A start or end tag, `file_text[start:end]`; of its attributes only those that say something about copy are kept."""

    name: str
    start: int
    end: int
    closes: bool = False
    empty: bool = False
    attributes: dict[str, str] = {}  # noqa: RUF012 - shared by the tags without attributes and never written to


def split_tags(text: str, *, xml: bool = False) -> Iterator[Tag | Stretch]:
    """Tags and text in file order; comments, declarations and the content of `RAW` elements are left out.

    What is never closed (a comment, a tag, a <script>) reaches to the end of the file, as it does in a browser.

    Args:
        text: the decoded file.
        xml: `<script/>` has no content (XHTML); in HTML the slash means nothing outside <svg> and <math>.

    """
    at, size, drawing = 0, len(text), 0
    while at < size:
        found = _MARKUP.search(text, at)
        if found is None:
            yield Stretch(at, size)
            return
        opening = found.start()
        if opening > at:
            yield Stretch(at, opening)
        after = text[opening + 1 : opening + 3]
        if after[0].isalpha() or (after[0] == "/" and after[1:].isascii() and after[1:].isalpha()):
            tag = _tag(text, opening)
            if tag is None:
                return
            yield tag
            at = tag.end
            if tag.name in _FOREIGN and not tag.empty:
                drawing += -1 if tag.closes else 1
            if tag.name in RAW and not tag.closes and not (tag.empty and (xml or drawing > 0)):
                raw_end = _RAW_END[tag.name].search(text, at)
                at = raw_end.start() if raw_end else size
        else:
            at = _declaration_end(text, opening)


def _declaration_end(text: str, opening: int) -> int:
    """Where the comment, declaration or stray `</` that begins at `opening` ends."""
    if text.startswith("<!--", opening):
        found = _COMMENT_END.search(text, opening + 2)  # `<!-->` and `<!--->` are comments too
        return found.end() if found else len(text)
    close = text.find(">", opening)
    return close + 1 if close >= 0 else len(text)


def _tag(text: str, start: int) -> Tag | None:
    """The tag that begins at `start`; None when the file ends inside it."""
    closes = text[start + 1] == "/"
    name = _NAME.match(text, start + 1 + closes)
    if name is None:  # a letter has been seen there
        return None
    at = name.end()
    attributes: dict[str, str] = {}
    while True:
        attribute = _ATTRIBUTE.match(text, at)
        if attribute is None or attribute.end() >= len(text):
            return None
        at, key, value = attribute.end(), (attribute[1] or "").lower(), ""
        if attribute[2] and text[at] in "\"'":
            quote_end = text.find(text[at], at + 1)
            if quote_end < 0:
                return None
            value, at = text[at + 1 : quote_end] if key in _KEPT else "", quote_end + 1
        elif attribute[2]:
            unquoted = _UNQUOTED.match(text, at)
            value, at = (unquoted[0], unquoted.end()) if unquoted else ("", at)
        if key in _KEPT:
            attributes.setdefault(key, value)
        if text[at : at + 1] == ">":
            break
        if at >= len(text):
            return None
    return Tag(name[0].lower(), start, at + 1, closes, text[at - 1] == "/" and not closes, attributes)
