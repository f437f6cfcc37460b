"""The one place where the parts meet: documents in, a report out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from auditor import __version__
from auditor.checks.balance import Balance
from auditor.checks.check import Check
from auditor.checks.doubled import Doubled
from auditor.checks.furniture import Furniture
from auditor.checks.letters import Letters
from auditor.checks.marks import Marks
from auditor.checks.rules import Rules
from auditor.checks.spacing import Spacing
from auditor.config import Config
from auditor.errors import ModelError, ReadError
from auditor.findings import Finding, RuleInfo, fingerprint
from auditor.language.tags import normalised, primary
from auditor.report import DocumentReport, Notice, Report, SentenceReport, Signature
from auditor.resolve.gates import document_gates
from auditor.resolve.order import ordered
from auditor.resolve.provenance import guess, weighed
from auditor.resolve.selection import Selection
from auditor.rulebook.engine import Rulebook
from auditor.rulebook.packs import load_rulebook
from auditor.scoring.mqm import SCALES, Scale, score
from auditor.text.analysis import Analysis, Sentence
from auditor.text.document import Document

RULE_LANGUAGES = frozenset({"en"})
_WORD = re.compile(r"\S+")
_SURFACE: tuple[Check, ...] = (Letters(), Doubled(), Balance(), Marks(), Furniture(), Spacing())
_SURFACE_RULES = {rule.id: rule for check in _SURFACE for rule in check.rules}


class Auditor:
    """Audits documents under one configuration; rules are loaded at the first document and kept.

    Raises (at the first document or on `prepare`): ConfigError, RuleErrors.
    """

    def __init__(self, config: Config | None = None) -> None:
        self.config = config or Config()

    @cached_property
    def _loaded(self) -> tuple[Rulebook, str]:
        return load_rulebook("en", self.config.rules)

    @cached_property
    def rulebook(self) -> Rulebook:
        """The rules of the shipped and the user's packs."""
        return self._loaded[0]

    @cached_property
    def rules(self) -> dict[str, RuleInfo]:
        """Every rule that can report, by id."""
        return {rule.id: rule for check in (*_SURFACE, Rules(self.rulebook)) for rule in check.rules}

    def rule_info(self, identifier: str) -> RuleInfo | None:
        """What a report shows of a rule; None for an id that no check has."""
        rule = self.rulebook.get(identifier)
        return rule.info if rule is not None else _SURFACE_RULES.get(identifier)

    @cached_property
    def _own(self) -> frozenset[str]:
        """Ids of the rules in the user's own packs."""
        return frozenset(rule.id for rule in self.rulebook.rules if rule.path in self.config.rules) if self.config.rules else frozenset()

    @cached_property
    def _selection(self) -> Selection:
        return Selection.of(self.config, (*_SURFACE_RULES, *self.rulebook.ids))

    def prepare(self) -> None:
        """Loads rules and checks the configuration against them, so that mistakes show before any text is read.

        Raises ModelError where a gate needs the fluency that no model of this version gives.
        """
        if self.config.min_fluency is not None:
            raise ModelError("min-fluency was asked for, and this version has no fluency model; leave the gate out")
        _ = self._selection

    @cached_property
    def signature(self) -> Signature:
        """What makes this auditor's reports."""
        config = self.config
        settings = [config.select, config.ignore, config.origins, sorted(config.severities.items()), config.preview, config.register, config.min_confidence]
        return Signature(
            (
                ("auditor", __version__),
                ("rules", self._loaded[1][:12]),
                ("tagger", "hanta-en"),
                ("model", "none"),
                ("scale", config.scale),
                ("language", config.language or "auto"),
                ("languagetool", "none"),
                ("settings", hashlib.blake2b(repr(settings).encode(), digest_size=4).hexdigest()),
            )
        )

    def audit(self, text: str, *, name: str = "-", language: str | None = None, source_language: str | None = None) -> Report:
        """Audits one text in memory."""
        return self.audit_documents([Document.of_text(text, name=name, language=language, source_language=source_language)])

    def audit_documents(self, documents: Iterable[Document | ReadError]) -> Report:
        """Audits documents; inputs that could not be read are carried into the report as failures."""
        reports: list[DocumentReport] = []
        failures: list[ReadError] = []
        for document in documents:
            if isinstance(document, ReadError):
                failures.append(document)
            else:
                reports.append(self.audit_document(document))
        return self.gathered(reports, failures)

    def gathered(self, reports: Sequence[DocumentReport], failures: Sequence[ReadError] = ()) -> Report:
        """One report of several documents' reports."""
        named = {rule for report in reports for finding in report.findings for rule in (finding.rule, *finding.also_from)}
        return Report(
            signature=self.signature,
            documents=tuple(reports),
            rules={rule: info for rule in sorted(named) if (info := self.rule_info(rule)) is not None},
            gates=tuple(gate for report in reports for gate in report.gates),
            notices=tuple(self._notices()),
            failures=tuple(failures),
        )

    def _notices(self) -> Iterator[Notice]:
        if self.config.model:
            yield Notice("info", "no-model", "no fluency model is part of this version: fluency is not scored and proposals stay silent")

    def audit_document(self, document: Document) -> DocumentReport:
        """Audits one document."""
        config, selection = self.config, self._selection
        language = config.language or _tag(document.language) or "en"
        source_language = config.source_language or _tag(document.source_language)
        analysis = Analysis(document, language=language, source_language=source_language)
        raw = [finding for check in self._checks(language) for finding in check.find(analysis)]
        guessed = guess(document.text, raw, self.rule_info) if source_language is None else None
        origin, sureness = (source_language, 1.0) if source_language else (guessed.language, guessed.confidence) if guessed else (None, 0.0)
        raw = [weighed(finding, self.rule_info(finding.rule), origin, sureness) for finding in raw]
        wanted = ordered((selection.weighed(finding) for finding in raw if selection.wants(finding)), own=self._own)
        by_sentence: dict[int, list[Finding]] = {}
        for finding in wanted:
            sentence = analysis.sentence_at(finding.span.start)
            if sentence is not None:
                by_sentence.setdefault(sentence.index, []).append(self._placed(finding, sentence, analysis))
        scale = SCALES[config.scale]
        sentences = tuple(_sentence_report(analysis, sentence, tuple(by_sentence.get(sentence.index, ())), scale) for sentence in analysis.sentences)
        words = sum(1 for _ in _WORD.finditer(document.text))
        found = [finding for sentence in sentences for finding in sentence.findings]
        scored = score(found, words, scale)
        return DocumentReport(
            document=document,
            language=language,
            words=words,
            sentences=sentences,
            score=scored,
            source_language=source_language,
            provenance=guessed,
            notices=tuple(_document_notices(document, language)),
            gates=document_gates(config, document.name, found, scored, None),
        )

    def _checks(self, language: str) -> Iterator[Check]:
        checks: tuple[Check, ...] = (*_SURFACE, Rules(self.rulebook, preview=self.config.preview, register=self.config.register))
        yield from (check for check in checks if check.languages is None or primary(language) in check.languages)

    def _placed(self, finding: Finding, sentence: Sentence, analysis: Analysis) -> Finding:
        """The finding with what only the sentence tells: its fingerprint, and whether it lies in direct speech."""
        placed = replace(finding, fingerprint=fingerprint(finding.rule, analysis.text, finding.span, sentence.span), in_quote=analysis.is_quoted(finding.span))
        return placed.without_safe_fixes() if placed.in_quote else placed


def _sentence_report(analysis: Analysis, sentence: Sentence, findings: tuple[Finding, ...], scale: Scale) -> SentenceReport:
    points = sum(scale.penalty(finding) for finding in findings)
    source = next((segment.source for segment in analysis.document.segments if segment.target.overlaps(sentence.span)), None)
    return SentenceReport(sentence, sentence.span.of(analysis.text), findings, points, source=source)


def _tag(given: str | None) -> str | None:
    """The input's own language tag, made comparable; what is no tag at all is kept as it is and named in a notice."""
    try:
        return normalised(given) if given else None
    except ValueError:
        return given


def _document_notices(document: Document, language: str) -> Iterator[Notice]:
    if not document.text.strip():
        yield Notice("info", "empty", "the text is empty: there is nothing to audit")
    if primary(language) not in RULE_LANGUAGES:
        yield Notice("warning", "no-rules", f"no rules and no fluency model for language '{language}': only checks that need no language ran")
