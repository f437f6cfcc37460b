"""Letters that look alike across scripts, and digits that stand for letters.

Look-alikes are the single-letter confusables of Unicode Technical Standard 39 (Unicode Security Mechanisms) between Latin and Cyrillic or Greek,
as far as common fonts bear them out.
"""

from __future__ import annotations

import unicodedata

_CYRILLIC = dict(zip("асеорхуіјѕԁԛԝһАВСЕНІЈКМОРЅТХУҮԌ", "aceopxyijsdqwhABCEHIJKMOPSTXYYG", strict=True))
_GREEK = dict(zip("οανικρυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oavikpuABEZHIKMNOPTYX", strict=True))
LOOK_ALIKES = _CYRILLIC | _GREEK

# What a digit inside a word may have been meant as: by shape (OCR, leetspeak), then by the keys beneath it on a keyboard.
DIGIT_SHAPES = {"0": "o", "1": "li", "2": "z", "3": "e", "4": "a", "5": "s", "6": "bg", "7": "t", "8": "b", "9": "gq"}
DIGIT_KEYS = {"0": "op", "1": "q", "2": "qw", "3": "we", "4": "er", "5": "rt", "6": "ty", "7": "yu", "8": "ui", "9": "io"}


def script(character: str) -> str:
    """`Latin`, `Cyrillic`, `Greek` … for a letter, else an empty string."""
    if "a" <= character <= "z" or "A" <= character <= "Z":
        return "Latin"
    if not character.isalpha():
        return ""
    return unicodedata.name(character, "").split(" ", 1)[0].title()


def latinised(word: str) -> str | None:
    """The word with every look-alike letter made Latin; None where a letter has no Latin twin."""
    made = "".join(LOOK_ALIKES.get(letter, letter) for letter in word)
    return made if all(script(letter) in ("Latin", "") for letter in made) else None
