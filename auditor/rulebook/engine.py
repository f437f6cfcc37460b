"""One pass over the tokens finds every rule: an anchor index says which few rules to try at a token."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from auditor.rulebook import regex
from auditor.rulebook.anchors import Anchor, anchors, words_of
from auditor.rulebook.matcher import Attempt, Match, compiled, match_from
from auditor.rulebook.nodes import Node, NodeSequence, inner_sequences
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


class _Pattern:
    """One pattern of one rule, compiled when it is first tried."""

    __slots__ = ("_matcher", "number", "rule", "sequence")

    def __init__(self, rule: Rule, sequence: NodeSequence, number: int) -> None:
        self.rule, self.sequence, self.number = rule, sequence, number
        self._matcher: Match | None = None

    @property
    def matcher(self) -> Match:
        if self._matcher is None:
            self._matcher = compiled(self.sequence)
        return self._matcher


# A pattern to try when one of its anchor words stands at a token: the pattern, least and most tokens before the anchor in
# a match, and a cheap demand on one neighbour (offset, words) that spares most attempts.
_Entry = tuple[_Pattern, int, int, int, frozenset[str]]
_NO_WORDS: frozenset[str] = frozenset()


class Rulebook:
    """Compiled rules of one language."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._index: dict[str, list[_Entry]] = {}
        self._regexes: list[Rule] = []
        for number, rule in enumerate(self.rules):
            if rule.regex is not None:
                self._regexes.append(rule)
            for sequence in rule.patterns:
                self._add(_Pattern(rule, sequence, number))

    def _add(self, pattern: _Pattern) -> None:
        for anchor in anchors(pattern.sequence):
            offset, words = _neighbour(pattern.sequence, anchor)
            entry = (pattern, anchor.least, anchor.most, offset, words)
            for word in anchor.words:
                self._index.setdefault(word, []).append(entry)

    @cached_property
    def by_id(self) -> dict[str, Rule]:
        """Rules by id and by alias."""
        return {alias: rule for rule in self.rules for alias in rule.aliases} | {rule.id: rule for rule in self.rules}

    def find(self, analysis: Analysis) -> list[Hit]:
        """Every match of every rule, in the order of the text, once per rule and span."""
        found: dict[tuple[str, Span], Hit] = {}
        search = _Search(analysis)
        for hit in self._pattern_hits(analysis, search):
            found.setdefault((hit.rule.id, hit.span), hit)
        for rule in self._regexes:
            for hit in _regex_hits(rule, analysis):
                found.setdefault((rule.id, hit.span), hit)
        kept = [hit for hit in found.values() if _allowed(hit, analysis, search)]
        kept.sort(key=lambda hit: (hit.span, hit.rule.id))
        return _widest(_in_context(kept, search))

    def _pattern_hits(self, analysis: Analysis, search: _Search) -> Iterator[Hit]:
        tokens, index = analysis.tokens, self._index
        keys, total = tokens.keys, len(tokens)
        sentence: Sentence | None = None
        low = high = -1
        for at, entries in [(at, index[key]) for at, key in enumerate(keys) if key in index]:
            if not low <= at < high:
                sentence = analysis.sentence_at(tokens.starts[at])
                low, high = analysis.token_bounds(sentence) if sentence else (-1, -1)
            if sentence is None or not low <= at < high:
                continue
            for pattern, least, most, offset, words in entries:
                if words and not (0 <= at + offset < total and keys[at + offset] in words):
                    continue
                for start in range(max(low, at - most), at - least + 1):
                    hit = search.attempt(pattern, sentence, low, high, start)
                    if hit is not None:
                        yield hit
                        break


def _neighbour(sequence: NodeSequence, anchor: Anchor) -> tuple[int, frozenset[str]]:
    """A token at a fixed distance from the anchor that must be one of few words: (offset, words)."""
    flat = [inner for node in sequence for inner in (node[-1] if node[0] in ("mark", "cap") else [node])]
    flat = [node for node in flat if node[0] not in ("start", "end", "not")]
    places = [at for at, node in enumerate(flat) if anchor.words <= _all_words(node)]
    best: tuple[int, frozenset[str]] = (0, _NO_WORDS)
    # Only an anchor that can stand in one place, as a plain token, has neighbours at fixed distances.
    if len(places) != 1 or flat[places[0]][0] != "token":
        return best
    here = places[0]
    for step in (1, -1):
        at = here + step
        while 0 <= at < len(flat) and flat[at][0] == "token":
            words = words_of(flat[at][1])
            if words and (not best[1] or len(words) < len(best[1])):
                best = (at - here, words)
            at += step
    return best


def _all_words(node: Node) -> frozenset[str]:
    """Every word that a node may match by name, however deep."""
    if node[0] == "token":
        return words_of(node[1])
    inner = [_all_words(each) for sequence in inner_sequences(node) for each in sequence]
    return frozenset().union(*inner)


_PASSED_OVER = frozenset("not never also already now just ever still since recently finally twice once again only even often he she it they we you i".split())


class _Search:
    """What attempts on one text share."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis, self.tokens = analysis, analysis.tokens
        self._exceptions: dict[str, list[Match]] = {}
        self._elsewhere: dict[str, bool] = {}
        self._attempt = Attempt(self.tokens, analysis)

    def attempt(self, pattern: _Pattern, sentence: Sentence, low: int, high: int, start: int) -> Hit | None:
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
