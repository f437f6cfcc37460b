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
    """The state of one attempt: the sentence's token range, what was captured, how many steps are left."""

    __slots__ = ("captures", "high", "keys", "low", "mark", "steps", "surroundings", "tokens")

    def __init__(self, tokens: Tokens, low: int, high: int, surroundings: Surroundings) -> None:
        self.tokens, self.keys, self.low, self.high, self.surroundings = tokens, tokens.keys, low, high, surroundings
        self.captures: Captures = {}
        self.mark: tuple[int, int] | None = None
        self.steps = STEPS


Continue = Callable[[Attempt, int], bool]
Match = Callable[[Attempt, int, Continue], bool]
TokenTest = Callable[[Attempt, int], bool]


def compiled(sequence: NodeSequence) -> Match:
    """A function that matches the sequence from a token on and calls its continuation with the token after."""
    parts = [_compiled_node(node) for node in sequence]
    if len(parts) == 1:
        return parts[0]

    def run(attempt: Attempt, at: int, then: Continue) -> bool:
        def step(number: int, attempt: Attempt, at: int) -> bool:
            if number == len(parts):
                return then(attempt, at)
            return parts[number](attempt, at, lambda inner, after: step(number + 1, inner, after))

        return step(0, attempt, at)

    return run


def match_from(matcher: Match, attempt: Attempt, start: int) -> int | None:
    """The token index after a match that begins at `start`, or None; captures and mark are left in the attempt."""
    ended: list[int] = []

    def finish(_: Attempt, at: int) -> bool:
        ended.append(at)
        return True

    attempt.captures, attempt.mark, attempt.steps = {}, None, STEPS
    return ended[-1] if matcher(attempt, start, finish) else None


def _compiled_node(node: Node) -> Match:
    return _NODES[node[0]](node)


def _token(node: Node) -> Match:
    test, glued = _compiled_test(node[1]), bool(node[2])

    def run(attempt: Attempt, at: int, then: Continue) -> bool:
        attempt.steps -= 1
        if at >= attempt.high or attempt.steps < 0 or (glued and not attempt.tokens.glued(at)):
            return False
        return test(attempt, at) and then(attempt, at + 1)

    return run


def _alternatives(node: Node) -> Match:
    choices = [compiled(choice) for choice in node[1]]
    return lambda attempt, at, then: any(choice(attempt, at, then) for choice in choices)


def _repetition(node: Node) -> Match:
    least, most, inner = int(node[1]), int(node[2]), compiled(node[3])

    def run(attempt: Attempt, at: int, then: Continue) -> bool:
        def again(done: int, attempt: Attempt, at: int) -> bool:
            def onward(attempt: Attempt, after: int) -> bool:
                return after > at and again(done + 1, attempt, after)

            if done < most and inner(attempt, at, onward):
                return True
            return done >= least and then(attempt, at)

        return again(0, attempt, at)

    return run


def _capture(node: Node) -> Match:
    name, inner = str(node[1]), compiled(node[2])

    def run(attempt: Attempt, at: int, then: Continue) -> bool:
        before = attempt.captures.get(name)

        def onward(attempt: Attempt, after: int) -> bool:
            attempt.captures[name] = (at, after)
            return then(attempt, after)

        if inner(attempt, at, onward):
            return True
        if before is None:
            attempt.captures.pop(name, None)
        else:
            attempt.captures[name] = before
        return False

    return run


def _mark(node: Node) -> Match:
    inner = compiled(node[1])

    def run(attempt: Attempt, at: int, then: Continue) -> bool:
        def onward(attempt: Attempt, after: int) -> bool:
            attempt.mark = (at, after)
            return then(attempt, after)

        return inner(attempt, at, onward)

    return run


def _nothing_like(node: Node) -> Match:
    inner = compiled(node[1])

    def run(attempt: Attempt, at: int, then: Continue) -> bool:
        captured, mark = dict(attempt.captures), attempt.mark
        found = inner(attempt, at, lambda _attempt, _after: True)
        attempt.captures, attempt.mark = captured, mark
        return not found and then(attempt, at)

    return run


def _start(_: Node) -> Match:
    return lambda attempt, at, then: _opens(attempt, at) and then(attempt, at)


def _opens(attempt: Attempt, at: int) -> bool:
    """A sentence's first word may stand behind opening quotes, brackets or a dash."""
    return all(attempt.keys[index] in _OPENERS for index in range(attempt.low, at)) if at - attempt.low <= 3 else False


_OPENERS = frozenset("\"'“‘«([-–—")


def _end(_: Node) -> Match:
    return lambda attempt, at, then: all(attempt.keys[index] in _CLOSERS for index in range(at, attempt.high)) and then(attempt, at) if attempt.high - at <= 4 else False


_CLOSERS = frozenset(".!?…\"'”’»)]")

_NODES: Mapping[str, Callable[[Node], Match]] = {
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
    parts = [_compiled_test(part) for part in test[1]]
    if kind == "and":
        return lambda attempt, at: all(part(attempt, at) for part in parts)
    return lambda attempt, at: any(part(attempt, at) for part in parts)


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
