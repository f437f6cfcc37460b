"""Matches one parsed pattern against the tokens of a sentence, by bounded backtracking."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from auditor.language.en.morphology import Form, noun_readings, verb_readings
from auditor.language.en.numerals import is_number_word
from auditor.rulebook.nodes import Node, NodeSequence, Test
from auditor.text.tokens import Tokens

Captures = dict[str, tuple[int, int]]
# Token tests one attempt may cost; a pattern that needs more on some sentence finds nothing there instead of hanging.
STEPS = 600


class Surroundings(Protocol):
    """What tests may ask beyond the token itself."""

    def tag(self, index: int) -> str:
        """Universal part of speech of a token."""

    def is_quoted_token(self, index: int) -> bool:
        """Whether a token stands in direct speech."""


class Attempt:
    """The state of attempts on one sentence: its token range, what was captured, how many steps are left."""

    __slots__ = ("captures", "end", "high", "keys", "low", "mark", "opened", "steps", "surroundings", "tokens")

    def __init__(self, tokens: Tokens, surroundings: Surroundings) -> None:
        self.tokens, self.keys, self.surroundings = tokens, tokens.keys, surroundings
        self.low = self.high = self.end = 0
        self.captures: Captures = {}
        self.mark: tuple[int, int] | None = None
        self.opened: list[int] = []
        self.steps = STEPS


# Matches from a token on, continuation included: every node is compiled together with what follows it.
Match = Callable[[Attempt, int], bool]
TokenTest = Callable[[Attempt, int], bool]


def compiled(sequence: NodeSequence) -> Match:
    """A function that matches the whole sequence from a token on and leaves the token after it in `Attempt.end`."""
    return _sequence(sequence, _finish)


def match_from(matcher: Match, attempt: Attempt, start: int) -> bool:
    """Whether a match begins at `start`; its end, captures and mark are left in the attempt."""
    if attempt.captures:
        attempt.captures = {}
    attempt.mark, attempt.steps = None, STEPS
    if attempt.opened:
        attempt.opened = []
    return matcher(attempt, start)


def _finish(attempt: Attempt, at: int) -> bool:
    attempt.end = at
    return True


def _sequence(sequence: NodeSequence, then: Match) -> Match:
    for node in reversed(sequence):
        then = _NODES[node[0]](node, then)
    return then


def _token(node: Node, then: Match) -> Match:
    kind, glued = node[1][0], bool(node[2])
    if kind == "keys" and not glued:
        words = frozenset(node[1][1])
        return lambda attempt, at: at < attempt.high and attempt.keys[at] in words and then(attempt, at + 1)
    test = _compiled_test(node[1])
    if glued:
        return lambda attempt, at: at < attempt.high and attempt.tokens.glued(at) and test(attempt, at) and then(attempt, at + 1)
    return lambda attempt, at: at < attempt.high and test(attempt, at) and then(attempt, at + 1)


def _alternatives(node: Node, then: Match) -> Match:
    choices = [_sequence(choice, then) for choice in node[1]]

    def run(attempt: Attempt, at: int) -> bool:
        for choice in choices:
            attempt.steps -= 1
            if attempt.steps < 0:
                return False
            if choice(attempt, at):
                return True
        return False

    return run


def _repetition(node: Node, then: Match) -> Match:
    """Greedy; each turn is compiled in front of the next."""
    least, most = int(node[1]), int(node[2])
    turn = then
    for number in range(most, 0, -1):
        turn = _turn(_sequence(node[3], turn), then if number > least else None)
    return turn


def _turn(more: Match, stop: Match | None) -> Match:
    def run(attempt: Attempt, at: int) -> bool:
        attempt.steps -= 1
        if attempt.steps < 0:
            return False
        return more(attempt, at) or (stop is not None and stop(attempt, at))

    return run


def _spanned(inner: NodeSequence, then: Match, keep: Callable[[Attempt, int, int], Callable[[], None]]) -> Match:
    """Matches `inner`, tells `keep` its first token and the one after it, and lets it take that back when the rest fails."""

    def close(attempt: Attempt, after: int) -> bool:
        first = attempt.opened.pop()
        undo = keep(attempt, first, after)
        if then(attempt, after):
            return True
        undo()
        attempt.opened.append(first)
        return False

    matcher = _sequence(inner, close)

    def run(attempt: Attempt, at: int) -> bool:
        attempt.opened.append(at)
        if matcher(attempt, at):
            return True
        attempt.opened.pop()
        return False

    return run


def _capture(node: Node, then: Match) -> Match:
    name = str(node[1])

    def keep(attempt: Attempt, first: int, after: int) -> Callable[[], None]:
        before = attempt.captures.get(name)
        attempt.captures[name] = (first, after)

        def undo() -> None:
            if before is None:
                attempt.captures.pop(name, None)
            else:
                attempt.captures[name] = before

        return undo

    return _spanned(node[2], then, keep)


def _mark(node: Node, then: Match) -> Match:
    def keep(attempt: Attempt, first: int, after: int) -> Callable[[], None]:
        attempt.mark = (first, after)
        return lambda: None

    return _spanned(node[1], then, keep)


def _nothing_like(node: Node, then: Match) -> Match:
    inner = _sequence(node[1], lambda _attempt, _at: True)

    def run(attempt: Attempt, at: int) -> bool:
        captured, mark, opened = dict(attempt.captures), attempt.mark, list(attempt.opened)
        found = inner(attempt, at)
        attempt.captures, attempt.mark, attempt.opened = captured, mark, opened
        return not found and then(attempt, at)

    return run


def _start(_: Node, then: Match) -> Match:
    return lambda attempt, at: _opens(attempt, at) and then(attempt, at)


def _opens(attempt: Attempt, at: int) -> bool:
    """A sentence's first word may stand behind opening quotes, brackets or a dash."""
    return at - attempt.low <= 3 and all(attempt.keys[index] in _OPENERS for index in range(attempt.low, at))


