"""Draft rules on an archive: hits, rate per 1000 words, and a sample to judge, so that a rule goes live on evidence."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from auditor.rulebook.engine import Hit, Rulebook
from auditor.rulebook.rule import Rule
from auditor.text.analysis import Analysis
from auditor.text.document import Document
from auditor.text.span import Span

_MARGIN = 60


@dataclass(frozen=True, slots=True)
class Sample:
    """One hit in its surroundings."""

    document: str
    line: int
    before: str
    marked: str
    after: str
    replacement: str | None


@dataclass(slots=True)
class Trial:
    """What one rule did; `right` and `wrong` count only where texts are annotated."""

    rule: Rule
    hits: int = 0
    right: int = 0
    wrong: int = 0
    samples: list[Sample] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Trials of all rules over an archive of `words` words in `documents` documents."""

    trials: tuple[Trial, ...]
    words: int
    documents: int
    annotated: bool


def tried(rules: Iterable[Rule], documents: Iterable[Document], *, annotations: Mapping[str, list[Span]] | None = None, sample: int = 5, seed: int = 1) -> Outcome:
    """Runs rules over documents.

    Args:
        rules: the rules on trial.
        documents: the archive.
        annotations: spans of known errors by document name; a hit that overlaps one is right.
        sample: how many hits of each rule to keep, drawn evenly from all of them (reservoir sampling, Vitter 1985).
        seed: draws another sample.

    """
    rulebook = Rulebook(rules)
    trials = {rule.id: Trial(rule) for rule in rulebook.rules}
    chance = random.Random(seed)
    words = number = 0
    for document in documents:
        number += 1
        words += len(document.text.split())
        known = annotations.get(document.name, []) if annotations is not None else []
        for hit in rulebook.find(Analysis(document)):
            trial = trials[hit.rule.id]
            trial.hits += 1
            if any(span.overlaps(hit.span) for span in known):
                trial.right += 1
            else:
                trial.wrong += 1
            at = len(trial.samples) if len(trial.samples) < sample else chance.randrange(trial.hits)
            if at < sample:
                trial.samples[at : at + 1] = [_sample(document, hit)]
    return Outcome(tuple(trials.values()), words, number, annotations is not None)


def _sample(document: Document, hit: Hit) -> Sample:
    text, sentence = document.text, hit.sentence.span
    before = text[max(sentence.start, hit.span.start - _MARGIN) : hit.span.start]
    after = text[hit.span.end : min(sentence.end, hit.span.end + _MARGIN)]
    replacement = next((text for text in hit.replacements if text is not None), None)
    return Sample(document.name, document.place(hit.span.start).line, before, hit.span.of(text), after, replacement)
