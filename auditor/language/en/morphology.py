"""English inflection from tables: all forms of a lemma, and the lemma and form of a word.

The tables (`verbs.tsv`, `nouns.tsv`) are made by training/lexicon/inflection.py from lemminflect (MIT), whose lemmas and forms
come from the NIH SPECIALIST Lexicon; regular forms follow from the rules below and are not stored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from importlib import resources

_VOWELS = "aeiou"


class Form(str, Enum):
    """Forms of verbs and nouns; `base` is also the singular of a noun."""

    __str__ = str.__str__

    BASE = "base"
    S = "s"
    ING = "ing"
    PAST = "past"
    PP = "pp"
    PLURAL = "plural"


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms of a verb; each tuple begins with the commonest form."""

    base: str
    s: tuple[str, ...]
    ing: tuple[str, ...]
    past: tuple[str, ...]
    pp: tuple[str, ...]

    def form(self, form: Form) -> tuple[str, ...]:
        """The forms under a name; the base for PLURAL, which verbs lack."""
        return {Form.S: self.s, Form.ING: self.ing, Form.PAST: self.past, Form.PP: self.pp}.get(form, (self.base,))

    def all_forms(self) -> frozenset[str]:
        """Every form, the base included."""
        return frozenset((self.base, *self.s, *self.ing, *self.past, *self.pp))


_BE = Verb("be", ("is",), ("being",), ("was", "were"), ("been",))
_BE_EXTRA = frozenset({"am", "are", "'s", "'re", "'m"})
_HAVE_EXTRA = frozenset({"'ve"})


def regular_verb(base: str) -> Verb:
    """Forms by rule alone: no consonant is doubled."""
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")):
        stem = base[:-1]
        ing = f"{base[:-2]}ying" if base.endswith("ie") else f"{stem}ing"
        past = f"{base}d"
    elif base.endswith(("ee", "ye", "oe")):
        ing, past = f"{base}ing", f"{base}d"
    elif base.endswith("y") and base[-2:-1] not in _VOWELS:
        ing, past = f"{base}ing", f"{base[:-1]}ied"
    else:
        ing, past = f"{base}ing", f"{base}ed"
    return Verb(base, (add_s(base),), (ing,), (past,), (past,))


def add_s(base: str) -> str:
    """The regular third person or plural."""
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return f"{base}es"
    if base.endswith("y") and base[-2:-1] and base[-2] not in _VOWELS:
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith("o") and base[-2:-1] not in _VOWELS else f"{base}s"


def _rows(name: str) -> list[list[str]]:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def _verb_rows() -> dict[str, list[str]]:
    return {row[0]: row for row in _rows("verbs.tsv")}


@lru_cache(maxsize=1)
def _noun_rows() -> dict[str, list[str]]:
    return {row[0]: row for row in _rows("nouns.tsv")}


def _table_verb(base: str) -> Verb | None:
    """The verb as the table has it; None where it is not there."""
    if base == "be":
        return _BE
    row = _verb_rows().get(base)
    if row is None:
        return None
    if len(row) == 1:
        return regular_verb(base)
    s, ing, past, pp = (tuple(cell.split("/")) for cell in row[1:5])
    return Verb(base, s, ing, past, pp)


def _plurals(base: str) -> tuple[str, ...]:
    row = _noun_rows()[base]
    return tuple(row[1].split("/")) if len(row) > 1 else (add_s(base),)


@lru_cache(maxsize=1)
def _irregular_verb_bases() -> dict[str, tuple[str, ...]]:
    """Bases by each form that does not follow by rule."""
    found: dict[str, list[str]] = {}
    for base, row in _verb_rows().items():
        for word in {word for cell in row[1:] for word in cell.split("/")}:
            found.setdefault(word, []).append(base)
    for word in ("is", "was", "were", "been", "being"):
        found.setdefault(word, []).append("be")
    return {word: tuple(bases) for word, bases in found.items()}


@lru_cache(maxsize=1)
def _irregular_noun_bases() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for base, row in _noun_rows().items():
        for word in row[1].split("/") if len(row) > 1 else ():
            found.setdefault(word, []).append(base)
    return {word: tuple(bases) for word, bases in found.items()}


def _stems(word: str) -> set[str]:
    """Every base from which a rule could have made the word."""
    found = {word}
    for ending, others in (("s", ("",)), ("es", ("",)), ("ies", ("y",)), ("d", ("",)), ("ed", ("",)), ("ied", ("y",)), ("ing", ("", "e")), ("ying", ("ie",))):
        if word.endswith(ending):
            found.update(word[: -len(ending)] + other for other in others)
    return found


