"""English number words."""

from __future__ import annotations

CARDINALS = {
    word: value
    for value, word in enumerate("""zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen""".split())
} | {word: 10 * (index + 2) for index, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])}
MAGNITUDES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def is_number_word(word: str) -> bool:
    """Whether a lower-case word is a cardinal or a magnitude."""
    return word in CARDINALS or word in MAGNITUDES
