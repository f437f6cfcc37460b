"""Holds rules to their own examples: every marked span exactly, every corrected sentence (which it must not find again), every allowed one silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from auditor.rulebook.engine import Hit, Rulebook
from auditor.rulebook.replacing import replaced
from auditor.rulebook.rule import Context, Flags, Rule
from auditor.text.analysis import Analysis
from auditor.text.document import Document, Zone


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that its rule does not bear out."""

    rule: Rule
    message: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.rule.path}:{self.line or self.rule.line}: {self.rule.id}: {self.message}"


def applied(text: str, hit: Hit, replacement: str) -> str:
    """`text` with the marked words replaced."""
    span, made = replaced(text, hit, replacement)
    return text[: span.start] + made + text[span.end :]


def hits(rulebook: Rulebook, text: str, zone: Zone = Zone.BODY) -> list[Hit]:
    """All hits on an example."""
    return rulebook.find(Analysis(Document.of_text(text, zone=zone)))


def failures(rules: Iterable[Rule]) -> Iterator[Failure]:
    """Yields what does not hold, rule by rule."""
    for rule in rules:
        rulebook = Rulebook([rule])
        zone = Zone(rule.zones[0]) if rule.zones else Zone.BODY
        for example in rule.flags:
            found = hits(rulebook, example.text, zone)
            yield from _flag_failures(rule, example, found)
            if found and len(hits(rulebook, example.corrected, zone)) >= len(found):
                yield Failure(rule, f"finds its own correction: «{example.corrected}»", example.line)
        for text in rule.allows:
            yield from (Failure(rule, f"finds «{hit.span.of(text)}» in the allowed sentence «{text}»") for hit in hits(rulebook, text, zone))


def _flag_failures(rule: Rule, example: Flags, found: list[Hit]) -> Iterator[Failure]:
    wanted = example.text[example.start : example.end]
    exact = [hit for hit in found if (hit.span.start, hit.span.end) == (example.start, example.end)]
    if not exact:
        spans = ", ".join(f"«{hit.span.of(example.text)}»" for hit in found) or "nothing"
        bare = replace(rule, exceptions=(), quotes="any", context=Context())
        silenced = not found and any(hit.span.start == example.start for hit in hits(Rulebook([bare]), example.text))
        why = "; the pattern matches, but except, quotes or context silence it" if silenced else ""
        yield Failure(rule, f"marks {spans}, not «{wanted}», in «{example.text}»{why}", example.line)
    elif rule.fixes:
        made = [applied(example.text, exact[0], text) for text in exact[0].replacements if text is not None]
        if example.corrected not in made:
            yield Failure(rule, f"mends to «{made[0] if made else 'nothing'}», not «{example.corrected}»", example.line)
