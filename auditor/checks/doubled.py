"""The same word twice: `the the`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from auditor.checks.check import ENGLISH
from auditor.findings import Category, Edit, Finding, Fix, Origin, RuleInfo, Safety, Severity
from auditor.language.en.morphology import noun_readings, verb_readings
from auditor.text.analysis import Analysis
from auditor.text.span import Span

RULE = RuleInfo(
    "surface.doubled-word",
    Category.GRAMMAR,
    Severity.MAJOR,
    "The word stands twice.",
    why="A word typed at the end of one line and again at the start of the next escapes the eye.",
    origin=Origin.SURFACE,
)
# Words that English doubles: grammar ("that that", "had had"), emphasis, interjections.
_DOUBLED_RIGHTLY = frozenset(
    """that had is was do did very so no yes ha hey bye blah really many much far more long never again now there what well who why oh hear knock
    tut night big little way too please go come wait look on in up out to her his it new old good bad right one two hush ding chop la da de ba
    pom beri can aye ho mau couscous cous tsk boo choo tap pooh goody gee click tick ping tom dik bora walla pago plus""".split()
)


class Doubled:
    """Finds doubled words that are not names, emphasis or grammar."""

    origin = Origin.SURFACE
    languages: frozenset[str] | None = ENGLISH

    @property
    def rules(self) -> Iterable[RuleInfo]:
        """The rule of this check."""
        return (RULE,)

    def find(self, analysis: Analysis) -> Iterable[Finding]:
        """Findings on the text."""
        tokens, text = analysis.tokens, analysis.text
        keys, starts, ends = tokens.keys, tokens.starts, tokens.ends
        for at, (before, here) in enumerate(pairwise(keys), 1):
            if before != here or not here.isalpha() or here in _DOUBLED_RIGHTLY:
                continue
            gap = text[ends[at - 1] : starts[at]]
            if not gap or gap.strip() or "\n\n" in gap or text[starts[at]].isupper():
                continue
            if (at + 1 < len(keys) and (keys[at + 1] == here or (keys[at + 1] == "-" and tokens.glued(at + 1)))) or (at > 1 and keys[at - 2] in ("-", here)):
                continue
            sentence = analysis.sentence_at(starts[at])
            if sentence is None or sentence.span.start > starts[at - 1]:
                continue
            span = Span(starts[at - 1], ends[at])
            # "saw saw blades", "will will": a word that is noun and verb may stand twice rightly.
            safety = Safety.UNSAFE if verb_readings(here) and noun_readings(here) else Safety.SAFE
            fix = Fix(tokens.word(at - 1), safety, (Edit(Span(ends[at - 1], ends[at]), ""),))
            yield Finding(RULE.id, RULE.origin, RULE.category, RULE.severity, RULE.message, span, (fix,), 0.95)
