"""Parses the pattern language of rules (docs/rules-authoring.md) into nodes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from auditor.errors import nearest
from auditor.language.en.morphology import Form, lemma_forms
from auditor.rulebook.nodes import Node, NodeSequence, Test
from auditor.text.tokens import Tokens, key_of

PREDICATES = frozenset("""name cap upper lower num quoted plural singular ing past pp base s verb noun first unknown hyphenated""".split())
TAGS = frozenset("""NOUN PROPN VERB AUX ADJ ADV DET ADP PRON NUM CCONJ SCONJ PART PUNCT""".split())
LONGEST_GAP = 12
DEEPEST = 12
_SPECIAL = set("()|?{}[]!&<>@/%=_^$:\\ ")
_NAME = re.compile(r"[a-z][a-z0-9_]*(?=:)")
_REPEAT = re.compile(r"\{(\d+)(?:,(\d+))?\}")
_WORD = re.compile(r"[a-z][a-z-]*")
_TAG = re.compile(r"/([A-Z]+)/")
_LEMMA = re.compile(r"<([^\W\d_][\w'’.-]*)(?::([a-z]+))?>")


class PatternError(ValueError):
    """A mistake in a pattern; `at` is the offset in the pattern, from 0."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.message, self.at = message, at


def parse(pattern: str, classes: Mapping[str, Test]) -> NodeSequence:
    """The nodes of a pattern; `classes` holds the tests of word classes by name.

    Raises PatternError.
    """
    reader = _Reader(pattern, classes)
    sequence = reader.sequence(closing="")
    if reader.rest().startswith("|"):
        raise PatternError("no space stands around '|' between words; alternatives of several words go into brackets: (a b|c d)", reader.at)
    if reader.at < len(pattern):
        raise PatternError(f"'{pattern[reader.at]}' closes nothing", reader.at)
    if reader.marks > 1:
        raise PatternError("only one [[marked]] part is possible", pattern.rfind("[["))
    return sequence


def parse_test(word: str, classes: Mapping[str, Test]) -> Test:
    """The test of a single-token pattern (an entry of a word class). Raises PatternError."""
    sequence = parse(word, classes)
    if len(sequence) != 1 or sequence[0][0] != "token":
        raise PatternError("an entry of a word class is one token", 0)
    test: Test = sequence[0][1]
    return test


