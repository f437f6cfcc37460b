"""What a check has to say: findings, their fixes, severities and MQM categories."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from enum import Enum

from auditor.text.span import Span


class Severity(str, Enum):
    """MQM severities, in rising order."""

    __str__ = str.__str__

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for neutral to 3 for critical."""
        return _SEVERITY_RANK[self]


_SEVERITY_RANK = {severity: rank for rank, severity in enumerate(Severity)}


class Category(str, Enum):
    """MQM dimension/subtype, after the MQM core typology (themqm.org)."""

    __str__ = str.__str__

    SPELLING = "linguistic-conventions/spelling"
    GRAMMAR = "linguistic-conventions/grammar"
    PUNCTUATION = "linguistic-conventions/punctuation"
    UNINTELLIGIBLE = "linguistic-conventions/unintelligible"
    CONSISTENCY = "linguistic-conventions/textual-conventions"
    UNIDIOMATIC = "style/unidiomatic"
    AWKWARD = "style/awkward"
    INCONSISTENT_STYLE = "style/inconsistent"
    HOUSE_STYLE = "style/organizational"
    REGISTER = "style/register"
    MISTRANSLATION = "accuracy/mistranslation"
    OMISSION = "accuracy/omission"
    ADDITION = "accuracy/addition"
    UNTRANSLATED = "accuracy/untranslated"
    WRONG_TERM = "terminology/wrong-term"
    INCONSISTENT_TERM = "terminology/inconsistent"
    NUMBER_FORMAT = "locale-conventions/number"
    DATE_FORMAT = "locale-conventions/date"
    CURRENCY_FORMAT = "locale-conventions/currency"
    MARKUP = "design-and-markup/markup-tag"


class Origin(str, Enum):
    """Who found it first."""

    __str__ = str.__str__

    RULE = "rule"
    SURFACE = "surface"
    MODEL = "model"
    LANGUAGETOOL = "languagetool"
    BILINGUAL = "bilingual"


class Safety(str, Enum):
    """Whether a fix may be applied without being read."""

    __str__ = str.__str__

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Edit:
    """Puts `replacement` in the place of `span`."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding together; they do not overlap."""

    title: str
    safety: Safety
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Suppression:
    """Who silenced a finding (`comment`, `baseline`, `configuration`) and why."""

    by: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of the copy, pointed at by `span` in the document's text.

    `confidence` lies between 0 and 1; `in_quote` and `fingerprint` are set by the pipeline, which alone sees the sentence.
    """

    rule: str
    origin: Origin
    category: Category
    severity: Severity
    message: str
    span: Span
    fixes: tuple[Fix, ...] = ()
    confidence: float = 1.0
    also_from: tuple[str, ...] = ()
    in_quote: bool = False
    fingerprint: str = ""
    side: str = "target"
    source_span: Span | None = None
    source_text: str | None = None
    suppressed: Suppression | None = None

    def without_safe_fixes(self) -> Finding:
        """The same finding with every fix marked unsafe."""
        if all(fix.safety is Safety.UNSAFE for fix in self.fixes):
            return self
        return replace(self, fixes=tuple(replace(fix, safety=Safety.UNSAFE) for fix in self.fixes))


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a report needs to know of a rule that a finding names."""

    id: str
    category: Category
    severity: Severity
    message: str
    name: str = ""
    why: str = ""
    sources: tuple[str, ...] = ()
    source_languages: tuple[str, ...] = ()
    page: str | None = None
    origin: Origin = Origin.RULE
    aliases: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Provenance:
    """A source language (ISO 639), guessed from the English, with a confidence from 0 to 1."""

    language: str
    confidence: float


_WORD = re.compile(r"\w+")
_CONTEXT_WORDS = 2


def fingerprint(rule: str, text: str, span: Span, sentence: Span) -> str:
    """A short hash of the rule, the marked words and two words on either side of them in the sentence.

    It survives edits elsewhere, moves and renames: no line number, no file name, no ordinal is in it.
    """
    marked = _WORD.findall(span.of(text).lower()) or [span.of(text).strip()]
    before = _WORD.findall(text[max(sentence.start, span.start - 80) : span.start].lower())[-_CONTEXT_WORDS:]
    after = _WORD.findall(text[span.end : min(sentence.end, span.end + 80)].lower())[:_CONTEXT_WORDS]
    content = "\x1f".join([rule, " ".join(before), " ".join(marked), " ".join(after)])
    return hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
