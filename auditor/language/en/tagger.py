"""Part-of-speech tags from HanTa's English model (C5 tags), mapped to universal tags; the same on every install.

HanTa: Wartena 2019, "A Probabilistic Morphology Model for German Lemmatization" (LGPL-3.0-or-later); the C5 tag set is the British National Corpus's.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_BY_PREFIX = (
    ("NP", "PROPN"),
    ("NN", "NOUN"),
    ("AJ", "ADJ"),
    ("AV", "ADV"),
    ("AT", "DET"),
    ("DT", "DET"),
    ("DP", "PRON"),
    ("PN", "PRON"),
    ("PR", "ADP"),
    ("CR", "NUM"),
    ("OR", "ADJ"),
    ("CJC", "CCONJ"),
    ("CJ", "SCONJ"),
    ("VM", "AUX"),
    ("VB", "AUX"),
    ("VH", "AUX"),
    ("VD", "AUX"),
    ("VV", "VERB"),
    ("TO", "PART"),
    ("XX", "PART"),
    ("POS", "PART"),
    ("EX", "PRON"),
    ("IT", "INTJ"),
    ("PU", "PUNCT"),
)


@lru_cache(maxsize=1)
def _model() -> Any:
    from HanTa import HanoverTagger

    return HanoverTagger.HanoverTagger("morphmodel_en.pgz")


def universal(tag: str) -> str:
    """The universal tag of a C5 tag; X for what has none."""
    return next((mapped for prefix, mapped in _BY_PREFIX if tag.startswith(prefix)), "X")


@lru_cache(maxsize=4096)
def tags(words: tuple[str, ...]) -> tuple[str, ...]:
    """Universal tags of a sentence's tokens."""
    if not words:
        return ()
    tagged = _model().tag_sent(list(words))
    return tuple("PUNCT" if not any(map(str.isalnum, word)) else universal(tag) for word, (_, _, tag) in zip(words, tagged, strict=True))
