"""English words and how often native copy uses them (words.tsv, made by training/lexicon/words.py)."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from auditor.language.en.morphology import noun_readings, verb_readings


@lru_cache(maxsize=1)
def _counts() -> dict[str, int]:
    text = resources.files(__package__).joinpath("words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {word: int(count) for word, count in rows}


def frequency(word: str) -> int | None:
    """Uses per ten million words of a lower-case word; 0 for a rare known word, None for an unknown one."""
    count = _counts().get(word)
    if count is None and (verb_readings(word) or noun_readings(word)):
        return 0
    return count


def is_word(word: str) -> bool:
    """Whether a lower-case word is known."""
    return frequency(word) is not None