@lru_cache(maxsize=20_000)
def verb_readings(word: str) -> tuple[tuple[str, Form], ...]:
    """(lemma, form) of every verb reading of a lower-case word; empty for words that are no verb's form."""
    found = []
    for base in sorted({*_stems(word), *_irregular_verb_bases().get(word, ())}, key=lambda base: (base != "be", base)):
        entry = _table_verb(base)
        if entry is not None:
            found += [(base, form) for form in (Form.BASE, Form.S, Form.ING, Form.PAST, Form.PP) if word in entry.form(form)]
    if word in _BE_EXTRA:
        found.append(("be", Form.S if word == "'s" else Form.BASE))
    return tuple(found)


@lru_cache(maxsize=20_000)
def noun_readings(word: str) -> tuple[tuple[str, Form], ...]:
    """(lemma, form) of every noun reading of a lower-case word; empty for words that are no noun's form."""
    rows = _noun_rows()
    found = []
    for base in sorted({*_stems(word), *_irregular_noun_bases().get(word, ())}):
        if base in rows:
            found += [(base, Form.BASE)] if word == base else [(base, Form.PLURAL)] if word in _plurals(base) else []
    return tuple(found)


def verb(base: str) -> Verb:
    """The verb with this base form; by rule where the table lacks it. A phrasal verb inflects its first word."""
    head, space, rest = base.partition(" ")
    if space:
        inner = verb(head)
        s, ing, past, pp = (tuple(f"{form} {rest}" for form in forms) for forms in (inner.s, inner.ing, inner.past, inner.pp))
        return Verb(base, s, ing, past, pp)
    return _table_verb(base) or regular_verb(base)


def plural(noun: str) -> str:
    """The plural of a noun (of the last word of a phrase)."""
    head, space, last = noun.rpartition(" ")
    found = _plurals(last)[0] if last in _noun_rows() else add_s(last)
    return f"{head}{space}{found}"


def _spellings(base: str) -> tuple[str, ...]:
    """The lemma and its other spelling (-ize and -ise, -or and -our)."""
    for ending, other in (("ize", "ise"), ("yze", "yse")):
        if base.endswith(ending) and len(base) > 5:
            return base, base[: -len(ending)] + other
    if base in {"favor", "labor", "honor", "harbor", "color", "endeavor", "humor", "neighbor", "rumor", "vapor", "behavior", "savor"}:
        return base, base[:-2] + "our"
    return (base,)


def lemma_forms(base: str, only: str | None = None) -> frozenset[str]:
    """Every form a lemma in a rule stands for; `only` restricts to verb (`v`) or noun (`n`) forms or to one `Form` by name.

    Raises ValueError when `only` names none of these.
    """
    found: set[str] = set()
    for spelling in _spellings(base):
        entry = verb(spelling)
        if only in (None, "v"):
            found |= entry.all_forms()
            found |= _BE_EXTRA if spelling == "be" else _HAVE_EXTRA if spelling == "have" else frozenset()
        if only in (None, "n"):
            found |= {spelling, plural(spelling)}
        if only not in (None, "v", "n"):
            form = Form(only)
            found |= {plural(spelling)} if form is Form.PLURAL else set(entry.form(form))
    return frozenset(found)


def singular(word: str) -> str:
    """The singular of a noun form; the word itself where the table knows none."""
    for base, form in noun_readings(word):
        if form is Form.PLURAL:
            return base
    return word


def a_or_an(following: str) -> str:
    """The indefinite article before a word, by its sound as far as the spelling tells."""
    word = following.lstrip("\"'“‘([").rstrip(".,;:!?\"'”’)]")
    first = re.split(r"[-–]", word)[0]
    if not first:
        return "a"
    if first[0].isdigit():
        return "an" if _AN_NUMBER.match(first) else "a"
    if _SPELLED_OUT.match(first) and first not in _SAID_AS_WORDS:
        return "an" if first[0] in "AEFHILMNORSX" else "a"
    low = first.lower()
    if low.startswith(_SILENT_H):
        return "an"
    if _YOU_OR_WON.match(low):
        return "a"
    return "an" if low[0] in _VOWELS else "a"


_SILENT_H = ("hour", "honest", "honor", "honour", "heir")
# uni- as in union, not as in unimportant, unidentified, uninhabited; one, once, not onerous; eu-, use-, ubi-, uto-, ura-, Uganda, Ukraine.
_YOU_OR_WON = re.compile(r"uni(?!n|mp|mag|d)|one(?!r)|once|eu|us[aeu]|usu|ubi|uto|ura|ufo|ug|uk|unanim|uter|ew")
_AN_NUMBER = re.compile(r"8|11(?:th)?\Z|18(?:th)?\Z|11,|18,|11\.|18\.")
_SPELLED_OUT = re.compile(r"(?:[A-Z]\.)+[A-Z]?\Z|[A-Z]\Z|[A-Z]{2,4}s?\Z")
_SAID_AS_WORDS = frozenset("NATO NASA FIFA OPEC UEFA ASEAN UNICEF UNESCO WADA NAFTA LUKOIL SWAT COVID AIDS GATT".split())
