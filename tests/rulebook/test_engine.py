"""The engine finds what patterns describe, whatever the text."""

from __future__ import annotations

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.findings import Category, Severity
from auditor.rulebook.anchors import anchors
from auditor.rulebook.engine import Rulebook
from auditor.rulebook.packs import compiled_bytes, from_compiled, load_rulebook, parse_packs, shipped_packs
from auditor.rulebook.pattern import PatternError, parse
from auditor.rulebook.rule import Rule
from auditor.text.analysis import Analysis
from auditor.text.document import Document, Zone

from .conftest import Find, rule_of

_WORDS = "the of take took port two three said Monday Russia in on , . - \" will favor stabilizing 5 (a)".split()
_RULEBOOK, _ = load_rulebook("en")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*_WORDS, "the press service of", "in the framework of", "two-three", "discuss about"]), max_size=60))
def test_every_hit_lies_on_token_borders_inside_its_sentence(words: list[str]) -> None:
    text = " ".join(words)
    analysis = Analysis(Document.of_text(text))
    starts, ends = set(analysis.tokens.starts), set(analysis.tokens.ends)
    for hit in _RULEBOOK.find(analysis):
        assert hit.sentence.span.covers(hit.span)
        assert hit.rule.regex is not None or (hit.span.start in starts and hit.span.end in ends)


def test_compiled_and_freshly_parsed_packs_find_the_same() -> None:
    packs = parse_packs(shipped_packs("en"))
    fresh = Rulebook([rule for pack in packs for rule in pack.rules])
    again = from_compiled(compiled_bytes(fresh, "x"), "x")
    assert again is not None
    text = "\n\n".join(example.text for pack in packs for rule in pack.rules for example in rule.flags)
    analysis = Analysis(Document.of_text(text, zone=Zone.BODY))
    found = [[(hit.rule.id, hit.span, hit.replacements) for hit in rulebook.find(analysis)] for rulebook in (fresh, again)]
    assert found[0] == found[1]
    assert len(found[0]) > len(_RULEBOOK.ids)


def _random_pattern(chance: random.Random, depth: int = 0) -> str:
    part = chance.choice(["word", "word", "lemma", "gap", "group", "optional", "not", "num", "capture"] if depth < 3 else ["word", "lemma"])
    word = chance.choice(["the", "of", "take", "port", "two", "said", "in", "favor", "monday"])
    inner = lambda: " ".join(_random_pattern(chance, depth + 1) for _ in range(chance.randint(1, 3)))  # noqa: E731
    return {
        "word": lambda: word,
        "lemma": lambda: f"<{word}>",
        "gap": lambda: f"_{{0,{chance.randint(1, 12)}}}",
        "group": lambda: f"({inner()}|{inner()})",
        "optional": lambda: f"({inner()}){{0,{chance.randint(1, 12)}}}",
        "not": lambda: f"!{word}",
        "num": lambda: "%num",
        "capture": lambda: f"c{depth}:({inner()})",
    }[part]()


def test_ten_thousand_random_patterns_over_random_text_never_hang() -> None:
    chance = random.Random(20261123)
    text = " ".join(chance.choice(["the", "of", "take", "port", "two", "said", "in", "favor", "monday", ",", "5"]) for _ in range(40))
    analysis = Analysis(Document.of_text(text))
    slowest = 0.0
    for _ in range(10_000):
        pattern = " ".join(_random_pattern(chance) for _ in range(chance.randint(1, 4)))
        try:
            sequence = parse(pattern, {})
        except PatternError:
            continue
        if not anchors(sequence):
            continue
        rule = Rule("t.r", "en", Category.UNIDIOMATIC, Severity.MAJOR, "m", "w", patterns=(sequence,))
        started = time.perf_counter()
        Rulebook([rule]).find(analysis)
        slowest = max(slowest, time.perf_counter() - started)
    assert slowest < 1.0


def test_a_rule_that_counts_from_the_third_use_leaves_two_alone(find: Find) -> None:
    text = "The head of state came. The head of state spoke. The head of state left."
    assert [hit.span.start for hit in find("the head of state", text, context="{from_use: 3}")] == [49]


def test_a_rule_may_ask_for_another_wording_elsewhere_in_the_story(find: Find) -> None:
    rule = {"context": '{elsewhere: "Kyiv"}'}
    assert find("Kiev", "In Kiev it rained.", **rule) == []
    assert len(find("Kiev", "In Kiev it rained. Kyiv was wet.", **rule)) == 1


def test_a_rule_keeps_to_its_zones_and_to_direct_speech(find: Find) -> None:
    assert find("press service", "The press service said.", zones="[headline]") == []
    assert len(find("press service", 'The press service said. "Our press service left."', quotes="only")) == 1
    assert len(find("press service", 'The press service said. "Our press service left."', quotes="never")) == 1


def test_of_overlapping_hits_of_one_rule_the_widest_remains(find: Find) -> None:
    assert len(find("the? very? actual question", "It is the very actual question.")) == 1


def test_a_pattern_is_anchored_at_its_rarest_word() -> None:
    assert {word for anchor in anchors(rule_of("in the framework of").patterns[0]) for word in anchor.words} == {"framework"}
