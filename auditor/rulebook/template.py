"""Fix templates: the text that takes the place of the marked words, rebuilt from captures with inflection agreeing.

{v}               the captured words
{v:base}          the captured verb or noun in another form: base, s, ing, past, pp, plural, singular
{claim~v}         the lemma `claim` in the form of the captured verb or noun
{is/are~n}        the first word when the captured noun is singular, else the second
{a/an}            a or an, by the word that follows
"""

from __future__ import annotations

import re
from collections.abc import Callable

from auditor.language.en.morphology import Form, a_or_an, noun_readings, plural, singular, verb, verb_readings

ARTICLE = "a/an"
_SLOT = re.compile(r"\{([^{}]*)\}")
_CAPTURED = re.compile(r"([a-z][a-z0-9_]*)(?::([a-z]+))?\Z")
_LIKE = re.compile(r"([^~/]+)~([a-z][a-z0-9_]*)\Z")
_BY_NUMBER = re.compile(r"([^~/]+)/([^~/]+)~([a-z][a-z0-9_]*)\Z")
_FORMS = frozenset((*Form, "singular", "lower"))
_HAVE_AND_BE = frozenset("""have has had having 've be is are was were been being am 's 're 'm get got gets by""".split())


_BEFORE_BASE = frozenset("to will would can could may might must shall should do does did not let n't".split())


class TemplateError(ValueError):
    """A slot that is not understood."""


def mistakes(template: str, names: set[str]) -> list[str]:
    """What is wrong with a template, given the captures of its pattern."""
    found = []
    for slot in _SLOT.findall(template):
        name = _name(slot)
        if name is None and slot != ARTICLE:
            found.append(f"slot {{{slot}}} is none of {{v}}, {{v:form}}, {{lemma~v}}, {{is/are~v}}, {{a/an}}")
        elif name is not None and name not in names:
            found.append(f"slot {{{slot}}} names a capture '{name}' that the pattern has not: {', '.join(sorted(names)) or 'it captures nothing'}")
        captured = _CAPTURED.match(slot)
        if captured and captured[2] and captured[2] not in _FORMS:
            found.append(f"form '{captured[2]}' is not one of {', '.join(sorted(_FORMS))}")
    if template.count("{") != template.count("}") or "{" in _SLOT.sub("", template):
        found.append("a brace is not closed")
    return found


def _name(slot: str) -> str | None:
    for pattern, group in ((_CAPTURED, 1), (_BY_NUMBER, 3), (_LIKE, 2)):
        match = pattern.match(slot)
        if match:
            return match[group]
    return None


def filled(template: str, captured: Callable[[str], tuple[str, str]]) -> str | None:
    """The text of a template; `captured` gives a capture's text and the word before it. None where a form cannot be made."""
    parts: list[str] = []
    at = 0
    for slot in _SLOT.finditer(template):
        parts.append(template[at : slot.start()])
        at = slot.end()
        text = "\0" if slot[1] == ARTICLE else _slot(slot[1], captured)
        if text is None:
            return None
        parts.append(text)
    text = "".join(parts) + template[at:]
    text = re.sub("\0(\\s+)(\\S*)", lambda match: f"{a_or_an(match[2])}{match[1]}{match[2]}", text)
    return " ".join(text.replace("\0", "a").split()) if "\n" not in text else text


def _slot(slot: str, captured: Callable[[str], tuple[str, str]]) -> str | None:
    by_number = _BY_NUMBER.match(slot)
    if by_number:
        noun, _ = captured(by_number[3])
        return by_number[2] if _is_plural(noun) else by_number[1]
    like = _LIKE.match(slot)
    if like:
        return _inflected_like(like[1], *captured(like[2]))
    match = _CAPTURED.match(slot)
    if not match:
        raise TemplateError(slot)
    text, _ = captured(match[1])
    return _reshaped(text, match[2]) if match[2] else text


def _is_plural(phrase: str) -> bool:
    last = phrase.rsplit(" ", 1)[-1].lower()
    return any(form is Form.PLURAL for _, form in noun_readings(last)) and not any(form is Form.BASE for _, form in noun_readings(last))


def _reshaped(text: str, form: str) -> str | None:
    """`text` in another form; None where it is no form of a known verb or noun."""
    if form == "lower":
        return text[:1].lower() + text[1:]
    head, space, last = text.rpartition(" ")
    if form == "singular":
        return f"{head}{space}{_cased(singular(last.lower()), last)}"
    if form == "plural":
        return f"{head}{space}{_cased(plural(singular(last.lower())), last)}"
    first, space, rest = text.partition(" ")
    readings = verb_readings(first.lower())
    if not readings:
        return None
    lemma = _likeliest_lemma(first.lower(), readings)
    return _cased(verb(lemma).form(Form(form))[0], first) + space + rest


def _likeliest_lemma(word: str, readings: tuple[tuple[str, Form], ...]) -> str:
    """Of several lemmas (lie and lay for "lay", saw and see for "saw") the one whose form is not its base, else the first."""
    return next((lemma for lemma, form in readings if form is not Form.BASE or len(readings) == 1), readings[0][0]) if word else word


def _inflected_like(lemma: str, model: str, before: str) -> str | None:
    """`lemma` in the form that the first (verb) or last (noun) word of `model` has."""
    first = model.split(" ", 1)[0].lower()
    forms = {form for _, form in verb_readings(first)}
    if forms and lemma == "be" and _chosen(forms, before) is Form.BASE:
        return "be" if before in _BEFORE_BASE else "are"
    if forms:
        return verb(lemma).form(_chosen(forms, before))[-1 if first == "were" else 0]
    return plural(lemma) if _is_plural(model) else lemma


def _chosen(forms: set[Form], before: str) -> Form:
    if {Form.PAST, Form.PP} <= forms:
        return Form.PP if before.lower() in _HAVE_AND_BE else Form.PAST
    for form in (Form.ING, Form.S, Form.PP, Form.PAST):
        if form in forms and not (form is Form.PP and Form.BASE in forms):
            return form
    return Form.BASE


def _cased(word: str, like: str) -> str:
    return word[:1].upper() + word[1:] if like[:1].isupper() and not like.isupper() else word
