"""One pass over the tokens finds every rule: an anchor index says which few rules to try at a token."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from auditor.rulebook import regex
from auditor.rulebook.anchors import anchors
from auditor.rulebook.index import indexed
from auditor.rulebook.matcher import Attempt, Match, compiled, match_from
from auditor.rulebook.nodes import NodeSequence
from auditor.rulebook.rule import Rule
from auditor.rulebook.template import filled
from auditor.text.analysis import Analysis, Sentence
from auditor.text.span import Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that matched: the marked words, and its fixes' texts in order (None where a form could not be made)."""

    rule: Rule
    span: Span
    replacements: tuple[str | None, ...]
    sentence: Sentence


class _Entry:
    """A pattern to try when one of its anchor words stands at a token; read and compiled when that first happens."""

    __slots__ = ("_matcher", "least", "most", "offset", "rule", "sequence", "words")

    def __init__(self, rule: Rule, which: int, least: int, most: int, offset: int, words: frozenset[str]) -> None:
        self.rule, self.sequence = rule, rule.patterns[which]
        self.least, self.most, self.offset, self.words = least, most, offset, words
        self._matcher: Match | None = None

    @property
    def matcher(self) -> Match:
        if self._matcher is None:
            self._matcher = compiled(self.sequence)
        return self._matcher


_NO_WORDS: frozenset[str] = frozenset()


class Rulebook:
    """Rules of one language with their anchor index; a rule that nothing in a text calls for is never even decoded."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        built = list(rules)
        self._set_up([rule.id for rule in built], list(built), indexed(built))

    @classmethod
    def from_compiled(cls, ids: list[str], lines: list[str], index: dict[str, Any]) -> Rulebook:
        """A rulebook from what packs.py keeps: ids, one JSON line per rule, and the index."""
        made = cls.__new__(cls)
        made._set_up(ids, list(lines), index)
        return made

    def _set_up(self, ids: list[str], sources: list[Rule | str], index: dict[str, Any]) -> None:
        self.ids = tuple(ids)
        self._sources, self._index = sources, index
        self._numbers = {identifier: number for number, identifier in enumerate(ids)}
        self._entries: list[_Entry | None] = [None] * len(index["entries"])
        self._ready: dict[str, list[_Entry]] = {}

    def _rule(self, number: int) -> Rule:
        source = self._sources[number]
        if isinstance(source, str):
            source = self._sources[number] = Rule.from_json(json.loads(source))
        return source

    def _prepared(self, word: str) -> list[_Entry]:
        """The entries of an anchor word."""
        found = []
        for number in self._index["anchors"][word]:
            entry = self._entries[number]
            if entry is None:
                rule, which, least, most, offset, row = self._index["entries"][number]
                words = frozenset(self._index["words"][row]) if row >= 0 else _NO_WORDS
                entry = self._entries[number] = _Entry(self._rule(rule), which, least, most, offset, words)
            found.append(entry)
        self._ready[word] = found
        return found

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, in pack order."""
        return tuple(self._rule(number) for number in range(len(self._sources)))

    @property
    def index(self) -> dict[str, Any]:
        """The anchor index as plain data (index.py)."""
        return self._index

    def get(self, identifier: str) -> Rule | None:
        """The rule with this id, or None."""
        number = self._numbers.get(identifier)
        return None if number is None else self._rule(number)

    def named(self, name: str) -> Rule | None:
        """The rule with this id or alias, or None."""
        return self.get(name) or next((rule for rule in self.rules if name in rule.aliases), None)

    def find(self, analysis: Analysis) -> list[Hit]:
        """Every match of every rule, in the order of the text, once per rule and span."""
        found: dict[tuple[str, Span], Hit] = {}
        search = _Search(analysis)
        for hit in self._pattern_hits(analysis, search):
            found.setdefault((hit.rule.id, hit.span), hit)
        for rule in map(self._rule, self._index["regexes"]):
            for hit in _regex_hits(rule, analysis):
                found.setdefault((rule.id, hit.span), hit)
        kept = [hit for hit in found.values() if _allowed(hit, analysis, search)]
        kept.sort(key=lambda hit: (hit.span, hit.rule.id))
        return _widest(_in_context(kept, search))

    def _pattern_hits(self, analysis: Analysis, search: _Search) -> Iterator[Hit]:
        tokens, index, ready = analysis.tokens, self._index["anchors"], self._ready
        keys, total = tokens.keys, len(tokens)
        sentence: Sentence | None = None
        low = high = -1
        for at, key in [(at, key) for at, key in enumerate(keys) if key in index]:
            if not low <= at < high:
                sentence = analysis.sentence_at(tokens.starts[at])
                low, high = analysis.token_bounds(sentence) if sentence else (-1, -1)
            if sentence is None or not low <= at < high:
                continue
            for entry in ready.get(key) or self._prepared(key):
                if entry.words and not (0 <= at + entry.offset < total and keys[at + entry.offset] in entry.words):
                    continue
                for start in range(max(low, at - entry.most), at - entry.least + 1):
                    hit = search.attempt(entry, sentence, low, high, start)
                    if hit is not None:
                        yield hit
                        break


_PASSED_OVER = frozenset("not never also already now just ever still since recently finally twice once again only even often he she it they we you i".split())


