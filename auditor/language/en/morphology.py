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
def _verbs() -> dict[str, Verb]:
    table: dict[str, Verb] = {"be": _BE}
    for row in _rows("verbs.tsv"):
        base = row[0]
        if len(row) == 1:
            table[base] = regular_verb(base)
        else:
            s, ing, past, pp = (tuple(cell.split("/")) for cell in row[1:5])
            table[base] = Verb(base, s, ing, past, pp)
    return table


@lru_cache(maxsize=1)
def _nouns() -> dict[str, tuple[str, ...]]:
    return {row[0]: tuple(row[1].split("/")) if len(row) > 1 else (add_s(row[0]),) for row in _rows("nouns.tsv")}


@lru_cache(maxsize=1)
def _verb_forms() -> dict[str, tuple[tuple[str, Form], ...]]:
    index: dict[str, list[tuple[str, Form]]] = {}
    for base, verb in _verbs().items():
        for form in (Form.BASE, Form.S, Form.ING, Form.PAST, Form.PP):
            for word in verb.form(form):
                index.setdefault(word, []).append((base, form))
    for word in _BE_EXTRA:
        index.setdefault(word, []).append(("be", Form.S if word == "'s" else Form.BASE))
    return {word: tuple(entries) for word, entries in index.items()}


@lru_cache(maxsize=1)
def _noun_forms() -> dict[str, tuple[tuple[str, Form], ...]]:
    index: dict[str, list[tuple[str, Form]]] = {}
    for base, plurals in _nouns().items():
        index.setdefault(base, []).append((base, Form.BASE))
        for word in plurals:
            if word != base:
                index.setdefault(word, []).append((base, Form.PLURAL))
    return {word: tuple(entries) for word, entries in index.items()}


def verb(base: str) -> Verb:
    """The verb with this base form; by rule where the table lacks it. A phrasal verb inflects its first word."""
    head, space, rest = base.partition(" ")
    if space:
        inner = verb(head)
        s, ing, past, pp = (tuple(f"{form} {rest}" for form in forms) for forms in (inner.s, inner.ing, inner.past, inner.pp))
        return Verb(base, s, ing, past, pp)
    return _verbs().get(base) or regular_verb(base)


def plural(noun: str) -> str:
    """The plural of a noun (of the last word of a phrase)."""
    head, space, last = noun.rpartition(" ")
    found = _nouns().get(last, (add_s(last),))[0]
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


def verb_readings(word: str) -> tuple[tuple[str, Form], ...]:
    """(lemma, form) of every verb reading of a lower-case word; empty for words that are no verb's form."""
    return _verb_forms().get(word, ())


def noun_readings(word: str) -> tuple[tuple[str, Form], ...]:
    """(lemma, form) of every noun reading of a lower-case word; empty for words that are no noun's form."""
    return _noun_forms().get(word, ())


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