class _Reader:
    def __init__(self, pattern: str, classes: Mapping[str, Test]) -> None:
        self.pattern, self.classes, self.at, self.marks, self.depth = pattern, classes, 0, 0, 0

    def rest(self) -> str:
        return self.pattern[self.at :]

    def sequence(self, closing: str) -> NodeSequence:
        """Items up to a closing sign (not consumed) or, in groups, up to `|`."""
        nodes: NodeSequence = []
        while True:
            while self.rest().startswith(" "):
                self.at += 1
            rest = self.rest()
            if not rest or (closing and rest.startswith(closing)) or (closing == ")" and rest.startswith("|")):
                return nodes
            if rest[0] in ")|" or rest.startswith("]]"):
                return nodes
            nodes.extend(self.item())

    def item(self) -> NodeSequence:
        rest = self.rest()
        if rest[0] == "^":
            self.at += 1
            return [["start"]]
        if rest[0] == "$":
            self.at += 1
            return [["end"]]
        if rest.startswith("[["):
            self.at += 2
            self.marks += 1
            inner = self.sequence("]]")
            self.expect("]]")
            return [["mark", inner]]
        if rest.startswith("!("):
            self.at += 1
            return [["not", [self.group()]]]
        name = _NAME.match(rest)
        if name:
            self.at += name.end() + 1
        nodes = [self.group()] if self.rest().startswith("(") else self.single()
        nodes = self.repeated(nodes)
        return [["cap", name.group(), nodes]] if name else nodes

    def repeated(self, nodes: NodeSequence) -> NodeSequence:
        rest = self.rest()
        if rest.startswith("?"):
            self.at += 1
            return [["rep", 0, 1, nodes]]
        repeat = _REPEAT.match(rest)
        if not repeat:
            return nodes
        least, most = int(repeat[1]), int(repeat[2] or repeat[1])
        if most > LONGEST_GAP or least > most or most == 0:
            raise PatternError(f"a repetition goes from 0 up to {LONGEST_GAP}, the smaller number first", self.at)
        self.at += repeat.end()
        return [["rep", least, most, nodes]]

    def group(self) -> Node:
        opened = self.at
        self.at += 1
        self.depth += 1
        if self.depth > DEEPEST:
            raise PatternError(f"groups are nested more than {DEEPEST} deep", opened)
        choices = [self.sequence(")")]
        while self.rest().startswith("|"):
            self.at += 1
            choices.append(self.sequence(")"))
        if not self.rest().startswith(")"):
            raise PatternError("'(' is not closed", opened)
        self.at += 1
        self.depth -= 1
        if any(not choice for choice in choices):
            raise PatternError("an alternative is empty; use '?' for an optional group", opened)
        return ["alt", choices]

    def expect(self, sign: str) -> None:
        if not self.rest().startswith(sign):
            raise PatternError(f"'{sign}' is missing", self.at)
        self.at += len(sign)

    def single(self) -> NodeSequence:
        """Alternatives without spaces: `take|<carry>|@reporting&!said`; hyphenated words become several touching tokens.

        Inside a group the bar divides the group's alternatives instead, so that `(in the|at the)` reads as it looks.
        """
        begun = self.at
        choices = [self.conjunction()]
        while self.rest().startswith("|") and not self.depth:
            self.at += 1
            choices.append(self.conjunction())
        if self.at == begun:
            raise PatternError(f"'{self.pattern[self.at]}' is not understood here; put a backslash before a sign that is meant literally", self.at)
        if all(len(choice) == 1 for choice in choices):
            tests = [choice[0][1] for choice in choices]
            return [["token", tests[0] if len(tests) == 1 else merged(tests), False]]
        return choices[0] if len(choices) == 1 else [["alt", choices]]

    def conjunction(self) -> NodeSequence:
        begun = self.at
        parts = [self.unary()]
        while self.rest().startswith("&"):
            self.at += 1
            parts.append(self.unary())
        if len(parts) == 1:
            return parts[0]
        if any(len(part) > 1 for part in parts):
            raise PatternError("'&' joins tests of one token", begun)
        return [["token", ["and", [part[0][1] for part in parts]], False]]

    def unary(self) -> NodeSequence:
        rest, begun = self.rest(), self.at
        if rest.startswith("!!"):
            raise PatternError("'!' stands once", begun)
        if rest.startswith("!"):
            self.at += 1
            inner = self.unary()
            if len(inner) > 1:
                raise PatternError("'!' negates one token; use !(…) for several", begun)
            return [["token", ["no", inner[0][1]], False]]
        if rest.startswith("_"):
            self.at += 1
            return [["token", ["any"], False]]
        if rest.startswith("<"):
            return self.lemma()
        if rest.startswith("/"):
            tag = _TAG.match(rest)
            if not tag or tag[1] not in TAGS:
                raise PatternError(f"a tag is one of {', '.join(sorted(TAGS))} between slashes", begun)
            self.at += tag.end()
            return [["token", ["tag", tag[1]], False]]
        if rest.startswith(("@", "%")):
            return self.named(rest[0])
        exact = rest.startswith("=")
        self.at += exact
        return self.literal(exact=exact)

    def lemma(self) -> NodeSequence:
        match = _LEMMA.match(self.rest())
        if not match:
            raise PatternError("a lemma is written <take>, <take:ing>, <report:v> or <report:n>", self.at)
        word, only = match[1].lower(), match[2]
        if only not in (None, "v", "n", *Form):
            raise PatternError(f"'{only}' is not one of v, n, {', '.join(Form)}", self.at)
        self.at += match.end()
        return [["token", ["keys", sorted(lemma_forms(word, only))], False]]

    def named(self, sign: str) -> NodeSequence:
        self.at += 1
        match = _WORD.match(self.rest())
        name = match.group() if match else ""
        known = self.classes if sign == "@" else PREDICATES
        if name not in known:
            near = nearest(name, known)
            what = "word class" if sign == "@" else "predicate"
            raise PatternError(f"there is no {what} '{sign}{name}'" + (f"; did you mean '{sign}{near}'?" if near else f"; known: {', '.join(sorted(known))}"), self.at - 1)
        self.at += len(name)
        return [["token", self.classes[name] if sign == "@" else ["is", name], False]]

    def literal(self, *, exact: bool) -> NodeSequence:
        begun, word = self.at, ""
        while self.at < len(self.pattern):
            sign = self.pattern[self.at]
            if sign == "\\" and self.at + 1 < len(self.pattern):
                word += self.pattern[self.at + 1]
                self.at += 2
            elif sign in _SPECIAL:
                break
            else:
                word += sign
                self.at += 1
        if not word:
            found = self.pattern[begun] if begun < len(self.pattern) else "the end"
            raise PatternError(f"a word was expected before '{found}'; put a backslash before a sign that is meant literally", begun)
        tokens = Tokens(word)
        make = (lambda i: ["exact", tokens.word(i)]) if exact else (lambda i: ["keys", [key_of(tokens.word(i))]])
        return [["token", make(i), i > 0] for i in range(len(tokens))]


def merged(tests: list[Test]) -> Test:
    """Alternatives as one test; plain words are put into one set."""
    words = sorted({word for test in tests if test[0] == "keys" for word in test[1]})
    others = [test for test in tests if test[0] != "keys"]
    if not others:
        return ["keys", words]
    return ["or", ([["keys", words]] if words else []) + others]
