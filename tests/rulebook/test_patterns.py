"""What each sign of the pattern language matches."""

from __future__ import annotations

import pytest

from auditor.rulebook.matcher import _PREDICATES
from auditor.rulebook.pattern import PREDICATES, PatternError, parse

from .conftest import Find


@pytest.mark.parametrize(
    ("pattern", "text", "marked"),
    [
        ("two-three", "He came two-three times.", ["two-three"]),
        ("two-three", "Part two - three came.", []),
        ("press service", "The Press Service said.", ["Press Service"]),
        ("<take> part", "They took part and are taking part.", ["took part", "taking part"]),
        ("<report:n> on", "Two reports on it; he reported on it.", ["reports on"]),
        ("<carry:pp> out", "It was carried out; they carry out.", ["carried out"]),
        ("<stabilize>", "It stabilised.", ["stabilised"]),
        ("=IS fighters", "IS fighters came. Is fighters?", ["IS fighters"]),
        ("in|on|at the port", "on the port, by the port", ["on the port"]),
        ("will (most likely|soon)? fall", "It will soon fall. It will fall. It will now fall.", ["will soon fall", "will fall"]),
        ("expects from _{1,4} assistance", "Russia expects from all its partners assistance.", ["expects from all its partners assistance"]),
        ("more !than", "no more than that, more people", ["more people"]),
        ("pay !(no attention) _{2} to", "pay no attention to, pay great attention to", ["pay great attention to"]),
        ("will [[favor]] %ing", "It will favor stabilizing it.", ["favor"]),
        ("^ thus", "Thus he left. He thus left.", ["Thus"]),
        ('^ thus', '"Thus he left."', ["Thus"]),
        ("home $", "They went home. At home they slept.", ["home"]),
        ("on %name", "On Euphrates and on foot, on Dnieper.", ["On Euphrates", "on Dnieper"]),
        ("%num thousand", "86.5 thousand, twenty thousand, a thousand", ["86.5 thousand", "twenty thousand"]),
        ("the /NOUN/ of", "the port of Odesa, the very of", ["the port of"]),
        ("<carry>&!carries out", "he carries out, they carry out", ["carry out"]),
        (r"what\?", "What? No.", ["What?"]),
        ("many %plural", "many days, many day", ["many days"]),
        ("zebra{1,2} zebra yak", "the zebra zebra yak ran", ["zebra zebra yak"]),
        ("(zebra|emu) zebra yak", "an emu zebra yak ran", ["emu zebra yak"]),
        ("(a|an) %upper", "a NATO plan, a Nato plan", ["a NATO"]),
    ],
)
def test_a_pattern_marks_these_words(find: Find, pattern: str, text: str, marked: list[str]) -> None:
    assert [hit.span.of(text) for hit in find(pattern, text)] == marked


def test_a_match_never_crosses_a_sentence(find: Find) -> None:
    assert find("left now", "He left. Now it rains.") == []


def test_an_exception_that_overlaps_the_marked_words_silences_the_rule(find: Find) -> None:
    assert find("actual", "the actual cost", **{"except": '["actual cost"]'}) == []
    assert len(find("actual", "the actual question", **{"except": '["actual cost"]'})) == 1


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("<take", "a lemma is written"),
        ("<take:went>", "is not one of v, n"),
        ("@weekdy the", "there is no word class '@weekdy'"),
        ("%nam the", "did you mean '%name'"),
        ("(a|b", "'(' is not closed"),
        ("a)", "closes nothing"),
        ("/NUON/ the", "a tag is one of"),
        ("a{0,90}", "a repetition goes from 0 up to"),
        ("[[a]] [[b]]", "only one [[marked]] part"),
        ("[[a", "']]' is missing"),
        ("a|", "a word was expected before"),
        ("(|a)", "an alternative is empty"),
        ("(" * 40 + "a", "nested more than"),
        ("!" * 5000 + "a", "'!' stands once"),
    ],
)
def test_a_mistake_in_a_pattern_is_named(pattern: str, message: str) -> None:
    with pytest.raises(PatternError) as caught:
        parse(pattern, {"weekday": ["keys", ["monday"]]})
    assert message in caught.value.message
    assert 0 <= caught.value.at <= len(pattern)


def test_every_property_of_the_language_is_one_the_matcher_knows() -> None:
    assert set(_PREDICATES) == PREDICATES
