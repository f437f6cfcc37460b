"""Spaces where none belong and none where one belongs, around commas, stops and brackets; marks that stand twice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from auditor.checks.check import ENGLISH, found
from auditor.findings import Category, Finding, Origin, RuleInfo, Severity
from auditor.text.analysis import Analysis
from auditor.text.span import Span


def _rule(name: str, message: str, why: str) -> RuleInfo:
    return RuleInfo(f"surface.{name}", Category.PUNCTUATION, Severity.MINOR, message, why=why, origin=Origin.SURFACE)


_SOURCE_HABIT = "Chinese, Japanese and Arabic typesetting put the space into the mark; in English it is a character of its own."
BEFORE = _rule("space-before-mark", "No space stands before this mark in English.", "French sets one; English never does.")
AFTER = _rule("no-space-after-mark", "A space is missing after the mark.", _SOURCE_HABIT)
TWICE = _rule("doubled-mark", "The mark stands twice.", "One of the two was left when words between them were cut.")
INSIDE = _rule("space-inside-brackets", "No space stands inside the bracket.", "The bracket touches what it holds.")
NO_GAP = _rule("no-space-before-bracket", "A space is missing before the bracket.", _SOURCE_HABIT)
INITIAL = _rule("no-space-after-initial", "A space is missing between the initial and the surname.", "Slavic typing glues initials to the name; English sets a space.")
FULL_WIDTH = _rule("foreign-mark", "This is the full-width or ideographic form of the mark.", "It was left over from the source's keyboard layout.")

# A dot between two words may be a name (Yahoo.Finance), an initial may be a trade mark: those are read before they are mended.
_SURE = (BEFORE, TWICE, INSIDE, NO_GAP, FULL_WIDTH)
_FULL_WIDTH_FORMS = {"，": ",", "。": ".", "；": ";", "：": ":", "？": "?", "！": "!", "（": "(", "）": ")", "、": ",", "،": ",", "؛": ";", "؟": "?"}
# Each row: rule, what to look for, the replacement of the group `mark`.
_TABLE: tuple[tuple[RuleInfo, re.Pattern[str], str], ...] = (
    (BEFORE, re.compile(r"(?<=[^\W\d_])(?P<mark> +,)(?= )"), ","),
    (BEFORE, re.compile(r"(?<=[^\W\d_]{2})(?P<mark> +[;:?!])(?=\s|\Z)(?!\s*[()DP/\d])"), ""),
    (BEFORE, re.compile(r"(?<=[^\W\d_]{2})(?P<mark> +\.)(?=\s+[A-Z]|\s*\Z)"), "."),
    (AFTER, re.compile(r"(?<=[^\W\d_]{2})(?P<mark>,)(?=[^\W\d_]{2})(?![^\s,]*[/@=])"), ", "),
    (AFTER, re.compile(r"(?<=[^\W\d_]{3})(?P<mark>,)(?=\d{1,3}(?:,\d{3})*[ .,;)])"), ", "),
    (AFTER, re.compile(r"(?<=\s[a-z]{3})(?P<mark>\.)(?=[A-Z][a-z]+\s)|(?<=[a-z]{4})(?P<mark2>\.)(?=[A-Z][a-z]+[ ,])"), ". "),
    (AFTER, re.compile(r"(?<=[^\W\d_]{3})(?P<mark>;)(?=[^\W\d_]{2,})(?<!&amp;)"), "; "),
    (TWICE, re.compile(r"(?<![,\s])(?P<mark>,(?:\s{0,3},){1,3})(?=\s[^,])"), ","),
    (TWICE, re.compile(r"(?<=[^\W\d_]{2})(?P<mark>(?<!\.)\.\.)(?=\s|\Z)"), "."),
    (INSIDE, re.compile(r"(?P<mark>\( +)(?=\w)"), "("),
    (INSIDE, re.compile(r"(?<=\w)(?P<mark> +\))(?=[\s.,;]|\Z)"), ")"),
    (NO_GAP, re.compile(r"(?<=[a-z]{4})(?P<mark>\()(?=[A-Za-z]{4}|[A-Z]{2,}\)|\d)(?![a-z]{1,3}\))"), " ("),
    (INITIAL, re.compile(r"(?<![\w.&/@-])(?P<mark>[A-Z]\.)(?=[A-Z][a-z]{3,}(?![\w.@/(]))"), "\\g<mark> "),
)


class Spacing:
    """Finds slips of the space bar; each has one obvious mending."""

    origin = Origin.SURFACE
    languages: frozenset[str] | None = ENGLISH

    @property
    def rules(self) -> Iterable[RuleInfo]:
        """The rules of this check."""
        return BEFORE, AFTER, TWICE, INSIDE, NO_GAP, INITIAL, FULL_WIDTH

    def find(self, analysis: Analysis) -> Iterable[Finding]:
        """Findings on the text; addresses and links are left alone."""
        text = analysis.text
        links = [match.span() for match in _WORD.finditer(text) if _LINK.search(match.group())] if _MAY_LINK.search(text) else []
        starts = [begun for begun, _ in links]
        for rule, pattern, replacement in _TABLE:
            for match in pattern.finditer(text):
                group = "mark" if match["mark"] is not None else "mark2"
                start, end = match.span(group)
                at = bisect_right(starts, start) - 1
                if at >= 0 and start < links[at][1]:
                    continue
                if rule is BEFORE and not replacement:
                    made = match[group].strip()
                else:
                    made = match.expand(replacement) if "\\" in replacement else replacement
                wide = _wide(text, start, end)
                yield found(rule, wide, replacement=text[wide.start : start] + made + text[end : wide.end], safe=rule in _SURE)
        if not text.isascii():
            yield from _foreign_marks(text)


_WIDEST = 40
_WORD = re.compile(r"\S{1,500}")
_LINK = re.compile(r"https?://|www\.|\w@\w|\w\.(?:com|org|net|gov|edu|ru|cn|ir|ua|info|html?)\b", re.IGNORECASE)
_MAY_LINK = re.compile(r"@|www|://|\.(?:com|org|net|gov|edu|ru|cn|ir|ua|info|htm)", re.IGNORECASE)


def _wide(text: str, start: int, end: int) -> Span:
    """The mark with the words that touch it, so that a reader sees what is meant."""
    while start > 0 and text[start - 1].isalnum() and end - start < _WIDEST:
        start -= 1
    while end < len(text) and text[end].isalnum() and end - start < _WIDEST:
        end += 1
    return Span(start, end)


def _foreign_marks(text: str) -> Iterable[Finding]:
    for match in re.finditer("[" + "".join(_FULL_WIDTH_FORMS) + "]", text):
        start, end = match.span()
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        if not (before.isascii() and after.isascii()):
            continue
        made = _FULL_WIDTH_FORMS[match.group()]
        if made in ",.;:?!" and after[:1].isalnum():
            made += " "
        elif made == "(" and before[:1].isalnum():
            made = " ("
        elif made == ")" and after[:1].isalnum():
            made = ") "
        yield found(FULL_WIDTH, Span(start, end), replacement=made, safe=True)
