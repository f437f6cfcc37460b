"""YAML packs to Rule objects; every mistake of a pack is reported at once, with file, line and column and what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from auditor.errors import RuleError, RuleErrors, nearest
from auditor.findings import Category, Safety, Severity
from auditor.rulebook import template
from auditor.rulebook.anchors import anchors
from auditor.rulebook.nodes import NodeSequence, Test, captures
from auditor.rulebook.pattern import PatternError, merged, parse, parse_test
from auditor.rulebook.regex import RegexError, check
from auditor.rulebook.rule import REGISTERS, Context, FixTemplate, Flags, Rule
from auditor.rulebook.yaml_nodes import Value, load
from auditor.text.document import Zone

PACK_KEYS = frozenset({"pack", "language", "source_languages", "about", "sources", "category", "severity", "classes", "rules"})
RULE_KEYS = frozenset(
    """name pattern except regex category severity message why fix source_languages sources flags allows zones quotes register confidence verify
    preview deprecated aliases context""".split()
)
LANGUAGES = ("en", "de", "fr", "es", "ru")
_PACK_NAME = re.compile(r"[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*\Z")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]+)*\Z")
_RULE_NAME = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
_QUOTES = ("any", "never", "only")


@dataclass(frozen=True, slots=True)
class Pack:
    """A file of rules."""

    name: str
    language: str
    about: str
    rules: tuple[Rule, ...]
    path: str


def load_classes(content: str, path: str, known: Mapping[str, Test] | None = None) -> dict[str, Test]:
    """Word classes by name from a `classes` mapping: lists of words, lemmas or other classes. Raises RuleErrors."""
    root = load(content, path)
    found, mistakes = _classes(root, dict(known or {}))
    if mistakes:
        raise RuleErrors(mistakes)
    return found


def load_pack(content: str, path: str, classes: Mapping[str, Test]) -> Pack:
    """A pack from its YAML. Raises RuleErrors with all its mistakes, in file order."""
    root = load(content, path)
    if root.kind != "mapping":
        raise RuleErrors([root.mistake("a pack is a mapping with pack, language and rules")])
    mistakes = root.unknown_keys(PACK_KEYS)
    name, language, rules = root.get("pack"), root.get("language"), root.get("rules")
    for key, value in (("pack", name), ("language", language), ("rules", rules)):
        if value is None:
            mistakes.append(root.mistake(f"key '{key}' is missing"))
    if name is not None and not _PACK_NAME.match(name.text):
        mistakes.append(name.mistake(f"pack name '{name.text}' is not lower-case words joined by dots, such as calque.ru"))
    known = dict(classes)
    if language is not None and language.text.lower().split("-")[0] not in LANGUAGES:
        mistakes.append(language.mistake(f"language '{language.text}' is not one that rules can be written for: {', '.join(LANGUAGES)}"))
    declared = root.get("classes")
    if declared is not None:
        known, found = _classes(declared, known)
        mistakes += found
    built: list[Rule] = []
    if rules is not None and rules.kind != "mapping":
        mistakes.append(rules.mistake("rules is a mapping from a rule's name to its parts"))
    elif rules is not None and name is not None and language is not None:
        for named, body in rules.fields.values():
            reader = _RuleReader(named, body, root, known)
            rule = reader.rule(f"{name.text}.{named.text}", language.text.lower().split("-")[0])
            mistakes += reader.mistakes
            if rule is not None:
                built.append(rule)
    if mistakes:
        raise RuleErrors(sorted(mistakes, key=lambda mistake: (mistake.line, mistake.column)))
    about = root.get("about")
    return Pack(name.text if name else "", language.text.lower().split("-")[0] if language else "", about.text if about else "", tuple(built), path)


def _classes(declared: Value, known: dict[str, Test]) -> tuple[dict[str, Test], list[RuleError]]:
    mistakes: list[RuleError] = []
    if declared.kind != "mapping":
        return known, [declared.mistake("classes is a mapping from a name to a list of words")]
    for key, value in declared.fields.values():
        tests: list[Test] = []
        for entry in value.items or ([value] if value.kind == "text" else []):
            for word in entry.text.split() if entry.plain else [entry.text]:
                try:
                    tests.append(parse_test(word, known))
                except (PatternError, ValueError) as error:
                    mistakes.append(entry.mistake(f"class '{key.text}': {error}"))
        if not re.fullmatch(r"[a-z][a-z-]*", key.text):
            mistakes.append(key.mistake(f"class name '{key.text}' is not lower-case letters and hyphens"))
        if not tests and not mistakes:
            mistakes.append(value.mistake(f"class '{key.text}' is empty"))
        if tests:
            known = {**known, key.text: merged(tests)}
    return known, mistakes


class _RuleReader:
    """Reads one rule and gathers its mistakes."""

    def __init__(self, key: Value, body: Value, root: Value, classes: Mapping[str, Test]) -> None:
        self.key, self.body, self.root, self.classes = key, body, root, classes
        self.mistakes: list[RuleError] = []

    def rule(self, identifier: str, language: str) -> Rule | None:
        """The rule, or None when it has mistakes."""
        if not _RULE_NAME.match(self.key.text):
            self.mistakes.append(self.key.mistake(f"rule name '{self.key.text}' is not lower-case words joined by hyphens"))
        if self.body.kind != "mapping":
            self.mistakes.append(self.body.mistake("a rule is a mapping with pattern, message, why, fix, flags and allows"))
            return None
        self.mistakes += self.body.unknown_keys(RULE_KEYS)
        pattern, regex = self.body.get("pattern"), self.body.get("regex")
        if (pattern is None) == (regex is None):
            self.mistakes.append(self.key.mistake("a rule has either a pattern or a regex"))
        patterns = self.patterns(pattern) if pattern is not None else ()
        expression = self.regex(regex) if regex is not None else None
        names = set().union(*map(captures, patterns)) if patterns else set()
        if expression is not None:
            names = check(expression)
        category = self.choice("category", [member.value for member in Category], inherited=True)
        severity = self.choice("severity", [member.value for member in Severity], inherited=True)
        message, why = self.text("message"), self.text("why")
        fixes = self.fixes(names)
        flags, allows = self.flags(), self.strings("allows")
        sources, languages = self.strings("sources", inherited=True), self.strings("source_languages", inherited=True)
        for value in languages:
            if not _LANGUAGE.match(value.text):
                self.mistakes.append(value.mistake(f"source language '{value.text}' is not an ISO code such as ru or zh"))
        for what, given in (("flags", self.strings("flags")), ("allows", allows), ("sources", sources)):
            if not given:
                self.mistakes.append(self.key.mistake(f"'{what}' is missing or empty", "a rule states its examples, its good neighbours and its sources"))
        zones = tuple(value.text for value in self.strings("zones"))
        for value in self.strings("zones"):
            self.one_of(value, [member.value for member in Zone], "zone")
        confidence = self.number("confidence", 0.9)
        quotes, register = self.choice("quotes", list(_QUOTES), default="any"), self.choice("register", list(REGISTERS), default="")
        verify, preview = self.flag("verify"), self.flag("preview")
        if verify and not fixes:
            self.mistakes.append(self.key.mistake("a proposal (verify: true) needs a fix for the judge to weigh"))
        exceptions = self.patterns(self.body.get("except"), anchored=False)
        context = self.context()
        if self.mistakes or category is None or severity is None:
            return None
        return Rule(
            id=identifier,
            language=language,
            category=Category(category),
            severity=Severity(severity),
            message=message,
            why=why,
            patterns=patterns,
            exceptions=exceptions,
            regex=expression,
            fixes=fixes,
            source_languages=tuple(value.text for value in languages),
            sources=tuple(value.text for value in sources),
            name=self.text("name", needed=False),
            confidence=confidence,
            context=context,
            flags=flags,
            allows=tuple(value.text for value in allows),
            path=self.key.path,
            line=self.key.line,
            pattern_texts=tuple(value.text for value in pattern.strings()) if pattern is not None else (),
            exception_texts=tuple(value.text for value in self.strings("except")),
            zones=zones,
            quotes=quotes or "any",
            register=register or None,
            verify=verify,
            preview=preview,
            deprecated=self.text("deprecated", needed=False) or None,
            aliases=tuple(value.text for value in self.strings("aliases")),
        )

    def patterns(self, value: Value | None, *, anchored: bool = True) -> tuple[NodeSequence, ...]:
        """The parsed patterns of a field."""
        found: list[NodeSequence] = []
        for entry in value.strings() if value is not None else []:
            try:
                sequence = parse(entry.text, self.classes)
            except PatternError as error:
                self.mistakes.append(entry.mistake(error.message, offset=error.at))
                continue
            if not sequence:
                self.mistakes.append(entry.mistake("the pattern is empty"))
                continue
            if anchored and not anchors(sequence):
                self.mistakes.append(entry.mistake("the pattern needs at least one word, lemma or word class that must be there"))
                continue
            found.append(sequence)
        return tuple(found)

    def regex(self, value: Value) -> str | None:
        """A checked regular expression."""
        try:
            check(value.text)
        except RegexError as error:
            self.mistakes.append(value.mistake(f"the regex cannot be used: {error}", "RE2 syntax: no look-around, no back-references"))
            return None
        return value.text

    def text(self, key: str, *, needed: bool = True) -> str:
        """A string field."""
        value = self.body.get(key)
        if value is None or value.kind != "text" or not value.text.strip():
            if needed or value is not None:
                self.mistakes.append((value or self.key).mistake(f"'{key}' is missing or empty"))
            return ""
        return " ".join(value.text.split())

    def strings(self, key: str, *, inherited: bool = False) -> list[Value]:
        """A list field; the pack's own where the rule has none and inherits."""
        value = self.body.get(key)
        if value is None and inherited:
            value = self.root.get(key)
        return value.strings() if value is not None else []

    def choice(self, key: str, known: list[str], *, inherited: bool = False, default: str | None = None) -> str | None:
        """A field with a fixed set of values."""
        value = self.body.get(key)
        if value is None and inherited:
            value = self.root.get(key)
        if value is None:
            if default is None:
                self.mistakes.append(self.key.mistake(f"'{key}' is missing"))
            return default
        return value.text if self.one_of(value, known, key) else None

    def one_of(self, value: Value, known: list[str], what: str) -> bool:
        """Records a mistake when a value is not among the known ones."""
        if value.text in known:
            return True
        near = nearest(value.text, known)
        self.mistakes.append(value.mistake(f"{what} '{value.text}' is not one of {', '.join(known)}", f"did you mean '{near}'?" if near else None))
        return False

    def flag(self, key: str) -> bool:
        """A true-or-false field."""
        value = self.body.get(key)
        if value is not None and value.text not in ("true", "false"):
            self.mistakes.append(value.mistake(f"'{key}' is true or false, not '{value.text}'"))
        return value is not None and value.text == "true"

    def number(self, key: str, default: float) -> float:
        """A number between 0 and 1."""
        value = self.body.get(key)
        if value is None:
            return default
        try:
            number = float(value.text)
        except ValueError:
            number = -1.0
        if not 0 <= number <= 1:
            self.mistakes.append(value.mistake(f"'{key}' is a number from 0 to 1, not '{value.text}'"))
        return number

    def fixes(self, names: set[str]) -> tuple[FixTemplate, ...]:
        """Fix templates: a string, a mapping {text, safe}, or a list of these."""
        value = self.body.get("fix")
        found: list[FixTemplate] = []
        for entry in value.strings() if value is not None else []:
            inner, safe = (entry.get("text"), entry.get("safe")) if entry.kind == "mapping" else (entry, None)
            if inner is None:
                self.mistakes.append(entry.mistake("a fix is a text, or a mapping with text and safe", "a text that begins with a brace is put in double quotes"))
                continue
            if inner.plain and not inner.text:
                self.mistakes.append(inner.mistake('the fix is empty; write "" to delete the marked words'))
            if entry.kind == "mapping":
                self.mistakes += entry.unknown_keys(frozenset({"text", "safe"}))
            if safe is not None and safe.text not in ("true", "false"):
                self.mistakes.append(safe.mistake(f"'safe' is true or false, not '{safe.text}'"))
            self.mistakes += [inner.mistake(message) for message in template.mistakes(inner.text, names)]
            found.append(FixTemplate(inner.text, Safety.SAFE if safe is not None and safe.text == "true" else Safety.UNSAFE))
        return tuple(found)

    def flags(self) -> tuple[Flags, ...]:
        """Examples `bad with [[marked words]] => corrected`."""
        found: list[Flags] = []
        for value in self.strings("flags"):
            before, arrow, corrected = value.text.partition(" => ")
            opened, closed = before.find("[["), before.find("]]")
            if not arrow or opened < 0 or closed < opened:
                lacking = "has no => before the corrected sentence" if not arrow else "has no [[marked words]]"
                self.mistakes.append(value.mistake(f"the example {lacking}", "He came [[two-three]] times. => He came two or three times."))
                continue
            text = before[:opened] + before[opened + 2 : closed] + before[closed + 2 :]
            found.append(Flags(text.strip(), opened, closed - 2, corrected.strip(), value.line))
        return tuple(found)

    def context(self) -> Context:
        """`context: {elsewhere: pattern, from_use: n}`."""
        value = self.body.get("context")
        if value is None:
            return Context()
        if value.kind != "mapping":
            self.mistakes.append(value.mistake("context is a mapping: {elsewhere: pattern, from_use: 3}"))
        self.mistakes += value.unknown_keys(frozenset({"elsewhere", "from_use"}))
        use = value.get("from_use")
        if use is not None and not (use.text.isdigit() and int(use.text) > 0):
            self.mistakes.append(use.mistake(f"'from_use' is a whole number from 1, not '{use.text}'"))
            use = None
        return Context(self.patterns(value.get("elsewhere")), int(use.text) if use is not None else 1)


def all_mistakes(errors: Iterable[RuleErrors]) -> RuleErrors:
    """Several files' mistakes as one."""
    return RuleErrors([mistake for error in errors for mistake in error.mistakes])