class _Search:
    """What attempts on one text share."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis, self.tokens = analysis, analysis.tokens
        self._exceptions: dict[str, list[Match]] = {}
        self._elsewhere: dict[str, bool] = {}
        self._attempt = Attempt(self.tokens, analysis)

    def attempt(self, pattern: _Entry, sentence: Sentence, low: int, high: int, start: int) -> Hit | None:
        """The hit of a pattern that begins at token `start`, or None."""
        attempt = self._attempt
        attempt.low, attempt.high = low, high
        if not match_from(pattern.matcher, attempt, start):
            return None
        first, after = attempt.mark or (start, attempt.end)
        if after <= first:
            return None
        span, captured = Span(self.tokens.starts[first], self.tokens.ends[after - 1]), attempt.captures
        if pattern.rule.exceptions and self.excepted(pattern.rule, low, high, first, after):
            return None
        replacements = tuple(self.replacement(fix.text, captured, span) for fix in pattern.rule.fixes)
        return Hit(pattern.rule, span, replacements, sentence)

    def replacement(self, text: str, captured: dict[str, tuple[int, int]], span: Span) -> str | None:
        """The text of a fix; an optional capture that took no part is empty."""
        tokens = self.tokens

        def look_up(name: str) -> tuple[str, str]:
            if name not in captured or captured[name][0] == captured[name][1]:
                return "", ""
            first, after = captured[name]
            return tokens.text[tokens.starts[first] : tokens.ends[after - 1]], self._auxiliary(first)

        made = filled(text, look_up)
        if made is None:
            return None
        opening = tokens.text[span.start : span.start + 1]
        # A sentence's first word keeps its capital; a marked name does not lend its capital to what replaces it.
        if opening.isupper() and made[:1].islower() and self._opens_sentence(span):
            made = made[:1].upper() + made[1:]
        return made

    def _auxiliary(self, first: int) -> str:
        """The word that governs the verb at token `first`: the one before it, adverbs, negation and an inverted subject passed over."""
        keys = self.tokens.keys
        for at in range(first - 1, max(-1, first - 6), -1):
            if keys[at] not in _PASSED_OVER and not keys[at].endswith("ly"):
                return keys[at]
        return ""

    def _opens_sentence(self, span: Span) -> bool:
        sentence = self.analysis.sentence_at(span.start)
        return sentence is not None and not self.tokens.text[sentence.span.start : span.start].strip("\"'“‘«([ -–—")

    def excepted(self, rule: Rule, low: int, high: int, first: int, after: int) -> bool:
        """Whether an exception of the rule overlaps the marked tokens."""
        matchers = self._exceptions.get(rule.id)
        if matchers is None:
            matchers = self._exceptions[rule.id] = [compiled(sequence) for sequence in rule.exceptions]
        attempt = Attempt(self.tokens, self.analysis)
        attempt.low, attempt.high = low, high
        for matcher in matchers:
            for start in range(max(low, first - 12), min(after, high)):
                if not match_from(matcher, attempt, start):
                    continue
                begun, ended = attempt.mark or (start, attempt.end)
                if begun < after and ended > first:
                    return True
        return False

    def occurs(self, rule: Rule) -> bool:
        """Whether the wording that a rule wants elsewhere stands anywhere in the text; found out once per rule."""
        if rule.id not in self._elsewhere:
            self._elsewhere[rule.id] = self._occurs(rule.context.elsewhere)
        return self._elsewhere[rule.id]

    def _occurs(self, sequences: Iterable[NodeSequence]) -> bool:
        for sequence in sequences:
            wanted = frozenset().union(*(anchor.words for anchor in anchors(sequence)))
            matcher = compiled(sequence)
            for sentence in self.analysis.sentences:
                low, high = self.analysis.token_bounds(sentence)
                if wanted.isdisjoint(self.tokens.keys[low:high]):
                    continue
                attempt = Attempt(self.tokens, self.analysis)
                attempt.low, attempt.high = low, high
                if any(match_from(matcher, attempt, start) for start in range(low, high)):
                    return True
        return False


def _regex_hits(rule: Rule, analysis: Analysis) -> Iterator[Hit]:
    text = analysis.text
    for start, end, groups in regex.find(rule.regex or "", text):
        sentence = analysis.sentence_at(start)
        if sentence is None or end <= start:
            continue

        def look_up(name: str, groups: dict[str, tuple[int, int]] = groups) -> tuple[str, str]:
            first, after = groups.get(name, (0, 0))
            return text[first:after], ""

        yield Hit(rule, Span(start, end), tuple(filled(fix.text, look_up) for fix in rule.fixes), sentence)


def _allowed(hit: Hit, analysis: Analysis, search: _Search) -> bool:
    """Zone and quotation demands of the rule."""
    rule = hit.rule
    if rule.zones and hit.sentence.zone.value not in rule.zones:
        return False
    if rule.quotes != "any" and analysis.is_quoted(hit.span) != (rule.quotes == "only"):
        return False
    return not rule.context.elsewhere or search.occurs(rule)


def _in_context(hits: list[Hit], search: _Search) -> list[Hit]:
    """Leaves out the first uses of a rule that counts from the n-th."""
    seen: dict[str, int] = {}
    kept = []
    for hit in hits:
        seen[hit.rule.id] = seen.get(hit.rule.id, 0) + 1
        if seen[hit.rule.id] >= hit.rule.context.from_use:
            kept.append(hit)
    return kept


def _widest(hits: list[Hit]) -> list[Hit]:
    """Of hits of one rule that overlap, the one that begins first and is longest."""
    last: dict[str, Hit] = {}
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.span.start, -len(hit.span), hit.rule.id)):
        before = last.get(hit.rule.id)
        if before is not None and before.span.overlaps(hit.span):
            continue
        last[hit.rule.id] = hit
        kept.append(hit)
    return kept
