"""A rule: what it looks for, what it says, how it is mended, and the proof of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from auditor.findings import Category, RuleInfo, Safety, Severity
from auditor.rulebook.nodes import NodeSequence

# Kinds of copy that a rule may be made for.
REGISTERS = ("wire", "eu", "sport", "business", "legal")


@dataclass(frozen=True, slots=True)
class FixTemplate:
    """A replacement for the marked words (see template.py)."""

    text: str
    safety: Safety = Safety.UNSAFE


@dataclass(frozen=True, slots=True)
class Flags:
    """An example that must be found: `text` with `span` (start, end) marked, and the corrected sentence."""

    text: str
    start: int
    end: int
    corrected: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Context:
    """What must hold in the rest of the story: another wording used elsewhere, or a number of uses of this one."""

    elsewhere: tuple[NodeSequence, ...] = ()
    from_use: int = 1


@dataclass(frozen=True)
class Rule:
    """One rule of a pack; the pattern is data (nodes.py), compiled only when a text needs it."""

    id: str
    language: str
    category: Category
    severity: Severity
    message: str
    why: str
    patterns: tuple[NodeSequence, ...] = ()
    exceptions: tuple[NodeSequence, ...] = ()
    regex: str | None = None
    fixes: tuple[FixTemplate, ...] = ()
    source_languages: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    name: str = ""
    zones: tuple[str, ...] = ()
    quotes: str = "any"
    register: str | None = None
    confidence: float = 0.9
    verify: bool = False
    preview: bool = False
    deprecated: str | None = None
    aliases: tuple[str, ...] = ()
    context: Context = Context()
    flags: tuple[Flags, ...] = ()
    allows: tuple[str, ...] = ()
    path: str = ""
    line: int = 0
    pattern_texts: tuple[str, ...] = field(default=())
    exception_texts: tuple[str, ...] = field(default=())

    @property
    def info(self) -> RuleInfo:
        """What a report shows of the rule."""
        return RuleInfo(
            id=self.id,
            category=self.category,
            severity=self.severity,
            message=self.message,
            name=self.name,
            why=self.why,
            sources=self.sources,
            source_languages=self.source_languages,
            page=self.page,
            aliases=self.aliases,
        )

    def as_json(self) -> dict[str, Any]:
        """The rule without its examples, as JSON values."""
        return {
            "id": self.id,
            "language": self.language,
            "category": self.category.value,
            "severity": self.severity.value,
            "message": self.message,
            "why": self.why,
            "patterns": self.patterns,
            "exceptions": self.exceptions,
            "regex": self.regex,
            "fixes": [[fix.text, fix.safety.value] for fix in self.fixes],
            "source_languages": self.source_languages,
            "sources": self.sources,
            "name": self.name,
            "zones": self.zones,
            "quotes": self.quotes,
            "register": self.register,
            "confidence": self.confidence,
            "verify": self.verify,
            "preview": self.preview,
            "deprecated": self.deprecated,
            "aliases": self.aliases,
            "context": [self.context.elsewhere, self.context.from_use],
            "path": self.path,
            "line": self.line,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Rule:
        """The inverse of `as_json`."""
        values = dict(data)
        values["category"] = Category(values["category"])
        values["severity"] = Severity(values["severity"])
        values["fixes"] = tuple(FixTemplate(text, Safety(safety)) for text, safety in values["fixes"])
        values["context"] = Context(tuple(values["context"][0]), values["context"][1])
        for key in ("patterns", "exceptions", "source_languages", "sources", "zones", "aliases"):
            values[key] = tuple(values[key])
        return cls(**values)

    @property
    def page(self) -> str | None:
        """The rule's section in the generated pages; None for a rule of the user's own."""
        pack, _, name = self.id.rpartition(".")
        return f"docs/rules/{pack}.md#{name}" if self.path.startswith("rules/") else None

    @cached_property
    def title(self) -> str:
        """The name, or the last part of the id in words."""
        return self.name or self.id.rsplit(".", 1)[-1].replace("-", " ")