_OPENERS = frozenset("\"'“‘«([-–—")


def _end(_: Node, then: Match) -> Match:
    return lambda attempt, at: _closes(attempt, at) and then(attempt, at)


def _closes(attempt: Attempt, at: int) -> bool:
    return attempt.high - at <= 4 and all(attempt.keys[index] in _CLOSERS for index in range(at, attempt.high))


_CLOSERS = frozenset(".!?…\"'”’»)]")

_NODES: Mapping[str, Callable[[Node, Match], Match]] = {
    "token": _token,
    "alt": _alternatives,
    "rep": _repetition,
    "cap": _capture,
    "mark": _mark,
    "not": _nothing_like,
    "start": _start,
    "end": _end,
}


def _compiled_test(test: Test) -> TokenTest:
    kind = test[0]
    if kind == "keys":
        words = frozenset(test[1])
        return lambda attempt, at: attempt.keys[at] in words
    if kind == "exact":
        exact = str(test[1])
        return lambda attempt, at: attempt.tokens.word(at) == exact
    if kind == "tag":
        tag = str(test[1])
        return lambda attempt, at: attempt.surroundings.tag(at) == tag
    if kind == "is":
        return _PREDICATES[test[1]]
    if kind == "any":
        return lambda _attempt, _at: True
    if kind == "no":
        inner = _compiled_test(test[1])
        return lambda attempt, at: not inner(attempt, at)
    # Words are looked up before properties are worked out, and tags come last: they are the only test that costs a sentence.
    parts = [_compiled_test(part) for part in sorted(test[1], key=lambda part: _COST.get(part[0], 2))]
    if kind == "and":
        return lambda attempt, at: all(part(attempt, at) for part in parts)
    return lambda attempt, at: any(part(attempt, at) for part in parts)


_COST = {"keys": 0, "exact": 1, "any": 0, "is": 2, "no": 2, "tag": 4, "or": 3, "and": 3}


def _is_name(attempt: Attempt, at: int) -> bool:
    """A capitalised word that is not merely the first of its sentence."""
    word = attempt.tokens.word(at)
    if not word[:1].isupper():
        return False
    if not _opens(attempt, at):
        return True
    return at + 1 < attempt.high and attempt.tokens.word(at + 1)[:1].isupper() and not verb_readings(attempt.keys[at])


def _is_number(attempt: Attempt, at: int) -> bool:
    key = attempt.keys[at]
    return key[:1].isdigit() or is_number_word(key)


def _verb_form(form: Form) -> TokenTest:
    return lambda attempt, at: any(found is form for _, found in verb_readings(attempt.keys[at]))


def _noun_form(form: Form) -> TokenTest:
    return lambda attempt, at: any(found is form for _, found in noun_readings(attempt.keys[at]))


_PREDICATES: Mapping[str, TokenTest] = {
    "name": _is_name,
    "cap": lambda attempt, at: attempt.tokens.word(at)[:1].isupper(),
    "upper": lambda attempt, at: attempt.tokens.word(at).isupper() and len(attempt.keys[at]) > 1,
    "lower": lambda attempt, at: attempt.tokens.word(at).islower(),
    "num": _is_number,
    "quoted": lambda attempt, at: attempt.surroundings.is_quoted_token(at),
    "plural": _noun_form(Form.PLURAL),
    "singular": _noun_form(Form.BASE),
    "ing": _verb_form(Form.ING),
    "past": _verb_form(Form.PAST),
    "pp": _verb_form(Form.PP),
    "base": _verb_form(Form.BASE),
    "s": _verb_form(Form.S),
    "verb": lambda attempt, at: bool(verb_readings(attempt.keys[at])),
    "noun": lambda attempt, at: bool(noun_readings(attempt.keys[at])),
    "first": _opens,
    "unknown": lambda attempt, at: attempt.keys[at].isalpha() and not verb_readings(attempt.keys[at]) and not noun_readings(attempt.keys[at]),
    "hyphenated": lambda attempt, at: "-" in (attempt.keys[at - 1] if at > attempt.low else "", attempt.keys[at + 1] if at + 1 < attempt.high else ""),
}
