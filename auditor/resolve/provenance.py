"""Which language a text was translated from, guessed from the English itself: whose marks pile up, which agency signs, where names come from.

The guess ranks findings and weighs their severity; it never hides one.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from auditor.findings import Finding, Provenance, RuleInfo, Severity
from auditor.language.tags import primary

# Agencies by the language of their newsroom. A dateline or an attribution to one is strong evidence.
_AGENCIES = {
    "ru": "TASS|ITAR-TASS|Interfax|RIA Novosti|Sputnik|Rossiya Segodnya",
    "uk": "Ukrinform|UNIAN|Interfax-Ukraine",
    "zh": "Xinhua|CGTN|China Daily|Global Times|CNS",
    "fa": "IRNA|Mehr|MNA|Fars|Tasnim|ISNA|Tehran Times|Pars Today|Press TV",
    "ar": "SANA|SPA|WAM|Al-Manar|QNA|MAP|APS|INA|MENA|Petra",
    "ko": "KCNA|Yonhap",
    "ja": "Kyodo|Jiji",
    "tr": "Anadolu|AA|DHA",
    "de": "dpa|APA",
    "fr": "AFP",
    "es": "EFE|Notimex|Prensa Latina|Télam",
    "it": "ANSA|AGI",
    "pt": "Lusa|Agência Brasil",
    "pl": "PAP",
    "cs": "ČTK|CTK",
    "hi": "PTI|ANI|UNI",
    "id": "Antara|Bernama",
    "ro": "Agerpres",
    "bg": "BTA",
    "he": "Ynet|JTA",
}
_LANGUAGE_OF = {name: language for language, names in _AGENCIES.items() for name in names.split("|")}
_ANY = "|".join(sorted(map(re.escape, _LANGUAGE_OF), key=len, reverse=True))
_SIGNED = re.compile(rf"[(/\[]({_ANY})[)/\]]|\b({_ANY}) (?:news agency|reported|reports|correspondent)\b")
# Endings and shapes of surnames; each name counts once and for little.
_NAMES = {
    "ru": re.compile(r"\b[A-Z][a-z]+(?:[oe]v|[oe]va|skii|skiy|insky|ovich|evich|ovna)\b"),
    "uk": re.compile(r"\b[A-Z][a-z]+(?:enko|chuk|iuk|yuk|ets|skyi|skyy)\b"),
    "zh": re.compile(r"\b(?:Li|Wang|Zhang|Liu|Chen|Yang|Zhao|Huang|Zhou|Wu|Xu|Sun|Xi|Zhu|Guo|He|Lin) [A-Z][a-z]+(?:-?[a-z]+)?\b"),
    "ko": re.compile(r"\b(?:Kim|Park|Lee|Choi|Jeong|Kang|Cho|Yoon|Jang) [A-Z][a-z]+-?[A-Za-z]+\b"),
    "fa": re.compile(r"\b[A-Z][a-z]+(?:zadeh|nejad|pour|abadi|ollahi|iani)\b"),
    "tr": re.compile(r"\b[A-Z][a-zçğıöşü]+(?:oğlu|oglu)\b"),
    "pl": re.compile(r"\b[A-Z][a-ząćęłńóśźż]+(?:ski|ska|wicz|czyk)\b"),
    "ro": re.compile(r"\b[A-Z][a-zăâîșț]+(?:escu|eanu)\b"),
}
_SIGNED_WEIGHT, _NAME_WEIGHT, _MOST_FROM_NAMES, _RULE_WEIGHT = 3.5, 0.3, 1.2, 1.0
_PRIOR = 0.6
SURE = 0.8


def guess(text: str, findings: Iterable[Finding], rule_info: Callable[[str], RuleInfo | None]) -> Provenance | None:
    """The likeliest source language, or None where nothing speaks for any.

    Evidence adds up per language; the confidence is the softmax share against all named languages and "none of them".
    """
    evidence: dict[str, float] = defaultdict(float)
    for finding in findings:
        info = rule_info(finding.rule)
        languages = info.source_languages if info is not None else ()
        for language in languages:
            evidence[language] += _RULE_WEIGHT / len(languages)
    head = text[:3000]
    for language in {_LANGUAGE_OF[match[1] or match[2]] for match in _SIGNED.finditer(head)}:
        evidence[language] += _SIGNED_WEIGHT
    for language, pattern in _NAMES.items():
        evidence[language] += min(_MOST_FROM_NAMES, _NAME_WEIGHT * len(set(pattern.findall(head))))
    if not any(evidence.values()):
        return None
    best = max(sorted(evidence), key=lambda language: evidence[language])
    strongest = evidence[best]
    others = sum(math.exp(value - strongest) for value in (*evidence.values(), _PRIOR)) + (len(_AGENCIES) - len(evidence)) * math.exp(-strongest)
    return Provenance(best, round(1 / others, 3))


def weighed(finding: Finding, rule: RuleInfo | None, language: str | None, confidence: float) -> Finding:
    """The finding with its confidence raised where its rule is typical of the source language, lowered where it is typical of others only.

    A major finding of a rule for other languages becomes minor when the language is sure.
    """
    if rule is None or not rule.source_languages or language is None:
        return finding
    if primary(language) in rule.source_languages:
        return replace(finding, confidence=round(1 - (1 - finding.confidence) * (1 - confidence / 2), 4))
    severity = Severity.MINOR if confidence >= SURE and finding.severity is Severity.MAJOR else finding.severity
    return replace(finding, confidence=round(finding.confidence * (1 - confidence / 5), 4), severity=severity)
