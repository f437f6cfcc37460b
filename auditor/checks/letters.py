"""Digits and foreign look-alike letters inside words: `liberat4ed`, `Pаris` with a Cyrillic а."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from auditor.checks.check import found
from auditor.findings import Category, Finding, Origin, RuleInfo, Severity
from auditor.language.characters import DIGIT_KEYS, DIGIT_SHAPES, LOOK_ALIKES, latinised, script
from auditor.language.en.lexicon import frequency, is_word
from auditor.language.tags import primary
from auditor.text.analysis import Analysis
from auditor.text.span import Span

DIGIT = RuleInfo(
    "surface.digit-in-word",
    Category.SPELLING,
    Severity.MAJOR,
    "A digit has slipped into the word.",
    why="The key of a digit lies next to the letters, and scanners read some letters as digits; spell checkers skip words with digits in them.",
    origin=Origin.SURFACE,
)
LOOK_ALIKE = RuleInfo(
    "surface.look-alike-letter",
    Category.SPELLING,
    Severity.MAJOR,
    "A letter of another script stands in the word; it only looks right.",
    why="Searches, links and speech readers do not find a word with a Cyrillic or Greek letter in it.",
    origin=Origin.SURFACE,
)

_WITH_DIGIT = re.compile(r"(?<![\w#@/.&=-])(?:[A-Za-z][a-z]*\d{1,2}[a-z]+|[a-z]{4,}\d|\d[a-z]{5,})(?![\w@/=-]|\.\w)")
_FOREIGN = re.compile("[" + "".join(LOOK_ALIKES) + "]")
_WORD_AROUND = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LEAST_LENGTH, _LEAST_FREQUENCY = 4, 3


class Letters:
    """Finds words that no native hand typed with those characters on purpose."""

    origin = Origin.SURFACE
    languages: frozenset[str] | None = None

    @property
    def rules(self) -> Iterable[RuleInfo]:
        """The rules of this check."""
        return DIGIT, LOOK_ALIKE

    def find(self, analysis: Analysis) -> Iterable[Finding]:
        """Findings on the text."""
        if primary(analysis.language) == "en":
            yield from _digits(analysis.text)
        yield from _look_alikes(analysis.text)


def _digits(text: str) -> Iterator[Finding]:
    for match in _WITH_DIGIT.finditer(text):
        word = _without_digits(match.group())
        if word is not None:
            yield found(DIGIT, Span(*match.span()), replacement=word, safe=True)


def _without_digits(word: str) -> str | None:
    """The commonest word that the digits may have been meant for: dropped, read as a letter of that shape, or as a neighbouring key."""
    digits = re.findall(r"\d+", word)
    if len(digits) != 1 or len(word) < _LEAST_LENGTH + 1:
        return None
    before, _, after = word.partition(digits[0])
    # "£3million" and "covid2" are a number and a word without the space between them.
    if (not before and is_word(after)) or (not after and is_word(before.lower())):
        return None
    shapes = DIGIT_SHAPES.get(digits[0], "") if len(digits[0]) == 1 else ""
    keys = DIGIT_KEYS.get(digits[0], "") if len(digits[0]) == 1 else ""
    for letters in ([""], list(shapes), list(keys)):
        options = [(frequency((before + letter + after).lower()), before + letter + after) for letter in letters]
        known = [(count, option) for count, option in options if count is not None and count >= _LEAST_FREQUENCY and len(option) >= _LEAST_LENGTH]
        if known:
            return max(known)[1]
    return None


def _look_alikes(text: str) -> Iterator[Finding]:
    if text.isascii():
        return
    done = -1
    for match in _FOREIGN.finditer(text):
        if match.start() < done:
            continue
        start = _word_start(text, match.start())
        around = _WORD_AROUND.match(text, start)
        if around is None:
            continue
        done = around.end()
        made = _all_latin(around.group())
        if made is not None:
            yield found(LOOK_ALIKE, Span(*around.span()), replacement=made, safe=True)


def _word_start(text: str, at: int) -> int:
    while at > 0 and text[at - 1].isalpha():
        at -= 1
    return at


def _all_latin(word: str) -> str | None:
    """The Latin form of a word that mixes scripts; None for words of one script and for honest mixtures ("Ψ-ontic")."""
    made = latinised(word)
    scripts = {script(letter) for letter in word} - {""}
    if made is None or made == word or "Latin" not in scripts:
        return None
    parts = re.split(r"['’-]", word)
    if all(len({script(letter) for letter in part}) == 1 for part in parts):
        return None
    return made
